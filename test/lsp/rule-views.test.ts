/** Severities of somebody's own, `plumbline.rules`: by folder, above those of `plumbline.yml`, at once and for nobody else. */

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { CodeAction, Hover } from 'vscode-languageserver-types';
import type { SummaryParams } from '../../server/src/protocol/messages.ts';
import { CONFIGURATION, FILES, position, UNOWNED } from './example-files.ts';
import { AS_OF, type ClientOptions, LspClient, ROOT } from './lsp-client.ts';

const PATH = 'policies/access.md';
const CODE = 'policy-owner-missing';

/** The example without the owner of its policy, and with something more under `rules:`. */
function example(rules = ''): Readonly<Record<string, string>> {
  const configuration = CONFIGURATION.replace('criterion-unmapped: off', `criterion-unmapped: off${rules}`);
  return { ...FILES, 'plumbline.yml': configuration, [PATH]: UNOWNED };
}

/** A client that is asked for its settings: `rules` by the scope of the item, `''` for none. */
function asked(rules: (scope: string) => unknown, more: ClientOptions = {}): ClientOptions {
  return {
    ...more,
    capabilities: { workspace: { configuration: true } },
    answers: {
      'workspace/configuration': (params) => {
        assert.ok(typeof params === 'object' && params !== null && 'items' in params && Array.isArray(params.items));
        return params.items.map(({ scopeUri }: { scopeUri?: string }) => ({
          asOf: AS_OF,
          rules: rules(scopeUri ?? ''),
        }));
      },
    },
  };
}

/** Code and severity (1 error … 4 hint) of what stands in the client for a closed document. */
function pushed(client: LspClient, path = PATH): readonly string[] {
  return (client.pushed.get(client.uri(path)) ?? []).map(({ code, severity }) => `${code} ${severity}`);
}

async function pulled(client: LspClient): Promise<readonly string[]> {
  const report = await client.pull(PATH);
  return report.kind === 'full' ? report.items.map(({ code, severity }) => `${code} ${severity}`) : [];
}

async function changeSettings(client: LspClient, settings: unknown = null): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
}

/** Waits until the folder has been read and this many findings are counted. */
async function counted(client: LspClient, counts: Partial<SummaryParams>): Promise<void> {
  await client.until(`the counts ${JSON.stringify(counts)}`, () => {
    const last = client.summaries.at(-1);
    return last?.indexing === false && last.documents > 0 && isDeepStrictEqual({ ...last, ...counts }, last);
  });
}

function warnings(client: LspClient): readonly string[] {
  return client.logged.filter(({ type }) => type === 2).map(({ message }) => message);
}

