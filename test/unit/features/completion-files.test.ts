/** Completion of paths in registers, and of files and headings in the links of a policy. */

import assert from 'node:assert/strict';
import { Completed } from './completed.ts';
import { FILES } from './marked-workspace.ts';

const EVIDENCE = 'evidence/new.yml';
const POLICY = 'policies/access.md';

const MANY = {
  ...FILES,
  'evidence/2026/q2.csv': 'x',
  'evidence/2026/q3 (final).csv': 'x',
  'evidence/2026/.hidden': 'x',
  'node_modules/x/index.js': 'x',
  'README.md': '# Read me\n',
  'policies/sub/deep.md': '---\nid: POL-D\ntitle: Deep thoughts\n---\n# Deep\n\n## Scope of it\n\n<a id="own"></a>\n',
  'policies/a (b) c.md': '---\nid: POL-E\ntitle: Odd\n---\n# Odd\n',
};

async function at(path: string, marked: string): Promise<Completed> {
  return Completed.at(path, marked, MANY);
}

async function offered(marked: string): Promise<readonly string[]> {
  return (await at(EVIDENCE, `evidence:\n  - id: X\n    path: ${marked}\n`)).labels;
}

describe('completion of paths', () => {
  it('offers files that no record names yet first, then what is in the folder, and nothing hidden', async () => {
    assert.deepEqual(await offered('|'), [
      'evidence/2026/q2.csv',
      'evidence/2026/q3 (final).csv',
      'controls',
      'evidence',
      'policies',
      'README.md',
    ]);
    assert.deepEqual(await offered('evidence/|'), ['2026/q2.csv', '2026/q3 (final).csv', '2026', 'q1.csv']);
    assert.deepEqual(await offered('evidence/2026/|'), ['q2.csv', 'q3 (final).csv']);
  });

  it('says which is named already', async () => {
    const completed = await at(
      EVIDENCE,
      'evidence:\n  - id: X\n    path: evidence/|\n  - {id: Y, path: ./2026/q2.csv}\n',
    );
    assert.equal(completed.item('q1.csv').detail, 'named already');
    assert.equal(completed.item('2026/q3 (final).csv').detail, 'named by no record yet');
    assert.ok(!completed.labels.includes('2026/q2.csv'));
  });

  it('goes from the document where the path begins with a dot, and never out of the folder', async () => {
    assert.deepEqual(await offered('./|'), ['2026/q2.csv', '2026/q3 (final).csv', '2026', 'q1.csv']);
    assert.deepEqual(
      (await offered('../pol|')).filter((label) => label === 'policies'),
      ['policies'],
    );
    assert.deepEqual(await offered('../../|'), []);
    assert.deepEqual(await offered('/etc/|'), []);
    assert.deepEqual(await offered('evidence/nowhere/|'), []);
  });

  it('replaces the whole path, in quotes where there are some, and matches by all of it', async () => {
    const file = (path: string): string => `evidence:\n  - id: X\n    path: ${path}\n    collected: 2026-05-01\n`;
    const completed = await at(EVIDENCE, file('evidence/20|26/old.csv'));
    assert.equal(completed.item('2026').filterText, 'evidence/2026');
    assert.equal(completed.taking('2026/q2.csv'), file('evidence/2026/q2.csv'));
    assert.equal((await at(EVIDENCE, file('"evidence/|"'))).taking('2026/q2.csv'), file('"evidence/2026/q2.csv"'));
    assert.equal(
      (await at(EVIDENCE, 'evidence: [{id: X, path: ./20|}]\n')).taking('2026'),
      'evidence: [{id: X, path: ./2026}]\n',
    );
  });

  it('works for every field that holds a path', async () => {
    const review = await at('incidents.control.yml', 'incidents:\n  - id: I\n    review: evidence/2026/|\n');
    assert.deepEqual(review.labels, ['q2.csv', 'q3 (final).csv']);
    const report = await at('vendors/v.yml', 'vendors:\n  - id: V\n    report: {path: evidence/2026/|}\n');
    assert.deepEqual(report.labels, ['q2.csv', 'q3 (final).csv']);
  });

  it('knows what came and went since', async () => {
    const completed = await at(EVIDENCE, 'evidence:\n  - id: X\n    path: evidence/2026/|\n');
    assert.ok(completed.labels.includes('q2.csv'));
    const { workspace } = completed.engine;
    workspace.fileDeleted(`${workspace.folder}/evidence/2026/q2.csv`);
    assert.ok(!completed.again().labels.includes('q2.csv'));
  });

  it('gives no more than anybody reads of a folder with thousands, by what is typed', async () => {
    const files: Record<string, string> = { ...FILES };
    for (let index = 0; index < 1200; index++) files[`evidence/scan-${index}.pdf`] = '';
    const all = await Completed.at(EVIDENCE, 'evidence:\n  - path: evidence/|\n', files);
    assert.deepEqual([all.list.isIncomplete, all.labels.length], [true, 200]);
    const one = await Completed.at(EVIDENCE, 'evidence:\n  - path: evidence/scan-119|\n', files);
    assert.deepEqual([one.list.isIncomplete, one.labels.length, one.labels[0]], [true, 11, 'scan-119.pdf']);
  });
});

