/** The words for levels of readiness, with the one that only pages and trees have. */
import * as l10n from '@vscode/l10n';

import type { Readiness } from '../../server/src/protocol/matrix-page.ts';
import { levelTitle as titleOfLevel, levelWord as wordOfLevel } from '../../server/src/readiness/state-words.ts';

/** Within a line: `operating`. */
export function levelWord(level: Readiness): string {
  return level === 'out-of-scope' ? l10n.t('out of scope') : wordOfLevel(level);
}

/** As a heading: `Operating`. */
export function levelTitle(level: Readiness): string {
  return level === 'out-of-scope' ? l10n.t('Out of scope') : titleOfLevel(level);
}
