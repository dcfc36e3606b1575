/** An edit that somebody makes in a page: what is to stand in a field of a record, and the smallest edits that put it there. */

import type { MessageLocation, MessageRange } from './messages.ts';
import type { OfFolder } from './page-folder.ts';

/** The fields of a control that can be edited in the matrix. */
export type EditedField = 'owner' | 'frequency' | 'status' | 'criteria';

export interface EditQuestion extends OfFolder {
  readonly kind: 'edit';
  /** Where the record's name stands, as an answer gave it. */
  readonly at: MessageLocation;
  /** The record's key, as the same answer gave it. */
  readonly key: string;
  readonly field: EditedField;
  /** What the page showed: `owners`, the one `frequency` or `status`, or the keys in `criteria`; none where it is empty. */
  readonly expected: readonly string[];
  /** What is to stand there: one value or none; of criteria all the keys that are to be mapped. */
  readonly values: readonly string[];
}

/** The edits to be made in one file; none where it says so already. */
export interface EditAnswer {
  readonly kind: 'edit';
  readonly uri: string;
  /** The `printOf` of the whole text for which the edits are: they are not to be made in another. */
  readonly print: string;
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly PageTextEdit[];
  /** What was done, in a sentence. */
  readonly said: string;
}

export interface PageTextEdit {
  readonly range: MessageRange;
  readonly newText: string;
  /** What stands there now: the edit is not to be made in a text that says something else. */
  readonly oldText: string;
}
