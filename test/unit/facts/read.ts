/** Reading a text in the tests of facts, and looking at what came of it by the text that its ranges cover. */

import type {
  DocumentFacts,
  DocumentRole,
  FactProblem,
  RecordFacts,
  ValueFact,
} from '../../../server/src/facts/document-facts.ts';
import { type FactOptions, readDocument } from '../../../server/src/facts/read-document.ts';

export const POLICY: DocumentRole = { role: 'policy' };
export const REGISTER: DocumentRole = { role: 'register', kind: undefined };
export const CONTROLS: DocumentRole = { role: 'register', kind: 'control' };
export const MARKDOWN: DocumentRole = { role: 'markdown' };

/** A text with its facts. */
export interface Read {
  readonly text: string;
  readonly facts: DocumentFacts;
}

/** Reads a Markdown file under the policies' globs, unless another role is given. */
export function readPolicy(text: string, role: DocumentRole = POLICY, options?: FactOptions): Read {
  return { text, facts: readDocument(text, true, role, options) };
}

/** Reads a YAML file as a register. */
export function readYaml(text: string, role: DocumentRole = REGISTER, options?: FactOptions): Read {
  return { text, facts: readDocument(text, false, role, options) };
}

/** The record at a place; fails the test where there is none. */
export function recordAt({ facts }: Read, index = 0): RecordFacts {
  const record = facts.records[index];
  if (record === undefined) throw new Error(`there is no record ${index}; there are ${facts.records.length}`);
  return record;
}

/** The kinds and IDs of the records in order: `control AC-01`. */
export function recordNames({ facts }: Read): readonly string[] {
  return facts.records.map((record) => `${record.kind} ${record.id?.text ?? '-'}`);
}

/** The texts of a field's values, placeholders in angle brackets. */
export function valueTexts(read: Read, name: string, index = 0): readonly string[] {
  const values: readonly ValueFact[] = recordAt(read, index).fields.get(name)?.values ?? [];
  return values.map((value) => (value.placeholder ? `<${value.text}>` : value.text));
}

/** The problems as code and the text that is underlined: `key-duplicate “id”`. */
export function problemsOf({ text, facts }: Read): readonly string[] {
  return facts.problems.map((problem: FactProblem) => `${problem.code} “${text.slice(problem.start, problem.end)}”`);
}
