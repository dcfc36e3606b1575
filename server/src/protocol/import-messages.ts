/** The messages of an import: a source that is sent piece by piece, and what would be written of it. Nothing is written by the server. */

/** As they are typed on the command line. */
export type ImportFormatName = 'comply' | 'csv' | 'xlsx' | 'oscal' | 'opencontrol' | 'ciso-assistant';

/** How far a folder is walked that is to be imported: as the command line does it. */
export const IMPORT_WALK = { deepest: 8, mostPaths: 50_000 } as const;

/** Request, client → server: tells of a source, and asks what of it is wanted. */
export const OPEN_IMPORT_REQUEST = 'plumbline/import/open';

export interface OpenImportParams {
  /** Of a folder: the paths of all its files, with `/`, from it. Undefined: the source is a file. */
  readonly paths?: readonly string[];
}

export interface OpenImportResult {
  /** By which it is known from now on, until it is closed. */
  readonly source: number;
  /** What a folder can be, the likeliest first; empty where it is nothing that is known, and of a file. */
  readonly readings: readonly ImportReading[];
  /** What is read at most: more is refused before it is sent. */
  readonly most: { readonly files: number; readonly bytes: number; readonly bytesOfFile: number };
}

export interface ImportReading {
  readonly format: ImportFormatName;
  /** The files that are imported, in their order. */
  readonly paths: readonly string[];
}

/** Request, client → server: a piece of a file of a source. Answered with whether it was taken: false where the source is not known. */
export const SEND_IMPORT_REQUEST = 'plumbline/import/send';

export interface SendImportParams {
  readonly source: number;
  readonly path: string;
  /** A piece of its bytes, each for itself. */
  readonly base64: string;
  /** Whether the file begins with it; else it is what comes next of the file before. */
  readonly isFirst: boolean;
}

/** Request, client → server: what would be written of a source. May be cancelled. */
export const PLAN_IMPORT_REQUEST = 'plumbline/import/plan';

export interface PlanImportParams {
  readonly source: number;
  /** The URI of the workspace folder into which it goes, as the client spells it. */
  readonly folder: string;
  /** Recognised where it is left out. */
  readonly format?: ImportFormatName;
  /** Of a spreadsheet: headings, and the fields for which they stand; `-` for none. */
  readonly map: readonly (readonly [heading: string, field: string])[];
  /** Of a workbook: the name of the sheet. */
  readonly sheet?: string;
  /** Whether the source is the folder itself. */
  readonly isInPlace: boolean;
  /** Whether the folder is to be read anew before: somebody is about to write what is planned. */
  readonly isFresh: boolean;
  /** Under which token the progress is to be reported, by `$/progress`. */
  readonly progress: string;
}

/** How much of how much is done: rows, files or records. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** `gone`: the source is not known, as after the server was started anew. `closed`: the folder is not part of the workspace. */
export type PlanImportResult = PlannedImport | { readonly kind: 'gone' } | { readonly kind: 'closed' };

export interface PlannedImport {
  readonly kind: 'plan';
  /** What the source was taken for; left out where that is not known, and then it is refused. */
  readonly format?: ImportFormatName;
  /** What such a source can be. */
  readonly formats: readonly ImportFormatName[];
  readonly files: readonly PlannedFile[];
  readonly records: number;
  readonly notes: readonly PlannedNote[];
  readonly conflicts: readonly PlannedNote[];
  readonly unread: readonly PlannedNote[];
  /** Why nothing can be imported at all. */
  readonly refusal?: string;
  readonly sheet?: PlannedSheet;
  /** Where what was said of columns is to be kept, over what is there. */
  readonly remember?: { readonly path: string; readonly content: string };
}

/** A file to be written: its text, as UTF-8, or its bytes. */
export type PlannedFile = { readonly path: string } & ({ readonly text: string } | { readonly base64: string });

export interface PlannedNote {
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly message: string;
}

export interface PlannedSheet {
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** The line of the headings, from 1; left out where there are none, and then the columns are those of the first row. */
  readonly line?: number;
  readonly rows: number;
  readonly columns: readonly PlannedColumn[];
  /** What a column can be. */
  readonly fields: readonly string[];
}

export interface PlannedColumn {
  /** Empty for a column without one. */
  readonly heading: string;
  /** `none`: it is left out. Without one its cells are kept in the notes. */
  readonly field?: string;
  readonly by?: 'heading' | 'said' | 'remembered' | 'own';
  /** What it could be, the likeliest first. */
  readonly proposals: readonly string[];
  readonly samples: readonly string[];
}

/** Request, client → server: a source is not needed any more. */
export const CLOSE_IMPORT_REQUEST = 'plumbline/import/close';

export interface CloseImportParams {
  readonly source: number;
}
