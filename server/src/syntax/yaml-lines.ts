/** Plain and quoted scalars that go on over several lines, for the fast YAML reader. Null: not for the fast reader. */

import {
  BACKSLASH,
  DOUBLE_QUOTE,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  RETURN,
  SPACE,
  TAB,
  type YamlCursor,
} from './yaml-cursor.ts';
import { TO_LINE_END, plainScalar, resolvePlain, scanPlain } from './yaml-plain.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** What joins two lines of a scalar: one line break is a space, and of several all but the first stay. */
function joint(lineBreaks: number): string {
  return lineBreaks === 1 ? ' ' : '\n'.repeat(lineBreaks - 1);
}

/** The length of the line break at `pos`, 0 where there is none. */
function lineBreakAt(cursor: YamlCursor, pos: number): number {
  const code = cursor.at(pos);
  if (code === LINE_FEED) return 1;
  return code === RETURN && cursor.at(pos + 1) === LINE_FEED ? 2 : 0;
}

function skipSpaces(cursor: YamlCursor, from: number): number {
  let pos = from;
  while (cursor.at(pos) === SPACE) pos++;
  return pos;
}

/**
 * The plain scalar that starts at `start` and whose first line ends at `cursor.pos`, with the lines below that go on
 * with it: those further in than `parentColumn`, up to a comment. `cursor.pos` moves behind its last character.
 */
export function plainLines(cursor: YamlCursor, start: number, parentColumn: number): YamlScalar | null {
  let folded: string | undefined;
  let end = cursor.pos;
  for (;;) {
    let pos = skipSpaces(cursor, end);
    let lineBreaks = 0;
    let lineStart = pos;
    for (let length = lineBreakAt(cursor, pos); length > 0; length = lineBreakAt(cursor, pos)) {
      lineBreaks++;
      lineStart = pos + length;
      pos = skipSpaces(cursor, lineStart);
    }
    const code = cursor.at(pos);
    if (code === TAB || code === RETURN) return null;
    if (lineBreaks === 0 || code === END_OF_TEXT || code === HASH || pos - lineStart <= parentColumn) break;
    folded ??= cursor.text.slice(start, end);
    cursor.pos = pos;
    if (scanPlain(cursor) !== TO_LINE_END) return null;
    end = cursor.pos;
    folded += joint(lineBreaks) + cursor.text.slice(pos, end);
  }
  cursor.pos = end;
  if (folded === undefined) return plainScalar(cursor, start, end);
  const { base } = cursor;
  return {
    kind: 'scalar',
    value: resolvePlain(folded),
    text: folded,
    style: 'plain',
    start: base + start,
    end: base + end,
  };
}

/** The offset behind the spaces and tabs at `from`, or before those that end at `to`. */
function trimStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && (text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at - 1) === TAB)) at--;
  return at;
}

/** Joins the lines of what stands between quotes. White space around line breaks goes; before the first and after the last it stays. */
function foldQuoted(raw: string): string {
  let folded = '';
  let lineBreaks = 0;
  let lineStart = 0;
  for (;;) {
    const lineFeed = raw.indexOf('\n', lineStart);
    const from = lineBreaks === 0 ? lineStart : trimStart(raw, lineStart, lineFeed === -1 ? raw.length : lineFeed);
    if (lineFeed === -1) return folded + (lineBreaks === 0 ? '' : joint(lineBreaks)) + raw.slice(from);
    const content = raw.charCodeAt(lineFeed - 1) === RETURN && lineFeed > lineStart ? lineFeed - 1 : lineFeed;
    const to = trimEnd(raw, from, content);
    if (lineStart === 0) folded = raw.slice(0, to);
    else if (to > from) folded += joint(lineBreaks) + raw.slice(from, to);
    lineBreaks = lineStart > 0 && to <= from ? lineBreaks + 1 : 1;
    lineStart = lineFeed + 1;
  }
}

/**
 * The quoted scalar at `cursor.pos` whose lines reach further in than `parentColumn`; `cursor.pos` moves behind the
 * closing quote. Escapes in double quotes, which mix with folding, go to the library.
 */
export function quotedLines(cursor: YamlCursor, parentColumn: number): YamlScalar | null {
  const { text, length, base } = cursor;
  const start = cursor.pos;
  const quote = text.charCodeAt(start);
  const double = quote === DOUBLE_QUOTE;
  let doubled = false;
  for (let pos = start + 1; pos < length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) {
      if (double || cursor.at(pos + 1) !== quote) {
        cursor.pos = pos + 1;
        const folded = foldQuoted(text.slice(start + 1, pos));
        const value = doubled ? folded.replaceAll("''", "'") : folded;
        const style = double ? 'double' : 'single';
        return { kind: 'scalar', value, text: value, style, start: base + start, end: base + pos + 1 };
      }
      doubled = true;
      pos++;
    } else if (code === RETURN ? cursor.at(pos + 1) !== LINE_FEED : double && code === BACKSLASH) {
      return null;
    } else if (code === LINE_FEED) {
      const content = skipSpaces(cursor, pos + 1);
      const next = cursor.at(content);
      const blank = lineBreakAt(cursor, content) > 0;
      if (next === TAB || next === END_OF_TEXT || (!blank && content - pos - 1 <= parentColumn)) return null;
      pos = content - 1;
    }
  }
  return null;
}
