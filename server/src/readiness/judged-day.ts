/** The day of which readiness speaks: the judged day, or for a Type 1 the day that its report is to speak of. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface JudgedDay {
  /** The day on which things have to stand as they should: what falls due before it is overdue on it. */
  readonly on: CivilDate;
  /** Nothing that was approved or collected after this day is known, or counts: never later than `on`. */
  readonly known: CivilDate;
}

/**
 * A Type 1 report describes the design as of one date (AICPA SOC 2 guide: “as of a specified date”), so what was done after
 * that date does not count for it, and what falls due before it is in the way of it already. A Type 2, and a Type 1
 * without a date, speaks of the day for which everything is judged.
 */
export function judgedDay(snapshot: Snapshot): JudgedDay {
  const { asOf } = snapshot;
  const { engagement } = snapshot.configuration;
  const on = (engagement.type === 1 ? engagement.asOf : undefined) ?? asOf;
  return { on, known: on < asOf ? on : asOf };
}
