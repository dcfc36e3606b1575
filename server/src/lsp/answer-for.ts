/** How a request about one document is answered: once its folder has been read, unless it was cancelled meanwhile. */

import type { CancellationToken } from 'vscode-languageserver';
import type { FeatureContext } from '../features/feature.ts';
import { answered, giveUpIfCancelled } from './failures.ts';
import type { RequestSource } from './request-source.ts';

/** What is asked, of which document. */
export interface Question {
  /** What failed, where it fails: the first words of the line in the log. */
  readonly what: string;
  /** As the client spells it. */
  readonly uri: string;
  readonly token: CancellationToken;
}

/** Answers for a document by its text at that moment; with null for one that is not ours. */
export function answerFor<T>(
  server: RequestSource,
  { what, uri, token }: Question,
  feature: (context: FeatureContext) => T | Promise<T>,
): Promise<T | null> {
  return answered(server.connection.console, what, async () => {
    const context = await server.contextOf(uri);
    giveUpIfCancelled(token);
    return context === undefined ? null : feature(context);
  });
}
