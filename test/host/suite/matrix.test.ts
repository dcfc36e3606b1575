// The control matrix in a real VS Code: the tree's rows, groupings and numbers, and that each finding shows once.
import * as vscode from 'vscode';

import type { PlumblineApi } from '../../../client/src/api.ts';
import type { MatrixNode, SummaryParams } from '../../../server/src/protocol/messages.ts';
import { holds, matches, present } from './assertions.ts';
import { say } from './line-reporter.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { codeOf, findings, retype, show } from './workspace-documents.ts';

function root(): vscode.Uri {
  return present(vscode.workspace.workspaceFolders?.[0], 'workspace folder').uri;
}

/** The first control below CC6.2 whose label begins so. */
async function rowOf(api: PlumblineApi, label: string): Promise<MatrixNode | undefined> {
  const [security] = await api.matrix('criteria');
  const criteria = await api.matrix('criteria', security?.id);
  const criterion = criteria.find((one) => one.label.startsWith('CC6.2 '));
  const controls = await api.matrix('criteria', criterion?.id);
  return controls.find((one) => one.label.startsWith(label));
}

/** The editor, once it shows a file whose path ends so. */
async function activeEditor(path: string): Promise<vscode.TextEditor> {
  return eventually({
    what: `an editor with ${path}`,
    after: [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
    probe: () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path.endsWith(path) === true ? editor : undefined;
    },
    otherwise: () => vscode.window.activeTextEditor?.document.uri.path ?? 'no editor',
  });
}

/** The first summary of which something holds. */
async function summary(api: PlumblineApi, what: string, is: (one: SummaryParams) => boolean): Promise<SummaryParams> {
  return eventually({
    what,
    after: [api.onDidUpdate],
    probe: () => {
      const last = api.summary();
      return last !== undefined && !last.indexing && is(last) ? last : undefined;
    },
    otherwise: () => JSON.stringify(api.summary()),
  });
}

describe('The control matrix in VS Code', () => {
  it('counts what the example holds, as of the day that the settings name', async () => {
    const api = await plumbline();
    const last = await summary(api, 'the example to be read', (one) => one.controls >= 40);
    const { returned, serverRunning, workspaceRead } = api.activation();
    say(`  activated in ${returned} ms, server after ${serverRunning} ms, example read after ${workspaceRead} ms`);
    holds(returned !== undefined && returned < 2000, `activate() kept VS Code waiting for ${returned} ms`);
    const days = last.days.map(({ day }) => day).join();
    holds(days === '2026-09-15', `as of ${days}`);
    holds(last.goal === 'operating' && last.criteriaInScope === 38, JSON.stringify(last));
    holds(last.attention > 0, 'the example has faults, so something needs attention');
  });

  it('shows categories, criteria, controls and evidence, each row with an icon, a place and words for a screen reader', async () => {
    const api = await plumbline();
    await vscode.commands.executeCommand('plumbline.showMatrix');
    const roots = await api.matrix('criteria');
    const labels = roots.map(({ label }) => label).join();
    holds(labels === 'Security,Availability,Confidentiality', labels);
    const security = await api.matrix('criteria', roots[0]?.id);
    const criterion = present(
      security.find(({ label }) => label.startsWith('CC6.2 ')),
      'the row of CC6.2',
    );
    const controls = await api.matrix('criteria', criterion.id);
    const control = present(
      controls.find(({ label }) => label.startsWith('AC-02 ')),
      'the row of AC-02',
    );
    matches(control.description, /1 missing/, 'its description');
    const below = await api.matrix('criteria', control.id);
    holds(
      below.some(({ kind, target }) => kind === 'evidence' && target !== undefined),
      'evidence that can be opened stands below it',
    );
    const items = await api.treeItems();
    const item = present(items[0], 'a row');
    holds(item.iconPath !== undefined && item.accessibilityInformation !== undefined, 'a row has a shape and words');
  });

  it('regroups, and follows what is typed', async () => {
    const api = await plumbline();
    const owners = await api.matrix('owner');
    holds(
      owners.some(({ label }) => label === 'Priya Raman'),
      owners.map(({ label }) => label).join(),
    );
    const before = await summary(api, 'a summary', () => true);
    const document = await show('policies/host-test.md');
    await retype(document, 'status: approved\n', 'status: retired\n');
    await summary(api, 'other numbers', (one) => one.warnings !== before.warnings);
    await retype(document, 'status: retired\n', 'status: approved\n');
    await summary(api, 'the old numbers', (one) => one.warnings === before.warnings);
  });

  it('keeps the identity of its rows while one types, so that what was opened stays open', async () => {
    const api = await plumbline();
    const identities = async (): Promise<string> => {
      const roots = await api.treeItems();
      const [security] = await api.matrix('criteria');
      const criteria = await api.treeItems(security);
      return [...roots, ...criteria].map(({ id }) => present(id, 'identity of a row')).join('\n');
    };
    const before = await identities();
    const last = await summary(api, 'a summary', () => true);
    const document = await show('policies/host-test.md');
    await retype(document, 'status: approved\n', 'status: retired\n');
    await summary(api, 'other numbers', (one) => one.warnings !== last.warnings);
    const meanwhile = await identities();
    await retype(document, 'status: retired\n', 'status: approved\n');
    await summary(api, 'the old numbers', (one) => one.warnings === last.warnings);
    holds(meanwhile === before, 'every row was the same one meanwhile');
  });

  it('regroups and filters the rows that are shown, by its commands', async () => {
    const api = await plumbline();
    const labels = async (): Promise<readonly string[]> => {
      const items = await api.treeItems();
      return items.map(({ label }) => (typeof label === 'string' ? label : (label?.label ?? '')));
    };
    await vscode.commands.executeCommand('plumbline.groupBy.owner');
    const owners = await labels();
    holds(owners.includes('Priya Raman') && owners[0] === 'Nobody', owners.join());
    await vscode.commands.executeCommand('plumbline.groupBy.criteria');
    const categories = await labels();
    holds(categories.join() === 'Security,Availability,Confidentiality', categories.join());
  });

  it('opens a row at its line, and its evidence', async () => {
    const api = await plumbline();
    const node = present(await rowOf(api, 'AC-02 '), 'the row of AC-02');
    await vscode.commands.executeCommand('plumbline.openNode', node);
    const editor = await activeEditor('controls/access.yml');
    matches(editor.document.lineAt(editor.selection.active.line).text, /AC-02/, 'the line at the cursor');
    const below = await api.matrix('criteria', node.id);
    const evidence = present(
      below.find(({ kind, target }) => kind === 'evidence' && target?.startsWith(`${root().scheme}:`) === true),
      'evidence with a file',
    );
    await vscode.commands.executeCommand('plumbline.openEvidence', evidence);
    await activeEditor('AC-02-2026-Q1-user-access-review.csv');
  });

  it('shows each finding once, whether its document is open or was closed', async () => {
    const document = await show('policies/host-test.md');
    const open = await findings(document, 'findings', (codes) => codes.includes('policy-owner-missing'));
    const count = open.filter((one) => codeOf(one) === 'policy-owner-missing').length;
    holds(count === 1, `policy-owner-missing stands ${count} times`);
  });
});
