/** What is staged and what has changed, read from real repositories of every shape. */

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GIT_ENVIRONMENT, hasGit, Repository } from './git-repository.ts';
import { acme, type Ended, folderWith, MIXED, plumbline, program, removeFolders, systemNode } from './run-plumbline.ts';

const DAY = ['--as-of', '2026-09-15'];

after(removeFolders);

function run(cwd: string, ...args: readonly string[]): Ended {
  return plumbline(args, { cwd, env: GIT_ENVIRONMENT });
}

function check(cwd: string, ...more: readonly string[]): Ended {
  return run(cwd, 'check', ...DAY, '--format', 'json', ...more);
}

interface Checked {
  readonly summary: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly { readonly file: string; readonly code: string }[];
}

function isChecked(value: unknown): value is Checked {
  return typeof value === 'object' && value !== null && 'summary' in value && 'diagnostics' in value;
}

function checked({ stdout, stderr }: Ended): Checked {
  const report: unknown = stdout === '' ? undefined : JSON.parse(stdout);
  assert.ok(isChecked(report), stderr);
  return report;
}

/** The findings, with their files. */
function found(ended: Ended): readonly string[] {
  return checked(ended).diagnostics.map(({ file, code }) => `${file} ${code}`);
}

const ALL_MIXED = [
  'controls/access.yml key-unknown',
  'controls/access.yml control-owner-missing',
  'policies/access.md policy-review-due-soon',
];

const CONTROLS = MIXED['controls/access.yml'] ?? '';
/** Without the first of its controls. */
const ONE_LESS = CONTROLS.replace(/ {2}- id: AC-01[^]*?(?= {2}- id: AC-02)/, '');
const NAMED = { ...MIXED, 'policies/access.md': `${MIXED['policies/access.md']}\nSee AC-01.\n` };

