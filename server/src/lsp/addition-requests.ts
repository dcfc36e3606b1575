/** The requests about what an editor shows in a document beside its text: lenses above it. */

import type { CodeLens } from 'vscode-languageserver';
import { codeLenses, lensName, readLensData, resolvedLens } from '../features/code-lenses.ts';
import { answerFor } from './answer-for.ts';
import type { RequestSource } from './request-source.ts';

/** Registers them on the server's connection. */
export function registerAdditionRequests(server: RequestSource): void {
  const { connection, refreshes } = server;
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answerFor(server, { what: 'Code lenses', uri, token }, (context) => {
      const { document, engine } = context;
      if (document.facts.kind === 'other' || !server.additionsIn(uri).codeLenses) return null;
      const shown = refreshes.shown('codeLens', engine.snapshot);
      return shown.give(document, '', () => [...codeLenses(context, uri)]);
    }),
  );
  connection.onCodeLensResolve(async (lens, token): Promise<CodeLens> => {
    const data = readLensData(lens.data);
    if (data === undefined) return lens;
    const resolved = await answerFor(server, { what: 'A code lens', uri: data.uri, token }, (context) =>
      refreshes
        .shown('codeLens', context.engine.snapshot)
        .give(context.document, lensName(data), () => resolvedLens(context, lens, data, server.showsLocations)),
    );
    return resolved ?? { ...lens, command: { title: '', command: '' } };
  });
}
