/** What V8 compiled, kept beside the program: it makes a check faster and must never make it say anything else. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { acme, CLEAN, folderWith, program, removeFolders, systemNode } from './run-plumbline.ts';

const CHECK = ['check', acme, '--as-of', '2026-09-15'];

describe('the code that is kept of the command line', () => {
  let home = '';

  /** A copy of the program in a folder of its own: what is kept of the real one stays as it is. */
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'plumbline-code-'));
    for (const name of ['main.cjs', 'plumbline.cjs']) copyFileSync(join(dirname(program), name), join(home, name));
  });

  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
    removeFolders();
  });

  const door = (): string => join(home, 'main.cjs');

  function run(args: readonly string[] = CHECK, env: Readonly<Record<string, string>> = {}): string {
    const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, ...inherited } = process.env;
    const { status, stdout, stderr } = spawnSync(systemNode, [door(), ...args], {
      encoding: 'utf8',
      env: { ...inherited, ...env },
    });
    return `${status}\n${stdout}\n${stderr}`;
  }

  const kept = (): readonly string[] => readdirSync(home).filter((name) => !/^(?:main|plumbline)\.cjs$/.test(name));

  function keptFile(): string {
    const names = kept();
    assert.equal(names.length, 1, names.join(' '));
    assert.match(names[0] ?? '', /^plumbline\.cjs\.v8-[\w.-]+\.cache$/);
    return join(home, names[0] ?? '');
  }

  it('is written by the first check of a whole folder, and used by the next', () => {
    const first = run();
    const { ino } = statSync(keptFile());
    assert.equal(run(), first);
    assert.equal(statSync(keptFile()).ino, ino, 'nothing is written where there is something to use');
    assert.match(first, /^1\n/);
  });

  it('is not written by what needs little of the program, nor under flags that change what V8 makes', () => {
    run(['--version']);
    run(['check', folderWith(CLEAN)]);
    run(CHECK, { NODE_OPTIONS: '--no-opt' });
    assert.deepEqual(kept(), []);
  });

  it('is made anew when it is damaged, cut short or empty', () => {
    const expected = run();
    const file = keptFile();
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
    for (const damaged of [
      flipped,
      whole.subarray(0, whole.length >> 1),
      Buffer.alloc(whole.length),
      Buffer.alloc(0),
    ]) {
      writeFileSync(file, damaged);
      assert.equal(run(), expected);
      assert.equal(run(), expected);
      assert.notDeepEqual(readFileSync(file), damaged);
    }
  });

  it('is not taken for that of another program, even of one that is as long', () => {
    run();
    const path = join(home, 'plumbline.cjs');
    const changed = readFileSync(path, 'utf8').replaceAll(' read: ', ' seen: ');
    writeFileSync(path, changed);
    const expected = / files seen: /;
    assert.match(run(), expected);
    assert.match(run(), expected);
  });

  it('is not used where anybody may have written it', function () {
    if (process.platform === 'win32') this.skip();
    const expected = run();
    const file = keptFile();
    chmodSync(file, 0o666);
    const { ino } = statSync(file);
    assert.equal(run(), expected);
    assert.notEqual(statSync(file).ino, ino);
    assert.equal(statSync(file).mode & 0o777, 0o644);
  });

  it('is done without where it cannot be written', () => {
    const expected = run();
    const file = keptFile();
    rmSync(file);
    mkdirSync(file);
    appendFileSync(join(file, 'in-the-way'), '');
    assert.equal(run(), expected);
    assert.equal(kept().length, 1, 'nothing unfinished stays behind');
  });

  it('is whole when several runs write it at once', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => runBeside(door())));
    const expected = run();
    for (const output of runs) assert.equal(output, expected);
    keptFile();
  });
});

/** The same as `run`, while others run. */
async function runBeside(path: string): Promise<string> {
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, ...env } = process.env;
  const child = spawn(systemNode, [path, ...CHECK], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return `${String(code)}\n${stdout}\n${stderr}`;
}
