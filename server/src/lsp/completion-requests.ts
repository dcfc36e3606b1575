/** The requests about completion: what may be written, and what is to be said of the one offer that is looked at. */

import * as l10n from '@vscode/l10n';
import type { CompletionItem } from 'vscode-languageserver';
import { InsertTextMode } from 'vscode-languageserver';
import { documentation, readItemData } from '../features/completion-documentation.ts';
import type { CompletionSupport } from '../features/completion-offer.ts';
import { completion } from '../features/completion.ts';
import { answerFor } from './answer-for.ts';
import type { RequestSource } from './request-source.ts';

/** Registers both on the server's connection. */
export function registerCompletionRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    answerFor(server, { what: l10n.t('Completion'), uri, token }, (context) =>
      completion(context, position, completionSupport(server, uri)),
    ),
  );
  connection.onCompletionResolve(async (item, token): Promise<CompletionItem> => {
    const data = readItemData(item.data);
    if (data === undefined || item.documentation !== undefined) return item;
    const said = await answerFor(server, { what: l10n.t('An offer'), uri: data.uri, token }, ({ engine }) =>
      documentation(engine, data.about),
    );
    return said === null || said === undefined ? item : { ...item, documentation: said };
  });
}

/** What the client takes, by what it says of itself. */
function completionSupport({ capabilities }: RequestSource, uri: string): CompletionSupport {
  const item = capabilities.textDocument?.completion?.completionItem;
  return {
    uri,
    snippets: item?.snippetSupport === true,
    asksForDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
    insertsOrReplaces: item?.insertReplaceSupport === true,
    // Whoever takes snippets indents them, unless told otherwise; a plain text is put there as it is.
    keepsIndentation:
      item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true || item?.snippetSupport !== true,
  };
}
