/** “Import…” from its questions to what is said at its end, in an editor that answers as it is told. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { givenImport } from '../../../client/src/import/choose-source.ts';
import { Imports } from '../../../client/src/import/import-command.ts';
import { EditorFiles, editorOver } from './import-disk.ts';
import { Panel, rest, Server } from './import-ends.ts';

const MATRIX = 'ID,Title\nAC-01,Grant access\n';
const FOLDER = { uri: vscode.Uri.parse('file:///work'), name: 'work', index: 0 };
const OTHER = { uri: vscode.Uri.parse('file:///other'), name: 'other', index: 1 };

interface Answers {
  readonly folders?: readonly object[];
  /** Which of the items of each list is chosen; undefined leaves it. */
  readonly picks?: readonly (number | undefined)[];
  readonly chosen?: string;
}

/** An editor, the files in it, and what happened there. */
function editor(there: Readonly<Record<string, string>>, { folders = [FOLDER], picks = [], chosen }: Answers = {}) {
  const files = new EditorFiles(there);
  const { applyEdit } = editorOver(files);
  const happened: string[] = [];
  const panels: Panel[] = [];
  const left = [...picks];
  const nothing = { dispose: () => undefined };
  const say =
    (kind: string) =>
    async (message: string): Promise<undefined> => {
      happened.push(`${kind}: ${message}`);
      return undefined;
    };
  Object.assign(vscode.workspace, {
    workspaceFolders: folders,
    fs: files.fs,
    applyEdit,
    getWorkspaceFolder: () => FOLDER,
    registerTextDocumentContentProvider: () => nothing,
    onDidCloseTextDocument: () => nothing,
  });
  Object.assign(vscode.window, {
    showErrorMessage: say('error'),
    showWarningMessage: say('warning'),
    showInformationMessage: say('information'),
    showQuickPick: async (items: readonly { readonly label: string }[]) => {
      happened.push(`list: ${items.map(({ label }) => label).join(' | ')}`);
      const at = left.shift();
      return at === undefined ? undefined : items[at];
    },
    showWorkspaceFolderPick: async () => {
      happened.push('list of folders');
      return OTHER;
    },
    showOpenDialog: async ({ canSelectFolders }: vscode.OpenDialogOptions) => {
      happened.push(canSelectFolders === true ? 'dialog for a folder' : 'dialog for a file');
      return chosen === undefined ? undefined : [vscode.Uri.parse(chosen)];
    },
    withProgress: (_options: object, task: (progress: object, token: object) => unknown) =>
      task({ report: () => undefined }, new vscode.CancellationTokenSource().token),
    createWebviewPanel: () => {
      const panel = new Panel();
      panels.push(panel);
      return panel.panel;
    },
  });
  Object.assign(vscode.commands, {
    executeCommand: async (command: string, uri: vscode.Uri) => void happened.push(`${command} ${uri.path}`),
  });
  const server = new Server(files);
  return { files, happened, panels, server, imports: new Imports(server, FOLDER.uri) };
}

describe('the command that imports', () => {
  const { applyEdit, onDidCloseTextDocument } = vscode.workspace;

  // Other tests have an editor of their own.
  after(() => Object.assign(vscode.workspace, { applyEdit, onDidCloseTextDocument }));

  it('asks for a file, shows what would be written, and says what was', async () => {
    const { imports, happened, panels, files } = editor(
      { '/home/matrix.csv': MATRIX },
      { picks: [0], chosen: 'file:///home/matrix.csv' },
    );
    await imports.run(undefined);
    assert.deepEqual(happened, ['list: $(file) A file… | $(folder) A folder…', 'dialog for a file']);
    assert.equal(files.files.has('/work/controls/imported.yml'), false);
    panels[0]?.act({ kind: 'accept' });
    await rest();
    assert.deepEqual(happened.slice(2), [
      'information: Imported 1 control into 1 file.',
      'vscode.open /work/controls/imported.yml',
    ]);
    assert.equal(files.files.has('/work/controls/imported.yml'), true);
  });

  it('remembers what was chosen of columns', async () => {
    const { imports, panels, files } = editor({ '/home/m.csv': 'ID,Title,Maturity\nAC-01,Grant access,3\n' });
    await imports.run({ source: 'file:///home/m.csv' });
    panels[0]?.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    panels[0]?.act({ kind: 'accept' });
    await rest();
    assert.match(files.files.get('/work/.plumbline/import.yml') ?? '', /"Maturity": "-"/);
  });

  it('asks nothing that a program gives', async () => {
    const { imports, happened, panels } = editor({ '/home/m.csv': MATRIX }, { folders: [OTHER, FOLDER] });
    await imports.run({ source: 'file:///home/m.csv', folder: 'file:///work' });
    assert.deepEqual([happened, panels.length], [[], 1]);
    await imports.run({ source: 'file:///home/m.csv' });
    assert.deepEqual([happened, panels.length, panels[0]?.isDisposed], [['list of folders'], 2, true]);
  });

  it('asks what a file is that nobody knows, and forgets it where nobody says', async () => {
    const unsure = { '/home/x.yml': 'a: 1\n' };
    const one = editor(unsure, { picks: [0] });
    await one.imports.run({ source: 'file:///home/x.yml' });
    assert.deepEqual(one.happened, ['list: A spreadsheet, as CSV | OSCAL']);
    assert.deepEqual([one.server.planned.map(({ format }) => format), one.panels.length], [[undefined, 'csv'], 1]);
    const other = editor(unsure);
    await other.imports.run({ source: 'file:///home/x.yml' });
    assert.deepEqual([other.panels, other.server.closed], [[], [1]]);
  });

  it('says why nothing can be imported, and shows no page for it', async () => {
    const { imports, happened, panels, server } = editor({ '/home/m.csv': 'ID,Title\n"AC-01,never closed\n' });
    await imports.run({ source: 'file:///home/m.csv' });
    await imports.run({ source: 'file:///home/gone.csv' });
    assert.deepEqual(happened, [
      'error: m.csv: The quotation mark on line 2 is never closed, so what comes after it cannot be told apart.',
      'error: gone.csv cannot be read: there is no /home/gone.csv',
    ]);
    assert.deepEqual([panels, server.closed], [[], [1]]);
  });

  it('goes no further without a folder, or where a question is left', async () => {
    const without = editor({}, { folders: [] });
    await without.imports.run(undefined);
    assert.deepEqual(without.happened, ['information: Open the folder with your policies first.']);
    const left = editor({}, { picks: [1] });
    await left.imports.run(undefined);
    assert.deepEqual(left.happened, ['list: $(file) A file… | $(folder) A folder…', 'dialog for a folder']);
  });

  it('passes over arguments that are none', () => {
    assert.deepEqual([undefined, 'x', null, { source: 3, folder: [] }].map(givenImport), [{}, {}, {}, {}]);
  });
});
