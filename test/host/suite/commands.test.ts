// The commands in a real VS Code, with answers as their arguments where VS Code has no way to type for a person.
import * as vscode from 'vscode';

import type { Written } from '../../../client/src/authoring/run-authoring.ts';
import type { PlumblineApi } from '../../../client/src/api.ts';
import type { CheckWorkspaceResult } from '../../../server/src/protocol/check-messages.ts';
import { holds, matches, present } from './assertions.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { until } from './answering.ts';
import { eventually } from './waiting.ts';
import { fileInWorkspace, positionOf, show } from './workspace-documents.ts';

/** Runs a command of ours with answers, and gives what it wrote and the text in which that stands. */
async function write(command: string, answers: object): Promise<Written & { readonly document: vscode.TextDocument }> {
  const written = await vscode.commands.executeCommand<Written | undefined>(`plumbline.${command}`, answers);
  const { said, location } = present(written, `record of ${command}`);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(location.uri));
  return { said, location, document };
}

/** What the cursor has selected in the editor that a command opened. */
function selected(): string {
  const editor = present(vscode.window.activeTextEditor, 'editor');
  return editor.document.getText(editor.selection);
}

/** What the tree says of a control, below its policy. */
async function rowOf(api: PlumblineApi, policy: string, control: string): Promise<string | undefined> {
  const above = (await api.matrix('policy')).find(({ label }) => label.startsWith(`${policy} `));
  if (above === undefined) return undefined;
  const row = (await api.matrix('policy', above.id)).find(({ label }) => label.startsWith(`${control} `));
  return row?.description;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Where the commands may write. */
const FOLDERS = ['policies', 'controls', 'evidence', 'exceptions'];

/** Every file in these folders, with what it holds. Walked, since not every file system can be searched. */
async function files(): Promise<Files> {
  const found = new Map<string, Uint8Array>();
  const folders = FOLDERS.map(fileInWorkspace);
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one folder after the other
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) folders.push(uri);
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      else found.set(uri.toString(), await vscode.workspace.fs.readFile(uri));
    }
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // The commands may be the first to write there.
    return [];
  }
}

/** Puts every file back as it was: some editors save by themselves, so that undoing is not enough. */
async function putBack(before: Files): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.saveAll');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const [name, bytes] of await files()) {
    const uri = vscode.Uri.parse(name);
    const was = before.get(name);
    // oxlint-disable-next-line eslint/no-await-in-loop -- hardly any of them was changed
    if (was === undefined) await vscode.workspace.fs.delete(uri);
    // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
    else if (was.join() !== bytes.join()) await vscode.workspace.fs.writeFile(uri, was);
  }
}

/** How many findings and records there are, once the server has looked at everything. */
function numbers(api: PlumblineApi): string {
  const { policies, controls, evidence, errors, warnings, days, indexing } = present(api.summary(), 'summary');
  return JSON.stringify({ policies, controls, evidence, errors, warnings, days, indexing });
}

