/** Puts the extension together: the server, the matrix, the status items and the commands. */
import * as vscode from 'vscode';

import { ActivationClock } from './activation-clock.ts';
import type { PlumblineApi } from './api.ts';
import { ShownDay } from './as-of/shown-day.ts';
import { registerCommands } from './commands.ts';
import { Imports } from './import/import-command.ts';
import { MatrixView } from './matrix/matrix-view.ts';
import { documentSelector, readsFilesThroughClient } from './server/document-selector.ts';
import { PagePanels } from './pages/page-panels.ts';
import { reportIssue } from './report/report-issue.ts';
import { LanguageServer } from './server/language-server.ts';
import type { ServerHost } from './server/server-host.ts';
import { IndexingStatus } from './status/indexing-status.ts';
import { ReadinessStatus } from './status/readiness-status.ts';
import { ShownDayStatus } from './status/shown-day-status.ts';
import type { SummaryParams } from '../../server/src/protocol/messages.ts';

export interface ActiveExtension {
  readonly api: PlumblineApi;
  readonly output: vscode.LogOutputChannel;
  stop(): Promise<void>;
}

/** Starts everything; what it registers goes with the extension's context. */
export function activateExtension(context: vscode.ExtensionContext, host: ServerHost): ActiveExtension {
  const clock = new ActivationClock();
  const output = vscode.window.createOutputChannel('Plumbline', { log: true });
  const rulePages = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString();
  const server = new LanguageServer(host, output, rulePages);
  const shown = new ShownDay(server);
  const matrix = new MatrixView(server, shown, context.workspaceState);
  const { extensionUri, workspaceState: memory } = context;
  const pages = new PagePanels({ server, shown, extensionUri, memory });
  const imports = new Imports(server, extensionUri);
  // Not the README: `vsce` packs that under another name.
  const documentation = vscode.Uri.joinPath(context.extensionUri, 'docs', 'formats.md');
  let summary: SummaryParams | undefined;
  context.subscriptions.push(
    output,
    shown,
    matrix,
    pages,
    imports,
    new ReadinessStatus(server, shown),
    new ShownDayStatus(shown),
    new IndexingStatus(server),
    server.onDidUpdate((next) => {
      if (summary === undefined) {
        clock.note('workspaceRead');
        output.info(clock.toString());
      }
      summary = next;
    }),
    server.onDidChangeState((state) => {
      if (state === 'running') clock.note('serverRunning');
    }),
    restartWhenFilesMove(server, host),
    ...registerCommands({
      server,
      matrix,
      pages,
      imports,
      shown,
      output,
      documentation,
      walkthrough: `${context.extension.id}#plumbline.start`,
      reportIssue: () =>
        reportIssue({
          server,
          extension: context.extension,
          hasDisk: host.hasDisk,
          workspaceReadAfter: () => clock.times.workspaceRead,
        }),
    }),
  );
  server.start();
  clock.note('returned');
  return {
    api: {
      matrix: async (grouping = 'criteria', parent) =>
        (await server.matrix(parent === undefined ? { grouping } : { grouping, parent })) ?? [],
      summary: () => summary,
      shownAsOf: () => shown.current?.day,
      onDidUpdate: server.onDidUpdate,
      serverState: () => server.state,
      onDidChangeServerState: server.onDidChangeState,
      activation: () => clock.times,
      treeItems: async (parent) => {
        const nodes = await matrix.getChildren(parent);
        return nodes.map((node) => matrix.getTreeItem(node));
      },
      treeMessage: () => matrix.message,
    },
    output,
    stop: () => server.stop(),
  };
}

/** A folder on another file system is read another way, and its documents are others: the server starts anew for it. */
function restartWhenFilesMove(server: LanguageServer, host: ServerHost): vscode.Disposable {
  const arrangement = (): string => JSON.stringify([documentSelector(), readsFilesThroughClient(host.hasDisk)]);
  let current = arrangement();
  return vscode.workspace.onDidChangeWorkspaceFolders(() => {
    const next = arrangement();
    if (next === current) return;
    current = next;
    void server.restart();
  });
}
