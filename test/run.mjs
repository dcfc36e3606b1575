// `npm test`: everything that is to hold, one step after the other, from a clean checkout on. Plain JavaScript with
// nothing but Node 20, since it runs before anything is installed. `npm test -- --only unit,cli` runs some steps only.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
const countsFile = join(scratch, 'counts.json');
// npm puts the packages' Node 24 first; the one that npm itself runs on is the system's, with which the command line
// has to get along.
const systemNode = process.env.npm_node_execpath ?? process.execPath;
const environment = {
  ...process.env,
  PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  PLUMBLINE_COUNTS: countsFile,
  PLUMBLINE_TEST_NODE: systemNode,
};
const counting = ['--reporter', join(root, 'test', 'counting-reporter.mjs')];

const steps = [
  { name: 'install', run: install },
  { name: 'build', run: () => start('npm', ['run', 'build', '--silent']) },
  { name: 'lint', run: () => start('npm', ['run', 'lint', '--silent']) },
  { name: 'unit', run: () => start('npm', ['run', 'test:unit', '--silent', '--', ...counting]) },
  { name: 'random', run: () => mocha('unit', 120, { ending: 'property.test.ts', more: { PLUMBLINE_RUNS: '8' } }) },
  { name: 'hostile', run: () => mocha('hostile', 60) },
  { name: 'differential', run: () => mocha('differential', 300) },
  { name: 'real-data', run: () => mocha('real-data', 60) },
  { name: 'lsp', run: () => mocha('lsp', 120) },
  // Most of it is waiting for programs, each in a folder of its own.
  { name: 'cli', run: () => mocha('cli', 120, { jobs: 2 }) },
  { name: 'editors', run: () => mocha('editors', 300) },
  { name: 'grammar', run: () => mocha('grammar', 300) },
  { name: 'pages', run: () => mocha('pages', 60) },
  { name: 'host', run: () => start('node', [join('test', 'host', 'run.ts'), 'all'], { listen: readHostCounts }) },
];

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

async function install() {
  // npm writes its own copy of the lockfile last.
  const installed = modified(join(modules, '.package-lock.json')) >= modified(join(root, 'package-lock.json'));
  if (installed) console.log('Everything is installed.');
  return installed ? 0 : start('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * Runs the tests of a folder, where there is one: so many of its files at once as `jobs` says. The configuration for the unit
 * tests would add those.
 */
async function mocha(folder, seconds, { ending = 'test.ts', more = {}, jobs = 1 } = {}) {
  if (!existsSync(join(root, 'test', folder))) {
    console.log(`There is no test/${folder}.`);
    return 0;
  }
  const limit = ['--timeout', String(seconds * 1000)];
  const parallel = jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : [];
  return start('mocha', ['--no-config', ...limit, ...parallel, ...counting, `test/${folder}/**/*.${ending}`], { more });
}

/**
 * Runs a program in the repository's folder and gives its exit code; `listen` hears what it says, line by line, and `more`
 * is added to its environment, where that does not say otherwise already.
 */
function start(program, parameters, { listen, more = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...more, ...environment },
      shell: windows,
      stdio: ['ignore', listen === undefined ? 'inherit' : 'pipe', 'inherit'],
    });
    let line = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const one of lines) listen(one);
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const totals = { passed: 0, failed: 0 };

/** The hosts say at the end how their tests went: `web host: 12 passed, 0 failed`. */
function readHostCounts(line) {
  const match = /^\w+ host(?: \([^)]*\))?: (\d+) passed, (\d+) failed/.exec(line);
  if (match !== null) add({ passed: Number(match[1]), failed: Number(match[2]) });
}

function add({ passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
}

/** What the counting reporter wrote in the step that has just ended, if mocha got as far as that. */
function readCounts() {
  if (!existsSync(countsFile)) return;
  add(JSON.parse(readFileSync(countsFile, 'utf8')));
  rmSync(countsFile);
}

function chosenSteps() {
  const at = process.argv.indexOf('--only');
  const only =
    at < 0 ? process.argv.find((one) => one.startsWith('--only='))?.slice('--only='.length) : process.argv[at + 1];
  if (only === undefined) return at < 0 ? steps : undefined;
  const names = only.split(',');
  const chosen = steps.filter(({ name }) => names.includes(name));
  return chosen.length === names.length ? chosen : undefined;
}

async function main() {
  const chosen = chosenSteps();
  if (chosen === undefined) {
    console.error(`--only takes some of ${steps.map(({ name }) => name).join(',')}.`);
    return 2;
  }
  for (const [index, { name, run }] of chosen.entries()) {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const before = totals.failed;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each rests on those before
    const code = await run();
    readCounts();
    console.log(
      `── ${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
    if (code === 0) continue;
    // A step that fails before it has counted anything has failed all the same.
    if (totals.failed === before) totals.failed += 1;
    const left = chosen.slice(index + 1).map((step) => step.name);
    if (left.length > 0) console.log(`Not run: ${left.join(', ')}.`);
    return 1;
  }
  return 0;
}

process.exitCode = await main();
rmSync(scratch, { recursive: true, force: true });
if (process.exitCode !== 2) console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
