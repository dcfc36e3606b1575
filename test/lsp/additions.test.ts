/** What an editor shows in a document beside its text: resolved when it comes into sight, asked for anew when it is outdated. */

import assert from 'node:assert/strict';
import type { CodeLens, InlayHint, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { CONTROLS, FILES, POLICY } from './example-files.ts';
import { type ClientOptions, LspClient } from './lsp-client.ts';

const PATH = 'controls/access.yml';
const REFRESHING = {
  codeLens: { refreshSupport: true },
  inlayHint: { refreshSupport: true },
  semanticTokens: { refreshSupport: true },
};

let client: LspClient;

async function lensesOf(path: string): Promise<readonly CodeLens[] | null> {
  return client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: client.uri(path) } });
}

/** What the lenses of a document say. */
async function said(path: string): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const lens of (await lensesOf(path)) ?? []) {
    const resolved: CodeLens = await client.connection.sendRequest('codeLens/resolve', lens);
    titles.push(resolved.command?.title ?? '');
  }
  return titles;
}

function asked(method: string): number {
  return client.asked.filter((one) => one === method).length;
}

/** A client that has settings of its own, by folder where it is asked for one. */
function withSettings(settings: object): ClientOptions {
  return {
    capabilities: { workspace: { ...REFRESHING, configuration: true } },
    answers: {
      'workspace/configuration': (params) => {
        assert.ok(typeof params === 'object' && params !== null && 'items' in params && Array.isArray(params.items));
        return params.items.map(() => settings);
      },
    },
  };
}

describe('code lenses', () => {
  afterEach(() => client.stop());

  it('say what they say when they are resolved, and lead to places in a client that can show them', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { showsLocations: true } });
    await client.open(PATH, CONTROLS);
    const [policies = assert.fail()] = (await lensesOf(PATH)) ?? [];
    assert.equal(policies.command, undefined);
    const resolved: CodeLens = await client.connection.sendRequest('codeLens/resolve', policies);
    assert.equal(resolved.command?.title, '1 policy');
    assert.equal(resolved.command.command, 'plumbline.showLocations');
    assert.deepEqual(resolved.command.arguments, [
      client.uri(PATH),
      { line: 1, character: 4 },
      [
        {
          uri: client.uri('policies/access.md'),
          range: { start: { line: 1, character: 4 }, end: { line: 1, character: 14 } },
        },
      ],
    ]);
  });

  it('say it only, in another client', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, CONTROLS);
    const [lens = assert.fail()] = (await lensesOf(PATH)) ?? [];
    const resolved: CodeLens = await client.connection.sendRequest('codeLens/resolve', lens);
    assert.deepEqual(resolved.command, { title: '1 policy', command: '' });
  });

  it('are asked for anew when another document changes what they say, and not by an edit beside it', async () => {
    client = await LspClient.start(FILES, { capabilities: { workspace: REFRESHING } });
    await client.open(PATH, CONTROLS);
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await said(PATH), ['1 policy', '1 criterion', '✓ 1 performed']);
    await client.settled();
    assert.equal(asked('workspace/codeLens/refresh'), 0);
    await client.edit('policies/access.md', `${POLICY}\nMore.\n`);
    await client.settled();
    assert.equal(asked('workspace/codeLens/refresh'), 0);
    client.files.write('evidence/2026.yml', 'evidence: []\n');
    await client.watched(['evidence/2026.yml', 2]);
    await client.until('a refresh', () => asked('workspace/codeLens/refresh') > 0);
    assert.deepEqual((await said(PATH)).slice(2), ['next due 15 Jan 2027']);
  });

  it('are asked for anew when a control under a policy comes to another level', async () => {
    client = await LspClient.start(FILES, { capabilities: { workspace: REFRESHING } });
    await client.open('policies/access.md', POLICY);
    assert.deepEqual(await said('policies/access.md'), ['✓ 1 control proven', '1 criterion']);
    client.files.write('evidence/2026.yml', 'evidence: []\n');
    await client.watched(['evidence/2026.yml', 2]);
    await client.until('a refresh', () => asked('workspace/codeLens/refresh') > 0);
    assert.deepEqual(await said('policies/access.md'), ['✗ 1 control unproven', '1 criterion']);
  });

  it('never ask a client that takes no such request', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, CONTROLS);
    assert.equal((await said(PATH)).length, 3);
    client.files.write('evidence/2026.yml', 'evidence: []\n');
    await client.watched(['evidence/2026.yml', 2]);
    await client.settled();
    assert.equal(asked('workspace/codeLens/refresh'), 0);
  });

  it('are not there where the settings of the folder say so, and come back when they do not', async () => {
    const settings = { codeLens: { enabled: false } };
    client = await LspClient.start(FILES, withSettings(settings));
    await client.settled();
    await client.open(PATH, CONTROLS);
    assert.equal(await lensesOf(PATH), null);
    const before = asked('workspace/codeLens/refresh');
    settings.codeLens.enabled = true;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('a refresh', () => asked('workspace/codeLens/refresh') > before);
    assert.equal((await lensesOf(PATH))?.length, 3);
  });

  it('give up what is cancelled, and say nothing of what is gone meanwhile', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, CONTROLS);
    const [lens = assert.fail()] = (await lensesOf(PATH)) ?? [];
    const source = new CancellationTokenSource();
    const resolving = client.connection.sendRequest('codeLens/resolve', lens, source.token);
    source.cancel();
    await resolving.then(undefined, (error: { code?: number }) => assert.equal(error.code, -32800));
    await client.edit(PATH, CONTROLS.replace('AC-01', 'AC-02'));
    const gone: CodeLens = await client.connection.sendRequest('codeLens/resolve', lens);
    assert.deepEqual(gone.command, { title: '', command: '' });
    await client.close(PATH);
    const closed: CodeLens = await client.connection.sendRequest('codeLens/resolve', lens);
    assert.deepEqual(closed.command, { title: '', command: '' });
  });
});

