/** Links that are their own text: `<https://…>`, `<jane@acme.example>`, and bare web addresses in prose. */

import {
  AMPERSAND,
  APOSTROPHE,
  ASTERISK,
  AT_SIGN,
  COLON,
  EXCLAMATION_MARK,
  FULL_STOP,
  GREATER_THAN,
  HYPHEN,
  isAsciiAlpha,
  isAsciiAlphanumeric,
  isAsciiControl,
  isUnicodePunctuation,
  isUnicodeWhitespace,
  isWhitespace,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS_THAN,
  PLUS_SIGN,
  QUESTION_MARK,
  QUOTATION_MARK,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  SEMICOLON,
  SPACE,
  TILDE,
  UNDERSCORE,
} from './characters.ts';

const COMMA = 0x2c;

/** CommonMark's limits. */
const LONGEST_SCHEME = 32;
const LONGEST_DOMAIN_LABEL = 63;

/** Where the autolink that starts at the `<` at `at` ends (behind its `>`); `email` when it needs `mailto:` before it. */
export function angleAutolink(
  text: string,
  at: number,
  to: number,
): { readonly end: number; readonly email: boolean } | undefined {
  let index = at + 1;
  if (isAsciiAlpha(text.charCodeAt(index))) {
    while (index < to && isSchemeCharacter(text.charCodeAt(index)) && index - at <= LONGEST_SCHEME) index++;
    if (index - at > 2 && index < to && text.charCodeAt(index) === COLON) {
      const end = uriEnd(text, index + 1, to);
      return end === -1 ? undefined : { end, email: false };
    }
  }
  while (index < to && isAtext(text.charCodeAt(index))) index++;
  if (index === at + 1 || index >= to || text.charCodeAt(index) !== AT_SIGN) return undefined;
  const end = emailDomainEnd(text, index + 1, to);
  return end === -1 ? undefined : { end, email: true };
}

function isSchemeCharacter(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === PLUS_SIGN || code === HYPHEN || code === FULL_STOP;
}

function uriEnd(text: string, at: number, to: number): number {
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER_THAN) return at + 1;
    if (code === SPACE || code === LESS_THAN || isAsciiControl(code)) return -1;
  }
  return -1;
}

function emailDomainEnd(text: string, at: number, to: number): number {
  while (at < to) {
    if (!isAsciiAlphanumeric(text.charCodeAt(at))) return -1;
    let end = at;
    while (end < to && (isAsciiAlphanumeric(text.charCodeAt(end)) || text.charCodeAt(end) === HYPHEN)) end++;
    if (end >= to || end - at > LONGEST_DOMAIN_LABEL || text.charCodeAt(end - 1) === HYPHEN) return -1;
    const code = text.charCodeAt(end);
    if (code === GREATER_THAN) return end + 1;
    if (code !== FULL_STOP) return -1;
    at = end + 1;
  }
  return -1;
}

/** What may stand before the `@` of an e-mail address between angle brackets. */
function isAtext(code: number): boolean {
  return isAsciiAlphanumeric(code) || (code < 0x80 && "#$%&'*+-/=?^_`{|}~.".includes(String.fromCharCode(code)));
}

/** Where the bare address before whose `:` or first `.` we stand starts: at `http`, `https` or `www`; -1 for neither. */
export function bareAddressStart(text: string, at: number, from: number): number {
  if (text.charCodeAt(at) === FULL_STOP) return at - 3 >= from && equalsIgnoringCase(text, at - 3, 'www') ? at - 3 : -1;
  if (!text.startsWith('//', at + 1)) return -1;
  if (at - 4 >= from && equalsIgnoringCase(text, at - 4, 'http')) return at - 4;
  return at - 5 >= from && equalsIgnoringCase(text, at - 5, 'https') ? at - 5 : -1;
}

function equalsIgnoringCase(text: string, at: number, lowerCase: string): boolean {
  for (let index = 0; index < lowerCase.length; index++) {
    if ((text.charCodeAt(at + index) | 0x20) !== lowerCase.charCodeAt(index)) return false;
  }
  return true;
}

/** Whether the address that starts at `start` is written with `www.` and so lacks its scheme. */
export function lacksScheme(text: string, start: number): boolean {
  return (text.charCodeAt(start) | 0x20) === 0x77;
}

