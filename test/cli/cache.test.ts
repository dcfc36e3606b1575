/** `check --cache`: says byte for byte what a check without it says, faster where nothing has changed, and never complains. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { meddling } from './meddle.ts';
import {
  acme,
  type Ended,
  folderWith,
  MIXED,
  plumbline,
  program,
  removeFolders,
  startPlumbline,
  systemNode,
} from './run-plumbline.ts';

const AS_OF = ['--as-of', '2026-09-15'];

describe('check --cache', function () {
  this.timeout(60_000);
  afterEach(removeFolders);

  /** Runs it with the reason for not using the cache, which is taken out of what it says. */
  function run(
    args: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string>> = {},
  ): Ended & { why: string[] } {
    const ended = plumbline(['check', ...AS_OF, ...args], { cwd, env: { PLUMBLINE_DEBUG: '1', ...env } });
    const why: string[] = [];
    const stderr = ended.stderr.replace(/^plumbline: cache: (.*)\n/gm, (_, reason: string) => {
      why.push(reason);
      return '';
    });
    return { ...ended, stderr, why };
  }

  const FROM_CACHE = ['nothing has changed'];

  /** Runs it with and without the cache; gives whether it was used. */
  function assertSame(args: readonly string[], cwd: string, cache = '--cache=kept'): readonly string[] {
    const { why, ...cached } = run([...args, cache], cwd);
    const { why: _why, ...plain } = run(args, cwd);
    assert.deepEqual(cached, plain);
    return why;
  }

  it('says the same in each format, for a folder, a file, and several, the first time and from then on', () => {
    const cwd = folderWith(MIXED);
    for (const args of [
      [],
      ['--format', 'json'],
      ['--format', 'lines', '--fail-on', 'never', 'policies/access.md', 'controls'],
    ]) {
      assert.deepEqual(assertSame(args, cwd), []);
      assert.deepEqual(assertSame(args, cwd), FROM_CACHE);
    }
    assert.deepEqual(assertSame([acme], cwd), []);
    assert.deepEqual(assertSame([acme], cwd), FROM_CACHE);
  });

  it('opens none of what it has seen, once it knows it by its state', () => {
    const cwd = folderWith({ ...MIXED, 'policies/more.md': '---\nid: POL-MORE\n---\n' });
    const opened = join(folderWith({}), 'opened');
    // All was written a minute earlier than it was, since what was written a moment before is read once more.
    const meddle =
      meddling(`const there = (path) => String(path).startsWith(${JSON.stringify(cwd)}) && !String(path).includes('kept');
const read = [];
for (const name of ['openSync', 'readFileSync']) {
  const real = fs[name];
  fs[name] = (path, ...more) => {
    const given = real(path, ...more);
    if (there(path)) read.push(String(path).slice(${cwd.length + 1}));
    return given;
  };
}
const { statSync } = fs;
fs.statSync = (path, ...more) => {
  const stats = statSync(path, ...more);
  if (stats !== undefined && there(path)) for (const time of ['mtimeMs', 'ctimeMs']) stats[time] -= 60_000;
  return stats;
};
process.on('exit', () => fs.writeFileSync(${JSON.stringify(opened)}, JSON.stringify(read)));
`);
    const openedBy = (): unknown => {
      run(['--cache=kept'], cwd, meddle);
      return JSON.parse(readFileSync(opened, 'utf8'));
    };
    const all = ['plumbline.yml', 'controls/access.yml', 'policies/access.md', 'policies/more.md'];
    const first = openedBy();
    assert.ok(Array.isArray(first) && all.every((path) => first.includes(path)), JSON.stringify(first));
    assert.deepEqual(openedBy(), []);
    writeFileSync(join(cwd, 'policies/more.md'), '---\nid: POL-MORE\nversion: "2"\n---\n');
    const again = openedBy();
    assert.ok(Array.isArray(again) && all.every((path) => again.includes(path)), JSON.stringify(again));
    assert.deepEqual(openedBy(), []);
  });

  it('checks anew after any change, of a document, of what it refers to, of the configuration or of the day', () => {
    const cwd = folderWith({ ...MIXED, 'policies/more.md': '---\nid: POL-MORE\n---\n[there](there.txt)\n' });
    assertSame([], cwd);
    const steps: readonly (() => void)[] = [
      () => writeFileSync(join(cwd, 'policies/access.md'), `${MIXED['policies/access.md']}\nAC-77\n`),
      () => writeFileSync(join(cwd, 'policies/there.txt'), ''),
      () => renameSync(join(cwd, 'policies/more.md'), join(cwd, 'policies/less.md')),
      () => writeFileSync(join(cwd, '.gitignore'), 'policies/less.md\n'),
      () => writeFileSync(join(cwd, 'plumbline.yml'), 'engagement: [\n'),
    ];
    for (const step of steps) {
      step();
      assert.deepEqual(assertSame([], cwd), []);
    }
    assert.deepEqual(assertSame([], cwd), FROM_CACHE);
    assert.deepEqual(run(['--as-of', '2026-09-16', '--cache=kept'], cwd).why, []);
  });

  it('checks anew for another configuration, baseline, language, width or colours', () => {
    const cwd = folderWith({ ...MIXED, 'other.yml': 'engagement: {type: 1}\n' });
    const cached = ['--cache=kept', '--config', 'other.yml'];
    run(cached, cwd);
    assert.deepEqual(run(cached, cwd).why, FROM_CACHE);
    assert.deepEqual(run(cached, cwd, { COLUMNS: '60' }).why, []);
    assert.deepEqual(run(cached, cwd, { FORCE_COLOR: '1' }).why, []);
    assert.deepEqual(run(cached, cwd, { LC_ALL: 'qps_PLOC.UTF-8' }).why, []);
    assert.match(run(cached, cwd, { LC_ALL: 'qps_PLOC.UTF-8' }).stdout, /[^\0-\x7f]/);
    run(cached, cwd);
    writeFileSync(join(cwd, 'other.yml'), 'engagement: {type: 2}\n');
    assert.deepEqual(run(cached, cwd).why, []);
    plumbline(['check', ...AS_OF, '--write-baseline', '--baseline', 'known.json'], { cwd });
    const based = ['--cache=kept', '--baseline', 'known.json'];
    assert.equal(run(based, cwd).code, 0);
    assert.deepEqual(run(based, cwd).why, FROM_CACHE);
    writeFileSync(join(cwd, 'known.json'), '{"version": 1, "findings": []}');
    assert.deepEqual(run(based, cwd).why, []);
  });

  it('says what is wrong with the call as it is said without', () => {
    const cwd = folderWith(MIXED);
    for (const args of [['gone'], ['--config', 'gone.yml'], ['--baseline', 'gone.json']]) {
      assertSame(args, cwd);
    }
    assert.deepEqual(plumbline(['check', '--cache='], { cwd }), {
      code: 2,
      stdout: '',
      stderr: 'plumbline: --cache needs a value: DIR.\n',
    });
    assert.match(plumbline(['matrix', '--cache'], { cwd }).stderr, /matrix takes no option --cache/);
  });

  it('takes what stands behind it for a path, and keeps by itself nothing in the folder', () => {
    const cwd = folderWith(MIXED);
    const home = folderWith({});
    const args = ['check', ...AS_OF, '--cache', 'policies'];
    const ended = plumbline(args, { cwd, env: { HOME: home, XDG_CACHE_HOME: '' } });
    assert.deepEqual(ended, plumbline(['check', ...AS_OF, 'policies'], { cwd }));
    assert.deepEqual(readdirSync(cwd).toSorted(), ['controls', 'plumbline.yml', 'policies']);
    assert.equal(readdirSync(join(home, '.cache/plumbline')).length, 2);
  });

  it('is done without where it is damaged, and then is whole again', () => {
    const cwd = folderWith(MIXED);
    assertSame([], cwd);
    const [name = ''] = readdirSync(join(cwd, 'kept')).filter((one) => one.endsWith('.plumbline-run'));
    const file = join(cwd, 'kept', name);
    const whole = readFileSync(file);
    for (const damaged of [whole.subarray(0, 100), Buffer.alloc(whole.length)]) {
      writeFileSync(file, damaged);
      assert.deepEqual(assertSame([], cwd), ['it is damaged']);
      assert.deepEqual(assertSame([], cwd), FROM_CACHE);
    }
  });

  it('is done without where nothing can be written, in silence', function () {
    const cwd = folderWith({ ...MIXED, file: '' });
    const plain = plumbline(['check', ...AS_OF], { cwd });
    assert.deepEqual(plumbline(['check', ...AS_OF, '--cache=file'], { cwd }), plain);
    assert.deepEqual(plumbline(['check', ...AS_OF, '--cache=file/below'], { cwd }), plain);
    if (existsSync('/proc/self')) {
      // Where nobody makes a file, whoever he is.
      assert.deepEqual(plumbline(['check', ...AS_OF, '--cache=/proc'], { cwd }), plain);
    }
    if (process.platform === 'win32' || process.getuid?.() === 0) return;
    chmodSync(cwd, 0o500);
    assert.deepEqual(plumbline(['check', ...AS_OF, '--cache=kept'], { cwd }), plain);
    chmodSync(cwd, 0o700);
  });

  /** Runs with a file system that takes a part of what is written into a file whose path matches, and then is full. */
  function runWithFullDisk(cwd: string, path: string): Ended & { why: string[] } {
    const full = `const fs = require('node:fs');
const { openSync, writeFileSync } = fs;
const paths = new Map();
fs.openSync = (path, ...more) => {
  const descriptor = openSync(path, ...more);
  paths.set(descriptor, String(path));
  return descriptor;
};
fs.writeFileSync = (file, content, ...more) => {
  if (!${path}.test(paths.get(file) ?? String(file))) return writeFileSync(file, content, ...more);
  writeFileSync(file, content.slice(0, content.length / 2), ...more);
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};
`;
    const aside = folderWith({ 'full.cjs': full });
    return run(['--cache=deep/kept'], cwd, { NODE_OPTIONS: `--require=${join(aside, 'full.cjs')}` });
  }

  it('is done without on a full disk, in silence and with the same exit code, and leaves nothing half-written', () => {
    const cwd = folderWith(MIXED);
    const plain = plumbline(['check', ...AS_OF], { cwd });
    assert.deepEqual(runWithFullDisk(cwd, String.raw`/\.gitignore$/`), { ...plain, why: ['ENOSPC'] });
    assert.ok(!existsSync(join(cwd, 'deep')), 'the next run makes it whole');
    assert.deepEqual(runWithFullDisk(cwd, String.raw`/-run\.\w+$/`), { ...plain, why: ['ENOSPC'] });
    assert.deepEqual(readdirSync(join(cwd, 'deep/kept')), ['.gitignore']);
    assert.equal(readFileSync(join(cwd, 'deep/kept/.gitignore'), 'utf8'), '*\n');
    assert.deepEqual(run(['--cache=deep/kept'], cwd), { ...plain, why: [] });
    // What was kept before stays, and is still to be used.
    const again = run(['--cache=deep/kept'], cwd);
    assert.deepEqual(again.why, FROM_CACHE);
    writeFileSync(join(cwd, 'policies/access.md'), '');
    assert.deepEqual(runWithFullDisk(cwd, String.raw`/-run\.\w+$/`).why, ['ENOSPC']);
    writeFileSync(join(cwd, 'policies/access.md'), MIXED['policies/access.md'] ?? '');
    assert.deepEqual(run(['--cache=deep/kept'], cwd), again);
    assert.equal(readdirSync(join(cwd, 'deep/kept')).length, 2);
  });

  it('is whole when several runs write it at once', async () => {
    const cwd = folderWith(MIXED);
    const expected = plumbline(['check', ...AS_OF], { cwd }).stdout;
    const outputs = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = startPlumbline(['check', ...AS_OF, '--cache=kept'], { cwd });
        let stdout = '';
        child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        await new Promise((resolve) => child.on('close', resolve));
        return stdout;
      }),
    );
    for (const output of outputs) assert.equal(output, expected);
    assert.deepEqual(assertSame([], cwd), FROM_CACHE);
    assert.equal(readdirSync(join(cwd, 'kept')).length, 2, 'nothing unfinished stays behind');
  });

  it('is not loaded by a check without it', () => {
    const cwd = folderWith({
      ...MIXED,
      '../look.cjs': `process.on('exit', () => console.error(process.moduleLoadList.includes('NativeModule crypto')));`,
    });
    const loads = (args: readonly string[]): string => {
      const all = ['--require', join(cwd, '../look.cjs'), program, 'check', ...AS_OF, ...args];
      return spawnSync(systemNode, all, { cwd, encoding: 'utf8' }).stderr;
    };
    assert.equal(loads([]), 'false\n');
    assert.equal(loads(['--cache=kept']), 'true\n');
  });
});
