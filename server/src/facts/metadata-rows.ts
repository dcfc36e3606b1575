/** The rows of a table of a document’s own metadata, and lines such as “**Owner:** Jane Doe”, as the fields that they state. */

import { readDate } from '../domain/civil-date.ts';
import { type StatedLabel, statedLabel } from '../domain/metadata-labels.ts';
import { detach } from '../syntax/detach.ts';
import type { Range } from '../syntax/range.ts';
import type { StatedMetadata } from './document-facts.ts';
import { isPlaceholder } from './placeholder.ts';

/** A line and its cells: offsets of their content's start and end, pair by pair. */
export interface Row {
  /** Where the line starts. */
  readonly line: number;
  readonly cells: readonly number[];
}

/** A longer text is a sentence, and no value. */
const LONGEST_VALUE = 120;
const LONGEST_LABEL = 40;

/** What a table states: by pairs of cells, by the heads of its columns, or as the latest of its revisions. */
export function metadataRows(text: string, rows: readonly Row[]): readonly StatedMetadata[] {
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const heads = labelsOf(text, head);
  if (heads.some(({ label }) => label?.field === 'version') && heads.some(isDateHead) && areHeads(heads)) {
    if (body.length > 1 || heads.some(({ words }) => OF_REVISION.test(words))) return latestRevision(text, heads, body);
  }
  const labels = heads.filter(({ label }) => label !== undefined);
  const isNamed = labels.length > 2 || (labels.length > 1 && labels.some(({ label }) => label?.field === 'version'));
  if (isNamed && areHeads(heads)) {
    const [only] = body;
    return only === undefined || body.length > 1 ? [] : statedIn(text, [asPairs(head, only)]);
  }
  return head.cells.length === 4 || head.cells.length === 8 ? statedIn(text, rows) : [];
}

interface Head {
  readonly words: string;
  readonly label: StatedLabel | undefined;
}

function labelsOf(text: string, { cells }: Row): readonly Head[] {
  const heads: Head[] = [];
  for (let index = 0; index + 1 < cells.length; index += 2) {
    const words = cellText(text, cells[index] ?? 0, cells[index + 1] ?? 0);
    heads.push({ words, label: words.length > LONGEST_LABEL ? undefined : statedLabel(words) });
  }
  return heads;
}

function cellText(text: string, start: number, end: number): string {
  const inner = withoutMarks(text, { start, end });
  return text.slice(inner.start, inner.end);
}

/** What a table of revisions says of each besides its version and day. */
const OF_REVISION =
  /^(?:author|changes?|changed by|description|description of changes?|summary|summary of changes?|comments?|notes?|reason|details|modified by|prepared by|updated by|what changed|revision)s?$/i;
const OTHER_HEAD =
  /^(?:date|release date|revision date|reviewer|reviewed by|by|editor|name|role|signature|sections?)$/i;

function isDateHead({ words, label }: Head): boolean {
  return label?.field === 'approved' || label?.field === 'effective' || /^(?:release |revision )?date$/i.test(words);
}

/** Whether every cell of a row heads a column, so that none is a value. */
function areHeads(heads: readonly Head[]): boolean {
  return heads.every(
    ({ words, label }) => words === '' || label !== undefined || OF_REVISION.test(words) || OTHER_HEAD.test(words),
  );
}

/** Heads and the cells below them as one row of pairs. */
function asPairs(head: Row, row: Row): Row {
  const cells: number[] = [];
  for (let index = 0; index + 1 < head.cells.length && index + 1 < row.cells.length; index += 2) {
    cells.push(head.cells[index] ?? 0, head.cells[index + 1] ?? 0, row.cells[index] ?? 0, row.cells[index + 1] ?? 0);
  }
  return { line: row.line, cells };
}

const VERSION = /^v?(?:ersion )?(\d+(?:\.\d+)*)$/i;

/** The version of the newest row, where it is certain which that is: the first or last, by its version and by its day. */
function latestRevision(text: string, heads: readonly Head[], body: readonly Row[]): readonly StatedMetadata[] {
  const versionColumn = heads.findIndex(({ label }) => label?.field === 'version');
  const dateColumn = heads.findIndex(isDateHead);
  const approvedColumn = heads.findIndex(({ label }) => label?.field === 'approved');
  let latest: { readonly row: Row; readonly version: readonly number[]; readonly day: string } | undefined;
  let isCertain = true;
  for (const row of body) {
    const version = VERSION.exec(textAt(text, row, versionColumn))?.[1]
      ?.split('.')
      .map(Number);
    const day = readDate(textAt(text, row, dateColumn));
    const line = text.slice(row.line, row.cells.at(-1));
    if (version === undefined || day.kind !== 'date' || /\bdraft\b/i.test(line)) return [];
    const order = latest === undefined ? 1 : compareVersions(version, latest.version);
    if (order === 0) return [];
    const days = latest === undefined || day.date === latest.day ? order : day.date > latest.day ? 1 : -1;
    if (days !== order) isCertain = false;
    if (order > 0) latest = { row, version, day: day.date };
  }
  if (latest === undefined || !isCertain) return [];
  if (latest.row !== body[0] && latest.row !== body.at(-1)) return [];
  const stated = [valueAt(text, latest.row, versionColumn, 'version')];
  if (approvedColumn >= 0) stated.push(valueAt(text, latest.row, approvedColumn, 'approved'));
  return stated.filter((one) => one !== undefined);
}

