/** Paths that are named together with what is read from Git, those of files that are gone too. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { GIT_ENVIRONMENT, hasGit, Repository } from './git-repository.ts';
import { CLEAN, type Ended, folderWith, MIXED, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

function run(cwd: string, ...args: readonly string[]): Ended {
  return plumbline(['check', '--as-of', '2026-09-15', ...args], { cwd, env: GIT_ENVIRONMENT });
}

describe('paths in what is read from Git', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('limit what is counted as gone', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    const controls = MIXED['controls/access.yml'] ?? '';
    // Without the first of its controls.
    repository.write('controls/access.yml', controls.replace(/ {2}- id: AC-01[^]*?(?= {2}- id: AC-02)/, ''));
    const gone = (...paths: readonly string[]): string | undefined =>
      /(\d+) findings? that (?:was|were) there (?:is|are) gone/.exec(
        run(repository.folder, '--changed-since', 'main', ...paths).stdout,
      )?.[1];
    assert.deepEqual([gone(), gone('controls'), gone('policies')], ['1', '1', undefined]);
    rmSync(join(repository.folder, 'controls/access.yml'));
    assert.deepEqual([gone(), gone('controls/access.yml'), gone('policies')], ['2', '2', undefined]);
  });

  it('that are gone are known to a repository alone', () => {
    const path = 'gone/deep/a.yml';
    const nowhere = `plumbline: There is no file or folder ${path}.\n`;
    assert.deepEqual(run(folderWith({}), '--staged', path), { code: 2, stdout: '', stderr: nowhere });
    const configured = folderWith(CLEAN);
    const none = `plumbline: ${configured} is in no Git repository.\n`;
    assert.deepEqual(run(configured, '--staged', path), { code: 2, stdout: '', stderr: none });
    const repository = new Repository(CLEAN);
    repository.commit('2026-09-01');
    assert.equal(run(repository.folder, '--staged', path).code, 0);
  });
});
