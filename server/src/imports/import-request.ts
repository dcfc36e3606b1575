/** What is to be imported: the files of a source, and what somebody says of them. */

import type { ImportFormat } from './import-formats.ts';
import type { HeadingMap } from './sheet-reading.ts';

/** A file of the source. */
export interface SourceFile {
  /** From the folder that was given, with `/`; of a file that was given alone its name. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ImportRequest {
  readonly files: readonly SourceFile[];
  /** Recognised where nobody says. */
  readonly format?: ImportFormat | undefined;
  /** Of a spreadsheet: what its columns hold. This wins over what is remembered and over the headings themselves. */
  readonly map?: HeadingMap;
  /** Of a workbook: the name of the sheet; else the one with most headings that are known. */
  readonly sheet?: string | undefined;
  /** Whether what columns hold is chosen where the plan is shown, so that it names no option of the command line. */
  readonly canChoose?: boolean;
  /** Whether the source is the target folder itself, so that its files need no copies. */
  readonly isInPlace?: boolean;
}
