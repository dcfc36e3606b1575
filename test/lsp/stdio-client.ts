/** A client of a server process over standard input and output, as editors without an extension are. */

import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface StdioClient {
  onPublish(handler: (params: PublishDiagnosticsParams) => void): void;
  /** Called each time the server has looked at everything once more. */
  onSummary(handler: () => void): void;
  /** Goes through the handshake; handlers are to be set before. */
  start(): Promise<void>;
  request<T>(method: string, params: object): Promise<T>;
  stop(): void;
}

/** Starts a server process; the client it shows is one that cannot pull diagnostics. */
export function startClient(command: string, args: readonly string[], folder: string, asOf: string): StdioClient {
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  return {
    onPublish: (handler) => {
      connection.onNotification('textDocument/publishDiagnostics', handler);
    },
    onSummary: (handler) => {
      connection.onNotification('plumbline/summary', handler);
    },
    start: async () => {
      await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: folder,
        workspaceFolders: [{ uri: folder, name: 'workspace' }],
        initializationOptions: { asOf },
        capabilities: { workspace: { workspaceFolders: true } },
      });
      await connection.sendNotification('initialized', {});
    },
    request: (method, params) => connection.sendRequest(method, params),
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
