/** A tree of Git is a file system like another, but for what lies outside of it. */

import assert from 'node:assert/strict';
import { TreeFileSystem } from '../../../server/src/git/tree-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { StoredBlobs } from './stored-blobs.ts';

const FOLDER = 'file:///work';

function treeOf(files: Readonly<Record<string, string>>, caseSensitive = true): TreeFileSystem {
  const blobs = new StoredBlobs();
  return new TreeFileSystem({ folder: FOLDER, caseSensitive, entries: blobs.entries(files), blobs: blobs.reader });
}

async function textAt(tree: TreeFileSystem, path: string): Promise<string> {
  const result = await tree.readFile(joinUri(FOLDER, path), 100);
  return result.ok ? new TextDecoder().decode(result.bytes) : result.reason;
}

describe('a tree', () => {
  const tree = treeOf({
    'a.md': 'A',
    'policies/ä %25 ?.md': 'B',
    'policies/in@': '../a.md',
    'policies/deep@': '../folder/x/b.md',
    'folder@': 'real',
    'real/x/b.md': 'C',
    'out@': '../elsewhere/secret',
    'absolute@': '/etc/passwd',
    'drive@': 'C:\\secret',
    'nowhere@': 'b.md',
    'loop@': 'pool',
    'pool@': 'loop',
    'lib/': '',
  });

  it('lists its folders and reads its files', async () => {
    assert.deepEqual(await tree.readDirectory(joinUri(FOLDER, 'policies')), [
      { name: 'ä %25 ?.md', type: 'file' },
      { name: 'in', type: 'link' },
      { name: 'deep', type: 'link' },
    ]);
    assert.equal(await tree.readDirectory(joinUri(FOLDER, 'a.md')), undefined);
    assert.equal(await tree.readDirectory(joinUri(FOLDER, 'nothing')), undefined);
    assert.equal(await textAt(tree, 'policies/ä %25 ?.md'), 'B');
    assert.equal(await textAt(tree, 'policies'), 'not-a-file');
    assert.equal(await textAt(tree, 'b.md'), 'not-found');
    assert.equal(await textAt(treeOf({ 'big.md': 'x'.repeat(101) }), 'big.md'), 'too-large');
  });

  it('follows links inside, and says where others lead without looking', async () => {
    assert.equal(await textAt(tree, 'policies/in'), 'A');
    assert.equal(await textAt(tree, 'policies/deep'), 'C');
    assert.deepEqual(await tree.resolve(joinUri(FOLDER, 'folder/x/b.md')), {
      type: 'file',
      real: joinUri(FOLDER, 'real/x/b.md'),
    });
    for (const path of ['out', 'absolute', 'drive']) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.deepEqual(await tree.resolve(joinUri(FOLDER, path)), { type: 'file', real: 'file:///' }, path);
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      assert.equal(await textAt(tree, path), 'not-found');
    }
    for (const path of ['nowhere', 'loop', 'a.md/b']) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal(await tree.resolve(joinUri(FOLDER, path)), undefined, path);
    }
  });

  it('does not say what a submodule holds', async () => {
    assert.deepEqual([...tree.submodules()], [joinUri(FOLDER, 'lib')]);
    assert.equal(await tree.readDirectory(joinUri(FOLDER, 'lib')), undefined);
    assert.equal(await textAt(tree, 'lib/a.md'), 'unreadable');
    assert.deepEqual(await tree.resolve(joinUri(FOLDER, 'lib')), { type: 'directory', real: joinUri(FOLDER, 'lib') });
    assert.equal((await tree.resolve(joinUri(FOLDER, 'lib/a.md')))?.type, 'file');
  });

  it('tells letter case apart where the disk does', async () => {
    const folded = treeOf({ 'Policies/A\u0308.md': 'A' }, false);
    assert.equal(await textAt(folded, 'policies/ä.MD'), 'A');
    assert.equal(await textAt(treeOf({ 'Policies/A.md': 'A' }), 'policies/A.md'), 'not-found');
  });

  it('changes: what holds nothing more is gone', async () => {
    const changing = treeOf({ 'a/b/c.md': '1', 'a/b/d.md': '2', 'a/e.md': '3' });
    assert.equal(changing.remove('a/b/c.md'), 'a/b/c.md');
    assert.equal(changing.remove('a/b/d.md'), 'a/b');
    assert.equal(changing.remove('a/x/y.md'), 'a/x/y.md');
    assert.equal(changing.size, 1);
    assert.equal(changing.remove('a/e.md'), 'a');
    assert.deepEqual(await changing.readDirectory(FOLDER), []);
    changing.put({ path: 'a', kind: 'submodule', id: 'f'.repeat(40) });
    assert.deepEqual([...changing.submodules()], [joinUri(FOLDER, 'a')]);
    changing.put({ path: 'a', kind: 'file', id: 'f'.repeat(40) });
    assert.equal(changing.submodules().size, 0);
    assert.deepEqual(await changing.measure(joinUri(FOLDER, 'a')), { size: 0, modified: 0xf_ffff_ffff_ffff });
  });
});
