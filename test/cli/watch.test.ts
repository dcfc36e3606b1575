/** `plumbline check --watch`, from the outside: real files, and what it prints when they change. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CLEAN, folderWith, plumbline, removeFolders, startPlumbline } from './run-plumbline.ts';

after(removeFolders);

const POLICY = '---\nid: POL-A\ntitle: A\nversion: "1"\nowner: jane.doe\nsatisfies: [CC6.1]\n---\n# A\n';
const AS_OF = ['--as-of', '2026-09-15'];

/** A running watch; what it prints is asked for line by line. */
class Watch {
  readonly child: ReturnType<typeof startPlumbline>;
  readonly #lines: AsyncIterator<string>;
  stderr = '';

  constructor(cwd: string, more: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.child = startPlumbline(['check', '--watch', ...AS_OF, ...more], { cwd, env });
    const { stdout, stderr } = this.child;
    assert.ok(stdout !== null && stderr !== null);
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  async line(): Promise<string> {
    const next = await this.#lines.next();
    assert.ok(next.done !== true, `it ended: ${this.stderr}`);
    return next.value;
  }

  /** The next report, as `check` would print it. */
  async report(): Promise<string> {
    return `${JSON.stringify(JSON.parse(await this.line()), null, 2)}\n`;
  }

  /** The next report, each of its findings by file and code. */
  async found(): Promise<readonly string[]> {
    const value: unknown = JSON.parse(await this.line());
    assert.ok(typeof value === 'object' && value !== null && 'diagnostics' in value);
    assert.ok(Array.isArray(value.diagnostics));
    const diagnostics: readonly unknown[] = value.diagnostics;
    return diagnostics.map((one) => {
      assert.ok(typeof one === 'object' && one !== null && 'file' in one && 'code' in one);
      return `${String(one.file)} ${String(one.code)}`;
    });
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    await once(this.child, 'close');
    return this.child.exitCode;
  }
}

const QUIET =
  'policy-owner-missing policy-approver-missing policy-cadence-missing policy-not-approved control-policy-missing';
const CONFIGURATION = `engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off, ${QUIET.split(
  ' ',
)
  .map((code) => `${code}: off`)
  .join(', ')}}\n`;
const FILES = { ...CLEAN, 'plumbline.yml': CONFIGURATION, 'policies/a.md': POLICY };
const UNMAPPED = POLICY.replace('satisfies: [CC6.1]\n', '');

describe('check --watch', function () {
  this.timeout(60_000);

  it('prints a line of JSON for each check that finds something else, and ends with 130 on Ctrl-C', async () => {
    const cwd = folderWith(FILES);
    const path = join(cwd, 'policies/a.md');
    const watch = new Watch(cwd, ['--format', 'json']);
    const { stdout } = plumbline(['check', '--format', 'json', ...AS_OF], { cwd });
    assert.equal(await watch.report(), stdout);
    writeFileSync(path, UNMAPPED);
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped']);
    // The same once more says nothing new, and nothing is printed: the next line is of the change after it.
    writeFileSync(path, UNMAPPED);
    writeFileSync(join(cwd, 'notes.txt'), 'nothing of ours');
    writeFileSync(path, POLICY.replace('CC6.1', 'CC6.99'));
    assert.deepEqual(await watch.found(), ['policies/a.md criterion-unknown']);
    assert.equal(await watch.end(), 130);
    assert.equal(watch.stderr, '');
  });

  it('hears of files that are saved by renaming, new, renamed and removed', async () => {
    const cwd = folderWith(FILES);
    const path = join(cwd, 'policies/a.md');
    const watch = new Watch(cwd, ['--format', 'json']);
    assert.deepEqual(await watch.found(), []);
    writeFileSync(join(cwd, 'policies/.a.md.swp'), UNMAPPED);
    renameSync(path, `${path}~`);
    renameSync(join(cwd, 'policies/.a.md.swp'), path);
    rmSync(`${path}~`);
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped']);
    writeFileSync(join(cwd, 'policies/b.md'), POLICY.replace('POL-A', 'POL-B').replace('CC6.1', 'CC6.99'));
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped', 'policies/b.md criterion-unknown']);
    renameSync(join(cwd, 'policies/b.md'), join(cwd, 'policies/c.md'));
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped', 'policies/c.md criterion-unknown']);
    rmSync(path);
    assert.deepEqual(await watch.found(), ['policies/c.md criterion-unknown']);
    await watch.end();
  });

  it('hears of folders that come, are renamed and go, and of what happens in them', async () => {
    const cwd = folderWith(FILES);
    const watch = new Watch(cwd, ['--format', 'json']);
    assert.deepEqual(await watch.found(), []);
    const other = UNMAPPED.replace('POL-A', 'POL-B');
    mkdirSync(join(cwd, 'policies/deep/er'), { recursive: true });
    writeFileSync(join(cwd, 'policies/deep/er/b.md'), other);
    assert.deepEqual(await watch.found(), ['policies/deep/er/b.md policy-unmapped']);
    renameSync(join(cwd, 'policies/deep'), join(cwd, 'policies/low'));
    assert.deepEqual(await watch.found(), ['policies/low/er/b.md policy-unmapped']);
    writeFileSync(join(cwd, 'policies/low/er/b.md'), other.replace('title:', 'satisfies: [CC6.99]\ntitle:'));
    assert.deepEqual(await watch.found(), ['policies/low/er/b.md criterion-unknown']);
    rmSync(join(cwd, 'policies/low'), { recursive: true });
    assert.deepEqual(await watch.found(), []);
    // A folder of the same name is another one.
    mkdirSync(join(cwd, 'policies/low'));
    writeFileSync(join(cwd, 'policies/low/b.md'), other);
    assert.deepEqual(await watch.found(), ['policies/low/b.md policy-unmapped']);
    writeFileSync(join(cwd, 'policies/low/b.md'), other.replace('title:', 'satisfies: [CC6.2]\ntitle:'));
    assert.deepEqual(await watch.found(), []);
    await watch.end();
  });

  it('goes by the configuration and the baseline as they are, also by those that are named', async () => {
    const cwd = folderWith({ ...FILES, 'policies/a.md': UNMAPPED });
    const watch = new Watch(cwd, ['--format', 'json']);
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped']);
    plumbline(['check', '--write-baseline', ...AS_OF], { cwd });
    assert.deepEqual(await watch.found(), []);
    // Somebody is in the middle of writing it.
    writeFileSync(join(cwd, 'plumbline-baseline.json'), '{');
    assert.deepEqual(await watch.found(), ['policies/a.md policy-unmapped']);
    rmSync(join(cwd, 'plumbline-baseline.json'));
    writeFileSync(join(cwd, 'plumbline.yml'), CONFIGURATION.replace('rules: {', 'rules: {policy-unmapped: off, '));
    assert.deepEqual(await watch.found(), []);
    await watch.end();
    assert.match(watch.stderr, /^plumbline: plumbline-baseline\.json [^\n]+\n$/);

    const elsewhere = folderWith({ 'other.yml': CONFIGURATION });
    const named = new Watch(cwd, ['--format', 'json', '--config', join(elsewhere, 'other.yml')]);
    assert.deepEqual(await named.found(), ['policies/a.md policy-unmapped']);
    writeFileSync(join(elsewhere, 'other.yml'), CONFIGURATION.replace('rules: {', 'rules: {policy-unmapped: off, '));
    assert.deepEqual(await named.found(), []);
    await named.end();
  });

  it('loses no change while a file that was named, or a baseline, cannot be read', async () => {
    const elsewhere = folderWith({ 'other.yml': CONFIGURATION });
    const config = join(elsewhere, 'other.yml');
    const cwd = folderWith(FILES);
    const path = join(cwd, 'policies/a.md');
    const watch = new Watch(cwd, ['--format', 'json', '--config', config]);
    assert.deepEqual(await watch.found(), []);
    // Both in one batch, or one after the other: it comes to the same.
    rmSync(config);
    writeFileSync(path, UNMAPPED);
    let found = await watch.found();
    if (found.length === 0) found = await watch.found();
    assert.deepEqual(found, ['policies/a.md policy-unmapped']);
    // What is wrong is said for as long as it is.
    writeFileSync(path, POLICY.replace('CC6.1', 'CC6.99'));
    assert.deepEqual(await watch.found(), ['policies/a.md criterion-unknown']);
    writeFileSync(config, CONFIGURATION.replace('rules: {', 'rules: {criterion-unknown: off, '));
    assert.deepEqual(await watch.found(), []);
    await watch.end();
    const said = `plumbline: The configuration ${config} does not exist.\n`;
    assert.ok(
      [2, 3].some((times) => watch.stderr === said.repeat(times)),
      watch.stderr,
    );

    // Of two folders, the one with a baseline that is malformed does not hold up the other.
    const [one, two] = [folderWith(FILES, 'one'), folderWith(FILES, 'two')];
    const both = new Watch(cwd, ['--format', 'json', one, two]);
    assert.deepEqual(await both.found(), []);
    writeFileSync(join(one, 'plumbline-baseline.json'), '{');
    writeFileSync(join(two, 'policies/a.md'), UNMAPPED);
    const [only = '', ...others] = await both.found();
    assert.match(only, /two\/policies\/a\.md policy-unmapped$/);
    assert.deepEqual(others, []);
    await both.end();
  });

  it('reads nothing anew but what changed', async () => {
    const counting = `const fs = require('node:fs');
const { openSync, appendFileSync } = fs;
fs.openSync = (path, ...more) => {
  if (String(path).endsWith('.md')) appendFileSync(process.env.OPENED, String(path).slice(-4) + '\\n');
  return openSync(path, ...more);
};
`;
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`policies/${at}.md`, POLICY.replace('POL-A', `POL-${at}`)]),
    );
    const cwd = folderWith({ ...FILES, ...many });
    const aside = folderWith({ 'count.cjs': counting, opened: '' });
    const opened = join(aside, 'opened');
    const env = { NODE_OPTIONS: `--require=${join(aside, 'count.cjs')}`, OPENED: opened };
    const watch = new Watch(cwd, ['--format', 'json'], env);
    assert.deepEqual(await watch.found(), []);
    writeFileSync(opened, '');
    writeFileSync(join(cwd, 'policies/3.md'), UNMAPPED.replace('POL-A', 'POL-3'));
    assert.deepEqual(await watch.found(), ['policies/3.md policy-unmapped']);
    assert.deepEqual(new Set(readFileSync(opened, 'utf8').trim().split('\n')), new Set(['3.md']));
    await watch.end();
  });

  it('writes the report for people anew, without clearing what is no terminal', async () => {
    const cwd = folderWith(FILES);
    const watch = new Watch(cwd, []);
    const screen = async (): Promise<readonly string[]> => {
      const lines: string[] = [];
      do lines.push(await watch.line());
      while (lines.at(-1) !== 'Watching for changes. Ctrl-C ends it.');
      return lines;
    };
    assert.equal((await screen())[0], '✔ No findings.');
    writeFileSync(join(cwd, 'policies/a.md'), UNMAPPED);
    const second = await screen();
    assert.deepEqual(second.slice(0, 2), ['', 'policies/a.md']);
    assert.ok(!second.join('').includes('\u001b'));
    await watch.end();
  });

  it('ends with a sentence where the folder is gone, and quietly where nobody reads on', async () => {
    const cwd = folderWith(FILES);
    const watch = new Watch(cwd, ['--format', 'json']);
    await watch.found();
    rmSync(cwd, { recursive: true });
    await once(watch.child, 'close');
    assert.deepEqual([watch.child.exitCode, watch.stderr], [2, `plumbline: The folder ${cwd} is gone.\n`]);

    const other = folderWith(FILES);
    const unread = new Watch(other, ['--format', 'json']);
    await unread.found();
    unread.child.stdout?.destroy();
    writeFileSync(join(other, 'policies/a.md'), UNMAPPED);
    await once(unread.child, 'close');
    assert.deepEqual([unread.child.exitCode, unread.stderr], [0, '']);
  });
});
