/** The call hierarchy over the protocol: through documents that nobody has open. */

import assert from 'node:assert/strict';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { FILES, POLICY, position } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

let client: LspClient;

async function criterion(): Promise<CallHierarchyItem> {
  client = await LspClient.start(FILES);
  await client.open('policies/access.md', POLICY);
  const at = position(POLICY, '[CC6|.1]');
  const items = await client.at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', 'policies/access.md', at);
  return items[0] ?? assert.fail();
}

function restsOn(item: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[] | null> {
  return client.connection.sendRequest('callHierarchy/outgoingCalls', { item });
}

describe('the call hierarchy', () => {
  afterEach(() => client.stop());

  it('leads from a criterion to a control, to its evidence, and back', async () => {
    const [control = assert.fail()] = (await restsOn(await criterion())) ?? [];
    assert.equal(control.to.uri, client.uri('controls/access.yml'));
    const below = (await restsOn(control.to)) ?? [];
    assert.deepEqual(
      below.map(({ to }) => `${to.name}: ${to.detail ?? ''}`),
      ['POL-ACCESS: Access Control Policy · approved', 'EV-1: 2026 · review.csv'],
    );
    const evidence = below[1]?.to ?? assert.fail();
    const above: CallHierarchyIncomingCall[] | null = await client.connection.sendRequest(
      'callHierarchy/incomingCalls',
      {
        item: evidence,
      },
    );
    assert.deepEqual(
      above?.map(({ from }) => from.name),
      ['AC-01'],
    );
  });

  it('is that of the records as they are now', async () => {
    const item = await criterion();
    await client.open('controls/access.yml', '# New\n');
    assert.deepEqual(
      ((await restsOn(item)) ?? []).map(({ to }) => to.name),
      ['POL-ACCESS'],
    );
    await client.close('policies/access.md');
    assert.equal((await restsOn(item))?.length, 1);
  });

  it('is given up when it is cancelled, and null for what is no item of ours', async () => {
    const item = await criterion();
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('callHierarchy/outgoingCalls', { item }, source.token);
    source.cancel();
    await asked.then(undefined, (error: { code?: number }) => assert.equal(error.code, -32800));
    assert.equal(await restsOn({ ...item, data: undefined }), null);
    assert.equal(await restsOn({ ...item, data: { from: 'git:/a', criterion: 'TSC.CC6.1' } }), null);
  });
});
