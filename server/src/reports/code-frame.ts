/** The line of a file at which something is to be seen, with the place underlined. */

import { lineStartsOf, type PositionRange } from '../facts/line-starts.ts';
import { characterWidth, JOINER } from './display-width.ts';
import { isUnsafe, replacement, type TextStyle } from './text-style.ts';

/** Two lines of the same width: what stands in the file, and what underlines it. */
export interface CodeFrame {
  readonly code: string;
  /** Columns before the underlined place, and in it. */
  readonly before: number;
  readonly marked: number;
}

/** A file's text with its lines, so that several findings in it split it once. */
export interface FramedText {
  readonly text: string;
  readonly lineStarts: Uint32Array;
}

/** A character as it is shown. */
interface Cell {
  readonly shown: string;
  readonly columns: number;
  /** In the line, in UTF-16 units. */
  readonly offset: number;
}

const TAB_STOP = 4;
/** How many widths of a line around a place are looked at. */
const NEAR = 3;
/** How much is shown before a place that a long line is clipped to, as a part of the width. */
const LEAD = 0.3;

/** Prepares a file's text. */
export function framedText(text: string): FramedText {
  return { text, lineStarts: lineStartsOf(text) };
}

/** The frame of a range, its first line only, at most `width` columns wide. Undefined where there is nothing to show. */
export function codeFrame(
  file: FramedText,
  range: PositionRange,
  width: number,
  style: TextStyle,
): CodeFrame | undefined {
  const line = lineAt(file, range.start.line);
  if (line === undefined || line.trim() === '') return undefined;
  const last = line.length;
  const start = Math.min(range.start.character, last);
  const end = range.end.line > range.start.line ? last : Math.min(Math.max(range.end.character, start), last);
  // Its indentation says nothing where no other line is seen; but a finding may stand in it.
  const indent = Math.min(line.length - line.trimStart().length, start);
  // Of a line of a megabyte, no more is looked at than can be shown.
  const from = Math.max(indent, start - NEAR * width);
  const to = Math.min(last, start + NEAR * width);
  const cells = cellsOf(line, from, to, style);
  const columnOf = (offset: number): number => {
    let column = 0;
    for (const cell of cells) {
      if (cell.offset >= offset) break;
      column += cell.columns;
    }
    return column;
  };
  const before = columnOf(start);
  const marked = Math.max(1, columnOf(end) - before);
  return clip(cells, { before, marked, cutBefore: from > indent, cutAfter: to < last }, width, style);
}

function lineAt({ text, lineStarts }: FramedText, line: number): string | undefined {
  const start = lineStarts[line];
  return start === undefined ? undefined : text.slice(start, lineStarts[line + 1] ?? text.length).trimEnd();
}

function cellsOf(line: string, from: number, to: number, style: TextStyle): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = from;
  let joined = false;
  for (const character of line.slice(from, to)) {
    const cell = shown(character, column, style);
    // What follows a joiner is drawn into the emoji before it.
    const columns = joined ? 0 : cell.columns;
    cells.push({ shown: cell.shown, columns, offset });
    column += columns;
    offset += character.length;
    joined = character === JOINER;
  }
  return cells;
}

function shown(character: string, column: number, style: TextStyle): Omit<Cell, 'offset'> {
  if (character === '\t') {
    const columns = TAB_STOP - (column % TAB_STOP);
    return { shown: ' '.repeat(columns), columns };
  }
  if (isUnsafe(character)) return { shown: replacement(style), columns: 1 };
  return { shown: character, columns: characterWidth(character) };
}

/** The marked place among the cells, and whether there is more of the line before and after them. */
interface Place {
  readonly before: number;
  readonly marked: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Keeps what fits into the width around the marked place, with an ellipsis where something was cut. */
function clip(cells: readonly Cell[], place: Place, width: number, style: TextStyle): CodeFrame {
  const { before, marked, cutBefore, cutAfter } = place;
  const total = cells.reduce((sum, cell) => sum + cell.columns, 0);
  if (total <= width && !cutBefore && !cutAfter) {
    const code = cells.map((cell) => cell.shown).join('');
    return { code, before, marked: Math.min(marked, Math.max(1, total - before)) };
  }
  const ellipsis = style.unicode ? '…' : '...';
  const fits = before + marked <= width - ellipsis.length && !cutBefore;
  const from = fits ? 0 : Math.max(cutBefore ? 1 : 0, Math.floor(before - width * LEAD));
  const lead = from === 0 ? '' : ellipsis;
  const room = width - lead.length;
  const tail = cutAfter || total - from > room ? ellipsis : '';
  let code = lead;
  let column = 0;
  let taken = 0;
  for (const cell of cells) {
    column += cell.columns;
    if (column - cell.columns < from) {
      // A wide character that begins before the cut and ends after it leaves a space.
      if (column > from) {
        code += ' '.repeat(column - from);
        taken += column - from;
      }
      continue;
    }
    if (taken + cell.columns > room - tail.length) break;
    code += cell.shown;
    taken += cell.columns;
  }
  const shownBefore = before - from + lead.length;
  return {
    code: code + tail,
    before: shownBefore,
    marked: Math.max(1, Math.min(marked, lead.length + taken - shownBefore)),
  };
}
