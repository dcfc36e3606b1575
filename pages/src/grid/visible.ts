/** Which rows and columns of a long grid are to be drawn: those in sight, and a few on either side. */

/** From `start`, inclusive, to `end`, exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How many rows beyond those in sight are drawn, so that scrolling finds them there. */
const ROWS_AHEAD = 8;

/** The rows to draw of `count`, each `height` pixels high, when `view` pixels are in sight from `top` on. Bad numbers give none. */
export function visibleRows(count: number, height: number, top: number, view: number): Stretch {
  if (!(count > 0) || !(height > 0)) return { start: 0, end: 0 };
  const first = Math.max(0, Math.floor(Math.max(0, top) / height) - ROWS_AHEAD);
  const last = Math.ceil((Math.max(0, top) + Math.max(0, view)) / height) + ROWS_AHEAD;
  const start = Math.min(first, count - 1);
  return { start, end: Math.min(count, Math.max(last, start + 1)) };
}

/** Where each column begins, in pixels from the first, and at the end where the last one ends. */
export function columnOffsets(widths: readonly number[]): readonly number[] {
  const offsets = [0];
  let sum = 0;
  for (const width of widths) offsets.push((sum += width));
  return offsets;
}

/** The columns that lie at least in part between two places, in pixels; one more on either side. */
export function visibleColumns(offsets: readonly number[], left: number, right: number): Stretch {
  const count = offsets.length - 1;
  let start = 0;
  while (start < count && (offsets[start + 1] ?? Infinity) <= left) start += 1;
  let end = start;
  while (end < count && (offsets[end] ?? Infinity) < right) end += 1;
  return { start: Math.max(0, start - 1), end: Math.min(count, end + 1) };
}
