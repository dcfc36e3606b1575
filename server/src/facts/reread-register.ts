/**
 * A big register after an edit in one of its records: that record is read again, and the others are where they were, or
 * moved. Whenever it is not certain that the whole would be read to the same, nothing is given, and the whole is read.
 */

import { LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import { MAX_SIZE } from '../syntax/guards.ts';
import type { Range } from '../syntax/range.ts';
import type { CriteriaReference, DocumentFacts, FactProblem, RecordFacts, Suppression } from './document-facts.ts';
import { lineStartsOf } from './line-starts.ts';
import { moved, movedProblem, movedRecord, movedSuppression } from './moved-facts.ts';
import { type FactOptions, MOST_PROBLEMS, readDocument } from './read-document.ts';

/** Fewer records than this are read as soon as they are looked for. */
const MANY_RECORDS = 40;

const listKeys = new Map<RecordKind, string>([...LIST_KEYS].map(([key, kind]) => [kind, key]));

/** Where a record's item stands: from the beginning of its line to that of the next record's. */
interface Stretch {
  readonly index: number;
  /** The column of the dash. */
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The facts of a YAML register by those of the text that it had before; undefined where the edit is not within one item
 * of a list, or might mean something for what stands around it. `before` must have been read with the same options.
 */
export function rereadRegister(
  before: { readonly text: string; readonly facts: DocumentFacts },
  text: string,
  options: FactOptions,
): DocumentFacts | undefined {
  const { facts } = before;
  if (facts.kind !== 'register' || facts.markdown || facts.records.length < MANY_RECORDS) return undefined;
  if (text.length > MAX_SIZE || isFaulty(facts) || facts.problems.length >= MOST_PROBLEMS / 2) return undefined;
  const edit = editBetween(before.text, text);
  const stretch = stretchOf(before, edit);
  if (stretch === undefined) return undefined;
  if (facts.suppressions.some((one) => speaksOf(one, stretch))) return undefined;
  const by = text.length - before.text.length;
  const old = before.text.slice(stretch.start, stretch.end);
  const next = text.slice(stretch.start, stretch.end + by);
  if (!standsAlone(old, stretch.column) || !standsAlone(next, stretch.column)) return undefined;
  const record = facts.records[stretch.index];
  const key = record === undefined ? undefined : listKeys.get(record.kind);
  if (record === undefined || key === undefined) return undefined;
  const head = `${key}:\n`;
  const one = readDocument(head + next, false, { role: 'register', kind: undefined }, options);
  const to = stretch.start - head.length;
  const [only] = one.records;
  if (only === undefined || one.records.length !== 1 || only.kind !== record.kind || isFaulty(one)) return undefined;
  if (only.range.start + to !== record.range.start) return undefined;
  return joined(facts, one, { stretch, to, by, lineStarts: lineStartsOf(text) });
}

function isFaulty({ problems }: DocumentFacts): boolean {
  return problems.some(({ code }) => code === 'yaml-syntax');
}

/** Whether a comment silences anything in a stretch, so that how far it does depends on what stands there. */
function speaksOf({ places = [] }: Suppression, { start, end }: Range): boolean {
  return places.some((place) => place.end > start && place.start < end);
}

/** The stretch of the old text that is not in the new one, both ends of it being as large as they may be. */
function editBetween(before: string, after: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { start, end: before.length - same };
}

const DASH = /^ *- +$/;

/** The item in which an edit stands; undefined where it touches more than one, or what stands around them. */
function stretchOf(
  { text, facts: { records } }: { readonly text: string; readonly facts: DocumentFacts },
  edit: { readonly start: number; readonly end: number },
): Stretch | undefined {
  let index = records.length - 1;
  while (index >= 0 && (records[index]?.range.start ?? 0) > edit.start) index -= 1;
  const record = records[index];
  if (record === undefined) return undefined;
  const dash = dashBefore(text, record);
  const following = records[index + 1];
  const nextDash = following === undefined ? undefined : dashBefore(text, following);
  if (dash === undefined || (following !== undefined && nextDash !== dash)) return undefined;
  const start = record.range.start - dash.length;
  const end = following === undefined ? text.length : following.range.start - dash.length;
  // The line break before the next item stays as it is.
  if (following !== undefined && edit.end >= end) return undefined;
  return { index, column: dash.indexOf('-'), start, end };
}

/** What stands on a record's first line before it, if that is only the dash of a list. */
function dashBefore(text: string, { range }: RecordFacts): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  return DASH.test(line) ? line : undefined;
}

/**
 * Whether nothing in an item means anything beyond it: no anchors, aliases and tags, no ends of documents, no comments that
 * silence findings, and no line that stands further out than its fields.
 */
function standsAlone(item: string, column: number): boolean {
  if (item.includes('plumbline-ignore') || /\r(?!\n)/.test(item)) return false;
  if (/(?:^|[\s[{,:])[&*!]/.test(item) || /^(?:---|\.\.\.|%)/m.test(item)) return false;
  for (let at = item.indexOf('\n') + 1; at > 0 && at < item.length; at = item.indexOf('\n', at) + 1) {
    let first = at;
    while (item[first] === ' ') first += 1;
    const character = item[first] ?? '\n';
    if (first - at <= column && character !== '\n' && character !== '\r' && character !== '#') return false;
  }
  return true;
}

interface Place {
  readonly stretch: Stretch;
  /** How far the record that was read by itself is to be moved, and how far all that follows it. */
  readonly to: number;
  readonly by: number;
  readonly lineStarts: Uint32Array;
}

function joined(facts: DocumentFacts, one: DocumentFacts, place: Place): DocumentFacts {
  const { stretch, to, by, lineStarts } = place;
  const { index } = stretch;
  const read = one.records.map((record) => movedRecord(record, to));
  const after = facts.records.slice(index + 1);
  const isBefore = (problem: FactProblem): boolean => problem.start < stretch.start;
  const isAfter = (problem: FactProblem): boolean => problem.start >= stretch.end;
  // Each member by name: one that holds places would be wrong where it is only taken over.
  return {
    kind: facts.kind,
    markdown: facts.markdown,
    headings: facts.headings,
    anchors: facts.anchors,
    metadata: facts.metadata,
    configuration: facts.configuration,
    framework: facts.framework,
    records: [
      ...facts.records.slice(0, index),
      ...read,
      ...(by === 0 ? after : after.map((record) => movedRecord(record, by))),
    ],
    references: spliced(facts.references, one.references, place),
    criteria: spliced(facts.criteria, one.criteria, place, movedCriteria),
    files: spliced(facts.files, one.files, place),
    problems: [
      ...facts.problems.filter(isBefore),
      ...one.problems.map((problem) => movedProblem(problem, to)),
      ...facts.problems.filter(isAfter).map((problem) => movedProblem(problem, by)),
    ],
    suppressions: facts.suppressions.map((one) => (one.start < stretch.start ? one : movedSuppression(one, by))),
    lineStarts,
  };
}

interface Belonging extends Range {
  readonly record: number | undefined;
}

/** What belongs to records, with what the one record refers to in place of what it referred to before. */
function spliced<T extends Belonging>(
  all: readonly T[],
  own: readonly T[],
  { stretch: { index }, to, by }: Place,
  move: (one: T, by: number) => T = moved,
): readonly T[] {
  const before: T[] = [];
  const after: T[] = [];
  for (const one of all) {
    if (one.record !== undefined && one.record < index) before.push(one);
    else if (one.record !== index) after.push(by === 0 ? one : move(one, by));
  }
  return [...before, ...own.map((one) => ({ ...move(one, to), record: index })), ...after];
}

function movedCriteria(reference: CriteriaReference, by: number): CriteriaReference {
  const { framework } = reference;
  const there = moved(reference, by);
  return framework === undefined ? there : { ...there, framework: moved(framework, by) };
}
