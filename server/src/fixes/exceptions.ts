/** Fixes of exceptions: closing one that has expired, giving one an end, recording its approval. */

import * as l10n from '@vscode/l10n';
import { addMonths, type CivilDate } from '../domain/civil-date.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, value, values } from '../facts/record.ts';
import { policiesOf } from '../readiness/control-readiness.ts';
import { identityOf } from '../rules/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { recordAt, recordRefAt } from './at-finding.ts';
import { type FileChange, type Fix, type FixContext, fixHere, fixIn, type WritingContext } from './fix.ts';
import { coveringControls } from './likely-criteria.ts';
import { freeId, nextInSeries } from './new-id.ts';
import { addRecord } from './new-record.ts';
import { type NewField, writeField } from './yaml-edit.ts';
import { yamlOf } from './yaml-source.ts';
import { scalar } from './yaml-text.ts';

/** What most organizations allow before an exception has to be approved anew. */
const MONTHS_ALLOWED = 6;

/** `exception-expired`: its status, where the departure has ended. Renewing it takes an approval. */
export function closeException(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined) return [];
  const edit = writeField(source, record, { key: 'status', value: 'closed' });
  return fixHere(context, l10n.t('Close the exception: the departure has ended'), [edit]);
}

/** `exception-expiry-missing`: half a year from the approval; none where that day has passed already. */
export function addExpiry(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined) return [];
  const { today } = context.snapshot;
  const expires = addMonths(date(record, 'approved') ?? today, MONTHS_ALLOWED);
  if (expires < today) return [];
  const edit = writeField(source, record, { key: 'expires', value: expires, isGuess: true });
  return fixHere(context, l10n.t('Let it expire on {0}', expires), [edit], { isPreferred: true });
}

/** `exception-approver-missing`: whoever approved the policies above the control, as of today; or the day alone. */
export function recordExceptionApproval(context: FixContext): readonly Fix[] {
  const { snapshot } = context;
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined) return [];
  const day = { key: 'approved', value: snapshot.today, isGuess: true };
  if (values(record, 'approver').length > 0) {
    return fixHere(context, l10n.t('Record that it was approved on {0}', day.value), [writeField(source, record, day)]);
  }
  const days = date(record, 'approved') === undefined ? [writeField(source, record, { ...day, isGuess: false })] : [];
  return approversAbove(snapshot, record).flatMap((approver) => {
    const value = scalar(approver, true);
    const edit = writeField(source, record, { key: 'approver', value, isGuess: true });
    return fixHere(context, l10n.t('Record the approval of {0}', approver), [edit, ...days]);
  });
}

/**
 * `evidence-occurrence-missing` and `control-evidence-missing`: an exception from the control, asked for and not approved. It
 * excuses what falls due from the day of its approval on; what was left out before stays a deviation.
 */
export async function requestException(context: FixContext): Promise<readonly Fix[]> {
  const { snapshot } = context;
  const control = recordRefAt(context);
  if (control?.kind !== 'control' || control.id === undefined) return [];
  const [covering] = coveringControls(snapshot, [control.id]);
  // l10n: it is written into the file
  const reason = `${control.id} cannot be operated as it is defined`;
  const expires = usualExpiry(snapshot);
  const asked = await exceptionFrom(context, control, { reason, compensation: covering?.id, expires });
  if (asked === undefined) return [];
  const title = l10n.t('Ask for an exception from {0} until {1}', control.id, expires);
  return [fixIn(context, title, [asked.file], { isFirstStep: true })];
}

/** Half a year from today. */
function usualExpiry({ today }: Snapshot): CivilDate {
  return addMonths(today, MONTHS_ALLOWED);
}

/** Why a control cannot be operated, which other one covers the gap meanwhile, and until when. */
export interface Departure {
  readonly reason: string;
  readonly compensation: string | undefined;
  readonly expires: CivilDate;
}

/** An exception from a control as it is asked for, not approved, and its ID; undefined where no register could take it. */
export async function exceptionFrom(
  context: WritingContext,
  control: RecordRef,
  { reason, compensation, expires }: Departure,
): Promise<{ readonly id: string; readonly file: FileChange } | undefined> {
  const { snapshot } = context;
  if (control.id === undefined) return undefined;
  const siblings = snapshot.records('exception');
  const last = siblings.at(-1)?.id;
  const id = (last === undefined ? undefined : nextInSeries(snapshot, 'exception', last)) ?? freeId(snapshot, 'EX-1');
  const owner = value(control.record, 'owner')?.text;
  const fields: NewField[] = [
    { key: 'id', value: scalar(id, true) },
    { key: 'controls', spelling: 'control', value: scalar(control.id, true) },
    { key: 'reason', value: scalar(reason, true), isGuess: true },
    ...(compensation === undefined ? [] : [{ key: 'compensating_control', value: scalar(compensation, true) }]),
    ...(owner === undefined ? [] : [{ key: 'owner', value: scalar(owner, true) }]),
    { key: 'status', value: 'requested' },
    { key: 'expires', value: expires },
  ];
  const file = await addRecord(context, { kind: 'exception', fields, siblings });
  return file === undefined ? undefined : { id, file };
}

/** Who approved the policies that an exception departs from, or under which its controls stand; not its own owner. */
function approversAbove(snapshot: Snapshot, exception: RecordFacts): readonly string[] {
  const policies = [
    ...values(exception, 'policies').flatMap(({ text: id }) => snapshot.definition(id, 'policy') ?? []),
    ...values(exception, 'controls').flatMap(({ text: id }) => {
      const control = snapshot.definition(id, 'control');
      return control === undefined ? [] : policiesOf(snapshot, control.record);
    }),
  ];
  const taken = new Set(values(exception, 'owner').map(({ text: owner }) => identityOf(snapshot, owner)));
  const approvers: string[] = [];
  for (const { record } of policies) {
    for (const { text: approver } of values(record, 'approver')) {
      const identity = identityOf(snapshot, approver);
      if (taken.has(identity)) continue;
      taken.add(identity);
      approvers.push(approver);
    }
  }
  return approvers;
}
