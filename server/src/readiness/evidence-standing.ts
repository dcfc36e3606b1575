/** What evidence of a control there is, and whether it still counts: collected, not expired, and there to be shown. */

import { type CivilDate, FIRST_DATE, LAST_DATE } from '../domain/civil-date.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, period, value, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { hasMismatch } from './evidence-integrity.ts';
import { judgedDay } from './judged-day.ts';
import { fileOf } from './record-parts.ts';

/** The last day that evidence speaks of: of its period, else the day on which it was collected. */
export function lastDayOf(record: RecordFacts): CivilDate {
  return period(record, 'period')?.end ?? date(record, 'collected') ?? FIRST_DATE;
}

/** The evidence records that name a control, in the order of the periods they speak of. */
export function evidenceOf(snapshot: Snapshot, control: RecordFacts): readonly RecordRef[] {
  const id = control.id?.text;
  if (id === undefined) return [];
  const dated = snapshot
    .kept(id, 'evidence')
    .map((ref) => ({ ref, day: lastDayOf(ref.record) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return dated.map(({ ref }) => ref);
}

/** Whether there is something to show: the file, if it is to be one of the workspace and still what it was, or an address. */
export function isKept(snapshot: Snapshot, evidence: RecordRef): boolean {
  const path = values(evidence.record, 'path')[0];
  if (path === undefined) return (value(evidence.record, 'url')?.reading.kind ?? 'none') !== 'none';
  const file = fileOf(evidence, path);
  if (file === undefined) return false;
  const { state } = snapshot.target(evidence.document, file);
  if (state === 'file' && hasMismatch(snapshot, evidence)) return false;
  return state === 'file' || state === 'directory' || state === 'external' || state === 'unknown';
}

/** Whether evidence counts on the day that is judged: collected by then, not expired, and there to be shown. */
export function isCurrentEvidence(snapshot: Snapshot, evidence: RecordRef): boolean {
  const { on, known } = judgedDay(snapshot);
  const { record } = evidence;
  if ((date(record, 'collected') ?? FIRST_DATE) > known || (date(record, 'expires') ?? LAST_DATE) < on) return false;
  return isKept(snapshot, evidence);
}
