/** The messages that only our own client and server exchange, typed once for both. */

/** Line and UTF-16 character from 0; `end` exclusive. The shape LSP uses. */
export interface MessageRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface MessageLocation {
  readonly uri: string;
  readonly range: MessageRange;
}

/** How the control matrix is grouped. */
export type MatrixGrouping = 'criteria' | 'policy' | 'owner' | 'layer' | 'readiness' | 'due';

export const MATRIX_GROUPINGS: readonly MatrixGrouping[] = ['criteria', 'policy', 'owner', 'layer', 'readiness', 'due'];

export type MatrixNodeKind =
  | 'folder'
  | 'category'
  | 'criterion'
  | 'policy'
  | 'control'
  | 'evidence'
  | 'person'
  | 'group'
  | 'occurrence'
  | 'code'
  | 'note';

/** One node of the matrix tree. Its children are asked for when it is opened. */
export interface MatrixNode {
  /** The same from one answer to the next, so that what was expanded stays so. */
  readonly id: string;
  readonly kind: MatrixNodeKind;
  readonly label: string;
  /** Shown dimmed after the label: a count, an owner, a date. */
  readonly description: string;
  /** Plain text; several lines. */
  readonly tooltip: string;
  /** What a screen reader says: label, kind and readiness in words. */
  readonly accessibilityLabel: string;
  readonly readiness:
    | 'unmapped'
    | 'mapped'
    | 'owned'
    | 'approved'
    | 'evidenced'
    | 'operating'
    | 'out-of-scope'
    | undefined;
  readonly hasChildren: boolean;
  /** Opened at the first sight. */
  readonly expanded: boolean;
  /** Where a click leads. */
  readonly location: MessageLocation | undefined;
  /** What “Copy ID” copies. */
  readonly recordId: string | undefined;
  /** Evidence that can be opened: a file's URI or an address. */
  readonly target: string | undefined;
}

/** Request, client → server: the children of a node, or the roots. */
export const MATRIX_REQUEST = 'plumbline/matrix';

export interface MatrixParams {
  readonly grouping: MatrixGrouping;
  /** The ID of the node whose children are wanted; the roots when it is left out. */
  readonly parent?: string;
  /** Only what contains this text (letter case aside), with the groups above it. */
  readonly filter?: string;
}

export type MatrixResult = readonly MatrixNode[];

/** Notification, server → client: the numbers for the status bar and the badge; the matrix is to be asked for anew. */
export const SUMMARY_NOTIFICATION = 'plumbline/summary';

export interface SummaryParams {
  readonly indexing: boolean;
  readonly documents: number;
  /** Folders that have a `plumbline.yml`. */
  readonly configurations: number;
  readonly policies: number;
  readonly controls: number;
  readonly evidence: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** Criteria in scope, and how many of them have reached the top for this type of engagement. */
  readonly criteriaInScope: number;
  readonly criteriaReady: number;
  /** Criteria and controls that need somebody: unmapped, unowned, overdue or unproven. */
  readonly attention: number;
  /** `operating` for Type 2, `evidenced` for Type 1; `ready` for folders of both. */
  readonly goal: 'evidenced' | 'operating' | 'ready';
  /** The days for which the folders are judged, the earliest first: one as a rule, none while nothing is ours. */
  readonly days: readonly JudgedDay[];
}

/** A day for which folders are judged. */
export interface JudgedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly isToday: boolean;
  /** The names of these folders. */
  readonly folders: readonly string[];
}

/** A day for which somebody may want to see everything. */
export interface OfferedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The same as people write it: `31 Dec 2026`. */
  readonly text: string;
  /** What day it is: `Today`, or `End of this quarter, end of the audit period`; empty for one that somebody wrote. */
  readonly label: string;
  /** It is still to come, so that what is shown is a forecast. */
  readonly isAhead: boolean;
  /** Every folder is judged for this day when no other one is asked for. */
  readonly isUsual: boolean;
}

/** Request, client → server, without parameters: the days that are of use, today first. */
export const OFFERED_DAYS_REQUEST = 'plumbline/offeredDays';

export type OfferedDaysResult = readonly OfferedDay[];

/** Request, client → server: which day a person means. */
export const READ_DAY_REQUEST = 'plumbline/readDay';

export interface ReadDayParams {
  readonly text: string;
}

/** The day, or in a sentence for that person why there is none. */
export type ReadDayResult =
  | { readonly ok: true; readonly day: OfferedDay }
  | { readonly ok: false; readonly reason: string };

