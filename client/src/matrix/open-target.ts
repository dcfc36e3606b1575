/** Opens what a row of the matrix leads to: a place in a document, a file of evidence, an address. */
import * as vscode from 'vscode';

import type { MatrixNode, MessageLocation } from '../../../server/src/protocol/messages.ts';

/** Shows a place in its document; nothing, where there is none. */
export async function openLocation(location: MessageLocation | undefined): Promise<void> {
  if (location === undefined) return;
  const { start } = location.range;
  const position = new vscode.Position(start.line, start.character);
  const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(position, position) };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(location.uri), options);
}

/**
 * Opens the evidence of a row, and the record where there is none. A register is written by many hands: only files
 * inside the workspace and `https:` addresses are opened, an address after VS Code's own question.
 */
export async function openEvidence(node: MatrixNode): Promise<void> {
  if (node.target === undefined) {
    await openLocation(node.location);
    return;
  }
  const uri = vscode.Uri.parse(node.target);
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) await openFile(uri);
  else if (uri.scheme === 'https') await vscode.env.openExternal(uri);
  else
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Plumbline opens files of the workspace and https addresses, not {0}', node.target),
    );
}

/** Shows who refers to the record of a row, where it is defined. */
export async function showReferences(node: MatrixNode): Promise<void> {
  if (node.location === undefined) return;
  // This command asks for what stands at the cursor, so the cursor goes there first.
  await openLocation(node.location);
  await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
}

async function openFile(uri: vscode.Uri): Promise<void> {
  const { type } = await vscode.workspace.fs.stat(uri);
  // The editor shows no folder; the Explorer does.
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  await vscode.commands.executeCommand(isFolder ? 'revealInExplorer' : 'vscode.open', uri);
}
