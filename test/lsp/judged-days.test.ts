/** The day for which a folder is judged: a setting of each folder, today without one, and tomorrow once midnight has passed. */

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../server/src/host/clock.ts';
import { DayWatch } from '../../server/src/lsp/day-watch.ts';
import type { MatrixNode, SummaryParams } from '../../server/src/protocol/messages.ts';
import { FILES, POLICY } from './example-files.ts';
import { AS_OF, type ClientOptions, LspClient, ROOT, TestClock } from './lsp-client.ts';

/** A year after the last review of the policy and of the control. */
const A_YEAR_ON = '2027-03-01';
const OVERDUE = ['policy-review-overdue'];

const TWO = Object.fromEntries(
  ['acme', 'beta'].flatMap((folder) =>
    Object.entries(FILES).map(([path, text]) => [`${folder}/${path}`, text] as const),
  ),
);
const TWO_FOLDERS = [`${ROOT}/acme`, `${ROOT}/beta`];

/** A client whose settings can be asked for: `asOf` by the scope of the item, `''` for none. */
function asked(asOf: (scope: string) => unknown, more: ClientOptions = {}): ClientOptions {
  return {
    capabilities: { workspace: { configuration: true } },
    initializationOptions: {},
    ...more,
    answers: {
      'workspace/configuration': (params) => scopesOf(params).map((scope) => ({ asOf: asOf(scope) })),
      ...more.answers,
    },
  };
}

function scopesOf(params: unknown): readonly string[] {
  assert.ok(typeof params === 'object' && params !== null && 'items' in params && Array.isArray(params.items));
  return params.items.map((item: { scopeUri?: string; section?: string }) => {
    assert.equal(item.section, 'plumbline');
    return item.scopeUri ?? '';
  });
}

/** Waits for a summary that names these days and no others. */
async function hasDays(client: LspClient, days: SummaryParams['days']): Promise<void> {
  await client.until(`the days ${JSON.stringify(days)}`, () => isDeepStrictEqual(client.summaries.at(-1)?.days, days));
}

function warnings(client: LspClient): readonly string[] {
  return client.logged.filter(({ type }) => type === 2).map(({ message }) => message);
}

