/** What `plumbline import` does to a folder: it asks first, and writes all of its files or none, whatever gets in its way. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { atTerminal, failing, meddled } from './meddle.ts';
import { folderWith, removeFolders } from './run-plumbline.ts';

after(removeFolders);

/** Three files come of it, in three folders. */
const SOURCE = {
  'comply/policies/access.md': 'name: Access\nacronym: AP\n---\n# Access\n',
  'comply/procedures/patch.md': 'id: "patch"\nname: "Patch"\ncron: "0 0 0 15 * *"\n---\n',
  'comply/comply.yml': 'tickets: {}\n',
};
const OWN = 'controls:\n  - {id: AC-1, title: Ours}\n';
const IMPORT = ['import', 'comply', 'comply', '-o', 'new'];
const NEW_FILES = ['controls/comply-procedures.yml', 'policies/access.md', 'procedures/patch.md'];

/** Every folder and file below one, with what the files hold. */
function allIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      return [name, statSync(path).isDirectory() ? '' : readFileSync(path, 'utf8')];
    }),
  );
}

/** Calls that concern the folder into which files are imported. */
const THERE = `String(parameters[0]).includes('/work/new/')`;

describe('import of which a file cannot be written', () => {
  const failures: readonly (readonly [string, string, string])[] = [
    [
      'the second file cannot be begun',
      failing('openSync', { count: 2, which: `parameters[1] === 'wx' && ${THERE}` }),
      'procedures/patch.md cannot be written (ENOSPC)',
    ],
    [
      'the disk is full in the third file',
      failing('writeFileSync', { count: 3 }),
      'controls/comply-procedures.yml cannot be written (ENOSPC)',
    ],
    [
      'the disk says so only at the end',
      failing('fsyncSync', { count: 2, code: 'EDQUOT' }),
      'procedures/patch.md cannot be written (EDQUOT)',
    ],
    [
      'the second file cannot be put in its place',
      failing('linkSync', { count: 2, code: 'EACCES' }),
      'procedures/patch.md cannot be written (EACCES)',
    ],
    [
      'a folder cannot be made',
      failing('mkdirSync', { code: 'EACCES', which: `String(parameters[0]).endsWith('/new/procedures')` }),
      'procedures/patch.md cannot be written (EACCES)',
    ],
    [
      'a disk without hard links is full',
      `${failing('linkSync', { code: 'EPERM' })}${failing('linkSync', { code: 'EPERM' })}${failing('fsyncSync', { count: 4 })}`,
      'procedures/patch.md cannot be written (ENOSPC)',
    ],
  ];
  for (const [index, [what, meddle, sentence]] of failures.entries()) {
    it(`leaves everything as it was where ${what}`, function () {
      if (process.platform === 'win32') this.skip();
      // Into a folder that has something, and into one that is not there.
      const cwd = folderWith(index % 2 === 0 ? { ...SOURCE, 'new/controls/own.yml': OWN } : SOURCE);
      const was = allIn(cwd);
      const { code, stderr } = meddled(cwd, [...IMPORT, '--yes'], meddle);
      assert.deepEqual([code, stderr], [2, `plumbline: ${sentence}. Nothing was written.\n`]);
      assert.deepEqual(allIn(cwd), was);
    });
  }

  it('does not write over a file that comes up meanwhile', () => {
    const cwd = folderWith(SOURCE);
    const meddle = `const { linkSync } = fs;
let linked = 0;
fs.linkSync = (from, to) => {
  if (++linked === 2) fs.writeFileSync(to, 'of somebody else');
  return linkSync(from, to);
};
`;
    const { code, stderr } = meddled(cwd, [...IMPORT, '--yes'], meddle);
    assert.deepEqual(
      [code, stderr],
      [2, 'plumbline: procedures/patch.md cannot be written (EEXIST). Nothing was written.\n'],
    );
    assert.deepEqual(allIn(join(cwd, 'new')), { procedures: '', 'procedures/patch.md': 'of somebody else' });
  });

  it('does not write over one on a disk without hard links either', () => {
    const cwd = folderWith(SOURCE);
    const meddle = `let linked = 0;
fs.linkSync = (from, to) => {
  if (++linked === 2) fs.writeFileSync(to, 'of somebody else');
  throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
};
`;
    const { code } = meddled(cwd, [...IMPORT, '--yes'], meddle);
    assert.equal(code, 2);
    assert.deepEqual(allIn(join(cwd, 'new')), { procedures: '', 'procedures/patch.md': 'of somebody else' });
  });
});

describe('import at a terminal', () => {
  it('asks before it writes, and takes nothing but a yes for one', async function () {
    const cwd = folderWith(SOURCE);
    const was = allIn(cwd);
    // Another word, the end of the input, and Ctrl-C.
    for (const [input, code, end] of [
      ['yess\n', 0, 'Nothing was written.\n'],
      ['\u0004', 0, 'Nothing was written.\n'],
      ['\u0003', 130, ''],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, in one folder
      const answered = await atTerminal(IMPORT, { cwd, input });
      if (answered === undefined) this.skip();
      assert.equal(answered.code, code);
      const [plan, rest] = answered.shown.split('Go on? (y/N) ');
      assert.match(plan ?? '', /^[^]*To be written, with 1 record:\n {2}new\/policies\/access\.md\n/);
      assert.ok(rest?.endsWith(end), JSON.stringify(rest));
      assert.deepEqual(allIn(cwd), was);
    }
    const agreed = await atTerminal(IMPORT, { cwd, input: 'y\n' });
    assert.match(agreed?.shown ?? '', /Go on\? \(y\/N\) [^]*Wrote 3 files\.\n$/);
    assert.equal(agreed?.code, 0);
    assert.deepEqual(
      Object.keys(allIn(join(cwd, 'new'))).filter((name) => name.includes('.')),
      NEW_FILES,
    );
    // All of it is there by now, so that nothing is asked.
    const again = await atTerminal(IMPORT, { cwd, input: 'y\n' });
    assert.match(again?.shown ?? '', /Nothing was written\.\n$/);
    assert.ok(!again?.shown.includes('Go on?'));
  });
});
