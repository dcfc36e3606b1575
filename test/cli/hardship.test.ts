/** The command line where something gets in its way: a reader who leaves, Ctrl-C in the middle, a file that vanishes, odd names. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hasGit, Repository } from './git-repository.ts';
import { failing, interruptAt, interruptAtObject, meddled } from './meddle.ts';
import { acme, CLEAN, folderWith, MIXED, plumbline, program, removeFolders, systemNode } from './run-plumbline.ts';

after(removeFolders);

const AS_OF = ['--as-of', '2026-09-15'];
const WRONG = '---\nid: POL-A\nversion: 1.10\n---\n# A\n';
const RIGHT = WRONG.replace('1.10', '"1.10"');

/** Many policies that `--fix` would change. */
function many(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`policies/${at}.md`, WRONG.replace('POL-A', `POL-${at}`)]),
  );
}

let repository: Repository | undefined;

/** Two commits between which forty findings came. */
function twoCommits(): string {
  if (repository !== undefined) return repository.folder;
  repository = new Repository(CLEAN);
  repository.commit('2026-01-01');
  for (const [path, text] of Object.entries(many(40))) repository.write(path, text);
  repository.commit('2026-02-01');
  return repository.folder;
}

/** A file from which thirty controls come. */
const CONTROLS = { 'm.csv': `ID,Title,What\n${Array.from({ length: 30 }, (_, at) => `C-${at},,x`).join('\n')}\n` };

