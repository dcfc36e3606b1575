/** The server's door for Node: started by the extension over IPC, or by any editor over standard input and output. */

import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { translationsFor } from '../host/translations.ts';
import { clientFileSystem } from './client-file-system.ts';
import { systemClock } from '../host/clock.ts';
import { LanguageServer } from './server.ts';

/** The pages lie beside the program that was started: `dist/server/node.cjs` or `dist/cli/main.cjs`. */
function rulePages(): string | undefined {
  const program = process.argv[1];
  if (program === undefined) return undefined;
  try {
    return pathToFileURL(join(dirname(realpathSync(program)), '..', '..', 'docs', 'rules')).href;
  } catch {
    return undefined;
  }
}

// A language server waits nearly always. Unasked, V8 lets garbage pile up to as much as is in use before it looks, which
// is the right thing for a program that has the machine for itself.
setFlagsFromString('--optimize-for-size');

// The standard streams or the IPC channel, as the process's arguments say.
const connection = createConnection(ProposedFeatures.all);

const server = new LanguageServer(connection, {
  fileSystem: (client, folder, throughClient) =>
    throughClient || !folder.startsWith('file:') ? clientFileSystem(client) : nodeFileSystem({ mode: 'async', folder }),
  clock: systemClock,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  rulePages: rulePages(),
  translations: (locale) => {
    const { translations, fault } = translationsFor(locale);
    if (fault !== undefined) connection.console.warn(fault);
    return translations;
  },
});

server.connection.listen();
