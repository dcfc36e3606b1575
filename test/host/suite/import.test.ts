// An import from its source to the files: looked at in its page, changed there, and written once it is accepted.
import * as vscode from 'vscode';

import { taskLine } from '../line-protocol.ts';
import { holds, matches } from './assertions.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { fileInWorkspace } from './workspace-documents.ts';

const source = 'host-import.csv';
const register = 'controls/imported.yml';
const remembered = '.plumbline/import.yml';

async function textOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileInWorkspace(path)));
  } catch {
    return undefined;
  }
}

async function remove(path: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(fileInWorkspace(path), { recursive: true, useTrash: false });
  } catch {
    // It was not written.
  }
}

describe('An import', () => {
  before(async () => {
    await plumbline();
    const matrix = 'Control ID,Title,Responsible,Maturity\nZI-91,Doors are locked,priya.raman,3\n';
    await vscode.workspace.fs.writeFile(fileInWorkspace(source), new TextEncoder().encode(matrix));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of [source, register, remembered]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      await remove(path);
    }
  });

  it('shows what it would write, and writes it once it is accepted, with what was chosen; Undo takes it away', async () => {
    await vscode.commands.executeCommand('plumbline.import', {
      source: fileInWorkspace(source).toString(),
      folder: vscode.workspace.workspaceFolders?.[0]?.uri.toString(),
    });
    await eventually({
      what: 'the preview',
      after: [vscode.window.tabGroups.onDidChangeTabs],
      probe: () => {
        const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
        return tab?.label === 'Import' && tab.input instanceof vscode.TabInputWebview ? tab : undefined;
      },
    });
    holds((await textOf(register)) === undefined, 'nothing is written before it is accepted');
    // At most three messages are shown at a time: those of other tests make room.
    await vscode.commands.executeCommand('notifications.clearAll');
    say(taskLine('import: leave out the column “Maturity”, and accept by the keyboard'));
    const editor = await eventually({
      what: 'the register that was imported',
      after: [vscode.window.onDidChangeActiveTextEditor],
      probe: () => {
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.path.endsWith(`/${register}`) === true ? active : undefined;
      },
    });
    const text = editor.document.getText();
    matches(text, /id: ZI-91\n {4}title: Doors are locked\n {4}owner: priya\.raman\n/, 'the register');
    holds(!text.includes('Maturity'), 'the column was left out');
    holds(!editor.document.isDirty, 'there is nothing left to be saved');
    matches((await textOf(remembered)) ?? '', /"Maturity": "-"/, 'what was chosen is remembered');
    // While tests run, VS Code shows messages only in their list.
    await vscode.commands.executeCommand('notifications.showList');
    say(taskLine('import: undo, once it is said that 1 control was imported'));
    await eventually({
      what: 'the register to be gone',
      after: [vscode.workspace.onDidDeleteFiles],
      probe: async () => (await textOf(register)) === undefined || undefined,
    });
  });
});
