/** Asks a client to tell of files that come, change and go, where it takes such wishes and does not do so anyway. */

import * as l10n from '@vscode/l10n';
import { type ClientCapabilities, type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/messages.ts';
import { logFailure } from './failures.ts';

/** Asks for all files: evidence may have any name. */
export function askForFileChanges(
  connection: Connection,
  { workspace }: ClientCapabilities,
  { watchesFiles }: InitializationOptions,
): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration !== true || watchesFiles === true) return;
  const everything = { watchers: [{ globPattern: '**/*' }] };
  connection.client
    .register(DidChangeWatchedFilesNotification.type, everything)
    .catch((error: unknown) => logFailure(connection.console, l10n.t('Asking for file changes'), error));
}
