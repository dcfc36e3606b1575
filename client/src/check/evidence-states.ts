/** How many records of evidence name the file that was recorded, another one, or one that could not be read: in words. */
import { l10n } from 'vscode';

import type { VerifyEvidenceResult } from '../../../server/src/protocol/messages.ts';
import { listText } from '../counts.ts';

/** `4 verified, 1 not the file that was recorded, 2 not verified`: all three, or those that were counted at all. */
export function evidenceStates(counted: VerifyEvidenceResult, which: 'all' | 'counted'): string {
  const { verified, differing, unverified } = counted;
  const states: readonly (readonly [number, string])[] = [
    [verified, l10n.t('{0} verified', verified)],
    [differing, l10n.t('{0} not the file that was recorded', differing)],
    [unverified, l10n.t('{0} not verified', unverified)],
  ];
  return listText(states.filter(([count]) => which === 'all' || count > 0).map(([, text]) => text));
}