describe('the day for which a folder is judged', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('is a setting of each folder, asked for with one request', async () => {
    const requests: (readonly string[])[] = [];
    const options = asked((scope) => (scope.endsWith('/beta') ? A_YEAR_ON : ''), { folders: TWO_FOLDERS });
    const answer = options.answers?.['workspace/configuration'];
    client = await LspClient.start(TWO, {
      ...options,
      answers: {
        'workspace/configuration': (params) => {
          requests.push(scopesOf(params));
          return answer?.(params);
        },
      },
    });
    await client.until('a finding', () => client.pushedCodes('beta/policies/access.md').length > 0);
    assert.deepEqual(requests, [['', ...TWO_FOLDERS]]);
    assert.deepEqual(client.pushedCodes('beta/policies/access.md'), OVERDUE);
    assert.deepEqual(client.pushedCodes('acme/policies/access.md'), []);
    await hasDays(client, [
      { day: AS_OF, isToday: true, folders: ['acme'] },
      { day: A_YEAR_ON, isToday: false, folders: ['beta'] },
    ]);
    const roots = await client.connection.sendRequest<MatrixNode[]>('plumbline/matrix', { grouping: 'criteria' });
    assert.deepEqual(
      roots.map(({ label, description }) => `${label}: ${description}`),
      [`acme: as of ${AS_OF}`, `beta: as of ${A_YEAR_ON}`],
    );
  });

  it('names folders to the client as the client spells them', async () => {
    const spelled = 'file:///C:/Policies%20and%20controls/';
    const scopes: string[] = [];
    client = await LspClient.start(
      {},
      asked(
        (scope) => {
          scopes.push(scope);
          return '';
        },
        { folders: [spelled] },
      ),
    );
    await client.settled();
    assert.deepEqual(scopes, ['', spelled]);
  });

  it('changes while the server runs, for closed documents and open ones', async () => {
    let asOf = '';
    client = await LspClient.start(
      FILES,
      asked(() => asOf),
    );
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    await client.settled();
    const before = client.refreshes;
    asOf = A_YEAR_ON;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('a refresh', () => client.refreshes > before);
    assert.deepEqual(await client.codes('policies/access.md'), OVERDUE);
    await client.until('a push', () => client.pushedCodes('controls/access.yml').length > 0);
    assert.deepEqual(client.pushedCodes('controls/access.yml'), ['control-review-overdue']);
  });

  it('is asked for anew when a folder is added', async () => {
    client = await LspClient.start(
      TWO,
      asked((scope) => (scope.endsWith('/beta') ? A_YEAR_ON : ''), { folders: [] }),
    );
    await client.settled();
    await client.folders({ added: TWO_FOLDERS });
    await client.until('a finding', () => client.pushedCodes('beta/policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('beta/policies/access.md'), OVERDUE);
    assert.deepEqual(client.pushedCodes('acme/policies/access.md'), []);
  });

  it('goes by the last answer, when an earlier question is answered later', async () => {
    let answerLate: (value: unknown) => void = () => undefined;
    const late = new Promise((resolve) => (answerLate = resolve));
    let count = 0;
    client = await LspClient.start(
      FILES,
      asked(() => '', {
        answers: {
          'workspace/configuration': () => {
            count += 1;
            return count === 1 ? late : [{ asOf: A_YEAR_ON }, { asOf: A_YEAR_ON }];
          },
        },
      }),
    );
    await client.until('the first question', () => count === 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    answerLate([{ asOf: AS_OF }, { asOf: AS_OF }]);
    // The server has the late answer once it has answered a request that came after it.
    await client.pull('policies/access.md');
    await client.watched(['policies/access.md', 2]);
    const summary = await client.settled();
    assert.deepEqual(summary.days, [{ day: A_YEAR_ON, isToday: false, folders: ['workspace'] }]);
  });

  it('is the same for every folder where the client answers only once', async () => {
    client = await LspClient.start(
      TWO,
      asked(() => '', { folders: TWO_FOLDERS, answers: { 'workspace/configuration': () => [{ asOf: A_YEAR_ON }] } }),
    );
    await hasDays(client, [{ day: A_YEAR_ON, isToday: false, folders: ['acme', 'beta'] }]);
  });

  it('is sent along by a client that cannot be asked', async () => {
    client = await LspClient.start(FILES, { initializationOptions: {} });
    await client.settled();
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { plumbline: { asOf: A_YEAR_ON } },
    });
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), OVERDUE);
    assert.deepEqual(
      client.asked.filter((method) => method === 'workspace/configuration'),
      [],
    );
  });

  const complaints: readonly (readonly [unknown, string])[] = [
    [
      '2026-02-30',
      'The setting plumbline.asOf is “2026-02-30”, which cannot be used. February 2026 has 28 days, so there is no day 30. Write a day as YYYY-MM-DD, or leave it empty for today. Until then today counts.',
    ],
    [
      '15 Sep 2026',
      'The setting plumbline.asOf is “15 Sep 2026”, which cannot be used. Write it as 2026-09-15. Until then today counts.',
    ],
    [
      20260915,
      'The setting plumbline.asOf is 20260915, which cannot be used. Write a day as YYYY-MM-DD, or leave it empty for today. Until then today counts.',
    ],
  ];
  for (const [asOf, complaint] of complaints) {
    it(`is today where the setting is ${JSON.stringify(asOf)}, which is said once`, async () => {
      client = await LspClient.start(
        FILES,
        asked(() => asOf),
      );
      await client.until('a complaint', () => warnings(client).length > 0);
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      const summary = await client.settled();
      assert.deepEqual(summary.days, [{ day: AS_OF, isToday: true, folders: ['workspace'] }]);
      assert.deepEqual(warnings(client), [complaint]);
    });
  }

  it('is complained of by the folder’s name where there are several', async () => {
    client = await LspClient.start(
      TWO,
      asked((scope) => (scope.endsWith('/beta') ? 'soon' : ''), { folders: TWO_FOLDERS }),
    );
    await client.until('a complaint', () => warnings(client).length > 0);
    assert.deepEqual(warnings(client), [
      'The setting plumbline.asOf of the folder beta is “soon”, which cannot be used. This is not a date that can be read. Write a day as YYYY-MM-DD, or leave it empty for today. Until then today counts.',
    ]);
  });

  it('stays what it was when the settings cannot be read', async () => {
    client = await LspClient.start(FILES, {
      capabilities: { workspace: { configuration: true } },
      initializationOptions: { asOf: A_YEAR_ON },
      answers: {
        'workspace/configuration': () => {
          throw new Error('no settings today');
        },
      },
    });
    const summary = await client.settled();
    assert.deepEqual(
      summary.days.map(({ day }) => day),
      [A_YEAR_ON],
    );
    assert.deepEqual(warnings(client), ['The settings could not be read; what they said before counts.']);
  });

  it('moves on when midnight passes', async () => {
    client = await LspClient.start(FILES, { initializationOptions: {} });
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    await client.settled();
    const before = client.refreshes;
    client.clock.turn(A_YEAR_ON);
    await client.until('a refresh', () => client.refreshes > before);
    assert.deepEqual(await client.codes('policies/access.md'), OVERDUE);
    await client.until('a push', () => client.pushedCodes('controls/access.yml').length > 0);
    await hasDays(client, [{ day: A_YEAR_ON, isToday: true, folders: ['workspace'] }]);
  });

  it('stays where a setting names it, and is then no longer today', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { asOf: AS_OF } });
    await hasDays(client, [{ day: AS_OF, isToday: true, folders: ['workspace'] }]);
    client.clock.turn(A_YEAR_ON);
    await hasDays(client, [{ day: AS_OF, isToday: false, folders: ['workspace'] }]);
    assert.deepEqual([...client.pushed.values()].flat(), []);
  });

  it('is watched no longer once the server is told to end', async () => {
    client = await LspClient.start(FILES);
    await client.settled();
    assert.equal(client.clock.waiting, 1);
    await client.connection.sendRequest('shutdown');
    assert.equal(client.clock.waiting, 0);
  });
});

