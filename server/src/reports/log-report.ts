/** Readiness over time in one shape for every format: a row for each commit. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Figures } from '../engine/figures.ts';

export interface LogRow {
  /** The ID of the commit. */
  readonly commit: string;
  /** The day on which it was committed. */
  readonly day: CivilDate;
  /** The day for which it was judged. */
  readonly asOf: CivilDate;
  readonly subject: string;
  readonly figures: Figures;
}

export interface LogReport {
  /** The latest first. */
  readonly rows: readonly LogRow[];
  /** Whether there are older ones that nobody asked for. */
  readonly hasOlder: boolean;
}
