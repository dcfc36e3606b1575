/** `npm run bench`: generated workspaces, the peers on the same files in the same run, and ratios. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isCivilDate } from '../server/src/domain/civil-date.ts';
import { Engine } from '../server/src/engine/engine.ts';
import { nodeFileSystem } from '../server/src/host/node-file-system.ts';
import { canonicalUri, joinUri } from '../server/src/workspace/uri.ts';
import { cacheFigures, jobFigures } from './cache.ts';
import { codeFigures } from './code.ts';
import { evidence } from './evidence.ts';
import { controlsText, policyText, type Size, writeWorkspace } from './generate.ts';
import { hookFigures } from './hook.ts';
import { compareProcesses, runProcess, spread } from './measure.ts';
import { operationFigures } from './operation.ts';
import { parts } from './parts.ts';
import { startClient } from './stdio-client.ts';

const ROOT = resolve(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist/cli/main.cjs');
const AS_OF = '2026-09-15';
const NODE = process.execPath;
const quick = process.argv.includes('--quick');
const lines: string[] = [];

function say(text: string): void {
  lines.push(text);
  console.log(text);
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const times = (a: number, b: number): string => `${(a / b).toFixed(1)}×`;

function withWorkspace<T>(size: Size, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  writeWorkspace(folder, size);
  const result = use(folder);
  if (result instanceof Promise) void result.finally(remove);
  else remove();
  return result;
}

async function openEngine(folder: string): Promise<Engine> {
  if (!isCivilDate(AS_OF)) throw new Error('not a date');
  const uri = canonicalUri(pathToFileURL(folder).href);
  const engine = new Engine({ folder: uri, fileSystem: nodeFileSystem({ mode: 'sync' }), asOf: AS_OF });
  await engine.workspace.load();
  engine.diagnoseAll();
  engine.readiness.matrix();
  engine.takeChanged();
  return engine;
}

/** One keystroke in a document: its text, and then everything that has to be said anew, also in other documents. */
function keystrokes(engine: Engine, path: string, text: string, at: number, count: number): number[] {
  const uri = joinUri(engine.workspace.folder, path);
  const measured: number[] = [];
  for (let index = 0; index < count; index++) {
    const typed = `${text.slice(0, at)}${'x'.repeat(index % 7)}${text.slice(at)}`;
    const started = performance.now();
    engine.workspace.setText(uri, typed);
    for (const changed of engine.takeChanged()) engine.diagnose(changed);
    measured.push(performance.now() - started);
  }
  return measured;
}

function bundleSizes(): void {
  say('\n## Bundles\n');
  say('| bundle | KiB | gzip KiB |');
  say('| --- | --- | --- |');
  for (const folder of ['client', 'server', 'cli']) {
    const directory = join(ROOT, 'dist', folder);
    for (const name of existsSync(directory) ? readdirSync(directory) : []) {
      if (!/\.c?js$/.test(name)) continue;
      const file = join(directory, name);
      const kib = (bytes: number): string => (bytes / 1024).toFixed(0);
      say(`| ${folder}/${name} | ${kib(statSync(file).size)} | ${kib(gzipSync(readFileSync(file)).length)} |`);
    }
  }
}

function cold(): void {
  const size: Size = { policies: quick ? 200 : 1000, controls: 500, perRegister: 50 };
  withWorkspace(size, (folder) => {
    say(`\n## Cold check: ${size.policies} policies of 14 KB and ${size.controls} controls\n`);
    const check = (): ReturnType<typeof runProcess> =>
      runProcess(NODE, [CLI, 'check', folder, '--as-of', AS_OF, '--format', 'json', '--fail-on', 'never']);
    const scan = (): ReturnType<typeof runProcess> => runProcess(NODE, [join(ROOT, 'bench/read-and-scan.mjs'), folder]);
    const medians = compareProcesses(quick ? 2 : 5, { check, scan });
    const peer = join(ROOT, 'bench/node_modules/.bin/remark');
    const remark = existsSync(peer)
      ? runProcess(
          NODE,
          [
            peer,
            folder,
            '--quiet',
            '--no-stdout',
            '--no-config',
            '--use',
            'remark-frontmatter',
            '--use',
            'remark-preset-lint-recommended',
          ],
          { cwd: join(ROOT, 'bench') },
        ).milliseconds
      : undefined;
    const own = medians['check'] ?? 0;
    const bare = medians['scan'] ?? 0;
    say(`- check: ${ms(own)}`);
    say(
      `- reading the bytes and one pass of a regular expression: ${ms(bare)}; check takes ${times(own, bare)} of it (aim ≤ 4×)`,
    );
    if (remark === undefined) say('- remark-cli: not installed (npm ci in bench/)');
    else
      say(
        `- remark-cli with remark-frontmatter and remark-lint: ${ms(remark)}; check is ${times(remark, own)} faster (aim ≥ 40×)`,
      );
  });
}

