/** Block quotes, list items and footnote definitions: how a line goes on with those that are open, and opens new ones. */

import {
  ASTERISK,
  CARET,
  COLON,
  DIGIT_1,
  FULL_STOP,
  GREATER_THAN,
  HYPHEN,
  isAsciiDigit,
  isSpaceOrTab,
  LEFT_BRACKET,
  PLUS_SIGN,
  RIGHT_PARENTHESIS,
  skipSpaces,
} from './characters.ts';
import type { LineCursor } from './line-cursor.ts';
import { footnoteLabelEnd, normalizeLabel } from './markdown-links.ts';
import { isThematicBreak } from './markdown-lines.ts';

/**
 * Containers nested deeper than this are read as text. Each line is held against every open container, so without a bound
 * a hostile file costs its lines times its depth. Tier 2 does not parse such a file at all.
 */
export const DEEPEST_NESTING = 100;

const LONGEST_LIST_NUMBER = 9;
/** From this many columns of white space on, a line is indented code and can start nothing else. */
export const CODE_INDENT = 4;

export interface Container {
  readonly kind: 'quote' | 'item' | 'footnote';
  /** List items: the bullet, or the delimiter behind the number, that a sibling must share. */
  readonly marker: number;
  /** List items: the columns a line must be indented by to belong to the item. */
  size: number;
  /** List items: whether nothing followed the marker, and whether a blank line followed that, which ends the item. */
  startsBlank: boolean;
  endsAfterBlank: boolean;
}

/** How a line relates to an open container. A sibling is the next item of the same list. */
export type Continuation = 'continued' | 'sibling' | 'not continued'; // l10n: a state

/** Consumes what holds the line in the container, if it is in it. */
export function continueContainer(cursor: LineCursor, container: Container): Continuation {
  if (container.kind === 'item') return continueItem(cursor, container);
  if (container.kind === 'quote') return skipQuoteMark(cursor) ? 'continued' : 'not continued'; // l10n: a state
  if (cursor.isBlank()) return 'continued';
  if (cursor.indent < CODE_INDENT) return 'not continued'; // l10n: a state
  cursor.skipColumns(CODE_INDENT);
  return 'continued';
}

function continueItem(cursor: LineCursor, item: Container): Continuation {
  if (cursor.isBlank()) {
    item.endsAfterBlank ||= item.startsBlank;
    if (cursor.indent > 0) cursor.skipColumns(item.size);
    return 'continued';
  }
  const ended = item.endsAfterBlank;
  item.startsBlank = false;
  item.endsAfterBlank = false;
  if (!ended && cursor.indent >= item.size) {
    cursor.skipColumns(item.size);
    return 'continued';
  }
  const sibling = cursor.indent < CODE_INDENT ? startItem(cursor, false, item.marker) : undefined;
  if (sibling === undefined) return 'not continued'; // l10n: a state
  item.size = sibling.size;
  item.startsBlank = sibling.startsBlank;
  return 'sibling';
}

/**
 * Opens the container that starts here, consuming its prefix, if one does. `interrupts` says that a paragraph (or
 * indented code, which remark treats alike) would be cut short by it, which not every list may do. Footnotes' names
 * go into `footnotes`.
 */
export function startContainer(cursor: LineCursor, interrupts: boolean, footnotes: Set<string>): Container | undefined {
  if (cursor.indent >= CODE_INDENT) return undefined;
  switch (cursor.nextCode()) {
    case GREATER_THAN:
      return skipQuoteMark(cursor) ? containerOf('quote', 0, 0, false) : undefined;
    case LEFT_BRACKET:
      return startFootnote(cursor, footnotes);
    default:
      return startItem(cursor, interrupts, 0);
  }
}

function containerOf(kind: Container['kind'], marker: number, size: number, startsBlank: boolean): Container {
  return { kind, marker, size, startsBlank, endsAfterBlank: false };
}

function skipQuoteMark(cursor: LineCursor): boolean {
  if (cursor.indent >= CODE_INDENT || cursor.nextCode() !== GREATER_THAN) return false;
  cursor.skipTo(cursor.next + 1);
  cursor.skipColumns(1);
  return true;
}

function startFootnote(cursor: LineCursor, footnotes: Set<string>): Container | undefined {
  const { text, next, lineEnd } = cursor;
  if (text.charCodeAt(next + 1) !== CARET) return undefined;
  const end = footnoteLabelEnd(text, next, lineEnd);
  if (end === -1 || end >= lineEnd || text.charCodeAt(end) !== COLON) return undefined;
  footnotes.add(normalizeLabel(text.slice(next + 2, end - 1)));
  cursor.skipTo(end + 1);
  cursor.skipColumns(cursor.indent);
  return containerOf('footnote', 0, 0, false);
}

/** Opens a list item; `sibling` is the marker it must have, or 0 for any. */
function startItem(cursor: LineCursor, interrupts: boolean, sibling: number): Container | undefined {
  const { text, next, lineEnd } = cursor;
  let marker = cursor.nextCode();
  let end = next + 1;
  if (marker === HYPHEN || marker === ASTERISK || marker === PLUS_SIGN) {
    // The cheap tests first: emphasis at the start of a line is common, thematic breaks are not.
    if (end < lineEnd && !isSpaceOrTab(text.charCodeAt(end))) return undefined;
    if (marker !== PLUS_SIGN && isThematicBreak(text, next, lineEnd)) return undefined;
  } else {
    if (!isAsciiDigit(marker) || (interrupts && marker !== DIGIT_1)) return undefined;
    while (end < lineEnd && isAsciiDigit(text.charCodeAt(end))) end++;
    if (end >= lineEnd || end - next > (interrupts ? 1 : LONGEST_LIST_NUMBER)) return undefined;
    marker = text.charCodeAt(end);
    if (marker !== FULL_STOP && marker !== RIGHT_PARENTHESIS) return undefined;
    end++;
    if (end < lineEnd && !isSpaceOrTab(text.charCodeAt(end))) return undefined;
  }
  if (sibling !== 0 && marker !== sibling) return undefined;
  const blank = skipSpaces(text, end, lineEnd) === lineEnd;
  if (blank && interrupts) return undefined;
  const width = cursor.indent + (end - next);
  cursor.skipTo(end);
  if (blank) return containerOf('item', marker, width + 1, true);
  // White space wide enough for indented code is one column of separation and then code.
  const separation = cursor.indent > CODE_INDENT ? 1 : cursor.indent;
  cursor.skipColumns(separation);
  return containerOf('item', marker, width + separation, false);
}
