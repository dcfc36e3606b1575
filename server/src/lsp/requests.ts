/** The requests the server answers, each by one feature. A cancelled request is given up before the work is done. */

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { completion } from '../features/completion.ts';
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
} from '../protocol/messages.ts';
import { basename } from '../workspace/uri.ts';
import { proposeConfigurationFile } from './init-command.ts';
import type { RequestSource } from './request-source.ts';

function giveUpIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}

/** Registers every request on the server's connection. */
export function registerRequests(server: RequestSource): void {
  const { connection } = server;

  /** Answers for a document once its folder has been read; `nothing` for one that is not ours. */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    feature: (context: FeatureContext) => T,
  ): Promise<T> {
    const context = await server.contextOf(uri);
    giveUpIfCancelled(token);
    return context === undefined ? nothing : feature(context);
  }

  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, (context) => hover(context, position) ?? null),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, (context) => [...definition(context, position)]),
  );
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }, token) =>
    answer(textDocument.uri, token, null, (context) => [...references(context, position, includeDeclaration)]),
  );
  connection.onCompletion(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, (context) => completion(context, position)),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, null, (context) => [...documentSymbols(context)]),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(textDocument.uri, token, null, (context) => [...documentLinks(context)]),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const sessions = await server.readySessions();
    giveUpIfCancelled(token);
    return sessions.flatMap(({ engine }) => [...workspaceSymbols(engine.snapshot, query)]);
  });
  connection.onRequest(MATRIX_REQUEST, async (params: MatrixParams, token: CancellationToken) => {
    const sessions = (await server.readySessions()).filter(({ engine }) => engine.documents().length > 0);
    giveUpIfCancelled(token);
    const [only] = sessions;
    if (only === undefined) return [];
    if (sessions.length === 1) return matrixTree(only.engine, params);
    return severalFolders(sessions, params);
  });
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    if (command !== CREATE_CONFIGURATION_COMMAND) return null;
    const folder: unknown = given?.[0];
    return proposeConfigurationFile(server, typeof folder === 'string' ? folder : undefined);
  });
}

/** With several folders, each is a root; the IDs of its nodes begin with its own. */
function severalFolders(
  sessions: Awaited<ReturnType<RequestSource['readySessions']>>,
  params: MatrixParams,
): readonly MatrixNode[] {
  if (params.parent === undefined) {
    return sessions.map(({ folder, engine }) => {
      const name = basename(folder);
      const { organization } = engine.snapshot.configuration;
      return {
        id: `folder:${folder}`,
        kind: 'folder' as const,
        label: name,
        description: organization ?? '',
        tooltip: folder,
        accessibilityLabel: `Folder ${name}`,
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
