/** Has the server check everything anew, shows how far it is, and then the findings and a sentence. */
import * as vscode from 'vscode';

import type { CheckWorkspaceResult } from '../../../server/src/protocol/check-messages.ts';
import { patiently } from '../patiently.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { checkedText, isClean } from './checked-text.ts';

/** Gives what the server counted; undefined where it was called off or there is no server. */
export async function checkWorkspace(server: LanguageServer): Promise<CheckWorkspaceResult | undefined> {
  const result = await patiently(
    {
      calledOff: vscode.l10n.t('The check was called off before its end.'),
      noServer: vscode.l10n.t('The language server is not running, so nothing was checked.'),
    },
    (say, token) => server.checkWorkspace(say, token),
  );
  if (result === undefined) return undefined;
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const text = checkedText(result);
  if (isClean(result)) void vscode.window.showInformationMessage(text);
  else void vscode.window.showWarningMessage(text);
  return result;
}
