/** Runs a whole room in the pseudo-language: the words that it leaves in plain letters, and its messages that never came up. */

import * as l10n from '@vscode/l10n';

import { programMessages } from '../../../localization/program-messages.ts';
import { pseudo, pseudoBundle } from '../../../localization/pseudo-language.ts';
import { plainWords } from './in-pseudo-language.ts';

let bundle: Record<string, string> | undefined;

/** As `inPseudoLanguage`, for what has to wait: no other test runs meanwhile. */
export async function whileInPseudoLanguage<T>(run: () => Promise<T>): Promise<T> {
  bundle ??= pseudoBundle(programMessages().messages);
  l10n.config({ contents: bundle });
  try {
    return await run();
  } finally {
    l10n.config({ contents: {} });
  }
}

/** Rooms below those that are tested, whose words are theirs to translate. */
const BELOW = ['domain', 'frameworks', 'syntax', 'facts', 'workspace', 'readiness', 'rules', 'engine'];

/** Words of these rooms that stand alone, which nothing tells from keys. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ALONE = [...MONTHS, 'February', 'Availability', 'Confidentiality', 'Capacity'];

/**
 * The words in plain letters, each once, in order, without those that come from a text which a room below does not translate yet;
 * what is expected counts in any case.
 */
export function ownPlainWords(texts: Iterable<string>, expected: readonly string[]): string[] {
  const { untranslated } = programMessages(BELOW.map((room) => `server/src/${room}`));
  const theirs = new Set([...plainWords(untranslated.map(({ text }) => text)), ...ALONE]);
  for (const word of expected) theirs.delete(word);
  return plainWords(texts).filter((word) => !theirs.has(word));
}

/** The messages of a room, such as `server/src/fixes`, that none of the texts holds: a test that expects none has seen all. */
export function unseenMessages(room: string, texts: Iterable<string>): string[] {
  const all = [...texts].join('\n\n');
  return programMessages([room]).messages.flatMap(({ text }) => (patternOf(text).test(all) ? [] : [text]));
}

function patternOf(message: string): RegExp {
  const parts = pseudo(message).split(/\{\w+\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]{0,2000}?'));
}
