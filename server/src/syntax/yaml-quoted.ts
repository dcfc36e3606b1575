/** Quoted scalars on one line and block scalars (`|`, `>`) for the fast YAML reader. Null: not for the fast reader. */

import {
  BACKSLASH,
  DASH,
  DOUBLE_QUOTE,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  type YamlCursor,
} from './yaml-cursor.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** What a backslash and a character mean between double quotes. `\x`, `\u` and `\U` take digits and are not here. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['\t', '\t'],
]);

const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const HEX = /^[0-9a-fA-F]+$/;

/** The value of what stands between double quotes, or null where an escape is not one. */
function unescape(raw: string): string | null {
  let value = '';
  let from = 0;
  for (let at = raw.indexOf('\\'); at !== -1; at = raw.indexOf('\\', from)) {
    value += raw.slice(from, at);
    const letter = raw.charAt(at + 1);
    const plain = ESCAPES.get(letter);
    if (plain !== undefined) {
      value += plain;
      from = at + 2;
      continue;
    }
    const length = HEX_LENGTH.get(letter);
    if (length === undefined) return null;
    const digits = raw.slice(at + 2, at + 2 + length);
    if (digits.length !== length || !HEX.test(digits)) return null;
    const code = Number.parseInt(digits, 16);
    if (code > 0x10ffff) return null;
    value += String.fromCodePoint(code);
    from = at + 2 + length;
  }
  return value + raw.slice(from);
}

function quotedScalar(
  cursor: YamlCursor,
  start: number,
  end: number,
  text: string,
  style: 'single' | 'double',
): YamlScalar {
  cursor.pos = end;
  const { base } = cursor;
  return { kind: 'scalar', value: text, text, style, start: base + start, end: base + end };
}

function readDouble(cursor: YamlCursor): YamlScalar | null {
  const { text, length } = cursor;
  const start = cursor.pos;
  let escaped = false;
  let pos = start + 1;
  while (pos < length) {
    const code = text.charCodeAt(pos);
    if (code === DOUBLE_QUOTE) {
      const raw = text.slice(start + 1, pos);
      const value = escaped ? unescape(raw) : raw;
      return value === null ? null : quotedScalar(cursor, start, pos + 1, value, 'double');
    }
    if (code === LINE_FEED || code === RETURN) return null;
    if (code === BACKSLASH) {
      escaped = true;
      const next = cursor.at(++pos);
      if (next === LINE_FEED || next === RETURN) return null;
    }
    pos++;
  }
  return null;
}

function readSingle(cursor: YamlCursor): YamlScalar | null {
  const { text, length } = cursor;
  const start = cursor.pos;
  let doubled = false;
  let pos = start + 1;
  while (pos < length) {
    const code = text.charCodeAt(pos);
    if (code === SINGLE_QUOTE) {
      if (cursor.at(pos + 1) !== SINGLE_QUOTE) {
        const raw = text.slice(start + 1, pos);
        return quotedScalar(cursor, start, pos + 1, doubled ? raw.replaceAll("''", "'") : raw, 'single');
      }
      doubled = true;
      pos++;
    } else if (code === LINE_FEED || code === RETURN) {
      return null;
    }
    pos++;
  }
  return null;
}

/** The quoted scalar whose opening quote is at `cursor.pos`, which moves behind the closing one. */
export function readQuoted(cursor: YamlCursor): YamlScalar | null {
  return cursor.at(cursor.pos) === DOUBLE_QUOTE ? readDouble(cursor) : readSingle(cursor);
}

/** The value of a block scalar as its lines come in: YAML's rules for `|` (line breaks kept) and `>` (lines folded). */
class BlockText {
  readonly folded: boolean;
  value = '';
  /** What stands between what was read and the next line. */
  private separator = '';
  private moreIndented = false;

  constructor(folded: boolean) {
    this.folded = folded;
  }

  leadingBlank(): void {
    this.value += '\n';
  }

