/** `plumbline check --fix`, from the outside: which bytes change, and what happens where they cannot. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CLEAN, type Ended, folderWith, plumbline, removeFolders } from './run-plumbline.ts';

after(removeFolders);

const AS_OF = ['--as-of', '2026-09-15'];

function fix(cwd: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Ended {
  return plumbline(['check', '--fix', ...AS_OF, ...more], { cwd, env });
}

function policy(version: string, criteria: string): string {
  return `---
id: POL-ACCESS
title: Access
version: ${version}
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
next_review: 2027-10-01
review_cadence: annual
satisfies: ${criteria}
---
# Access`;
}

const WRONG = policy('1.10', '[CC6.1-CC6.3]');
const RIGHT = policy('"1.10"', '[CC6.1, CC6.2, CC6.3]');
const REGISTER = 'systems: # ours\n  - id: okta\n    name: Okta\n    name: Okta\n    owner: jane.doe\n';
const REGISTER_RIGHT = 'systems: # ours\n  - id: okta\n    name: Okta\n    owner: jane.doe\n';
const BOTH = { ...CLEAN, 'policies/access.md': WRONG, 'controls/systems.yml': REGISTER };

/** A module that has the file system refuse to write beside a file whose folder ends so, as a full or locked disk does. */
function refusing(code: string, folder: string): string {
  return `const fs = require('node:fs');
const { openSync, writeFileSync } = fs;
const refused = new Set();
fs.openSync = (path, flags, ...more) => {
  const descriptor = openSync(path, flags, ...more);
  if (flags === 'wx' && String(path).includes('/${folder}/')) refused.add(descriptor);
  return descriptor;
};
fs.writeFileSync = (file, content, ...more) => {
  if (!refused.has(file)) return writeFileSync(file, content, ...more);
  writeFileSync(file, content.slice(0, 10));
  throw Object.assign(new Error('refused'), { code: '${code}' });
};
`;
}

