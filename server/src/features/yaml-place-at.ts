/** Finds the place of a cursor in YAML that is still being typed. */

import type { Range } from '../syntax/range.ts';
import { flowPlace } from './yaml-flow-place.ts';
import { commentStart, lineEnd, lineStart, parentColumn, readLines, type YamlLine } from './yaml-lines.ts';
import { Nesting } from './yaml-nesting.ts';
import { unquoted, type YamlPlace } from './yaml-place.ts';

/** The YAML document of a stream in which an offset lies. */
function documentAround(text: string, block: Range, offset: number): Range {
  let { start, end } = block;
  for (let at = block.start; at < block.end; at = lineEnd(text, at) + 1) {
    if (!/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, at + 4))) continue;
    const last = lineEnd(text, at);
    if (last < offset) start = last + 1;
    else if (at > offset) {
      end = at;
      break;
    }
    if (text.indexOf('\n', at) < 0) break;
  }
  return { start: Math.min(start, block.end), end };
}

/** Where an offset stands in a block of YAML; undefined in comments, in free text and where nothing can begin. */
export function placeAt(text: string, block: Range, offset: number): YamlPlace | undefined {
  const document = documentAround(text, block, offset);
  const start = Math.max(document.start, lineStart(text, offset));
  const lines = readLines(text, document);
  const line = lines.find((one) => one.start <= offset && (one.end >= offset || one.start === start));
  if (line?.kind !== 'quoted' && commentStart(text, start, lineEnd(text, offset)) < offset) return undefined;
  const nesting = new Nesting();
  const from = line?.start ?? start;
  for (const one of lines) if (one.start < from) nesting.take(one, text);
  const after = lines.filter((one) => one.start > from);
  if (line === undefined) {
    const previous = lines.findLast((one) => one.start < offset);
    return onBlankLine({ nesting, after, text, offset }, previous, offset - start);
  }
  for (const column of line.dashes) nesting.dash(column);
  const around = { nesting, after, text, offset };
  return line.key !== undefined && offset > line.key.end ? inValue(around, line) : inContent(around, line);
}

/** What the lines around the cursor come to. */
interface Around {
  readonly nesting: Nesting;
  readonly after: readonly YamlLine[];
  readonly text: string;
  readonly offset: number;
}

/** After a key's colon. */
function inValue({ nesting, after, text, offset }: Around, line: YamlLine): YamlPlace | undefined {
  nesting.key(line.key?.text ?? '', line.column, line.kind !== 'empty');
  const path = nesting.path(false);
  if (line.kind === 'flow') return flowPlace(text, line, offset, path, false);
  // Where a group or a list follows on the next line, a value here would be one too many.
  const next = after[0];
  if (line.kind === 'empty' && next !== undefined && isBelow(next, line)) return undefined;
  const scalar = scalarAround(text, line, offset);
  if (scalar === undefined) return undefined;
  return { path, wants: 'value', inItem: false, lacksDash: false, inFlow: false, keys: [], items: [], ...scalar };
}

function isBelow(next: YamlLine, line: YamlLine): boolean {
  const column = next.dashes[0] ?? next.column;
  return column > line.column || (column === line.column && next.dashes.length > 0);
}

/** On a line before its colon, or without one. */
function inContent({ nesting, after, text, offset }: Around, line: YamlLine): YamlPlace | undefined {
  const { key, column } = line;
  const isFirst = line.dashes.length > 0;
  // In front of a dash, or between it and what stands there, nothing can begin.
  if (offset < (key?.start ?? line.value) && line.kind !== 'empty') return undefined;
  if (offset < line.start + (line.dashes.at(-1) ?? 0) + (isFirst ? 1 : 0)) return undefined;
  if (line.kind === 'flow' && key === undefined) {
    return isFirst ? flowPlace(text, line, offset, nesting.path(false), true) : undefined;
  }
  const scalar = key === undefined ? scalarAround(text, line, offset) : { word: key, isQuoted: false };
  if (scalar === undefined || (!isFirst && !nesting.expectKey(column))) return undefined;
  return beforeColon({ nesting, after, text, offset }, column, scalar, key !== undefined, isFirst);
}

/** On a line with nothing on it yet but its indentation. */
function onBlankLine(around: Around, previous: YamlLine | undefined, column: number): YamlPlace | undefined {
  const { nesting, offset } = around;
  if (previous?.kind === 'block' && column > parentColumn(previous)) return undefined;
  if (!nesting.expectKey(column)) return undefined;
  return beforeColon(around, column, { word: { start: offset, end: offset }, isQuoted: false }, false, false);
}

type Scalar = Pick<YamlPlace, 'word' | 'isQuoted'>;

/** Where a key, or a value on a line of its own, begins at a column. */
function beforeColon(
  { nesting, after, text }: Around,
  column: number,
  scalar: Scalar,
  hasColon: boolean,
  hasDash: boolean,
): YamlPlace | undefined {
  const { top } = nesting;
  const following = keysAfter(after, column);
  const wants = hasColon || following.length > 0 ? 'key' : 'content';
  const place = { lacksDash: false, inFlow: false, keys: following, items: [], ...scalar };
  if (top?.kind === 'map' && top.column === column) {
    const keys = [...top.keys, ...following];
    return { ...place, path: nesting.path(true), wants: 'key', inItem: top.inItem, keys };
  }
  if (top?.kind !== 'list') {
    // Deeper than a key that has its value already, it goes on with that value.
    if (top?.isFilled === true) return undefined;
    return { ...place, path: nesting.path(false), wants, inItem: false };
  }
  const items = [...top.items, ...itemsAfter(after, top.column, text)];
  const inItem = { ...place, path: nesting.path(false), wants, inItem: true, items } as const;
  if (hasDash) return inItem;
  if (top.column === column) return { ...inItem, lacksDash: true };
  return top.isFilled ? undefined : inItem;
}

/** The scalar to which a line's value comes, as far as it can be replaced from an offset in it; inside quotes, if it has them. */
function scalarAround(text: string, line: YamlLine, offset: number): Scalar | undefined {
  if (line.kind === 'block') return undefined;
  if (line.kind === 'empty') return { word: { start: offset, end: offset }, isQuoted: false };
  if (line.kind !== 'quoted') {
    return { word: { start: Math.min(line.value, offset), end: Math.max(line.end, offset) }, isQuoted: false };
  }
  const start = line.value + 1;
  const isClosed = line.end > start && text.charAt(line.end - 1) === text.charAt(line.value);
  const end = isClosed ? line.end - 1 : line.end;
  const isOneLine = !text.slice(start, end).includes('\n');
  return offset >= start && offset <= end && isOneLine ? { word: { start, end }, isQuoted: true } : undefined;
}

/** The keys that follow in the same map. */
function keysAfter(after: readonly YamlLine[], column: number): string[] {
  const keys: string[] = [];
  for (const line of after) {
    if (line.column < column || (line.dashes[0] ?? column) < column) break;
    if (line.dashes.length === 0 && line.column === column && line.key !== undefined) keys.push(line.key.text);
  }
  return keys;
}

/** The values that follow in the same list. */
function itemsAfter(after: readonly YamlLine[], column: number, text: string): string[] {
  const items: string[] = [];
  for (const line of after) {
    const first = line.dashes[0];
    if ((first ?? line.column) < column || (first === undefined && line.column === column)) break;
    if (first === column && line.key === undefined && line.kind !== 'empty') {
      items.push(unquoted(text.slice(line.value, line.end)));
    }
  }
  return items;
}
