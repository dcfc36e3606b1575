/** The requests about what an editor shows in a document beside its text: lenses above it, hints in it. */

import * as l10n from '@vscode/l10n';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { codeLenses, lensName, readLensData, resolvedLens } from '../features/code-lenses.ts';
import { hintTooltip, inlayHints, readHintData } from '../features/inlay-hints.ts';
import { answerFor } from './answer-for.ts';
import type { RequestSource } from './request-source.ts';

/** Registers them on the server's connection. */
export function registerAdditionRequests(server: RequestSource): void {
  const { connection, refreshes } = server;
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answerFor(server, { what: l10n.t('Code lenses'), uri, token }, (context) => {
      const { document, engine } = context;
      if (document.facts.kind === 'other' || !server.additionsIn(uri).codeLenses) return null;
      const shown = refreshes.shown('codeLens', engine.snapshot);
      return shown.give(document, '', () => [...codeLenses(context, uri)]);
    }),
  );
  connection.onCodeLensResolve(async (lens, token): Promise<CodeLens> => {
    const data = readLensData(lens.data);
    if (data === undefined) return lens;
    const resolved = await answerFor(server, { what: l10n.t('A code lens'), uri: data.uri, token }, (context) =>
      refreshes
        .shown('codeLens', context.engine.snapshot)
        .give(context.document, lensName(data), () => resolvedLens(context, lens, data, server.showsLocations)),
    );
    return resolved ?? { ...lens, command: { title: '', command: '' } };
  });
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answerFor(server, { what: l10n.t('Inlay hints'), uri, token }, (context) => {
      const { document, engine } = context;
      if (document.facts.kind === 'other') return null;
      const name = `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
      const { hints } = server.additionsIn(uri);
      const shown = refreshes.shown('inlayHint', engine.snapshot);
      return shown.give(document, name, () => [...inlayHints(context, uri, range, hints)]);
    }),
  );
  connection.languages.inlayHint.resolve(async (hint, token): Promise<InlayHint> => {
    const data = readHintData(hint.data);
    if (data === undefined) return hint;
    const question = { what: l10n.t('An inlay hint'), uri: data.uri, token };
    const tooltip = await answerFor(server, question, (context) => hintTooltip(context, data));
    return tooltip === null || tooltip === undefined ? hint : { ...hint, tooltip };
  });
}