describe('severities of somebody’s own', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('change what an open document shows, without a restart, and back', async () => {
    let rules: Readonly<Record<string, string>> = {};
    client = await LspClient.start(
      example(),
      asked(() => rules),
    );
    await client.open(PATH, UNOWNED);
    assert.deepEqual(await pulled(client), [`${CODE} 2`]);
    await client.settled();
    for (const [next, expected] of [
      [{ [CODE]: 'error' }, [`${CODE} 1`]],
      [{ [CODE]: 'off' }, []],
      [{}, [`${CODE} 2`]],
    ] as const) {
      rules = next;
      const before = client.refreshes;
      // oxlint-disable eslint/no-await-in-loop -- one after the other
      await changeSettings(client);
      await client.until('a refresh', () => client.refreshes > before);
      assert.deepEqual(await pulled(client), expected);
      // oxlint-enable eslint/no-await-in-loop
    }
  });

  it('change what is pushed for closed documents, and the counts', async () => {
    let rules: Readonly<Record<string, string>> = {};
    client = await LspClient.start(
      example(),
      asked(() => rules),
    );
    await client.until('a finding', () => pushed(client).length > 0);
    assert.deepEqual(pushed(client), [`${CODE} 2`]);
    rules = { [CODE]: 'hint' };
    await changeSettings(client);
    await client.until('a hint', () => pushed(client)[0] === `${CODE} 4`);
    await counted(client, { warnings: 0, hints: 1 });
    assert.deepEqual(pushed(client), [`${CODE} 4`]);
  });

  it('count above plumbline.yml, for the rules that they name', async () => {
    const files = example(`, ${CODE}: error, policy-unmapped: error`);
    client = await LspClient.start(
      { ...files, [PATH]: UNOWNED.replace('satisfies: [CC6.1]\n', '') },
      asked(() => ({ [CODE]: 'Information' })),
    );
    await client.until('the setting', () => pushed(client)[0] === `${CODE} 3`);
    assert.deepEqual(pushed(client), [`${CODE} 3`, 'policy-unmapped 1']);
  });

  it('show a rule that plumbline.yml turns off', async () => {
    client = await LspClient.start(
      example(`, ${CODE}: off`),
      asked(() => ({ [CODE]: 'warning' })),
    );
    await client.until('a finding', () => pushed(client).length > 0);
    assert.deepEqual(pushed(client), [`${CODE} 2`]);
  });

  it('are those of each folder', async () => {
    const two = Object.fromEntries(
      ['acme', 'beta'].flatMap((folder) =>
        Object.entries(example()).map(([path, text]) => [`${folder}/${path}`, text]),
      ),
    );
    client = await LspClient.start(
      two,
      asked((scope) => (scope.endsWith('/beta') ? { [CODE]: 'error' } : {}), {
        folders: [`${ROOT}/acme`, `${ROOT}/beta`],
      }),
    );
    await client.until(
      'findings of both',
      () => pushed(client, `beta/${PATH}`).length * pushed(client, `acme/${PATH}`).length > 0,
    );
    assert.deepEqual(pushed(client, `acme/${PATH}`), [`${CODE} 2`]);
    assert.deepEqual(pushed(client, `beta/${PATH}`), [`${CODE} 1`]);
  });

  it('are sent along by a client that cannot be asked, at the start or later', async () => {
    client = await LspClient.start(example(), { initializationOptions: { asOf: AS_OF, rules: { [CODE]: 'error' } } });
    await client.until('a finding', () => pushed(client).length > 0);
    assert.deepEqual(pushed(client), [`${CODE} 1`]);
    await changeSettings(client, { plumbline: { asOf: AS_OF, rules: { [CODE]: 'hint' } } });
    await client.until('a hint', () => pushed(client)[0] === `${CODE} 4`);
  });

  it('leave a finding that is not shown without a fix', async () => {
    client = await LspClient.start(
      example(),
      asked(() => ({ [CODE]: 'off' })),
    );
    await counted(client, { warnings: 0 });
    await client.open(PATH, UNOWNED);
    assert.deepEqual(await pulled(client), []);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(PATH) },
      range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.deepEqual(actions, []);
  });

  it('do not make a comment that silences the rule one that silences nothing', async () => {
    const text = UNOWNED.replace(
      '---\n\n# Access',
      `---\n\n<!-- plumbline-ignore-file ${CODE}: in June -->\n\n# Access`,
    );
    client = await LspClient.start(
      { ...example(`, ${CODE}: off`), [PATH]: text },
      asked(() => ({ [CODE]: 'error' })),
    );
    await counted(client, { errors: 0 });
    await client.open(PATH, text);
    assert.deepEqual(await pulled(client), []);
  });

  it('are told of in the hover of a rule in plumbline.yml', async () => {
    const text = example(`, ${CODE}: error`)['plumbline.yml'] ?? '';
    for (const [severity, sentence] of [
      ['hint', 'Shown as hint in your editor, by its setting `plumbline.rules`.'],
      ['off', 'Not shown in your editor, by its setting `plumbline.rules`.'],
    ] as const) {
      // oxlint-disable eslint/no-await-in-loop -- one after the other
      client = await LspClient.start(
        example(`, ${CODE}: error`),
        asked(() => ({ [CODE]: severity })),
      );
      await counted(client, { errors: 0, hints: severity === 'hint' ? 1 : 0 });
      await client.open('plumbline.yml', text);
      const { contents } = await client.at<Hover>('textDocument/hover', 'plumbline.yml', position(text, `|${CODE}`));
      assert.ok(typeof contents === 'object' && 'value' in contents);
      assert.equal(contents.value.split('\n\n').slice(1).join('\n\n'), `By default: warning.\n\n${sentence}`);
      client.stop();
      // oxlint-enable eslint/no-await-in-loop
    }
  });

  const complaints: readonly (readonly [unknown, readonly string[]])[] = [
    [
      { 'policy-owner-mising': 'error', [CODE]: 'warn' },
      [
        'The setting plumbline.rules names “policy-owner-mising”, which is not a rule. Did you mean “policy-owner-missing”? It has no effect.',
        'The setting plumbline.rules gives policy-owner-missing the severity “warn”, which is none. Did you mean “warning”? Until then it has no effect.',
      ],
    ],
    [
      { [CODE]: 2 },
      [
        'The setting plumbline.rules gives policy-owner-missing the severity 2, which is none. Write error, warning, information, hint or off. Until then it has no effect.',
      ],
    ],
    ['error', ['The setting plumbline.rules takes pairs such as {"policy-review-overdue": "error"}.']],
  ];
  for (const [rules, expected] of complaints) {
    it(`${JSON.stringify(rules)} has no effect, which is said once`, async () => {
      client = await LspClient.start(
        example(),
        asked(() => rules),
      );
      await client.until('a finding', () => pushed(client).length > 0);
      await changeSettings(client);
      await client.settled();
      assert.deepEqual(pushed(client), [`${CODE} 2`]);
      assert.deepEqual(warnings(client), expected);
    });
  }
});
