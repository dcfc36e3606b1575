/** Two states of a folder side by side, in one shape for every format. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Comparison } from '../engine/comparison.ts';
import type { Figures } from '../engine/figures.ts';

/** One of the states. */
export interface DiffSide {
  /** As it was written on the command line; undefined: the files as they are now. */
  readonly ref: string | undefined;
  /** The ID of the commit. */
  readonly commit: string | undefined;
  readonly figures: Figures;
}

export interface DiffReport extends Comparison {
  /** Both are judged for this day, so that only what was written differs. */
  readonly asOf: CivilDate;
  readonly from: DiffSide;
  readonly to: DiffSide;
}

/** The beginning of a commit's ID, as Git shows it. */
export function shortId(commit: string): string {
  return commit.slice(0, 7);
}
