/**
 * Our own linear reader of the YAML that people write in registers and front-matter. It takes a subset, and for anything
 * else says so instead of guessing: what it does read, it reads exactly as the library does.
 */

import {
  COLON,
  DASH,
  DOUBLE_QUOTE,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  MAX_FAST_DEPTH,
  NEVER_FORGETFUL,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
  YamlCursor,
  isBlank,
} from './yaml-cursor.ts';
import { reportDuplicateKeys } from './yaml-duplicate-keys.ts';
import { type YamlEntries, type YamlEntry, type YamlEntryReader, entryEnd } from './yaml-entry.ts';
import { MAX_KEY_LENGTH, readFlow } from './yaml-flow.ts';
import { MAX_PROBLEMS } from './yaml-limits.ts';
import { plainLines, quotedLines } from './yaml-lines.ts';
import { TO_COLON, TO_LINE_END, plainScalar, scanPlain, startsPlain } from './yaml-plain.ts';
import { readBlockScalar, readQuoted } from './yaml-quoted.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq, YamlStream } from './yaml-tree.ts';

const VERTICAL_BAR = 124;
const GREATER_THAN = 62;
const ASTERISK = 42;
const AT = 64;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads block structure by recursive descent. A function that reads a node leaves the cursor at the next content, with
 * its column set. Null everywhere means: not for the fast reader.
 */
class FastReader {
  private readonly cursor: YamlCursor;
  private readonly readEntry: YamlEntryReader | undefined;
  /** Where the last pair or item ended: its value, else its colon or dash. An offset into the cursor's text. */
  private entryEnd = 0;
  /** How many characters went to the library. */
  private delegated = 0;

  constructor(text: string, base: number, readEntry: YamlEntryReader | undefined) {
    this.cursor = new YamlCursor(text, base);
    this.readEntry = readEntry;
  }

  /** The whole text, or undefined where any of it is not for this reader. */
  stream(): YamlStream | undefined {
    const { cursor } = this;
    const documents: YamlDocument[] = [];
    if (cursor.at(0) === BYTE_ORDER_MARK) cursor.pos = 1;
    let start = cursor.pos;
    // A document may begin without `---` only at the top and after `...`.
    let mayBegin = true;
    if (!cursor.nextContent()) return undefined;
    while (cursor.column >= 0 || cursor.pos < cursor.length) {
      if (cursor.column === -1) {
        const marker = cursor.pos;
        const opens = cursor.at(marker) === DASH;
        if (!opens && mayBegin) return undefined;
        cursor.pos = marker + 3;
        // Content on the marker's own line is rare, and has rules of its own.
        if (!cursor.finishLine()) return undefined;
        start = opens ? marker : marker + 3;
        mayBegin = !opens;
        if (!opens) continue;
      } else if (!mayBegin) {
        return undefined;
      }
      const root = cursor.column === -1 ? undefined : this.readRoot();
      if (root === null || cursor.column !== -1) return undefined;
      documents.push({ root, start: cursor.base + start, end: cursor.base + cursor.pos });
      mayBegin = false;
    }
    return { documents, comments: cursor.comments, problems: cursor.problems };
  }

