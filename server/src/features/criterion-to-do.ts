/** What brings a criterion one step further, in words: for its hover and its row in the matrix. */

import * as l10n from '@vscode/l10n';
import type { Engine } from '../engine/engine.ts';
import { exposedFirst } from '../readiness/exposure.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import { nameOf } from './symbols.ts';

/** Plain text for a criterion in scope; undefined for one that is where this engagement needs it. */
export function criterionToDo({ readiness, snapshot }: Engine, row: CriterionRow): string | undefined {
  const { id } = row.criterion;
  if (row.controls.length === 0) {
    const toDo = l10n.t('Name {0} under “criteria” of the control that meets it.', id);
    return row.policies.length === 0 ? toDo : `${l10n.t('A policy speaks to it, and no control does.')} ${toDo}`;
  }
  // The weakest control holds the criterion back, of several the one that a high risk depends on; at the top none has anything to do.
  for (const control of exposedFirst(snapshot, row.controls, (seen) => seen)) {
    const { level, next } = readiness.control(control);
    if (level === row.readiness && next !== undefined) return `${nameOf(control.record)}: ${next}`;
  }
  return undefined;
}
