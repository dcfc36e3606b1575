/** Edits of a text by offsets, and those that take them back to the byte. Knows neither `vscode` nor the DOM. */

/** What stands in the place of a stretch of text afterwards (UTF-16 offsets into the text before any edit). */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text after the changes, which are in order and do not overlap. */
export function withChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of changes) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The changes of the text afterwards that give the text before. */
export function inverseOf(text: string, changes: readonly Change[]): readonly Change[] {
  let moved = 0;
  return changes.map(({ start, end, newText }) => {
    const from = start + moved;
    moved += newText.length - (end - start);
    return { start: from, end: from + newText.length, newText: text.slice(start, end) };
  });
}
