/** What in a document belongs to one of its records: looked up by record, however many a register holds. */

import type { CriteriaReference, DocumentFacts, FileReference, ValueFact } from '../facts/document-facts.ts';
import { ofRecord } from '../facts/of-record.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Made once for each version of a document. */
const filesByStart = new WeakMap<DocumentFacts, ReadonlyMap<number, FileReference>>();

/** The criteria that a record's fields name. What prose names maps nothing. */
export function criteriaOf({ current }: RecordRef): readonly CriteriaReference[] {
  if (current === undefined) return [];
  return ofRecord(current.document.facts.criteria, current.index).filter(({ source }) => source === 'field');
}

/** The path that a field's value is, for asking where it leads. */
export function fileOf({ document: { facts } }: RecordRef, value: ValueFact): FileReference | undefined {
  let byStart = filesByStart.get(facts);
  if (byStart === undefined) {
    byStart = new Map(facts.files.filter(({ source }) => source === 'field').map((file) => [file.start, file]));
    filesByStart.set(facts, byStart);
  }
  return byStart.get(value.start);
}
