/** Character codes and classes that the Markdown scanner asks about, as CommonMark and remark define them. */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION_MARK = 0x21;
export const QUOTATION_MARK = 0x22;
export const NUMBER_SIGN = 0x23;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const LEFT_PARENTHESIS = 0x28;
export const RIGHT_PARENTHESIS = 0x29;
export const ASTERISK = 0x2a;
export const PLUS_SIGN = 0x2b;
export const HYPHEN = 0x2d;
export const FULL_STOP = 0x2e;
export const SLASH = 0x2f;
export const DIGIT_0 = 0x30;
export const DIGIT_1 = 0x31;
export const DIGIT_9 = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS_THAN = 0x3c;
export const EQUALS_SIGN = 0x3d;
export const GREATER_THAN = 0x3e;
export const QUESTION_MARK = 0x3f;
export const AT_SIGN = 0x40;
export const UPPER_A = 0x41;
export const UPPER_Z = 0x5a;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const CARET = 0x5e;
export const UNDERSCORE = 0x5f;
export const GRAVE_ACCENT = 0x60;
export const LOWER_A = 0x61;
export const LOWER_Z = 0x7a;
export const VERTICAL_BAR = 0x7c;
export const TILDE = 0x7e;
export const BYTE_ORDER_MARK = 0xfeff;

/** A space or a tab: what CommonMark calls white space within a line. */
export function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** A space, a tab or (half of) a line ending. */
export function isWhitespace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN;
}

export function isUpperAlpha(code: number): boolean {
  return code >= UPPER_A && code <= UPPER_Z;
}

export function isAsciiDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

export function isAsciiAlpha(code: number): boolean {
  return (code >= LOWER_A && code <= LOWER_Z) || (code >= UPPER_A && code <= UPPER_Z);
}

export function isAsciiAlphanumeric(code: number): boolean {
  return isAsciiAlpha(code) || isAsciiDigit(code);
}

/** The ASCII characters that a backslash can escape. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

export function isAsciiControl(code: number): boolean {
  return code < SPACE || code === 0x7f;
}

/** White space of any script; `code` is one UTF-16 unit. */
export function isUnicodeWhitespace(code: number): boolean {
  if (code < 0x80) return (code >= TAB && code <= CARRIAGE_RETURN) || code === SPACE;
  return /\s/.test(String.fromCharCode(code));
}

/** Punctuation and symbols of any script; `code` is one UTF-16 unit, as remark looks at it, so halves of a pair are not. */
export function isUnicodePunctuation(code: number): boolean {
  if (code < 0x80) return isAsciiPunctuation(code);
  return /\p{P}|\p{S}/u.test(String.fromCharCode(code));
}

/** Where the run of spaces and tabs that starts at `at` ends, at most `to`. */
export function skipSpaces(text: string, at: number, to: number): number {
  while (at < to && isSpaceOrTab(text.charCodeAt(at))) at++;
  return at;
}

/** Where the run of spaces, tabs and line endings that starts at `at` ends, at most `to`. */
export function skipWhitespace(text: string, at: number, to: number): number {
  while (at < to && isWhitespace(text.charCodeAt(at))) at++;
  return at;
}

/** Where the white space (line endings included) before `to` starts, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  while (to > from && isWhitespace(text.charCodeAt(to - 1))) to--;
  return to;
}
