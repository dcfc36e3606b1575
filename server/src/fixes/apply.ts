/** Applies edits to a text, and brings several fixes together that do not get in each other's way. */

import type { Range } from '../syntax/range.ts';
import type { TextChange } from './fix.ts';

/** The text after the edits. Edits that begin at one place are made in their order. */
export function applyEdits(text: string, edits: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The edits from the start of the text to its end. */
export function inOrder(edits: readonly TextChange[]): readonly TextChange[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Those of several fixes, by the edits of each, that do not touch what an earlier one of them changes. */
export function compatible(fixes: Iterable<readonly TextChange[]>): readonly (readonly TextChange[])[] {
  const taken: (readonly TextChange[])[] = [];
  const changed: TextChange[] = [];
  for (const edits of fixes) {
    if (!edits.every((edit) => changed.every((other) => !overlap(edit, other)))) continue;
    taken.push(edits);
    changed.push(...edits);
  }
  return taken;
}

/** Two insertions at one place are in each other's way too: which of them comes first is not for chance to say. */
function overlap(a: Range, b: Range): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
