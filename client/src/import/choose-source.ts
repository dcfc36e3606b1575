/** Asks what is to be imported, and where to: the questions before there is anything to look at. */
import * as vscode from 'vscode';

import type { ImportFormatName, ImportReading } from '../../../server/src/protocol/import-messages.ts';

/** What a program that calls the command may give, so that it is not asked for: addresses as texts. */
export interface GivenImport {
  readonly source?: vscode.Uri;
  readonly folder?: string;
}

/** Reads the argument of the command; what is none of ours is passed over. */
export function givenImport(value: unknown): GivenImport {
  if (typeof value !== 'object' || value === null) return {};
  const source: unknown = 'source' in value ? value.source : undefined;
  const folder: unknown = 'folder' in value ? value.folder : undefined;
  return {
    ...(typeof source === 'string' ? { source: vscode.Uri.parse(source) } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
  };
}

/** The workspace folder into which it goes; undefined where nobody says, or none is open, which is said. */
export async function chooseFolder(given: string | undefined): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder with your policies first.'));
    return undefined;
  }
  const wanted = given === undefined ? undefined : folders.find(({ uri }) => uri.toString() === given);
  if (wanted !== undefined || folders.length === 1) return wanted ?? folders[0];
  return vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Import into which folder?') });
}

/** The file or folder that is imported. No dialog of every system takes both, so that is asked first. */
export async function chooseSource(folder: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const file = {
    label: `$(file) ${vscode.l10n.t('A file…')}`,
    detail: vscode.l10n.t(
      'A control matrix as CSV or as a workbook of Excel; OSCAL; a component of OpenControl; a library of CISO Assistant',
    ),
    isFolder: false,
  };
  const directory = {
    label: `$(folder) ${vscode.l10n.t('A folder…')}`,
    detail: vscode.l10n.t('A repository of Comply or of OpenControl'),
    isFolder: true,
  };
  const title = vscode.l10n.t('Import');
  const placeHolder = vscode.l10n.t('What do you want to import? You see first what would be written.');
  const chosen = await vscode.window.showQuickPick([file, directory], { title, placeHolder });
  if (chosen === undefined) return undefined;
  const [uri] =
    (await vscode.window.showOpenDialog({
      defaultUri: folder.uri,
      title,
      openLabel: vscode.l10n.t('Preview Import'),
      canSelectFiles: !chosen.isFolder,
      canSelectFolders: chosen.isFolder,
      ...(chosen.isFolder
        ? {}
        : {
            filters: {
              [vscode.l10n.t('What can be imported')]: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'yaml', 'yml'],
              [vscode.l10n.t('All files')]: ['*'],
            },
          }),
    })) ?? [];
  return uri;
}

/** Which of several formats it is. */
export async function chooseFormat(formats: readonly ImportFormatName[]): Promise<ImportFormatName | undefined> {
  const items = formats.map((format) => ({ label: formatName(format), format }));
  const title = vscode.l10n.t('Import');
  const placeHolder = vscode.l10n.t('It is not certain what this is. What should it be taken for?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.format;
}

/** The same among what a folder can be. */
export async function chooseReading(readings: readonly ImportReading[]): Promise<ImportReading | undefined> {
  const format = await chooseFormat(readings.map((reading) => reading.format));
  return readings.find((reading) => reading.format === format);
}

function formatName(format: ImportFormatName): string {
  switch (format) {
    case 'comply':
      return vscode.l10n.t('A repository of Comply');
    case 'csv':
      return vscode.l10n.t('A spreadsheet, as CSV');
    case 'xlsx':
      return vscode.l10n.t('A workbook of Excel');
    case 'oscal':
      return 'OSCAL';
    case 'opencontrol':
      return 'OpenControl';
    case 'ciso-assistant':
      return vscode.l10n.t('A library of CISO Assistant');
    default:
      return format satisfies never;
  }
}
