/** The parts of Markdown links and link reference definitions: labels, destinations and titles. */

import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  GREATER_THAN,
  isAsciiControl,
  isSpaceOrTab,
  isWhitespace,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS_THAN,
  LINE_FEED,
  QUOTATION_MARK,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  SPACE,
  skipSpaces,
  skipWhitespace,
} from './characters.ts';

/** CommonMark's longest label, and the deepest parentheses remark accepts in an inline link's destination. */
export const LONGEST_LABEL = 999;
const DEEPEST_PARENTHESES = 32;

/** Where a destination was found. For `<a b>`, `start` and `end` are inside the brackets and `after` behind them. */
export interface Destination {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/** The whole of an inline link's `(destination "title")`, or of a definition. */
export interface Resource {
  readonly destination: Destination;
  readonly end: number;
}

/** The name under which a reference finds its definition: white space folded, case ignored. */
export function normalizeLabel(label: string): string {
  return label
    .replaceAll(/[\t\n\r ]+/g, ' ')
    .replaceAll(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** Where the label that starts at the `[` at `at` ends (behind its `]`); -1 when it is no label. */
export function labelEnd(text: string, at: number, to: number): number {
  let seen = false;
  const limit = Math.min(to, at + LONGEST_LABEL + 2);
  for (let index = at + 1; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === LEFT_BRACKET) return -1;
    if (code === RIGHT_BRACKET) return seen ? index + 1 : -1;
    if (!isWhitespace(code)) seen = true;
    if (code === BACKSLASH && isBracketOrBackslash(text.charCodeAt(index + 1))) index++;
  }
  return -1;
}

/** Where the footnote label that starts at the `[` of `[^name]` ends (behind its `]`); -1 when it is none. */
export function footnoteLabelEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + LONGEST_LABEL + 3);
  for (let index = at + 2; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === LEFT_BRACKET || isWhitespace(code)) return -1;
    if (code === RIGHT_BRACKET) return index > at + 2 ? index + 1 : -1;
    if (code === BACKSLASH && isBracketOrBackslash(text.charCodeAt(index + 1))) index++;
  }
  return -1;
}

function isBracketOrBackslash(code: number): boolean {
  return code === LEFT_BRACKET || code === RIGHT_BRACKET || code === BACKSLASH;
}

function opensTitle(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  return at < to && (code === QUOTATION_MARK || code === APOSTROPHE || code === LEFT_PARENTHESIS);
}

/** Looks for what closes titles; of use for one stretch of text, up to `to`, which it must not outlive. */
export class TitleSearch {
  private readonly text: string;
  private readonly to: number;
  /** The last search per closing mark: hostile text with many openings and one far closing is then searched once. */
  private readonly found = new Map<number, { from: number; at: number }>();

  constructor(text: string, to: number) {
    this.text = text;
    this.to = to;
  }

  /** Where the title whose opening mark is at `at` ends, behind its closing mark; -1 when there is none. */
  titleEnd(at: number): number {
    if (!opensTitle(this.text, at, this.to)) return -1;
    const open = this.text.charCodeAt(at);
    const close = open === LEFT_PARENTHESIS ? RIGHT_PARENTHESIS : open;
    const last = this.found.get(close);
    const from = at + 1;
    const index = last !== undefined && last.from <= from && from <= last.at ? last.at : this.scan(close, from);
    return index < this.to ? index + 1 : -1;
  }

  private scan(close: number, from: number): number {
    let at = from;
    while (at < this.to) {
      const code = this.text.charCodeAt(at);
      if (code === close) break;
      if (code === BACKSLASH) {
        const next = this.text.charCodeAt(at + 1);
        if (next === close || next === BACKSLASH) at++;
      }
      at++;
    }
    this.found.set(close, { from, at });
    return at;
  }
}

