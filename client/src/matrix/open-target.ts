/** Opens what a row of the matrix leads to: a place in a document, a file of evidence, an address. */
import * as vscode from 'vscode';

import { followTarget } from '../pages/follow-target.ts';
import type { MatrixNode, MessageLocation } from '../../../server/src/protocol/messages.ts';

/** Shows a place in its document, beside what is open where that is wanted; nothing, where there is none. */
export async function openLocation(location: MessageLocation | undefined, isBeside = false): Promise<void> {
  if (location === undefined) return;
  const { start } = location.range;
  const position = new vscode.Position(start.line, start.character);
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(position, position),
    ...(isBeside ? { viewColumn: vscode.ViewColumn.Beside } : {}),
  };
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
  await followTarget(node.target);
}

/** Shows who refers to the record of a row, where it is defined. */
export async function showReferences(node: MatrixNode): Promise<void> {
  if (node.location === undefined) return;
  // This command asks for what stands at the cursor, so the cursor goes there first.
  await openLocation(node.location);
  await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
}
