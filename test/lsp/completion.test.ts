/** Completion over the protocol: what is sent at once and what only when asked, by what the client takes. */

import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { FILES, position } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

const PATH = 'controls/new.yml';
const RECORD = 'controls:\n  - |';
const OWNER = 'controls:\n  - id: AC-77\n    owner: |';

/** An editor that takes all there is. */
const FULL = {
  completion: {
    completionItem: {
      snippetSupport: true,
      insertReplaceSupport: true,
      insertTextModeSupport: { valueSet: [1, 2] },
      resolveSupport: { properties: ['documentation'] },
    },
  },
};

describe('Completion over the protocol', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const ask = async (marked: string): Promise<readonly CompletionItem[]> => {
    const text = marked.replace('|', '');
    await client.open(PATH, text);
    const list = await client.at<CompletionList>('textDocument/completion', PATH, position(text, marked));
    return list.items;
  };
  const resolve = (item: CompletionItem | undefined): Promise<CompletionItem> =>
    client.connection.sendRequest('completionItem/resolve', item);
  const value = ({ documentation }: CompletionItem): string =>
    typeof documentation === 'object' ? documentation.value : (documentation ?? '');

  it('is announced with what begins it', async () => {
    client = await LspClient.start(FILES);
    assert.deepEqual(client.capabilities.completionProvider, {
      triggerCharacters: ['[', ',', ' ', ':', '-', '.', '@', '/', '(', '#'],
      resolveProvider: true,
    });
  });

  it('sends documentation only for the one offer that is looked at, to a client that asks for it', async () => {
    client = await LspClient.start(FILES, { capabilities: { textDocument: FULL } });
    const items = await ask(OWNER);
    assert.ok(items.length > 0 && items.every(({ documentation }) => documentation === undefined));
    const jane = items.find(({ label }) => label === 'jane.doe');
    const resolved = await resolve(jane);
    assert.match(value(resolved), /\*\*jane\\\.doe\*\*|\*\*jane\.doe\*\*/);
    assert.deepEqual({ ...resolved, documentation: undefined }, { ...jane, documentation: undefined });
  });

  it('sends what a key means at once to a client that never asks', async () => {
    client = await LspClient.start(FILES);
    const items = await ask('controls:\n  - id: AC-77\n    ow|');
    const owner = items.find(({ label }) => label === 'owner');
    assert.equal(owner?.documentation, 'The one person who answers for the control. Not two: with two, nobody does.');
    // One that asks all the same is answered.
    assert.deepEqual(await resolve(owner), owner);
  });

  it('sends places to fill in only to a client that takes them', async () => {
    client = await LspClient.start(FILES, { capabilities: { textDocument: FULL } });
    const [snippet] = await ask(RECORD);
    assert.deepEqual([snippet?.label, snippet?.insertTextFormat, snippet?.insertTextMode], ['control', 2, 1]);
    assert.match(snippet?.textEdit?.newText ?? '', /^id: \$\{1:AC-\d+\}\n {4}title: \$2\n/);
    client.stop();
    client = await LspClient.start(FILES);
    const items = await ask(RECORD);
    assert.ok(items.every(({ insertTextFormat }) => insertTextFormat === 1));
    assert.match(items[0]?.textEdit?.newText ?? '', /^id: AC-\d+\n {4}title:\n/);
  });

  it('gives an item back as it is that is none of ours, or whose record is gone', async () => {
    client = await LspClient.start(FILES, { capabilities: { textDocument: FULL } });
    const items = await ask(OWNER);
    const uri = client.uri(PATH);
    const about = { subject: 'record', kind: 'person', id: 'nobody' };
    const others: readonly unknown[] = [
      undefined,
      null,
      7,
      { uri },
      { uri, about },
      { uri, about: { ...about, kind: 'planet' } },
      { uri, about: { subject: 'field', owner: 'control', name: 'nothing' } },
      { uri, about: { subject: 'rule', code: 'no-rule' } },
      { uri, about: { subject: 'criterion', key: 'TSC.CC99.9' } },
      { uri: 'file:///elsewhere/x.yml', about: { ...about, id: 'jane.doe' } },
    ];
    for (const data of others) {
      const item = { label: 'x', ...(data === undefined ? {} : { data }) };
      // oxlint-disable-next-line eslint/no-await-in-loop -- one question after the other
      assert.deepEqual(await client.connection.sendRequest('completionItem/resolve', item), item);
    }
    assert.ok(items.length > 0);
    assert.deepEqual(
      client.logged.filter(({ type }) => type === 1),
      [],
    );
  });

  it('is given up when it is cancelled, and asked again is answered', async () => {
    client = await LspClient.start(FILES, { capabilities: { textDocument: FULL } });
    const text = OWNER.replace('|', '');
    await client.open(PATH, text);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: client.uri(PATH) }, position: position(text, OWNER) };
    const asked = client.connection.sendRequest('textDocument/completion', params, source.token);
    source.cancel();
    // Cancelled in time it is an error with the code of the protocol; answered before that, it is an answer.
    await asked.then(undefined, (error: { code?: number }) => assert.equal(error.code, -32800));
    const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', params);
    assert.ok(list.items.some(({ label }) => label === 'jane.doe'));
  });
});
