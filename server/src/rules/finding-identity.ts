/**
 * What makes a finding the same one after lines have moved or a file has another name: its rule, the record and the field in
 * which it stands, and what is written there. Never a line, an offset, or the words of its message.
 */

import type { DocumentFacts, FactProblem, GroupFacts, RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { titleOf } from '../facts/record.ts';
import type { Range } from '../syntax/range.ts';
import type { FindingIdentity } from '../workspace/baseline-file.ts';
import type { Finding } from './rule.ts';

/** Of a longer text, its beginning tells it from others. In UTF-16 units. */
const MOST_TEXT = 200;

/** By what a finding is known. */
export interface KnownBy {
  /** More than one where it tells of several things together: it is known where all of them are. */
  readonly identities: readonly FindingIdentity[];
  /** How often it counts: more than once where it stands for findings that are not listed. */
  readonly count: number;
}

/** By what each of the findings in a document is known. */
export function identitiesOf(facts: DocumentFacts, findings: readonly Finding[]): readonly KnownBy[] {
  if (findings.length === 0) return [];
  const places = new Places(facts);
  return findings.map((finding) => {
    const { code, members, unlisted } = finding;
    if (unlisted !== undefined) return { identities: [unlistedOf(code)], count: unlisted };
    const identity = places.identity(finding);
    return { identities: members?.map((about) => ({ ...identity, about: cut(about) })) ?? [identity], count: 1 };
  });
}

/** Of the findings of a rule that are not listed, how many there are is all that is known, and which they are changes. */
export function unlistedOf(code: string): FindingIdentity {
  return { code, about: 'unlisted' };
}

/** Something with a name of its own in which findings stand. */
interface Bearer {
  readonly kind: string;
  readonly id: string | undefined;
  readonly title: string;
  /** What is underlined when it is meant as a whole. */
  readonly anchor: Range;
  readonly group: GroupFacts;
}

/** The innermost field at a place, and what stands there. */
interface Written {
  readonly field?: string;
  readonly text?: string;
  /** Whether the text is that of one value, and the whole of it is underlined. */
  readonly isValue?: boolean;
}

class Places {
  readonly #facts: DocumentFacts;
  readonly #bearers: readonly Bearer[];
  /** By code and range. */
  readonly #problems: ReadonlyMap<string, FactProblem>;
  /** What stands in no field, by its range; made when it is first needed. */
  #others: ReadonlyMap<string, string> | undefined;

  constructor(facts: DocumentFacts) {
    this.#facts = facts;
    this.#bearers = bearersIn(facts).toSorted((a, b) => a.group.range.start - b.group.range.start);
    this.#problems = new Map(facts.problems.map((one) => [`${one.code} ${rangeKey(one)}`, one]));
  }

  identity(finding: Finding): FindingIdentity {
    const { code, about } = finding;
    const bearer = this.#bearerAt(finding.start);
    const problem = this.#problems.get(`${code} ${rangeKey(finding)}`);
    // The name of a record that is meant as a whole says nothing of what is wrong with it.
    const isWhole = bearer !== undefined && problem === undefined && rangeKey(bearer.anchor) === rangeKey(finding);
    // Where something is said of the workspace, such as that nothing speaks to a criterion, is a matter of what the
    // configuration happens to say.
    const isOfAll = bearer === undefined && about !== undefined;
    const { field, text } = isWhole || isOfAll ? {} : this.#writtenAt(finding, bearer, problem);
    const title = bearer?.id === undefined ? bearer?.title : undefined;
    return { code, kind: bearer?.kind, id: bearer?.id, title: cut(title), field, about: cut(about), text: cut(text) };
  }

  /** The record in which a place is. Prose belongs to the one record of a Markdown file. */
  #bearerAt(offset: number): Bearer | undefined {
    const bearers = this.#bearers;
    if (this.#facts.markdown && bearers.length === 1) return bearers[0];
    let low = 0;
    let high = bearers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bearers[middle]?.group.range.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const bearer = bearers[low - 1];
    return bearer !== undefined && offset <= bearer.group.range.end ? bearer : undefined;
  }

  #writtenAt(finding: Finding, bearer: Bearer | undefined, problem: FactProblem | undefined): Written {
    const group = bearer?.group ?? this.#facts.configuration ?? this.#facts.framework;
    const inField = group === undefined ? {} : writtenIn(group, finding);
    if (inField.isValue === true) return inField;
    this.#others ??= othersIn(this.#facts);
    const text =
      this.#others.get(rangeKey(finding)) ?? problem?.written ?? inField.text ?? textAround(this.#facts, finding);
    return { ...inField, ...(text === undefined ? {} : { text }) };
  }
}

