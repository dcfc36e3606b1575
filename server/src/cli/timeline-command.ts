/** `plumbline timeline`: the occurrences of each control over the audit period, and what deviates or falls due. */

import { timelineJson } from '../reports/timeline-json.ts';
import { timelineText } from '../reports/timeline-text.ts';
import type { Invocation } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import { printMatrixReport } from './matrix-command.ts';

/** Prints the timeline of the folder that `matrix` would look at. */
export function timeline(invocation: Invocation, current: string): Promise<ExitCode> {
  return printMatrixReport(invocation, current, { json: timelineJson, text: timelineText });
}
