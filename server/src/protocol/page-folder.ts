/** Of which folder a page speaks: what its questions and answers have in common. */

/** What every question about a folder says. */
export interface OfFolder {
  /** The URI of the folder, as an earlier answer gave it; the first folder when it is left out or gone. */
  readonly folder?: string;
}

/** A workspace folder that a page can show. */
export interface PageFolder {
  readonly uri: string;
  readonly name: string;
  readonly organization: string | undefined;
  /** The day for which the folder is judged, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly isToday: boolean;
  /** The days of the audit period, both inclusive; undefined where none is given. */
  readonly period: { readonly start: string; readonly end: string } | undefined;
  /** 2 expects controls to operate over the period; 1 looks at their design. */
  readonly type: 1 | 2;
  /** At which level of the ladder this engagement needs its controls. */
  readonly goal: 'evidenced' | 'operating';
}

/** What every answer about a folder says. */
export interface AboutFolder {
  /** The one that the answer is about. */
  readonly folder: PageFolder;
  /** All that there are to choose from, this one included. */
  readonly folders: readonly PageFolder[];
}