/**
 * Request, client → server: judges everything in every folder for one day, whatever the settings say; null for the usual days
 * again. It counts until the server ends. The result is null.
 */
export const SHOW_AS_OF_REQUEST = 'plumbline/showAsOf';

export interface ShowAsOfParams {
  /** `YYYY-MM-DD`. */
  readonly asOf: string | null;
}

/** Requests, server → client: files, where the server has no disk of its own (a browser worker). */
export const READ_DIRECTORY_REQUEST = 'plumbline/readDirectory';
export const READ_FILE_REQUEST = 'plumbline/readFile';
export const RESOLVE_REQUEST = 'plumbline/resolve';
export const MEASURE_REQUEST = 'plumbline/measure';
export const DIGEST_REQUEST = 'plumbline/digest';

export interface FileParams {
  readonly uri: string;
}

/** Null when it is no folder or cannot be read. */
export type ReadDirectoryResult =
  | readonly { readonly name: string; readonly type: 'file' | 'directory' | 'link' }[]
  | null;

export interface ReadFileParams {
  readonly uri: string;
  /** In bytes. */
  readonly limit: number;
}

/** The bytes as base64, or why there are none. */
export type ReadFileResult =
  | { readonly ok: true; readonly base64: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-permission' | 'not-a-file' | 'too-large' | 'unreadable' };

/** Null for what is no file. The time is in milliseconds since 1970. */
export type MeasureResult = { readonly size: number; readonly modified: number } | null;

export interface DigestParams {
  readonly uri: string;
  /** In bytes: the client can only read a file whole. */
  readonly limit: number;
}

/** The SHA-256 in small hexadecimal digits with what was measured before, or why there is none. */
export type DigestResult =
  | { readonly ok: true; readonly sha256: string; readonly size: number; readonly modified: number }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'no-permission'
        | 'not-a-file'
        | 'too-large'
        | 'unreadable'
        | 'changing'
        | 'unsupported';
    };

/** Null when nothing is there. */
export type ResolveResult = { readonly type: 'file' | 'directory'; readonly real: string } | null;

/**
 * `workspace/executeCommand`: writes a `plumbline.yml` that fits a folder (its URI is the argument; the first folder without
 * one) and gives the file's URI, or null. Not the name of the editor's own command, which the client library would
 * register a second time.
 */
export const CREATE_CONFIGURATION_COMMAND = 'plumbline.server.createConfiguration';

/** `workspace/executeCommand`: has all evidence read and compared with its SHA-256 anew, and counts. */
export const VERIFY_EVIDENCE_COMMAND = 'plumbline.server.verifyEvidence';

/** How many records with a SHA-256 name the file that was recorded, another one, or one that could not be read. */
export interface VerifyEvidenceResult {
  readonly verified: number;
  readonly differing: number;
  readonly unverified: number;
}

/**
 * A command of our client's own, not of the server: shows places as the editor shows references, or goes there where there is
 * only one. Its arguments are the URI and the position from which one looks, and the places.
 */
export const SHOW_LOCATIONS_COMMAND = 'plumbline.showLocations';

/** What the client tells the server when it starts, in `initializationOptions`. */
export interface InitializationOptions {
  /** `YYYY-MM-DD`, or empty for today; counts until the settings of each folder have been read. */
  readonly asOf?: string;
  /** Severities by rule, as the setting `plumbline.rules` gives them; likewise. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** `YYYY-MM-DD`: shows every folder as of this day, as `SHOW_AS_OF_REQUEST` does. */
  readonly shownAsOf?: string;
  /** Where the pages of the rules lie, as a URI without a slash at its end. */
  readonly rulePages?: string;
  /** The client watches files and reports every change; the server need not ask for that. */
  readonly watchesFiles?: boolean;
  /** The editor lists the headings of Markdown by itself, as VS Code does: the outline is to name them once. */
  readonly listsHeadings?: boolean;
  /** The client knows `SHOW_LOCATIONS_COMMAND`; without it lenses say what they say and lead nowhere. */
  readonly showsLocations?: boolean;
  /** All messages in the language of the editor, by their English text, as VS Code's `l10n.bundle` has them; left out where it has none, as for English. Without it, `locale` counts. */
  readonly translations?: Readonly<Record<string, string>>;
  /** The server reads files through the client. */
  readonly filesThroughClient?: boolean;
}