/** The beginning of a text; undefined where there is none. */
function cut(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text.slice(0, MOST_TEXT);
}

function bearersIn({ records, framework, markdown, headings }: DocumentFacts): readonly Bearer[] {
  // A policy without front-matter is called by its first heading.
  const heading = markdown && records.length === 1 ? headings[0]?.text : undefined;
  const bearers = records.map((record) => bearerOf(record, heading ?? ''));
  for (const criterion of framework?.criteria ?? []) {
    const { id } = criterion;
    bearers.push({ kind: 'criterion', id: id.text, title: '', anchor: id, group: criterion });
  }
  return bearers;
}

function bearerOf(record: RecordFacts, heading: string): Bearer {
  const { kind, id, anchor } = record;
  const title = titleOf(record);
  return { kind, id: id?.text, title: title === '' ? heading : title, anchor, group: record };
}

function writtenIn(group: GroupFacts, place: Range): Written {
  for (const { field, key, range, values, groups } of group.fields.values()) {
    if (covers(key, place)) return { field: field.name };
    if (!covers(range, place)) continue;
    const inner = groups.find((one) => covers(one.range, place));
    if (inner !== undefined) {
      const within = writtenIn(inner, place);
      return within.field === undefined ? { field: field.name, text: textOf(inner) } : within;
    }
    const framework = values.find((value) => value.framework !== undefined && covers(value.framework, place));
    if (framework?.framework !== undefined) {
      return { field: field.name, text: framework.framework.text, isValue: true };
    }
    const value = values.find((one) => covers(one, place));
    return value === undefined
      ? { field: field.name, text: joined(values) }
      : { field: field.name, text: value.text, isValue: rangeKey(value) === rangeKey(place) };
  }
  return {};
}

function textOf({ fields }: GroupFacts): string {
  return Array.from(fields.values(), ({ values, groups }) =>
    [joined(values), ...groups.map(textOf)].filter((text) => text !== '').join(', '),
  ).join(', ');
}

function joined(values: readonly ValueFact[]): string {
  return values.map(({ text }) => text).join(', ');
}

/** What is written where no field is, or inside of a field that is no record's: by range. */
function othersIn(facts: DocumentFacts): ReadonlyMap<string, string> {
  const others = new Map<string, string>();
  const add = (range: Range, text: string): void => {
    others.set(rangeKey(range), text);
  };
  for (const heading of facts.headings) add(heading, heading.text);
  for (const file of facts.files) add(file, file.destination);
  for (const criteria of facts.criteria) add(criteria, criteria.text);
  for (const reference of facts.references) add(reference, reference.id);
  const { configuration, framework } = facts;
  for (const { key, values } of [...(configuration?.keys ?? []), ...(configuration?.rules ?? [])]) {
    for (const located of [key, ...values]) add(located, located.text);
  }
  if (framework !== undefined) add(framework.id, framework.id.text);
  for (const { word, codes } of facts.suppressions) {
    for (const located of [word, ...codes]) add(located, located.text);
  }
  return others;
}

/** What a reference says of which a part is underlined, such as the anchor of a link. */
function textAround({ files, criteria, references }: DocumentFacts, place: Range): string | undefined {
  return (
    files.find((one) => covers(one, place))?.destination ??
    criteria.find((one) => covers(one, place))?.text ??
    references.find((one) => covers(one, place))?.id
  );
}

function covers(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function rangeKey({ start, end }: Range): string {
  return `${start}-${end}`;
}
