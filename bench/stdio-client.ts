/** A small LSP client over standard input and output, for measuring the server as an editor meets it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SUMMARY_NOTIFICATION } from '../server/src/protocol/messages.ts';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

export interface StdioClient {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): Promise<void>;
  /** Settled when the server has said that it has gone through the whole folder. */
  readonly settled: Promise<void>;
  /** The server's resident memory in MB; 0 where the system does not say. */
  memory(): number;
  stop(): void;
}

/** Starts a server process on a folder and goes through the handshake. */
export async function startClient(command: string, args: readonly string[], folderUri: string): Promise<StdioClient> {
  const child: ChildProcess = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.stdout === null || child.stdin === null) throw new Error('the server has no streams');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const settled = new Promise<void>((resolve) => {
    connection.onNotification(SUMMARY_NOTIFICATION, ({ policies }: { readonly policies: number }) => {
      if (policies > 0) resolve();
    });
  });
  connection.onRequest('workspace/configuration', () => [{ asOf: '2026-09-15' }]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folderUri,
    workspaceFolders: [{ uri: folderUri, name: 'bench' }],
    initializationOptions: { asOf: '2026-09-15' },
    capabilities: {
      workspace: { workspaceFolders: true },
      textDocument: { diagnostic: { dynamicRegistration: false }, synchronization: {} },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    settled,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    memory: () => {
      try {
        const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      } catch {
        return 0;
      }
    },
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
