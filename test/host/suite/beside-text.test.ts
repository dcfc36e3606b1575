// What VS Code shows beside the text and builds from it: lenses, hints, folds, and what rests on what.
import * as vscode from 'vscode';

import { holds, matches, present } from './assertions.ts';
import { fileInWorkspace, positionOf, show } from './workspace-documents.ts';
import { eventually } from './waiting.ts';

const controls = 'controls/host-test.yml';

async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}

function callsFrom(item: vscode.CallHierarchyItem): Thenable<vscode.CallHierarchyOutgoingCall[]> {
  return vscode.commands.executeCommand('vscode.provideOutgoingCalls', item);
}

describe('Beside the text', () => {
  it('lenses say what a control rests on, and open what they name', async () => {
    const document = await show(controls);
    const lenses = await lensesOf(document);
    const titles = lenses.map(({ title }) => title);
    holds(titles.includes('1 policy') && titles.includes('1 criterion'), titles.join(' | '));
    matches(titles.join(' | '), /1 performed/, 'the lenses');
    const policies = present(
      lenses.find(({ title }) => title === '1 policy'),
      'the lens of its policies',
    );
    const given: readonly unknown[] = policies.arguments ?? [];
    await vscode.commands.executeCommand(policies.command, ...given);
    const wanted = fileInWorkspace('policies/host-test.md').toString();
    await eventually({
      what: 'the policy in an editor',
      after: [vscode.window.onDidChangeActiveTextEditor],
      probe: () => (vscode.window.activeTextEditor?.document.uri.toString() === wanted ? true : undefined),
      otherwise: () => vscode.window.activeTextEditor?.document.uri.toString() ?? 'no editor',
    });
  });

  it('hints say what a criterion is and when the next review is due', async () => {
    const document = await show(controls);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    const labels = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    holds(labels.includes('Logical access protection'), labels.join(' | '));
    matches(labels.join(' | '), /(?:next review|review was due) 1 Feb 2027/, 'the hints');
  });

  it('records and their lists fold', async () => {
    const document = await show(controls);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const folded = folds.map(({ start }) => document.lineAt(start).text.trim());
    for (const line of ['controls:', '- id: ZZ-91', 'evidence:', '- id: EV-2026-Q1-ZZ-91']) {
      holds(folded.includes(line), folded.join(' | '));
    }
  });

  it('the call hierarchy leads from a criterion to its control and on to its evidence', async () => {
    const document = await show(controls);
    const [criterion] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      positionOf(document, 'CC6.1'),
    );
    holds(criterion?.name === 'CC6.1', criterion?.name ?? 'nothing');
    const below = await callsFrom(criterion);
    const control = present(below.find(({ to }) => to.name === 'ZZ-91')?.to, 'the control');
    const names = (await callsFrom(control)).map(({ to }) => to.name);
    holds(names.join(' ') === 'POL-HOST-TEST EV-2026-Q1-ZZ-91', names.join(' '));
  });
});
