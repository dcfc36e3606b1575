// Starts VS Code's server, which brings a Node extension host and serves the workbench on a loopback port.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve as absolute } from 'node:path';

import { codeServer } from './places.ts';
import { within } from './teardown.ts';
import type { Teardown } from './teardown.ts';

interface ServerOptions {
  /** A built extension to install; without it there are the built-in ones only. */
  readonly installed?: string;
  /** Lets the address name an extension under development and its tests; a built VS Code ignores them otherwise. */
  readonly underTest?: boolean;
  /** Settings which hold for this server. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A port of one's own; without it, one that is free. */
  readonly port?: number;
  /** Leaves workspaces untrusted until a person trusts them: Restricted Mode. */
  readonly restricted?: boolean;
}

/** A server that answers. */
export interface VsCodeServer {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** `localhost:PORT`, which is also the authority of the workspace's addresses. */
  readonly authority: string;
  /** The address of a workbench with this folder open, or the folders that a `.code-workspace` file names. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** Sets settings on top of those it was started with. */
  changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** What the server has printed. */
  output(): string;
  /** Resolves when the server ends. */
  readonly ended: Promise<void>;
}

const patience = 60_000;

/** Starts the server with fresh data folders, and returns when it answers. It ends with the teardown. */
export async function startVsCodeServer(options: ServerOptions, teardown: Teardown): Promise<VsCodeServer> {
  const data = await teardown.temporaryFolder('vscode');
  const extensions = join(data, 'extensions');
  await mkdir(extensions);
  if (options.installed !== undefined) await install(absolute(options.installed), extensions);
  const machine = join(data, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  let settings = { ...quietSettings, ...options.settings };
  const changeSettings: VsCodeServer['changeSettings'] = async (changes) => {
    settings = { ...settings, ...changes };
    await writeFile(join(machine, 'settings.json'), JSON.stringify(settings, null, 2));
  };
  await changeSettings({});

  const child = teardown.start(
    process.execPath,
    [
      join(codeServer, 'out', 'server-main.js'),
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      `--server-data-dir=${data}`,
      `--extensions-dir=${extensions}`,
      ...(options.underTest === true ? ['--enable-smoke-test-driver'] : []),
      ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: environmentOfServer() },
  );
  let output = '';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const port = await within(
    patience,
    new Promise<number>((found, failed) => {
      const listen = (chunk: Buffer): void => {
        output += chunk.toString();
        const announced = /agent listening on (\d+)/.exec(output)?.[1];
        if (announced !== undefined) found(Number.parseInt(announced, 10));
      };
      child.stdout?.on('data', listen);
      child.stderr?.on('data', listen);
      child.once('error', failed);
      child.once('exit', () => failed(new Error(`The VS Code server ended before it listened:\n${output}`)));
    }),
    `The VS Code server has not listened within ${patience / 1000} s`,
  );
  const origin = `http://localhost:${port}`;
  const answer = await fetch(`${origin}/version`, { signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`The VS Code server answers ${answer.status} to ${origin}/version`);
  return {
    origin,
    authority: `localhost:${port}`,
    ended,
    changeSettings,
    output: () => output,
    address: (folder, payload) => {
      const query = new URLSearchParams(folder.endsWith('.code-workspace') ? { workspace: folder } : { folder });
      if (payload !== undefined) query.set('payload', JSON.stringify(payload));
      return `${origin}/?${query.toString().replaceAll('+', '%20')}`;
    },
  };
}

const quietSettings: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'update.showReleaseNotes': false,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** An extension is installed when its folder, named after it and its version, is in the extensions' folder. */
async function install(extension: string, extensions: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  const [publisher, name, version] = ['publisher', 'name', 'version'].map((key) => {
    const value: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : undefined;
    if (typeof value !== 'string') throw new Error(`${join(extension, 'package.json')} has no ${key}`);
    return value;
  });
  await symlink(extension, join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

/** A VS Code around this process passes on settings which are not meant for another. */
function environmentOfServer(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return Object.fromEntries(inherited);
}