describe('check --staged', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('says of the example what check says', () => {
    const repository = new Repository();
    cpSync(acme, join(repository.folder, 'a b', 'ä'), { recursive: true });
    repository.commit('2026-09-01');
    const cwd = join(repository.folder, 'a b', 'ä');
    assert.deepEqual(run(cwd, 'check', '--staged', ...DAY), run(cwd, 'check', ...DAY));
    assert.deepEqual(
      check(repository.folder, '--staged', 'a b/ä/policies'),
      check(repository.folder, 'a b/ä/policies'),
    );
  });

  it('reads what is staged, before the first commit and whatever else stands there', () => {
    const repository = new Repository(MIXED);
    const { folder } = repository;
    assert.deepEqual(checked(check(folder, '--staged')).summary['files'], 0);
    assert.equal(run(folder, 'check', '--staged').stderr, 'Nothing in . is under version control.\n');
    repository.git('add', '--all');
    assert.deepEqual(found(check(folder, '--staged')), ALL_MIXED);
    repository.write('controls/access.yml', CONTROLS.replace('sytems', 'systems'));
    repository.write('untracked.control.yml', 'nonsense: [');
    repository.git('add', '--intent-to-add', 'untracked.control.yml');
    repository.write('policies/access.md', '');
    assert.deepEqual(found(check(folder, '--staged')), ALL_MIXED);
    repository.git('add', 'controls');
    assert.deepEqual(found(check(folder, '--staged')), ALL_MIXED.slice(1));
    repository.git('rm', '--quiet', '--cached', 'controls/access.yml');
    assert.deepEqual(found(check(folder, '--staged', 'controls/access.yml')), []);
    repository.remove('controls/access.yml');
    assert.equal(check(folder, '--staged', 'controls/access.yml', 'policies/access.md').code, 0);
    assert.ok(statSync(join(folder, '.git', 'index')).isFile());
  });

  it('goes by the configuration and the baseline that are staged', () => {
    const repository = new Repository(MIXED);
    run(repository.folder, 'check', ...DAY, '--write-baseline');
    repository.git('add', '--all');
    repository.remove('plumbline-baseline.json');
    assert.equal(found(check(repository.folder)).length, 3);
    assert.deepEqual(found(check(repository.folder, '--staged')), []);
    repository.write(
      'plumbline.yml',
      'rules: {control-owner-missing: off, key-unknown: off, criterion-unmapped: off}\n',
    );
    repository.git('rm', '--quiet', '--cached', 'plumbline-baseline.json');
    assert.equal(found(check(repository.folder, '--staged')).length, 3);
    repository.git('add', 'plumbline.yml');
    assert.ok(!found(check(repository.folder, '--staged')).includes('controls/access.yml key-unknown'));
  });

  it('runs in a hook, in a worktree and of a commit with files of its own', () => {
    const repository = new Repository();
    for (const [path, text] of Object.entries(MIXED)) repository.write(`compliance/${path}`, text);
    repository.commit('2026-09-01');
    const hook = join(repository.folder, '.git', 'hooks', 'pre-commit');
    const said = join(dirname(repository.folder), 'said');
    mkdirSync(dirname(hook), { recursive: true });
    const command = `'${systemNode}' '${program}' check --staged ${DAY.join(' ')} --format lines compliance`;
    writeFileSync(hook, `#!/bin/sh\n${command} > '${said}' 2>&1\necho "$?" >> '${said}'\nexit 1\n`, { mode: 0o755 });
    const saidBy = (folder: string, ...args: readonly string[]): string => {
      assert.equal(repository.tryGit('-C', folder, 'commit', '--quiet', '--message', 'x', ...args).status, 1);
      return repository.tryGit('-C', folder, 'hash-object', '-w', said).stdout === ''
        ? ''
        : repository.git('cat-file', 'blob', repository.git('hash-object', '-w', said).trim());
    };
    repository.write('compliance/controls/access.yml', CONTROLS.replace('sytems', 'systems'));
    repository.write('other.txt', 'x');
    repository.git('add', 'other.txt');
    // What is not staged stays out; with `-a` and with a path it is in an index that Git makes for the while.
    assert.match(saidBy('.'), /^controls\/access\.yml:\d+:\d+: error key-unknown[^]*\n1\n$/m);
    assert.match(saidBy('.', '--all'), /^controls\/access\.yml:\d+:\d+: warning control-owner-missing[^]*\n0\n$/);
    assert.doesNotMatch(saidBy('.', 'compliance'), /key-unknown/);
    const tree = join(dirname(repository.folder), 'tree');
    repository.git('worktree', 'add', '--quiet', tree);
    writeFileSync(join(tree, 'compliance/controls/access.yml'), `${CONTROLS}    ownr: x\n`);
    repository.git('-C', tree, 'add', '--all');
    assert.equal(saidBy(tree).match(/key-unknown/g)?.length, 2);
    assert.deepEqual(found(check(join(tree, 'compliance'), '--staged')).length, 4);
  });

  it('reads of a conflict what was there before, and says so', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    repository.git('switch', '--quiet', '--create', 'other');
    repository.write('controls/access.yml', CONTROLS.replace('Single sign-on', 'Theirs'));
    repository.commit('2026-09-02');
    repository.git('switch', '--quiet', 'main');
    repository.write('controls/access.yml', CONTROLS.replace('Single sign-on', 'Ours').replace('sytems', 'systems'));
    repository.commit('2026-09-03');
    assert.equal(repository.tryGit('merge', '--quiet', 'other').status, 1);
    const ended = check(repository.folder, '--staged');
    assert.deepEqual(found(ended), ALL_MIXED.slice(1));
    assert.equal(
      ended.stderr,
      'controls/access.yml is in conflict: it was checked as it was before the merge. Resolve it, and stage it.\n',
    );
  });

  it('reads no link that leads out, and no submodule', () => {
    const outside = folderWith({ 'secret.md': '---\nid: POL-SECRET\n---\n' });
    const library = new Repository({ 'policies/lib.md': '---\nid: POL-LIB\n---\n' });
    library.commit('2026-09-01');
    const repository = new Repository(MIXED);
    symlinkSync(join(outside, 'secret.md'), join(repository.folder, 'policies', 'out.md'));
    symlinkSync('access.md', join(repository.folder, 'policies', 'in.md'));
    repository.git('submodule', '--quiet', 'add', library.folder, 'lib');
    repository.git('add', '--all');
    const ended = check(repository.folder, '--staged');
    assert.ok(found(ended).some((one) => one.startsWith('policies/out.md ')));
    assert.doesNotMatch(ended.stdout, /POL-(?:SECRET|LIB)/);
    assert.equal(ended.stderr, 'lib is a submodule, another repository: nothing in it was checked.\n');
    // In the submodule itself it is a repository like any other.
    assert.equal(checked(check(join(repository.folder, 'lib'), '--staged')).summary['files'], 1);
  });

  it('takes line ends and evidence as they are in the commit', () => {
    const repository = new Repository({ ...MIXED, '.gitattributes': '* text=auto\n' });
    repository.write('controls/access.yml', CONTROLS.replaceAll('\n', '\r\n'));
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n';
    const digest = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
    const record = (id: string, path: string): string =>
      `  - {id: ${id}, control: AC-01, period: 2026, collected: 2026-09-01, collector: jane.doe, path: ${path}, sha256: ${digest}}\n`;
    repository.write(
      'evidence/a.yml',
      `evidence:\n${record('EV-1', 'evidence/a.bin')}${record('EV-2', 'evidence/b.bin')}${record('EV-3', 'evidence/lfs.bin')}`,
    );
    repository.write('evidence/a.bin', 'foo');
    repository.write('evidence/b.bin', 'bar');
    repository.write('evidence/lfs.bin', pointer);
    repository.commit('2026-09-01');
    repository.write('evidence/a.bin', 'other');
    const ended = check(repository.folder, '--staged', 'evidence');
    assert.deepEqual(
      found(ended).filter((one) => one.includes('hash')),
      ['evidence/a.yml evidence-hash-mismatch'],
    );
    assert.equal(ended.stderr, 'evidence/lfs.bin could not be read, so its SHA-256 was not verified.\n');
  });
});

