/** `plumbline check` on files of evidence with a SHA-256, from the outside. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, readdirSync, readlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CLEAN, folderWith, plumbline, removeFolders, startPlumbline } from './run-plumbline.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A folder with a file of evidence and a record that gives its digest. */
function evidence(recorded: string, present: string): string {
  return folderWith({
    ...CLEAN,
    'controls/access.yml': 'controls:\n  - {id: AC-01, status: retired}\n',
    'evidence/2026.yml': `evidence:\n  - {id: EV-1, control: AC-01, path: evidence/q1.csv, sha256: ${sha256(recorded)}}\n`,
    'evidence/q1.csv': present,
  });
}

const CHECK = ['check', '--as-of', '2026-09-15'];

/** Whether a process has a file open; only where the system says so. */
function hasOpen(pid: number, path: string): boolean {
  try {
    const files = `/proc/${pid}/fd`;
    return readdirSync(files).some((name) => readlinkSync(join(files, name)) === path);
  } catch {
    return false;
  }
}

after(removeFolders);

describe('check: files of evidence', () => {
  it('are verified, small ones and large ones', () => {
    const large = 'evidence '.repeat(500_000);
    for (const text of ['user,kept\n', large]) {
      const right = plumbline(CHECK, { cwd: evidence(text, text) });
      assert.deepEqual([right.code, right.stderr], [0, '']);
      const wrong = plumbline(CHECK, { cwd: evidence(text, `${text}x`) });
      assert.deepEqual([wrong.code, wrong.stderr], [1, '']);
      assert.match(wrong.stdout, /error {2}evidence-hash-mismatch/);
    }
  });

  it('that cannot be read are named, since silence would look like a verdict', function () {
    const cwd = evidence('a', 'a');
    chmodSync(join(cwd, 'evidence/q1.csv'), 0);
    // Root may read anything.
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const { code, stderr } = plumbline(CHECK, { cwd });
    assert.deepEqual([code, stderr], [0, 'evidence/q1.csv could not be read, so its SHA-256 was not verified.\n']);
  });

  it('do not keep Ctrl-C waiting, however large they are', async function () {
    if (process.platform !== 'linux') this.skip();
    const cwd = evidence('a', 'a');
    const path = join(cwd, 'evidence/q1.csv');
    // A hole in the disk: it takes no room, and half a minute to read.
    truncateSync(path, 40_000_000_000);
    const child = startPlumbline(CHECK, { cwd });
    const { pid } = child;
    assert.ok(pid !== undefined);
    const ended = once(child, 'exit');
    while (child.exitCode === null && !hasOpen(pid, path)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- until it has begun
      await wait(5);
    }
    child.kill('SIGINT');
    await ended;
    assert.equal(child.exitCode, 130);
  });
});
