/** What the page of an import shows, and what is done in it. Types alone: the page and the client both import this. */

import type { ImportFormatName, PlannedNote, PlannedSheet } from '../../../server/src/protocol/import-messages.ts';

export interface ImportPreview {
  /** The name of the file or folder that is imported, and of the workspace folder into which it goes. */
  readonly source: string;
  readonly folder: string;
  /** Whether it is being planned anew or written, so that what is shown is about to change. */
  readonly isBusy: boolean;
  /** What has just happened, in a sentence; empty for nothing. */
  readonly notice: string;
  /** What the source was taken for, and what such a one can be. */
  readonly format?: ImportFormatName;
  readonly formats: readonly ImportFormatName[];
  readonly records: number;
  /** The first of the files to be written, and how many there are. */
  readonly files: readonly PreviewFile[];
  readonly fileCount: number;
  readonly conflicts: PreviewNotes;
  readonly notes: PreviewNotes;
  readonly unread: PreviewNotes;
  /** Why nothing can be imported. */
  readonly refusal?: string;
  /** Of a spreadsheet: its first columns, and how many there are. */
  readonly sheet?: PlannedSheet;
  readonly columnCount: number;
  /** Where what was said of columns will be kept. */
  readonly remember?: string;
}

export interface PreviewFile {
  readonly path: string;
  readonly lines: number;
  /** How its text begins. */
  readonly excerpt: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** The first of the notes, and how many there are. */
export interface PreviewNotes {
  readonly first: readonly PlannedNote[];
  readonly count: number;
}

/** What somebody does in the page. */
export type ImportAct =
  /** Says what a column holds: a field, `-` to leave it out; null to take back what was said. */
  | { readonly kind: 'column'; readonly heading: string; readonly field: string | null }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'format'; readonly format: ImportFormatName }
  /** Shows the text of a file that would be written in an editor of its own. */
  | { readonly kind: 'document'; readonly path: string }
  | { readonly kind: 'accept' }
  | { readonly kind: 'cancel' };
