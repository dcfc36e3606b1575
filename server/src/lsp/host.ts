/** What the two doors (Node and browser worker) give to the server that it cannot have by itself. */

import type { Connection } from 'vscode-languageserver';
import type { CivilDate } from '../domain/civil-date.ts';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';

export interface Host {
  /** The files of a workspace folder. */
  fileSystem(connection: Connection, folder: DocumentUri, throughClient: boolean): FileSystem;
  /** The day it is for the user: the one place where a clock is read. */
  today(): CivilDate;
  /** Lets other messages have their turn. */
  pause(): Promise<void>;
  /** Where the rule pages lie, where the client does not say. */
  readonly rulePages: string | undefined;
}