  private readRoot(): YamlNode | null {
    const { cursor } = this;
    const code = cursor.at(cursor.pos);
    const { column } = cursor;
    // Plain scalars at the root reach over lines, and a byte order mark may stand after `...`.
    if (code === BYTE_ORDER_MARK) return null;
    if (cursor.isIndicator(DASH, cursor.pos)) return this.readSeq(column, false);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) return this.readFlowLine(-1);
    return this.isMapStart() || this.isFaultyMapStart() ? this.readMap(column) : null;
  }

  /** Whether a key with its colon stands at the cursor, which stays where it is. */
  private isMapStart(): boolean {
    const { cursor } = this;
    const start = cursor.pos;
    const found = this.readKey() !== null;
    cursor.pos = start;
    return found;
  }

  /**
   * Whether a line that is no `key: value` stands at the cursor, and a key below it, at the same column: then the first
   * line alone is at fault. Plain text over several lines cannot be: a key in its middle is an error to everyone.
   */
  private isFaultyMapStart(): boolean {
    const { cursor } = this;
    const { pos, column } = cursor;
    const code = cursor.at(pos);
    if (this.readEntry === undefined || !(startsPlain(cursor, pos) || code === ASTERISK || code === AT)) return false;
    if (!this.mayBeEntry()) return false;
    const lineStart = entryEnd(cursor, { kind: 'pair', start: pos, column });
    cursor.pos = lineStart;
    while (cursor.at(cursor.pos) === SPACE) cursor.pos++;
    const found = cursor.pos === lineStart + column && !cursor.isMarker(cursor.pos) && this.isMapStart();
    cursor.pos = pos;
    return found;
  }

  /** The key at the cursor, which moves behind its colon. */
  private readKey(): YamlScalar | null {
    const { cursor } = this;
    const start = cursor.pos;
    const code = cursor.at(start);
    let key: YamlScalar | null;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      key = readQuoted(cursor);
      if (key === null) return null;
      while (cursor.at(cursor.pos) === SPACE) cursor.pos++;
      if (!cursor.isIndicator(COLON, cursor.pos)) return null;
    } else {
      if (!startsPlain(cursor, start) || scanPlain(cursor) !== TO_COLON) return null;
      let end = cursor.pos;
      while (cursor.text.charCodeAt(end - 1) === SPACE) end--;
      key = plainScalar(cursor, start, end);
      if (key.text === '<<') return null;
    }
    if (cursor.pos - start > MAX_KEY_LENGTH) return null;
    cursor.pos++;
    return key;
  }

  private readMap(column: number): YamlMap | null {
    const { cursor } = this;
    if (cursor.depth >= MAX_FAST_DEPTH) return null;
    const depth = ++cursor.depth;
    const start = cursor.pos;
    const pairs: YamlPair[] = [];
    do {
      if (!this.mayBeEntry()) return null;
      const entry: YamlEntry = { kind: 'pair', column, start: cursor.pos, depth };
      const comments = cursor.comments.length;
      const problems = cursor.problems.length;
      const pair = this.readPair(column);
      const ended = cursor.column < column || (cursor.column === column && !cursor.isIndicator(DASH, cursor.pos));
      if (pair !== null && ended) {
        pairs.push(pair);
      } else {
        const entries = this.delegate(entry, comments, problems);
        if (entries === null) return null;
        for (const one of entries.pairs) pairs.push(one);
      }
    } while (cursor.column === column);
    cursor.depth--;
    reportDuplicateKeys(pairs, cursor.problems);
    const { base } = cursor;
    return { kind: 'map', flow: false, pairs, start: base + start, end: base + this.entryEnd };
  }

  /** Whether what stands at the cursor can be read by itself: `?` and an empty key reach over lines at one column. */
  private mayBeEntry(): boolean {
    const { cursor } = this;
    const { pos } = cursor;
    return cursor.at(pos) !== BYTE_ORDER_MARK && !cursor.isIndicator(QUESTION, pos) && !cursor.isIndicator(COLON, pos);
  }

  private readPair(column: number): YamlPair | null {
    const { cursor } = this;
    const key = this.readKey();
    if (key === null) return null;
    const colonEnd = cursor.pos;
    let pos = colonEnd;
    let code = cursor.at(pos);
    while (code === SPACE) code = cursor.at(++pos);
    if (code === LINE_FEED || code === RETURN || code === HASH || code === END_OF_TEXT) {
      if (!cursor.finishLine()) return null;
      this.entryEnd = colonEnd;
      if (cursor.column > column) {
        const value = this.readNode(column);
        return value === null ? null : { key, value };
      }
      if (cursor.column === column && cursor.isIndicator(DASH, cursor.pos)) {
        const value = this.readSeq(column, true);
        return value === null ? null : { key, value };
      }
      return { key, value: undefined };
    }
    cursor.pos = pos;
    const value = this.readInline(column);
    return value === null ? null : { key, value };
  }

  private readSeq(column: number, atKeyColumn: boolean): YamlSeq | null {
    const { cursor } = this;
    if (cursor.depth >= MAX_FAST_DEPTH) return null;
    const depth = ++cursor.depth;
    const start = cursor.pos;
    const items: (YamlNode | undefined)[] = [];
    do {
      const entry: YamlEntry = { kind: atKeyColumn ? 'item-at-key' : 'item', column, start: cursor.pos, depth };
      const comments = cursor.comments.length;
      const problems = cursor.problems.length;
      const item = this.readItem(column);
      const ended =
        cursor.column < column || (cursor.column === column && (atKeyColumn || cursor.isIndicator(DASH, cursor.pos)));
      if (item !== null && ended) {
        items.push(item);
      } else {
        const entries = this.delegate(entry, comments, problems);
        if (entries === null) return null;
        for (const one of entries.items) items.push(one);
      }
    } while (cursor.column === column && cursor.isIndicator(DASH, cursor.pos));
    cursor.depth--;
    const { base } = cursor;
    return { kind: 'seq', flow: false, items, start: base + start, end: base + this.entryEnd };
  }

  private readItem(column: number): YamlNode | undefined | null {
    const { cursor } = this;
    const dashEnd = cursor.pos + 1;
    let pos = dashEnd;
    let code = cursor.at(pos);
    while (code === SPACE) code = cursor.at(++pos);
    if (code === LINE_FEED || code === RETURN || code === HASH || code === END_OF_TEXT) {
      cursor.pos = dashEnd;
      if (!cursor.finishLine()) return null;
      this.entryEnd = dashEnd;
      return cursor.column > column ? this.readNode(column) : undefined;
    }
    const inner = column + pos - dashEnd + 1;
    cursor.pos = pos;
    if (code === DASH && isBlank(cursor.at(pos + 1))) return this.readSeq(inner, false);
    cursor.column = inner;
    cursor.forgetfulColumn = NEVER_FORGETFUL;
    return code === VERTICAL_BAR || code === GREATER_THAN ? this.readInline(column) : this.readNode(column);
  }

  /** The node that begins at the cursor, in `cursor.column`, and may be a collection. */
  private readNode(parentColumn: number): YamlNode | null {
    const { cursor } = this;
    const start = cursor.pos;
    const { column } = cursor;
    const code = cursor.at(start);
    // The library would take lines that stand too far out for a part of a value here.
    const unsure = cursor.forgetfulColumn <= parentColumn;
    if (code === DASH && isBlank(cursor.at(start + 1))) return this.readSeq(column, false);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return unsure ? null : this.readFlowLine(parentColumn);
    let scalar: YamlScalar | null = null;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      scalar = readQuoted(cursor) ?? quotedLines(cursor, parentColumn);
      if (scalar === null) return null;
      let pos = cursor.pos;
      while (cursor.at(pos) === SPACE) pos++;
      if (cursor.at(pos) === COLON) {
        cursor.pos = start;
        return this.readMap(column);
      }
    } else {
      if (!startsPlain(cursor, start)) return null;
      const stop = scanPlain(cursor);
      if (stop === TO_COLON) {
        cursor.pos = start;
        return this.readMap(column);
      }
      if (stop !== TO_LINE_END) return null;
      scalar = plainLines(cursor, start, parentColumn);
    }
    return unsure ? null : this.finishScalar(scalar);
  }

  /** The value that begins at the cursor on the line of its key: a collection here must be in brackets. */
  private readInline(parentColumn: number): YamlNode | null {
    const { cursor } = this;
    const start = cursor.pos;
    const code = cursor.at(start);
    if (code === VERTICAL_BAR || code === GREATER_THAN) {
      const scalar = readBlockScalar(cursor, parentColumn);
      if (scalar === null || !cursor.nextContent()) return null;
      this.entryEnd = scalar.end - cursor.base;
      return scalar;
    }
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.readFlowLine(parentColumn);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      return this.finishScalar(readQuoted(cursor) ?? quotedLines(cursor, parentColumn));
    }
    if (!startsPlain(cursor, start) || scanPlain(cursor) !== TO_LINE_END) return null;
    return this.finishScalar(plainLines(cursor, start, parentColumn));
  }

  private finishScalar(scalar: YamlScalar | null): YamlScalar | null {
    this.entryEnd = this.cursor.pos;
    return scalar !== null && this.cursor.finishLine() ? scalar : null;
  }

  /** Has an entry read by the library that could not be read here, and moves on behind it. Null: the collection goes too. */
  private delegate(entry: YamlEntry, comments: number, problems: number): YamlEntries | null {
    const { cursor } = this;
    if (this.readEntry === undefined) return null;
    const end = entryEnd(cursor, entry);
    this.delegated += end - entry.start;
    // Entries within entries can be tried again and again: past this, the whole at once is cheaper.
    if (this.delegated > 2 * cursor.length) return null;
    cursor.comments.length = comments;
    cursor.problems.length = problems;
    cursor.depth = entry.depth;
    const entries = this.readEntry(entry, cursor.text.slice(entry.start, end), cursor.base + entry.start);
    for (const comment of entries.comments) cursor.comments.push(comment);
    for (const problem of entries.problems) if (cursor.problems.length < MAX_PROBLEMS) cursor.problems.push(problem);
    cursor.pos = end;
    if (!cursor.nextContent()) return null;
    this.entryEnd = entries.end - cursor.base;
    return entries;
  }

  private readFlowLine(parentColumn: number): YamlSeq | YamlMap | null {
    const node = readFlow(this.cursor, parentColumn);
    this.entryEnd = this.cursor.pos;
    return node !== null && this.cursor.finishLine() ? node : null;
  }
}

/**
 * Reads YAML text fast, or gives undefined where the text as a whole is not for this reader. `base` is the offset of
 * `text` in its file. With `readEntry`, a pair or item that is not for this reader is given to it, and the rest is
 * still read here; without it, all is read here or nothing.
 */
export function readYamlFast(text: string, base = 0, readEntry?: YamlEntryReader): YamlStream | undefined {
  return new FastReader(text, base, readEntry).stream();
}
