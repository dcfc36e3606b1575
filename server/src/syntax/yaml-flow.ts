/** Lists and maps in brackets (`[a, b]`, `{key: value}`), on one line or several, for the fast YAML reader. */

import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  MAX_FAST_DEPTH,
  OPEN_BRACE,
  OPEN_BRACKET,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
  type YamlCursor,
  isBlank,
} from './yaml-cursor.ts';
import { reportDuplicateKeys } from './yaml-duplicate-keys.ts';
import { NOT_OURS, TO_COLON, plainScalar, scanFlowPlain, startsFlowPlain } from './yaml-plain.ts';
import { readQuoted } from './yaml-quoted.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './yaml-tree.ts';

/** Longer keys are an error to the library when on one line; none that anyone writes comes near. */
export const MAX_KEY_LENGTH = 1000;

function skipSpaces(cursor: YamlCursor): void {
  let pos = cursor.pos;
  while (cursor.at(pos) === SPACE) pos++;
  cursor.pos = pos;
}

/**
 * Moves over white space, line breaks and comments between brackets. False where a line stands too far out: each must
 * be further in than `parentColumn`, but for the bracket that closes the outermost level.
 */
function skipBetween(cursor: YamlCursor, parentColumn: number, level: number): boolean {
  let pos = cursor.pos;
  let spaced = false;
  let lineStart = -1;
  let code = cursor.at(pos);
  for (;;) {
    if (code === SPACE) {
      spaced = true;
      pos++;
    } else if (code === LINE_FEED || (code === RETURN && cursor.at(pos + 1) === LINE_FEED)) {
      spaced = true;
      pos += code === LINE_FEED ? 1 : 2;
      lineStart = pos;
    } else if (code === HASH) {
      if (!spaced) return false;
      pos = cursor.comment(pos);
    } else {
      break;
    }
    code = cursor.at(pos);
  }
  cursor.pos = pos;
  if (lineStart === -1 || code === END_OF_TEXT) return true;
  const column = pos - lineStart;
  if (column === 0 && (code === DASH || code === DOT) && cursor.isMarker(pos)) return false;
  if (column > parentColumn) return true;
  return level === 1 && column === parentColumn && (code === CLOSE_BRACKET || code === CLOSE_BRACE);
}

function readValue(cursor: YamlCursor, parentColumn: number, level: number): YamlNode | null {
  const start = cursor.pos;
  const code = cursor.at(start);
  if (code === OPEN_BRACKET || code === OPEN_BRACE) return readLevel(cursor, parentColumn, level + 1);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(cursor);
  if (!startsFlowPlain(cursor, start)) return null;
  const stop = scanFlowPlain(cursor);
  // A colon here would make a map of one pair in a list.
  if (stop === NOT_OURS || stop === TO_COLON) return null;
  return plainScalar(cursor, start, cursor.pos);
}

function readSeq(cursor: YamlCursor, parentColumn: number, level: number): YamlSeq | null {
  const start = cursor.pos++;
  const items: YamlNode[] = [];
  if (!skipBetween(cursor, parentColumn, level)) return null;
  while (cursor.at(cursor.pos) !== CLOSE_BRACKET) {
    const item = readValue(cursor, parentColumn, level);
    if (item === null || !skipBetween(cursor, parentColumn, level)) return null;
    items.push(item);
    const code = cursor.at(cursor.pos);
    if (code === COMMA) {
      cursor.pos++;
      if (!skipBetween(cursor, parentColumn, level)) return null;
    } else if (code !== CLOSE_BRACKET) {
      return null;
    }
  }
  const end = ++cursor.pos;
  return { kind: 'seq', flow: true, items, start: cursor.base + start, end: cursor.base + end };
}

/** The key at `cursor.pos`, which moves to the colon if one follows on the line, else behind the key. */
function readKey(cursor: YamlCursor): YamlScalar | null {
  const start = cursor.pos;
  const code = cursor.at(start);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const key = readQuoted(cursor);
    if (key === null || cursor.pos - start > MAX_KEY_LENGTH) return null;
    const end = cursor.pos;
    skipSpaces(cursor);
    // `"a" :b` is for the library to judge.
    if (cursor.at(cursor.pos) === COLON && cursor.pos > end && !isBlank(cursor.at(cursor.pos + 1))) return null;
    return key;
  }
  if (!startsFlowPlain(cursor, start)) return null;
  const stop = scanFlowPlain(cursor);
  if (stop === NOT_OURS || cursor.pos - start > MAX_KEY_LENGTH) return null;
  let end = cursor.pos;
  while (cursor.text.charCodeAt(end - 1) === SPACE) end--;
  const key = plainScalar(cursor, start, end);
  return key.text === '<<' ? null : key;
}

function readPair(cursor: YamlCursor, parentColumn: number, level: number): YamlPair | null {
  const key = readKey(cursor);
  if (key === null) return null;
  if (cursor.at(cursor.pos) !== COLON) return { key, value: undefined };
  cursor.pos++;
  if (!skipBetween(cursor, parentColumn, level)) return null;
  const code = cursor.at(cursor.pos);
  if (code === COMMA || code === CLOSE_BRACE) return { key, value: undefined };
  const value = readValue(cursor, parentColumn, level);
  return value === null ? null : { key, value };
}

function readMap(cursor: YamlCursor, parentColumn: number, level: number): YamlMap | null {
  const start = cursor.pos++;
  const pairs: YamlPair[] = [];
  if (!skipBetween(cursor, parentColumn, level)) return null;
  while (cursor.at(cursor.pos) !== CLOSE_BRACE) {
    const pair = readPair(cursor, parentColumn, level);
    if (pair === null || !skipBetween(cursor, parentColumn, level)) return null;
    pairs.push(pair);
    const code = cursor.at(cursor.pos);
    if (code === COMMA) {
      cursor.pos++;
      if (!skipBetween(cursor, parentColumn, level)) return null;
    } else if (code !== CLOSE_BRACE) {
      return null;
    }
  }
  const end = ++cursor.pos;
  reportDuplicateKeys(pairs, cursor.problems);
  return { kind: 'map', flow: true, pairs, start: cursor.base + start, end: cursor.base + end };
}

function readLevel(cursor: YamlCursor, parentColumn: number, level: number): YamlSeq | YamlMap | null {
  if (cursor.depth + level > MAX_FAST_DEPTH) return null;
  return cursor.at(cursor.pos) === OPEN_BRACKET
    ? readSeq(cursor, parentColumn, level)
    : readMap(cursor, parentColumn, level);
}

/**
 * The flow collection whose bracket is at `cursor.pos`, which moves behind the closing one. Null: not for the fast
 * reader. `parentColumn` is that of the block entry it stands in, -1 at the root of a document.
 */
export function readFlow(cursor: YamlCursor, parentColumn: number): YamlSeq | YamlMap | null {
  return readLevel(cursor, parentColumn, 1);
}
