/** The requests about one document and the cursor in it: what folds, what is selected around it, what else names the same. */

import * as l10n from '@vscode/l10n';
import { foldingRanges } from '../features/folding.ts';
import { documentHighlights } from '../features/highlights.ts';
import { selectionRanges } from '../features/selection.ts';
import { answerFor } from './answer-for.ts';
import type { RequestSource } from './request-source.ts';

/** Registers them on the server's connection. */
export function registerStructureRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onFoldingRanges(({ textDocument }, token) =>
    answerFor(server, { what: l10n.t('Folding'), uri: textDocument.uri, token }, (context) => {
      const most = server.capabilities.textDocument?.foldingRange?.rangeLimit;
      const ranges = foldingRanges(context, most);
      return ranges === undefined ? null : [...ranges];
    }),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    answerFor(server, { what: l10n.t('Selection ranges'), uri: textDocument.uri, token }, (context) => {
      const ranges = selectionRanges(context, positions);
      return ranges === undefined ? null : [...ranges];
    }),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answerFor(server, { what: l10n.t('Document highlights'), uri: textDocument.uri, token }, (context) => {
      const highlights = documentHighlights(context, position);
      return highlights === undefined ? null : [...highlights];
    }),
  );
}
