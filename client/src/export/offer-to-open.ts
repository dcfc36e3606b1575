/** Says that a file was written, and offers to open it, or the folder in which it is. */
import * as vscode from 'vscode';

/** Files that programs of their own are made for; the editor shows the others best itself. */
const FOR_OTHER_PROGRAMS = /\.(?:xlsx|csv|html?)$/i;

/** Returns at once. `notes` are sentences on what should be known of it: with any, it is a warning. */
export function offerToOpen(uri: vscode.Uri, sentence: string, notes: readonly string[]): void {
  const open = vscode.l10n.t('Open');
  const show = vscode.l10n.t('Show in folder');
  const text = [sentence, ...notes].join(' ');
  const choices = isOnThisMachine(uri) ? [open, show] : [open];
  const notice =
    notes.length === 0
      ? vscode.window.showInformationMessage(text, ...choices)
      : vscode.window.showWarningMessage(text, ...choices);
  void notice.then(async (choice) => {
    if (choice === open) await openFile(uri);
    if (choice === show) await vscode.commands.executeCommand('revealFileInOS', uri);
  });
}

async function openFile(uri: vscode.Uri): Promise<void> {
  const isForOthers = FOR_OTHER_PROGRAMS.test(uri.path) && isOnThisMachine(uri);
  if (isForOthers && (await vscode.env.openExternal(uri))) return;
  await vscode.commands.executeCommand('vscode.open', uri);
}

/** Whether programs of the person's machine can see the file: not in a browser, and not where the editor is used from elsewhere. */
function isOnThisMachine({ scheme }: vscode.Uri): boolean {
  const { remoteName, uiKind } = vscode.env;
  return scheme === 'file' && remoteName === undefined && uiKind === vscode.UIKind.Desktop;
}
