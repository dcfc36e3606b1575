/** Backslash escapes and character references (`&amp;`, `&#38;`) in Markdown text: what they stand for. */

import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import {
  AMPERSAND,
  BACKSLASH,
  isAsciiAlphanumeric,
  isAsciiDigit,
  isAsciiPunctuation,
  NUMBER_SIGN,
  SEMICOLON,
} from './characters.ts';

/** Longest name, and longest decimal and hexadecimal number, that CommonMark takes for a reference. */
const LONGEST_NAME = 31;
const LONGEST_DECIMAL = 7;
const LONGEST_HEXADECIMAL = 6;

/** Text with its escapes and references resolved; the text itself when it holds neither. */
export function decodeText(text: string): string {
  if (!text.includes('\\') && !text.includes('&')) return text;
  let result = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      result += text.slice(copied, at);
      copied = at + 1;
      at += 2;
      continue;
    }
    if (code === AMPERSAND) {
      const reference = readCharacterReference(text, at, text.length);
      if (reference !== undefined) {
        result += text.slice(copied, at) + reference.value;
        at = reference.end;
        copied = at;
        continue;
      }
    }
    at++;
  }
  return result + text.slice(copied);
}

/** The character reference that starts at the `&` at `at`, if one does: where it ends and what it stands for. */
export function readCharacterReference(
  text: string,
  at: number,
  to: number,
): { readonly end: number; readonly value: string } | undefined {
  if (text.charCodeAt(at + 1) !== NUMBER_SIGN) {
    const end = endOf(text, at + 1, Math.min(to, at + 1 + LONGEST_NAME), isAsciiAlphanumeric);
    if (end === at + 1 || end >= to || text.charCodeAt(end) !== SEMICOLON) return undefined;
    const value = decodeNamedCharacterReference(text.slice(at + 1, end));
    return value === false ? undefined : { end: end + 1, value };
  }
  const hexadecimal = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const start = at + (hexadecimal ? 3 : 2);
  const longest = hexadecimal ? LONGEST_HEXADECIMAL : LONGEST_DECIMAL;
  const end = endOf(text, start, Math.min(to, start + longest), hexadecimal ? isHexadecimal : isAsciiDigit);
  if (end === start || end >= to || text.charCodeAt(end) !== SEMICOLON) return undefined;
  return { end: end + 1, value: fromNumber(Number.parseInt(text.slice(start, end), hexadecimal ? 16 : 10)) };
}

function endOf(text: string, at: number, to: number, accepts: (code: number) => boolean): number {
  while (at < to && accepts(text.charCodeAt(at))) at++;
  return at;
}

function isHexadecimal(code: number): boolean {
  return isAsciiDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** Numbers that are no character, or a control character, become U+FFFD, as in HTML. */
function fromNumber(code: number): string {
  const forbidden =
    code < 0x09 ||
    code === 0x0b ||
    (code > 0x0d && code < 0x20) ||
    (code > 0x7e && code < 0xa0) ||
    (code > 0xd7ff && code < 0xe000) ||
    (code > 0xfdcf && code < 0xfdf0) ||
    (code & 0xffff) >= 0xfffe ||
    code > 0x10ffff;
  return forbidden ? '�' : String.fromCodePoint(code);
}
