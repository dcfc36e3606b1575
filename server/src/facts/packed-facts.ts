/**
 * The facts of a document in a seventh of the room, for documents that nobody has open: numbers in bytes, strings in one
 * string. Of ten thousand policies a few are looked at in any moment, and unpacking one takes some microseconds.
 */

import type { FieldOwner, RecordKind } from '../domain/kinds.ts';
import { RECORD_KINDS } from '../domain/kinds.ts';
import { FIELDS } from '../domain/fields.ts';
import type { Field } from '../domain/field.ts';
import { STATED_FIELDS } from '../domain/metadata-labels.ts';
import { Remembered } from '../domain/remembered.ts';
import type { MarkdownHeading } from '../syntax/markdown-outline.ts';
import type { Range } from '../syntax/range.ts';
import { type Collected, collectReferences } from './collect-references.ts';
import { NumberReader, NumberWriter } from './compact-numbers.ts';
import type {
  CriteriaReference,
  DocumentFacts,
  DocumentKind,
  FactProblem,
  FieldFact,
  FileReference,
  GroupFacts,
  Located,
  Reading,
  RecordFacts,
  Reference,
  StatedFrequency,
  StatedMetadata,
  Suppression,
  ValueFact,
} from './document-facts.ts';

export interface PackedFacts {
  readonly kind: DocumentKind;
  readonly markdown: boolean;
  readonly problems: readonly FactProblem[];
  /** As they are: hardly any document has one. */
  readonly suppressions: readonly Suppression[];
  readonly anchors: readonly string[];
  readonly numbers: Uint8Array;
  /** All strings, one after the other; their lengths are among the numbers. */
  readonly strings: string;
  /** What values mean, where that is more than their text. The same few meanings are shared by all documents. */
  readonly readings: readonly Reading[];
}

/** A register with more records than this is looked into record by record, so that it stays as it is. */
const MOST_RECORDS = 4;

const SHAPES = ['empty', 'scalar', 'list', 'map'] as const;
const SINCE_APPROVAL: readonly RecordFacts['sinceApproval'][] = [undefined, 'unchanged', 'changed'];
const SOURCES = ['key', 'number', 'update', 'history'] as const;
const LEVELS = [1, 2, 3, 4, 5, 6] as const;
const NONE: Reading = { kind: 'none' };
const TEXT: Reading = { kind: 'text' };
/** How a value's reading is written: the two common ones, or the next of the document's own. */
const IS_NONE = 0;
const IS_TEXT = 1;
const IS_OWN = 2;

const fieldNumbers = new Map<Field, number>(FIELDS.map((field, index) => [field, index]));

/** Packs the facts of a document; undefined for those that are better left as they are. */
export function packFacts(facts: DocumentFacts): PackedFacts | undefined {
  if (facts.configuration !== undefined || facts.framework !== undefined) return undefined;
  if (facts.records.length > MOST_RECORDS) return undefined;
  return new Packing().pack(facts);
}

/** The facts as they were. */
export function unpackFacts(packed: PackedFacts): DocumentFacts {
  return new Unpacking(packed).unpack();
}

const writer = new NumberWriter();

/** Meanings by what they say: dates and cadences come again and again. */
const sharedReadings = new Remembered<string, Reading>(20_000);

function shared(reading: Reading): Reading {
  return sharedReadings.get(JSON.stringify(reading), () => reading);
}

class Packing {
  readonly #strings: string[] = [];
  readonly #readings: Reading[] = [];

