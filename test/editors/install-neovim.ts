/**
 * Neovim as Debian packages it, with the libraries it needs, unpacked into a cache and started from there: nothing is
 * installed on the system. What is downloaded comes through the machine's own `apt-get`, from the mirror that it is set up for.
 */

import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `npm ci` empties this with the packages; everything in it can be had again. */
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/plumbline-neovim');
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The releases of Debian whose Neovim is tried, and the first version that each has had: 0.7, 0.10 and 0.12. */
export const releases = ['bookworm', 'trixie', 'forky'] as const;
export type Release = (typeof releases)[number];

/** How a Neovim is started: the parameters come before Neovim's own. */
export interface Neovim {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** `10` for 0.10, `100` for 1.0: what decides which of the set-ups it takes. */
  readonly version: number;
}

/**
 * The Neovim of a release of Debian, downloaded at the first time; or `PLUMBLINE_NVIM`, which names an executable.
 * Throws one sentence where it cannot be had.
 */
export async function neovimOf(release: Release): Promise<Neovim> {
  const named = process.env['PLUMBLINE_NVIM'];
  if (named !== undefined && named !== '') return withVersion({ command: named, parameters: [], environment: {} });
  if (process.platform !== 'linux') throw new Error('it is unpacked on Linux only; PLUMBLINE_NVIM may name one');
  const folder = join(cache, `${release}-${process.arch}`);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) await unpackInto(folder, release);
  return withVersion(await unpacked(folder));
}

/** Started by its own dynamic linker: a newer Neovim needs a newer C library than the system may have. */
async function unpacked(folder: string): Promise<Omit<Neovim, 'version'>> {
  const libraries: string[] = [];
  for (const name of ['usr/lib', 'lib']) {
    // oxlint-disable-next-line no-await-in-loop -- two folders
    for (const inner of await readdir(join(folder, name)).catch(() => [])) {
      if (inner.endsWith('-linux-gnu')) libraries.push(join(folder, name, inner));
    }
  }
  const command = await linkerIn(libraries);
  const plugins = join(folder, 'usr/lib/nvim').replaceAll(' ', '\\ ');
  return {
    command,
    parameters: [
      '--library-path',
      libraries.join(':'),
      join(folder, 'usr/bin/nvim'),
      // Where the parsers of the languages lie that Neovim brings with it.
      '--cmd',
      `set runtimepath+=${plugins}`,
    ],
    environment: { VIMRUNTIME: join(folder, 'usr/share/nvim/runtime') },
  };
}

async function linkerIn(libraries: readonly string[]): Promise<string> {
  for (const library of libraries) {
    // oxlint-disable-next-line no-await-in-loop -- two folders
    const name = (await readdir(library)).find((one) => /^ld-linux.*\.so\.\d+$/.test(one));
    if (name !== undefined) return join(library, name);
  }
  throw new Error(`no dynamic linker lies in ${cache}: remove that folder`);
}

async function withVersion(neovim: Omit<Neovim, 'version'>): Promise<Neovim> {
  const { stdout } = await run(neovim.command, [...neovim.parameters, '--version'], {
    env: { ...process.env, ...neovim.environment },
  });
  const [, major, minor] = /NVIM v(\d+)\.(\d+)/.exec(stdout) ?? [];
  if (minor === undefined) throw new Error(`${neovim.command} does not say which Neovim it is`);
  return { ...neovim, version: Number(major) * 100 + Number(minor) };
}

/** Renamed when everything is in it: two runs at a time, or one that was interrupted, leave nothing broken. */
async function unpackInto(folder: string, release: Release): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, '.unpacking-'));
  try {
    const archives = await download(staging, release);
    const root = join(staging, 'root');
    for (const name of await readdir(archives)) {
      // oxlint-disable-next-line no-await-in-loop -- packages share folders
      if (name.endsWith('.deb')) await run('dpkg-deb', ['--extract', join(archives, name), root]);
    }
    await rename(root, folder);
  } catch (error) {
    // Another run may have been first.
    await access(folder).catch(() => {
      throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Has apt download Neovim and what it depends on, as if nothing were installed; gives the folder of the packages. */
async function download(staging: string, release: Release): Promise<string> {
  const lists = join(staging, 'lists');
  const archives = join(staging, 'cache', 'archives');
  await mkdir(join(lists, 'partial'), { recursive: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  const status = join(staging, 'status');
  await writeFile(status, '');
  const sources = join(staging, 'sources.list');
  const mirror = await mirrorOfDebian(lists);
  const signed = await access(keyring).then(
    () => `[signed-by=${keyring}] `,
    () => '',
  );
  await writeFile(sources, `deb ${signed}${mirror} ${release} main\n`);
  const own = Object.entries({
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': staging,
    'Dir::State::lists': lists,
    'Dir::State::status': status,
    'Dir::Cache': join(staging, 'cache'),
    'APT::Sandbox::User': 'root',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
    'APT::Update::Error-Mode': 'any',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  await apt([...own, '-qq', 'update']);
  await apt([...own, '-qq', '--yes', '--download-only', '--no-install-recommends', 'install', 'neovim']);
  return archives;
}

/** Where this machine gets Debian's packages from, whether or not it has looked there yet. */
async function mirrorOfDebian(emptyLists: string): Promise<string> {
  const said = await apt(['-o', `Dir::State::lists=${emptyLists}`, 'update', '--print-uris']);
  const mirror = /^'(\S+?\/debian\/)dists\//m.exec(said)?.[1];
  if (mirror === undefined) throw new Error('apt-get knows no mirror of Debian here; PLUMBLINE_NVIM may name a Neovim');
  return mirror;
}

async function apt(parameters: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run('apt-get', parameters, { maxBuffer: 64 * 1024 * 1024, timeout: 120_000 });
    return stdout;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const line = said.split('\n').find((one) => /^[EW]: /.test(one)) ?? said.split('\n')[0] ?? '';
    throw new Error(`apt-get ${parameters.at(-1) ?? ''} did not work here (${line})`, { cause: error });
  }
}
