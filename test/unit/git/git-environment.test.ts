/** Git is run so that it only reads, in the repository that is meant. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitEnvironment } from '../../../server/src/git/git-environment.ts';

describe('the environment of git', () => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-git-'));
  const [one, other] = [join(root, 'one'), join(root, 'other')];
  for (const repository of [one, other]) mkdirSync(join(repository, '.git'), { recursive: true });
  const inside = join(one, 'compliance');
  mkdirSync(inside);
  after(() => rmSync(root, { recursive: true }));

  it('asks nobody and fetches nothing', () => {
    const { GIT_TERMINAL_PROMPT, GIT_NO_LAZY_FETCH, GIT_ALLOW_PROTOCOL, GIT_OPTIONAL_LOCKS } = gitEnvironment(
      one,
      {},
      one,
    );
    assert.deepEqual(
      [GIT_TERMINAL_PROMPT, GIT_NO_LAZY_FETCH, GIT_ALLOW_PROTOCOL, GIT_OPTIONAL_LOCKS],
      ['0', '1', 'none', '0'],
    );
  });

  it('is that of a hook, for a folder in the same repository', () => {
    const hook = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/next-index-1.lock' };
    const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE } = gitEnvironment(inside, hook, one);
    assert.deepEqual([GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE], [join(one, '.git'), one, '.git/next-index-1.lock']);
  });

  it('is not that of a hook, for another repository', () => {
    const hook = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', HOME: '/home/jane' };
    const { GIT_DIR, GIT_INDEX_FILE, HOME } = gitEnvironment(other, hook, one);
    assert.deepEqual([GIT_DIR, GIT_INDEX_FILE, HOME], [undefined, undefined, '/home/jane']);
  });
});
