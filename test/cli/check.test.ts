/** `plumbline check`, from the outside. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK } from '../unit/reports/strict-shape.ts';
import { acme, CLEAN, folderWith, MIXED, plumbline, removeFolders, startPlumbline } from './run-plumbline.ts';

interface Diagnostic {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
}

/** The report of `check --format json`, held to its format. */
function report(stdout: string): { readonly diagnostics: readonly Diagnostic[]; readonly asOf: string } {
  const value: unknown = JSON.parse(stdout);
  CHECK(value, 'check');
  assert.ok(isReport(value));
  return value;
}

function isReport(value: unknown): value is { diagnostics: Diagnostic[]; asOf: string } {
  return typeof value === 'object' && value !== null && 'diagnostics' in value && 'asOf' in value;
}

function found(stdout: string): readonly string[] {
  return report(stdout).diagnostics.map(({ file, code }) => `${file} ${code}`);
}

const JSON_AS_OF = ['--format', 'json', '--as-of', '2026-09-15'];

after(removeFolders);

describe('check --format lines', () => {
  it('writes one finding in each line and nothing else, and the exit code says the same', () => {
    const cwd = folderWith(MIXED);
    const lines = plumbline(['check', '--format', 'lines', '--as-of', '2026-09-15'], { cwd });
    assert.deepEqual([lines.code, lines.stderr], [1, '']);
    const written = lines.stdout.trimEnd().split('\n');
    const told = written.map((line) => /^(.+):\d+:\d+: \w+ ([a-z-]+): .+$/.exec(line)?.slice(1).join(' ') ?? line);
    assert.deepEqual(told, found(plumbline(['check', ...JSON_AS_OF], { cwd }).stdout));
    const clean = plumbline(['check', '--format=lines', '--as-of=2026-09-15'], { cwd: folderWith(CLEAN) });
    assert.deepEqual(clean, { code: 0, stdout: '', stderr: '' });
  });
});

describe('check: the exit code', () => {
  it('is 0 where there is nothing, 1 where there is something', () => {
    const clean = plumbline(['check', '--as-of', '2026-09-15'], { cwd: folderWith(CLEAN) });
    assert.deepEqual([clean.code, clean.stderr], [0, '']);
    assert.match(clean.stdout, /No findings\./);
    const mixed = plumbline(['check', '--as-of', '2026-09-15'], { cwd: folderWith(MIXED) });
    assert.deepEqual([mixed.code, mixed.stderr], [1, '']);
    assert.match(mixed.stdout, /✖ 1 error {2}▲ 1 warning {2}◆ 1 information\n/);
  });

  it('is by --fail-on', () => {
    const cwd = folderWith(MIXED);
    const rules = 'rules: {criterion-unmapped: off, key-unknown: off, control-owner-missing: off}\n';
    const info = folderWith({ ...MIXED, 'plumbline.yml': `engagement: {type: 1, categories: [security]}\n${rules}` });
    const code = (folder: string, level: string): number | null =>
      plumbline(['check', '--as-of=2026-09-15', '--fail-on', level], { cwd: folder }).code;
    assert.deepEqual(
      ['error', 'warning', 'information', 'never'].map((level) => code(cwd, level)),
      [1, 1, 1, 0],
    );
    assert.deepEqual(
      ['error', 'warning', 'information', 'never'].map((level) => code(info, level)),
      [0, 0, 1, 0],
    );
  });

  it('is 2 where the configuration cannot be read, and the findings are shown all the same', () => {
    const cwd = folderWith({ ...MIXED, 'plumbline.yml': 'engagement: {type: 1\nrules: [\n' });
    const { code, stdout, stderr } = plumbline(['check', '--as-of', '2026-09-15', '--fail-on', 'never'], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /key-unknown/);
    assert.match(stderr, /^plumbline: plumbline\.yml, line \d+, cannot be read, .*\n$/);
  });

  it('is 3 for a fault of ours, with the place only for who asks', () => {
    const cwd = folderWith({ 'break.cjs': 'JSON.stringify = () => { throw new Error("broken on purpose"); };\n' });
    const env = { NODE_OPTIONS: `--require=${join(cwd, 'break.cjs')}` };
    const quiet = plumbline(['check', '--format', 'json'], { cwd, env });
    assert.deepEqual([quiet.code, quiet.stdout], [3, '']);
    assert.match(quiet.stderr, /^plumbline: Something went wrong inside Plumbline: broken on purpose .*\n$/);
    const loud = plumbline(['check', '--format', 'json'], { cwd, env: { ...env, PLUMBLINE_DEBUG: '1' } });
    assert.equal(loud.code, 3);
    assert.match(loud.stderr, /\n {4}at /);
  });
});