  blank(): void {
    if (!this.folded) {
      this.value += this.separator;
      this.separator = '\n';
    } else if (this.separator === '\n') {
      this.value += '\n';
    } else {
      this.separator = '\n';
    }
  }

  line(content: string, moreIndented: boolean): void {
    let separator = this.separator;
    if (!this.folded) {
      this.separator = '\n';
    } else if (moreIndented) {
      // A line that is indented further keeps its line breaks, before and after.
      if (separator === ' ') separator = '\n';
      else if (!this.moreIndented && separator === '\n') separator = '\n\n';
      this.separator = '\n';
      this.moreIndented = true;
    } else {
      this.separator = ' ';
      this.moreIndented = false;
    }
    this.value += separator + content;
  }
}

/** Moves behind the header of a block scalar (`|`, `>-`, with its comment) to the next line. False: not for us. */
function skipBlockHeader(cursor: YamlCursor, headerEnd: number): boolean {
  let pos = headerEnd;
  while (cursor.at(pos) === SPACE) pos++;
  if (cursor.at(pos) === HASH) {
    if (pos === headerEnd) return false;
    pos = cursor.comment(pos);
  }
  if (cursor.at(pos) === RETURN) pos++;
  if (cursor.at(pos) !== LINE_FEED) return false;
  cursor.pos = pos + 1;
  return true;
}

const GREATER_THAN = 62;

/**
 * The block scalar whose `|` or `>` is at `cursor.pos`; its lines must stand further in than `parentColumn`. Taken
 * are clipping and stripping (`|-`); `+`, a digit, and white space that needs a second thought go to the library.
 * The range ends with the last line that is not blank. `cursor.pos` moves to the start of a line.
 */
export function readBlockScalar(cursor: YamlCursor, parentColumn: number): YamlScalar | null {
  const { text, length, base } = cursor;
  const start = cursor.pos;
  const strip = cursor.at(start + 1) === DASH;
  if (!skipBlockHeader(cursor, start + (strip ? 2 : 1))) return null;
  const block = new BlockText(cursor.at(start) === GREATER_THAN);
  let indent = -1;
  let widestBlank = 0;
  /** Blank lines since the last line with content: they count only if content follows. */
  let blanks = 0;
  let end = -1;
  let lineStart = cursor.pos;
  while (lineStart < length) {
    let pos = lineStart;
    while (pos < length && text.charCodeAt(pos) === SPACE) pos++;
    const code = cursor.at(pos);
    if (code === END_OF_TEXT) return null;
    if (code === LINE_FEED || code === RETURN) {
      if (code === RETURN && cursor.at(++pos) !== LINE_FEED) return null;
      widestBlank = Math.max(widestBlank, pos - lineStart - (code === RETURN ? 1 : 0));
      blanks++;
      lineStart = pos + 1;
      continue;
    }
    if (indent === -1) {
      indent = pos - lineStart;
      // Nothing in it, or blank lines that reach further in than the content.
      if (indent <= parentColumn) return null;
      for (; blanks > 0; blanks--) block.leadingBlank();
    } else if (pos - lineStart < indent) {
      if (code === TAB) return null;
      break;
    }
    if (widestBlank > indent || (code === TAB && block.folded)) return null;
    for (; blanks > 0; blanks--) block.blank();
    const lineFeed = text.indexOf('\n', pos);
    let lineEnd = lineFeed === -1 ? length : lineFeed;
    if (text.charCodeAt(lineEnd - 1) === RETURN) {
      if (lineFeed === -1) return null;
      lineEnd--;
    }
    block.line(text.slice(lineStart + indent, lineEnd), pos - lineStart > indent);
    end = lineEnd;
    lineStart = lineFeed === -1 ? length : lineFeed + 1;
    cursor.pos = lineStart;
  }
  if (end === -1 || widestBlank > indent) return null;
  while (text.charCodeAt(end - 1) === SPACE || text.charCodeAt(end - 1) === TAB) end--;
  const value = strip ? block.value : `${block.value}\n`;
  return { kind: 'scalar', value, text: value, style: 'block', start: base + start, end: base + end };
}