  pack(facts: DocumentFacts): PackedFacts {
    const { kind, markdown, problems, suppressions, anchors } = facts;
    this.#list(facts.records, (record) => this.#record(record));
    this.#list(facts.references.filter(isInText), (mention) => {
      this.#range(mention);
      this.#string(mention.id);
    });
    this.#list(facts.criteria.filter(isInText), (mention) => {
      this.#range(mention);
      this.#string(mention.text);
    });
    this.#list(facts.files.filter(isLink), (link) => {
      this.#range(link);
      this.#string(link.destination);
    });
    this.#list(facts.headings, (heading) => {
      this.#range(heading);
      writer.write(heading.level);
      this.#string(heading.text);
      this.#string(heading.slug);
    });
    this.#list(facts.metadata, (stated) => {
      this.#range(stated);
      this.#string(stated.text);
      writer.write(STATED_FIELDS.indexOf(stated.field));
      writer.write(SOURCES.indexOf(stated.source));
    });
    let previous = 0;
    this.#list(facts.lineStarts, (start) => {
      writer.write(start - previous);
      previous = start;
    });
    return {
      kind,
      markdown,
      problems,
      suppressions,
      anchors,
      numbers: writer.take(),
      strings: this.#strings.join(''),
      readings: this.#readings.slice(),
    };
  }

  #list<T>(items: ArrayLike<T> & Iterable<T>, write: (item: T) => void): void {
    writer.write(items.length);
    for (const item of items) write(item);
  }

  #string(text: string): void {
    writer.write(text.length);
    this.#strings.push(text);
  }

  #range({ start, end }: Range): void {
    writer.write(start);
    writer.write(end - start);
  }

  #located(located: Located | undefined): void {
    writer.write(located === undefined ? 0 : 1);
    if (located === undefined) return;
    this.#range(located);
    this.#string(located.text);
  }

  #record(record: RecordFacts): void {
    writer.write(RECORD_KINDS.indexOf(record.kind));
    this.#located(record.id);
    this.#range(record.anchor);
    writer.writeLarge(record.fingerprint);
    writer.write(SINCE_APPROVAL.indexOf(record.sinceApproval));
    this.#statedFrequency(record.statedFrequency);
    this.#group(record);
  }

  #statedFrequency(stated: StatedFrequency | undefined): void {
    writer.write(stated === undefined ? 0 : 1);
    if (stated === undefined) return;
    const { interval, isAdjective, isAtLeast, isOnly, namesEvents, namesAutomation } = stated;
    this.#range(stated);
    writer.write(interval.unit === 'month' ? 1 : 0);
    writer.write(interval.count);
    for (const flag of [isAdjective, isAtLeast, isOnly, namesEvents, namesAutomation]) writer.write(flag ? 1 : 0);
  }

  #group({ range, fields }: GroupFacts): void {
    this.#range(range);
    writer.write(fields.size);
    for (const fact of fields.values()) {
      writer.write(fieldNumbers.get(fact.field) ?? 0);
      this.#field(fact);
    }
  }

  #field(fact: FieldFact): void {
    this.#range(fact.key);
    this.#range(fact.range);
    writer.write(SHAPES.indexOf(fact.shape));
    this.#list(fact.values, (value) => this.#value(value));
    this.#list(fact.groups, (group) => this.#group(group));
  }

  #value(value: ValueFact): void {
    this.#range(value);
    this.#string(value.text);
    writer.write(value.placeholder ? 1 : 0);
    this.#located(value.framework);
    const { kind } = value.reading;
    writer.write(kind === 'none' ? IS_NONE : kind === 'text' ? IS_TEXT : IS_OWN);
    if (kind !== 'none' && kind !== 'text') this.#readings.push(shared(value.reading));
  }
}

class Unpacking {
  readonly #packed: PackedFacts;
  readonly #numbers: NumberReader;
  #string = 0;
  #reading = 0;

  constructor(packed: PackedFacts) {
    this.#packed = packed;
    this.#numbers = new NumberReader(packed.numbers);
  }

