/** The files from which translations are made and read, in the format of `@vscode/l10n-dev`, which VS Code and translators' tools know. */

import { messageKey, PSEUDO_LANGUAGE, pseudoBundle } from './pseudo-language.ts';
import type { SourceMessage } from './source-messages.ts';

/** A message, or with what translators are told of it. */
export type BundledMessage = string | { readonly message: string; readonly comment: readonly string[] };

/** The English messages by their key, in the order of the keys: what translators are given. */
export function englishBundle(messages: Iterable<SourceMessage>): Readonly<Record<string, BundledMessage>> {
  return inOrder(
    Array.from(messages, (message): [string, BundledMessage] => {
      const { text, comment } = message;
      return [messageKey(message), comment.length === 0 ? text : { message: text, comment }];
    }),
  );
}

/** What the files hold, by their path from the root of the repository. */
export function bundles(
  messages: readonly SourceMessage[],
): ReadonlyMap<string, Readonly<Record<string, BundledMessage>>> {
  return new Map<string, Readonly<Record<string, BundledMessage>>>([
    ['l10n/bundle.l10n.json', englishBundle(messages)],
    [`l10n/bundle.l10n.${PSEUDO_LANGUAGE}.json`, inOrder(Object.entries(pseudoBundle(messages)))],
  ]);
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
