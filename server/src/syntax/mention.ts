/** Which words of prose look like an ID (`AC-02`, `EV-2026-Q1-AC-02`) or a criterion (`CC6.1`): the rule, in one place. */

import {
  AT_SIGN,
  FULL_STOP,
  HYPHEN,
  isAsciiAlphanumeric,
  isAsciiDigit,
  isUpperAlpha,
  LOWER_A,
  LOWER_Z,
  NUMBER_SIGN,
  SLASH,
  UNDERSCORE,
} from './characters.ts';

/** Scripts from here on (Han, kana, Hangul) are written without spaces, so their letters do not join on to an ID. */
const FIRST_UNSPACED_SCRIPT = 0x2e80;

/**
 * Where the ID that starts with the capital at `start` ends, or -1 when that capital starts none. `from` and `to` bound
 * the stretch of prose; what lies before `from` is not looked at.
 *
 * An ID is made of upper-case ASCII letters, digits and single hyphens, dots and underscores between them, and either
 * has a hyphen or is shaped like a criterion (`CC6.1`, `TSC.CC6.1`). It stands alone: not inside a longer word, path, handle or
 * address. Underscores around it are taken for emphasis (`_AC-02_`), and a full stop after it ends the sentence.
 */
export function mentionEnd(text: string, start: number, from: number, to: number): number {
  let at = start + 1;
  // Nearly every capital in prose is followed by a small letter, so that is settled first.
  if (at >= to || !isTokenCharacter(text.charCodeAt(at)) || !standsFree(text, start, from)) return -1;
  let hyphen = false;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (!isTokenCharacter(code)) break;
    at++;
  }
  if (at < to && joinsOn(text.charCodeAt(at))) return -1;
  let end = at;
  while (isSeparator(text.charCodeAt(end - 1))) end--;
  for (let index = start + 1; index < end; index++) {
    const code = text.charCodeAt(index);
    if (!isSeparator(code)) continue;
    if (isSeparator(text.charCodeAt(index + 1))) return -1;
    if (code === HYPHEN) hyphen = true;
  }
  return hyphen || isCriterion(text, start, end) ? end : -1;
}

function isSeparator(code: number): boolean {
  return code === HYPHEN || code === FULL_STOP || code === UNDERSCORE;
}

function isTokenCharacter(code: number): boolean {
  return isUpperAlpha(code) || isAsciiDigit(code) || isSeparator(code);
}

/** Whether the character after the token makes it part of a longer word or of an e-mail address. */
function joinsOn(code: number): boolean {
  if (code < 0x80) return (code >= LOWER_A && code <= LOWER_Z) || code === AT_SIGN;
  return isJoiningLetter(code);
}

function isJoiningLetter(code: number): boolean {
  return code < FIRST_UNSPACED_SCRIPT && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

function standsFree(text: string, start: number, from: number): boolean {
  let before = start - 1;
  while (before >= from && text.charCodeAt(before) === UNDERSCORE) before--;
  if (before < from) return true;
  const code = text.charCodeAt(before);
  if (code >= 0x80) return !isJoiningLetter(code);
  return !(
    isAsciiAlphanumeric(code) ||
    code === HYPHEN ||
    code === FULL_STOP ||
    code === AT_SIGN ||
    code === NUMBER_SIGN ||
    code === SLASH
  );
}

/** `CC6.1`, `A1.2`, `C1.2`, `PI1.3` or `P4.1`, perhaps with the framework before it, and nothing else. */
function isCriterion(text: string, start: number, end: number): boolean {
  let at = text.startsWith('TSC.', start) ? start + 4 : start; // l10n: a name of the format
  const letter = text.charAt(at);
  const letters =
    text.startsWith('CC', at) || text.startsWith('PI', at)
      ? 2
      : letter === 'A' || letter === 'C' || letter === 'P'
        ? 1
        : 0;
  if (letters === 0) return false;
  at += letters;
  const dot = endOfDigits(text, at, end);
  if (dot === at || text.charCodeAt(dot) !== FULL_STOP) return false;
  const last = endOfDigits(text, dot + 1, end);
  return last > dot + 1 && last === end;
}

function endOfDigits(text: string, at: number, end: number): number {
  while (at < end && isAsciiDigit(text.charCodeAt(at))) at++;
  return at;
}
