/** Looking at everything as of another day: findings, hovers and the matrix move together, and back. */

import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem, CompletionList, Hover } from 'vscode-languageserver-types';
import type { MatrixNode, OfferedDay, ReadDayResult } from '../../server/src/protocol/messages.ts';
import { CONTROLS, FILES, POLICY, position } from './example-files.ts';
import { AS_OF, LspClient, ROOT } from './lsp-client.ts';

/** A year after the last review of the policy and of the control. */
const A_YEAR_ON = '2027-03-01';

/** What somebody sees of the example. */
interface Seen {
  readonly open: readonly string[];
  readonly closed: readonly string[];
  readonly hover: string;
  readonly row: string;
  readonly days: readonly string[];
}

const NOW: Seen = {
  open: [],
  closed: [],
  hover: 'operating – evidence for every occurrence expected so far',
  row: 'operating · jane.doe · annual',
  days: [AS_OF],
};

const IN_A_YEAR: Seen = {
  open: ['policy-review-overdue'],
  closed: ['control-review-overdue'],
  hover: 'owned – one known, active owner',
  row: 'owned · jane.doe · annual',
  days: [A_YEAR_ON],
};

const REGISTER = 'controls/access.yml';
const POLICY_FILE = 'policies/access.md';

async function show(client: LspClient, asOf: string | null): Promise<void> {
  assert.equal(await client.connection.sendRequest('plumbline/showAsOf', { asOf }), null);
}

async function readinessOnHover(client: LspClient): Promise<string> {
  const { contents } = await client.at<Hover>('textDocument/hover', POLICY_FILE, position(POLICY, 'under AC-|01'));
  const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return /\*\*Readiness\*\* (.*?)(?: {2})?$/m.exec(text)?.[1] ?? '';
}

async function rowOfControl(client: LspClient): Promise<string> {
  const parameters = { grouping: 'policy', parent: `policy/${POLICY_FILE}#POL-ACCESS` };
  const [row] = await client.connection.sendRequest<MatrixNode[]>('plumbline/matrix', parameters);
  return row?.description ?? '';
}

async function seen(client: LspClient): Promise<Seen> {
  return {
    open: await client.codes(POLICY_FILE),
    closed: client.pushedCodes(REGISTER),
    hover: await readinessOnHover(client),
    row: await rowOfControl(client),
    days: client.summaries.at(-1)?.days.map(({ day }) => day) ?? [],
  };
}

