/** The readiness overview as its page shows it. */

import type { AboutFolder, OfFolder } from './page-folder.ts';

export interface OverviewQuestion extends OfFolder {
  readonly kind: 'overview';
}

export interface OverviewAnswer extends AboutFolder {
  readonly kind: 'overview';
}