describe('completion of links', () => {
  const body = FILES[POLICY] ?? '';
  const link = async (marked: string): Promise<Completed> => at(POLICY, `${body}See [it](${marked} and more.\n`);

  it('offers Markdown files and folders, those of the folder first, and headings of this file', async () => {
    assert.deepEqual((await link('|')).labels, ['a (b) c.md', 'access.md', 'sub', 'sub/deep.md', '#access']);
    assert.deepEqual((await link('sub/|)')).labels, ['deep.md']);
    assert.ok((await link('../|)')).labels.includes('README.md'));
    assert.ok((await link('/|)')).labels.includes('/policies/sub/deep.md'));
    assert.deepEqual((await link('./|)')).labels, ['a (b) c.md', 'access.md', 'sub', './sub/deep.md']);
  });

  it('finds a file by its title, and writes what Markdown takes', async () => {
    assert.ok((await link('thoughts|)')).labels.includes('sub/deep.md'));
    const taken = (await link('|)')).taking('a (b) c.md');
    assert.ok(taken.includes('[it](a%20%28b%29%20c.md) and more'), taken);
  });

  it('replaces the file alone, or the anchor alone', async () => {
    assert.ok((await link('s|ub/x.md#here)')).taking('sub/deep.md').includes('[it](sub/deep.md#here) and more'));
    const completed = await link('sub/deep.md#sc|rap)');
    assert.deepEqual(completed.labels, ['deep', 'scope-of-it', 'own']);
    assert.ok(completed.taking('scope-of-it').includes('[it](sub/deep.md#scope-of-it) and more'));
    assert.deepEqual((await link('sub/deep#|)')).labels, ['deep', 'scope-of-it', 'own'], 'without its ending');
    assert.deepEqual((await link('#|)')).labels, ['access']);
    assert.deepEqual((await link('nowhere.md#|)')).labels, []);
    assert.deepEqual((await link('https://acme.example/|)')).labels, []);
  });

  it('works in a definition', async () => {
    assert.deepEqual((await at(POLICY, `${body}\n[deep]: sub/|\n`)).labels, ['deep.md']);
  });
});

describe('completion of IDs in prose', () => {
  const body = FILES[POLICY] ?? '';
  it('takes small letters once a hyphen follows, and leaves the full stop behind', async () => {
    assert.ok((await at(POLICY, `${body}Under ac-|. More.\n`)).taking('AC-02').endsWith('Under AC-02. More.\n'));
    assert.deepEqual((await at(POLICY, `${body}Under CC6.|\n`)).labels.slice(0, 2), ['CC6.1', 'CC6.2']);
    for (const prose of ['well-|', 'a-|', '`AC-|`', 'x/AC-|', 'e.g|']) {
      assert.deepEqual((await at(POLICY, `${body}So ${prose}\n`)).labels, [], prose);
    }
  });
});
