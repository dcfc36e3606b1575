/** Makes the client library and the server mean the same by an open document, so that each finding shows exactly once. */
import * as vscode from 'vscode';
import type { VisibleDocuments } from 'vscode-languageclient';

/**
 * The server pushes findings of closed documents, and is asked for those of open ones, where open means that it was
 * told `didOpen`. The library asks only for documents in a tab: of one that another extension opened, or whose tab
 * was closed a moment ago, nobody would show the findings. So here every open document counts as visible.
 *
 * The two events stay silent: the library asks and forgets when `didOpen` and `didClose` are sent, which is in time.
 */
export const openDocuments: VisibleDocuments = {
  onOpen: () => new vscode.Disposable(() => undefined),
  onClose: () => new vscode.Disposable(() => undefined),
  isActive: (document) => vscode.window.activeTextEditor?.document.uri.toString() === keyOf(document),
  isVisible: (document) => isOpen(keyOf(document)),
  getResources: () => new Set(vscode.workspace.textDocuments.map((document) => document.uri)),
};

/** The document with this address, when the editor holds its text. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

function isOpen(key: string): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
}

function keyOf(document: vscode.TextDocument | vscode.Uri): string {
  return (document instanceof vscode.Uri ? document : document.uri).toString();
}
