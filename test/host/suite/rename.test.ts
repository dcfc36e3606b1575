// Other names, for an ID and for a file, as VS Code asks for them and puts them into effect.
import * as vscode from 'vscode';

import { holds, present } from './assertions.ts';
import { fileInWorkspace, positionOf, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';
const register = 'controls/host-test.yml';

/** The edits of a rename, without the questions that VS Code would put to a person. */
async function renamed(document: vscode.TextDocument, from: string, to: string): Promise<vscode.WorkspaceEdit> {
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    positionOf(document, from),
    to,
  );
  const plain = new vscode.WorkspaceEdit();
  for (const [uri, edits] of edit.entries()) plain.set(uri, edits);
  return plain;
}

function write(path: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(fileInWorkspace(path), new TextEncoder().encode(text));
}

async function moveFile(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(fileInWorkspace(from), fileInWorkspace(to));
  holds(await vscode.workspace.applyEdit(edit), `${from} was not renamed`);
}

describe('Another name', () => {
  it('for an ID is written wherever it stands, in this file and in others, and can be given back', async () => {
    const document = await show(policy);
    const other = await vscode.workspace.openTextDocument(fileInWorkspace(register));
    const before = [document.getText(), other.getText()];
    const edit = await renamed(document, 'ZZ-91', 'ZZ-95');
    const counts = edit.entries().map(([uri, edits]) => `${uri.path.split('/').at(-1) ?? ''} ${edits.length}`);
    holds(counts.join() === 'host-test.md 2,host-test.yml 2', counts.join());
    holds(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    holds(document.getText() === (before[0] ?? '').replaceAll('ZZ-91', 'ZZ-95'), document.getText());
    holds(
      other.getText().includes('  - id: ZZ-95\n') && other.getText().includes('id: EV-2026-Q1-ZZ-91'),
      other.getText(),
    );
    holds(await vscode.workspace.applyEdit(await renamed(document, 'ZZ-95', 'ZZ-91')), 'the way back was refused');
    holds(document.getText() === before[0], document.getText());
    holds(other.getText() === before[1], other.getText());
    await document.save();
    await other.save();
  });

  it('that cannot be is refused, and VS Code says why', async () => {
    const document = await show(policy);
    let reason = '';
    try {
      await renamed(document, 'ZZ-91', 'ZZ 95');
    } catch (error) {
      reason = String(error);
    }
    holds(reason.includes('An ID is one word. Write it without spaces.'), reason);
  });

  it('for a file is written into the links that lead to it', async () => {
    const [old, next, linking] = ['policies/host-linked.md', 'policies/host-renamed.md', 'policies/host-linking.md'];
    await write(old, '---\nid: POL-HOST-LINKED\ntitle: Linked\n---\n# Linked\n\n## Scope\n');
    await write(linking, '---\nid: POL-HOST-LINKING\ntitle: Linking\n---\nSee [it](host-linked.md#scope).\n');
    try {
      const document = await show(linking);
      await moveFile(old, next);
      holds(document.getText().endsWith('See [it](host-renamed.md#scope).\n'), document.getText());
      present(await vscode.workspace.fs.stat(fileInWorkspace(next)), 'file under its new name');
      await document.save();
    } finally {
      for (const path of [old, next, linking]) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
        await vscode.workspace.fs.delete(fileInWorkspace(path)).then(undefined, () => undefined);
      }
    }
  });

  it('for a file by a fix that writes its path as well is written once', async () => {
    const [old, next] = ['evidence/2026/host-test.csv', 'evidence/2026/host-test-2.csv'];
    const document = await vscode.workspace.openTextDocument(fileInWorkspace(register));
    const before = document.getText();
    for (const [from, to] of [
      [old, next],
      [next, old],
    ] as const) {
      const start = document.getText().indexOf(from);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
        to,
      );
      edit.renameFile(fileInWorkspace(from), fileInWorkspace(to));
      // oxlint-disable-next-line eslint/no-await-in-loop -- there and back
      holds(await vscode.workspace.applyEdit(edit), 'the edit was refused');
      holds(document.getText() === before.replace(old, to), document.getText());
    }
    await document.save();
  });
});