describe('check --changed-since', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('shows what changes cause, also where nobody touched anything, and on whatever branch', () => {
    const repository = new Repository(NAMED);
    const base = repository.commit('2026-09-01');
    repository.git('switch', '--quiet', '--create', 'work');
    repository.write('controls/access.yml', ONE_LESS);
    renameSync(join(repository.folder, 'controls'), join(repository.folder, 'registers'));
    repository.write('plumbline.yml', `${MIXED['plumbline.yml']}files: {registers: ["registers/*.yml"]}\n`);
    const caused = ['policies/access.md control-unknown'];
    const ended = check(repository.folder, '--changed-since', 'main');
    assert.deepEqual(found(ended), caused);
    assert.deepEqual(checked(ended).summary['since'], { commit: base, findings: 2, gone: 1 });
    assert.equal(ended.code, 1);
    assert.match(
      run(repository.folder, 'check', ...DAY, '--changed-since', 'main').stdout,
      new RegExp(
        `\\nShown is what is new since main \\(${base.slice(0, 7)}\\): 2 findings were there already\\.\\n1 finding that was there is gone\\.\\n`,
      ),
    );
    assert.deepEqual(found(check(repository.folder, '--staged', '--changed-since', 'main')), []);
    repository.commit('2026-09-02');
    assert.deepEqual(found(check(repository.folder, '--staged', '--changed-since', 'main')), caused);
    assert.deepEqual(found(check(repository.folder, '--changed-since', 'main', 'registers')), []);
    // What happens on the other branch meanwhile is not of this change.
    repository.git('switch', '--quiet', 'main');
    repository.write('policies/access.md', '');
    repository.commit('2026-09-03');
    repository.git('switch', '--quiet', '--detach', 'work');
    assert.deepEqual(found(check(repository.folder, '--changed-since', 'main')), caused);
    assert.deepEqual(found(check(repository.folder, '--changed-since', 'HEAD')), []);
  });

  it('goes by a named baseline on both sides', () => {
    const repository = new Repository(MIXED);
    run(repository.folder, 'check', ...DAY, '--write-baseline', '--baseline', '../known.json');
    repository.commit('2026-09-01');
    repository.write('controls/access.yml', `${CONTROLS}    ownr: x\n`);
    const ended = check(repository.folder, '--changed-since', 'HEAD', '--baseline', '../known.json');
    assert.deepEqual(found(ended), ['controls/access.yml key-unknown']);
    assert.deepEqual(checked(ended).summary['baseline'], { findings: 3, gone: 0 });
  });

  it('says in Markdown what moved in each of several folders, those without findings too', () => {
    const repository = new Repository();
    for (const folder of ['one', 'two'])
      for (const [path, text] of Object.entries(MIXED)) repository.write(`${folder}/${path}`, text);
    repository.commit('2026-09-01');
    repository.write('one/controls/access.yml', ONE_LESS);
    repository.write('two/plumbline.yml', 'engagement: {type: 1, categories: [security]}\nrules: {all: off}\n');
    repository.write('two/controls/access.yml', CONTROLS.replace('id: AC-02', 'id: AC-03'));
    const args = ['check', ...DAY, '--changed-since', 'HEAD', '--format', 'markdown', 'one', 'two'];
    const section = ({ stdout }: Ended): readonly string[] | undefined =>
      /^\*\*C[^]*?(?=\n\n###|\n*$(?![^]))/m
        .exec(stdout)?.[0]
        .split('\n')
        .filter((line) => line !== '');
    const told = [
      '**Controls that got worse**',
      '- one: AC-01 Single sign-on: was approved, gone',
      '- two: AC-02 Access review: was mapped, gone',
      '**Controls that got better**',
      '- two: AC-03 Access review: mapped, new',
    ];
    assert.deepEqual(section(run(repository.folder, ...args)), told);
    assert.equal(section(run(repository.folder, ...args, '--staged')), undefined);
    repository.git('add', '--all');
    assert.deepEqual(section(run(repository.folder, ...args, '--staged')), told);
  });

  it('says what a shallow clone lacks', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    repository.git('branch', 'old');
    repository.write('controls/access.yml', ONE_LESS);
    repository.commit('2026-09-02');
    const clone = join(dirname(repository.folder), 'clone');
    repository.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${repository.folder}`, clone);
    assert.equal(
      check(clone, '--changed-since', 'origin/old').stderr,
      'plumbline: This clone holds only the latest history (a shallow clone), and not where origin/old and HEAD part. Fetch more of it: git fetch --unshallow\n',
    );
    assert.equal(
      check(clone, '--changed-since', 'old').stderr,
      'plumbline: There is no commit “old”. Did you mean “origin/old”?\n',
    );
    assert.equal(
      check(clone, '--changed-since', 'nope').stderr,
      'plumbline: There is no commit “nope” in this clone, which holds only the latest history (a shallow clone). Fetch more of it: git fetch --unshallow\n',
    );
    assert.deepEqual(found(check(clone, '--changed-since', 'HEAD')), []);
    assert.equal(found(check(clone, '--staged')).length, 2);
  });

  it('says what a partial clone lacks, and fetches nothing', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    repository.write('controls/access.yml', ONE_LESS);
    repository.commit('2026-09-02');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = join(dirname(repository.folder), 'clone');
    repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.folder}`, clone);
    const objects = (): number => readdirSync(join(clone, '.git', 'objects', 'pack')).length;
    const before = objects();
    const { code, stderr } = check(clone, '--changed-since', 'HEAD~1');
    assert.deepEqual([code, objects()], [2, before]);
    assert.match(stderr, /^plumbline: Files of these commits are missing in this clone, and nothing is fetched\./);
    assert.equal(found(check(clone, '--staged')).length, 2);
  });
});