describe('check: the report', () => {
  it('is by the day it is asked for', () => {
    const cwd = folderWith(MIXED);
    const on = (asOf: string): readonly string[] =>
      found(plumbline(['check', '--format', 'json', '--as-of', asOf], { cwd }).stdout).filter((one) =>
        one.includes('review'),
      );
    assert.deepEqual(on('2026-06-01'), []);
    assert.deepEqual(on('2026-09-15'), ['policies/access.md policy-review-due-soon']);
    assert.deepEqual(on('2026-10-02'), ['policies/access.md policy-review-overdue']);
  });

  it('is of today unless a day is named', () => {
    const { stdout } = plumbline(['check', '--format', 'json'], { cwd: folderWith(CLEAN) });
    const now = new Date();
    const days = [-1, 0, 1].map((day) => new Date(now.getTime() + day * 86_400_000).toISOString().slice(0, 10));
    assert.ok(days.includes(report(stdout).asOf));
  });

  it('is the same from wherever it is run, without a trace of the machine', () => {
    const there = plumbline(['check', ...JSON_AS_OF], { cwd: acme });
    const elsewhere = plumbline(['check', acme, ...JSON_AS_OF], { cwd: folderWith({}) });
    assert.equal(there.stdout, elsewhere.stdout);
    assert.equal(there.code, 1);
    assert.ok(report(there.stdout).diagnostics.length > 20);
    assert.ok(!there.stdout.includes(acme));
  });

  it('is ordered by file, place and code', () => {
    const { diagnostics } = report(plumbline(['check', ...JSON_AS_OF]).stdout);
    const files = diagnostics.map(({ file }) => file);
    assert.deepEqual(files, [...files].sort());
  });

  it('ends quietly when nobody reads on', async () => {
    const child = startPlumbline(['check', '--as-of', '2026-09-15']);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout?.destroy();
    await once(child, 'close');
    assert.deepEqual([child.exitCode, child.signalCode, stderr], [1, null, '']);
  });
});

