// The pages in their webviews: opened by command, moved through by the keyboard, and accessible.
import * as vscode from 'vscode';

import { taskLine } from '../line-protocol.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';

/** The tab of a page, once it is in front. */
function tabOf(title: string): Promise<vscode.Tab> {
  return eventually({
    what: `the page “${title}”`,
    after: [vscode.window.tabGroups.onDidChangeTabs],
    probe: () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.label === title && tab.input instanceof vscode.TabInputWebview ? tab : undefined;
    },
  });
}

describe('the pages', () => {
  before(async () => {
    await plumbline();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('show the control matrix, which leads to definitions from the keyboard', async () => {
    await vscode.commands.executeCommand('plumbline.showMatrixPage');
    await tabOf('Control matrix');
    say(taskLine('page: is accessible'));
    say(taskLine('matrix: open the definition of AC-02 by the keyboard'));
    await eventually({
      what: 'the definition of AC-02',
      after: [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
      probe: () => {
        const editor = vscode.window.activeTextEditor;
        const line = editor?.document.lineAt(editor.selection.active.line).text ?? '';
        return editor?.document.uri.path.endsWith('/controls/access.yml') === true && line.includes('AC-02')
          ? editor
          : undefined;
      },
    });
  });
});
