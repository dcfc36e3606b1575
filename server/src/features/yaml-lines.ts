/**
 * The lines of YAML that is still being typed: where their dashes, keys and values stand. A parser gives up, or guesses, where
 * a colon or a bracket is still to come; lines and their columns are there all the same.
 */

import type { Range } from '../syntax/range.ts';

export interface YamlLine {
  readonly start: number;
  /** Where its content ends, continuation lines of a flow collection, a quoted or a block scalar included. */
  readonly end: number;
  /** The columns of the dashes before the content. */
  readonly dashes: readonly number[];
  /** The column of the content: of the key, where there is one. */
  readonly column: number;
  /** Undefined where the line holds no key (yet). */
  readonly key: (Range & { readonly text: string }) | undefined;
  /** Where the value begins, or the content of a line without a key. */
  readonly value: number;
  readonly kind: 'empty' | 'plain' | 'quoted' | 'flow' | 'block';
}

/** The column that what continues a line must lie beyond. */
export function parentColumn(line: Pick<YamlLine, 'key' | 'column' | 'dashes'>): number {
  return line.key !== undefined ? line.column : (line.dashes.at(-1) ?? -1);
}

/** The end of the line in which an offset lies, without its line break. */
export function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  const end = lineFeed < 0 ? text.length : lineFeed;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The start of the line in which an offset lies. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** White space, or the end of the line or of the text. */
function isBreak(character: string): boolean {
  return character === '' || isSpace(character) || character === '\n' || character === '\r';
}

function skipSpaces(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charAt(at))) at++;
  return at;
}

/** Where a comment begins on a line, or the line's end. Quotes count where a value can begin. */
export function commentStart(text: string, from: number, to: number): number {
  let quote = '';
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      if (/^$|[\s,:[{-]/.test(text.slice(Math.max(from, at - 1), at))) quote = character;
    } else if (character === '#' && (at === from || isSpace(text.charAt(at - 1)))) {
      return at;
    }
  }
  return to;
}

/** The key at an offset, if a colon follows it on the line; a flow collection holds its own keys. */
function readKey(text: string, start: number, end: number): YamlLine['key'] {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, start + 1);
    if (close < 0 || close >= end) return undefined;
    const colon = skipSpaces(text, close + 1, end);
    if (text.charAt(colon) !== ':' || !isBreak(text.charAt(colon + 1))) return undefined;
    return { start, end: close + 1, text: text.slice(start + 1, close) };
  }
  if (/[[{&*!|>@%`]/.test(quote)) return undefined;
  for (let at = start; at < end; at++) {
    if (text.charAt(at) !== ':' || !isBreak(text.charAt(at + 1))) continue;
    return { start, end: at, text: text.slice(start, at).trimEnd() };
  }
  return undefined;
}

/** The line that begins at an offset; undefined for a blank line and for one that is only a comment. */
export function readLine(text: string, start: number, blockEnd: number): YamlLine | undefined {
  const physicalEnd = Math.min(lineEnd(text, start), blockEnd);
  const end = commentStart(text, start, physicalEnd);
  const dashes: number[] = [];
  let at = skipSpaces(text, start, end);
  while (at < end && text.charAt(at) === '-' && (at + 1 >= end || isSpace(text.charAt(at + 1)))) {
    dashes.push(at - start);
    at = skipSpaces(text, at + 1, end);
  }
  if (at >= end && dashes.length === 0) return undefined;
  // Behind a bare dash the content would follow after one space.
  const column = at < end ? at - start : Math.max(at - start, (dashes.at(-1) ?? 0) + 2);
  const key = at < end ? readKey(text, at, end) : undefined;
  const value = key === undefined ? at : skipSpaces(text, text.indexOf(':', key.end) + 1, end);
  const head = { start, dashes, column, key, value };
  if (value >= end) return { ...head, kind: 'empty', end: trimmedEnd(text, start, end) };
  const first = text.charAt(value);
  const parent = parentColumn(head);
  if (first === '[' || first === '{') return { ...head, kind: 'flow', end: flowEnd(text, value, blockEnd, parent) };
  if (first === '"' || first === "'") return { ...head, kind: 'quoted', end: quoteEnd(text, value, blockEnd, parent) };
  if (/^[|>][-+\d]*\s*$/.test(text.slice(value, end))) {
    return { ...head, kind: 'block', end: deeperEnd(text, end, blockEnd, parent) };
  }
  return { ...head, kind: 'plain', end: trimmedEnd(text, start, end) };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charAt(at - 1))) at--;
  return at;
}

/** Whether what begins on a line may go on at the next line: it lies deeper than the parent, or is blank. */
function continues(text: string, next: number, parent: number): boolean {
  const content = skipSpaces(text, next, text.length);
  return content - next > parent || isBreak(text.charAt(content));
}

/** Where a flow collection ends. One that is never closed ends before the first line that is not deep enough for it. */
function flowEnd(text: string, from: number, to: number, parent: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\n' && !continues(text, at + 1, parent)) return at;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') {
      depth--;
      if (depth === 0) return at + 1;
    } else if (character === '#' && isSpace(text.charAt(at - 1))) at = lineEnd(text, at) - 1;
  }
  return to;
}

function quoteEnd(text: string, from: number, to: number, parent: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n' && !continues(text, at + 1, parent)) return at;
  }
  return to;
}

/** Where the lines end that lie deeper than a column; blank lines at their end are not among them. */
function deeperEnd(text: string, from: number, to: number, parent: number): number {
  let end = from;
  for (let at = text.indexOf('\n', from); at >= 0 && at + 1 < to; at = text.indexOf('\n', at + 1)) {
    const content = skipSpaces(text, at + 1, to);
    if (isBreak(text.charAt(content))) continue;
    if (content - at - 1 <= parent) break;
    end = Math.min(lineEnd(text, content), to);
  }
  return end;
}

/** The lines of a block in order, blank ones and comments left out. */
export function readLines(text: string, block: Range): YamlLine[] {
  const lines: YamlLine[] = [];
  for (let start = block.start; start < block.end;) {
    const line = readLine(text, start, block.end);
    if (line !== undefined) lines.push(line);
    const next = text.indexOf('\n', line?.end ?? start);
    if (next < 0) break;
    start = next + 1;
  }
  return lines;
}
