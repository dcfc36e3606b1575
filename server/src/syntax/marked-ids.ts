/**
 * Finds the IDs that stand behind a marker such as `@control` in source code. No language is parsed, so that any will do: what
 * counts is the marker, in a comment or in a string. One pass over the text, however it was made.
 */

import { detach } from './detach.ts';
import type { Range } from './range.ts';

/** An ID behind a marker. */
export interface MarkedId extends Range {
  readonly text: string;
}

/** A line of more UTF-16 units than this was written by a program, and is passed over. */
export const LONGEST_LINE = 2000;
/** Of a file with more such IDs than this, the first. */
export const MOST_MARKED = 1000;
const LONGEST_ID = 100;

const BLANK = String.raw`[^\S\r\n\u2028\u2029]`;
const NAME = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
const ID = new RegExp(`${NAME}(?:[._-]${NAME})*`, 'uy');
const COMMA = new RegExp(`${BLANK}*,${BLANK}*`, 'y');
/** Between a marker that is a word and what it marks. */
const BEHIND_WORD = new RegExp(`:${BLANK}*|${BLANK}+`, 'y');
/** Behind one that ends in a sign of its own, such as `control:`. */
const BEHIND_SIGN = new RegExp(`${BLANK}*`, 'y');
const LINE_BREAK = /[\r\n]/g;
/** What makes a marker part of a longer word, of a member's name or of an address. */
const JOINED = /[\p{L}\p{N}\p{M}_.@]$/u;

/**
 * The IDs behind the markers, in the order of the text, each place once. An ID is made of letters, digits and single dots, hyphens
 * and underscores between them, and has one of these signs, a digit, or capitals alone; after a comma another may follow.
 */
export function markedIds(text: string, markers: readonly string[]): readonly MarkedId[] {
  const found = new Map<number, MarkedId>();
  for (const marker of markers) if (marker !== '') readMarker(text, marker, found);
  const all = [...found.values()];
  return markers.length > 1 ? all.sort((a, b) => a.start - b.start) : all;
}

function behindOf(marker: string): RegExp {
  return /[\p{L}\p{N}]$/u.test(marker) ? BEHIND_WORD : BEHIND_SIGN;
}

function readMarker(text: string, marker: string, found: Map<number, MarkedId>): void {
  const behind = behindOf(marker);
  /** Where the line ends that was last looked at. */
  let lineEnd = -1;
  for (let at = text.indexOf(marker); at >= 0 && found.size < MOST_MARKED;) {
    let next = at + marker.length;
    const shortEnd = at < lineEnd ? lineEnd : endOfShortLine(text, at);
    if (shortEnd === undefined) {
      next = Math.max(next, endOfLine(text, at));
    } else {
      lineEnd = shortEnd;
      if (!JOINED.test(text.slice(Math.max(0, at - 2), at))) readIds(text, endOf(behind, text, next), found);
    }
    at = text.indexOf(marker, next);
  }
}

/** The word at an offset where an ID behind a marker may be written, in whole; empty where none is yet. Undefined elsewhere. */
export function markedWordAt(text: string, markers: readonly string[], offset: number): Range | undefined {
  const line = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  for (const marker of markers) {
    const at = line.lastIndexOf(marker);
    if (at < 0 || JOINED.test(line.slice(Math.max(0, at - 2), at))) continue;
    let start = endOf(behindOf(marker), line, at + marker.length);
    for (let next = start; next !== undefined; next = endOf(COMMA, line, endOf(ID, line, next) ?? line.length)) {
      start = next;
    }
    // The word so far may end in a hyphen, behind which more is to come.
    if (start === undefined || !/^[\p{L}\p{N}\p{M}._-]*$/u.test(line.slice(start))) continue;
    const rest = /^[\p{L}\p{N}\p{M}_-]*/u.exec(text.slice(offset, offset + LONGEST_ID))?.[0] ?? '';
    return { start: offset - (line.length - start), end: offset + rest.length };
  }
  return undefined;
}

/** Reads a list of IDs from an offset on, which is undefined where none can follow. */
function readIds(text: string, from: number | undefined, found: Map<number, MarkedId>): void {
  for (let start = from; start !== undefined && found.size < MOST_MARKED;) {
    const end = endOf(ID, text, start);
    if (end === undefined || end - start > LONGEST_ID) return;
    const id = text.slice(start, end);
    if (!canBeId(id)) return;
    found.set(start, { start, end, text: detach(id) });
    start = endOf(COMMA, text, end);
  }
}

/** Whether a word may be an ID: plain words are prose. */
function canBeId(word: string): boolean {
  return /[\p{N}._-]/u.test(word) || (word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase());
}

/** Whether a marked word is written as IDs are, so that one that nothing has is a mistake: `AC-02`, `ac2`, `AC-MFA`; not `e.g`. */
export function looksLikeId(word: string): boolean {
  if (!/\p{L}/u.test(word)) return false;
  return /\p{N}/u.test(word) || (/[._-]/.test(word) && word === word.toUpperCase());
}

/** Where a match that begins at an offset ends. */
function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Where the line around an offset ends; undefined for one that is too long. */
function endOfShortLine(text: string, at: number): number | undefined {
  let start = at;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) {
    start -= 1;
    if (at - start > LONGEST_LINE) return undefined;
  }
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) {
    end += 1;
    if (end - start > LONGEST_LINE) return undefined;
  }
  return end;
}

function endOfLine(text: string, at: number): number {
  LINE_BREAK.lastIndex = at;
  return LINE_BREAK.exec(text)?.index ?? text.length;
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
