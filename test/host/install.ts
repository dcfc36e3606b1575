// Installs the real builds of VS Code and the browser which the tests need. Run again, it finds that nothing is left to do.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

import { codeForTheWeb, codeServer, hostFolder, hostModules } from './places.ts';

interface InstallStep {
  readonly says: string;
  readonly folder: string;
  readonly parameters: readonly string[];
}

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const steps: readonly InstallStep[] = [
  {
    says: 'VS Code for Node and for the web, and a browser',
    folder: hostFolder,
    parameters: ['ci', ...quietly],
  },
  {
    says: "the VS Code server's own modules",
    folder: codeServer,
    parameters: ['install', '--omit=dev', ...quietly],
  },
  {
    says: "its built-in extensions' modules",
    folder: join(codeServer, 'extensions'),
    parameters: ['install', '--omit=dev', ...quietly],
  },
];

/** Names what has been installed: it is written last, so an interrupted installation is started again. */
const receipt = join(hostModules, '.plumbline-receipt');
const oldestNode = 24;

/**
 * Makes sure that everything under `test/host/node_modules` is there and is what the lockfile names.
 * Prints one line for each step it takes, and throws one sentence when a step fails.
 */
export async function ensureInstalled(): Promise<void> {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestNode) {
    throw new Error(
      `The VS Code server needs Node ${oldestNode} or later, and this is Node ${process.versions.node}: run it through an npm script of the repository, which brings its own.`,
    );
  }
  const expected = await fingerprint();
  if ((await installedFingerprint()) === expected) return;
  for (const step of steps) {
    console.log(`Installing ${step.says} …`);
    // oxlint-disable-next-line no-await-in-loop -- the second step works in a folder which the first one makes
    await npm(step);
  }
  await checkPresence();
  await writeFile(receipt, expected);
}

async function fingerprint(): Promise<string> {
  const lock = await readFile(join(hostFolder, 'package-lock.json'));
  const what = steps.map((step) => step.parameters.join(' ')).join('\n');
  return createHash('sha256').update(lock).update(what).update(`${process.platform} ${process.arch}`).digest('hex');
}

async function installedFingerprint(): Promise<string | undefined> {
  try {
    await checkPresence();
    return await readFile(receipt, 'utf8');
  } catch {
    return undefined;
  }
}

async function checkPresence(): Promise<void> {
  for (const file of [
    join(codeServer, 'out', 'server-main.js'),
    join(codeServer, 'node_modules', 'ws', 'package.json'),
    join(codeForTheWeb, 'out', 'vs', 'workbench', 'workbench.web.main.internal.js'),
    join(hostModules, 'playwright-core', 'package.json'),
  ]) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- four files
      await access(file);
    } catch {
      throw new Error(`npm reported success, but ${file} is missing: remove ${hostModules} and run this again.`);
    }
  }
}

async function npm(step: InstallStep): Promise<void> {
  const onWindows = process.platform === 'win32';
  const child = spawn(onWindows ? 'npm.cmd' : 'npm', step.parameters, {
    cwd: step.folder,
    shell: onWindows,
    env: environmentOfNpm(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  try {
    await once(child, 'close');
  } catch (error) {
    throw new Error('npm could not be started: install Node.js with npm.', { cause: error });
  }
  if (child.exitCode !== 0) {
    const reason = said
      .split('\n')
      .map((line) => line.replace(/^npm error\s*/, '').trim())
      .find((line) => line !== '' && !/^(?:code|syscall|errno|address|port|path|at|A complete log)\b/.test(line));
    throw new Error(
      `Installing ${step.says} failed: "npm ${step.parameters.join(' ')}" in ${step.folder} ended with ${String(child.exitCode)}${reason === undefined ? '' : ` (${reason})`}.`,
    );
  }
}

/** This Node comes first on the path, and what an outer npm has set for its own package is left out. */
function environmentOfNpm(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle|command|execpath|node_execpath|config_(local_prefix|prefix|global_prefix))/i.test(name),
  );
  const path = process.env['PATH'] ?? '';
  return { ...Object.fromEntries(inherited), PATH: `${dirname(process.execPath)}${delimiter}${path}` };
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  try {
    await ensureInstalled();
    console.log(`The hosts are installed in ${hostModules}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
