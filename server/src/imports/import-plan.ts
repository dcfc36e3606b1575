/** What an import comes to: the files it would write, what could not be understood, and what is there already. */

import type { Awaitable } from '../workspace/file-system.ts';
import type { SheetReading } from './sheet-reading.ts';
import type { Cell } from './record-yaml.ts';

/** A file to be written. */
export interface ImportFile {
  /** From the target folder, with `/`, never above it. */
  readonly path: string;
  /** A text as UTF-8, or the bytes of the source as they are. */
  readonly content: string | Uint8Array;
}

/** Something that somebody should know of the source. */
export interface ImportNote {
  /** The file of the source, where it has several. */
  readonly file?: string;
  /** From 1; undefined where it is about all of it. */
  readonly line?: number;
  /** A sentence. */
  readonly message: string;
}

/** What an importer makes of a source. */
export interface ImportOutcome {
  readonly files: readonly ImportFile[];
  /** How many records are in the files. */
  readonly records: number;
  readonly notes: readonly ImportNote[];
  /** What was left out because an ID or a file is there already. */
  readonly conflicts: readonly ImportNote[];
  /** Why nothing can be imported at all; then there are no files. */
  readonly refusal?: string;
  /** Of a spreadsheet: its columns, and what each was taken for. There too where that is why it was refused. */
  readonly sheet?: SheetReading;
}

/** What an import gives. Nothing has been written yet. */
export interface ImportPlan extends ImportOutcome {
  /** What would be written and not read by Plumbline, with what to do about it. */
  readonly unread: readonly ImportNote[];
  /** Where what somebody said of the columns is to be kept: written with the files, over what is there. */
  readonly remember?: { readonly path: string; readonly content: string };
}

/** What an import may ask of the folder into which it goes. */
export interface ImportTarget {
  /** Where a control with this ID is defined already: a path; undefined where there is none. */
  controlAt(id: string): string | undefined;
  /** What is at a path of the folder: nothing, a file with these very bytes, or something else. */
  fileAt(path: string, content?: Uint8Array): Awaitable<'nothing' | 'same' | 'other'>;
  /** Whether a text means criteria of a framework that is known there. */
  isCriteria(text: string): boolean;
  /** Whether a file at this path would be read as what an import writes there: a register, a policy or a framework. */
  isRead(path: string): boolean;
  /** The text in which what was said of columns is remembered (`remembered-columns.ts`). */
  readonly remembered?: string;
  /** Whether there is such a text that could not be read: then nothing is written over it. */
  readonly isRememberedUnread?: boolean;
}

/** What whoever waits for an import may be told, and asked. */
export interface ImportPace {
  /** Asked every now and then; true ends the import. */
  readonly isCancelled?: () => boolean;
  /** Called now and then with how much of how much was done: rows, files or records. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Lets other work have its turn. */
  readonly pause?: () => Promise<void>;
}

/** A record to be imported, with the place it comes from. */
export interface ImportedRecord {
  readonly id: string;
  readonly file?: string;
  readonly line?: number;
  readonly fields: readonly (readonly [name: string, value: Cell])[];
}

/** An import of nothing, with the reason. */
export function refused(refusal: string): ImportOutcome {
  return { files: [], records: 0, notes: [], conflicts: [], refusal };
}

/** The place of a note, to build others upon. */
export function placeOf({
  file,
  line,
}: {
  readonly file?: string;
  readonly line?: number;
}): Omit<ImportNote, 'message'> {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}
