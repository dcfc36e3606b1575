/** The file system of tests and browsers behaves like a disk. */

import assert from 'node:assert/strict';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';

const text = (result: ReturnType<ReturnType<typeof memoryFileSystem>['readFile']>) =>
  result.ok ? new TextDecoder().decode(result.bytes) : result.reason;

describe('memory file system', () => {
  it('holds files by path or by URI, and the folders on the way', () => {
    const fs = memoryFileSystem({
      'a/b c.md': 'one',
      'vscode-vfs://github/acme/x.md': 'two',
      'empty/': '',
      'raw.bin': Uint8Array.of(0, 255),
    });
    assert.equal(text(fs.readFile('file:///workspace/a/b%20c.md', 10)), 'one');
    assert.equal(text(fs.readFile('vscode-vfs://github/acme/x.md', 10)), 'two');
    assert.deepEqual(fs.readFile('file:///workspace/raw.bin', 10), { ok: true, bytes: Uint8Array.of(0, 255) });
    assert.deepEqual(fs.readDirectory('file:///workspace'), [
      { name: 'a', type: 'directory' },
      { name: 'empty', type: 'directory' },
      { name: 'raw.bin', type: 'file' },
    ]);
    assert.deepEqual(fs.readDirectory('file:///workspace/a'), [{ name: 'b c.md', type: 'file' }]);
    assert.deepEqual(fs.readDirectory('file:///workspace/empty'), []);
    assert.deepEqual(fs.readDirectory('vscode-vfs://github/'), [{ name: 'acme', type: 'directory' }]);
    assert.equal(fs.readDirectory('file:///workspace/raw.bin'), undefined);
    assert.equal(fs.readDirectory('file:///nowhere'), undefined);
  });

  it('says why a file cannot be read', () => {
    const fs = memoryFileSystem({ 'a.md': '12345', 'x/b.md': '' }, { unreadable: ['x/b.md', 'x'] });
    assert.equal(text(fs.readFile('file:///workspace/a.md', 5)), '12345');
    assert.equal(text(fs.readFile('file:///workspace/a.md', 4)), 'too-large');
    assert.equal(text(fs.readFile('file:///workspace/x', 4)), 'not-a-file');
    assert.equal(text(fs.readFile('file:///workspace/x/b.md', 4)), 'no-permission');
    assert.equal(text(fs.readFile('file:///workspace/a.md/c', 4)), 'not-found');
    assert.equal(fs.readDirectory('file:///workspace/x'), undefined);
  });

  it('writes and deletes', () => {
    const fs = memoryFileSystem({ 'a/b.md': 'old' });
    fs.write('a/b.md', 'new');
    fs.write('file:///workspace/c/d.md', 'made');
    assert.equal(text(fs.readFile('file:///workspace/a/b.md', 9)), 'new');
    assert.equal(text(fs.readFile('file:///workspace/c/d.md', 9)), 'made');
    fs.delete('a');
    fs.delete('file:///workspace/none/x');
    assert.equal(text(fs.readFile('file:///workspace/a/b.md', 9)), 'not-found');
    assert.deepEqual(fs.readDirectory('file:///workspace'), [{ name: 'c', type: 'directory' }]);
  });

  it('follows links to files, folders and each other, but not for ever', () => {
    const fs = memoryFileSystem(
      { 'evidence/100%.md': 'x', 'file:///etc/passwd': 'root' },
      {
        links: {
          'l.md': 'evidence/100%.md',
          'sub/up': '..',
          chain: 'sub/up/l.md',
          out: '/etc/passwd',
          loop: 'loop',
          e: 'file:///workspace/evidence',
        },
      },
    );
    assert.deepEqual(fs.resolve('file:///workspace/l.md'), {
      type: 'file',
      real: 'file:///workspace/evidence/100%25.md',
    });
    assert.deepEqual(fs.resolve('file:///workspace/chain'), {
      type: 'file',
      real: 'file:///workspace/evidence/100%25.md',
    });
    assert.deepEqual(fs.resolve('file:///workspace/sub/up'), { type: 'directory', real: 'file:///workspace' });
    assert.deepEqual(fs.resolve('file:///workspace/e/100%25.md'), {
      type: 'file',
      real: 'file:///workspace/evidence/100%25.md',
    });
    assert.deepEqual(fs.resolve('file:///workspace/out'), { type: 'file', real: 'file:///etc/passwd' });
    assert.equal(fs.resolve('file:///workspace/loop'), undefined);
    assert.equal(text(fs.readFile('file:///workspace/loop', 9)), 'not-found');
    assert.equal(text(fs.readFile('file:///workspace/e/100%25.md', 9)), 'x');
    assert.deepEqual(
      fs.readDirectory('file:///workspace')?.find(({ name }) => name === 'l.md'),
      { name: 'l.md', type: 'link' },
    );
  });

  it('tells names apart as the disk it stands for does', () => {
    const [composed, decomposed] = ['ü.md'.normalize('NFC'), 'ü.md'.normalize('NFD')];
    const linux = memoryFileSystem({ 'A.md': '1', 'a.md': '2', [composed]: '3', [decomposed]: '4' });
    assert.equal(linux.readDirectory('file:///workspace')?.length, 4);
    const mac = memoryFileSystem(
      { 'A.md': '1', 'a.md': '2', [composed]: '3', [decomposed]: '4' },
      { caseSensitive: false },
    );
    assert.equal(mac.readDirectory('file:///workspace')?.length, 2);
    assert.equal(text(mac.readFile('file:///WORKSPACE/A.MD', 9)), '2');
    assert.equal(mac.resolve('file:///workspace/A.MD')?.real, 'file:///workspace/a.md');
  });
});