describe('what is asked of Git', function () {
  before(function () {
    if (!hasGit) this.skip();
  });

  it('is refused in a sentence where there is nothing to read', () => {
    const none = folderWith(MIXED);
    assert.deepEqual(check(none, '--staged'), {
      code: 2,
      stdout: '',
      stderr: `plumbline: ${none} is in no Git repository.\n`,
    });
    const empty = new Repository(MIXED).folder;
    assert.equal(check(empty, '--changed-since', 'main').stderr, 'plumbline: There are no commits yet.\n');
    assert.equal(run(empty, 'log').stderr, 'plumbline: There are no commits yet.\n');
    assert.equal(run(empty, 'diff', 'HEAD').stderr, 'plumbline: There are no commits yet.\n');
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    const { folder } = repository;
    for (const name of ['--output=x', '-x', 'a..b', '^main', 'HEAD\n']) {
      assert.match(run(folder, 'diff', 'HEAD', '--', name).stderr, /^plumbline: “.*” names no single commit: /, name);
    }
    assert.equal(run(folder, 'matrix', '--at', 'nope').stderr, 'plumbline: There is no commit “nope”.\n');
    assert.match(run(folder, 'matrix', '--at', 'HEAD:plumbline.yml').stderr, /^plumbline: /);
    const bare = join(dirname(folder), 'bare.git');
    repository.git('clone', '--quiet', '--bare', '.', bare);
    for (const args of [
      ['check', '--staged'],
      ['check', '--changed-since', 'main'],
      ['diff', 'main'],
    ])
      assert.match(run(bare, ...args).stderr, /^plumbline: .* is a bare repository: nothing is checked out in it, /);
    assert.equal(run(bare, 'diff', 'main', 'main').code, 0);
    assert.equal(run(bare, 'matrix', '--at', 'main').stdout, run(folder, 'matrix', '--at', 'main').stdout);
    const foreign = { ...GIT_ENVIRONMENT, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    assert.equal(
      plumbline(['check', '--staged'], { cwd: folder, env: foreign }).stderr,
      `plumbline: Git refuses to read ${folder}, since it belongs to somebody else. If you trust it: git config --global --add safe.directory ${folder}\n`,
    );
    const nowhere = plumbline(['check', '--staged'], { cwd: folder, env: { ...GIT_ENVIRONMENT, PATH: '/nowhere' } });
    assert.equal(nowhere.stderr, 'plumbline: The program “git” is not installed, or is not on the PATH.\n');
  });

  it('runs nothing that the repository names', () => {
    const repository = new Repository(MIXED);
    repository.commit('2026-09-01');
    const trap = join(dirname(repository.folder), 'trap');
    const script = join(dirname(repository.folder), 'script');
    writeFileSync(script, `#!/bin/sh\ntouch '${trap}'\ncat\n`, { mode: 0o755 });
    for (const setting of [
      'core.fsmonitor',
      'diff.external',
      'diff.x.textconv',
      'filter.x.clean',
      'filter.x.smudge',
      'core.pager',
      'gpg.program',
    ]) {
      repository.git('config', setting, script);
    }
    repository.git('config', 'log.showSignature', 'true');
    rmSync(trap, { force: true });
    writeFileSync(join(repository.folder, '.gitattributes'), '* filter=x diff=x\n');
    for (const args of [
      ['check', '--staged'],
      ['check', '--changed-since', 'HEAD'],
      ['diff', 'HEAD', 'HEAD'],
      ['log'],
      ['matrix', '--at', 'HEAD'],
    ]) {
      assert.notEqual(run(repository.folder, ...args).code, 2, args.join(' '));
    }
    assert.ok(!readdirSync(dirname(repository.folder)).includes('trap'));
  });
});
