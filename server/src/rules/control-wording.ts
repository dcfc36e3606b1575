/** The rule on controls whose words say another frequency than their field. */

import { averageDays, isAbout } from '../domain/frequency-words.ts';
import { displayFrequency, type Frequency } from '../domain/recurrence.ts';
import type { RecordFacts, StatedFrequency } from '../facts/document-facts.ts';
import { frequency, isRetired } from '../facts/record.ts';
import { frequencyInForce } from '../readiness/definition-versions.ts';
import { recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';

/** Checks the words of each control against the frequency that is in force. */
export function checkControlWording({ snapshot, part, report }: RuleContext): void {
  for (const record of part.records) {
    const { statedFrequency: stated } = record;
    if (stated === undefined || isRetired(record)) continue;
    const inForce = frequencyInForce(record, snapshot.asOf);
    if (inForce === undefined || agrees(stated, inForce.frequency)) continue;
    // Of a change that is still to come, the words may speak already.
    const next = frequency(record, 'frequency');
    if (next === undefined || agrees(stated, next)) continue;
    report('control-text-frequency-mismatch', stated, messageOf(record, stated, inForce.frequency), [
      { place: 'here', range: inForce.value, message: 'The frequency stands here.' },
    ]);
  }
}

function messageOf(record: RecordFacts, { interval, isAtLeast }: StatedFrequency, often: Frequency): string {
  const stated = `${isAtLeast ? 'at least ' : ''}${displayFrequency(interval)}`;
  return `${recordName(record)} is ${stated} by its own words, and ${displayFrequency(often)} by its frequency. Correct the one that is not what is done.`;
}

/** Whether a control that operates so often can be described in such words. */
function agrees(stated: StatedFrequency, often: Frequency): boolean {
  if (often.kind === 'per-event') return stated.namesEvents;
  if (often.kind === 'continuous') return stated.namesAutomation || stated.namesEvents;
  if (isAbout(stated.interval, often)) return true;
  return stated.isAtLeast && averageDays(often) < averageDays(stated.interval);
}
