/** The command that exports: asks for what, of which folder and where to, has the server make it, and writes the file. */
import * as vscode from 'vscode';

import { fromBase64 } from '../../../server/src/protocol/base64.ts';
import type { ExportContent, ExportFolder } from '../../../server/src/protocol/export-messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { patiently } from '../patiently.ts';
import { chooseFolder, noServer } from './choose-folder.ts';
import {
  endingsOf,
  EXPORT_FORMATS,
  type ExportFormat,
  fileFilters,
  fileName,
  formatIn,
  formatTexts,
  kindOf,
} from './export-formats.ts';
import { offerToOpen } from './offer-to-open.ts';

/** What was written, for who calls the command from a program. */
export interface Exported {
  readonly uri: string;
  readonly asOf: string;
}

/** What need not be asked: all of it may be left out, and anything that is no such value is asked for. */
interface Given {
  readonly format: ExportFormat | undefined;
  /** The URI of a workspace folder. */
  readonly folder: string | undefined;
  /** The URI of a file that is not there yet: a dialog would ask before it takes the place of another. */
  readonly to: string | undefined;
}

/** Undefined where the person leaves, calls it off, or nothing could be written: the last is said. */
export async function runExport(server: LanguageServer, value: unknown): Promise<Exported | undefined> {
  const given = givenIn(value);
  const format = given.format ?? (await chooseFormat());
  if (format === undefined) return undefined;
  const folder = await chooseFolder(server, { title: title(), given: given.folder });
  if (folder === undefined) return undefined;
  const target = given.to === undefined ? await askWhere(format, folder) : await newFile(given.to);
  if (target === undefined) return undefined;
  const kind = kindOf(format, target.path);
  const calledOff = vscode.l10n.t('The export was called off, and nothing was written.');
  const result = await patiently({ calledOff, noServer: noServer() }, (say, token) =>
    server.exportFolder({ folder: folder.uri, kind }, say, token),
  );
  if (result === undefined) return undefined;
  if (!result.ok) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Nothing was exported. {0}', result.reason));
    return undefined;
  }
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(result.content));
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written: {1}', nameOf(target), error instanceof Error ? error.message : ''),
    );
    return undefined;
  }
  const { asOf, notes } = result;
  offerToOpen(target, vscode.l10n.t('Exported {0}, as of {1}.', nameOf(target), asOf), notes);
  return { uri: target.toString(), asOf };
}

function title(): string {
  return vscode.l10n.t('Export');
}

function givenIn(value: unknown): Given {
  const read = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const textIn = (name: string): string | undefined => {
    const found = read(name);
    return typeof found === 'string' ? found : undefined;
  };
  return { format: formatIn(read('format')), folder: textIn('folder'), to: textIn('to') };
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const items = EXPORT_FORMATS.map((format) => ({
    ...formatTexts(format),
    description: endingsOf(format)
      .map((ending) => `.${ending}`)
      .join(' '),
    format,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('What to hand over: a list, a report, a manifest, or data for another tool'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.format;
}

/** A dialog that asks before another file is overwritten. */
async function askWhere(
  format: ExportFormat,
  folder: Pick<ExportFolder, 'uri' | 'name' | 'asOf'>,
): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: formatTexts(format).label,
    saveLabel: title(),
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder.uri), fileName(format, folder.name, folder.asOf)),
    filters: fileFilters(format),
  });
}

/** A file that whoever calls the command has named: without a dialog nothing is overwritten. */
async function newFile(text: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.parse(text);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return uri;
  }
  void vscode.window.showErrorMessage(vscode.l10n.t('{0} is there already, so it stays as it is.', nameOf(uri)));
  return undefined;
}

function bytesOf(content: ExportContent): Uint8Array {
  return content.text === undefined ? fromBase64(content.base64) : new TextEncoder().encode(content.text);
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
