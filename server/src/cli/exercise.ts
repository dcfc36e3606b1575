/** Whether this run has gone through enough of the program that what V8 compiled on the way is worth keeping. */

import type { Totals } from '../engine/engine.ts';

let exercised = false;

/** Notes that a report was made of these: one of an empty folder needs next to nothing of the program. */
export function noteExercise({ policies, controls, evidence }: Totals): void {
  exercised ||= policies > 0 && controls > 0 && evidence > 0;
}

/** Whether a whole report has been made of a folder with something of everything in it. */
export function isExercised(): boolean {
  return exercised;
}
