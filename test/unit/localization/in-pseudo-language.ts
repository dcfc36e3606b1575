/** Runs a part of the program in the pseudo-language, and finds the words that were left in English. */

import * as l10n from '@vscode/l10n';

import { programMessages } from '../../../localization/program-messages.ts';
import { pseudoBundle } from '../../../localization/pseudo-language.ts';

let bundle: Record<string, string> | undefined;

/** What `run` gives while every message is in the pseudo-language. It must not be asynchronous: the language is everybody's. */
export function inPseudoLanguage<T>(run: () => T): T {
  bundle ??= pseudoBundle(programMessages().messages);
  l10n.config({ contents: bundle });
  try {
    return run();
  } finally {
    l10n.config({ contents: {} });
  }
}

/** The words in plain letters, each once, in order: what was not translated, and values that belong to nobody's language. */
export function plainWords(texts: Iterable<string>): string[] {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.match(/[A-Za-z][A-Za-z0-9-]+/g) ?? []) words.add(word);
  return [...words].sort();
}
