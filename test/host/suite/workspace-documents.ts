// The documents of the workspace under test: opening, editing, and what is found in them.
import * as vscode from 'vscode';

import { holds, present } from './assertions.ts';
import { eventually } from './waiting.ts';

/** The address of a file of the workspace, whatever file system holds it. */
export function fileInWorkspace(path: string): vscode.Uri {
  const folder = present(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file in an editor, as a person would. */
export async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileInWorkspace(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The position in the middle of the first occurrence of `text`. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().lastIndexOf(text);
  holds(offset >= 0, `${document.uri.path} does not hold "${text}"`);
  return document.positionAt(offset + Math.floor(text.length / 2));
}

/** What the hover over the middle of a text says. */
export async function hoverOver(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Replaces the only occurrence of a text, without saving. */
export async function retype(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const text = document.getText();
  const start = text.indexOf(from);
  holds(start >= 0 && text.indexOf(from, start + 1) < 0, `"${from}" should occur once in ${document.uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  holds(await vscode.workspace.applyEdit(edit), `the edit of ${document.uri.path} was refused`);
}

/** Waits until the codes of a document's findings satisfy a condition. */
export async function findings(
  document: vscode.TextDocument,
  what: string,
  condition: (codes: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
  return eventually({
    what: `${what} in ${document.uri.path}`,
    after: [vscode.languages.onDidChangeDiagnostics],
    probe: () => (condition(now().map(codeOf)) ? now() : undefined),
    otherwise: () =>
      now()
        .map((finding) => `${codeOf(finding)} (${finding.message})`)
        .join(', ') || 'no findings',
  });
}

/** The stable code of a finding, with or without a link to its page. */
export function codeOf(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === 'object' ? code.value : code);
}
