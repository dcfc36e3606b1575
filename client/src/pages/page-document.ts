/** Makes a webview panel one of our pages: its document, its icon, and from where it may load. */
import * as vscode from 'vscode';

import { pageHtml } from './page-html.ts';
import type { PageStart } from './webview-messages.ts';

/**
 * Gives a panel the document of a page, which then says that it is ready. `extensionUri`: the folder of the extension, of which
 * only `dist/pages` may be loaded.
 */
export function showDocument(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  { page, layout }: Pick<PageStart, 'page' | 'layout'>,
): void {
  const { webview } = panel;
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'pages');
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'client', 'media', `plumbline-${theme}.svg`); // l10n: a file
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder] };
  webview.html = pageHtml(
    panel.title,
    { source: webview.cspSource, script: file('pages.js'), style: file('pages.css'), nonce: newNonce() },
    { page, language: vscode.env.language, texts: { ...vscode.l10n.bundle }, layout },
  );
}

/** Whoever pressed something in a page hears that nothing came of it, and why: what it led to is gone, or a command failed. */
export function showFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void vscode.window.showErrorMessage(vscode.l10n.t('That could not be done: {0}', reason));
}

/** 128 bits that nobody can guess. */
function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
