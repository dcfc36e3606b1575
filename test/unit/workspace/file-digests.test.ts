/** The SHA-256 of files in the background: in which order, how many at once, called off, kept, and looked at again. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DigestProgress, type FileDigest, FileDigests } from '../../../server/src/workspace/file-digests.ts';
import type { DigestOptions, DigestResult, DocumentUri } from '../../../server/src/workspace/file-system.ts';
import { memoryFileSystem, type MemoryFileSystemOptions } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';

const FOLDER = 'file:///workspace';
const at = (path: string): DocumentUri => joinUri(FOLDER, path);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const known = (text: string): FileDigest => ({ state: 'known', sha256: sha256(text) });
const PENDING: FileDigest = { state: 'pending' };
const CANCELLED: FileDigest = { state: 'unread', reason: 'cancelled' };

/** A folder whose files can be held back while they are read, and a note of what was read and told. */
class Desk {
  readonly read: string[] = [];
  readonly told: string[] = [];
  readonly progress: DigestProgress[] = [];
  /** How many files were being read at once, at most. */
  most = 0;
  readonly disk;
  readonly digests: FileDigests;
  #open = 0;
  #gate: Promise<void> = Promise.resolve();
  #letGo: () => void = () => undefined;
  #begun: () => void = () => undefined;

