/** The audit timeline as its page shows it. */

import type { AboutFolder, OfFolder } from './page-folder.ts';

export interface TimelineQuestion extends OfFolder {
  readonly kind: 'timeline';
}

export interface TimelineAnswer extends AboutFolder {
  readonly kind: 'timeline';
}