describe('a look at another day', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('changes findings, hovers and the matrix together, and back', async () => {
    client = await LspClient.start(FILES);
    await client.open(POLICY_FILE, POLICY);
    await client.settled();
    assert.deepEqual(await seen(client), NOW);
    for (const [asOf, expected] of [
      [A_YEAR_ON, IN_A_YEAR],
      [null, NOW],
    ] as const) {
      const before = client.refreshes;
      // oxlint-disable eslint/no-await-in-loop -- there, and then back
      await show(client, asOf);
      assert.equal(await readinessOnHover(client), expected.hover, 'whoever asks next gets the day that was asked for');
      await client.until('a refresh', () => client.refreshes > before);
      await client.until('the day', () => client.summaries.at(-1)?.days[0]?.day === expected.days[0]);
      assert.deepEqual(await seen(client), expected);
      // oxlint-enable eslint/no-await-in-loop
    }
  });

  it('counts above the settings of every folder, and leaves them as they are', async () => {
    const two = Object.fromEntries(
      ['acme', 'beta'].flatMap((folder) =>
        Object.entries(FILES).map(([path, text]) => [`${folder}/${path}`, text] as const),
      ),
    );
    const settings: Readonly<Record<string, string>> = { [`${ROOT}/beta`]: A_YEAR_ON };
    client = await LspClient.start(two, {
      folders: [`${ROOT}/acme`, `${ROOT}/beta`],
      capabilities: { workspace: { configuration: true } },
      initializationOptions: {},
      answers: {
        'workspace/configuration': (params) => {
          assert.ok(typeof params === 'object' && params !== null && 'items' in params && Array.isArray(params.items));
          return params.items.map(({ scopeUri }: { scopeUri?: string }) => ({ asOf: settings[scopeUri ?? ''] ?? '' }));
        },
      },
    });
    const days = async (expected: readonly string[]): Promise<void> =>
      client.until(
        expected.join(),
        () =>
          client.summaries
            .at(-1)
            ?.days.map(({ day, folders }) => `${day} ${folders.join()}`)
            .join() === expected.join(),
      );
    await days([`${AS_OF} acme`, `${A_YEAR_ON} beta`]);
    await show(client, '2026-12-31');
    await days(['2026-12-31 acme,beta']);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.folders({ removed: [`${ROOT}/acme`] });
    await days(['2026-12-31 beta']);
    await client.folders({ added: [`${ROOT}/acme`] });
    await days(['2026-12-31 beta,acme']);
    await show(client, null);
    await days([`${AS_OF} acme`, `${A_YEAR_ON} beta`]);
  });

  it('is there from the beginning where the client says so, and today may pass meanwhile', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { asOf: AS_OF, shownAsOf: A_YEAR_ON } });
    const summary = await client.settled();
    assert.deepEqual(summary.days, [{ day: A_YEAR_ON, isToday: false, folders: ['workspace'] }]);
    assert.ok(client.summaries.every(({ days }) => days.every(({ day }) => day === A_YEAR_ON)));
    client.clock.turn('2026-09-16');
    assert.deepEqual((await client.settled()).days, summary.days);
  });

  it('is not written into files: fixes and completion know what day it is today', async () => {
    const path = 'risks/register.yml';
    const text =
      'risks:\n  - {id: R-1, owner: jane.doe, treatment: mitigate, last_reviewed: 2026-08-01, review_cadence: quarterly, controls: [AC-01]}\n';
    client = await LspClient.start({ ...FILES, [path]: text }, { initializationOptions: { shownAsOf: A_YEAR_ON } });
    await client.open(path, text);
    const report = await client.pull(path);
    const diagnostics = report.kind === 'full' ? report.items : [];
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['risk-review-overdue'],
    );
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(path) },
      range: diagnostics[0]?.range,
      context: { diagnostics },
    });
    assert.equal(actions[0]?.title, `Record that it was reviewed on ${AS_OF}`);
    const list = await client.at<CompletionItem[] | CompletionList>(
      'textDocument/completion',
      path,
      position(text, 'last_reviewed: |2026'),
    );
    const items = Array.isArray(list) ? list : list.items;
    assert.deepEqual(
      items.filter(({ detail }) => detail === 'today').map(({ label }) => label),
      [AS_OF],
    );
  });

  it('ends with what is no day', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { shownAsOf: A_YEAR_ON } });
    await client.settled();
    await show(client, 'soon');
    assert.deepEqual((await client.settled()).days, [{ day: AS_OF, isToday: true, folders: ['workspace'] }]);
  });

  it('is chosen among days that the server reckons, or written in any spelling', async () => {
    client = await LspClient.start({ ...FILES, [REGISTER]: CONTROLS }, { initializationOptions: {} });
    const offered = await client.connection.sendRequest<OfferedDay[]>('plumbline/offeredDays');
    assert.deepEqual(
      offered.map(({ day, isUsual }) => [day, isUsual]),
      [
        [AS_OF, true],
        ['2026-09-30', false],
        ['2026-12-31', false],
        ['2026-12-30', false],
        ['2026-10-15', false],
        ['2026-12-14', false],
      ],
    );
    assert.deepEqual(await client.connection.sendRequest<ReadDayResult>('plumbline/readDay', { text: '31 Dec 2026' }), {
      ok: true,
      day: { day: '2026-12-31', text: '31 Dec 2026', label: '', isAhead: true, isUsual: false },
    });
  });
});