/** Everything in a folder, by path. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(texts.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

describe('check --fix', () => {
  it('applies what is safe, says how much, and reports what is left', () => {
    const cwd = folderWith(BOTH);
    const { code, stdout, stderr } = fix(cwd, ['--fail-on', 'warning']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /policy-unmapped|control-policy-missing|system-uncontrolled/);
    assert.match(stdout, /\nFixed 3 findings in 2 files\.\n$/);
    assert.deepEqual(contents(cwd), {
      ...CLEAN,
      'policies/access.md': RIGHT,
      'controls/systems.yml': REGISTER_RIGHT,
    });
    const again = fix(cwd);
    assert.match(again.stdout, /\nNothing that is found can safely be fixed\.\n$/);
  });

  it('keeps the report for programs as it is, and says there how much on standard error', () => {
    const cwd = folderWith(BOTH);
    const fixed = fix(cwd, ['--format', 'json']);
    assert.equal(fixed.stderr, 'Fixed 3 findings in 2 files.\n');
    assert.equal(fixed.stdout, plumbline(['check', '--format', 'json', ...AS_OF], { cwd }).stdout);
  });

  it('changes no byte but those: line ends, byte order mark, end of the file, other letters and the mode', () => {
    for (const spelt of [
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => `\ufeff${text}`,
      (text: string) => `${text}\n\n\n`,
      (text: string) => text.replace('title: Access', 'title: Zugänge 🔑 '),
    ]) {
      const cwd = folderWith({ ...CLEAN, 'policies/access.md': spelt(WRONG) });
      chmodSync(join(cwd, 'policies/access.md'), 0o640);
      fix(cwd);
      assert.equal(readFileSync(join(cwd, 'policies/access.md'), 'utf8'), spelt(RIGHT));
      if (process.platform !== 'win32') assert.equal(statSync(join(cwd, 'policies/access.md')).mode & 0o777, 0o640);
      assert.deepEqual(readdirSync(join(cwd, 'policies')), ['access.md']);
    }
  });

  it('leaves what a comment or the baseline silences', () => {
    const silenced = WRONG.replace('version:', '# plumbline-ignore version-not-string: as it was printed\nversion:');
    const cwd = folderWith({ ...CLEAN, 'policies/access.md': silenced, 'controls/systems.yml': REGISTER });
    plumbline(['check', '--write-baseline', ...AS_OF], { cwd });
    const before = contents(cwd);
    fix(cwd);
    assert.deepEqual(contents(cwd), before);
  });

  it('is of what is named', () => {
    const cwd = folderWith(BOTH);
    fix(cwd, ['controls']);
    assert.deepEqual(contents(cwd), { ...BOTH, 'controls/systems.yml': REGISTER_RIGHT });
  });

  it('works with blanks and other letters in paths', () => {
    const cwd = folderWith({ ...CLEAN, 'policies/Zugänge und “Rechte”.md': WRONG }, 'Größe & Ziel');
    assert.match(fix(cwd).stdout, /Fixed 2 findings in 1 file\./);
    assert.equal(readFileSync(join(cwd, 'policies/Zugänge und “Rechte”.md'), 'utf8'), RIGHT);
  });

  it('leaves a file that is not UTF-8, and names it', () => {
    const cwd = folderWith(BOTH);
    const bytes = Buffer.concat([Buffer.from(WRONG), Buffer.from([0xe9])]);
    writeFileSync(join(cwd, 'policies/access.md'), bytes);
    const { code, stderr } = fix(cwd);
    assert.equal(code, 2);
    assert.equal(stderr, 'plumbline: policies/access.md is not valid UTF-8, and was not fixed. Save it as UTF-8.\n');
    assert.deepEqual(readFileSync(join(cwd, 'policies/access.md')), bytes);
    assert.equal(readFileSync(join(cwd, 'controls/systems.yml'), 'utf8'), REGISTER_RIGHT);
  });

  it('leaves a file that is read-only, one whose folder is, and one for which the disk has no room; and does the others', () => {
    const cwd = folderWith({
      ...CLEAN,
      'policies/full/a.md': WRONG,
      'policies/read-only.md': WRONG.replace('POL-ACCESS', 'POL-B'),
      'controls/systems.yml': REGISTER,
      'refuse.cjs': refusing('ENOSPC', 'full'),
    });
    chmodSync(join(cwd, 'policies/read-only.md'), 0o444);
    const before = contents(cwd);
    const full = fix(cwd, ['--fail-on', 'never'], { NODE_OPTIONS: `--require=${join(cwd, 'refuse.cjs')}` });
    assert.equal(full.code, 2);
    assert.equal(
      full.stderr,
      'plumbline: policies/full/a.md was not fixed: the disk is full.\nplumbline: policies/read-only.md is read-only, and was not fixed.\n',
    );
    assert.match(full.stdout, /Fixed 1 finding in 1 file\./);
    assert.deepEqual(contents(cwd), { ...before, 'controls/systems.yml': REGISTER_RIGHT });
    writeFileSync(join(cwd, 'refuse.cjs'), refusing('EACCES', 'full'));
    const locked = fix(cwd, [], { NODE_OPTIONS: `--require=${join(cwd, 'refuse.cjs')}` });
    assert.match(locked.stderr, /^plumbline: policies\/full\/a\.md was not fixed: nothing may be written there\.\n/);
  });

  it('leaves a file that somebody changes meanwhile, and one that is gone', () => {
    const meddling = (act: string): string =>
      `const fs = require('node:fs');
const { statSync, realpathSync } = fs;
realpathSync.native = new Proxy(realpathSync.native, { apply(to, self, args) {
  if (String(args[0]).endsWith('.md') && new Error().stack.includes('write')) { ${act} }
  return Reflect.apply(to, self, args);
} });
`;
    const changed = folderWith({ ...BOTH, 'meddle.cjs': meddling(`fs.appendFileSync(args[0], 'x');`) });
    const text = fix(changed, [], { NODE_OPTIONS: `--require=${join(changed, 'meddle.cjs')}` });
    assert.match(
      text.stderr,
      /^plumbline: policies\/access\.md changed meanwhile, and was not fixed\. Run the command again\.\n$/,
    );
    assert.equal(text.code, 2);
    assert.match(readFileSync(join(changed, 'policies/access.md'), 'utf8'), /version: 1\.10\n[^]*x$/);
    const gone = folderWith({ ...BOTH, 'meddle.cjs': meddling('fs.rmSync(args[0], { force: true });') });
    const { stderr } = fix(gone, [], { NODE_OPTIONS: `--require=${join(gone, 'meddle.cjs')}` });
    assert.equal(stderr, 'plumbline: policies/access.md is gone, and was not fixed.\n');
  });

  it('writes through a link inside the folder, and never through one that leads out', () => {
    const cwd = folderWith({ ...CLEAN, 'texts/access.md': WRONG });
    mkdirSync(join(cwd, 'policies'));
    symlinkSync('../texts/access.md', join(cwd, 'policies/access.md'));
    fix(cwd);
    assert.equal(readFileSync(join(cwd, 'texts/access.md'), 'utf8'), RIGHT);
    assert.ok(lstatSync(join(cwd, 'policies/access.md')).isSymbolicLink());
    const outside = folderWith({ 'access.md': WRONG });
    renameSync(join(cwd, 'texts/access.md'), join(cwd, 'texts/other.md'));
    symlinkSync(join(outside, 'access.md'), join(cwd, 'texts/access.md'));
    fix(cwd);
    assert.equal(readFileSync(join(outside, 'access.md'), 'utf8'), WRONG);
  });

  it('leaves a file in which a merge was left unfinished', () => {
    const merging = WRONG.replace(
      'title: Access\n',
      '<<<<<<< HEAD\ntitle: Access\n=======\ntitle: Zugang\n>>>>>>> branch\n',
    );
    const cwd = folderWith({ ...BOTH, 'policies/access.md': merging });
    const { code, stderr } = fix(cwd);
    assert.deepEqual(
      [code, stderr],
      [2, 'plumbline: policies/access.md holds a merge that was left unfinished, and was not fixed.\n'],
    );
    assert.deepEqual(contents(cwd), { ...BOTH, 'policies/access.md': merging, 'controls/systems.yml': REGISTER_RIGHT });
  });

  it('touches nothing by a configuration that cannot be read', () => {
    const cwd = folderWith({ ...BOTH, 'plumbline.yml': 'engagement: {type: 1\n' });
    const before = contents(cwd);
    const { code, stdout, stderr } = fix(cwd);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^plumbline: plumbline\.yml, line \d, cannot be read, .* Nothing was fixed\.\n$/);
    assert.deepEqual(contents(cwd), before);
  });

  it('fixes the configuration too, but not by the name of another one', () => {
    const twice = 'organization: Acme\norganization: Acme\nengagement: {type: 1, categories: [security]}\n';
    const cwd = folderWith({ 'plumbline.yml': twice, 'other.yml': twice });
    fix(cwd, ['--config', 'other.yml']);
    assert.equal(readFileSync(join(cwd, 'plumbline.yml'), 'utf8'), twice);
    fix(cwd);
    assert.equal(readFileSync(join(cwd, 'plumbline.yml'), 'utf8'), twice.replace('organization: Acme\n', ''));
    assert.equal(readFileSync(join(cwd, 'other.yml'), 'utf8'), twice);
  });
});

describe('check --fix --dry-run', () => {
  it('writes a diff and nothing else, which Git applies to the same bytes', () => {
    const name = 'policies/Zugänge neu.md';
    for (const spelt of [
      (text: string) => text,
      (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
      (text: string) => `${text}\n`,
    ]) {
      const files = { ...BOTH, [name]: spelt(WRONG.replace('POL-ACCESS', 'POL-B')) };
      const cwd = folderWith(files);
      const { code, stdout, stderr } = fix(cwd, ['--dry-run', '--fail-on', 'never']);
      assert.deepEqual([code, stderr], [0, '5 findings would be fixed in 3 files.\n']);
      assert.deepEqual(contents(cwd), contents(folderWith(files)));
      const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd, input: stdout, encoding: 'utf8' });
      assert.deepEqual([applied.status, applied.stderr], [0, '']);
      const fixed = folderWith(files);
      fix(fixed);
      assert.deepEqual(contents(cwd), contents(fixed));
    }
  });

  it('is by --fail-on of what would be left, and is coloured where colours are wanted', () => {
    const cwd = folderWith({ ...CLEAN, 'policies/access.md': WRONG });
    assert.equal(plumbline(['check', '--fail-on', 'information', ...AS_OF], { cwd }).code, 1);
    const { code, stdout } = fix(cwd, ['--dry-run', '--fail-on', 'information'], { FORCE_COLOR: '1' });
    assert.equal(
      code,
      plumbline(['check', '--fail-on', 'information', ...AS_OF], {
        cwd: folderWith({ ...CLEAN, 'policies/access.md': RIGHT }),
      }).code,
    );
    assert.ok(stdout.includes('\u001b[31m-version: 1.10\u001b[39m\n'));
    assert.ok(stdout.includes('\u001b[32m+version: "1.10"\u001b[39m\n'));
    assert.ok(realpathSync(cwd) !== '' && !stdout.includes(cwd));
  });

  it('wants --fix, and no other format', () => {
    const said = (...args: readonly string[]): string => plumbline(['check', ...args]).stderr;
    assert.equal(said('--dry-run'), 'plumbline: --dry-run shows what --fix would do: add --fix.\n');
    assert.equal(
      said('--fix', '--dry-run', '--format', 'json'),
      'plumbline: --dry-run writes a diff, and takes no --format json.\n',
    );
    assert.equal(
      said('--fix', '--write-baseline'),
      'plumbline: --fix and --write-baseline do not go together: give one of them.\n',
    );
  });
});
