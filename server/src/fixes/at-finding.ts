/** What stands where a finding points: the record, the field, the value. */

import type { FieldFact, GroupFacts, RecordFacts, ValueFact } from '../facts/document-facts.ts';
import type { Range } from '../syntax/range.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { FixContext } from './fix.ts';

/** The record in which a finding stands; in a Markdown file its one record, wherever the finding is. */
export function recordAt({ document, finding }: Pick<FixContext, 'document' | 'finding'>): RecordFacts | undefined {
  const { records } = document.facts;
  return records[indexAt(document, finding)];
}

/** The same record as others know it. */
export function recordRefAt({ document, finding }: Pick<FixContext, 'document' | 'finding'>): RecordRef | undefined {
  return document.records[indexAt(document, finding)];
}

function indexAt({ facts: { records, markdown } }: FixContext['document'], finding: Range): number {
  if (markdown && records.length === 1) return 0;
  return records.findIndex(({ range }) => range.start <= finding.start && finding.end <= range.end);
}

/** A field, and the record or group of which it is one. */
export interface FieldPlace {
  readonly group: GroupFacts;
  readonly field: FieldFact;
}

/** The innermost field whose key or value a finding underlines, in a record or in the configuration. */
export function fieldAt(context: Pick<FixContext, 'document' | 'finding'>): FieldPlace | undefined {
  const group = recordAt(context) ?? context.document.facts.configuration;
  return group === undefined ? undefined : innermost(group, context.finding);
}

function innermost(group: GroupFacts, range: Range): FieldPlace | undefined {
  for (const field of group.fields.values()) {
    if (!contains(field.key, range) && !contains(field.range, range)) continue;
    for (const inner of field.groups) {
      const found = innermost(inner, range);
      if (found !== undefined) return found;
    }
    return { group, field };
  }
  return undefined;
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The value that a finding underlines, with its field. */
export function valueAt(
  context: Pick<FixContext, 'document' | 'finding'>,
): (FieldPlace & { readonly value: ValueFact }) | undefined {
  const place = fieldAt(context);
  const value = place?.field.values.find(
    ({ start, end }) => start === context.finding.start && end === context.finding.end,
  );
  return place === undefined || value === undefined ? undefined : { ...place, value };
}
