/** What is known to exist, what is known not to, and what was probably meant. */

import assert from 'node:assert/strict';
import { FileCatalogue } from '../../../server/src/workspace/file-catalogue.ts';
import { canonicalUri } from '../../../server/src/workspace/uri.ts';

const FOLDER = 'file:///c%3A/work';
const at = (path: string) => canonicalUri(`${FOLDER}/${path}`);

function catalogue(paths: readonly string[], caseSensitive = true): FileCatalogue {
  const files = new FileCatalogue(FOLDER, caseSensitive);
  for (const path of paths) files.add(at(path), 'file');
  files.markListed(FOLDER);
  return files;
}

describe('file catalogue', () => {
  it('knows files, and the folders on the way to them', () => {
    const files = catalogue(['evidence/2026/a.csv']);
    assert.equal(files.lookup(at('evidence/2026/a.csv')), 'file');
    assert.equal(files.lookup(at('evidence/2026')), 'directory');
    assert.equal(files.lookup(FOLDER), 'directory');
    assert.equal(files.lookup(at('evidence/2027')), 'unknown');
    assert.equal(files.size, 4);
  });

  it('answers for what lies in folders that were read', () => {
    const files = catalogue(['a/b/c.md']);
    files.markListed(at('a'));
    for (const path of ['x', 'x/y/z', 'a/x', 'a/b/c.md', 'a/b/c.md/x', 'a/b'])
      assert.ok(files.answersFor(at(path)), path);
    assert.ok(!files.answersFor(at('a/b/x')));
    assert.ok(!files.answersFor('file:///c%3A/elsewhere/x'));
    files.add(at('out'), 'unknown');
    assert.ok(!files.answersFor(at('out')) && !files.answersFor(at('out/x')));
    assert.equal(files.lookup(at('out')), 'unknown');
    assert.equal(files.nearest(at('OUT')), undefined);
  });

  it('forgets a folder with all that was below', () => {
    const files = catalogue(['a/b.md', 'a/ü/é.md', 'a b.md', 'ab/c.md']);
    files.markListed(at('a'));
    assert.ok(files.nearest(at('A/B.md')));
    files.remove(at('a'));
    assert.deepEqual(
      ['a', 'a/b.md', 'a/ü/é.md', 'a b.md', 'ab/c.md'].map((path) => files.lookup(at(path))),
      ['unknown', 'unknown', 'unknown', 'file', 'file'],
    );
    assert.equal(files.nearest(at('A/B.md')), undefined);
    files.add(at('a/new.md'), 'file');
    assert.ok(!files.answersFor(at('a/b.md')), 'a folder that came back was not read yet');
    files.remove(at('never-there'));
  });

  it('lists what lies in a folder, also after something came or went', () => {
    const files = catalogue(['b.md', 'a/c.md', 'a/b/d.md']);
    const inside = (folder: string): readonly string[] =>
      files.inside(folder).map(({ uri, type }) => `${uri.slice(FOLDER.length + 1)} ${type}`);
    assert.deepEqual(inside(FOLDER), ['a directory', 'b.md file']);
    assert.deepEqual(inside(at('a')), ['a/b directory', 'a/c.md file']);
    assert.deepEqual(inside(at('nowhere')), []);
    files.add(at('a/a.md'), 'file');
    files.add(at('a/link'), 'unknown');
    assert.deepEqual(inside(at('a')), ['a/a.md file', 'a/b directory', 'a/c.md file']);
    files.remove(at('a/b'));
    assert.deepEqual(inside(at('a')), ['a/a.md file', 'a/c.md file']);
    assert.deepEqual(inside(at('a/b')), []);
    const root = new FileCatalogue('file:///', true);
    root.add('file:///a.md', 'file');
    assert.deepEqual(root.inside('file:///'), [{ uri: 'file:///a.md', type: 'file' }]);
  });

  it('names what differs only in letter case or composition', () => {
    const files = catalogue(['Policies/Access.md', 'für.md'.normalize('NFD'), 'b.md', 'B.md']);
    assert.equal(files.lookup(at('policies/access.md')), 'unknown');
    assert.equal(files.nearest(at('policies/access.md')), at('Policies/Access.md'));
    assert.equal(files.nearest(at('policies')), at('Policies'));
    assert.equal(files.nearest(at('für.md'.normalize('NFC'))), at('für.md'.normalize('NFD')));
    assert.equal(files.nearest(at('b.md')), undefined, 'it is there as written');
    assert.equal(files.nearest(at('other.md')), undefined);
    files.add(at('OTHER.md'), 'file');
    assert.equal(files.nearest(at('other.md')), at('OTHER.md'));
    files.remove(at('B.md'));
    assert.equal(files.nearest(at('B.md')), at('b.md'));
  });

  it('on a disk that disregards case, finds the file and still names its spelling', () => {
    const files = catalogue(['Policies/Access.md', 'für.md'.normalize('NFD')], false);
    assert.equal(files.lookup(at('POLICIES/access.md')), 'file');
    assert.equal(files.lookup(at('FÜR.md'.normalize('NFC'))), 'file');
    assert.equal(files.nearest(at('policies/access.md')), at('Policies/Access.md'));
    assert.equal(files.nearest(at('Policies/Access.md')), undefined);
  });

  it('survives a rename that changes only the case, in whichever order it is reported', () => {
    const files = catalogue(['access.md', 'vendor.md'], false);
    files.add(at('Access.md'), 'file');
    files.remove(at('access.md'));
    files.remove(at('vendor.md'));
    files.add(at('Vendor.md'), 'file');
    assert.equal(files.lookup(at('access.md')), 'file');
    assert.equal(files.nearest(at('access.md')), at('Access.md'));
    assert.equal(files.nearest(at('vendor.md')), at('Vendor.md'));
  });
});
