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
    // Written out: an object that is made of another one's parts takes twice the room.
    const { start, end, text } = value;
    if (type.type === 'reference') {
      into.references.push({ start, end, record, source: 'field', to: type.to, id: text, field: name });
    } else if (type.type === 'owner') {
      into.references.push({ start, end, record, source: 'field', to: 'person', id: text, field: name });
    } else if (type.type === 'criteria') {
      into.criteria.push({ start, end, record, source: 'field', text, framework: value.framework });
    } else if (type.type === 'path') {
      into.files.push({ start, end, record, source: 'field', destination: text, field: name });
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
    const { start, end, text } = mention;
    if (CRITERION_SHAPE.test(text)) {
      into.criteria.push({ start, end, record, source: 'mention', text, framework: undefined });
    } else {
      into.references.push({ start, end, record, source: 'mention', to: undefined, id: text });
    }
  }
}
