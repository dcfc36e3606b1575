/** Copies of Markdown text that are easier to scan, character for character as long as the original, so that offsets stay. */

/**
 * The text from `from` to `to` with spaces for what lies in `gaps` (pairs of start and end offsets, in order; those outside of it do not count).
 * White space at the start of a line means nothing to inline Markdown, and every other character keeps its distance from `from`.
 */
export function withoutGaps(text: string, from: number, to: number, gaps: readonly number[]): string {
  let result = '';
  let copied = from;
  for (let index = 0; index + 1 < gaps.length; index += 2) {
    const start = gaps[index] ?? to;
    const end = gaps[index + 1] ?? to;
    if (start < copied || end > to) continue;
    result += text.slice(copied, start) + ' '.repeat(end - start);
    copied = end;
  }
  return result + text.slice(copied, to);
}

/** The text with a lone CR, a line ending from the last century, turned into LF; CRLF stays. */
export function withoutLoneReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}