  constructor(files: Readonly<Record<string, string>>, options: MemoryFileSystemOptions = {}) {
    this.disk = memoryFileSystem(files, options);
    this.digests = new FileDigests({
      fileSystem: { ...this.disk, digest: (uri, digestOptions) => this.#digest(uri, digestOptions) },
      realFolder: () => FOLDER,
      changed: (uris) => void this.told.push(...uris.map((uri) => uri.slice(FOLDER.length + 1))),
    });
    this.digests.onProgress = (progress) => void this.progress.push(progress);
  }

  of(path: string, expected = 'a'): FileDigest {
    return this.digests.of(at(path), expected);
  }

  /** From now on files are begun and not finished. Settled when one has been begun. */
  hold(): Promise<void> {
    this.#gate = new Promise((resolve) => (this.#letGo = resolve));
    return new Promise((resolve) => (this.#begun = resolve));
  }

  letGo(): void {
    this.#letGo();
  }

  async #digest(uri: DocumentUri, options: DigestOptions): Promise<DigestResult> {
    this.read.push(uri.slice(FOLDER.length + 1));
    this.#open += 1;
    this.most = Math.max(this.most, this.#open);
    const gate = this.#gate;
    const result = await this.disk.digest(uri, options);
    this.#begun();
    await gate;
    this.#open -= 1;
    return options.isCancelled() ? { ok: false, reason: 'cancelled' } : result;
  }
}

describe('digests of files', () => {
  it('are pending until they are known, and that is told', async () => {
    const desk = new Desk({ 'a.csv': 'a' });
    assert.deepEqual(desk.of('a.csv'), PENDING);
    assert.deepEqual(desk.read, [], 'asking itself reads nothing');
    await desk.digests.settled();
    assert.deepEqual(desk.of('a.csv'), known('a'));
    assert.deepEqual(desk.told, ['a.csv']);
    await desk.digests.settled();
    assert.deepEqual(desk.read, ['a.csv'], 'and read once');
  });

  it('are reckoned for the smallest file first, two at a time', async () => {
    const sizes = [5, 3, 9, 1, 7];
    const desk = new Desk(Object.fromEntries(sizes.map((size) => [`${size}.csv`, 'x'.repeat(size)])));
    for (const size of sizes) desk.of(`${size}.csv`);
    await desk.digests.settled();
    assert.deepEqual(desk.read, ['1.csv', '3.csv', '5.csv', '7.csv', '9.csv']);
    assert.equal(desk.most, 2);
    assert.deepEqual(desk.progress.at(-1), { filesRead: 5, files: 5, bytesRead: 25, bytes: 25 });
    for (const size of sizes) assert.deepEqual(desk.of(`${size}.csv`), known('x'.repeat(size)));
  });

  it('say why there is none', async () => {
    const desk = new Desk(
      { 'secret.csv': 's', 'folder/a.csv': 'a', 'file:///etc/passwd': 'root' },
      { unreadable: ['secret.csv'], links: { 'out.csv': 'file:///etc/passwd' } },
    );
    const reasons = {
      'gone.csv': 'not-found',
      folder: 'not-a-file',
      'out.csv': 'outside',
      'secret.csv': 'no-permission',
    };
    for (const path of Object.keys(reasons)) desk.of(path);
    await desk.digests.settled();
    for (const [path, reason] of Object.entries(reasons)) assert.deepEqual(desk.of(path), { state: 'unread', reason });
    assert.ok(!desk.read.includes('out.csv') && desk.read.length === 1, 'what is outside is not read');
  });

  it('are kept, by where the file really is, until its size or time is another', async () => {
    const desk = new Desk({ 'a.csv': 'a', 'b.csv': 'b' }, { links: { 'link.csv': 'a.csv' } });
    for (const path of ['a.csv', 'link.csv', 'b.csv']) desk.of(path);
    await desk.digests.settled();
    assert.equal(desk.read.filter((path) => path !== 'b.csv').length, 1, 'one file under two names is read once');
    // The folder was read anew: everything is looked at, and nothing read.
    const before = desk.told.length;
    desk.digests.folderRead();
    assert.deepEqual(desk.of('a.csv'), known('a'), 'what was known counts meanwhile');
    desk.of('b.csv');
    await desk.digests.settled();
    assert.deepEqual([desk.read.length, desk.told.length], [2, before]);
    desk.disk.write('a.csv', 'c');
    desk.digests.folderRead();
    desk.of('a.csv');
    await desk.digests.settled();
    assert.deepEqual(desk.of('a.csv'), known('c'));
    assert.deepEqual(desk.told.slice(before), ['a.csv', 'a.csv'], 'not known any more, and known anew');
  });

  it('are not believed any more when the watcher tells of a change, also through a link or of a folder', async () => {
    const desk = new Desk({ 'q1/a.csv': 'a' }, { links: { 'link.csv': 'q1/a.csv' } });
    desk.of('link.csv');
    await desk.digests.settled();
    for (const [path, text] of [
      ['q1/a.csv', 'b'],
      ['q1', 'c'],
      ['link.csv', 'd'],
    ] as const) {
      desk.disk.write('q1/a.csv', text);
      desk.digests.fileChanged(at(path));
      assert.equal(desk.told.at(-1), 'link.csv');
      assert.deepEqual(desk.of('link.csv'), PENDING);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one change after the other
      await desk.digests.settled();
      assert.deepEqual(desk.of('link.csv'), known(text));
    }
    // Touched and not changed: it is looked at, and what is kept still counts.
    desk.digests.fileChanged(at('q1/a.csv'));
    desk.of('link.csv');
    await desk.digests.settled();
    assert.deepEqual(desk.of('link.csv'), known('d'));
    assert.equal(desk.read.length, 4);
  });

  it('are not taken from what was read before a change', async () => {
    const desk = new Desk({ 'a.csv': 'old' });
    const begun = desk.hold();
    desk.of('a.csv');
    await begun;
    desk.disk.write('a.csv', 'new');
    desk.digests.fileChanged(at('a.csv'));
    assert.deepEqual(desk.of('a.csv'), PENDING);
    desk.letGo();
    await desk.digests.settled();
    assert.deepEqual(desk.of('a.csv'), known('new'));
  });

  it('stay unknown when they are called off, until the file changes or something else is expected', async () => {
    const desk = new Desk({ 'a.csv': 'a', 'b.csv': 'bb', 'c.csv': 'ccc' });
    const begun = desk.hold();
    for (const path of ['a.csv', 'b.csv', 'c.csv']) desk.of(path);
    await begun;
    desk.digests.cancel();
    assert.deepEqual(desk.of('c.csv'), CANCELLED, 'at once for what waits');
    desk.letGo();
    await desk.digests.settled();
    for (const path of ['a.csv', 'b.csv', 'c.csv']) assert.deepEqual(desk.of(path), CANCELLED);
    await desk.digests.settled();
    assert.deepEqual(desk.read, ['a.csv', 'b.csv'], 'and nothing begins again by being asked for');
    assert.deepEqual([...new Set(desk.told)].toSorted(), ['a.csv', 'b.csv', 'c.csv']);
    assert.deepEqual(desk.of('a.csv', 'another'), PENDING);
    desk.digests.fileChanged(at('b.csv'));
    assert.deepEqual(desk.of('b.csv'), PENDING);
    await desk.digests.settled();
    assert.deepEqual([desk.of('a.csv'), desk.of('b.csv'), desk.of('c.csv')], [known('a'), known('bb'), CANCELLED]);
  });

  it('are of no interest once the folder is closed', async () => {
    const desk = new Desk({ 'a.csv': 'a', 'b.csv': 'b', 'c.csv': 'c' });
    const begun = desk.hold();
    for (const path of ['a.csv', 'b.csv', 'c.csv']) desk.of(path);
    await begun;
    desk.digests.close();
    desk.letGo();
    await desk.digests.settled();
    desk.of('new.csv');
    await desk.digests.settled();
    assert.equal(desk.read.length, 2);
    assert.deepEqual(desk.told, []);
  });

  it('are read again all of them for who does not trust times', async () => {
    const desk = new Desk({ 'a.csv': 'a' });
    desk.of('a.csv');
    await desk.digests.settled();
    desk.digests.forgetAll();
    assert.deepEqual(desk.of('a.csv'), PENDING);
    await desk.digests.settled();
    assert.deepEqual(desk.read, ['a.csv', 'a.csv']);
  });

  it('of other files are no worse for a file system that throws', async () => {
    const disk = memoryFileSystem({ 'a.csv': 'a', 'b.csv': 'b', 'c.csv': 'c' });
    const fault = (uri: DocumentUri, end: string): void => {
      if (uri.endsWith(end)) throw new Error('the disk is on fire');
    };
    const digests = new FileDigests({
      fileSystem: {
        ...disk,
        resolve: (uri) => (fault(uri, 'a.csv'), disk.resolve(uri)),
        digest: (uri, options) => (fault(uri, 'b.csv'), disk.digest(uri, options)),
      },
      realFolder: () => FOLDER,
      changed: () => undefined,
    });
    for (const path of ['a.csv', 'b.csv', 'c.csv']) digests.of(at(path), 'x');
    await digests.settled();
    const states = ['a.csv', 'b.csv', 'c.csv'].map((path) => digests.of(at(path), 'x'));
    const unreadable: FileDigest = { state: 'unread', reason: 'unreadable' };
    assert.deepEqual(states, [unreadable, unreadable, known('c')]);
  });
});
