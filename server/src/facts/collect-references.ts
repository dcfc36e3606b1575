/** Draws from records what they refer to: other records, criteria and files. */

import { CATEGORIES } from '../domain/category.ts';
import type {
  CriteriaReference,
  FieldFact,
  FileReference,
  GroupFacts,
  Mention,
  RecordFacts,
  Reference,
} from './document-facts.ts';

export interface Collected {
  readonly references: Reference[];
  readonly criteria: CriteriaReference[];
  readonly files: FileReference[];
}

/** Adds what a record's fields, and the groups inside it, refer to. `index` is its place in the document's records. */
export function collectReferences(record: RecordFacts, index: number, into: Collected): void {
  collectGroup(record, index, into);
}

function collectGroup(group: GroupFacts, record: number, into: Collected): void {
  for (const fact of group.fields.values()) {
    collectField(fact, record, into);
    for (const inner of fact.groups) collectGroup(inner, record, into);
  }
}

function collectField(fact: FieldFact, record: number, into: Collected): void {
  const { type, name } = fact.field;
  for (const value of fact.values) {
    if (value.placeholder || value.text === '') continue;
    const place = { start: value.start, end: value.end, record };
    if (type.type === 'reference') {
      into.references.push({ ...place, to: type.to, id: value.text, source: 'field', field: name });
    } else if (type.type === 'owner') {
      into.references.push({ ...place, to: 'person', id: value.text, source: 'field', field: name });
    } else if (type.type === 'criteria') {
      into.criteria.push({ ...place, text: value.text, framework: value.framework, source: 'field' });
    } else if (type.type === 'path') {
      into.files.push({ ...place, destination: value.text, source: 'field', field: name });
    }
  }
}

/** What the criteria of the built-in framework look like: `CC6.1`. */
export const CRITERION_SHAPE = new RegExp(`^(?:${CATEGORIES.map((category) => category.prefix).join('|')})\\d\\.\\d+$`);

/**
 * Adds what ID-shaped words in prose refer to. Which of them are IDs of ours, only the index can tell; here each counts
 * as a possible record of any kind, and those shaped like `CC6.1` as criteria.
 */
export function collectMentions(mentions: readonly Mention[], record: number | undefined, into: Collected): void {
  for (const mention of mentions) {
    const place = { start: mention.start, end: mention.end, record, source: 'mention' as const };
    if (CRITERION_SHAPE.test(mention.text)) {
      into.criteria.push({ ...place, text: mention.text, framework: undefined });
    } else {
      into.references.push({ ...place, to: undefined, id: mention.text });
    }
  }
}
