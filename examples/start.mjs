// `npm start`: installs and builds what is missing, shows what Plumbline finds in the example company, and opens it in
// VS Code. Plain JavaScript with nothing but Node 20, since it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const example = join(root, 'examples', 'acme');
const windows = process.platform === 'win32';
// The Node that the packages bring runs what is written in TypeScript.
const environment = { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
const asOf = ['--as-of', '2026-09-15'];

/** Runs a program quietly; what it said is shown only when it fails. */
function quietly(says, program, parameters) {
  console.log(says);
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd: root,
    env: environment,
    shell: windows,
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : `${error.message}\n`}`.trimEnd());
  console.error(`\n“${[program, ...parameters].join(' ')}” failed, so there is nothing to show yet.`);
  process.exit(1);
}

/** Runs the built command line in the terminal. Findings are what the example is for; anything worse ends the show. */
function plumbline(...parameters) {
  console.log(`\n$ plumbline ${parameters.join(' ')}`);
  const program = join(root, 'dist', 'cli', 'main.cjs');
  const { status } = spawnSync(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
  if (status !== 0 && status !== 1) process.exit(status ?? 1);
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** npm writes its own copy of the lockfile last: where that is older, or not there, something is missing. */
function isInstalled() {
  return modified(join(modules, '.package-lock.json')) >= modified(join(root, 'package-lock.json'));
}

function has(program) {
  const names = windows ? [`${program}.cmd`, `${program}.exe`] : [program];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/** Opens the example in VS Code: the one that is installed, else one in the browser, until Ctrl-C. */
function open() {
  if (has('code')) {
    console.log('\nOpening the example in VS Code.');
    return spawn('code', [`--extensionDevelopmentPath=${root}`, example], { stdio: 'ignore', shell: windows });
  }
  console.log('\nThere is no “code” on the PATH, so VS Code opens in the browser (the first time it is downloaded).');
  const opener = join(root, 'test', 'host', 'open-in-browser.ts');
  return spawn('node', [opener, example], { cwd: root, env: environment, stdio: 'inherit', shell: windows });
}

if (!isInstalled()) {
  quietly('Installing the packages: a minute, once.', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
quietly('Building.', 'npm', ['run', 'build', '--silent']);
plumbline('check', 'examples/acme', ...asOf);
plumbline('matrix', 'examples/acme', ...asOf);

if (process.argv.includes('--no-open') || process.stdout.isTTY !== true) {
  console.log('\nTo see it in the editor: npm start, in a terminal.');
} else {
  const child = open();
  // Ctrl-C reaches the child too, which ends by itself and takes us along.
  process.on('SIGINT', () => {});
  child.on('error', (error) => {
    console.error(`VS Code could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === 'SIGINT' || code === 130 ? 0 : (code ?? 1);
  });
}
