/** Workspace folders: several, within each other, coming and going; and documents that are in none of them. */

import assert from 'node:assert/strict';
import { Gate, slowDisk } from './disks.ts';
import { CONFIGURATION, FILES, POLICY, UNOWNED } from './example-files.ts';
import { LspClient, ROOT } from './lsp-client.ts';

const INNER = `${ROOT}/inner`;

/** A folder with another in it, which takes a missing owner for an error. */
const NESTED = {
  ...FILES,
  'inner/plumbline.yml': `${CONFIGURATION.trimEnd().replace(/\}$/, ', policy-owner-missing: error}')}\n`,
  'inner/policies/access.md': UNOWNED,
};

describe('folders', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const severities = (path: string): readonly unknown[] =>
    (client.pushed.get(client.uri(path)) ?? [])
      .filter(({ code }) => code === 'policy-owner-missing')
      .map(({ severity }) => severity);

  it('within each other: the innermost speaks for a document, and the outer one again when that is gone', async () => {
    client = await LspClient.start(NESTED, { folders: [ROOT, INNER] });
    await client.until('a finding', () => severities('inner/policies/access.md').length > 0);
    assert.deepEqual(severities('inner/policies/access.md'), [1]);
    await client.folders({ removed: [INNER] });
    await client.until('a warning', () => severities('inner/policies/access.md')[0] === 2);
    await client.folders({ added: [INNER] });
    await client.until('an error', () => severities('inner/policies/access.md')[0] === 1);
  });

  it('within each other: an edit reaches both', async () => {
    client = await LspClient.start(NESTED, { folders: [ROOT, INNER] });
    await client.open('inner/policies/access.md', UNOWNED.replace('id: POL-ACCESS', 'id: POL-INNER'));
    await client.open('policies/other.md', POLICY.replace('id: POL-ACCESS', 'id: POL-INNER'));
    // In the outer folder both policies have the ID, and each says so where it stands.
    assert.deepEqual(await client.codes('policies/other.md'), ['id-duplicate']);
    await client.edit('inner/policies/access.md', UNOWNED.replace('id: POL-ACCESS', 'id: POL-ELSE'));
    assert.deepEqual(await client.codes('policies/other.md'), []);
  });

  it('within each other: a closed document is what the disk holds, in both', async () => {
    client = await LspClient.start(NESTED, { folders: [ROOT, INNER] });
    await client.open('policies/other.md', POLICY.replace('id: POL-ACCESS', 'id: POL-INNER'));
    await client.open('inner/policies/access.md', UNOWNED.replace('id: POL-ACCESS', 'id: POL-INNER'));
    assert.deepEqual(await client.codes('policies/other.md'), ['id-duplicate']);
    const before = client.refreshes;
    await client.close('inner/policies/access.md');
    await client.until('a refresh', () => client.refreshes > before);
    assert.deepEqual(await client.codes('policies/other.md'), []);
    assert.deepEqual(severities('inner/policies/access.md'), [1]);
  });

  it('that go take with them what was said of their documents', async () => {
    client = await LspClient.start({ ...FILES, 'policies/access.md': UNOWNED });
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    await client.folders({ removed: [ROOT] });
    await client.until('no finding', () => client.pushedCodes('policies/access.md').length === 0);
    await client.until('an empty summary', () => client.summaries.at(-1)?.documents === 0);
    const summary = client.summaries.at(-1);
    assert.deepEqual([summary?.warnings, summary?.days], [0, []]);
  });

  it('that go while they are read leave nothing of what was read, and requests are answered without them', async () => {
    const gate = new Gate();
    client = await LspClient.start(FILES, { disk: slowDisk(gate, 'controls/access.yml') });
    await gate.reached;
    await client.open('evidence/2026.yml', FILES['evidence/2026.yml']);
    // With half of the folder read, its control would be unknown.
    const pulled = client.codes('evidence/2026.yml');
    await client.folders({ removed: [ROOT] });
    assert.deepEqual(await pulled, []);
    gate.open();
    await client.until('a summary', () => client.summaries.at(-1)?.documents === 0);
    assert.equal(client.summaries.at(-1)?.errors, 0);
    assert.deepEqual([...client.pushed.values()].flat(), []);
    assert.deepEqual(client.logged, []);
  });

  it('add up in one summary, which names their common goal, or says “ready” where they have two', async () => {
    const type1 = CONFIGURATION.replace('type: 2', 'type: 1').replace(/ {2}period: .*\n/, '  as_of: 2026-06-30\n');
    const files = Object.fromEntries(
      Object.entries(FILES).flatMap(([path, text]) => [
        [`acme/${path}`, text],
        [`beta/${path}`, path === 'plumbline.yml' ? type1 : text],
      ]),
    );
    client = await LspClient.start(files, { folders: [`${ROOT}/acme`, `${ROOT}/beta`] });
    await client.until('both to be read', () => client.summaries.at(-1)?.policies === 2);
    const last = client.summaries.at(-1);
    assert.deepEqual([last?.goal, last?.criteriaReady, last?.criteriaInScope, last?.controls], ['ready', 2, 66, 2]);
    assert.equal(last?.configurations, 2);
    await client.folders({ removed: [`${ROOT}/acme`] });
    await client.until('one to be left', () => client.summaries.at(-1)?.policies === 1);
    assert.equal(client.summaries.at(-1)?.goal, 'evidenced');
  });

  it('are counted where they have a plumbline.yml, as soon as there is one', async () => {
    const { 'plumbline.yml': configuration, ...others } = FILES;
    client = await LspClient.start(others);
    assert.equal((await client.settled()).configurations, 0);
    await client.open('plumbline.yml', configuration);
    await client.until('it to be counted', () => client.summaries.at(-1)?.configurations === 1);
  });

  it('that go and come again in one message are read anew', async () => {
    client = await LspClient.start(FILES);
    await client.settled();
    client.files.write('policies/access.md', UNOWNED);
    await client.folders({ removed: [ROOT], added: [ROOT] });
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
  });

  it('that are added twice are one', async () => {
    client = await LspClient.start(FILES);
    await client.folders({ added: [`${ROOT}/`] });
    await client.until('a summary', () => client.summaries.at(-1)?.indexing === false);
    assert.equal(client.summaries.at(-1)?.policies, 1);
  });

  it('hear of many files at once by being read anew', async () => {
    client = await LspClient.start(FILES);
    await client.settled();
    client.files.delete('policies/access.md');
    client.files.write('policies/renamed.md', UNOWNED);
    const noise = Array.from({ length: 600 }, (_, at) => [`build/${at}.bin`, 1] as const);
    await client.watched(...noise, ['policies/access.md', 3], ['policies/renamed.md', 1]);
    await client.until('a finding', () => client.pushedCodes('policies/renamed.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/renamed.md'), ['policy-owner-missing']);
    assert.equal(client.logged.filter(({ message }) => message.startsWith('Read ')).length, 2);
  });
});

