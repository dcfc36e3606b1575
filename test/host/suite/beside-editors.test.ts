// Editors that are not a text of the workspace: notebooks and both sides of a comparison. Nothing breaks there, and nothing is told twice.
import * as vscode from 'vscode';

import { holds, matches, present } from './assertions.ts';
import { fileInWorkspace, findings, hoverOver, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';

/** A notebook as it lies on the disk, whose cells speak of controls as a policy does. */
const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Review\n', '\n', 'See AC-02 and ZZ-77, or [this](gone.md).\n'] },
    { cell_type: 'code', metadata: {}, source: ['# @control ZZ-78\n'], outputs: [], execution_count: null },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

function decorated(text: string): string {
  return text
    .replace('Access is reviewed', 'Access was reviewed')
    .replace('controls: [ZZ-91', 'controls: [ZZ-90, ZZ-91');
}

describe('Other editors of VS Code', () => {
  it('leave the cells of a notebook alone, and go on beside it', async () => {
    const uri = fileInWorkspace('policies/host-test.ipynb');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(notebook));
    try {
      const opened = await vscode.workspace.openNotebookDocument(uri);
      await vscode.window.showNotebookDocument(opened);
      const cells = opened.getCells().map(({ document }) => document);
      holds(cells.length === 2, `the notebook has ${cells.length} cells`);
      holds((await hoverOver(present(cells[0], 'cell'), 'AC-02')) === '', 'a cell has no hover of ours');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      const document = await show(policy);
      await findings(document, 'findings after it', (codes) => codes.includes('policy-owner-missing'));
      matches(await hoverOver(document, 'ZZ-91'), /Review what the tests may do/, 'the hover after it');
      const inCells = cells.flatMap((cell) => vscode.languages.getDiagnostics(cell.uri));
      holds(inCells.length === 0, `there are ${inCells.length} findings in cells`);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('show findings and hovers on the side of a comparison that is the file, and nothing on the other', async () => {
    const document = await show(policy);
    const scheme = 'plumbline-host-test';
    const before = vscode.Uri.from({ scheme, path: `/${policy}` });
    const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => decorated(document.getText()),
    });
    try {
      await vscode.commands.executeCommand('vscode.diff', before, document.uri, 'Before and after');
      await findings(document, 'findings at the right', (codes) => codes.includes('policy-owner-missing'));
      matches(await hoverOver(document, 'ZZ-91'), /Review what the tests may do/, 'the hover at the right');
      const left = await vscode.workspace.openTextDocument(before);
      holds(left.getText() !== document.getText(), 'the left side is another text');
      holds(vscode.languages.getDiagnostics(before).length === 0, 'the left side is nobody’s to correct');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      registration.dispose();
    }
  });
});
