/**
 * What the text of a policy says of its own front-matter fields: in a table or a list of keys under a heading such as
 * “Document control”, or near its beginning. One linear pass over these parts of the text alone.
 */

import { metadataHeading } from '../domain/metadata-labels.ts';
import { delimiterRowColumns, tableCells } from '../syntax/markdown-lines.ts';
import type { MarkdownOutline } from '../syntax/markdown-outline.ts';
import type { Range } from '../syntax/range.ts';
import type { StatedMetadata } from './document-facts.ts';
import { keyedLine, metadataRows, type Row, statedIn } from './metadata-rows.ts';

/** A part of the text in which such a table may stand. */
interface Region extends Range {
  /** What its heading announces; where it announces nothing, two fields must be named before they count. */
  readonly heading: ReturnType<typeof metadataHeading>;
}

const NOTHING: readonly StatedMetadata[] = [];

/** What is stated in the Markdown that begins at offset `start`, in the order of the text. */
export function statedMetadata(text: string, start: number, outline: MarkdownOutline): readonly StatedMetadata[] {
  const found: StatedMetadata[] = [];
  const skipped = skippedRanges(outline);
  for (const region of regionsOf(text, start, outline)) {
    for (const block of blocksIn(text, region, skipped)) {
      const stated = block.kind === 'table' ? metadataRows(text, block.rows) : statedIn(text, block.pairs);
      if (doesCount(region, stated)) found.push(...stated);
    }
  }
  return found.length === 0 ? NOTHING : found;
}

/** Among the versions that a document has had, what is said of one of them is not said of the document. */
function doesCount({ heading }: Region, stated: readonly StatedMetadata[]): boolean {
  if (heading === 'control' || stated.some(({ source }) => source === 'history')) return true;
  return heading === undefined && new Set(stated.map(({ field }) => field)).size > 1;
}

/** What is before the second heading, and each section whose heading announces such a table; never overlapping. */
function regionsOf(text: string, start: number, { headings }: MarkdownOutline): readonly Region[] {
  const regions: Region[] = [];
  let at = start;
  const add = (from: number, to: number, heading: Region['heading']): void => {
    if (Math.max(from, at) < to) regions.push({ start: Math.max(from, at), end: to, heading });
    at = Math.max(at, to);
  };
  const second = headings[1]?.start ?? text.length;
  const [first] = headings;
  add(start, first?.start ?? second, undefined);
  if (first !== undefined) add(first.end, second, metadataHeading(first.text));
  for (const [index, heading] of headings.entries()) {
    const kind = heading.end < at ? undefined : metadataHeading(heading.text);
    if (kind === undefined) continue;
    let next = index + 1;
    while ((headings[next]?.level ?? 0) > heading.level) next += 1;
    add(heading.end, headings[next]?.start ?? text.length, kind);
  }
  return regions;
}

/** Code and comments, in the order of the text. */
function skippedRanges({ code, comments }: MarkdownOutline): readonly Range[] {
  const blocks = code.filter(({ kind }) => kind !== 'span');
  if (comments.length === 0) return blocks;
  return [...blocks, ...comments].sort((a, b) => a.start - b.start);
}

type Block =
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | { readonly kind: 'keys'; readonly pairs: readonly Row[] };

/** The tables and the lists of keys of a region. */
function* blocksIn(text: string, region: Region, skipped: readonly Range[]): Generator<Block> {
  let rows: Row[] = [];
  let pairs: Row[] = [];
  let previous: Range | undefined;
  let isTable = false;
  let next = 0;
  for (let at = region.start; at < region.end;) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed > region.end ? region.end : feed;
    const line: Range = { start: at, end: text.charAt(stop - 1) === '\r' && stop > at ? stop - 1 : stop };
    at = stop + 1;
    while ((skipped[next]?.end ?? Infinity) <= line.start) next += 1;
    // A comment at the end of a line, such as one that silences its finding, is not part of what the line says.
    const isSkipped =
      (skipped[next]?.start ?? Infinity) <= line.start + text.slice(line.start, line.end).search(/\S|$/);
    const kind = isSkipped ? 'other' : kindOf(text, line, previous, isTable);
    if (kind !== 'row' && isTable) {
      yield { kind: 'table', rows };
      [rows, isTable] = [[], false];
    }
    if (kind === 'delimiter' && previous !== undefined) {
      // The row above heads the table, and was taken for a line of keys or of text.
      if (pairs.at(-1)?.line === previous.start) pairs.pop();
      [rows, isTable] = [[{ line: previous.start, cells: tableCells(text, previous.start, previous.end) }], true];
    } else if (kind === 'row') rows.push({ line: line.start, cells: tableCells(text, line.start, line.end) });
    else if (kind !== 'blank') {
      const keyed = isSkipped ? undefined : keyedLine(text, line);
      if (keyed !== undefined) pairs.push(keyed);
      else if (pairs.length > 0 && !isBarRow(text, line)) {
        yield { kind: 'keys', pairs };
        pairs = [];
      }
    }
    previous = isSkipped ? undefined : line;
  }
  if (isTable) yield { kind: 'table', rows };
  if (pairs.length > 0) yield { kind: 'keys', pairs };
}

type LineKind = 'blank' | 'delimiter' | 'row' | 'other';

function kindOf(text: string, line: Range, previous: Range | undefined, isTable: boolean): LineKind {
  const words = text.slice(line.start, line.end);
  if (words.trim() === '') return 'blank';
  if (isTable) return words.includes('|') ? 'row' : 'other';
  if (previous === undefined || !/^ {0,3}[|:-]/.test(words)) return 'other';
  const columns = delimiterRowColumns(text, line.start + words.search(/\S/), line.end);
  const isHeaded = columns > 0 && tableCells(text, previous.start, previous.end).length === columns * 2;
  return isHeaded ? 'delimiter' : 'other';
}

/** A line that may head a table: it ends no list of keys, since what it is shows in the next line. */
function isBarRow(text: string, { start, end }: Range): boolean {
  return text.slice(start, end).trimStart().startsWith('|');
}
