/** The extension's door in a Node extension host: the server is a process of its own. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions } from 'vscode-languageclient/node';

import type { PlumblineApi } from './api.ts';
import { provideCheckTasks } from './check/check-task.ts';
import { activateExtension } from './extension.ts';
import type { ActiveExtension } from './extension.ts';
import { StagedFiles } from './staged/git-extension.ts';
import { StagedStatus } from './staged/staged-status.ts';
import { openDocuments } from './server/open-documents.ts';
import type { HostedClient } from './server/server-host.ts';

let active: ActiveExtension | undefined;

/** VS Code calls this once. */
export function activate(context: vscode.ExtensionContext): PlumblineApi {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'node.cjs').fsPath;
  active = activateExtension(context, { hasDisk: true, createClient: (options) => createClient(server, options) });
  const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli', 'main.cjs').fsPath;
  const staged = new StagedFiles();
  context.subscriptions.push(provideCheckTasks(program), staged, new StagedStatus(program, staged, active.output));
  return active.api;
}

/** VS Code calls this when the window closes, and waits for it. */
export async function deactivate(): Promise<void> {
  await active?.stop();
}

class NodeClient extends LanguageClient {
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

function createClient(module: string, options: LanguageClientOptions): HostedClient {
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new NodeClient('plumbline', 'Plumbline', { run, debug }, options);
  return { client, kill: () => void client.serverProcess?.kill() };
}
