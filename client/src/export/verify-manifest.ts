/** The command that holds the files of a folder against a manifest of evidence, and lists those that differ. */
import * as vscode from 'vscode';

import type { VerifyManifestResult } from '../../../server/src/protocol/export-messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { patiently } from '../patiently.ts';
import { chooseFolder, noServer } from './choose-folder.ts';

/** A manifest of a hundred thousand files has less. */
const LARGEST_IN_BYTES = 64 * 1024 * 1024;

/** Gives what was found; undefined where the person leaves, calls it off, or nothing could be verified, which is said. */
export async function verifyManifest(
  server: LanguageServer,
  value: unknown,
): Promise<Extract<VerifyManifestResult, { ok: true }> | undefined> {
  const manifest = typeof value === 'string' ? vscode.Uri.parse(value) : await askWhich();
  if (manifest === undefined) return undefined;
  const text = await read(manifest);
  if (text === undefined) return undefined;
  const title = vscode.l10n.t('Verify an evidence manifest');
  const beside = vscode.workspace.getWorkspaceFolder(manifest)?.uri.toString();
  const folder = await chooseFolder(server, { title, given: beside, takesAny: true });
  if (folder === undefined) return undefined;
  const calledOff = vscode.l10n.t('The verification was called off before its end.');
  const result = await patiently({ calledOff, noServer: noServer() }, (say, token) =>
    server.verifyManifest({ folder: folder.uri, manifest: manifest.toString(), text }, say, token),
  );
  if (result === undefined) return undefined;
  if (!result.ok) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Nothing was verified: {0}', result.reason));
    return undefined;
  }
  await tell(result);
  return result;
}

/** All is well: a sentence. Otherwise the list too, in a document that nobody has to keep. */
async function tell({ summary, differences }: Extract<VerifyManifestResult, { ok: true }>): Promise<void> {
  if (differences.length === 0) {
    void vscode.window.showInformationMessage(summary);
    return;
  }
  const content = `${[...differences, summary].join('\n')}\n`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }), {
    preview: true,
  });
  void vscode.window.showWarningMessage(summary);
}

async function askWhich(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Verify an evidence manifest'),
    openLabel: vscode.l10n.t('Verify'),
    filters: { [vscode.l10n.t('JSON file')]: ['json'] },
  });
  return chosen?.[0];
}

async function read(manifest: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(manifest);
    if (size <= LARGEST_IN_BYTES) return new TextDecoder().decode(await vscode.workspace.fs.readFile(manifest));
    void vscode.window.showErrorMessage(vscode.l10n.t('The manifest is larger than 64 MB, and is not read.'));
  } catch {
    void vscode.window.showErrorMessage(vscode.l10n.t('The manifest {0} could not be read.', manifest.path));
  }
  return undefined;
}
