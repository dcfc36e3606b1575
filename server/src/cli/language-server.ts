/** Starts the language server, which is a bundle of its own: no other command has to load it. */

import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

/** Loads the server's door, which goes on by itself over standard input and output. */
export function startLanguageServer(): void {
  const program = realpathSync(process.argv[1] ?? '');
  // Beside `dist/cli/main.cjs` lies `dist/server/node.cjs`; in the sources, `lsp/node.ts` beside `cli/main.ts`.
  const door = extname(program) === '.ts' ? ['lsp', 'node.ts'] : ['server', 'node.cjs'];
  // Not `import()`, for which compiled code that was kept has no way to ask.
  createRequire(program)(join(dirname(program), '..', ...door));
}
