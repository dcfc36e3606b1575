/** What is done in one way on Windows or macOS and in another one elsewhere: both, on whatever the tests are run. */

import assert from 'node:assert/strict';
import {
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isOwn } from '../../../server/src/cli/cache-folder.ts';
import { isTrusted } from '../../../server/src/cli/code-cache.ts';
import { FolderWatch, watchesBelow } from '../../../server/src/cli/folder-watch.ts';
import { isTranslated, isUnicode } from '../../../server/src/cli/host.ts';
import { writeWhole } from '../../../server/src/cli/write-whole.ts';
import { gitProgram } from '../../../server/src/git/git-environment.ts';
import { systemClock, type TimedClock } from '../../../server/src/host/clock.ts';
import { isUsuallyCaseSensitive, pathOf } from '../../../server/src/host/node-file-system.ts';
import { openFlags } from '../../../server/src/host/open-files.ts';

/** On which nobody has to wait. */
const clock: TimedClock = {
  ...systemClock,
  now: () => 0,
  after: (_, act) => {
    act();
    return () => undefined;
  },
};

describe('by the platform', () => {
  it('a URI has a path: with a drive or a host on Windows, and none with a host elsewhere', () => {
    const both = (uri: string): readonly (string | undefined)[] => [pathOf(uri, 'linux'), pathOf(uri, 'win32')];
    assert.deepEqual(both('file:///c%3A/a%20b/f%C3%BCr.md'), ['/c:/a b/für.md', 'c:\\a b\\für.md']);
    assert.deepEqual(both('file:///C:/a.md'), ['/C:/a.md', 'C:\\a.md']);
    assert.deepEqual(both('file://server/share/a.md'), [undefined, '\\\\server\\share\\a.md']);
    assert.deepEqual(both('file:///work/a.md'), ['/work/a.md', undefined]);
    assert.deepEqual(both('file:///c%3A/a%00.md'), [undefined, undefined]);
    assert.deepEqual(both('untitled:a.md'), [undefined, undefined]);
  });

  it('a disk tells upper and lower case apart, or not', () => {
    assert.deepEqual((['linux', 'darwin', 'win32'] as const).map(isUsuallyCaseSensitive), [true, false, false]);
  });

  it('one watcher is enough, or there is one for each folder', () => {
    assert.deepEqual((['linux', 'darwin', 'win32'] as const).map(watchesBelow), [false, true, true]);
  });

  it('git is looked for by the system, or on the path alone where the system would look into the repository first', () => {
    const path = String.raw`bin;C:\Program Files\Git\cmd;.;D:\tools`;
    const asked: string[] = [];
    const isThere = (file: string): boolean => {
      asked.push(file);
      return file.startsWith('D:');
    };
    assert.equal(gitProgram('win32', path, isThere), String.raw`D:\tools\git.exe`);
    assert.deepEqual(asked, [String.raw`C:\Program Files\Git\cmd\git.exe`, String.raw`D:\tools\git.exe`]);
    for (const platform of ['linux', 'darwin'] as const) assert.equal(gitProgram(platform, path, isThere), 'git');
  });

  it('who wrote a file is known, or goes by the permissions of its folder', () => {
    const files = [
      { uid: 7, mode: 0o100600 },
      { uid: 7, mode: 0o100620 },
      { uid: 8, mode: 0o100600 },
      { uid: 9, mode: 0o100600 },
    ];
    assert.deepEqual(
      files.map((file) => isOwn(file, 7)),
      [true, false, false, false],
    );
    assert.deepEqual(
      files.map((file) => isTrusted(file, 8, 7)),
      [true, false, true, false],
    );
    const known = [isOwn, (file: { uid: number; mode: number }) => isTrusted(file, 8, undefined)];
    for (const one of known) assert.ok(files.every((file) => one(file, undefined)));
  });

  it('files are opened without waiting for a writer, where there is such a thing', () => {
    const { O_RDONLY } = constants;
    assert.equal(openFlags({ O_RDONLY, O_NONBLOCK: 4, O_NOCTTY: 8 }), O_RDONLY | 12);
    assert.equal(openFlags({ O_RDONLY }), O_RDONLY);
  });

  it('symbols go by the locale, or are always there', () => {
    assert.deepEqual(
      (['linux', 'darwin', 'win32'] as const).map((platform) => isUnicode({ LANG: 'de_DE.ISO-8859-1' }, platform)),
      [false, false, true],
    );
  });

  it('what is written is translated for the console of Windows alone', () => {
    assert.equal(isTranslated(1, 'linux'), false);
    assert.equal(isTranslated(1, 'win32'), process.stdout.isTTY);
  });
});

describe('on the disk, by the platform', () => {
  let root = '';
  beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-platforms-')))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('a file that is written anew has the mode of the one before, or what the system gives it', function () {
    if (process.platform === 'win32') this.skip();
    const path = join(root, 'a.md');
    writeFileSync(path, 'one');
    const stats = statSync(path);
    stats.mode = 0o100666;
    const before = process.umask(0o027);
    try {
      const modes = (['linux', 'win32'] as const).map((platform) => {
        writeWhole(path, platform, stats, platform);
        assert.equal(readFileSync(path, 'utf8'), platform);
        return statSync(path).mode & 0o777;
      });
      assert.deepEqual(modes, [0o666, 0o640]);
    } finally {
      process.umask(before);
    }
  });

  // Linux has no watcher of its own for all that is below; Node's imitation says the same.
  for (const recursive of [false, true]) {
    it(`changes below a folder are heard of by ${recursive ? 'one watcher' : 'one watcher for each folder'}`, async () => {
      const inner = join(root, 'policies');
      mkdirSync(inner);
      const watch = new FolderWatch({ clock, recursive });
      try {
        watch.watch({ roots: [root], folders: [inner], beside: [] }, Infinity);
        for (const name of ['a.md', 'b.md']) {
          const path = join(inner, name);
          writeFileSync(path, '');
          const changed = new Set<string>();
          // oxlint-disable-next-line eslint/no-await-in-loop -- one change after the other
          while (!changed.has(path)) for (const one of await watch.next()) changed.add(one);
        }
      } finally {
        watch.close();
      }
    });
  }
});
