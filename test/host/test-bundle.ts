// Builds the tests for the two kinds of extension host, and the file system of the web host.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';

import { builtTests, hostFolder } from './places.ts';

/** The test bundles, each a file. */
export interface TestBundles {
  readonly node: string;
  readonly web: string;
  /** The folder of the extension that serves the workspace in the web host. */
  readonly mount: string;
}

/** Builds everything into `dist/test`. */
export async function buildTests(): Promise<TestBundles> {
  const mount = join(builtTests, 'mount');
  await mkdir(mount, { recursive: true });
  const bundles: TestBundles = {
    node: join(builtTests, 'node-host.cjs'),
    web: join(builtTests, 'web-host.cjs'),
    mount,
  };
  const shared: BuildOptions = {
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    target: 'es2023',
    logLevel: 'warning',
  };
  const suite: BuildOptions = {
    ...shared,
    entryPoints: [join(hostFolder, 'suite', 'index.ts')],
    // Mocha's browser build lies in an ESM package, but would put itself into the bundle's own `module.exports`.
    define: { exports: 'undefined', module: 'undefined' },
  };
  await Promise.all([
    build({ ...suite, platform: 'node', outfile: bundles.node }),
    build({ ...suite, platform: 'browser', outfile: bundles.web }),
    build({
      ...shared,
      entryPoints: [join(hostFolder, 'mount', 'extension.ts')],
      platform: 'browser',
      outfile: join(mount, 'extension.js'),
    }),
    writeFile(join(mount, 'package.json'), JSON.stringify(mountManifest, null, 2)),
  ]);
  return bundles;
}

const mountManifest = {
  name: 'mount',
  publisher: 'plumbline-tests',
  version: '0.0.1',
  engines: { vscode: '^1.105.0' },
  browser: 'extension.js',
  activationEvents: ['onFileSystem:vscode-vfs', 'onSearch:vscode-vfs'],
  enabledApiProposals: ['fileSearchProvider'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};
