/** Of which folder something is to be handed over: the only one, or one that the person chooses. */
import * as vscode from 'vscode';

import type { ExportFolder } from '../../../server/src/protocol/export-messages.ts';
import type { LanguageServer } from '../server/language-server.ts';

/** That there is nobody to ask. */
export function noServer(): string {
  return vscode.l10n.t('The language server is not running, so nothing can be exported or verified.');
}

interface Choice {
  readonly title: string;
  /** The URI of one, as a page may name it. */
  readonly given: string | undefined;
  /** Whether one without any policy or register will do too. */
  readonly takesAny?: boolean;
}

/** Undefined where there is none, which is said, or the person leaves. */
export async function chooseFolder(
  server: LanguageServer,
  { title, given, takesAny = false }: Choice,
): Promise<Pick<ExportFolder, 'uri' | 'name' | 'asOf'> | undefined> {
  const ours = await server.exportFolders();
  if (ours === undefined) {
    void vscode.window.showErrorMessage(noServer());
    return undefined;
  }
  const folders = ours.length === 0 && takesAny ? openFolders() : ours;
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No folder in this window has a plumbline.yml, policies or registers.'),
    );
    return undefined;
  }
  if (given !== undefined) {
    const uri = vscode.Uri.parse(given).toString();
    const found = folders.find((one) => vscode.Uri.parse(one.uri).toString() === uri);
    if (found !== undefined) return found;
  }
  if (folders.length === 1) return folders[0];
  const items = folders.map((folder) => ({
    label: folder.name,
    description: folder.organization ?? '',
    ...(folder.asOf === '' ? {} : { detail: vscode.l10n.t('as of {0}', folder.asOf) }),
    folder,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Of which folder?') });
  return chosen?.folder;
}

/** Folders of which nothing is known. */
function openFolders(): readonly ExportFolder[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.map(({ uri, name }) => ({ uri: uri.toString(), name, organization: null, asOf: '' }));
}
