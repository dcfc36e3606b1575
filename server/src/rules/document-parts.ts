/** What is checked by itself: a record of a document, what stands outside of all records, or the document as one. */

import type {
  CriteriaReference,
  DocumentFacts,
  FileReference,
  RecordFacts,
  Reference,
} from '../facts/document-facts.ts';
import { ofRecord } from '../facts/of-record.ts';

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