/** Where the bare address that starts at `start` ends by GitHub's rule; -1 when it is none. */
export function bareAddressEnd(text: string, start: number, from: number, to: number): number {
  const before = start > from ? text.charCodeAt(start - 1) : SPACE;
  const www = lacksScheme(text, start);
  if (www ? !mayPrecedeWww(before) : isAsciiAlpha(before)) return -1;
  const domain = www ? start : text.indexOf(':', start) + 3;
  if (domain >= to) return -1;
  const first = text.charCodeAt(domain);
  if (!www && (isAsciiControl(first) || isUnicodeWhitespace(first) || isUnicodePunctuation(first))) return -1;
  if (www && start + 4 >= to) return -1;
  const end = domainEnd(text, domain, to);
  return end === -1 ? -1 : pathEnd(text, end, to);
}

function mayPrecedeWww(code: number): boolean {
  return (
    isWhitespace(code) ||
    code === LEFT_PARENTHESIS ||
    code === ASTERISK ||
    code === UNDERSCORE ||
    code === LEFT_BRACKET ||
    code === RIGHT_BRACKET ||
    code === TILDE
  );
}

function domainEnd(text: string, at: number, to: number): number {
  let underscoreInLast = false;
  let underscoreBeforeLast = false;
  const start = at;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === FULL_STOP || code === UNDERSCORE) {
      const next = trailEnd(text, at, to);
      if (next === -1) break;
      // Each mark up to `next` would come to the same answer, so they are counted here at one go.
      for (; at < next && (text.charCodeAt(at) === FULL_STOP || text.charCodeAt(at) === UNDERSCORE); at++) {
        if (text.charCodeAt(at) === UNDERSCORE) underscoreInLast = true;
        else {
          underscoreBeforeLast = underscoreInLast;
          underscoreInLast = false;
        }
      }
      continue;
    }
    if (isUnicodeWhitespace(code) || (code !== HYPHEN && isUnicodePunctuation(code))) break;
    at++;
  }
  return at === start || underscoreInLast || underscoreBeforeLast ? -1 : at;
}

function pathEnd(text: string, at: number, to: number): number {
  let unclosed = 0;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === LEFT_PARENTHESIS) unclosed++;
    else if (code === RIGHT_PARENTHESIS && unclosed > 0) unclosed--;
    else if (isTrailing(code) || code === AMPERSAND || code === RIGHT_BRACKET || code === LESS_THAN) {
      const next = trailEnd(text, at, to);
      if (next === -1) return at;
      for (; at < next; at++) if (text.charCodeAt(at) === RIGHT_PARENTHESIS) unclosed--;
      continue;
    } else if (isUnicodeWhitespace(code)) return at;
    at++;
  }
  return at;
}

/** Punctuation that belongs to the sentence and not to the address when nothing of the address follows it. */
function isTrailing(code: number): boolean {
  switch (code) {
    case EXCLAMATION_MARK:
    case QUOTATION_MARK:
    case APOSTROPHE:
    case RIGHT_PARENTHESIS:
    case ASTERISK:
    case COMMA:
    case FULL_STOP:
    case COLON:
    case SEMICOLON:
    case QUESTION_MARK:
    case UNDERSCORE:
    case TILDE:
      return true;
    default:
      return false;
  }
}

/**
 * Looks over the punctuation that starts at `at`. -1 when the address has ended before it; otherwise where the
 * address goes on (behind `at` at least), up to which every mark belongs to it.
 */
function trailEnd(text: string, at: number, to: number): number {
  let index = at;
  while (index < to) {
    const code = text.charCodeAt(index);
    if (isTrailing(code)) {
      index++;
    } else if (code === AMPERSAND) {
      let end = index + 1;
      while (end < to && isAsciiAlpha(text.charCodeAt(end))) end++;
      if (end === index + 1 || end >= to || text.charCodeAt(end) !== SEMICOLON) return Math.max(index, at + 1);
      index = end + 1;
    } else if (code === RIGHT_BRACKET) {
      index++;
      const next = index < to ? text.charCodeAt(index) : SPACE;
      if (next === LEFT_PARENTHESIS || next === LEFT_BRACKET || isUnicodeWhitespace(next)) return -1;
    } else {
      return code === LESS_THAN || isUnicodeWhitespace(code) ? -1 : Math.max(index, at + 1);
    }
  }
  return -1;
}
