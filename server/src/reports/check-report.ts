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

/** What a baseline kept out of a report. */
export interface BaselineFigure {
  /** Its name, for a person. */
  readonly file: string;
  /** How many findings are in it. */
  readonly known: number;
  /** How many findings in it are not found any more; undefined where only a part was checked. */
  readonly gone: number | undefined;
}

export interface CheckReport {
  readonly asOf: CivilDate;
  readonly totals: Totals;
  /** By file, then place, then code. */
  readonly diagnoses: readonly Diagnosis[];
  /** How many findings comments silence where they stand. */
  readonly silenced: number;
  /** Undefined where none is in force. */
  readonly baseline: BaselineFigure | undefined;
  readonly readiness: readonly ReadinessFigure[];
}
