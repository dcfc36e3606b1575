/** Which messages a part of the program says, so that a test can tell that its fixtures leave none out. */

import * as l10n from '@vscode/l10n';

import { programMessages } from '../../../localization/program-messages.ts';
import { messageKey, pseudoBundle } from '../../../localization/pseudo-language.ts';

export interface Said<T> {
  readonly value: T;
  /** The keys of the messages that were asked for, those of other rooms too. */
  readonly keys: ReadonlySet<string>;
}

let bundle: Record<string, string> | undefined;

/** What `run` gives in the pseudo-language, and what it said. It must not be asynchronous: the language is everybody's. */
export function saidInPseudoLanguage<T>(run: () => T): Said<T> {
  bundle ??= pseudoBundle(programMessages().messages);
  const keys = new Set<string>();
  const contents = new Proxy(bundle, {
    get(target, key) {
      if (typeof key !== 'string') return undefined;
      keys.add(key);
      return target[key];
    },
  });
  l10n.config({ contents });
  try {
    return { value: run(), keys };
  } finally {
    l10n.config({ contents: {} });
  }
}

/** The messages in the sources of a room, by their keys, that are not among those. */
export function unsaidOf(room: string, keys: ReadonlySet<string>): readonly string[] {
  return programMessages([room])
    .messages.map(messageKey)
    .filter((key) => !keys.has(key));
}
