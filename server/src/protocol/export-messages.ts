/** The messages with which the editor has an export made, and a manifest of evidence verified. The client reads and writes the files. */

/** What can be made of a folder. The request list has four shapes of its own. */
export const EXPORT_KINDS = [
  'csv',
  'xlsx',
  'html',
  'md',
  'pbc-csv',
  'pbc-xlsx',
  'pbc-html',
  'pbc-md',
  'manifest',
  'oscal-component-definition',
  'oscal-assessment-results',
] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Request, client → server, without parameters: of which folders something can be handed over. */
export const EXPORT_FOLDERS_REQUEST = 'plumbline/exportFolders';

/**
 * The folders with a `plumbline.yml`, in the order of the workspace; where there is none, those with policies or registers.
 * Empty where nothing is ours.
 */
export type ExportFoldersResult = readonly ExportFolder[];

export interface ExportFolder {
  /** As the client spells it. */
  readonly uri: string;
  readonly name: string;
  /** As `plumbline.yml` says. */
  readonly organization: string | null;
  /** The day for which it is judged now, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/**
 * Request, client → server: reads the folder anew, waits for its evidence to be verified, and gives the export as
 * `plumbline export` would write it for the day that is shown. May be cancelled.
 */
export const EXPORT_REQUEST = 'plumbline/export';

export interface ExportParams {
  readonly folder: string;
  readonly kind: ExportKind;
  /** Under which token the progress is to be reported, by `$/progress`. */
  readonly progress: string;
}

/** What is being done, in a few words. */
export interface ExportProgress {
  readonly message: string;
}

/** The export, or in a sentence for a person why there is none. */
export type ExportResult =
  | {
      readonly ok: true;
      readonly content: ExportContent;
      /** For which day it was judged, `YYYY-MM-DD`. */
      readonly asOf: string;
      /** What somebody should know who hands it over, in sentences: what could not be read. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** The whole file: a text, to be written in UTF-8, or bytes as base64. */
export type ExportContent =
  | { readonly text: string; readonly base64?: undefined }
  | { readonly base64: string; readonly text?: undefined };

/** Request, client → server: holds the files of a folder against a manifest of evidence. May be cancelled. */
export const VERIFY_MANIFEST_REQUEST = 'plumbline/verifyManifest';

export interface VerifyManifestParams {
  readonly folder: string;
  /** Where the manifest was read, so that it is no extra file of the folder. */
  readonly manifest: string;
  readonly text: string;
  readonly progress: string;
}

/** A sentence on the whole and one on each file that differs; or in a sentence why nothing was verified. */
export type VerifyManifestResult =
  | { readonly ok: true; readonly summary: string; readonly differences: readonly string[] }
  | { readonly ok: false; readonly reason: string };
