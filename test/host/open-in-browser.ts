// Opens a folder in VS Code in the browser, with the built extension installed, for people who want to try it.
import { resolve } from 'node:path';

import { ensureInstalled } from './install.ts';
import { exampleWorkspace, repository } from './places.ts';
import { withTeardown } from './teardown.ts';
import type { Teardown } from './teardown.ts';
import { startVsCodeServer } from './vscode-server.ts';

interface OpenOptions {
  /** The folder of the built extension: with its package.json, and what that names as `main` and `browser`. */
  readonly extension: string;
  /** The folder to open. */
  readonly folder: string;
  /** The port on the loopback address; without it, one that is free. */
  readonly port?: number;
}

/**
 * Starts VS Code's server on the loopback address, prints the address to open, and runs until Ctrl-C.
 * Installs VS Code first where that has not been done.
 */
export async function openInBrowser(options: OpenOptions): Promise<void> {
  await ensureInstalled();
  await withTeardown((teardown) => runUntilStopped(options, teardown), 0);
}

async function runUntilStopped({ extension, folder, port }: OpenOptions, teardown: Teardown): Promise<void> {
  const server = await startVsCodeServer({ installed: extension, ...(port === undefined ? {} : { port }) }, teardown);
  console.log(`Plumbline is running in VS Code: open ${server.address(resolve(folder))}`);
  console.log('Ctrl-C stops it.');
  await server.ended;
  throw new Error(`The VS Code server has ended:\n${server.output().trim().split('\n').slice(-5).join('\n')}`);
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const [folder = exampleWorkspace, extension = repository] = process.argv.slice(2);
  try {
    await openInBrowser({ extension, folder });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
