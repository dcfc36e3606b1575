/** Plain (unquoted) scalars for the fast YAML reader: where they may start, where they end, and what they mean. */

import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOT,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  RETURN,
  SPACE,
  TAB,
  type YamlCursor,
  isBlank,
} from './yaml-cursor.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** Characters that mean something else at the start of a value, or that may not stand there. */
const NOT_PLAIN_START = new Uint8Array(128);
for (const character of ',[]{}#&*!|>\'"%@`\t\r\n ') NOT_PLAIN_START[character.charCodeAt(0)] = 1;

const FLOW_INDICATOR = new Uint8Array(128);
for (const character of ',[]{}') FLOW_INDICATOR[character.charCodeAt(0)] = 1;

function isFlowIndicator(code: number): boolean {
  return code >= 0 && code < 128 && FLOW_INDICATOR[code] === 1;
}

/** Whether a plain scalar may start at `pos` in block context. */
export function startsPlain(cursor: YamlCursor, pos: number): boolean {
  const code = cursor.at(pos);
  if (code === END_OF_TEXT) return false;
  if (code === DASH || code === QUESTION || code === COLON) return !isBlank(cursor.at(pos + 1));
  return code >= 128 || NOT_PLAIN_START[code] === 0;
}

/** Whether a plain scalar may start at `pos` between brackets. A colon first is left to the library. */
export function startsFlowPlain(cursor: YamlCursor, pos: number): boolean {
  const code = cursor.at(pos);
  if (code === COLON) return false;
  if ((code === DASH || code === QUESTION) && isFlowIndicator(cursor.at(pos + 1))) return false;
  return startsPlain(cursor, pos);
}

/** The end of a plain scalar that the line ends too, or that a comment follows. */
export const TO_LINE_END = 0;
/** A colon that makes the scalar a key stands at `cursor.pos`. */
export const TO_COLON = 1;
/** A bracket, brace or comma stands at `cursor.pos`. */
export const TO_FLOW_INDICATOR = 2;
/** Something the fast reader does not take. */
export const NOT_OURS = 3;

/**
 * Moves from the start of a plain scalar in block context to where it ends on its line. `cursor.pos` comes to stand
 * at the colon, or just after the scalar's last character.
 */
export function scanPlain(cursor: YamlCursor): number {
  const { text, length } = cursor;
  let pos = cursor.pos;
  let end = pos;
  while (pos < length) {
    const code = text.charCodeAt(pos);
    // Letters, and all above the colon, are the bulk of a text and never special.
    if (code > COLON) {
      end = ++pos;
    } else if (code === SPACE) {
      pos++;
      if (pos < length && text.charCodeAt(pos) === HASH) break;
    } else if (code === COLON) {
      if (isBlank(cursor.at(pos + 1))) {
        cursor.pos = pos;
        return TO_COLON;
      }
      end = ++pos;
    } else if (code === LINE_FEED) {
      break;
    } else if (code === RETURN) {
      if (cursor.at(pos + 1) !== LINE_FEED) return NOT_OURS;
      break;
    } else if (code === TAB) {
      return NOT_OURS;
    } else {
      end = ++pos;
    }
  }
  cursor.pos = end;
  return TO_LINE_END;
}

/** As `scanPlain`, between brackets; `cursor.pos` comes to stand just after the scalar's last character, or at the colon. */
export function scanFlowPlain(cursor: YamlCursor): number {
  const { text, length } = cursor;
  let pos = cursor.pos;
  let end = pos;
  while (pos < length) {
    const code = text.charCodeAt(pos);
    if (code === COLON) {
      const next = cursor.at(pos + 1);
      if (isBlank(next) || isFlowIndicator(next)) {
        cursor.pos = pos;
        return TO_COLON;
      }
      end = ++pos;
    } else if (code === SPACE) {
      pos++;
      if (pos < length && text.charCodeAt(pos) === HASH) break;
    } else if (code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE) {
      cursor.pos = end;
      return TO_FLOW_INDICATOR;
    } else if (code === OPEN_BRACKET || code === OPEN_BRACE || code === TAB) {
      return NOT_OURS;
    } else if (code === LINE_FEED) {
      break;
    } else if (code === RETURN) {
      if (cursor.at(pos + 1) !== LINE_FEED) return NOT_OURS;
      break;
    } else {
      end = ++pos;
    }
  }
  cursor.pos = end;
  return TO_LINE_END;
}

const LOWER_BIT = 32;
const ZERO = 48;
const NINE = 57;
const PLUS = 43;
const TILDE = 126;
const LETTER_F = 102;
const LETTER_N = 110;
const LETTER_T = 116;

const DECIMAL = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/;
const EXPONENT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

function resolveNumber(text: string): string | number {
  if (DECIMAL.test(text)) return Number.parseInt(text, 10);
  if (FLOAT.test(text) || EXPONENT.test(text)) return Number.parseFloat(text);
  if (OCTAL.test(text)) return Number.parseInt(text.slice(2), 8);
  if (HEXADECIMAL.test(text)) return Number.parseInt(text.slice(2), 16);
  if (INFINITE.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (NOT_A_NUMBER.test(text)) return Number.NaN;
  return text;
}

/** Whether text that starts with a digit can be a number: a cheap way to see that dates and `12 days` are not. */
function mayBeNumber(text: string): boolean {
  for (let index = 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) continue;
    return code !== DASH && code !== SPACE && code !== COLON;
  }
  return true;
}

/** What a plain scalar means by the YAML 1.2 core schema. Dates stay strings, and so do `yes` and `no`. */
export function resolvePlain(text: string): string | number | boolean | null {
  const code = text.charCodeAt(0);
  if (code >= ZERO && code <= NINE) return mayBeNumber(text) ? resolveNumber(text) : text;
  if (code === DOT || code === DASH || code === PLUS) return resolveNumber(text);
  switch (code | LOWER_BIT) {
    case LETTER_T:
      if (text.length === 4 && (text === 'true' || text === 'True' || text === 'TRUE')) return true;
      return text;
    case LETTER_F:
      if (text.length === 5 && (text === 'false' || text === 'False' || text === 'FALSE')) return false;
      return text;
    case LETTER_N:
      if (text.length === 4 && (text === 'null' || text === 'Null' || text === 'NULL')) return null;
      return text;
    case TILDE:
      return text === '~' ? null : text;
    default:
      return text;
  }
}

/** The plain scalar from `start` to `end`, offsets into the cursor's text. */
export function plainScalar(cursor: YamlCursor, start: number, end: number): YamlScalar {
  const text = cursor.text.slice(start, end);
  const { base } = cursor;
  return { kind: 'scalar', value: resolvePlain(text), text, style: 'plain', start: base + start, end: base + end };
}
