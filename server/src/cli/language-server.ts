/** Starts the language server, which is a bundle of its own: no other command has to load it. */

import { realpathSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads the server's door, which goes on by itself over standard input and output. */
export async function startLanguageServer(): Promise<void> {
  const program = realpathSync(process.argv[1] ?? '');
  // Beside `dist/cli/main.cjs` lies `dist/server/node.cjs`; in the sources, `lsp/node.ts` beside `cli/main.ts`.
  const door = extname(program) === '.ts' ? ['lsp', 'node.ts'] : ['server', 'node.cjs'];
  await import(pathToFileURL(join(dirname(program), '..', ...door)).href);
}