describe('the watch for a new day', () => {
  const HOUR = 60 * 60 * 1000;

  it('tells of each new day once, and of nothing else', () => {
    const clock = new TestClock();
    const days: string[] = [];
    const watch = new DayWatch(clock, () => days.push(clock.today()));
    assert.equal(clock.waiting, 0);
    watch.start();
    for (const day of [AS_OF, '2026-09-16', '2026-09-16', '2026-09-17']) clock.turn(day);
    assert.deepEqual(days, ['2026-09-16', '2026-09-17']);
    watch.stop();
    clock.turn('2026-09-18');
    assert.deepEqual(days, ['2026-09-16', '2026-09-17']);
  });

  for (const [untilTomorrow, waits] of [
    [3 * HOUR, HOUR / 6],
    [5, 5],
  ] as const) {
    it(`looks after ${waits} ms when midnight is ${untilTomorrow} ms away: machines sleep, and timers with them`, () => {
      const asked: number[] = [];
      const clock: Clock = {
        today: () => new TestClock().today(),
        untilTomorrow: () => untilTomorrow,
        after: (milliseconds) => {
          asked.push(milliseconds);
          return () => undefined;
        },
      };
      new DayWatch(clock, () => assert.fail('no new day')).start();
      assert.deepEqual(asked, [waits]);
    });
  }
});
