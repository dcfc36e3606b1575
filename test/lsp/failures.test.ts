/** When something goes wrong: it is in the log, in words, and the server goes on. */

import assert from 'node:assert/strict';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { answered, giveUpIfCancelled, guarded, logFailure } from '../../server/src/lsp/failures.ts';
import { brokenDisk } from './disks.ts';
import { FILES, POLICY, position, UNOWNED } from './example-files.ts';
import { LspClient } from './lsp-client.ts';

/** A log of the first lines of what is written to it: the rest is where in the code it happened. */
class Log {
  readonly lines: (string | undefined)[] = [];
  error(message: string): void {
    this.lines.push(message.split('\n')[0]);
  }
}

describe('a failure', () => {
  it('is written down with what was being done', () => {
    const log = new Log();
    logFailure(log, 'Reading', new Error('no disk'));
    logFailure(log, 'Writing', 'just a text');
    assert.deepEqual(log.lines, ['Reading failed: Error: no disk', 'Writing failed: just a text']);
  });

  it('is no failure of the log, which may be gone', () => {
    const gone = {
      error: (): never => {
        throw new Error('connection is closed');
      },
    };
    logFailure(gone, 'Reading', new Error('no disk'));
  });

  it('of a handler that nobody waits for is written down, whether it throws at once or later', async () => {
    const log = new Log();
    guarded(
      log,
      () => 'One',
      () => {
        throw new Error('at once');
      },
    )();
    guarded(
      log,
      () => 'Other',
      (name: string) => Promise.reject(new Error(`later, ${name}`)),
    )('by name');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(log.lines, ['One failed: Error: at once', 'Other failed: Error: later, by name']);
  });

  it('of a handler does not put off what it did at once', () => {
    const done: number[] = [];
    const handle = guarded(
      new Log(),
      () => 'Order',
      (one: number) => {
        done.push(one);
      },
    );
    for (const one of [1, 2, 3]) handle(one);
    assert.deepEqual(done, [1, 2, 3]);
  });

  it('of a request is written down and answered without the details', async () => {
    const log = new Log();
    const failed = answered(log, 'Hover', () => Promise.reject(new Error('at /home/jane/secret')));
    await assert.rejects(failed, { code: ErrorCodes.InternalError, message: 'Hover failed. The log has the details.' });
    assert.deepEqual(log.lines, ['Hover failed: Error: at /home/jane/secret']);
  });

  it('is not what a cancelled request is', async () => {
    const log = new Log();
    const source = new CancellationTokenSource();
    giveUpIfCancelled(source.token);
    source.cancel();
    const cancelled = answered(log, 'Hover', async () => {
      await Promise.resolve();
      giveUpIfCancelled(source.token);
    });
    await assert.rejects(cancelled, (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.RequestCancelled);
      return true;
    });
    assert.deepEqual(log.lines, []);
  });
});

describe('a disk that throws', () => {
  let client: LspClient;
  afterEach(() => client.stop());
  const errors = (): readonly (string | undefined)[] =>
    client.logged.filter(({ type }) => type === 1).map(({ message }) => message.split('\n')[0]);

  it('while the folder is read is logged; requests are answered, and a later look finds everything', async () => {
    let isBroken = true;
    client = await LspClient.start(FILES, { disk: brokenDisk('controls/access.yml', () => isBroken) });
    await client.open('policies/access.md', UNOWNED);
    assert.ok((await client.codes('policies/access.md')).includes('policy-owner-missing'));
    assert.deepEqual(errors(), ['Reading file:///workspace failed: Error: the disk is on fire at controls/access.yml']);
    isBroken = false;
    await client.watched(['.gitignore', 1]);
    client.files.write('.gitignore', 'nothing\n');
    await client.edit('policies/access.md', POLICY);
    await client.until('everything to be read', () => client.summaries.at(-1)?.controls === 1);
    assert.deepEqual(await client.codes('policies/access.md'), []);
  });

  it('at a file that has changed is logged, and the next change is heard of', async () => {
    let isBroken = false;
    client = await LspClient.start(FILES, { disk: brokenDisk('controls/access.yml', () => isBroken) });
    await client.settled();
    isBroken = true;
    client.files.write('policies/access.md', UNOWNED);
    await client.watched(['controls/access.yml', 2], ['policies/access.md', 2]);
    await client.until('a finding', () => client.pushedCodes('policies/access.md').length > 0);
    assert.deepEqual(client.pushedCodes('policies/access.md'), ['policy-owner-missing']);
    assert.deepEqual(errors(), ['Reading file:///workspace failed: Error: the disk is on fire at controls/access.yml']);
  });

  it('at a hover is logged and answered as an error, and the next hover is answered', async () => {
    let isBroken = false;
    const evidence = FILES['evidence/2026.yml'].replace('path: evidence/2026/', 'path: secret/');
    client = await LspClient.start(
      { ...FILES, '.gitignore': 'secret/\n', 'evidence/2026.yml': evidence, 'secret/review.csv': '' },
      { disk: brokenDisk('secret/review.csv', () => isBroken) },
    );
    await client.open('policies/access.md', POLICY);
    await client.settled();
    isBroken = true;
    // What was known of the file is forgotten, so that the hover asks the disk.
    await client.watched(['secret/review.csv', 3]);
    const hover = (): Promise<unknown> =>
      client.at('textDocument/hover', 'policies/access.md', position(POLICY, 'under AC|-01'));
    await assert.rejects(hover(), { code: ErrorCodes.InternalError });
    isBroken = false;
    assert.notEqual(await hover(), null);
  });
});