describe('The commands', function () {
  // Many of them one after the other, on a machine that has more to do.
  this.timeout(120_000);
  let original: Files = new Map();
  let counted = '';

  before(async () => {
    original = await files();
    counted = numbers(await plumbline());
  });

  after(async () => {
    const api = await plumbline();
    await putBack(original);
    await vscode.commands.executeCommand('plumbline.showToday');
    await eventually({
      what: `everything as before, ${counted}`,
      after: [api.onDidUpdate],
      probe: () => (numbers(api) === counted ? true : undefined),
      otherwise: () => numbers(api),
    });
  });

  it('lead from nothing to a control that is mapped, owned, approved and evidenced', async () => {
    const api = await plumbline();
    const today = new Date().toISOString().slice(0, 10);
    await vscode.commands.executeCommand('plumbline.showAsOf', today);
    const started = performance.now();
    const policy = await write('newPolicy', { title: 'Journey Policy', owner: 'priya.raman', criteria: ['CC9.1'] });
    holds(policy.location.uri.endsWith('/policies/journey.md'), policy.location.uri);
    matches(policy.document.getText(), /^---\nid: POL-JOURNEY\ntitle: Journey Policy\n/, 'the policy');
    const approval = await write('recordApproval', { record: 'POL-JOURNEY', approver: 'marcus.oyelaran' });
    matches(
      approval.document.getText(),
      /status: approved\n[^]*approver: marcus\.oyelaran\n[^]*approved_digest: /,
      'it',
    );
    const control = await write('newControl', {
      title: 'Journey rehearsal',
      criteria: ['CC9.1'],
      owner: 'priya.raman',
      frequency: 'annual',
      policy: 'POL-JOURNEY',
    });
    holds(selected() === 'Journey rehearsal', selected());
    const id = present(/^Wrote (\S+) in /.exec(control.said)?.[1], `ID in “${control.said}”`);
    await write('newEvidence', { control: id, period: today.slice(0, 4) });
    const path = selected();
    matches(path, new RegExp(`^evidence/.*${id}.*\\.[a-z]+$`), 'the path of the evidence');
    const file = fileInWorkspace(path);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('rehearsed\n'));
    const row = await eventually({
      what: `${id} with its evidence`,
      after: [api.onDidUpdate],
      probe: async () => {
        const said = await rowOf(api, 'POL-JOURNEY', id);
        return said?.startsWith('evidenced') === true ? said : undefined;
      },
      otherwise: () => JSON.stringify(api.summary()),
    });
    say(`  from nothing to “${row}” in ${Math.round(performance.now() - started)} ms, with all answers at hand`);
    await vscode.commands.executeCommand('plumbline.showToday');
  });

  it('write nothing when the person leaves', async () => {
    const dirty = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).length;
    const left = await until(
      vscode.commands.executeCommand<Written | undefined>('plumbline.newPolicy'),
      'workbench.action.closeQuickOpen',
    );
    holds(left === undefined, JSON.stringify(left));
    holds(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).length <= dirty, 'something was written');
  });

  it('offer the missing occurrence first, and record it when it is accepted', async () => {
    const running = vscode.commands.executeCommand<Written | undefined>('plumbline.newEvidence', { control: 'ZZ-91' });
    const { said, location } = present(
      await until(running, 'workbench.action.acceptSelectedQuickOpenItem'),
      'record of the evidence',
    );
    matches(said, /^Recorded EV-2026-Q2-ZZ-91 in /, 'what is said');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(location.uri));
    await vscode.commands.executeCommand('undo');
    holds(!document.getText().includes('EV-2026-Q2-ZZ-91'), 'it can be taken back');
  });

  it('record a review of the policy at the cursor, and an exception from a control', async () => {
    const document = await show('policies/host-test.md');
    const editor = present(vscode.window.activeTextEditor, 'editor');
    const position = positionOf(document, 'Access is reviewed');
    editor.selection = new vscode.Selection(position, position);
    const review = await write('recordReview', {});
    matches(review.said, /^Recorded that POL-HOST-TEST was reviewed on /, 'what is said');
    holds(!document.getText().includes('last_reviewed: 2026-01-15'), document.getText());
    const exception = await write('newException', {
      control: 'ZZ-91',
      reason: 'The tests are being moved',
      compensatingControl: '',
      expires: '2099-01-01',
    });
    matches(exception.document.getText(), /control: ZZ-91\n[^]*expires: 2099-01-01\n/, 'the exception');
  });

  it('check everything, and show the findings', async () => {
    const result = present(
      await vscode.commands.executeCommand<CheckWorkspaceResult | undefined>('plumbline.checkWorkspace'),
      'result of the check',
    );
    holds(result.documents >= 10 && result.evidence.verified > 0, JSON.stringify(result));
  });

  it('report an issue without a word of the workspace', async () => {
    const text = await vscode.commands.executeCommand<string>('plumbline.reportIssue');
    matches(text, /\| Language server \| running \|/, 'the report');
    matches(text, /\| Records \| \d+ policy, \d+ control, /, 'the report');
    holds(!/acme|access|priya|POL-|workspace-|\//i.test(text.replaceAll(/<!--.*?-->/g, '')), text);
    holds(vscode.window.activeTextEditor?.document.getText() === text, 'it is shown');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('offer a task where programs run, and in no other place', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'plumbline' });
    const isNode =
      !('importScripts' in globalThis) &&
      present(vscode.workspace.workspaceFolders?.[0], 'folder').uri.scheme === 'file';
    holds(tasks.length === (isNode ? 1 : 0), tasks.map(({ name }) => name).join());
    if (isNode) holds(tasks[0]?.problemMatchers.join() === '$plumbline', tasks[0]?.problemMatchers.join() ?? '');
  });
});