/** The destination that starts at `at`, if one does; `deepest` bounds its nested parentheses. */
function readDestination(text: string, at: number, to: number, deepest: number): Destination | undefined {
  if (at >= to) return undefined;
  if (text.charCodeAt(at) === LESS_THAN) {
    for (let index = at + 1; index < to; index++) {
      const code = text.charCodeAt(index);
      if (code === GREATER_THAN) return { start: at + 1, end: index, after: index + 1 };
      if (code === LESS_THAN || code === LINE_FEED) return undefined;
      if (code === BACKSLASH && isAngleOrBackslash(text.charCodeAt(index + 1))) index++;
    }
    return undefined;
  }
  let depth = 0;
  let index = at;
  for (; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code === LEFT_PARENTHESIS) {
      if (depth >= deepest) return undefined;
      depth++;
    } else if (code === RIGHT_PARENTHESIS) {
      if (depth === 0) break;
      depth--;
    } else if (code === SPACE || isAsciiControl(code)) {
      if (isWhitespace(code)) break;
      return undefined;
    } else if (code === BACKSLASH && isParenthesisOrBackslash(text.charCodeAt(index + 1))) {
      index++;
    }
  }
  index = Math.min(index, to);
  return depth > 0 || index === at ? undefined : { start: at, end: index, after: index };
}

function isAngleOrBackslash(code: number): boolean {
  return code === LESS_THAN || code === GREATER_THAN || code === BACKSLASH;
}

function isParenthesisOrBackslash(code: number): boolean {
  return code === LEFT_PARENTHESIS || code === RIGHT_PARENTHESIS || code === BACKSLASH;
}

/** The resource that starts at the `(` at `at`, behind a link's text, if one does. */
export function readResource(titles: TitleSearch, text: string, at: number, to: number): Resource | undefined {
  const start = skipWhitespace(text, at + 1, to);
  if (start >= to) return undefined;
  if (text.charCodeAt(start) === RIGHT_PARENTHESIS) {
    return { destination: { start, end: start, after: start }, end: start + 1 };
  }
  const destination = readDestination(text, start, to, DEEPEST_PARENTHESES);
  if (destination === undefined) return undefined;
  let end = skipWhitespace(text, destination.after, to);
  if (end > destination.after) {
    const title = titles.titleEnd(end);
    if (title !== -1) end = skipWhitespace(text, title, to);
  }
  return end < to && text.charCodeAt(end) === RIGHT_PARENTHESIS ? { destination, end: end + 1 } : undefined;
}

/** A definition: its resource, and its label between the brackets. */
export interface Definition extends Resource {
  readonly label: string;
}

/**
 * The link reference definition whose `[` is at `at`, if there is one in the paragraph that ends at `to`. Its end is the
 * end of its last line, trailing spaces included.
 */
export function readDefinition(text: string, at: number, to: number): Definition | undefined {
  const afterLabel = labelEnd(text, at, to);
  if (afterLabel === -1 || afterLabel >= to || text.charCodeAt(afterLabel) !== COLON) return undefined;
  const start = skipWhitespace(text, afterLabel + 1, to);
  const destination = readDestination(text, start, to, Number.POSITIVE_INFINITY);
  if (destination === undefined) return undefined;
  const label = text.slice(at + 1, afterLabel - 1);
  const titleStart = skipWhitespace(text, destination.after, to);
  if (titleStart > destination.after && opensTitle(text, titleStart, to)) {
    const title = new TitleSearch(text, to).titleEnd(titleStart);
    const end = title === -1 ? -1 : endOfLine(text, title, to);
    if (end !== -1) return { destination, label, end };
  }
  const end = endOfLine(text, destination.after, to);
  return end === -1 ? undefined : { destination, label, end };
}

/** The end of the line if nothing but spaces stands between `at` and it, otherwise -1. */
function endOfLine(text: string, at: number, to: number): number {
  const end = skipSpaces(text, at, to);
  if (end >= to) return to;
  const code = text.charCodeAt(end);
  return isWhitespace(code) && !isSpaceOrTab(code) ? end : -1;
}