describe('check: what is checked', () => {
  it('is the folder that is named, whatever it is called', () => {
    for (const name of ['Zürich 漢字 🚀', 'a b#c%20d?&', "it's [x] {y}", '-dash']) {
      const cwd = folderWith(MIXED, name);
      assert.deepEqual(found(plumbline(['check', ...JSON_AS_OF], { cwd }).stdout).length, 3, name);
      assert.deepEqual(found(plumbline(['check', cwd, ...JSON_AS_OF], { cwd: acme }).stdout).length, 3, name);
      const { stdout } = plumbline(['check', '--as-of', '2026-09-15'], { cwd });
      assert.match(stdout, /sytems: \[okta\]\n/, name);
    }
  });

  it('is the files that are named, within the folder that they belong to', () => {
    const root = folderWith({ ...MIXED, 'controls/more.yml': 'controls:\n  - {id: AC-01, status: retired}\n' });
    const paths = ['../controls/more.yml', '../policies/access.md'];
    const { code, stdout, stderr } = plumbline(['check', ...paths, ...JSON_AS_OF], { cwd: join(root, 'policies') });
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(found(stdout), ['controls/more.yml id-duplicate', 'policies/access.md policy-review-due-soon']);
  });

  it('says which of the files are none of ours', () => {
    const cwd = folderWith({ ...MIXED, 'notes.txt': 'x', 'src/a.md': '# A\n' });
    const { code, stderr } = plumbline(['check', 'notes.txt', 'src/a.md', 'policies/access.md'], { cwd });
    assert.equal(code, 0);
    assert.equal(
      stderr,
      'notes.txt is no policy and no register, holds none, or is excluded.\nsrc/a.md is no policy and no register, holds none, or is excluded.\n',
    );
  });

  it('is source code that names controls', () => {
    const cwd = folderWith({
      ...MIXED,
      'plumbline.yml': '',
      'src/a.ts': '// @control AC-77\n',
      'src/b.ts': '// @control AC-01\n',
      'src/c.ts': '\n',
    });
    const all = found(plumbline(['check', ...JSON_AS_OF], { cwd }).stdout);
    assert.deepEqual(
      all.filter((one) => one.startsWith('src/')),
      ['src/a.ts control-unknown'],
    );
    const named = plumbline(['check', 'src', ...JSON_AS_OF], { cwd });
    assert.deepEqual([found(named.stdout), named.stderr, named.code], [['src/a.ts control-unknown'], '', 1]);
    const { stdout, stderr } = plumbline(['check', 'src/c.ts', '--as-of', '2026-09-15'], { cwd });
    assert.match(stdout, /No findings\./);
    assert.equal(stderr, 'src/c.ts names no control.\n');
  });

  it('is several folders, with paths from what they have in common', () => {
    const cwd = folderWith({});
    for (const [folder, files] of [
      ['one', MIXED],
      ['two/deep', MIXED],
    ] as const) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(cwd, folder, path, '..'), { recursive: true });
        writeFileSync(join(cwd, folder, path), text);
      }
    }
    const { stdout } = plumbline(['check', 'two/deep', 'one', ...JSON_AS_OF], { cwd });
    assert.deepEqual(
      report(stdout).diagnostics.map(({ file }) => file),
      ['one', 'two/deep'].flatMap((folder) => [
        `${folder}/controls/access.yml`,
        `${folder}/controls/access.yml`,
        `${folder}/policies/access.md`,
      ]),
    );
    const text = plumbline(['check', 'two/deep', 'one', '--as-of', '2026-09-15'], { cwd }).stdout;
    assert.match(text, /\none: 0 of 33 criteria .*\n/);
    assert.match(text, /two\/deep\/policies\/access\.md\n(?:.*\n){2,4} +│ next_review: 2026-10-01\n/);
    writeFileSync(join(cwd, 'one/plumbline.yml'), 'rules: [');
    const { stderr } = plumbline(['check', 'two/deep', 'one'], { cwd });
    assert.match(stderr, /^plumbline: one\/plumbline\.yml, line 1, cannot be read, .*\n$/);
  });

  it('is the part of a folder that is named, or where one stands, judged by the plumbline.yml above', () => {
    const root = folderWith({
      ...MIXED,
      'controls/more.yml': 'controls:\n  - {id: AC-01, status: retired}\n',
      'src/a.ts': '',
    });
    const named = plumbline(['check', 'policies', 'controls/more.yml', ...JSON_AS_OF], { cwd: root });
    assert.deepEqual([named.code, named.stderr], [1, '']);
    assert.deepEqual(found(named.stdout), [
      'controls/more.yml id-duplicate',
      'policies/access.md policy-review-due-soon',
    ]);
    const within = plumbline(['check', ...JSON_AS_OF], { cwd: join(root, 'policies') });
    assert.deepEqual(found(within.stdout), ['policies/access.md policy-review-due-soon']);
    const all = plumbline(['check', 'policies', '.', ...JSON_AS_OF], { cwd: root });
    assert.equal(found(all.stdout).length, 4, 'of a folder and a part of it, the folder counts');
    const { stderr } = plumbline(['check'], { cwd: join(root, 'src') });
    assert.equal(stderr, '. is no policy and no register, holds none, or is excluded.\n');
  });

  it('is a folder by itself where no plumbline.yml is above in its repository, and says what to do', () => {
    const root = folderWith({ ...MIXED, 'other/.git/HEAD': '', 'other/policies/a.md': '# A\n' });
    const { stdout } = plumbline(['check', 'other', ...JSON_AS_OF], { cwd: root });
    assert.ok(found(stdout).includes('policies/a.md front-matter-missing'), stdout);
    const none = plumbline(['check'], { cwd: folderWith({ 'a.txt': '' }) });
    assert.deepEqual([none.code, none.stderr.includes('plumbline init')], [0, true]);
  });

  it('is what may be read: what is named has to be, and a folder within that may not is said', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const cwd = folderWith({ ...CLEAN, 'policies/locked/a.md': '', 'policies/b.md': '' });
    for (const path of ['policies/locked', 'policies/b.md']) {
      chmodSync(join(cwd, path), 0);
      const { code, stdout, stderr } = plumbline(['check', path], { cwd });
      const sentence = `plumbline: ${path} may not be read: permission denied.\n`;
      assert.deepEqual([code, stdout, stderr], [2, '', sentence]);
    }
    const { stdout, stderr } = plumbline(['check'], { cwd });
    assert.match(stdout, /^policies\/b\.md\n.*yaml-syntax\n +This file may not be read\./m);
    assert.match(stderr, /^policies\/locked may not be read, so nothing in it was checked\./);
    assert.equal(plumbline(['check', '--format', 'json'], { cwd }).stderr, stderr);
    chmodSync(join(cwd, 'policies/locked'), 0o700);
  });

  it('follows no link out of the folder', () => {
    const cwd = folderWith(CLEAN);
    symlinkSync(join(folderWith(MIXED), 'controls'), join(cwd, 'controls'));
    assert.deepEqual(found(plumbline(['check', ...JSON_AS_OF], { cwd }).stdout), []);
  });
});

