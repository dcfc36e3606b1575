/** What in a document belongs to one of its records: looked up by record, however many a register holds. */

import type { CriteriaReference, DocumentFacts, FileReference, ValueFact } from '../facts/document-facts.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Made once for each version of a document. */
const criteriaByRecord = new WeakMap<DocumentFacts, ReadonlyMap<number, readonly CriteriaReference[]>>();
const filesByStart = new WeakMap<DocumentFacts, ReadonlyMap<number, FileReference>>();

const NONE: readonly CriteriaReference[] = [];

/** The criteria that a record's fields name. What prose names maps nothing. */
export function criteriaOf({ document: { facts }, index }: RecordRef): readonly CriteriaReference[] {
  let byRecord = criteriaByRecord.get(facts);
  if (byRecord === undefined) {
    const grouped = new Map<number, CriteriaReference[]>();
    for (const reference of facts.criteria) {
      if (reference.source !== 'field' || reference.record === undefined) continue;
      const group = grouped.get(reference.record);
      if (group === undefined) grouped.set(reference.record, [reference]);
      else group.push(reference);
    }
    criteriaByRecord.set(facts, (byRecord = grouped));
  }
  return byRecord.get(index) ?? NONE;
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
