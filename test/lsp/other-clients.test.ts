/** Clients that can do less than VS Code, greet otherwise, or say what was not asked for. */

import assert from 'node:assert/strict';
import type { CompletionList, Hover } from 'vscode-languageserver';
import { FILES, POLICY, position, UNOWNED } from './example-files.ts';
import { AS_OF, LspClient, ROOT } from './lsp-client.ts';

const PATH = 'policies/access.md';

/** The greeting of a client that says nothing of itself but the folder. */
const BARE = { workspaceFolders: undefined, capabilities: {} };

describe('a client', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const folders: Readonly<Record<string, object>> = {
    'rootUri, beside a list of folders that is null': { rootUri: ROOT, workspaceFolders: null },
    'rootUri alone': { rootUri: ROOT },
    'rootPath alone': { rootUri: null, rootPath: '/workspace' },
  };
  for (const [how, greeting] of Object.entries(folders)) {
    it(`that names its folder by ${how} is pushed what is found in it, and asked for nothing`, async () => {
      client = await LspClient.start({ ...FILES, [PATH]: UNOWNED }, { greeting: { ...BARE, ...greeting } });
      await client.until('a push', () => client.pushedCodes(PATH).length > 0);
      assert.deepEqual(client.pushedCodes(PATH), ['policy-owner-missing']);
      await client.open(PATH, UNOWNED);
      await client.edit(PATH, POLICY);
      await client.until('the push to be taken back', () => client.pushedCodes(PATH).length === 0);
      assert.deepEqual(client.asked, []);
    });
  }

  for (const rootUri of [null, undefined]) {
    it(`that has no folder, and says ${String(rootUri)}, is told of the file that it opens`, async () => {
      client = await LspClient.start({}, { greeting: { ...BARE, rootUri } });
      await client.open(PATH, UNOWNED);
      await client.until('a push', () => client.pushedCodes(PATH).length > 0);
      assert.deepEqual(client.pushedCodes(PATH), ['policy-owner-missing']);
    });
  }

  it('that names an empty list of folders has none', async () => {
    client = await LspClient.start(
      { ...FILES, [PATH]: UNOWNED },
      { greeting: { rootUri: ROOT, workspaceFolders: [] } },
    );
    const { documents } = await client.settled();
    assert.equal(documents, 0);
  });

  it('that pulls and cannot be asked to pull again is not', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    client = await LspClient.start(FILES, { greeting: { capabilities } });
    await client.open(PATH, POLICY);
    assert.deepEqual(await client.codes(PATH), []);
    await client.edit('controls/access.yml', 'controls: []\n');
    await client.settled();
    assert.deepEqual(client.asked, []);
  });

  it('that can only count UTF-8 is told that positions count UTF-16 all the same', async () => {
    client = await LspClient.start(FILES, {
      greeting: { capabilities: { general: { positionEncodings: ['utf-8'] } } },
    });
    assert.equal(client.capabilities.positionEncoding, 'utf-16');
  });

  it('that takes no snippets is given none', async () => {
    client = await LspClient.start(FILES, { greeting: { capabilities: {} } });
    await client.open(PATH, UNOWNED);
    const at = position(UNOWNED, '|satisfies');
    const list = await client.at<CompletionList>('textDocument/completion', PATH, at);
    assert.ok(list.items.length > 0);
    assert.deepEqual([...new Set(list.items.map(({ insertTextFormat }) => insertTextFormat))], [1]);
  });

  it('that says what nobody asked for is heard on', async () => {
    client = await LspClient.start(FILES);
    await client.open(PATH, POLICY);
    const textDocument = { uri: client.uri(PATH) };
    await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
    await client.connection.sendNotification('$/somethingOfItsOwn', {});
    await client.connection.sendNotification('workspace/somethingNew', {});
    await client.connection.sendNotification('textDocument/willSave', { textDocument, reason: 1 });
    await client.connection.sendNotification('textDocument/didSave', { textDocument });
    const edits = await client.connection.sendRequest('textDocument/willSaveWaitUntil', { textDocument, reason: 1 });
    assert.deepEqual(edits, []);
    await assert.rejects(client.connection.sendRequest('textDocument/formatting', { textDocument }), { code: -32601 });
    const hover = await client.at<Hover>('textDocument/hover', PATH, position(POLICY, '|CC6.1'));
    assert.match(JSON.stringify(hover.contents), /CC6\.1/);
  });

  it('that does not tell of changed files has everything read anew when it saves', async () => {
    client = await LspClient.start(FILES, { greeting: { ...BARE, rootUri: ROOT } });
    await client.settled();
    await client.open('controls/access.yml', FILES['controls/access.yml']);
    client.files.write(PATH, UNOWNED);
    const textDocument = { uri: client.uri('controls/access.yml') };
    await client.connection.sendNotification('textDocument/didSave', { textDocument });
    await client.until('a push', () => client.pushedCodes(PATH).length > 0);
    assert.deepEqual(client.pushedCodes(PATH), ['policy-owner-missing']);
  });

  it('that tells of changed files has nothing read when it saves', async () => {
    client = await LspClient.start(FILES, { initializationOptions: { asOf: AS_OF, watchesFiles: true } });
    await client.settled();
    await client.open(PATH, POLICY);
    client.files.write('controls/access.yml', 'controls: []\n');
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri(PATH) } });
    const hover = await client.at<Hover>('textDocument/hover', PATH, position(POLICY, '|CC6.1'));
    assert.match(JSON.stringify(hover.contents), /AC-01/);
    assert.equal(client.logged.filter(({ message }) => message.startsWith('Read ')).length, 1);
  });
});