describe('check --config', () => {
  it('reads another file in the place of plumbline.yml', () => {
    const cwd = folderWith({
      ...MIXED,
      'ci/strict.yml': 'engagement: {type: 1}\nrules: {key-unknown: off, criterion-unmapped: off}\n',
    });
    assert.deepEqual(found(plumbline(['check', ...JSON_AS_OF, '--config', 'ci/strict.yml'], { cwd }).stdout), [
      'controls/access.yml control-owner-missing',
      'policies/access.md policy-review-due-soon',
    ]);
  });

  it('shows findings in that file where it stands', () => {
    const cwd = folderWith({
      ...CLEAN,
      'ci/strict.yml': 'engagement: {type: 1}\nrules: {criterion-unmapped: off}\norganisatoin: x\n',
    });
    const args = ['check', '--as-of', '2026-09-15', '--config', 'ci/strict.yml'];
    assert.deepEqual(found(plumbline([...args, '--format', 'json'], { cwd }).stdout), ['ci/strict.yml key-unknown']);
    assert.match(plumbline(args, { cwd }).stdout, /^ci\/strict\.yml\n(?:.*\n){2,4} +│ organisatoin: x\n/);
  });

  it('is 2, in a sentence, where that cannot be read', () => {
    const cwd = folderWith({ ...MIXED, 'ci/a.yml': '' });
    for (const [config, sentence] of [
      ['none.yml', 'The configuration none.yml does not exist.'],
      ['ci', 'The configuration ci is a folder.'],
    ] as const) {
      const { code, stdout, stderr } = plumbline(['check', '--config', config], { cwd });
      assert.deepEqual([code, stdout, stderr], [2, '', `plumbline: ${sentence}\n`]);
    }
  });
});

describe('check: colours and symbols', () => {
  const ESCAPE = '\u001b[';
  const colours = (args: readonly string[], env: Readonly<Record<string, string>>): boolean =>
    plumbline(['check', '--as-of', '2026-09-15', ...args], { env }).stdout.includes(ESCAPE);

  it('are left out where nobody watches, unless somebody wants them', () => {
    assert.equal(colours([], {}), false);
    assert.equal(colours([], { FORCE_COLOR: '1' }), true);
    assert.equal(colours([], { FORCE_COLOR: '0' }), false);
    assert.equal(colours([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
    assert.equal(colours(['--no-color'], { FORCE_COLOR: '1' }), false);
    assert.equal(colours([], { CI: 'true' }), false);
  });

  it('are of ASCII where the locale is not of UTF-8', () => {
    const { stdout } = plumbline(['check', '--as-of', '2026-09-15'], { env: { LC_ALL: 'C' } });
    assert.match(stdout, /x \d+ errors {2}! \d+ warnings/);
    // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
    assert.match(stdout, /^[\u0000-\u007f]*$/);
  });
});
