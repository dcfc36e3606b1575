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
  if (!isSilencedAlike(before, after, index)) return false;
  return before.records.every((record, at) => {
    const other = after.records[at];
    if (other === undefined) return false;
    const left = at === index ? field : undefined;
    if (said(record, left) !== said(other, left)) return false;
    return at === index || criteriaIn(before, at) === criteriaIn(after, at);
  });
}

/** Whether each comment that silences findings speaks of what it spoke of, or went with the criteria that it spoke of. */
function isSilencedAlike(before: DocumentFacts, after: DocumentFacts, index: number): boolean {
  const left = silencedIn(after, index);
  let at = 0;
  for (const { words, isOfItems } of silencedIn(before, index)) {
    if (left[at]?.words === words) at += 1;
    else if (!isOfItems) return false;
  }
  return at === left.length;
}

/** What comments silence; of one that speaks of items in the record's list of criteria, which these are. */
function silencedIn(
  { suppressions, criteria, records }: DocumentFacts,
  index: number,
): readonly { readonly words: string; readonly isOfItems: boolean }[] {
  const key = records[index]?.fields.get('criteria')?.key;
  return suppressions.map(({ word, codes, reason, places }) => {
    const isIn = (offset: number | undefined): boolean =>
      offset !== undefined && (places?.some(({ start, end }) => start <= offset && offset <= end) ?? true);
    const items = isIn(key?.start)
      ? []
      : ofRecord(criteria, index).filter(({ source, start }) => source === 'field' && isIn(start));
    const said = [word.text, codes.map(({ text, about }) => [text, about.map((one) => one.text)]), reason];
    return { words: JSON.stringify([said, items.map(({ text }) => text)]), isOfItems: items.length > 0 };
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
