/** Follows a link of a page: into a file of the workspace, or to an address of the web after VS Code's own question. */
import * as vscode from 'vscode';

/**
 * Opens a file inside the workspace, at the line of `#L12` where there is one, or an `https:` address; of anything else it says
 * that it does not. What a page shows was written by many hands.
 */
export async function followTarget(target: string): Promise<void> {
  const uri = vscode.Uri.parse(target);
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    const { type } = await vscode.workspace.fs.stat(uri.with({ fragment: '' }));
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    await vscode.commands.executeCommand(isFolder ? 'revealInExplorer' : 'vscode.open', uri);
  } else if (uri.scheme === 'https') await vscode.env.openExternal(uri);
  else
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Plumbline opens files of the workspace and https addresses, not {0}', target),
    );
}