describe('inlay hints', () => {
  afterEach(() => client.stop());

  const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hintsIn = (path: string, range = EVERYWHERE): Promise<readonly InlayHint[] | null> =>
    client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: client.uri(path) }, range });
  const labels = async (path: string, range = EVERYWHERE): Promise<readonly unknown[] | undefined> =>
    (await hintsIn(path, range))?.map(({ label }) => label);

  it('are given for the range that is asked for, and tell more when they are resolved', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, CONTROLS);
    assert.deepEqual(await labels(PATH), ['next review 1 Feb 2027', 'Logical access protection']);
    const below = { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } };
    const [hint = assert.fail(), ...others] = (await hintsIn(PATH, below)) ?? [];
    assert.deepEqual(others, []);
    const resolved: InlayHint = await client.connection.sendRequest('inlayHint/resolve', hint);
    assert.ok(typeof resolved.tooltip === 'object' && /AC-01/.test(resolved.tooltip.value));
  });

  it('are asked for anew when another document changes them, and when the day turns', async () => {
    const people = FILES['people.control.yml'];
    client = await LspClient.start(FILES, {
      capabilities: { workspace: REFRESHING },
      initializationOptions: {},
    });
    await client.open(PATH, CONTROLS);
    assert.equal((await labels(PATH))?.length, 2);
    await client.settled();
    const before = asked('workspace/inlayHint/refresh');
    client.files.write('people.control.yml', people.replace('name: Jane Doe', 'name: Joan Dee'));
    await client.watched(['people.control.yml', 2]);
    await client.until('a refresh', () => asked('workspace/inlayHint/refresh') > before);
    assert.deepEqual(await labels(PATH), ['Joan Dee', 'next review 1 Feb 2027', 'Logical access protection']);
    const then = asked('workspace/inlayHint/refresh');
    client.clock.turn('2027-02-02');
    await client.until('another refresh', () => asked('workspace/inlayHint/refresh') > then);
    assert.deepEqual(await labels(PATH), ['Joan Dee', 'review was due 1 Feb 2027', 'Logical access protection']);
  });

  it('are there as far as the settings want them', async () => {
    const settings = { inlayHints: { criteria: false, people: true, reviews: true } };
    client = await LspClient.start(FILES, withSettings(settings));
    await client.settled();
    await client.open(PATH, CONTROLS);
    assert.deepEqual(await labels(PATH), ['next review 1 Feb 2027']);
    settings.inlayHints.criteria = true;
    settings.inlayHints.reviews = false;
    const before = asked('workspace/inlayHint/refresh');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('a refresh', () => asked('workspace/inlayHint/refresh') > before);
    assert.deepEqual(await labels(PATH), ['Logical access protection']);
  });
});

describe('semantic tokens', () => {
  afterEach(() => client.stop());

  const tokensOf = (path: string): Promise<SemanticTokens> =>
    client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: client.uri(path) } });
  const deltaOf = (path: string, previousResultId: string): Promise<SemanticTokensDelta | SemanticTokens> =>
    client.connection.sendRequest('textDocument/semanticTokens/full/delta', {
      textDocument: { uri: client.uri(path) },
      previousResultId,
    });

  it('are given as what has changed since the last time, and whole where nobody knows that', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, CONTROLS);
    const first = await tokensOf(PATH);
    await client.edit(PATH, CONTROLS.replace('    title: Access review\n', '    title: Access\n\n'));
    const delta = await deltaOf(PATH, first.resultId ?? assert.fail());
    assert.ok('edits' in delta);
    const [edit = assert.fail(), ...others] = delta.edits;
    assert.deepEqual(others, []);
    const data = first.data.toSpliced(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const whole = await deltaOf(PATH, 'none of ours');
    assert.ok('data' in whole);
    assert.deepEqual(data, whole.data);
  });

  it('are asked for anew when an ID is defined elsewhere or is no more', async () => {
    client = await LspClient.start(FILES, { capabilities: { workspace: REFRESHING } });
    await client.open('evidence/2026.yml', FILES['evidence/2026.yml']);
    const before = await tokensOf('evidence/2026.yml');
    await client.settled();
    client.files.delete('controls/access.yml');
    await client.watched(['controls/access.yml', 3]);
    await client.until('a refresh', () => asked('workspace/semanticTokens/refresh') > 0);
    assert.notDeepEqual((await tokensOf('evidence/2026.yml')).data, before.data);
  });
});
