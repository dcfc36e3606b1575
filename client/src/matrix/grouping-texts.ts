/** How the matrix is grouped, in words. */
import { l10n } from 'vscode';

import type { MatrixGrouping } from '../../../server/src/protocol/messages.ts';

const CHOICES: Readonly<Record<MatrixGrouping, () => string>> = {
  criteria: () => l10n.t('By criteria'),
  policy: () => l10n.t('By policy'),
  owner: () => l10n.t('By owner'),
  layer: () => l10n.t('By layer'),
  readiness: () => l10n.t('By readiness'),
  due: () => l10n.t('By due date'),
};

const NOTES: Readonly<Record<MatrixGrouping, () => string>> = {
  criteria: () => l10n.t('by criteria'),
  policy: () => l10n.t('by policy'),
  owner: () => l10n.t('by owner'),
  layer: () => l10n.t('by layer'),
  readiness: () => l10n.t('by readiness'),
  due: () => l10n.t('by due date'),
};

/** As something to choose: `By due date`. */
export function groupingChoice(grouping: MatrixGrouping): string {
  return CHOICES[grouping]();
}

/** Beside the title of the view: `by due date`. */
export function groupingNote(grouping: MatrixGrouping): string {
  return NOTES[grouping]();
}