describe('a reader who leaves', () => {
  for (const args of [
    ['check', ...AS_OF],
    ['check', '--format', 'json', ...AS_OF],
    ['check', '--format', 'lines', ...AS_OF],
    ['matrix', ...AS_OF],
    ['matrix', '--format', 'json', ...AS_OF],
    ['timeline', ...AS_OF],
    ['export', '--format', 'csv', ...AS_OF],
    ['export', '--format', 'xlsx', ...AS_OF],
    ['import', 'csv', 'm.csv', '--dry-run'],
    ['import', 'csv', 'm.csv', '--yes', '-o', 'new'],
    ['diff', 'HEAD~1', 'HEAD', '--format', 'json'],
    ['log'],
    ['explain'],
    ['completion', 'bash'],
    ['--help'],
  ]) {
    it(`is taken well by ${args.join(' ')}`, function () {
      const ofCommits = args[0] === 'diff' || args[0] === 'log';
      if (ofCommits && !hasGit) this.skip();
      const cwd = ofCommits ? twoCommits() : args[0] === 'import' ? folderWith(CONTROLS) : acme;
      // What is short is written before a reader of one line has left: those who read nothing leave earlier.
      const reader = cwd === acme ? 'head -n 1 > /dev/null' : 'true';
      const piped = `'${systemNode}' '${program}' "$@" | ${reader}; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', piped, 'bash', ...args], { cwd, encoding: 'utf8' });
      assert.deepEqual([stdout, stderr], [args[0] === 'check' ? '1\n' : '0\n', '']);
    });
  }

  it('is taken well by --fix, which has done all its work', () => {
    const cwd = folderWith({ ...CLEAN, ...many(5) });
    const piped = `'${systemNode}' '${program}' check --fix | true; echo "\${PIPESTATUS[0]}"`;
    const { stderr } = spawnSync('bash', ['-c', piped], { cwd, encoding: 'utf8' });
    assert.equal(stderr, '');
    for (let at = 0; at < 5; at += 1)
      assert.equal(readFileSync(join(cwd, `policies/${at}.md`), 'utf8'), RIGHT.replace('POL-A', `POL-${at}`));
  });
});

describe('output for which there is no room', () => {
  /** A file system that is full for one of the two outputs. */
  const full = (descriptor: number, code: string): string => `const { writeSync } = fs;
fs.writeSync = (to, ...more) => {
  if (to === ${descriptor}) throw Object.assign(new Error('${code}: write'), { code: '${code}' });
  return writeSync(to, ...more);
};
`;

  it('is a sentence and exit code 2, also where the cache knew what to say', () => {
    const cwd = folderWith(MIXED);
    const said = 'plumbline: The output could not be written: the disk is full.\n';
    const kept = ['check', '--cache=kept', ...AS_OF];
    assert.deepEqual(meddled(cwd, kept, full(1, 'ENOSPC')), { code: 2, stdout: '', stderr: said });
    assert.equal(plumbline(kept, { cwd }).code, 1);
    for (const args of [kept, ['check', '--format', 'json', ...AS_OF], ['matrix', ...AS_OF], ['--help']])
      assert.deepEqual(meddled(cwd, args, full(1, 'ENOSPC')), { code: 2, stdout: '', stderr: said });
    const { stderr } = meddled(cwd, ['--version'], full(1, 'EIO'));
    assert.equal(stderr, 'plumbline: The output could not be written (EIO).\n');
  });

  for (const args of [
    ['diff', 'HEAD~1', 'HEAD'],
    ['log'],
    ['export', '--format', 'csv'],
    ['export', '--format', 'xlsx'],
    ['import', 'csv', 'm.csv', '--yes', '-o', 'new'],
  ]) {
    it(`is a sentence, and nothing done, for ${args.join(' ')} > /dev/full`, function () {
      if (!existsSync('/dev/full')) this.skip();
      const ofCommits = args[0] === 'diff' || args[0] === 'log';
      if (ofCommits && !hasGit) this.skip();
      const folder = ofCommits ? twoCommits() : folderWith({ ...MIXED, ...CONTROLS });
      const device = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(systemNode, [program, ...args], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
        encoding: 'utf8',
        stdio: ['ignore', device, 'pipe'],
      });
      closeSync(device);
      const sentence = 'plumbline: The output could not be written: the disk is full.\n';
      assert.deepEqual([status, stderr], [2, sentence]);
      assert.ok(!existsSync(join(folder, 'new')));
    });
  }

  it('does not change the verdict where it is standard error', () => {
    const cwd = folderWith(MIXED);
    const plain = plumbline(['check', ...AS_OF], { cwd });
    assert.deepEqual(meddled(cwd, ['check', ...AS_OF], full(2, 'ENOSPC')), plain);
    assert.deepEqual(meddled(cwd, ['check', 'nowhere'], full(2, 'ENOSPC')), { code: 2, stdout: '', stderr: '' });
  });
});

describe('Ctrl-C', function () {
  this.timeout(60_000);

  it('ends a check in the middle with 130 and without a word', () => {
    const cwd = folderWith({ ...CLEAN, ...many(1500) });
    const ended = meddled(cwd, ['check', ...AS_OF], interruptAt(3, `String(path).endsWith('.md')`));
    assert.deepEqual(ended, { code: 130, stdout: '', stderr: '' });
  });

  it('ends a comparison of commits likewise', function () {
    if (!hasGit) this.skip();
    const ended = meddled(twoCommits(), ['diff', 'HEAD~1', 'HEAD'], interruptAtObject(5));
    assert.deepEqual(ended, { code: 130, stdout: '', stderr: '' });
  });

  it('ends --fix between two files, each of which is as it was or as it should be', () => {
    const cwd = folderWith({ ...CLEAN, ...many(300) });
    // A disk on which each file takes its time, so that there is a middle.
    const slow = `const { fsyncSync } = fs;
fs.fsyncSync = (descriptor) => {
  const until = process.hrtime.bigint() + 2_000_000n;
  while (process.hrtime.bigint() < until);
  return fsyncSync(descriptor);
};
`;
    const { code, stdout } = meddled(cwd, ['check', '--fix', ...AS_OF], slow + interruptAt(3, `flags === 'wx'`));
    assert.deepEqual([code, stdout], [130, '']);
    const names = readdirSync(join(cwd, 'policies'));
    assert.equal(names.length, 300, 'nothing beside them is left');
    const texts = names.map((name) => readFileSync(join(cwd, 'policies', name), 'utf8').replace(/POL-\d+/, 'POL-A'));
    assert.deepEqual(new Set(texts), new Set([RIGHT, WRONG]));
  });

  it('ends --write-baseline with the whole of it or none', () => {
    const cwd = folderWith({ ...CLEAN, ...many(10) });
    const ended = meddled(cwd, ['check', '--write-baseline'], interruptAt(1, `flags === 'wx'`));
    assert.ok(ended.code === 130 || ended.code === 0);
    const left = readdirSync(cwd).filter((name) => name !== 'policies' && name !== 'plumbline.yml');
    assert.ok(left.length === 0 || left.join('') === 'plumbline-baseline.json', left.join(' '));
    if (left.length > 0) JSON.parse(readFileSync(join(cwd, 'plumbline-baseline.json'), 'utf8'));
  });
});

describe('export to a file', () => {
  const EXPORT = ['export', '--format', 'csv', '-o', 'out/m.csv', ...AS_OF];
  const SENTENCE = 'plumbline: out/m.csv cannot be written';
  let old = '';
  before(() => {
    old = plumbline(['export', '--format', 'csv', '--as-of', '2026-08-15'], { cwd: folderWith(MIXED) }).stdout;
  });

  const hindrances: readonly (readonly [string, string, string])[] = [
    ['the disk is full', failing('writeFileSync'), `${SENTENCE} (ENOSPC).\n`],
    ['the disk says at the end that it is full', failing('fsyncSync'), `${SENTENCE} (ENOSPC).\n`],
    ['it may not be replaced', failing('renameSync', { code: 'EACCES' }), `${SENTENCE} (EACCES).\n`],
    [
      'nothing may be put beside it',
      failing('openSync', { code: 'EACCES', which: `parameters[1] === 'wx'` }),
      `${SENTENCE} (EACCES).\n`,
    ],
  ];
  for (const [what, meddle, stderr] of hindrances) {
    it(`leaves the old one, and nothing beside it, where ${what}`, () => {
      const folder = folderWith({ ...MIXED, 'out/m.csv': old });
      assert.deepEqual(meddled(folder, EXPORT, meddle), { code: 2, stdout: '', stderr });
      assert.deepEqual(readdirSync(join(folder, 'out')), ['m.csv']);
      assert.equal(readFileSync(join(folder, 'out/m.csv'), 'utf8'), old);
    });
  }

  it('leaves nothing where there was none', () => {
    const folder = folderWith({ ...MIXED, 'out/x': '' });
    const stderr = `${SENTENCE} (ENOSPC).\n`;
    assert.deepEqual(meddled(folder, EXPORT, failing('writeFileSync')), { code: 2, stdout: '', stderr });
    assert.deepEqual(readdirSync(join(folder, 'out')), ['x']);
  });

  it('is the old one or the whole of the new one after Ctrl-C', () => {
    const folder = folderWith({ ...MIXED, ...many(1500), 'out/m.csv': old });
    const later = ['export', '--format', 'csv', '-o', 'out/m.csv', '--as-of', '2027-10-15'];
    const reading = meddled(folder, later, interruptAt(3, `String(path).endsWith('.md')`));
    assert.deepEqual(reading, { code: 130, stdout: '', stderr: '' });
    assert.equal(readFileSync(join(folder, 'out/m.csv'), 'utf8'), old);
    const writing = meddled(folder, later, interruptAt(1, `flags === 'wx'`));
    assert.ok(writing.code === 130 || writing.code === 0, String(writing.code));
    assert.deepEqual(readdirSync(join(folder, 'out')), ['m.csv']);
    const expected = plumbline(['export', '--format', 'csv', '--as-of', '2027-10-15'], { cwd: folder }).stdout;
    assert.notEqual(expected, old);
    assert.equal(readFileSync(join(folder, 'out/m.csv'), 'utf8'), expected);
  }).timeout(60_000);
});

describe('a file that vanishes while it is read', () => {
  it('is one finding, and the others are read', () => {
    const cwd = folderWith(MIXED);
    const meddle = `const { openSync } = fs;
fs.openSync = (path, ...more) => {
  if (String(path).endsWith('access.md')) fs.rmSync(path, { force: true });
  return openSync(path, ...more);
};
`;
    const { code, stdout, stderr } = meddled(cwd, ['check', '--format', 'lines', ...AS_OF], meddle);
    assert.deepEqual([code, stderr], [1, '']);
    const lines = stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('policies/')),
      ['policies/access.md:1:1: error yaml-syntax: This file vanished while it was read.'],
    );
    assert.ok(lines.some((line) => line.includes('key-unknown')));
  });

  it('is none where it is a whole folder that vanishes', () => {
    const cwd = folderWith({ ...MIXED, 'policies/more/other.md': WRONG });
    const meddle = `const { readdirSync } = fs;
fs.readdirSync = (path, ...more) => {
  if (String(path).endsWith('more')) fs.rmSync(path, { recursive: true, force: true });
  return readdirSync(path, ...more);
};
`;
    const { code, stdout } = meddled(cwd, ['check', '--format', 'lines', ...AS_OF], meddle);
    assert.equal(code, 1);
    assert.ok(!stdout.includes('other.md'));
    assert.ok(stdout.includes('policies/access.md'));
  });
});

describe('paths with blanks and other letters', () => {
  it('are as they are in every report, from wherever it is run', () => {
    const name = 'policies/Zugänge & „Rechte“ 访问 🔑.md';
    const cwd = folderWith({ ...MIXED, [name]: WRONG }, 'Größe & Ziel $HOME');
    const json = plumbline(['check', '--format', 'json', ...AS_OF], { cwd });
    assert.ok(json.stdout.includes(`"file": "${name}"`));
    assert.ok(!json.stdout.includes('%'));
    const lines = plumbline(['check', '--format', 'lines', ...AS_OF], { cwd });
    assert.ok(lines.stdout.includes(`\n${name}:3:10: warning version-not-string: `));
    assert.ok(plumbline(['check', ...AS_OF], { cwd }).stdout.includes(`\n${name}\n`));
    const elsewhere = plumbline(['check', cwd, '--format', 'json', ...AS_OF], { cwd: folderWith({}) });
    assert.equal(elsewhere.stdout, json.stdout);
    const named = plumbline(['check', name, '--format', 'lines', ...AS_OF], { cwd });
    assert.ok(named.stdout.split('\n').every((line) => line === '' || line.startsWith(name)));
  });
});
