/** Texts whose expected ranges are marked where they stand: `see «AC-02»`. Marks nest. */

import type { Range } from '../../../server/src/syntax/range.ts';

export interface MarkedText {
  readonly text: string;
  /** What was between the marks, by where it starts. */
  readonly marked: readonly Range[];
}

/** Takes the marks off and says where they stood. */
export function readMarks(source: string): MarkedText {
  let text = '';
  const open: number[] = [];
  const marked: Range[] = [];
  for (const character of source) {
    if (character === '«') open.push(text.length);
    else if (character === '»') marked.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { text, marked: marked.sort((one, other) => one.start - other.start || other.end - one.end) };
}

/** The text again, with marks around these ranges: for comparing two strings, of which a failure shows the difference. */
export function withMarks(text: string, ranges: readonly Range[]): string {
  let result = '';
  for (let at = 0; at <= text.length; at++) {
    result += '»'.repeat(ranges.filter((range) => range.end === at && range.start < at).length);
    result += '«'.repeat(ranges.filter((range) => range.start === at).length);
    result += '»'.repeat(ranges.filter((range) => range.end === at && range.start === at).length);
    result += text.charAt(at);
  }
  return result;
}
