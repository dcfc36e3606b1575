/** The real disk: links, permissions, FIFOs, many files at once, in both modes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../../server/src/host/node-file-system.ts';
import { discover } from '../../../server/src/workspace/discovery.ts';
import { compileGlobs } from '../../../server/src/workspace/globs.ts';
import { canonicalUri, joinUri } from '../../../server/src/workspace/uri.ts';

const posix = process.platform !== 'win32';

for (const mode of ['sync', 'async'] as const) {
  describe(`node file system, ${mode}`, () => {
    let root: string;
    let folder: string;
    const fs = nodeFileSystem({ mode });
    const read = async (path: string, limit = 1000) => {
      const result = await fs.readFile(joinUri(folder, path), limit);
      return result.ok ? new TextDecoder().decode(result.bytes) : result.reason;
    };

    beforeEach(() => {
      root = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-fs-')));
      folder = canonicalUri(pathToFileURL(root).href);
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it('reads files by URIs in whatever needs encoding', async () => {
      for (const name of ['a.md', 'a b #1 100%.md', 'für.md', '%41.md']) {
        writeFileSync(join(root, name), name);
        assert.equal(await read(name), name);
      }
      writeFileSync(join(root, 'empty.md'), '');
      assert.equal(await read('empty.md', 0), '');
    });

    it('reads up to the limit and not beyond', async () => {
      writeFileSync(join(root, 'a.md'), 'x'.repeat(1000));
      assert.equal((await read('a.md', 1000)).length, 1000);
      assert.equal(await read('a.md', 999), 'too-large');
    });

    it('reckons the SHA-256 of files of any size, empty ones too', async () => {
      for (const size of [0, 1, 1 << 20, (1 << 20) + 1, 5_000_000]) {
        const bytes = Buffer.alloc(size, 'evidence ');
        writeFileSync(join(root, 'a.bin'), bytes);
        const uri = joinUri(folder, 'a.bin');
        let read = 0;
        // oxlint-disable eslint/no-await-in-loop -- one size after the other
        const version = await fs.measure(uri);
        const result = await fs.digest(uri, { onProgress: (more) => (read += more), isCancelled: () => false });
        // oxlint-enable eslint/no-await-in-loop
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        assert.deepEqual(result, { ok: true, sha256, version });
        assert.deepEqual([version?.size, read], [size, size]);
      }
    });

    it('gives a digest up when it is called off, and when the file changes meanwhile', async () => {
      const path = join(root, 'a.bin');
      writeFileSync(path, Buffer.alloc(5_000_000));
      const digest = (onProgress: () => void, isCancelled: () => boolean) =>
        fs.digest(joinUri(folder, 'a.bin'), { onProgress, isCancelled });
      let read = 0;
      const calledOff = await digest(
        () => (read += 1),
        () => read > 1,
      );
      assert.deepEqual([calledOff, read], [{ ok: false, reason: 'cancelled' }, 2]);
      const changed = await digest(
        () => appendFileSync(path, 'x'),
        () => false,
      );
      assert.deepEqual(changed, { ok: false, reason: 'changing' });
    });

    it('says why a file has no digest', async () => {
      mkdirSync(join(root, 'sub'));
      const digest = (uri: string) => fs.digest(uri, { onProgress: () => undefined, isCancelled: () => false });
      assert.deepEqual(await digest(joinUri(folder, 'none')), { ok: false, reason: 'not-found' });
      assert.deepEqual(await digest('untitled:a'), { ok: false, reason: 'not-found' });
      const sub = await digest(joinUri(folder, 'sub'));
      assert.ok(!sub.ok && sub.reason === 'not-a-file');
      assert.equal(await fs.measure(joinUri(folder, 'sub')), undefined);
      assert.equal(await fs.measure(joinUri(folder, 'none')), undefined);
    });

    it('lists files, folders and links', async () => {
      mkdirSync(join(root, 'sub'));
      writeFileSync(join(root, 'a.md'), '');
      if (posix) symlinkSync('a.md', join(root, 'link'));
      const entries = [...((await fs.readDirectory(folder)) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
      const link = posix ? [{ name: 'link', type: 'link' }] : [];
      assert.deepEqual(entries, [{ name: 'a.md', type: 'file' }, ...link, { name: 'sub', type: 'directory' }]);
      assert.equal(await fs.readDirectory(joinUri(folder, 'a.md')), undefined);
      assert.equal(await fs.readDirectory(joinUri(folder, 'none')), undefined);
    });

    it('says why a file cannot be read, and throws for nothing', async () => {
      mkdirSync(join(root, 'sub'));
      writeFileSync(join(root, 'a.md'), '');
      assert.equal(await read('none.md'), 'not-found');
      assert.equal(await read('a.md/x'), posix ? 'not-found' : await read('a.md/x'));
      assert.equal(await read('sub'), posix ? 'not-a-file' : await read('sub'));
      assert.equal(await read('x'.repeat(300)), 'not-found');
      for (const uri of ['vscode-vfs://github/a.md', 'untitled:a', 'file:///a%00b', '', 'file:///%2F']) {
        assert.equal((await fs.readFile(uri, 10)).ok, false, uri);
        assert.equal(await fs.readDirectory(`${uri}x`), undefined, uri);
        assert.equal(await fs.resolve(`${uri}x`), undefined, uri);
      }
      if (posix) assert.deepEqual(await fs.readFile('file://etc/passwd', 10), { ok: false, reason: 'not-found' });
    });

    it('resolves through links, and tells what leads nowhere', async function () {
      if (!posix) this.skip();
      mkdirSync(join(root, 'a b'));
      writeFileSync(join(root, 'a b/x.md'), 'x');
      symlinkSync('a b', join(root, 'folder'));
      symlinkSync('folder/x.md', join(root, 'file'));
      symlinkSync('loop', join(root, 'loop'));
      symlinkSync('none', join(root, 'broken'));
      assert.deepEqual(await fs.resolve(joinUri(folder, 'file')), { type: 'file', real: `${folder}/a%20b/x.md` });
      assert.deepEqual(await fs.resolve(joinUri(folder, 'folder')), { type: 'directory', real: `${folder}/a%20b` });
      assert.deepEqual(await fs.resolve(folder), { type: 'directory', real: folder });
      for (const name of ['loop', 'broken', 'none'])
        assert.equal(await fs.resolve(joinUri(folder, name)), undefined, name);
      assert.equal(await read('file'), 'x');
      assert.equal(await read('loop'), 'not-found');
    });

    it('never waits for a FIFO, a socket or a device', async function () {
      if (!posix || spawnSync('mkfifo', [join(root, 'pipe')]).status !== 0) this.skip();
      const server = createServer();
      await new Promise<void>((done) => server.listen(join(root, 'socket'), done));
      symlinkSync('/dev/zero', join(root, 'zero'));
      for (const name of ['pipe', 'socket', 'zero']) {
        assert.equal(await read(name), 'not-a-file', name);
        assert.equal(await fs.resolve(joinUri(folder, name)), undefined, name);
      }
      assert.deepEqual(await fs.readDirectory(folder), [{ name: 'zero', type: 'link' }]);
      await new Promise((done) => server.close(done));
    });

    it('reports what may not be read', async function () {
      if (!posix || process.getuid?.() === 0) this.skip();
      mkdirSync(join(root, 'sub'));
      writeFileSync(join(root, 'a.md'), '');
      chmodSync(join(root, 'a.md'), 0);
      chmodSync(join(root, 'sub'), 0);
      assert.equal(await read('a.md'), 'no-permission');
      assert.equal(await fs.readDirectory(joinUri(folder, 'sub')), undefined);
      chmodSync(join(root, 'sub'), 0o700);
    });

    it('reads hundreds of files asked for at once', async () => {
      const names = Array.from({ length: 600 }, (_, at) => `${at}.md`);
      for (const name of names) writeFileSync(join(root, name), name);
      assert.deepEqual(await Promise.all(names.map((name) => read(name))), names);
    });

    it('is walked without following links out or around', async function () {
      if (!posix) this.skip();
      const inside = join(root, 'work');
      mkdirSync(join(inside, 'policies'), { recursive: true });
      writeFileSync(join(root, 'outside.md'), '');
      writeFileSync(join(inside, 'policies/a.md'), '');
      writeFileSync(join(inside, '.gitignore'), 'draft*\n');
      writeFileSync(join(inside, 'draft.md'), '');
      symlinkSync('../outside.md', join(inside, 'out.md'));
      symlinkSync('..', join(inside, 'policies/up'));
      symlinkSync('policies/a.md', join(inside, 'again.md'));
      symlinkSync(inside, join(root, 'opened'));
      for (const name of ['work', 'opened']) {
        const found = await discover(joinUri(folder, name), fs, { exclude: compileGlobs([], fs) });
        assert.deepEqual(
          found.documents.map(({ path }) => path),
          ['policies/a.md'],
        );
        assert.deepEqual(
          found.skipped.map(({ reason }) => reason),
          ['same-file', 'link-outside'],
        );
      }
    });
  });
}

describe('node file system', () => {
  it('asks the disk whether letter case counts', () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-case-')));
    try {
      writeFileSync(join(root, 'Probe.md'), '');
      const folder = canonicalUri(pathToFileURL(root).href);
      const { caseSensitive } = nodeFileSystem({ mode: 'sync', folder });
      const other = nodeFileSystem({ mode: 'sync' }).readFile(joinUri(folder, 'pROBE.md'), 10);
      assert.equal(!(other instanceof Promise) && other.ok, !caseSensitive);
      assert.equal(
        nodeFileSystem({ mode: 'async', folder: `${folder}/none` }).caseSensitive,
        nodeFileSystem({ mode: 'sync' }).caseSensitive,
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
