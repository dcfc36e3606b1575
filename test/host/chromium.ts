// Starts the browser that shows VS Code: the Chromium which npm carries, or the one which the system has.
import { access, cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, LaunchOptions } from 'playwright-core';

import { hostModules } from './places.ts';
import type { Teardown } from './teardown.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Executable {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts Chromium without a window, and closes it at the end of the run.
 * `PLUMBLINE_CHROMIUM` names another one; without it, `@sparticuz/chromium` (Linux on x64) is unpacked once beside the
 * packages, and `/usr/bin/chromium` is what is left when that does not start.
 */
export async function launchChromium(teardown: Teardown): Promise<Browser> {
  const complaints: string[] = [];
  for (const find of [named, carriedByNpm, installedOnTheSystem]) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next one is tried only when this one fails
      const executable = await find();
      // oxlint-disable-next-line no-await-in-loop
      if (executable !== undefined) return await launch(executable, teardown);
    } catch (error) {
      complaints.push(firstLine(error));
    }
  }
  const reasons = complaints.length === 0 ? '' : ` (${complaints.join('; ')})`;
  throw new Error(
    `No Chromium could be started${reasons}: install Debian's package "chromium", or name an executable in PLUMBLINE_CHROMIUM.`,
  );
}

async function launch(executable: Executable, teardown: Teardown): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const options: LaunchOptions = {
    executablePath: executable.path,
    args: flags,
    env: { ...environmentOfThisProcess(), ...executable.environment },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  const browser = await chromium.launch(options);
  teardown.add(() => browser.close());
  return browser;
}

async function named(): Promise<Executable | undefined> {
  const path = process.env['PLUMBLINE_CHROMIUM'];
  if (path === undefined || path === '') return undefined;
  await access(path);
  return { path, environment: {} };
}

async function installedOnTheSystem(): Promise<Executable> {
  const path = '/usr/bin/chromium';
  await access(path);
  return { path, environment: {} };
}

async function carriedByNpm(): Promise<Executable | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packageFolder = join(hostModules, '@sparticuz', 'chromium');
  const folder = join(hostModules, '.chromium');
  const path = join(folder, 'chromium');
  try {
    await access(path);
  } catch {
    await unpack(join(packageFolder, 'build', 'index.js'), folder);
  }
  return {
    path,
    environment: { FONTCONFIG_PATH: folder, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  };
}

/**
 * The package unpacks into the temporary folder under the plain name `chromium`, and takes what it finds there for
 * whole. Here it gets an empty folder, which is renamed when everything is in it: two runs at a time, or one that was
 * interrupted, leave nothing broken.
 */
async function unpack(module: string, folder: string): Promise<void> {
  const staging = await mkdtemp(join(hostModules, '.unpacking-'));
  const before = { ...process.env };
  try {
    process.env['TMPDIR'] = staging;
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
    const loaded: unknown = await import(pathToFileURL(module).href);
    await executablePathOf(loaded)();
    await cp(join(hostModules, 'dejavu-fonts-ttf', 'ttf'), join(staging, 'fonts', 'dejavu'), { recursive: true });
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another run may have been first.
    await access(join(folder, 'chromium')).catch(() => {
      throw error;
    });
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH', 'HOME']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The package is found by its path and not by its name, so that the compiler needs no installed host. */
function executablePathOf(loaded: unknown): () => Promise<unknown> {
  const library: unknown = typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, 'default') : undefined;
  if (typeof library !== 'function') throw new Error('@sparticuz/chromium exports no class');
  const method: unknown = Reflect.get(library, 'executablePath');
  if (typeof method !== 'function') throw new Error('@sparticuz/chromium has no executablePath');
  return async () => {
    const path: unknown = await Reflect.apply(method, library, []);
    return path;
  };
}

/** The fonts lie beside their configuration, so that pictures look the same on every machine. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`;

function environmentOfThisProcess(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
