/** What the two doors (Node and browser worker) give to the server that it cannot have by itself. */

import type { Connection } from 'vscode-languageserver';
import type { DocumentUri, FileSystem } from '../workspace/file-system.ts';
import type { Clock } from '../host/clock.ts';

export interface Host {
  /** The files of a workspace folder. */
  fileSystem(connection: Connection, folder: DocumentUri, throughClient: boolean): FileSystem;
  readonly clock: Clock;
  /** Lets other messages have their turn. */
  pause(): Promise<void>;
  /** Where the rule pages lie, where the client does not say. */
  readonly rulePages: string | undefined;
  /** The translations that come with the program for a locale such as `de-DE`, where the client brings none; a browser's worker has no disk. */
  readonly translations?: (locale: string) => Readonly<Record<string, string>> | undefined;
}