function start(): void {
  say('\n## `check examples/acme` against `node -e 0`\n');
  const medians = compareProcesses(quick ? 5 : 15, {
    check: () => runProcess(NODE, [CLI, 'check', join(ROOT, 'examples/acme'), '--as-of', AS_OF, '--fail-on', 'never']),
    nothing: () => runProcess(NODE, ['-e', '0']),
  });
  const own = medians['check'] ?? 0;
  const bare = medians['nothing'] ?? 0;
  say(`- check ${ms(own)}, node -e 0 ${ms(bare)}: ${times(own, bare)} (aim ≤ 3×)`);
  const hook = hookFigures(quick ? 5 : 15, { cli: CLI, example: join(ROOT, 'examples/acme'), asOf: AS_OF });
  if (hook === undefined) say('- check --staged: Git is not installed');
  else
    say(
      `- check --staged ${ms(hook.staged)}, node -e 0 ${ms(hook.nothing)}: ${times(hook.staged, hook.nothing)} (aim ≤ 5×)`,
    );
}

function cache(): void {
  const programs = { node: NODE, cli: CLI, jobs: join(ROOT, 'bench/jobs.ts') };
  for (const size of SIZES.slice(1, quick ? 2 : 3)) {
    withWorkspace(size, (folder) => {
      say(`\n## Cache and threads at ${size.policies} policies\n`);
      cacheFigures(folder, programs, AS_OF, say);
      jobFigures(folder, programs, say);
    });
  }
}

const SIZES: readonly Size[] = [
  { policies: 90, controls: 50, perRegister: 50 },
  { policies: 980, controls: 500, perRegister: 50 },
  { policies: 9700, controls: 3000, perRegister: 50 },
];

async function edits(): Promise<void> {
  say('\n## One edit, in process: text → findings of every document that it touches\n');
  say(
    '| documents | in a policy’s text p50 / p99 | in its front-matter p50 / p99 | in a register of 50 controls p50 / p99 |',
  );
  say('| --- | --- | --- | --- |');
  for (const size of quick ? SIZES.slice(0, 2) : SIZES) {
    await withWorkspace(size, async (folder) => {
      const engine = await openEngine(folder);
      const count = quick ? 200 : 1000;
      const policy = policyText(7, size.controls);
      const register = controlsText(0, 50, size.policies);
      const cells = [
        keystrokes(engine, 'policies/000/policy-00007.md', policy, policy.length - 40, count),
        keystrokes(engine, 'policies/000/policy-00007.md', policy, policy.indexOf('title: ') + 9, count),
        keystrokes(engine, 'controls/controls-000.yml', register, register.indexOf('title: ', 2000) + 9, count),
      ].map((values) => {
        const { p50, p99 } = spread(values);
        return `${ms(p50)} / ${ms(p99)}`;
      });
      say(`| ${engine.documents().length} | ${cells.join(' | ')} |`);
    });
  }
  say('\nAim: p99 ≤ 16 ms at 10,000 documents, and the same cost at any size.');
}

async function code(): Promise<void> {
  const asOf = isCivilDate(AS_OF) ? AS_OF : undefined;
  if (asOf === undefined) throw new Error('not a date');
  await withWorkspace({ policies: 20, controls: 50, perRegister: 50 }, (folder) => codeFigures(folder, asOf, say));
}

async function operation(): Promise<void> {
  const { evidence, first, otherDay, keystrokes: strokes } = await operationFigures(quick ? 100 : 500);
  say(`\n## 500 controls with ${evidence} evidence records over a year, in process\n`);
  say('| keystroke in | p50 | p99 |');
  say('| --- | --- | --- |');
  for (const { where, p50, p99 } of strokes) say(`| ${where} | ${ms(p50)} | ${ms(p99)} |`);
  say(
    `\nRead and checked for the first time ${ms(first)}, for another day ${ms(otherDay)}. Aim: p99 ≤ 16 ms a keystroke.`,
  );
}

async function overStdio(): Promise<void> {
  const size: Size = quick
    ? { policies: 980, controls: 500, perRegister: 50 }
    : { policies: 9700, controls: 3000, perRegister: 50 };
  await withWorkspace(size, async (folder) => {
    say('\n## Over standard input and output\n');
    const uri = pathToFileURL(join(folder, 'policies/000/policy-00007.md')).href;
    const text = policyText(7, size.controls);
    const started = performance.now();
    const client = await startClient(NODE, [CLI, 'lsp', '--stdio'], pathToFileURL(folder).href);
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    const first = performance.now() - started;
    // What else is to be said of the folder comes after; the measurement begins when that is over.
    await client.settled;
    const measured: number[] = [];
    const line = text.slice(0, text.indexOf('title: ')).split('\n').length - 1;
    for (let index = 0; index < (quick ? 100 : 500); index++) {
      const position = { line, character: 9 };
      const before = performance.now();
      await client.notify('textDocument/didChange', {
        textDocument: { uri, version: index + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
      });
      await client.request('textDocument/diagnostic', { textDocument: { uri } });
      measured.push(performance.now() - before);
    }
    const { p50, p99 } = spread(measured);
    say(`- ${size.policies} policies: from start to the first findings ${ms(first)}`);
    say(`- keystroke → findings p50 ${ms(p50)}, p99 ${ms(p99)}`);
    say(`- memory of the server: ${client.memory().toFixed(0)} MB (aim ≤ 200 MB)`);
    client.stop();
  });
}

if (!existsSync(CLI)) execFileSync(NODE, [join(ROOT, 'esbuild.mjs')], { stdio: 'inherit' });
say(`# Benchmark, Node ${process.version}`);
bundleSizes();
parts(say, quick);
start();
cold();
cache();
await evidence(say, quick);
await edits();
await operation();
await code();
await overStdio();
