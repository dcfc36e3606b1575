/** What brings a criterion one step further, in words: for its hover and its row in the matrix. */

import type { Engine } from '../engine/engine.ts';
import { goalOf, reaches } from '../readiness/ladder.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import { nameOf } from './symbols.ts';

/** Plain text; undefined for a criterion that is where it has to be, or is out of scope. */
export function criterionToDo({ snapshot, readiness }: Engine, row: CriterionRow): string | undefined {
  if (!row.inScope) return undefined;
  const { id } = row.criterion;
  if (row.controls.length === 0) {
    const why = row.policies.length === 0 ? '' : 'A policy speaks to it, and no control does. ';
    return `${why}Name ${id} under “criteria” of the control that meets it.`;
  }
  if (reaches(row.readiness, goalOf(snapshot.configuration.engagement))) return undefined;
  // The weakest control holds the criterion back.
  for (const control of row.controls) {
    const { level, next } = readiness.control(control);
    if (level === row.readiness && next !== undefined) return `${nameOf(control.record)}: ${next}`;
  }
  return undefined;
}
