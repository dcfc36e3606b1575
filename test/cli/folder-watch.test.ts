/** Watching folders as macOS and Windows have it: one watcher for all that lies in a root. */

import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderWatch } from '../../server/src/cli/folder-watch.ts';
import { systemClock } from '../../server/src/host/clock.ts';
import { folderWith, removeFolders } from './run-plumbline.ts';

after(removeFolders);

describe('a recursive watch of folders', function () {
  this.timeout(60_000);

  it('hears of what lies in a root, and of what lies directly in a folder beside it', async () => {
    const root = realpathSync(folderWith({ 'policies/a.md': '' }));
    const beside = realpathSync(folderWith({ 'other.yml': '', 'deep/b.md': '' }));
    const watch = new FolderWatch({ clock: systemClock, recursive: true });
    const named = join(beside, 'other.yml');
    try {
      watch.watch(
        { roots: [root], folders: [join(root, 'policies')], beside: [beside, root] },
        systemClock.now() + 60_000,
      );
      writeFileSync(join(beside, 'deep/b.md'), 'none of ours');
      writeFileSync(named, 'changed');
      const first = await watch.next();
      assert.deepEqual([...first], [named]);
      // One that is new among those beside is looked at too.
      const other = realpathSync(folderWith({}));
      mkdirSync(join(other, 'sub'));
      watch.watch({ roots: [root], folders: [], beside: [other] }, 0);
      assert.ok((await watch.next()).has(join(other, 'sub')));
    } finally {
      watch.close();
    }
  });
});
