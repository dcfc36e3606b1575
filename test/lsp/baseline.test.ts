/** The baseline in an editor: in force as soon as its file is there, and told of where it cannot be read. */

import assert from 'node:assert/strict';
import { Engine } from '../../server/src/engine/engine.ts';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { BASELINE_FILE, baselineText } from '../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { FILES, UNOWNED } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

const SPOILED = { ...FILES, 'policies/access.md': UNOWNED };

/** What `check --write-baseline` writes for these files. */
async function baselineOf(files: Readonly<Record<string, string>>): Promise<string> {
  const asOf = '2026-09-15';
  assert.ok(isCivilDate(asOf));
  const engine = new Engine({
    folder: 'file:///work',
    fileSystem: memoryFileSystem(files, { root: 'file:///work' }),
    asOf,
  });
  await engine.workspace.load();
  return baselineText(engine.recordFindings());
}

describe('a baseline', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  it('keeps findings back from the start, of closed documents and of open ones', async () => {
    client = await LspClient.start({ ...SPOILED, [BASELINE_FILE]: await baselineOf(SPOILED) });
    await client.settled();
    await client.open('policies/access.md', UNOWNED);
    assert.deepEqual(await client.codes('policies/access.md'), []);
    assert.deepEqual(client.pushes, []);
    await client.edit('policies/access.md', UNOWNED.replace('approver: chris.lee\n', ''));
    assert.deepEqual(await client.codes('policies/access.md'), ['policy-approver-missing']);
  });

  it('that appears, changes and goes is in force at once', async () => {
    client = await LspClient.start(SPOILED);
    const codes = (): readonly unknown[] => client.pushedCodes('policies/access.md');
    await client.until('the finding', () => codes().length > 0);
    client.files.write(BASELINE_FILE, await baselineOf(SPOILED));
    await client.watched([BASELINE_FILE, 1]);
    await client.until('no finding', () => codes().length === 0);
    client.files.write(BASELINE_FILE, await baselineOf(FILES));
    await client.watched([BASELINE_FILE, 2]);
    await client.until('the finding', () => codes().length > 0);
    client.files.write(BASELINE_FILE, await baselineOf(SPOILED));
    await client.watched([BASELINE_FILE, 2]);
    await client.until('no finding', () => codes().length === 0);
    client.files.delete(BASELINE_FILE);
    await client.watched([BASELINE_FILE, 3]);
    await client.until('the finding', () => codes().length > 0);
  });

  it('that cannot be read keeps nothing back, and the log says so once', async () => {
    client = await LspClient.start({ ...SPOILED, [BASELINE_FILE]: '{' });
    await client.until('the finding', () => client.pushedCodes('policies/access.md').length > 0);
    await client.watched([BASELINE_FILE, 2]);
    await client.settled();
    const told = client.logged.filter(({ message }) => message.includes(BASELINE_FILE));
    assert.deepEqual(
      told.map(({ message }) => message.replace(/ \(.*\)$/, '')),
      [`${BASELINE_FILE} is not JSON, perhaps after a merge. Write it again with --write-baseline.`],
    );
  });
});
