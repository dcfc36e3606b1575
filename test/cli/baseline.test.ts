/** The baseline on the command line: written once, in force from then on, and refused where it would mislead. */

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_BY_BASELINE } from '../unit/reports/strict-shape.ts';
import { acme, type Ended, folderWith, MIXED, plumbline, removeFolders } from './run-plumbline.ts';

const FILE = 'plumbline-baseline.json';

after(removeFolders);

/** Runs `check` on the same day each time. */
function check(cwd: string, ...more: readonly string[]): Ended {
  return plumbline(['check', '--as-of', '2026-09-15', ...more], { cwd });
}

/** The codes of the findings, with their files. */
function found({ stdout }: Ended): readonly string[] {
  const report: unknown = JSON.parse(stdout);
  CHECK_BY_BASELINE(report, 'check');
  assert.ok(typeof report === 'object' && report !== null && 'diagnostics' in report);
  assert.ok(Array.isArray(report.diagnostics));
  return report.diagnostics.map((one: { file: string; code: string }) => `${one.file} ${one.code}`);
}

describe('check --write-baseline', () => {
  it('writes what is found, and from then on only what is new is shown', () => {
    const cwd = folderWith(MIXED);
    assert.deepEqual(check(cwd, '--write-baseline'), {
      code: 0,
      stdout: `Wrote ${FILE} with 3 findings. From now on, only what is new is shown.\n`,
      stderr: '',
    });
    assert.deepEqual(readdirSync(cwd).sort(), ['controls', FILE, 'plumbline.yml', 'policies']);
    const silent = check(cwd);
    assert.deepEqual([silent.code, silent.stderr], [0, '']);
    assert.match(silent.stdout, /^✔ No findings\.\n/);
    assert.match(silent.stdout, /\n3 findings are in plumbline-baseline\.json and not shown\.\n/);
    assert.equal(check(cwd, '--fail-on', 'information').code, 0);
    // Moved, renamed, and one thing more.
    const text = readFileSync(join(cwd, 'controls/access.yml'), 'utf8');
    writeFileSync(join(cwd, 'controls/access.yml'), `# Access\n\n${text}    ownr: sam.roe\n`);
    renameSync(join(cwd, 'controls/access.yml'), join(cwd, 'controls/people.yml'));
    const later = check(cwd, '--format', 'json');
    assert.deepEqual([later.code, found(later)], [1, ['controls/people.yml key-unknown']]);
    assert.deepEqual(found(check(cwd, '--format', 'json', 'controls/people.yml')), ['controls/people.yml key-unknown']);
    // Written again, it holds that too, and is the same each time.
    assert.equal(check(cwd, '--write-baseline').code, 0);
    const written = readFileSync(join(cwd, FILE), 'utf8');
    assert.equal(check(cwd, '--write-baseline').code, 0);
    assert.equal(readFileSync(join(cwd, FILE), 'utf8'), written);
    assert.equal(check(cwd).code, 0);
  });

  it('says what is gone, so that it is written again', () => {
    const cwd = folderWith(MIXED);
    check(cwd, '--write-baseline');
    const corrected = MIXED['controls/access.yml']?.replace('sytems', 'systems') ?? '';
    writeFileSync(join(cwd, 'controls/access.yml'), corrected);
    assert.match(check(cwd).stdout, /\n1 of its findings is gone: write it again with --write-baseline\.\n/);
    assert.doesNotMatch(check(cwd, 'controls').stdout, /gone/);
    check(cwd, '--write-baseline');
    assert.doesNotMatch(check(cwd).stdout, /gone/);
    writeFileSync(join(cwd, 'controls/access.yml'), MIXED['controls/access.yml'] ?? '');
    assert.equal(check(cwd).code, 1);
  });

  it('changes nothing in the matrix', () => {
    const cwd = folderWith(MIXED);
    const matrix = (): string => plumbline(['matrix', '--as-of', '2026-09-15', '--format', 'json'], { cwd }).stdout;
    const before = matrix();
    check(cwd, '--write-baseline');
    assert.equal(matrix(), before);
  });

  it('writes to the file of --baseline, and for each of several folders to its own', () => {
    const root = folderWith({});
    const [one, two] = [join(root, 'one'), join(root, 'two')];
    for (const folder of [one, two]) {
      for (const [path, text] of Object.entries(MIXED)) {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    const json = check(root, '--write-baseline', '--format', 'json', 'one', 'two');
    assert.deepEqual(JSON.parse(json.stdout), {
      version: 1,
      asOf: '2026-09-15',
      baselines: [
        { file: `one/${FILE}`, findings: 3 },
        { file: `two/${FILE}`, findings: 3 },
      ],
    });
    assert.equal(check(root, 'one', 'two').code, 0);
    assert.match(
      check(root, '--write-baseline', '--baseline', 'known.json', 'one').stdout,
      /^Wrote known\.json with 3/,
    );
    assert.equal(readFileSync(join(root, 'known.json'), 'utf8'), readFileSync(join(one, FILE), 'utf8'));
    writeFileSync(join(two, FILE), '{"version": 1, "findings": []}');
    assert.equal(check(root, 'two').code, 1);
    const named = check(root, '--baseline', 'known.json', 'two');
    assert.deepEqual([named.code, named.stderr], [0, '']);
    assert.match(named.stdout, /\n3 findings are in known\.json and not shown\.\n/);
  });

  it('holds everything of the example, and the same from wherever it is written', () => {
    const root = folderWith({});
    const [here, there] = [join(root, 'here.json'), join(root, 'there.json')];
    check(acme, '--write-baseline', '--baseline', here);
    check(root, '--write-baseline', '--baseline', there, acme);
    assert.equal(readFileSync(here, 'utf8'), readFileSync(there, 'utf8'));
    assert.deepEqual(found(check(acme, '--baseline', here, '--format', 'json')), []);
    assert.ok(!readFileSync(here, 'utf8').includes(acme));
  });
});

describe('a baseline', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    [
      'of a part of a folder',
      ['--write-baseline', 'policies'],
      'A baseline is of a whole folder, and policies is a part of one. Name no path; to write to another file, add --baseline FILE.',
    ],
    [
      'of several folders',
      ['--baseline', 'b.json', '.', 'other'],
      '--baseline is the file of one folder: check them one by one.',
    ],
    [
      'for several folders',
      ['--write-baseline', '--baseline', 'b.json', '.', 'other'],
      '--baseline is the file of one folder: check them one by one.',
    ],
    [
      'that is malformed',
      ['--baseline', 'b.json'],
      'The baseline b.json is not JSON, perhaps after a merge. Write it again with --write-baseline.',
    ],
    ['that is a folder', ['--baseline', 'other'], 'The baseline other is no file that can be read.'],
    [
      'that cannot be written',
      ['--write-baseline', '--baseline', 'no/b.json'],
      'no/b.json cannot be written: there is no such folder.',
    ],
    ['that would be a folder', ['--write-baseline', '--baseline', 'other'], 'other cannot be written (EISDIR).'],
  ];
  for (const [what, args, sentence] of cases) {
    it(`${what} is refused in a sentence`, () => {
      const cwd = folderWith({ ...MIXED, 'other/plumbline.yml': '', 'b.json': '<<<<<<< ours\n' });
      assert.deepEqual(check(cwd, ...args), { code: 2, stdout: '', stderr: `plumbline: ${sentence}\n` });
      assert.deepEqual(readdirSync(cwd).sort(), ['b.json', 'controls', 'other', 'plumbline.yml', 'policies']);
    });
  }

  it('that is the folder’s own and malformed is refused too, and can be written again', () => {
    const cwd = folderWith({ ...MIXED, [FILE]: '{"version": 9}' });
    assert.deepEqual(check(cwd), {
      code: 2,
      stdout: '',
      stderr: `plumbline: ${FILE} is of version 9, which a later Plumbline wrote. Update Plumbline, or write it again.\n`,
    });
    assert.equal(check(cwd, '--write-baseline').code, 0);
    assert.equal(check(cwd).code, 0);
  });

  it('is not written by a configuration that cannot be read', () => {
    const cwd = folderWith({ ...MIXED, 'plumbline.yml': 'rules: [\n' });
    const { code, stderr } = check(cwd, '--write-baseline');
    assert.equal(code, 2);
    assert.match(stderr, /^plumbline: plumbline\.yml, line \d+, cannot be read, .* No baseline was written\.\n$/);
    assert.ok(!readdirSync(cwd).includes(FILE));
  });
});
