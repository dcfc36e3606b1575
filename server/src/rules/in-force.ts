/** Whether a record still says something about today, or is only kept because it was true once. */

import type { CivilDate } from '../domain/civil-date.ts';
import { foldValue } from '../domain/field.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, isRetired, text } from '../facts/record.ts';

/** What people write for a risk, a vendor, an incident or an exception that is over, folded. */
const OVER: ReadonlySet<string> = new Set([
  'closed',
  'resolved',
  'expired',
  'terminated',
  'retired',
  'inactive',
  'ended',
  'renewed',
  'superseded',
  'rejected',
  'denied',
  'withdrawn',
  'revoked',
  'cancelled',
  'canceled',
  'offboarded',
]);

/** Whether the status of a record says that it is over, in one of the words that people write for it. */
export function isOver(record: RecordFacts): boolean {
  return isRetired(record) || OVER.has(foldValue(text(record, 'status') ?? ''));
}

/** Whether somebody has to answer for a record today: it is not retired, resolved, expired or closed. */
export function isInForce(record: RecordFacts, asOf: CivilDate): boolean {
  if (record.kind === 'evidence' || record.kind === 'population') return false;
  if (isOver(record)) return false;
  const end = date(
    record,
    record.kind === 'exception' ? 'expires' : record.kind === 'incident' ? 'resolved' : 'retired',
  );
  return end === undefined || end >= asOf;
}
