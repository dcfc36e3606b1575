// The entry of the tests in a real VS Code: node test/host/run.ts [node|web|electron|all] [options]
import { access, cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { runInElectronHost } from './electron-host.ts';
import { describeOutcome, succeeded } from './host-outcome.ts';
import type { HostName, HostOutcome, HostRequest } from './host-outcome.ts';
import { ensureInstalled } from './install.ts';
import { runInNodeHost } from './node-host.ts';
import { SEVERAL_FOLDERS_FILE, exampleWorkspace, fixture, repository, severalFolders } from './places.ts';
import { takeScreenshots } from './screenshots.ts';
import { withTeardown } from './teardown.ts';
import type { Teardown } from './teardown.ts';
import { buildTests } from './test-bundle.ts';
import type { TestBundles } from './test-bundle.ts';
import { runInWebHost } from './web-host.ts';

const usage = `Usage: node test/host/run.ts [node|web|electron|all] [options]
  --extension DIR   the extension under development (the repository)
  --workspace DIR   the folder of which a copy is opened (examples/acme)
  --timeout SECONDS the bound on each host (360)
  --restricted      in a workspace that nobody has trusted yet
  --folders         in a window with several folders that nobody has trusted yet, in the pseudo-language (with “all”, this is done as well)
  --screenshots     takes the pictures of docs/images afterwards
  --verbose         shows VS Code's own console too`;

interface RunOptions {
  readonly hosts: readonly HostName[];
  readonly extension: string;
  readonly workspace: string;
  readonly limit: number;
  readonly verbose: boolean;
  readonly restricted: boolean;
  /** Whether the window has several folders. */
  readonly folders: boolean;
  readonly screenshots: boolean;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  await checkExtension(options);
  if (options.hosts.some((host) => host !== 'electron')) await ensureInstalled();
  const bundles = await buildTests();
  const outcomes: HostOutcome[] = [];
  for (const host of options.hosts) {
    // oxlint-disable-next-line no-await-in-loop -- one VS Code at a time: two would fight over two cores
    outcomes.push(await runIn(host, options, bundles));
    if (options.hosts.length > 1 && host !== 'electron') {
      // oxlint-disable-next-line no-await-in-loop
      outcomes.push(await runIn(host, { ...options, folders: true }, bundles));
    }
  }
  const pictured = !options.screenshots || (await picture(options));
  console.log('');
  for (const outcome of outcomes) console.log(describeOutcome(outcome));
  return pictured && outcomes.every(succeeded) ? 0 : 1;
}

async function picture({ extension, workspace }: RunOptions): Promise<boolean> {
  try {
    await takeScreenshots({ extension, workspace });
    return true;
  } catch (error) {
    console.error(`The pictures could not be taken: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function readOptions(parameters: readonly string[]): RunOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        extension: { type: 'string', default: repository },
        workspace: { type: 'string', default: exampleWorkspace },
        timeout: { type: 'string', default: '360' },
        restricted: { type: 'boolean', default: false },
        folders: { type: 'boolean', default: false },
        screenshots: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    });
    const hosts = hostsNamed(positionals);
    const seconds = Number(values.timeout);
    if (hosts === undefined || !(seconds > 0)) return undefined;
    return {
      hosts,
      extension: resolve(values.extension),
      workspace: resolve(values.workspace),
      limit: seconds * 1000,
      verbose: values.verbose,
      restricted: values.restricted,
      folders: values.folders,
      screenshots: values.screenshots,
    };
  } catch {
    return undefined;
  }
}

function hostsNamed(names: readonly string[]): readonly HostName[] | undefined {
  const [name = 'all', ...more] = names;
  if (more.length > 0) return undefined;
  switch (name) {
    case 'node':
    case 'web':
    case 'electron':
      return [name];
    case 'all':
      return ['node', 'web', 'electron'];
    default:
      return undefined;
  }
}

/** Says what is missing before a VS Code starts, which would only show an extension that does nothing. */
async function checkExtension({ extension, workspace, hosts }: RunOptions): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  const doors = hosts.includes('web') ? ['main', 'browser'] : ['main'];
  for (const door of doors) {
    const file: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, door) : undefined;
    if (typeof file !== 'string') throw new Error(`${join(extension, 'package.json')} names no "${door}".`);
    // oxlint-disable-next-line no-await-in-loop -- two files
    await access(join(extension, file)).catch(() => {
      throw new Error(`${join(extension, file)} does not exist: build the extension first.`);
    });
  }
  await access(workspace).catch(() => {
    throw new Error(`${workspace} does not exist: name a folder with --workspace.`);
  });
}

async function runIn(host: HostName, options: RunOptions, bundles: TestBundles): Promise<HostOutcome> {
  return withTeardown(async (teardown) => {
    const shared = {
      extension: options.extension,
      workspace: await copyWorkspace(options, teardown),
      limit: options.limit,
      verbose: options.verbose,
      restricted: options.restricted || options.folders,
    };
    const window = options.folders ? { window: 'several folders, restricted, pseudo-language' } : {};
    const request: HostRequest = { ...shared, tests: host === 'web' ? bundles.web : bundles.node };
    try {
      if (host === 'node') return { ...(await runInNodeHost(request, teardown)), ...window };
      if (host === 'web') return { ...(await runInWebHost({ ...request, mount: bundles.mount }, teardown)), ...window };
      return { ...(await runInElectronHost(request, teardown)), ...window };
    } catch (error) {
      return { host, ...window, passed: 0, failed: 0, problem: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** The tests write, so they get a copy of the example, with what they need beside it; and of the other folders, where there are several. */
async function copyWorkspace({ workspace, folders }: RunOptions, teardown: Teardown): Promise<string> {
  const place = await teardown.temporaryFolder('workspace');
  const copy = join(place, 'acme');
  await cp(workspace, copy, { recursive: true });
  await cp(fixture, copy, { recursive: true });
  if (!folders) return copy;
  await cp(severalFolders, place, { recursive: true });
  return join(place, SEVERAL_FOLDERS_FILE);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
