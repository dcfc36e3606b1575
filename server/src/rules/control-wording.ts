/** The rule on controls whose words say another frequency than their field. */

import * as l10n from '@vscode/l10n';

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
      { place: 'here', range: inForce.value, message: l10n.t('The frequency stands here.') },
    ]);
  }
}

function messageOf(record: RecordFacts, { interval, isAtLeast }: StatedFrequency, often: Frequency): string {
  const name = recordName(record);
  const [stated, wanted] = [displayFrequency(interval), displayFrequency(often)];
  return isAtLeast
    ? l10n.t(
        '{0} is at least {1} by its own words, and {2} by its frequency. Correct the one that is not what is done.',
        name,
        stated,
        wanted,
      )
    : l10n.t(
        '{0} is {1} by its own words, and {2} by its frequency. Correct the one that is not what is done.',
        name,
        stated,
        wanted,
      );
}

/** Whether a control that operates so often can be described in such words. */
function agrees(stated: StatedFrequency, often: Frequency): boolean {
  if (often.kind === 'per-event') return stated.namesEvents;
  if (often.kind === 'continuous') return stated.namesAutomation || stated.namesEvents;
  if (isAbout(stated.interval, often)) return true;
  return stated.isAtLeast && averageDays(often) < averageDays(stated.interval);
}
