/** Rename requests: of an ID, and of files. Why something is not done is said in the error that the client shows. */

import * as l10n from '@vscode/l10n';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { isRefusal, type Refusal } from '../features/rename-subject.ts';
import { renameFiles } from '../features/rename-files.ts';
import { prepareRename, rename, type Renaming } from '../features/rename.ts';
import { type EditedFile, workspaceEditOf } from '../features/workspace-edit.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import type { RequestSource } from './request-source.ts';

/** Registers the requests on the server's connection. */
export function registerRenameRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answered(connection.console, l10n.t('Preparing to rename'), async () => {
      const context = await server.contextOf(textDocument.uri);
      giveUpIfCancelled(token);
      return context === undefined ? null : granted(prepareRename(context, position));
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answered(connection.console, l10n.t('Rename'), async () => {
      const context = await server.contextOf(textDocument.uri);
      giveUpIfCancelled(token);
      if (context === undefined) return null;
      const renaming = await rename(context, position, newName, () => token.isCancellationRequested);
      giveUpIfCancelled(token);
      const { files, ...named } = granted(renaming);
      return workspaceEditOf(files, server.editing, (file) => annotation(named, file, context.document.uri));
    }),
  );
  connection.workspace.onWillRenameFiles(({ files }, token) =>
    answered(connection.console, l10n.t('Renaming files'), async () => {
      const moves = files.map(({ oldUri, newUri }) => ({ from: canonicalUri(oldUri), to: canonicalUri(newUri) }));
      const changed: EditedFile[] = [];
      for (const session of await server.readySessions()) {
        const own = moves.filter(({ from }) => session.owns(from));
        if (own.length === 0) continue;
        giveUpIfCancelled(token);
        const edits = renameFiles(session.engine, own, {
          caseSensitive: session.fileSystem.caseSensitive,
          speaksFor: (uri) => server.sessions.of(uri) === session,
          isCancelled: () => token.isCancellationRequested,
        });
        // oxlint-disable-next-line eslint/no-await-in-loop -- hardly ever more than one folder
        changed.push(...(await edits));
      }
      giveUpIfCancelled(token);
      return changed.length === 0 ? null : workspaceEditOf(changed, server.editing);
    }),
  );
}

/** The answer, or an error that says why there is none. */
function granted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}

/**
 * What is said of the edits of a file. To be confirmed is only what has a consequence beyond the name: an editor leaves such
 * edits out until somebody ticks them, and an ID that is renamed in one file and not in the other is broken.
 */
function annotation(
  { title, unapproved }: Pick<Renaming, 'title' | 'unapproved'>,
  { uri, path }: EditedFile,
  here: DocumentUri,
): ReturnType<NonNullable<Parameters<typeof workspaceEditOf>[2]>> {
  const isElsewhere = uri !== here;
  if (unapproved.includes(path)) {
    const description = l10n.t('This changes an approved text, which has to be approved again');
    return {
      id: isElsewhere ? 'approved' : 'approved-here',
      label: title,
      needsConfirmation: isElsewhere,
      description,
    };
  }
  return isElsewhere
    ? { id: 'elsewhere', label: title, needsConfirmation: false, description: l10n.t('In another file') }
    : { id: 'here', label: title, needsConfirmation: false };
}
