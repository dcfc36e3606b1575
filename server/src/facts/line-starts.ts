/** Where lines start, and positions from offsets: what the edge needs to speak LSP. */

import type { Range } from '../syntax/range.ts';

/** Line and UTF-16 character, both from 0, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Where the lines of the text at hand start; used over and over, and grows with the text of most lines. */
let scratch = new Uint32Array(1024);

/** The offset of the first character of each line. `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export function lineStartsOf(text: string): Uint32Array {
  let count = 1;
  scratch[0] = 0;
  const add = (start: number): void => {
    if (count === scratch.length) {
      const grown = new Uint32Array(count * 2);
      grown.set(scratch);
      scratch = grown;
    }
    scratch[count++] = start;
  };
  if (text.includes('\r')) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 13 && text.charCodeAt(index + 1) !== 10) add(index + 1);
      else if (code === 10) add(index + 1);
    }
  } else {
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) add(index + 1);
  }
  return scratch.slice(0, count);
}

/** The position of an offset; an offset past the end gives the last line's number and the characters counted on. */
export function positionAt(lineStarts: Uint32Array, offset: number): Position {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (lineStarts[low] ?? 0) };
}

/** The range in LSP's terms. */
export function positionRange(lineStarts: Uint32Array, range: Range): PositionRange {
  return { start: positionAt(lineStarts, range.start), end: positionAt(lineStarts, range.end) };
}

/** The offset of a position; a line or character that is not there is brought inside the text. */
export function offsetAt(lineStarts: Uint32Array, length: number, position: Position): number {
  if (position.line < 0) return 0;
  if (position.line >= lineStarts.length) return length;
  const start = lineStarts[position.line] ?? 0;
  const next = lineStarts[position.line + 1] ?? length;
  return Math.min(start + Math.max(0, position.character), next);
}
