/** What stands at an offset: the ID, reference, criterion, link, key or value that hover, definition and the rest ask about. */

import type {
  CriteriaReference,
  FieldFact,
  FileReference,
  GroupFacts,
  RecordFacts,
  Reference,
  ValueFact,
} from '../facts/document-facts.ts';
import type { Range } from '../syntax/range.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';

export type SymbolAt =
  /** The ID of a record, where it is defined. */
  | { readonly symbol: 'definition'; readonly range: Range; readonly ref: RecordRef }
  /** The ID of a criterion of an own framework, where it is defined. */
  | { readonly symbol: 'criterion'; readonly range: Range }
  | { readonly symbol: 'reference'; readonly range: Range; readonly reference: Reference }
  | { readonly symbol: 'criteria'; readonly range: Range; readonly reference: CriteriaReference }
  | { readonly symbol: 'file'; readonly range: Range; readonly reference: FileReference }
  /** The code of a rule in the configuration. */
  | { readonly symbol: 'rule'; readonly range: Range; readonly code: string }
  | { readonly symbol: 'key'; readonly range: Range; readonly field: FieldFact; readonly group: GroupFacts }
  | {
      readonly symbol: 'value';
      readonly range: Range;
      readonly field: FieldFact;
      readonly value: ValueFact;
      readonly record: RecordRef | undefined;
    };

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** The last of a sorted list's ranges that starts at or before the offset and holds it. */
function find<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  // Not searched by halves: fields come record by record, mentions after them, and there are few.
  let found: T | undefined;
  for (const range of ranges) {
    if (holds(range, offset) && (found === undefined || range.end - range.start <= found.end - found.start))
      found = range;
  }
  return found;
}

/** The record whose range holds the offset; in a Markdown file, its one record wherever the offset is. */
export function recordAt(document: IndexedDocument, offset: number): RecordRef | undefined {
  const { records, markdown } = document.facts;
  const index =
    markdown && records.length === 1
      ? 0
      : records.findIndex((record) => record.range.start <= offset && offset <= record.range.end);
  return document.records[index];
}

/** What stands at the offset; undefined in plain prose, in comments and in documents that are not ours. */
export function symbolAt(document: IndexedDocument, offset: number): SymbolAt | undefined {
  const { facts } = document;
  for (const [index, record] of facts.records.entries()) {
    const ref = document.records[index];
    if (ref !== undefined && record.id !== undefined && holds(record.id, offset)) {
      return { symbol: 'definition', range: record.id, ref };
    }
  }
  const defined = facts.framework?.criteria.find(({ id }) => holds(id, offset));
  if (defined !== undefined) return { symbol: 'criterion', range: defined.id };
  const criteria = find(facts.criteria, offset);
  if (criteria !== undefined) return { symbol: 'criteria', range: criteria, reference: criteria };
  const reference = find(facts.references, offset);
  if (reference !== undefined) return { symbol: 'reference', range: reference, reference };
  const file = find(facts.files, offset);
  if (file !== undefined) return { symbol: 'file', range: file, reference: file };
  const rule = facts.configuration?.rules.find(({ key }) => holds(key, offset))?.key;
  if (rule !== undefined) return { symbol: 'rule', range: rule, code: rule.text };
  const record = facts.records.find((one) => holds(one.range, offset));
  const group: GroupFacts | undefined = record ?? facts.configuration ?? facts.framework;
  return group === undefined ? undefined : fieldAt(document, group, offset, record);
}

function fieldAt(
  document: IndexedDocument,
  group: GroupFacts,
  offset: number,
  record: RecordFacts | undefined,
): SymbolAt | undefined {
  for (const field of group.fields.values()) {
    if (holds(field.key, offset)) return { symbol: 'key', range: field.key, field, group };
    for (const inner of field.groups) {
      if (!holds(inner.range, offset)) continue;
      const found = fieldAt(document, inner, offset, record);
      if (found !== undefined) return found;
    }
    const value = find(field.values, offset);
    if (value === undefined) continue;
    const ref = record === undefined ? undefined : document.records[document.facts.records.indexOf(record)];
    return { symbol: 'value', range: value, field, value, record: ref };
  }
  return undefined;
}
