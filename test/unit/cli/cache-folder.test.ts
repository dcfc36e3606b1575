/** What runs keep on the real disk: whole or not at all, for nobody else's eyes, and believed only where nobody else wrote it. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheFolder, cachePath, isCacheFile } from '../../../server/src/cli/cache-folder.ts';

const posix = process.platform !== 'win32';
const NAME = `${'a'.repeat(32)}.plumbline-run`;

describe('the folder of the cache', () => {
  let root = '';
  let path = '';
  let reasons: string[] = [];
  let cache = new CacheFolder('');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plumbline-cache-'));
    path = join(root, 'a', 'b');
    reasons = [];
    cache = new CacheFolder(path, (reason) => reasons.push(reason));
  });
  afterEach(() => {
    chmodSync(root, 0o700);
    rmSync(root, { recursive: true, force: true });
  });

  const said = (): string | undefined => cache.read(NAME)?.toString('utf8');
  const keep = (text: string): void => {
    assert.notEqual(cache.now(), undefined);
    cache.write(NAME, Buffer.from(text));
  };

  it('is made when something is kept, and left out by Git', () => {
    assert.equal(said(), undefined);
    assert.ok(!existsSync(path));
    keep('one');
    assert.equal(said(), 'one');
    assert.deepEqual(readdirSync(path).toSorted(), ['.gitignore', NAME]);
    assert.equal(readFileSync(join(path, '.gitignore'), 'utf8'), '*\n');
    keep('two');
    assert.equal(said(), 'two');
    assert.deepEqual(reasons, []);
  });

  it('gets no .gitignore where it was there before', () => {
    mkdirSync(path, { recursive: true });
    keep('one');
    assert.deepEqual(readdirSync(path), [NAME]);
  });

  it('is read by nobody else', function () {
    if (!posix) this.skip();
    keep('one');
    assert.equal(statSync(join(path, NAME)).mode & 0o777, 0o600);
    assert.equal(statSync(path).mode & 0o777, 0o700);
  });

  it('gives nothing where others may have written it, also by a link', function () {
    if (!posix) this.skip();
    keep('one');
    chmodSync(join(path, NAME), 0o666);
    assert.equal(said(), undefined);
    chmodSync(join(path, NAME), 0o600);
    assert.equal(said(), 'one');
    const linked = `${'b'.repeat(32)}.plumbline-run`;
    symlinkSync(join(path, NAME), join(path, linked));
    assert.equal(cache.read(linked), undefined);
    assert.deepEqual(reasons, ['others may write to it', 'ELOOP']);
  });

  it('gives nothing that is damaged, cut short or empty', () => {
    keep('a long text');
    const file = join(path, NAME);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 5) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      assert.equal(said(), undefined);
      writeFileSync(file, whole.subarray(0, at));
      assert.equal(said(), undefined);
    }
    writeFileSync(file, whole);
    assert.equal(said(), 'a long text');
  });

  it('is done without where it cannot be written', () => {
    writeFileSync(join(root, 'a'), 'a file in its place');
    assert.equal(cache.now(), undefined);
    cache.write(NAME, Buffer.from('one'));
    assert.equal(said(), undefined);
    assert.equal(reasons.length, 3);
  });

  it('leaves nothing unfinished behind where what was kept cannot be replaced', () => {
    mkdirSync(join(path, NAME, 'in-the-way'), { recursive: true });
    cache.write(NAME, Buffer.from('one'));
    assert.deepEqual(readdirSync(path), [NAME]);
    assert.equal(reasons.length, 1);
  });

  it('holds no more than the newest, and nothing that is not its own', () => {
    mkdirSync(path, { recursive: true });
    const put = (name: string, days: number): void => {
      writeFileSync(join(path, name), '');
      const time = Date.now() / 1000 - days * 24 * 60 * 60;
      utimesSync(join(path, name), time, time);
    };
    const name = (number: number): string => `${String(number).padStart(32, '0')}.plumbline-run`;
    put(name(1), 29);
    put(name(2), 31);
    put(`${name(3)}.0123456789ab`, 0.5);
    put(`${name(4)}.0123456789ab`, 1.5);
    put('somebody-else.txt', 400);
    keep('one');
    assert.deepEqual(readdirSync(path).toSorted(), [name(1), `${name(3)}.0123456789ab`, NAME, 'somebody-else.txt']);
    for (let number = 10; number < 250; number++) put(name(number), 1);
    keep('two');
    assert.equal(readdirSync(path).filter(isCacheFile).length, 200);
    assert.equal(said(), 'two');
  });

  it('lies where the platform has caches of a user, or where somebody said', () => {
    const at = (written: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux') =>
      cachePath(written, '/work', environment, platform)
        ?.replaceAll('\\', '/')
        .replace(/^[A-Z]:/, '');
    const home = { HOME: '/home/jane' };
    assert.equal(at('', home), '/home/jane/.cache/plumbline');
    assert.equal(at('', { ...home, XDG_CACHE_HOME: '/caches' }), '/caches/plumbline');
    assert.equal(at('', { ...home, XDG_CACHE_HOME: 'caches' }), '/home/jane/.cache/plumbline');
    assert.equal(at('', home, 'darwin'), '/home/jane/Library/Caches/plumbline');
    assert.equal(at('', { LOCALAPPDATA: '/local' }, 'win32'), '/local/plumbline/cache');
    assert.equal(at('', home, 'win32'), undefined);
    assert.equal(at('.cache/plumbline', home), '/work/.cache/plumbline');
    assert.equal(at('/caches/plumbline', home), '/caches/plumbline');
  });
});
