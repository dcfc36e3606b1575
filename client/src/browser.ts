/** The extension's door in a web worker extension host: the server is a worker, and reads files through the client. */
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { LanguageClientOptions, MessageTransports } from 'vscode-languageclient/browser';

import type { PlumblineApi } from './api.ts';
import { activateExtension } from './extension.ts';
import type { ActiveExtension } from './extension.ts';
import { openDocuments } from './server/open-documents.ts';
import type { HostedClient } from './server/server-host.ts';

let active: ActiveExtension | undefined;

/** VS Code calls this once. */
export function activate(context: vscode.ExtensionContext): PlumblineApi {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'browser.js').toString(true);
  active = activateExtension(context, { hasDisk: false, createClient: (options) => createClient(server, options) });
  return active.api;
}

/** VS Code calls this when the window closes, and waits for it. */
export async function deactivate(): Promise<void> {
  await active?.stop();
}

class BrowserClient extends LanguageClient {
  override get visibleDocuments(): typeof openDocuments {
    return openDocuments;
  }

  /** Writes to the output. Who needs to know more than that is told by `LanguageServer`, once. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** The library stops a client whose start has failed, which it then refuses with an error nobody catches. */
  override async stop(timeout?: number): Promise<void> {
    if (this.isRunning()) await super.stop(timeout);
  }
}

/** A worker that fails says `error`, but never that it is gone: the library would wait for its answer for ever. */
class WorkerReader extends BrowserMessageReader {
  reportGone(): void {
    this.fireClose();
  }
}

function createClient(address: string, options: LanguageClientOptions): HostedClient {
  let worker: Worker | undefined;
  const connect = (): Promise<MessageTransports> => {
    const started = new Worker(address);
    worker = started;
    const reader = new WorkerReader(started);
    started.addEventListener('error', (event) => {
      // Otherwise it becomes an error of the whole extension host, which nobody there can place.
      event.preventDefault();
      const reason = event.message ?? vscode.l10n.t('no reason given');
      options.outputChannel?.error(vscode.l10n.t('The language server’s worker failed: {0}', reason));
      // One that runs survives an error that nobody caught.
      if (!client.isRunning()) reader.reportGone();
    });
    return Promise.resolve({ reader, writer: new BrowserMessageWriter(started) });
  };
  const client = new BrowserClient('plumbline', 'Plumbline', connect, options);
  return { client, kill: () => worker?.terminate() };
}
