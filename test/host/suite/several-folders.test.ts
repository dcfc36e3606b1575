// A window with three folders, in Restricted Mode and another language: each is judged by itself, also one that comes later, and one without a plumbline.yml.
import * as vscode from 'vscode';

import { holds, matches, present } from './assertions.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { codeOf, findings, hoverOver, positionOf } from './workspace-documents.ts';

const policy = 'policies/host-test.md';
const register = 'controls/host-test.yml';

/** The title of every test of this file: the window decides which are run. */
export const SEVERAL_FOLDERS = 'Several folders';

function fileOf(folder: string, path: string): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  return vscode.Uri.joinPath(present(found, `folder ${folder}`).uri, path);
}

async function show(folder: string, path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(folder, path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

describe(SEVERAL_FOLDERS, () => {
  // In VS Code for the web, the file that names them may be read only after the tests have begun.
  before(() =>
    eventually({
      what: 'the folders of the window',
      after: [vscode.workspace.onDidChangeWorkspaceFolders],
      probe: () => (vscode.workspace.workspaceFolders?.length === 3 ? true : undefined),
    }),
  );

  it('are judged as long as nobody trusts them: nothing of theirs is run', () => {
    holds(!vscode.workspace.isTrusted, 'the window is in Restricted Mode');
    holds(vscode.workspace.workspaceFolders?.length === 3, 'it has three folders');
  });

  it('are spoken of in the language of the editor, by the client and the server alike', async () => {
    holds(vscode.env.language === 'qps-ploc', `the editor speaks ${vscode.env.language}`);
    const acme = await show('acme', policy);
    const found = await findings(acme, 'findings', (codes) => codes.length > 0);
    const messages = found.map(({ message }) => message);
    holds(
      messages.every((message) => /^⟦.*⟧$/s.test(message)),
      messages.join('\n'),
    );
    const api = await plumbline();
    const [row] = await api.treeItems();
    matches(String(row?.accessibilityInformation?.label), /⟦/, 'what a screen reader says of the first row');
    // VS Code for the web reads the manifest of an extension under development in English only.
    if ('importScripts' in globalThis) return;
    const manifest: unknown = present(vscode.extensions.getExtension<unknown>('plumbline.plumbline'), 'us').packageJSON;
    const text: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'description') : '';
    matches(String(text), /^⟦/, 'the description in the manifest');
  });

  it('have their own records, and an ID may stand in each', async () => {
    const [acme, beta] = [await show('acme', policy), await show('beta', policy)];
    await findings(acme, 'the findings of acme', (codes) => codes.includes('policy-owner-missing'));
    await findings(beta, 'the findings of beta', (codes) => codes.includes('policy-owner-missing'));
    matches(await hoverOver(acme, 'ZZ-91'), /Review what the tests may do/, 'the hover in acme');
    matches(await hoverOver(beta, 'ZZ-91'), /The control of the second folder/, 'the hover in beta');
    const duplicates = [acme, beta].flatMap(({ uri }) =>
      vscode.languages.getDiagnostics(uri).filter((one) => codeOf(one).includes('duplicate')),
    );
    holds(duplicates.length === 0, 'nothing is there twice');
  });

  it('have their own severities and their own day', async () => {
    const api = await plumbline();
    const severityIn = async (folder: string): Promise<vscode.DiagnosticSeverity> => {
      const found = await findings(await show(folder, policy), 'policy-owner-missing', (codes) =>
        codes.includes('policy-owner-missing'),
      );
      return present(
        found.find((one) => codeOf(one) === 'policy-owner-missing'),
        'the finding',
      ).severity;
    };
    holds((await severityIn('acme')) === vscode.DiagnosticSeverity.Warning, 'a warning in acme');
    holds(
      (await severityIn('beta')) === vscode.DiagnosticSeverity.Error,
      'an error in beta, as its plumbline.yml says',
    );
    const days = (): string =>
      (api.summary()?.days ?? [])
        .map(({ day }) => day)
        .sort()
        .join();
    await eventually({
      what: 'the days of the folders',
      after: [api.onDidUpdate],
      probe: () => (days().startsWith('2026-03-31,2026-09-15') ? true : undefined),
      otherwise: days,
    });
  });

  it('are read without a plumbline.yml too', async () => {
    const gamma = await show('gamma', policy);
    await findings(gamma, 'an unknown control', (codes) => codes.includes('control-unknown'));
  });

  it('stand in the matrix one beside the other', async () => {
    const api = await plumbline();
    const labels = async (): Promise<readonly string[]> => (await api.matrix('criteria')).map(({ label }) => label);
    const shown = await eventually({
      what: 'a row for each folder that is in scope of something',
      after: [api.onDidUpdate],
      probe: async () => ((await labels()).includes('beta') ? labels() : undefined),
      otherwise: () => 'others',
    });
    holds(shown.slice(0, 2).join() === 'acme,beta', shown.join());
  });

  it('are exported one by one, under headings in English', async () => {
    const beta = present(
      vscode.workspace.workspaceFolders?.find(({ name }) => name === 'beta'),
      'folder beta',
    ).uri;
    const to = vscode.Uri.joinPath(beta, 'handover.csv');
    await vscode.commands.executeCommand('plumbline.export', {
      format: 'csv',
      folder: beta.toString(),
      to: to.toString(),
    });
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(to));
    await vscode.workspace.fs.delete(to);
    matches(text, /^Control,Title,[^]*\r\nZZ-91,The control of the second folder,/, 'the export of beta');
  });

  it('are renamed in one by one', async () => {
    const beta = await show('beta', policy);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      beta.uri,
      positionOf(beta, 'ZZ-91'),
      'ZZ-95',
    );
    const files = edit.entries().map(([uri]) => uri.path.split('/').slice(-3).join('/'));
    holds(files.sort().join() === `beta/${register},beta/${policy}`, files.join());
  });

  it('may come and go while the window is open', async () => {
    const acme = present(vscode.workspace.workspaceFolders?.[0], 'folder').uri;
    const delta = vscode.Uri.joinPath(acme, '..', 'delta');
    await write(vscode.Uri.joinPath(delta, 'plumbline.yml'), 'organization: Delta\n');
    await write(vscode.Uri.joinPath(delta, policy), '---\nid: POL-D\ntitle: Delta\ncontrols: [ZZ-91]\n---\n# D\n');
    holds(vscode.workspace.updateWorkspaceFolders(3, 0, { uri: delta }), 'the folder was not added');
    const uri = vscode.Uri.joinPath(delta, policy);
    const codes = (): string => vscode.languages.getDiagnostics(uri).map(codeOf).join();
    await eventually({
      what: 'the findings of the new folder, which knows nothing of the others’ controls',
      after: [vscode.languages.onDidChangeDiagnostics],
      probe: () => (codes().includes('control-unknown') ? true : undefined),
      otherwise: codes,
    });
    holds(vscode.workspace.updateWorkspaceFolders(3, 1), 'the folder was not taken away');
    await eventually({
      what: 'no findings once the folder is gone',
      after: [vscode.languages.onDidChangeDiagnostics],
      probe: () => (codes() === '' ? true : undefined),
      otherwise: codes,
    });
  });
});
