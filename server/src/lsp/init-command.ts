/** The command that writes a `plumbline.yml` fitting the folder, through the client, so that undo works and no disk is needed. */

import * as l10n from '@vscode/l10n';
import type { CreateFile, TextDocumentEdit } from 'vscode-languageserver';
import { proposeConfiguration } from '../engine/propose-configuration.ts';
import { readRepositoryFiles } from '../engine/repository-files.ts';
import { CONFIGURATION_FILE } from '../workspace/classify.ts';
import { joinUri } from '../workspace/uri.ts';
import type { RequestSource } from './request-source.ts';

/** Creates the file in the folder (the first one where none is named) and gives its URI; null when there is no folder. */
export async function proposeConfigurationFile(
  server: RequestSource,
  folder: string | undefined,
): Promise<string | null> {
  const sessions = await server.readySessions();
  const session = sessions.find((one) => one.folder === folder) ?? sessions[0];
  if (session === undefined) return null;
  const uri = joinUri(session.folder, CONFIGURATION_FILE);
  if (session.engine.workspace.files.lookup(uri) === 'file') return uri;
  const { text } = proposeConfiguration(session.engine, await readRepositoryFiles(session.folder, session.fileSystem));
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  const start = { line: 0, character: 0 };
  const write: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: text }],
  };
  const { applied } = await server.connection.workspace.applyEdit({
    label: l10n.t('Create {0}', CONFIGURATION_FILE),
    edit: { documentChanges: [create, write] },
  });
  return applied ? uri : null;
}
