/** What a check found, in one shape for every format. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Diagnosis, Totals } from '../engine/engine.ts';

/** How many criteria are where one wants them. */
export interface ReadinessFigure {
  /** The folder as a person names it; undefined where only one was checked. */
  readonly folder: string | undefined;
  readonly ready: number;
  readonly inScope: number;
  /** The top of the ladder for the type of engagement. */
  readonly goal: 'evidenced' | 'operating';
}

export interface CheckReport {
  readonly asOf: CivilDate;
  readonly totals: Totals;
  /** By file, then place, then code. */
  readonly diagnoses: readonly Diagnosis[];
  /** How many findings comments silence where they stand. */
  readonly silenced: number;
  readonly readiness: readonly ReadinessFigure[];
}
