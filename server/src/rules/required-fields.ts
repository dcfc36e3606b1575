/** The fields that a record is expected to have: one table and one check behind the `*-missing` codes. */

import * as l10n from '@vscode/l10n';

import { foldValue } from '../domain/field.ts';
import type { RecordKind } from '../domain/kinds.ts';
import type { DocumentFacts, FieldFact, RecordFacts } from '../facts/document-facts.ts';
import { choice, field, isPlaceholderOnly, text, values } from '../facts/record.ts';
import { recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

interface RequiredField {
  readonly code: RuleCode;
  readonly kind: RecordKind;
  readonly field: string;
  /** What is wrong with a record of a name. */
  readonly lack: (name: string) => string;
  /** What to write where the key is not there. */
  readonly add: () => string;
  /** What to write at the key that is there. */
  readonly fillIn: () => string;
  /** When the field need not be there. */
  readonly exempt?: (record: RecordFacts) => boolean;
}

/** A written date of the next review says how often as well as a cadence does. */
function hasNextReview(record: RecordFacts): boolean {
  return values(record, 'next_review').length > 0;
}

/** Nobody is expected to have approved what is still being written. */
function isDraft(record: RecordFacts): boolean {
  return choice(record, 'status') === 'draft';
}

const REQUESTED: ReadonlySet<string> = new Set(['draft', 'requested', 'proposed', 'pending', 'inreview', 'submitted']);

/** An exception that was asked for and not decided on yet. */
function isRequested(record: RecordFacts): boolean {
  return REQUESTED.has(foldValue(text(record, 'status') ?? ''));
}

const REQUIRED_FIELDS: readonly RequiredField[] = [
  {
    code: 'policy-id-missing',
    kind: 'policy',
    field: 'id',
    lack: (name) => l10n.t('{0} has no ID, so no control can name it.', name),
    add: () => l10n.t('Add “id:” with a short name that never changes, such as POL-ACCESS.'),
    fillIn: () => l10n.t('Fill it in here: a short name that never changes, such as POL-ACCESS.'),
  },
  {
    code: 'policy-owner-missing',
    kind: 'policy',
    field: 'owner',
    lack: (name) => l10n.t('{0} has no owner, so nobody answers for keeping it right.', name),
    add: () => l10n.t('Add “owner:” with the person who does, such as jane.doe.'),
    fillIn: () => l10n.t('Fill it in here: the person who does, such as jane.doe.'),
  },
  {
    code: 'policy-approver-missing',
    kind: 'policy',
    field: 'approver',
    lack: (name) => l10n.t('{0} names no approver, so nothing shows that management stands behind it.', name),
    add: () => l10n.t('Add “approver:” with who approved it, someone other than its owner.'),
    fillIn: () => l10n.t('Fill it in here: who approved it, someone other than its owner.'),
    exempt: isDraft,
  },
  {
    code: 'policy-version-missing',
    kind: 'policy',
    field: 'version',
    lack: (name) => l10n.t('{0} has no version, so nobody can tell which text was approved.', name),
    add: () => l10n.t('Add “version:” with its version in quotes, such as "1.0".'),
    fillIn: () => l10n.t('Fill it in here: its version in quotes, such as "1.0".'),
  },
  {
    code: 'policy-cadence-missing',
    kind: 'policy',
    field: 'review_cadence',
    lack: (name) => l10n.t('{0} does not say how often it is reviewed, so no review ever falls due.', name),
    add: () => l10n.t('Add “review_cadence:” with how often, such as annual, or write the day as “next_review:”.'),
    fillIn: () => l10n.t('Fill it in here: how often, such as annual, or write the day as “next_review:”.'),
    exempt: hasNextReview,
  },
  {
    code: 'policy-unmapped',
    kind: 'policy',
    field: 'satisfies',
    lack: (name) => l10n.t('{0} names no criteria, so it supports none.', name),
    add: () => l10n.t('Add “satisfies:” with the criteria it speaks to, such as [CC6.1, CC6.2].'),
    fillIn: () => l10n.t('Fill it in here: the criteria it speaks to, such as [CC6.1, CC6.2].'),
  },
  {
    code: 'control-owner-missing',
    kind: 'control',
    field: 'owner',
    lack: (name) => l10n.t('{0} has no owner, so nobody answers for it.', name),
    add: () => l10n.t('Add “owner:” with the one person who does, such as jane.doe.'),
    fillIn: () => l10n.t('Fill it in here: the one person who does, such as jane.doe.'),
  },
  {
    code: 'control-frequency-missing',
    kind: 'control',
    field: 'frequency',
    lack: (name) => l10n.t('{0} does not say how often it operates, so nobody can tell what evidence to expect.', name),
    add: () => l10n.t('Add “frequency:” with how often, such as quarterly or per-event.'),
    fillIn: () => l10n.t('Fill it in here: how often, such as quarterly or per-event.'),
  },
  {
    code: 'control-cadence-missing',
    kind: 'control',
    field: 'review_cadence',
    lack: (name) => l10n.t('{0} does not say how often its definition is reviewed, so no review ever falls due.', name),
    add: () => l10n.t('Add “review_cadence:” with how often, such as annual, or write the day as “next_review:”.'),
    fillIn: () => l10n.t('Fill it in here: how often, such as annual, or write the day as “next_review:”.'),
    exempt: hasNextReview,
  },
  {
    code: 'control-unmapped',
    kind: 'control',
    field: 'criteria',
    lack: (name) => l10n.t('{0} names no criteria, so it counts for none.', name),
    add: () => l10n.t('Add “criteria:” with the criteria it helps to meet, such as [CC6.1].'),
    fillIn: () => l10n.t('Fill it in here: the criteria it helps to meet, such as [CC6.1].'),
  },
  {
    code: 'exception-expiry-missing',
    kind: 'exception',
    field: 'expires',
    lack: (name) => l10n.t('{0} does not say until when it is approved, so it never ends.', name),
    add: () => l10n.t('Add “expires:” with its last day, at most a year from the approval.'),
    fillIn: () => l10n.t('Fill it in here: its last day, at most a year from the approval.'),
  },
  {
    code: 'exception-approver-missing',
    kind: 'exception',
    field: 'approver',
    lack: (name) => l10n.t('{0} names nobody who approved it, so it excuses nothing.', name),
    add: () =>
      l10n.t('Add “approver:” with who approved it, someone other than its owner, and the day as “approved:”.'),
    fillIn: () => l10n.t('Fill it in here: who approved it, someone other than its owner, and the day as “approved:”.'),
    exempt: isRequested,
  },
  {
    code: 'exception-approver-missing',
    kind: 'exception',
    field: 'approved',
    lack: (name) => l10n.t('{0} does not say when it was approved, so nothing shows from which day on it holds.', name),
    add: () => l10n.t('Add “approved:” with the day of the approval.'),
    fillIn: () => l10n.t('Fill it in here: the day of the approval.'),
    // Without an approver, one finding speaks of both.
    exempt: (exception) => isRequested(exception) || values(exception, 'approver').length === 0,
  },
  {
    code: 'exception-compensation-missing',
    kind: 'exception',
    field: 'compensating_control',
    lack: (name) => l10n.t('{0} names no control that covers the gap meanwhile.', name),
    add: () => l10n.t('Add “compensating_control:” with the ID of the control that does.'),
    fillIn: () => l10n.t('Fill it in here: the ID of the control that does.'),
  },
  {
    code: 'risk-untreated',
    kind: 'risk',
    field: 'treatment',
    lack: (name) => l10n.t('{0} does not say what is done about it.', name),
    add: () => l10n.t('Add “treatment:” with mitigate, accept, transfer or avoid.'),
    fillIn: () => l10n.t('Fill it in here: mitigate, accept, transfer or avoid.'),
  },
  {
    code: 'risk-owner-missing',
    kind: 'risk',
    field: 'owner',
    lack: (name) => l10n.t('{0} has no owner, so nobody answers for what is done about it.', name),
    add: () => l10n.t('Add “owner:” with the person who does, such as jane.doe.'),
    fillIn: () => l10n.t('Fill it in here: the person who does, such as jane.doe.'),
  },
];

const byKind = new Map<RecordKind, RequiredField[]>();
for (const row of REQUIRED_FIELDS) {
  const rows = byKind.get(row.kind);
  if (rows === undefined) byKind.set(row.kind, [row]);
  else rows.push(row);
}

/** A group of keys where a value belongs already has its `value-invalid` finding; for criteria it is a way to write them. */
function isWrongShape(fact: FieldFact): boolean {
  return fact.shape === 'map' && fact.field.type.type !== 'criteria';
}

/** Whether what stands under a key could not be read: then it is not missing, and its `yaml-syntax` finding says enough. */
function isUnread({ problems }: DocumentFacts, record: RecordFacts, fact: FieldFact): boolean {
  let end = record.range.end;
  for (const { key } of record.fields.values()) if (key.start > fact.key.start && key.start < end) end = key.start;
  return problems.some(({ code, start }) => code === 'yaml-syntax' && start >= fact.key.end && start < end);
}

/**
 * Reports the fields that a record lacks: at the key where it stands there empty, else at the record. A placeholder counts
 * as missing too, but its own finding already says so.
 */
export function checkRequiredFields({ document, report }: RuleContext, record: RecordFacts): void {
  for (const row of byKind.get(record.kind) ?? []) {
    if (values(record, row.field).length > 0 || isPlaceholderOnly(record, row.field)) continue;
    if (row.exempt?.(record) === true) continue;
    const fact = field(record, row.field);
    if (fact === undefined) {
      report(row.code, record.anchor, `${row.lack(recordName(record))} ${row.add()}`);
    } else if (!isWrongShape(fact) && !isUnread(document.facts, record, fact)) {
      report(row.code, fact.key, `${row.lack(recordName(record))} ${row.fillIn()}`);
    }
  }
}