/** Positive when the first is the later one. */
function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function textAt(text: string, { cells }: Row, column: number): string {
  return cellText(text, cells[column * 2] ?? 0, cells[column * 2 + 1] ?? 0);
}

function valueAt(
  text: string,
  { cells }: Row,
  column: number,
  field: StatedMetadata['field'],
): StatedMetadata | undefined {
  const value = valueIn(text, { start: cells[column * 2] ?? 0, end: cells[column * 2 + 1] ?? 0 });
  return value === undefined ? undefined : { ...value, field, source: 'history' };
}

/** What pairs of a label and a value state. A field that is named twice among them says nothing for certain. */
export function statedIn(text: string, rows: readonly Row[]): readonly StatedMetadata[] {
  const found = new Map<string, StatedMetadata | undefined>();
  for (const { cells } of rows) {
    for (let index = 0; index + 3 < cells.length; index += 4) {
      const words = cellText(text, cells[index] ?? 0, cells[index + 1] ?? 0);
      const label = words === '' || words.length > LONGEST_LABEL ? undefined : statedLabel(words);
      if (label === undefined) continue;
      const value = valueIn(text, { start: cells[index + 2] ?? 0, end: cells[index + 3] ?? 0 });
      const stated: StatedMetadata | undefined =
        value === undefined ? undefined : { ...value, field: label.field, source: label.manner };
      const own = `${label.field} ${label.manner}`;
      found.set(own, found.has(own) ? undefined : stated);
    }
  }
  return [...found.values()].filter((one) => one !== undefined);
}

/** A value that may be compared: no placeholder, no list of several, no sentence, and nothing in it but text. */
function valueIn(text: string, cell: Range): (Range & { readonly text: string }) | undefined {
  const { start, end } = withoutMarks(text, cell);
  if (start >= end || end - start > LONGEST_VALUE) return undefined;
  const value = text.slice(start, end);
  if (isPlaceholder(value) || /[[\]{}<>|*`\\]|^[-–—_.]+$/.test(value)) return undefined;
  return { start, end, text: detach(value) };
}

const MARKS = new Set(['*', '_', '`', ' ', '\t']);

/** A range without a comment, without the emphasis around its text, and without a link's brackets and address: what of it is read. */
function withoutMarks(text: string, { start, end }: Range): Range {
  const comment = text.slice(start, end).indexOf('<!--');
  let [from, to] = [start, comment < 0 ? end : start + comment];
  while (from < to && MARKS.has(text.charAt(from))) from += 1;
  while (to > from && MARKS.has(text.charAt(to - 1))) to -= 1;
  if (text.charAt(from) === '[' && text.charAt(to - 1) === ')') {
    const close = text.slice(from, to).indexOf('](');
    if (close > 0) return { start: from + 1, end: from + close };
  }
  return { start: from, end: to };
}

/** What begins a line before its label: the mark of a quotation or a list. */
const LEAD = /^ {0,3}(?:> ?)?(?:[-*+]\s+)?/;

/** A line such as `- **Owner:** Jane Doe`, or several of them with bars between, as pairs of cells; undefined for others. */
export function keyedLine(text: string, { start, end }: Range): Row | undefined {
  const line = text.slice(start, end);
  if (!line.includes(':') || line.length > 4 * LONGEST_VALUE) return undefined;
  const cells: number[] = [];
  let at = LEAD.exec(line)?.[0].length ?? 0;
  const last = line.length - (/\s*(?:\\|<br\s*\/?>)\s*$/.exec(line)?.[0].length ?? 0);
  while (at < last) {
    const bar = line.indexOf('|', at);
    const stop = bar < 0 || bar > last ? last : bar;
    const colon = line.indexOf(':', at);
    if (colon < 0 || colon >= stop || colon - at > LONGEST_LABEL + 4) return undefined;
    if (!/^[\s*_]*[A-Za-z][\w ()'’/.-]*[\s*_]*$/.test(line.slice(at, colon))) return undefined;
    cells.push(start + at, start + colon, start + colon + 1, start + stop);
    at = stop + 1;
  }
  return cells.length === 0 ? undefined : { line: start, cells };
}
