/** An import between its page and the server: sent, planned anew as somebody chooses, and written once it is accepted. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { ImportPage } from '../../../client/src/import/import-page.ts';
import { ImportSession } from '../../../client/src/import/import-session.ts';
import type { ImportSource } from '../../../client/src/import/read-source.ts';
import { ImportSources } from '../../../server/src/lsp/import-sources.ts';
import { EditorFiles, editorOver } from './import-disk.ts';
import { Panel, rest, Server } from './import-ends.ts';

const MATRIX = 'ID,Title,Maturity\nAC-01,Grant access,3\n';
const FOLDER: vscode.WorkspaceFolder = { uri: vscode.Uri.parse('file:///work'), name: 'work', index: 0 };

function sourceOf(text: string, number: number): ImportSource {
  const uri = vscode.Uri.parse('file:///elsewhere/matrix.csv');
  const files = [{ path: 'matrix.csv', bytes: new TextEncoder().encode(text) }];
  return { uri, name: 'matrix.csv', files, paths: undefined, format: undefined, number };
}

const listener = (): { readonly say: () => void; readonly token: vscode.CancellationToken } => ({
  say: () => undefined,
  token: new vscode.CancellationTokenSource().token,
});

async function opened(there: Readonly<Record<string, string>> = {}) {
  const files = new EditorFiles(there);
  const server = new Server(files);
  const editor = editorOver(files);
  const { source } = (await server.openImport({})) ?? { source: 0 };
  const session = new ImportSession(server, sourceOf(MATRIX, source), FOLDER);
  const plan = await session.plan(false, listener());
  const panel = new Panel();
  const written: string[] = [];
  const documents: [string, string][] = [];
  const page = new ImportPage(panel.panel, FOLDER.uri, session, plan, {
    documents: {
      show: async (path, text) => void documents.push([path, text]),
      refresh: (textOf) => {
        for (const [at, [path]] of documents.entries()) documents[at] = [path, textOf(path) ?? ''];
      },
    },
    disk: editor,
    written: async (_plan, uris) => void written.push(...uris.map(({ path }) => path)),
  });
  panel.ready();
  return { files, server, editor, panel, page, written, documents };
}

describe('what is sent of an import', () => {
  it('is every byte, in pieces', async () => {
    const server = new Server(new EditorFiles({}));
    const text = `ID,Title\n${'A-1,A long title\n'.repeat(400_000)}`;
    const { source } = (await server.openImport({})) ?? { source: 0 };
    const session = new ImportSession(server, sourceOf(text, source), FOLDER);
    server.before = () => Promise.reject(new Error('enough'));
    await assert.rejects(session.plan(false, listener()), /enough/);
    const sent = server.sources.files(source)?.files[0];
    assert.equal(new TextDecoder().decode(sent?.bytes), text);
  });

  it('is sent once, and again to a server that knows nothing of it', async () => {
    const server = new Server(new EditorFiles({}));
    const { source } = (await server.openImport({})) ?? { source: 0 };
    const session = new ImportSession(server, sourceOf(MATRIX, source), FOLDER);
    await session.plan(false, listener());
    await session.plan(false, listener());
    server.sources = new ImportSources(100);
    assert.equal((await session.plan(false, listener())).records, 1);
    assert.deepEqual(
      server.planned.map((one) => one.source),
      [1, 1, 1, 101],
    );
  });

  it('begins anew after it was called off on the way', async () => {
    const server = new Server(new EditorFiles({}));
    const { source } = (await server.openImport({})) ?? { source: 0 };
    const session = new ImportSession(server, sourceOf(MATRIX, source), FOLDER);
    const off = new vscode.CancellationTokenSource();
    off.cancel();
    await assert.rejects(session.plan(false, { say: () => undefined, token: off.token }), vscode.CancellationError);
    assert.equal((await session.plan(false, listener())).records, 1);
    assert.deepEqual(
      server.planned.map((one) => one.source),
      [2],
    );
  });

  it('knows the folder itself for its own source', async () => {
    const server = new Server(new EditorFiles({}));
    const own = { ...sourceOf(MATRIX, 0), uri: vscode.Uri.parse('file:///work/') };
    await new ImportSession(server, own, FOLDER).plan(false, listener());
    assert.equal(server.planned.at(-1)?.isInPlace, true);
  });
});

describe('the page of an import', () => {
  it('shows the plan, and writes nothing before it is accepted', async () => {
    const { panel, files } = await opened();
    assert.deepEqual(
      panel.shown.map(({ source, folder, records, fileCount, isBusy }) => [source, folder, records, fileCount, isBusy]),
      [['matrix.csv', 'work', 1, 1, false]],
    );
    assert.deepEqual([...files.files], []);
  });

  it('plans anew with what is chosen, and says so meanwhile', async () => {
    const { panel, server } = await opened();
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    panel.act({ kind: 'column', heading: 'Maturity', field: null });
    await rest();
    assert.deepEqual(
      server.planned.map(({ map }) => map),
      [[], [['Maturity', '-']], []],
    );
    assert.deepEqual(
      panel.shown.map(({ isBusy, remember }) => [isBusy, remember]),
      [
        [false, undefined],
        [true, undefined],
        [false, '.plumbline/import.yml'],
        [true, '.plumbline/import.yml'],
        [false, undefined],
      ],
    );
  });

  it('shows what was chosen last, however long what was chosen before takes', async () => {
    const { panel, server } = await opened();
    let goOn: () => void = () => undefined;
    server.before = () => new Promise((resolve) => (goOn = resolve));
    panel.act({ kind: 'column', heading: 'Maturity', field: 'notes' });
    await rest();
    const first = goOn;
    server.before = async () => undefined;
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    first();
    await rest();
    const last = panel.shown.at(-1);
    assert.deepEqual([last?.isBusy, last?.sheet?.columns[2]?.field, last?.notice], [false, 'none', '']);
  });

  it('forgets what was said of columns with another format', async () => {
    const { panel, server } = await opened();
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    panel.act({ kind: 'format', format: 'oscal' });
    await rest();
    assert.deepEqual([server.planned.at(-1)?.format, server.planned.at(-1)?.map], ['oscal', []]);
    assert.match(panel.shown.at(-1)?.refusal ?? '', /^Of OSCAL /);
  });

  it('opens the text of a file as a document', async () => {
    const { panel, documents } = await opened();
    panel.act({ kind: 'document', path: 'controls/imported.yml' });
    panel.act({ kind: 'document', path: 'elsewhere.yml' });
    await rest();
    assert.deepEqual(
      documents.map(([path, text]) => [path, text.includes('AC-01')]),
      [['controls/imported.yml', true]],
    );
    assert.equal(documents[0]?.[1].includes('Maturity: 3'), true);
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    assert.equal(documents[0]?.[1].includes('Maturity'), false);
  });

  it('writes what it shows once it is accepted, closes, and needs the source no more', async () => {
    const { panel, files, server, written, editor } = await opened();
    panel.act({ kind: 'accept' });
    panel.act({ kind: 'accept' });
    await rest();
    assert.deepEqual([written, panel.isDisposed, server.closed], [['/work/controls/imported.yml'], true, [1]]);
    assert.match(files.files.get('/work/controls/imported.yml') ?? '', /AC-01/);
    assert.deepEqual([server.planned.at(-1)?.isFresh, editor.edits.length], [true, 1]);
  });

  it('writes nothing where the folder has changed meanwhile, and shows what is new', async () => {
    const { panel, files, written } = await opened();
    files.files.set('/work/controls/imported.yml', 'mine');
    panel.act({ kind: 'accept' });
    await rest();
    const last = panel.shown.at(-1);
    assert.deepEqual([written, last?.isBusy, last?.files[0]?.path], [[], false, 'controls/imported-2.yml']);
    assert.equal(last?.notice, 'The folder has changed meanwhile, so nothing was written. Look at what is new here.');
    panel.act({ kind: 'accept' });
    await rest();
    assert.deepEqual(written, ['/work/controls/imported-2.yml']);
    assert.equal(files.files.get('/work/controls/imported.yml'), 'mine');
  });

  it('says why the editor could not write, and stays', async () => {
    const { panel, editor, written } = await opened();
    Object.assign(editor, { applyEdit: async () => false });
    panel.act({ kind: 'accept' });
    await rest();
    const last = panel.shown.at(-1);
    assert.deepEqual([written, panel.isDisposed, last?.isBusy], [[], false, false]);
    assert.equal(last?.notice, 'The files cannot be written: the editor refused the edit. Nothing was written.');
  });

  it('says so where the server fails, and goes on showing what it had', async () => {
    const { panel, server } = await opened();
    server.before = () => Promise.reject(new Error('The import failed. The log has the details.'));
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    await rest();
    const last = panel.shown.at(-1);
    assert.deepEqual([last?.notice, last?.records], ['The import failed. The log has the details.', 1]);
  });

  it('can be called off after it was accepted, until it is being written', async () => {
    const { panel, files, server } = await opened();
    let goOn: () => void = () => undefined;
    server.before = () => new Promise((resolve) => (goOn = resolve));
    panel.act({ kind: 'accept' });
    await rest();
    panel.act({ kind: 'column', heading: 'Maturity', field: '-' });
    panel.act({ kind: 'cancel' });
    goOn();
    await rest();
    assert.deepEqual([[...files.files], panel.isDisposed, server.planned.length], [[], true, 2]);
  });

  it('leaves everything as it was when it is called off', async () => {
    const { panel, files, server } = await opened();
    panel.act({ kind: 'cancel' });
    await rest();
    assert.deepEqual([[...files.files], panel.isDisposed, server.closed], [[], true, [1]]);
  });
});
