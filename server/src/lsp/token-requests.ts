/** The requests about semantic tokens: of a document, of a part of it, and what has changed since the last time. */

import * as l10n from '@vscode/l10n';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { type FeatureContext, offsetOf } from '../features/feature.ts';
import { encoded, semanticTokens, tokenEdits } from '../features/semantic-tokens.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { answerFor } from './answer-for.ts';
import type { RequestSource } from './request-source.ts';

interface Given {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** Registers them on the server's connection. */
export function registerTokenRequests(server: RequestSource): void {
  const { connection, refreshes } = server;
  const { semanticTokens: tokens } = connection.languages;
  /** What was last given of each document that is open: a delta starts from it. */
  const given = new Map<DocumentUri, Given>();
  let results = 0;
  const give = (context: FeatureContext): SemanticTokens => {
    const { document, engine } = context;
    const shown = refreshes.shown('semanticTokens', engine.snapshot);
    const data = shown.give(document, '', () => encoded(semanticTokens(context)));
    const resultId = String(++results);
    given.set(document.uri, { resultId, data });
    return { resultId, data };
  };
  tokens.on(async ({ textDocument: { uri } }, token): Promise<SemanticTokens> => {
    const answer = await answerFor(server, { what: l10n.t('Semantic tokens'), uri, token }, (context) =>
      context.document.facts.kind === 'other' ? undefined : give(context),
    );
    return answer ?? NO_TOKENS;
  });
  tokens.onDelta(
    async ({ textDocument: { uri }, previousResultId }, token): Promise<SemanticTokens | SemanticTokensDelta> => {
      const answer = await answerFor(server, { what: l10n.t('Semantic tokens'), uri, token }, (context) => {
        if (context.document.facts.kind === 'other') return undefined;
        const before = given.get(context.document.uri);
        const after = give(context);
        if (before?.resultId !== previousResultId || after.resultId === undefined) return after;
        return { resultId: after.resultId, edits: [...tokenEdits(before.data, after.data)] };
      });
      return answer ?? NO_TOKENS;
    },
  );
  tokens.onRange(async ({ textDocument: { uri }, range }, token): Promise<SemanticTokens> => {
    const answer = await answerFor(server, { what: l10n.t('Semantic tokens'), uri, token }, (context) => {
      const { document, engine } = context;
      if (document.facts.kind === 'other') return undefined;
      const part = { start: offsetOf(context, range.start), end: offsetOf(context, range.end) };
      const shown = refreshes.shown('semanticTokens', engine.snapshot);
      const data = shown.give(document, `${range.start.line}-${range.end.line}`, () =>
        encoded(semanticTokens(context, part)),
      );
      return { data };
    });
    return answer ?? NO_TOKENS;
  });
  server.documents.onDidClose(({ document: { uri } }) => given.delete(canonicalUri(uri)));
}

/** The protocol's library takes no null here. */
const NO_TOKENS: SemanticTokens = { data: [] };
