/** Checking everything anew, and the tally for a report: over the protocol. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import type { CheckProgress, CheckWorkspaceResult, TallyResult } from '../../server/src/protocol/check-messages.ts';
import { FILES, UNOWNED } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

const REVIEW = 'evidence/2026/review.csv';
const RECORDED = createHash('sha256').update(FILES[REVIEW]).digest('hex');
const WITH_DIGEST = {
  ...FILES,
  'evidence/2026.yml': FILES['evidence/2026.yml'].replace('review.csv}', `review.csv, sha256: ${RECORDED}}`),
};

describe('checking everything', () => {
  let client: LspClient | undefined;
  afterEach(() => client?.stop());

  const check = (one: LspClient): Promise<CheckWorkspaceResult> =>
    one.connection.sendRequest('plumbline/checkWorkspace', { progress: 'check' });

  it('reads the disk and verifies the evidence anew, and counts what the editor shows', async () => {
    client = await LspClient.start(WITH_DIGEST);
    const said: string[] = [];
    client.connection.onProgress(new ProgressType<CheckProgress>(), 'check', ({ message }) => {
      said.push(message);
    });
    const none = { errors: 0, warnings: 0, information: 0, hints: 0 };
    const verified = { verified: 1, differing: 0, unverified: 0 };
    assert.deepEqual(await check(client), { documents: 5, ...none, evidence: verified });
    assert.deepEqual([said[0], said.at(-1)], ['reading policies and registers', 'checking']);
    // Nobody has told the server of these changes.
    client.files.write('policies/access.md', UNOWNED);
    client.files.write(REVIEW, 'account\n');
    assert.deepEqual(await check(client), {
      documents: 5,
      ...none,
      errors: 1,
      warnings: 1,
      evidence: { verified: 0, differing: 1, unverified: 0 },
    });
    await client.until(
      'the finding',
      () => client?.pushedCodes('policies/access.md').join() === 'policy-owner-missing',
    );
  });

  it('takes what is open and not saved', async () => {
    client = await LspClient.start(WITH_DIGEST);
    await client.open('policies/access.md', UNOWNED);
    const { warnings } = await check(client);
    assert.equal(warnings, 1);
  });

  it('is called off when the request is cancelled', async () => {
    client = await LspClient.start(WITH_DIGEST);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('plumbline/checkWorkspace', { progress: 'check' }, source.token);
    source.cancel();
    await assert.rejects(asked, /cancelled/);
    assert.equal((await check(client)).documents, 5);
  });

  it('says how much there is, and nothing of what it is', async () => {
    client = await LspClient.start(WITH_DIGEST);
    await client.settled();
    const tally: TallyResult = await client.connection.sendRequest('plumbline/tally');
    assert.deepEqual(tally, {
      folders: 1,
      documents: { configuration: 1, policy: 1, register: 3 },
      records: { policy: 1, control: 1, evidence: 1, person: 2 },
    });
  });
});
