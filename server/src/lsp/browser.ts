/** The server's door for a browser worker: no disk, no Node; files come through the client. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFileSystem } from './client-file-system.ts';
import { systemClock } from '../host/clock.ts';
import { LanguageServer } from './server.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

const server = new LanguageServer(connection, {
  fileSystem: (client) => clientFileSystem(client),
  clock: systemClock,
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  rulePages: undefined,
});

server.connection.listen();
