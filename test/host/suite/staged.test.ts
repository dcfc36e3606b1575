// What is staged in Git, in a real VS Code: a status item sums what is found in it, as it would be committed.
import * as vscode from 'vscode';

import { expectationLine, taskLine } from '../line-protocol.ts';
import { holds, present } from './assertions.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { fileInWorkspace, show } from './workspace-documents.ts';

interface Repository {
  add(paths: readonly string[]): Promise<void>;
  /** Takes out of what is staged. */
  revert(paths: readonly string[]): Promise<void>;
}

interface GitApi {
  init(root: vscode.Uri): Promise<Repository | null>;
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

const isInBrowser = 'importScripts' in globalThis;

describe('What is staged', () => {
  it('is summed in the status bar, and listed by a command that the browser does without', async () => {
    await plumbline();
    const commands = await vscode.commands.getCommands();
    holds(
      commands.includes('plumbline.checkStaged') === !isInBrowser,
      'the command is there where programs can be run',
    );
    if (isInBrowser) return;
    const extension = present(vscode.extensions.getExtension<GitExtension>('vscode.git'), 'Git extension');
    const git = (await extension.activate()).getAPI(1);
    const root = present(vscode.workspace.workspaceFolders?.[0], 'folder').uri;
    const repository = present(await git.init(root), 'repository');
    const staged = fileInWorkspace('policies/host-staged.md');
    const text = '---\nid: POL-HOST-STAGED\ntitle: Staged\nowner: nobody.known\nstatus: draft\n---\n# Staged\n';
    await vscode.workspace.fs.writeFile(staged, new TextEncoder().encode(text));
    await repository.add([staged.fsPath]);
    // What is corrected in the working tree and not staged does not count.
    await vscode.workspace.fs.writeFile(staged, new TextEncoder().encode('# Nothing\n'));
    say(expectationLine('Staged: 3 warnings'));
    await show('policies/host-test.md');
    const listed = vscode.commands.executeCommand('plumbline.checkStaged');
    say(taskLine('staged: go to the finding of host-staged.md'));
    await listed;
    await eventually({
      what: 'the file of the finding',
      after: [vscode.window.onDidChangeActiveTextEditor],
      probe: () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/policies/host-staged.md') || undefined,
    });
    // Git takes out of the first commit only what the working tree has as well.
    await vscode.workspace.fs.writeFile(staged, new TextEncoder().encode(text));
    await repository.revert([staged.fsPath]);
    say(taskLine('staged: nothing is summed any more'));
    await show('policies/host-test.md');
  });
});
