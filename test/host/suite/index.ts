// The door of the test bundle: VS Code loads it in the extension host and calls run().
import * as vscode from 'vscode';

import { summaryFileVariable, summaryLine } from '../line-protocol.ts';
import { say } from './line-reporter.ts';
import { runDescribedTests } from './mocha-in-any-host.ts';
// The tests come after mocha, which they find in place.
import './activation.test.ts';
import './matrix.test.ts';
import './authoring.test.ts';
import './beside-text.test.ts';
import './files.test.ts';
import './source-code.test.ts';
import './rename.test.ts';
import './shown-day.test.ts';
import './severities.test.ts';
import './commands.test.ts';
import './beside-editors.test.ts';
import './export.test.ts';
import './check-task.test.ts';
import './staged.test.ts';
// Not last: what is said goes with the host that said it.
import './import.test.ts';
import './pages.test.ts';
import './crash.test.ts';
import { SEVERAL_FOLDERS } from './several-folders.test.ts';

/** Runs every test in the extension host that loaded this bundle, and rejects unless all of them pass. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'no folder';
  const place = vscode.env.uiKind === vscode.UIKind.Web ? 'in a browser' : 'on the desktop';
  const kind = 'importScripts' in globalThis ? 'web worker' : 'Node';
  const mode = vscode.workspace.isTrusted ? '' : ', Restricted Mode';
  say(`VS Code ${vscode.version} ${place}, ${kind} extension host${mode}, ${folder}`);
  const isSeveral = vscode.workspace.workspaceFile !== undefined;
  const counts = await runDescribedTests(SEVERAL_FOLDERS, isSeveral);
  const summary = summaryLine(counts);
  say(summary);
  const file = typeof process === 'undefined' ? undefined : process.env[summaryFileVariable];
  if (file !== undefined) await vscode.workspace.fs.writeFile(vscode.Uri.file(file), new TextEncoder().encode(summary));
  if (counts.failed > 0 || counts.passed === 0) throw new Error(summary);
}
