/** Edits in LSP's terms: with the cursor in what was written, where the client can put it there. */

import type { SnippetTextEdit, TextEdit } from 'vscode-languageserver-types';
import { lineStartsOf, positionAt, type PositionRange, positionRange } from '../facts/line-starts.ts';
import { applyEdits, inOrder } from '../fixes/apply.ts';
import type { TextChange } from '../fixes/fix.ts';

/** The edits of a text as plain ones. */
export function plainEdits(text: string, edits: readonly TextChange[]): TextEdit[] {
  const lineStarts = lineStartsOf(text);
  return inOrder(edits).map(({ start, end, newText }) => ({
    range: { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) },
    newText,
  }));
}

/** The edits of a text, those with a cursor as snippets whose first stop selects what is to be looked at. */
export function snippetEdits(text: string, edits: readonly TextChange[]): (TextEdit | SnippetTextEdit)[] {
  // One cursor is enough, and a second snippet in a text would only take the first one's stops along.
  const chosen = edits.find(({ cursor }) => cursor !== undefined);
  if (chosen === undefined) return plainEdits(text, edits);
  const ordered = inOrder(edits);
  const lineStarts = lineStartsOf(text);
  return ordered.map((edit, index) => {
    const { start, end, newText, cursor } = fromLineStart(text, edit, ordered[index - 1]?.end ?? 0);
    const range = { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
    if (edit !== chosen || cursor === undefined) return { range, newText };
    const [before, inside, after] = [
      newText.slice(0, cursor.start),
      newText.slice(cursor.start, cursor.end),
      newText.slice(cursor.end),
    ];
    return {
      range,
      snippet: { kind: 'snippet', value: `${escaped(before)}\${1:${escaped(inside)}}${escaped(after)}$0` },
    };
  });
}

/** What is to be looked at in a text once its edits are made: what one of them says, else where the first of them begins. */
export function cursorIn(text: string, edits: readonly TextChange[]): PositionRange {
  const ordered = inOrder(edits);
  const chosen = ordered.find(({ cursor }) => cursor !== undefined) ?? ordered[0];
  let start = chosen?.start ?? 0;
  for (const edit of ordered) {
    if (edit === chosen) break;
    start += edit.newText.length - (edit.end - edit.start);
  }
  const { cursor = { start: 0, end: 0 } } = chosen ?? {};
  const lineStarts = lineStartsOf(applyEdits(text, edits));
  return positionRange(lineStarts, { start: start + cursor.start, end: start + cursor.end });
}

/** What means something in a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

/**
 * VS Code indents the further lines of every edit that comes with a snippet as the line on which it begins. One that begins
 * where its line does stays as it is, so what stands before it on its line is replaced by itself.
 */
function fromLineStart(text: string, edit: TextChange, after: number): TextChange {
  if (!/[\r\n]/.test(edit.newText)) return edit;
  const start = Math.max(text.lastIndexOf('\n', edit.start - 1) + 1, after);
  const before = edit.start === 0 ? '' : text.slice(start, edit.start);
  if (before === '') return edit;
  const { cursor } = edit;
  const moved =
    cursor === undefined ? {} : { cursor: { start: cursor.start + before.length, end: cursor.end + before.length } };
  return { start, end: edit.end, newText: before + edit.newText, ...moved };
}
