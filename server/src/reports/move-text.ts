/** What is said of a criterion or control that is there, or in scope, in one of two states alone. */

import * as l10n from '@vscode/l10n';

import type { Move } from '../engine/comparison.ts';
import { levelWord } from '../readiness/state-words.ts';

/** `mapped, new`, `was mapped, no longer in scope`: of something that has a level in one state and none in the other. */
export function cameOrWent({ before, after, framework }: Move): string {
  const isCriterion = framework !== undefined;
  if (after !== undefined) {
    return isCriterion ? l10n.t('{0}, now in scope', levelWord(after)) : l10n.t('{0}, new', levelWord(after));
  }
  const was = before === undefined ? '' : levelWord(before);
  return isCriterion ? l10n.t('was {0}, no longer in scope', was) : l10n.t('was {0}, gone', was);
}
