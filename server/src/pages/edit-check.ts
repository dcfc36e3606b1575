/** Whether an edit of one field changed that field and nothing else: the text is read again and held against what it was. */

import type { DocumentFacts, FieldFact, GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { ofRecord } from '../facts/of-record.ts';

/**
 * Whether two readings of a document say the same in every record but for one field of the record at `index`, and none of
 * the YAML is broken that was not before.
 */
export function isChangedOnlyIn(before: DocumentFacts, after: DocumentFacts, index: number, field: string): boolean {
  if (before.records.length !== after.records.length) return false;
  if (faults(after) > faults(before)) return false;
  return before.records.every((record, at) => {
    const other = after.records[at];
    if (other === undefined) return false;
    const left = at === index ? field : undefined;
    if (said(record, left) !== said(other, left)) return false;
    return at === index || criteriaIn(before, at) === criteriaIn(after, at);
  });
}

function faults({ problems }: DocumentFacts): number {
  return problems.filter(({ code }) => code === 'yaml-syntax' || code === 'key-duplicate').length;
}

function criteriaIn({ criteria }: DocumentFacts, index: number): string {
  return JSON.stringify(
    ofRecord(criteria, index)
      .filter(({ source }) => source === 'field')
      .map(({ text, framework }) => [framework?.text, text]),
  );
}

/** All that a record says, without places. */
function said(record: RecordFacts, left: string | undefined): string {
  return JSON.stringify([record.kind, record.id?.text, saidIn(record, left)]);
}

function saidIn({ owner, fields }: GroupFacts, left?: string): unknown {
  return [owner, ...[...fields].filter(([name]) => name !== left).map(([name, fact]) => [name, saidOf(fact)])];
}

function saidOf({ shape, values, groups }: FieldFact): unknown {
  return [
    shape,
    values.map(({ text, placeholder, framework }) => [text, placeholder, framework?.text]),
    groups.map((group) => saidIn(group)),
  ];
}
