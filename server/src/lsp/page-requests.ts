/** The request of the pages: each answer is made by `pages/`, of the folders as they stand. */

import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';

import { answerPage } from '../pages/answer-page.ts';
import { PAGE_REQUEST, type PageAnswer, type PageQuestion } from '../protocol/page-messages.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import type { RequestSource } from './request-source.ts';

/** Registers it on the server's connection. */
export function registerPageRequests(server: RequestSource): void {
  const { connection } = server;
  connection.onRequest<PageAnswer, void>(PAGE_REQUEST, (question: PageQuestion, token: CancellationToken) =>
    answered(connection.console, l10n.t('The page'), async () => {
      const sessions = await server.readySessions();
      giveUpIfCancelled(token);
      return answerPage(sessions, question);
    }),
  );
}
