// What helps while one writes: hovers, completion, links, references and symbols, as VS Code itself gets them.
import * as vscode from 'vscode';

import { holds, matches, present } from './assertions.ts';
import { codeOf, findings, hoverOver, positionOf, retype, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';

/** The labels that are offered right behind a text, which is typed in place of another and taken back. */
async function offeredBehind(document: vscode.TextDocument, from: string, typed: string): Promise<readonly string[]> {
  await retype(document, from, typed);
  try {
    const offset = document.getText().indexOf(typed) + typed.length;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  } finally {
    await retype(document, typed, from);
  }
}

describe('While one writes', () => {
  it('hovers explain a criterion, a person, a key and a value', async () => {
    const document = await show(policy);
    for (const [place, says] of [
      ['CC6.1', /\*\*CC6\.1\*\* .*Security[^]*\*\*Readiness\*\*[^]*ZZ\\?-91/],
      ['marcus.oyelaran', /Marcus Oyelaran/],
      ['review_cadence', /How often the policy is re\\?-read/],
      ['annual', /every year/],
      ['2026-02-01', /1 Feb 2026/],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one hover after the other
      matches(await hoverOver(document, place), says, `the hover over ${place}`);
    }
  });

  it('completion offers only what fits: people, criteria, controls, values, fields', async () => {
    const document = await show(policy);
    const people = await offeredBehind(document, 'approver: marcus.oyelaran', 'approver: ');
    holds(people.includes('priya.raman') && !people.includes('AC-02'), people.join());
    const criteria = await offeredBehind(document, 'satisfies: [CC6.1]', 'satisfies: [CC6.1, ');
    holds(criteria.includes('CC6.2') && !criteria.includes('CC6.1'), criteria.join());
    const controls = await offeredBehind(document, 'controls: [ZZ-91, ZZ-92]', 'controls: [ZZ-91, ');
    holds(controls.includes('AC-02') && !controls.includes('CC6.2'), controls.join());
    const states = await offeredBehind(document, 'status: approved', 'status: ');
    holds(states.includes('draft') && states.includes('retired'), states.join());
    const fields = await offeredBehind(document, 'status: approved\n', 'status: approved\nown');
    holds(fields.includes('owner') && !fields.includes('version'), fields.join());
    holds(!fields.includes('plumbline-control'), 'the snippet of a control does not fit into a policy');
  });

  it('IDs are links, and lead to where they are defined', async () => {
    const document = await show(policy);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      100,
    );
    const targets = links.map(({ target }) => target?.toString() ?? '');
    holds(
      targets.some((target) => target.endsWith('/controls/host-test.yml#2%2C9')),
      targets.join('\n'),
    );
  });

  it('references and symbols are found across files, and each heading once', async () => {
    const document = await show(policy);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionOf(document, 'ZZ-91'),
    );
    const files = new Set(references.map(({ uri }) => uri.path.split('/').slice(-2).join('/')));
    holds(files.has('controls/host-test.yml') && files.has(policy), [...files].join());
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'ZZ-91',
    );
    present(
      symbols.find(({ name }) => name === 'ZZ-91 Review what the tests may do'),
      'the symbol of ZZ-91',
    );
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = outline.map(({ name }) => name);
    holds(names.includes('POL-HOST-TEST'), names.join());
    const headings = names.filter((name) => name.endsWith('Host Test Policy'));
    holds(headings.length === 1, headings.join());
  });

  it('a quick fix writes the field that is missing, the likeliest value first, and can be taken back', async () => {
    const document = await show(policy);
    const before = document.getText();
    const [missing] = (
      await findings(document, 'a missing owner', (codes) => codes.includes('policy-owner-missing'))
    ).filter((finding) => codeOf(finding) === 'policy-owner-missing');
    const { range } = present(missing, 'the finding');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = actions.map(({ title }) => title);
    const [first] = actions;
    holds(first?.title === 'Add “owner: priya.raman”, who owns its controls', titles.join(' | '));
    holds(titles.at(-1) === 'Silence policy-owner-missing here, with a reason', titles.join(' | '));
    holds(await vscode.workspace.applyEdit(present(first.edit, 'its edit')), 'the edit was refused');
    const after = document.getText();
    holds(after === before.replace('status: approved\n', 'status: approved\nowner: priya.raman\n'), after);
    await findings(document, 'no missing owner', (codes) => !codes.includes('policy-owner-missing'));
    await vscode.commands.executeCommand('undo');
    holds(document.getText() === before, document.getText());
  });
});
