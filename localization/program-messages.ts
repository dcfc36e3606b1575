/** All messages of the program, and what of it is not translated yet: every source file of the server, the client and the pages. */

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { messageKey } from './pseudo-language.ts';
import { sourceMessages, withoutMarkup, type SourceMessage, type Untranslated } from './source-messages.ts';

const ROOT = new URL('../', import.meta.url);

export interface ProgramMessages {
  /** Each once, in the order of their keys. */
  readonly messages: readonly SourceMessage[];
  /** With the file's path from the root. */
  readonly untranslated: readonly (Untranslated & { readonly path: string })[];
}

/** Reads the sources below `folders`, such as `server/src/rules`. */
export function programMessages(
  folders: readonly string[] = ['server/src', 'client/src', 'pages/src'],
): ProgramMessages {
  const messages = new Map<string, SourceMessage>();
  const untranslated: (Untranslated & { path: string })[] = [];
  const paths = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: fileURLToPath(ROOT) },
  ).map((path) => path.replaceAll('\\', '/'));
  for (const path of paths.sort()) {
    const source = readFileSync(new URL(path, ROOT), 'utf8');
    const read = sourceMessages(path.endsWith('.tsx') ? withoutMarkup(source) : source);
    for (const message of read.messages) messages.set(messageKey(message), message);
    for (const one of read.untranslated) untranslated.push({ ...one, path });
  }
  const inOrder = [...messages].sort(([one], [other]) => (one < other ? -1 : 1));
  return { messages: inOrder.map(([, message]) => message), untranslated };
}