  unpack(): DocumentFacts {
    const { kind, markdown, problems, suppressions, anchors } = this.#packed;
    const records = this.#list(() => this.#record());
    const record = records.length === 1 ? 0 : undefined;
    const collected: Collected = { references: [], criteria: [], files: [] };
    for (const [index, one] of records.entries()) collectReferences(one, index, collected);
    for (let left = this.#numbers.read(); left > 0; left--) collected.references.push(this.#mention(record));
    for (let left = this.#numbers.read(); left > 0; left--) collected.criteria.push(this.#criterion(record));
    for (let left = this.#numbers.read(); left > 0; left--) collected.files.push(this.#link());
    const headings = this.#list(() => this.#heading());
    const metadata = this.#list(() => this.#metadata());
    const lineStarts = new Uint32Array(this.#numbers.read());
    let start = 0;
    for (let line = 0; line < lineStarts.length; line++) lineStarts[line] = start += this.#numbers.read();
    const none = { configuration: undefined, framework: undefined };
    const own = { problems, suppressions, anchors, metadata };
    return { kind, markdown, records, ...collected, headings, ...own, ...none, lineStarts };
  }

  #list<T>(read: () => T): readonly T[] {
    const items: T[] = [];
    for (let left = this.#numbers.read(); left > 0; left--) items.push(read());
    return items;
  }

  #text(): string {
    const start = this.#string;
    this.#string += this.#numbers.read();
    return this.#packed.strings.slice(start, this.#string);
  }

  #range(): Range {
    const start = this.#numbers.read();
    return { start, end: start + this.#numbers.read() };
  }

  #located(): Located | undefined {
    if (this.#numbers.read() === 0) return undefined;
    const { start, end } = this.#range();
    return { start, end, text: this.#text() };
  }

  #mention(record: number | undefined): Reference {
    const { start, end } = this.#range();
    const id = this.#text();
    // Source code holds nothing else.
    if (this.#packed.kind === 'code') return { start, end, record: undefined, source: 'code', to: 'control', id };
    return { start, end, record, source: 'mention', to: undefined, id };
  }

  #criterion(record: number | undefined): CriteriaReference {
    const { start, end } = this.#range();
    return { start, end, record, source: 'mention', text: this.#text(), framework: undefined };
  }

  #link(): FileReference {
    const { start, end } = this.#range();
    return { start, end, source: 'link', destination: this.#text(), record: undefined };
  }

  #heading(): MarkdownHeading {
    const { start, end } = this.#range();
    const level = LEVELS[this.#numbers.read() - 1] ?? 1;
    return { start, end, level, text: this.#text(), slug: this.#text() };
  }

  #metadata(): StatedMetadata {
    const { start, end } = this.#range();
    const text = this.#text();
    const field = STATED_FIELDS[this.#numbers.read()] ?? 'id';
    return { start, end, text, field, source: SOURCES[this.#numbers.read()] ?? 'key' };
  }

  #record(): RecordFacts {
    const kind: RecordKind = RECORD_KINDS[this.#numbers.read()] ?? 'policy';
    const id = this.#located();
    const anchor = this.#range();
    const fingerprint = this.#numbers.readLarge();
    const sinceApproval = SINCE_APPROVAL[this.#numbers.read()];
    const statedFrequency = this.#statedFrequency();
    const record = { ...this.#group(kind), kind, id, anchor, fingerprint };
    const since = sinceApproval === undefined ? record : { ...record, sinceApproval };
    return statedFrequency === undefined ? since : { ...since, statedFrequency };
  }

  #statedFrequency(): StatedFrequency | undefined {
    if (!this.#flag()) return undefined;
    const { start, end } = this.#range();
    const unit = this.#flag() ? 'month' : 'day';
    return {
      start,
      end,
      interval: { kind: 'interval', unit, count: this.#numbers.read() },
      isAdjective: this.#flag(),
      isAtLeast: this.#flag(),
      isOnly: this.#flag(),
      namesEvents: this.#flag(),
      namesAutomation: this.#flag(),
    };
  }

  #flag(): boolean {
    return this.#numbers.read() === 1;
  }

  #group(owner: FieldOwner): GroupFacts {
    const range = this.#range();
    const fields = new Map<string, FieldFact>();
    for (let left = this.#numbers.read(); left > 0; left--) {
      const field = FIELDS[this.#numbers.read()];
      if (field !== undefined) fields.set(field.name, this.#field(field));
    }
    return { owner, range, fields };
  }

  #field(field: Field): FieldFact {
    const key = this.#range();
    const range = this.#range();
    const shape = SHAPES[this.#numbers.read()] ?? 'empty';
    const values = this.#list(() => this.#value());
    const groups = this.#list(() => this.#group(field.type.type === 'record' ? field.type.of : 'period'));
    const [only] = values;
    const isOnly = values.length === 1 && only?.start === range.start && only.end === range.end;
    return { field, key, range: isOnly ? only : range, shape, values, groups };
  }

  #value(): ValueFact {
    const { start, end } = this.#range();
    const text = this.#text();
    const placeholder = this.#numbers.read() === 1;
    const framework = this.#located();
    const reading = this.#nextReading();
    return framework === undefined
      ? { start, end, text, placeholder, reading }
      : { start, end, text, placeholder, reading, framework };
  }

  #nextReading(): Reading {
    const how = this.#numbers.read();
    if (how === IS_OWN) return this.#packed.readings[this.#reading++] ?? NONE;
    return how === IS_TEXT ? TEXT : NONE;
  }
}

/** Whether no field says it, so that it does not follow from the records. */
function isInText({ source }: Reference | CriteriaReference): boolean {
  return source !== 'field';
}

function isLink({ source }: FileReference): boolean {
  return source === 'link';
}
