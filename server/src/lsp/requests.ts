/** The requests the server answers, each by one feature. A cancelled request is given up before the work is done. */

import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { codeActions } from '../features/code-actions.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import type { FeatureContext } from '../features/feature.ts';
import { hover } from '../features/hover.ts';
import { matrixTree } from '../features/matrix-tree.ts';
import { references } from '../features/references.ts';
import { documentSymbols, workspaceSymbols } from '../features/symbols.ts';
import {
  CREATE_CONFIGURATION_COMMAND,
  MATRIX_REQUEST,
  type MatrixNode,
  type MatrixParams,
  VERIFY_EVIDENCE_COMMAND,
} from '../protocol/messages.ts';
import { basename } from '../workspace/uri.ts';
import { answerFor } from './answer-for.ts';
import { registerCompletionRequests } from './completion-requests.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import { proposeConfigurationFile } from './init-command.ts';
import type { RequestSource } from './request-source.ts';
import { verifyEvidence } from './verify-command.ts';

/** Registers every request on the server's connection. */
export function registerRequests(server: RequestSource): void {
  const { connection } = server;

  function answer<T>(
    what: string,
    uri: string,
    token: CancellationToken,
    feature: (context: FeatureContext) => T | Promise<T>,
  ): Promise<T | null> {
    return answerFor(server, { what, uri, token }, feature);
  }

  connection.onHover(({ textDocument, position }, token) =>
    answer(l10n.t('Hover'), textDocument.uri, token, (context) => hover(context, position) ?? null),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(l10n.t('Definition'), textDocument.uri, token, (context) => [...definition(context, position)]),
  );
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }, token) =>
    answer(l10n.t('References'), textDocument.uri, token, (context) => [
      ...references(context, position, includeDeclaration),
    ]),
  );
  registerCompletionRequests(server);
  connection.onCodeAction(({ textDocument, range, context: asked }, token) =>
    answer(l10n.t('Code actions'), textDocument.uri, token, async (context) => [
      ...(await codeActions(context, range, asked, server.editing)),
    ]),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(l10n.t('Document symbols'), textDocument.uri, token, (context) => [
      ...documentSymbols(context, server.listsHeadings),
    ]),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(l10n.t('Document links'), textDocument.uri, token, (context) => [...documentLinks(context)]),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    answered(connection.console, l10n.t('Workspace symbols'), async () => {
      const sessions = await server.readySessions();
      giveUpIfCancelled(token);
      return sessions.flatMap(({ engine }) => [...workspaceSymbols(engine.snapshot, query)]);
    }),
  );
  connection.onRequest(MATRIX_REQUEST, (params: MatrixParams, token: CancellationToken) =>
    answered(connection.console, l10n.t('The matrix'), async () => {
      const sessions = (await server.readySessions()).filter(({ engine }) => engine.documents().length > 0);
      giveUpIfCancelled(token);
      const [only] = sessions;
      if (only === undefined) return [];
      return sessions.length === 1 ? matrixTree(only.engine, params) : severalFolders(sessions, params);
    }),
  );
  connection.onExecuteCommand(({ command, arguments: given }) =>
    answered(connection.console, command, async () => {
      if (command === VERIFY_EVIDENCE_COMMAND) return verifyEvidence(server);
      if (command !== CREATE_CONFIGURATION_COMMAND) return null;
      const folder: unknown = given?.[0];
      return proposeConfigurationFile(server, typeof folder === 'string' ? folder : undefined);
    }),
  );
}

/** With several folders, each is a root; the IDs of its nodes begin with its own. */
function severalFolders(
  sessions: Awaited<ReturnType<RequestSource['readySessions']>>,
  params: MatrixParams,
): readonly MatrixNode[] {
  if (params.parent === undefined) {
    const isFiltered = (params.filter ?? '').trim() !== '';
    const shown = isFiltered ? sessions.filter(({ engine }) => matrixTree(engine, params).length > 0) : sessions;
    return shown.map(({ folder, engine }) => {
      const name = basename(folder);
      const { asOf, configuration } = engine.snapshot;
      const day = l10n.t('as of {0}', asOf);
      const description = [configuration.organization, day].filter((part) => part !== undefined).join(' · ');
      return {
        id: `folder:${folder}`,
        kind: 'folder' as const,
        label: name,
        description,
        tooltip: `${name}\n${l10n.t('Everything in this folder is judged as of {0}.', asOf)}`,
        accessibilityLabel: l10n.t('Folder {0}, {1}', name, description),
        readiness: undefined,
        hasChildren: true,
        expanded: true,
        location: undefined,
        recordId: undefined,
        target: undefined,
      };
    });
  }
  for (const { folder, engine } of sessions) {
    const root = `folder:${folder}`;
    if (params.parent !== root && !params.parent.startsWith(`${root}|`)) continue;
    const { parent: _parent, ...rest } = params;
    const inner = params.parent === root ? rest : { ...rest, parent: params.parent.slice(root.length + 1) };
    return matrixTree(engine, inner).map((node) => ({ ...node, id: `${root}|${node.id}` }));
  }
  return [];
}
