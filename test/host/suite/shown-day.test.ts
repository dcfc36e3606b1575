// Looking at everything as of another day in a real VS Code: tree, hover, findings and numbers move together, and back.
import * as vscode from 'vscode';

import type { PlumblineApi } from '../../../client/src/api.ts';
import { holds, present } from './assertions.ts';
import { plumbline } from './plumbline-api.ts';
import { eventually } from './waiting.ts';
import { codeOf, findings, hoverOver, show } from './workspace-documents.ts';

const policy = 'policies/host-test.md';
const theDay = '2027-06-30';

/** Waits until the server has said that it judges for a day. */
async function judged(api: PlumblineApi, day: string): Promise<void> {
  const days = (): string =>
    api
      .summary()
      ?.days.map((one) => one.day)
      .join() ?? '';
  await eventually({
    what: `everything as of ${day}`,
    after: [api.onDidUpdate],
    probe: () => (days() === day && api.summary()?.indexing === false ? true : undefined),
    otherwise: days,
  });
}

/** What the tree says of ZZ-91, below its policy. */
async function row(api: PlumblineApi): Promise<string> {
  const policies = await api.matrix('policy');
  const above = present(
    policies.find(({ label }) => label.startsWith('POL-HOST-TEST ')),
    'the row of POL-HOST-TEST',
  );
  const controls = await api.matrix('policy', above.id);
  return controls.map(({ label, description }) => `${label}: ${description}`).join();
}

describe('A look at another day', () => {
  it('changes the tree, hovers, findings and numbers by one command, outlives the server, and ends by another', async () => {
    const api = await plumbline();
    await vscode.commands.executeCommand('plumbline.showMatrix');
    const document = await show(policy);
    await judged(api, '2026-09-15');
    const before = await findings(document, 'findings', (codes) => codes.includes('policy-owner-missing'));
    holds(!before.map(codeOf).includes('policy-review-overdue'), before.map(codeOf).join());
    // What earlier tests moved about on the disk may be heard of only now.
    const standing = 'evidenced · 1 missing · priya.raman · quarterly';
    let seen = '';
    const rowBefore = await eventually({
      what: 'the row as it is on disk',
      after: [api.onDidUpdate],
      probe: async () => ((seen = await row(api)).endsWith(standing) ? seen : undefined),
      otherwise: () => seen,
    });
    const hoverBefore = await hoverOver(document, 'ZZ-91');
    holds(api.shownAsOf() === undefined && api.treeMessage() === '', `the tree says “${api.treeMessage()}”`);

    await vscode.commands.executeCommand('plumbline.showAsOf', '30 Jun 2027');
    holds(api.shownAsOf() === theDay, `shown as of ${String(api.shownAsOf())}`);
    holds(api.treeMessage().startsWith('Readiness as of 30 Jun 2027'), `the tree says “${api.treeMessage()}”`);
    await judged(api, theDay);
    await findings(document, 'policy-review-overdue', (codes) => codes.includes('policy-review-overdue'));
    const rowThen = await row(api);
    holds(rowThen.includes('3 missing') && rowThen !== rowBefore, rowThen);
    const hoverThen = await hoverOver(document, 'ZZ-91');
    holds(hoverThen !== hoverBefore && hoverThen.includes('2026-Q4 ✗ missing'), hoverThen);
    const setting = vscode.workspace.getConfiguration('plumbline').get('asOf');
    holds(setting === '2026-09-15', `the setting is ${String(setting)}`);

    await vscode.commands.executeCommand('plumbline.restartServer');
    await judged(api, theDay);
    holds((await row(api)) === rowThen, await row(api));

    await vscode.commands.executeCommand('plumbline.showToday');
    holds(api.shownAsOf() === undefined && api.treeMessage() === '', `the tree says “${api.treeMessage()}”`);
    await judged(api, '2026-09-15');
    const after = await findings(document, 'the old findings', (codes) => !codes.includes('policy-review-overdue'));
    holds(after.map(codeOf).join() === before.map(codeOf).join(), after.map(codeOf).join());
    holds((await row(api)) === rowBefore, await row(api));
    holds((await hoverOver(document, 'ZZ-91')) === hoverBefore, 'the hover is what it was');
  });

  it('does not begin with what is no day', async () => {
    const api = await plumbline();
    await vscode.commands.executeCommand('plumbline.showAsOf', '2027-02-30');
    holds(api.shownAsOf() === undefined, `shown as of ${String(api.shownAsOf())}`);
  });
});