describe('a document in no folder', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('knows of the others that are open beside it, and of nothing else', async () => {
    client = await LspClient.start(FILES, { folders: [], pulls: false });
    const duplicate = POLICY.replace('owner: jane.doe\n', 'owner: nobody.known\n');
    await client.open('policies/access.md', POLICY);
    await client.open('policies/copy.md', duplicate);
    await client.until('a finding', () => client.pushedCodes('policies/copy.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/copy.md'), ['id-duplicate']);
    await client.close('policies/access.md');
    await client.until('no finding', () => client.pushedCodes('policies/copy.md').length === 0);
  });

  it('has nothing said of it once it is closed', async () => {
    client = await LspClient.start({}, { folders: [], pulls: false });
    await client.open('policies/access.md', UNOWNED);
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    await client.close('policies/access.md');
    await client.until('no finding', () => client.pushedCodes('policies/access.md').length === 0);
    await client.until('an empty summary', () => client.summaries.at(-1)?.warnings === 0);
  });

  it('belongs to the folder that is added around it, and is on its own again when that goes', async () => {
    client = await LspClient.start(FILES, { folders: [] });
    await client.open(
      'policies/other.md',
      UNOWNED.replace('id: POL-ACCESS', 'id: POL-OTHER').replace(/AC-01/g, 'XX-99'),
    );
    const pulledAnew = async (change: Parameters<LspClient['folders']>[0]): Promise<readonly string[]> => {
      const before = client.refreshes;
      await client.folders(change);
      await client.until('a refresh', () => client.refreshes > before);
      return client.codes('policies/other.md');
    };
    assert.deepEqual(await client.codes('policies/other.md'), ['policy-owner-missing']);
    const inFolder = ['policy-owner-missing', 'control-unknown'];
    assert.deepEqual(await pulledAnew({ added: [ROOT] }), inFolder);
    assert.deepEqual(await pulledAnew({ removed: [ROOT] }), ['policy-owner-missing']);
  });
});
