/** What is checked by itself: a record of a document, what stands outside of all records, or the document as one. */

import type {
  CriteriaReference,
  DocumentFacts,
  FileReference,
  RecordFacts,
  Reference,
} from '../facts/document-facts.ts';

export interface Part {
  readonly records: readonly RecordFacts[];
  /** The place of the first of them among the document's records. */
  readonly first: number;
  readonly references: readonly Reference[];
  readonly criteria: readonly CriteriaReference[];
  readonly files: readonly FileReference[];
  /** Whether what is to be said of the document itself is said with this part. */
  readonly isWhole: boolean;
}

/** The document as one part. */
export function wholeDocument({ records, references, criteria, files }: DocumentFacts): Part {
  return { records, first: 0, references, criteria, files, isWhole: true };
}

/** What stands outside of all records. */
export function outsideRecords({ references, criteria, files }: DocumentFacts): Part {
  const isOutside = ({ record }: { readonly record: number | undefined }): boolean => record === undefined;
  return {
    records: [],
    first: 0,
    references: references.filter(isOutside),
    criteria: criteria.filter(isOutside),
    files: files.filter(isOutside),
    isWhole: true,
  };
}

/** One record, by its place in the document, with what it refers to. */
export function recordPart({ records, references, criteria, files }: DocumentFacts, index: number): Part {
  const record = records[index];
  return {
    records: record === undefined ? [] : [record],
    first: index,
    references: ofRecord(references, index),
    criteria: ofRecord(criteria, index),
    files: ofRecord(files, index),
    isWhole: false,
  };
}

/**
 * Those that belong to a record. What records refer to is listed record by record, and before anything that belongs to none,
 * so that they are found by halving.
 */
function ofRecord<T extends { readonly record: number | undefined }>(all: readonly T[], index: number): readonly T[] {
  const start = firstOf(all, index);
  return all.slice(start, firstOf(all, index + 1));
}

function firstOf(all: readonly { readonly record: number | undefined }[], index: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.record ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
