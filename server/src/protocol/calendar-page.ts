/** The review calendar as its page shows it. */

import type { AboutFolder, OfFolder } from './page-folder.ts';

export interface CalendarQuestion extends OfFolder {
  readonly kind: 'calendar';
}

export interface CalendarAnswer extends AboutFolder {
  readonly kind: 'calendar';
}
