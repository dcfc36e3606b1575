/** The commands under “Plumbline:”, from the palette, the view's title and its rows. */
import * as vscode from 'vscode';

import { CREATE_CONFIGURATION_COMMAND, MATRIX_GROUPINGS } from '../../server/src/protocol/messages.ts';
import type { MatrixNode, MessageLocation } from '../../server/src/protocol/messages.ts';
import { GROUPING_LABELS, MATRIX_VIEW, type MatrixView } from './matrix/matrix-view.ts';
import type { LanguageServer } from './server/language-server.ts';

/** Registers every command. Each row command also works on the selected row, from the keyboard. */
export function registerCommands(
  server: LanguageServer,
  matrix: MatrixView,
  output: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const register = (name: string, run: (...values: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`plumbline.${name}`, run);
  const onRow =
    (run: (node: MatrixNode) => unknown) =>
    (value: unknown): unknown => {
      const node = isNode(value) ? value : matrix.selected;
      return node === undefined ? undefined : run(node);
    };
  return [
    register('showMatrix', () => vscode.commands.executeCommand(`${MATRIX_VIEW}.focus`)),
    register('groupMatrix', () => chooseGrouping(matrix)),
    ...MATRIX_GROUPINGS.flatMap((grouping) => [
      register(`groupBy.${grouping}`, () => matrix.group(grouping)),
      // The one that is in force: the same entry with a tick before it.
      register(`groupedBy.${grouping}`, () => matrix.group(grouping)),
    ]),
    register('filterMatrix', () => askForFilter(matrix)),
    register('clearFilter', () => matrix.filterBy('')),
    register('refreshMatrix', () => matrix.refresh()),
    register(
      'openNode',
      onRow((node) => open(node.location)),
    ),
    register('openEvidence', onRow(openEvidence)),
    register(
      'copyId',
      onRow((node) => vscode.env.clipboard.writeText(node.recordId ?? node.label)),
    ),
    register('showReferences', onRow(showReferences)),
    register('init', () => createConfiguration(server)),
    register('restartServer', () => server.restart()),
    register('showOutput', () => output.show()),
  ];
}

function isNode(value: unknown): value is MatrixNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'label' in value;
}

function rangeOf({ range }: MessageLocation): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

async function open(location: MessageLocation | undefined): Promise<void> {
  if (location === undefined) return;
  const selection = rangeOf(location);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(location.uri), {
    selection: new vscode.Range(selection.start, selection.start),
    preview: true,
  });
}

/** A file opens in the editor, an address after VS Code's own question whether it is trusted. */
async function openEvidence(node: MatrixNode): Promise<void> {
  if (node.target === undefined) {
    await open(node.location);
    return;
  }
  const uri = vscode.Uri.parse(node.target);
  if (uri.scheme === 'http' || uri.scheme === 'https') await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}

async function showReferences(node: MatrixNode): Promise<void> {
  if (node.location === undefined) return;
  const uri = vscode.Uri.parse(node.location.uri);
  const { start } = rangeOf(node.location);
  const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, start);
  await open(node.location);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, start, places);
}

async function chooseGrouping(matrix: MatrixView): Promise<void> {
  const items = MATRIX_GROUPINGS.map((grouping) => ({
    label: `By ${GROUPING_LABELS[grouping]}`,
    ...(grouping === matrix.grouping ? { description: 'as it is now' } : {}),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Group the control matrix' });
  if (chosen !== undefined) matrix.group(chosen.grouping);
}

async function askForFilter(matrix: MatrixView): Promise<void> {
  const text = await vscode.window.showInputBox({
    prompt:
      'Show only what contains this: an ID, a title, an owner, a level of readiness. Leave it empty to show everything.',
    value: matrix.filter,
    placeHolder: 'AC-02, jane.doe, missing, …',
  });
  if (text !== undefined) matrix.filterBy(text);
}

/** Has the server write a plumbline.yml that fits the folder, and shows it. */
async function createConfiguration(server: LanguageServer): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) {
    void vscode.window.showInformationMessage('Open the folder with your policies first.');
    return;
  }
  const written: unknown = await server.executeCommand(CREATE_CONFIGURATION_COMMAND, [folder.uri.toString()]);
  if (typeof written !== 'string') {
    void vscode.window.showErrorMessage('plumbline.yml could not be written.');
    return;
  }
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(written));
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}
