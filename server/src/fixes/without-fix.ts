/**
 * The rules whose findings no fix takes away, and what it is that only a person can know or do.
 *
 * l10n: only a page of the documentation says it, which is in English.
 */

import type { RuleCode } from '../rules/rule-codes.ts';

/** By code, in a sentence. Every other rule has fixes in the registry. All findings but those on comments can be silenced. */
export const WITHOUT_FIX: ReadonlyMap<RuleCode, string> = new Map<RuleCode, string>([
  ['yaml-syntax', 'What malformed text was meant to say is known to whoever wrote it.'],
  ['suppression-without-reason', 'Why a finding is accepted is known to whoever accepts it.'],
  [
    'criterion-out-of-scope',
    'Whether the report is to cover the category, or the control is to leave it out, is decided by those who agree on the scope.',
  ],
  [
    'duty-separation',
    'Somebody else has to approve or review it: another name without that would be worse than the finding.',
  ],
  [
    'evidence-hash-mismatch',
    'Which of the two files is the evidence has to be found out: to record the other digest would hide the change.',
  ],
  [
    'evidence-outside-period',
    'Whether the period is a slip or the evidence belongs to another audit is known to whoever collected it.',
  ],
  ['evidence-occurrence-late', 'What came late stays late: what is left is to say why, and that stands in a comment.'],
  [
    'exception-self-approved',
    'Somebody else has to approve it: another name without that would be worse than the finding.',
  ],
  ['vendor-report-missing', 'The report has to be asked of the vendor.'],
]);
