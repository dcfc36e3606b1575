/** What single lines of Markdown can be: thematic breaks, setext underlines, fences, headings and table delimiter rows. */

import {
  BACKSLASH,
  COLON,
  GRAVE_ACCENT,
  HYPHEN,
  isSpaceOrTab,
  NUMBER_SIGN,
  skipSpaces,
  VERTICAL_BAR,
} from './characters.ts';

const SHORTEST_THEMATIC_BREAK = 3;
const SHORTEST_FENCE = 3;
const DEEPEST_HEADING = 6;

/** Whether the line from `at` to `to` is a thematic break made of the mark at `at`. */
export function isThematicBreak(text: string, at: number, to: number): boolean {
  const marker = text.charCodeAt(at);
  let count = 0;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === marker) count++;
    else if (!isSpaceOrTab(code)) return false;
  }
  return count >= SHORTEST_THEMATIC_BREAK;
}

/** Whether the line from `at` to `to` is a run of the mark at `at` and nothing else, as under a setext heading. */
export function isSetextUnderline(text: string, at: number, to: number): boolean {
  return skipSpaces(text, endOfRun(text, at, to), to) === to;
}

/** How many marks open the fenced code block at `at`; 0 when none does. */
export function openingFenceSize(text: string, at: number, to: number): number {
  const marker = text.charCodeAt(at);
  const end = endOfRun(text, at, to);
  if (end - at < SHORTEST_FENCE) return 0;
  // An info string with a back-tick in it would make inline code such as ```` ```a``` ```` a fence.
  if (marker === GRAVE_ACCENT) {
    for (let index = end; index < to; index++) if (text.charCodeAt(index) === GRAVE_ACCENT) return 0;
  }
  return end - at;
}

/** Whether the line from `at` to `to` closes a fence that was opened by `size` times `marker`. */
export function isClosingFence(text: string, at: number, to: number, marker: number, size: number): boolean {
  if (at >= to || text.charCodeAt(at) !== marker) return false;
  const end = endOfRun(text, at, to);
  return end - at >= size && skipSpaces(text, end, to) === to;
}

/** The level of the ATX heading at `at`; 0 when there is none. */
export function atxHeadingLevel(text: string, at: number, to: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const end = endOfRun(text, at, to);
  const level = end - at;
  if (level > DEEPEST_HEADING || (end < to && !isSpaceOrTab(text.charCodeAt(end)))) return 0;
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 0;
}

/** Where the content of an ATX heading ends: before its closing number signs, if it has them. */
export function atxContentEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
  let close = end;
  while (close > from && text.charCodeAt(close - 1) === NUMBER_SIGN) close--;
  if (close === from) return from;
  if (close === end || !isSpaceOrTab(text.charCodeAt(close - 1))) return end;
  while (close > from && isSpaceOrTab(text.charCodeAt(close - 1))) close--;
  return close;
}

/** How many columns the table delimiter row from `at` to `to` (`|---|:--|`) has; 0 when it is none. */
export function delimiterRowColumns(text: string, at: number, to: number): number {
  let columns = 0;
  // `---` alone underlines a heading: a row needs a bar or a colon.
  let distinct = false;
  let index = at;
  if (text.charCodeAt(index) === VERTICAL_BAR) {
    distinct = true;
    index = skipSpaces(text, index + 1, to);
  }
  while (index < to) {
    if (text.charCodeAt(index) === COLON) {
      distinct = true;
      index++;
    }
    const dashes = index;
    while (index < to && text.charCodeAt(index) === HYPHEN) index++;
    if (index === dashes) return 0;
    columns++;
    if (index < to && text.charCodeAt(index) === COLON) {
      distinct = true;
      index++;
    }
    index = skipSpaces(text, index, to);
    if (index >= to) break;
    if (text.charCodeAt(index) !== VERTICAL_BAR) return 0;
    distinct = true;
    index = skipSpaces(text, index + 1, to);
  }
  return distinct ? columns : 0;
}

/**
 * The cells of the table row from `from` to `to`: offsets of their content's start and end, pair by pair. Empty cells
 * are pairs of equal offsets; the bars at both ends do not make cells.
 */
export function tableCells(text: string, from: number, to: number): readonly number[] {
  const cells: number[] = [];
  const row = text.slice(from, to);
  const escapes = row.includes('\\');
  let at = skipSpaces(text, from, to);
  if (at < to && text.charCodeAt(at) === VERTICAL_BAR) at = skipSpaces(text, at + 1, to);
  while (at < to) {
    // In the row and not in the text: where no bar follows, each row would be searched to the end of the document.
    const bar = escapes ? barAt(text, at, to) : row.indexOf('|', at - from) + from;
    const stop = bar < from ? to : bar;
    let end = stop;
    while (end > at && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
    cells.push(at, end);
    at = skipSpaces(text, stop + 1, to);
  }
  return cells;
}

/** Where the next bar stands that no backslash escapes, or -1. */
function barAt(text: string, at: number, to: number): number {
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === VERTICAL_BAR) return at;
    if (code === BACKSLASH && isBarOrBackslash(text.charCodeAt(at + 1))) at++;
  }
  return -1;
}

function isBarOrBackslash(code: number): boolean {
  return code === VERTICAL_BAR || code === BACKSLASH;
}

function endOfRun(text: string, at: number, to: number): number {
  const marker = text.charCodeAt(at);
  while (at < to && text.charCodeAt(at) === marker) at++;
  return at;
}
