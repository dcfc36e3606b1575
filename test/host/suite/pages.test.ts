// The pages in their webviews: opened by command, moved through by the keyboard, and accessible.
import * as vscode from 'vscode';

import { taskLine } from '../line-protocol.ts';
import { holds, present } from './assertions.ts';
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

/** An editor with the cursor where a control is defined. */
function definitionOf(id: string, path: string): Promise<vscode.TextEditor> {
  return eventually({
    what: `the definition of ${id}`,
    after: [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
    probe: () => {
      const editor = vscode.window.activeTextEditor;
      const line = editor?.document.lineAt(editor.selection.active.line).text ?? '';
      return editor?.document.uri.path.endsWith(path) === true && line.includes(id) ? editor : undefined;
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
    say(taskLine('matrix: open the definition of AC-02 by the keyboard'));
    await definitionOf('AC-02', '/controls/access.yml');
  });

  it('edit a control in its file, and take that back to the byte', async () => {
    const [file] = await vscode.workspace.findFiles('controls/access.yml');
    const document = await vscode.workspace.openTextDocument(present(file, 'controls/access.yml'));
    const before = document.getText();
    await vscode.commands.executeCommand('plumbline.showMatrixPage');
    await tabOf('Control matrix');
    const textIs = (what: string, holds: (text: string) => boolean): Promise<true> =>
      eventually({
        what,
        after: [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument],
        probe: () => (holds(document.getText()) ? true : undefined),
      });
    say(taskLine('matrix: hand AC-02 over to sam.roe'));
    await textIs('sam.roe as the owner of AC-02', (text) => text !== before);
    const changed = document.getText().split('\n');
    const line = before.split('\n').findIndex((text, index) => text !== changed[index]);
    holds(
      document.getText() === before.replace(/(id: AC-02\n[^]*?owner: )priya\.raman/, '$1sam.roe'),
      `only the owner of AC-02 should change, but line ${line + 1} is: ${changed[line] ?? ''}`,
    );
    say(taskLine('matrix: undo'));
    await textIs('the text as it was', (text) => text === before);
    say(taskLine('matrix: save'));
    await textIs('the file saved', () => !document.isDirty);
  });

  it('show the audit timeline, which leads to a control', async () => {
    await vscode.commands.executeCommand('plumbline.showTimelinePage');
    await tabOf('Audit timeline');
    say(taskLine('timeline: open the first control by the keyboard'));
    await definitionOf('AC-01', '/controls/access.yml');
  });

  it('show the review calendar, which leads to what is due', async () => {
    await vscode.commands.executeCommand('plumbline.showCalendarPage');
    await tabOf('Review calendar');
    say(taskLine('calendar: open BC-03 where its review is due'));
    await definitionOf('BC-03', '/controls/continuity.yml');
  });

  it('show the readiness overview, which leads to a part of the matrix', async () => {
    await vscode.commands.executeCommand('plumbline.showOverviewPage');
    await tabOf('Readiness overview');
    say(taskLine('overview: open the matrix with what is owned of availability'));
    await tabOf('Control matrix');
  });
});
