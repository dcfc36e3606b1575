/** `plumbline check --cache`: says what an earlier run said, where nothing is otherwise; else checks, and keeps what it says. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import { systemClock } from '../host/clock.ts';
import { localeOf } from '../host/locale.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { packageVersion } from '../host/package-files.ts';
import { programDigest } from '../host/program-digest.ts';
import { translationsFor } from '../host/translations.ts';
import type { Invocation } from './arguments.ts';
import { CacheFolder, cachePath } from './cache-folder.ts';
import { check } from './check-command.ts';
import type { ExitCode } from './exit-codes.ts';
import { isDebugging, outputStyle, overhear, writeError, writeOut, writePassing } from './host.ts';
import { keepRun, recallRun, type RunName, type Saying } from './kept-run.ts';
import { diskOf, SeenDisk } from './seen-disk.ts';
import { repositoryAbove, targetsOf } from './targets.ts';

/** Another number whenever what is kept is written in another way. */
const LAYOUT = 1;

/** Checks as without a cache: the same output, byte for byte, and the same exit code. */
export async function cachedCheck(invocation: Invocation, current: string): Promise<ExitCode> {
  // The day is asked once: a run that begins before midnight is not kept for the day after.
  const asked: Invocation = { ...invocation, asOf: invocation.asOf ?? systemClock.today() };
  const path = cachePath(asked.cache ?? '', current);
  const program = programDigest();
  if (path === undefined || program === undefined || !isKept(asked)) {
    explain('there is no place for it, or not with these options'); // l10n: like the codes of a file system
    return check(asked, current);
  }
  const cache = new CacheFolder(path, explain);
  const run = await nameOf(asked, { current, program, path });
  const kept = await recallRun(cache, run, diskOf(nodeFileSystem({ mode: 'sync' })));
  if (kept !== undefined) {
    explain('nothing has changed'); // l10n: likewise
    for (const { to, text } of kept.said) (to === 'output' ? writeOut : writeError)(text);
    return kept.code;
  }
  const since = cache.now();
  if (since === undefined) return check(asked, current);
  const disk = new SeenDisk(since);
  const said: Saying[] = [];
  overhear((to, text) => said.push({ to, text }));
  const code = await check(asked, current, (fileSystem) => disk.through(diskOf(fileSystem)));
  keepRun(cache, run, disk, { code, said });
  return code;
}

/** Whether everything that such a run rests on is known here: of an option that came later nobody has thought. */
function isKept(invocation: Invocation): boolean {
  const { command, parameters, asOf, format, failOn, config, baseline, samples, color, cache, ...others } = invocation;
  const known = { command, parameters, asOf, format, failOn, config, baseline, samples, color, cache };
  const unknown: readonly unknown[] = Object.values(others);
  return known.command === 'check' && unknown.every((value) => value === undefined || value === false);
}

/** What a run rests on besides the disk below the folders that are checked. Throws a `UsageError` as the run itself would. */
async function nameOf(
  invocation: Invocation,
  { current, program, path }: { readonly current: string; readonly program: string; readonly path: string },
): Promise<RunName> {
  const { asOf, cache: _cache, ...options } = invocation;
  const targets = targetsOf(invocation.parameters, current);
  const style = await outputStyle(invocation.color);
  const locale = localeOf(process.env);
  const surroundings = {
    layout: LAYOUT,
    program,
    version: packageVersion(),
    // Which letters there are, and how they are compared, differs between versions of Node.
    node: process.version,
    platform: process.platform,
    language: locale === undefined ? '' : sumOf(JSON.stringify(translationsFor(locale))),
    environment: ownVariables(process.env),
    style: { width: style.width, unicode: style.unicode, colors: style.colors.isColorSupported },
    asOf,
    options,
    current,
    targets: targets.map(({ uri, limits }) => ({
      uri,
      limits,
      caseSensitive: nodeFileSystem({ mode: 'sync', folder: uri }).caseSensitive,
    })),
    // Where paths are counted from in formats that hosts of repositories read.
    repositories: targets.map(({ folder }) => repositoryAbove(folder)),
    named: [invocation.config, invocation.baseline].map((file) => named(file, current)),
  };
  // The cache may be moved together with the folder, as between the machines of a build service.
  const name = sumOf(JSON.stringify([relative(path, current), options])).slice(0, 32);
  return { name: `${name}.plumbline-run`, key: JSON.stringify(surroundings) };
}

/** What the environment says to Plumbline alone, but for what is said to those who look for a fault. */
function ownVariables(environment: NodeJS.ProcessEnv): readonly (readonly [string, string | undefined])[] {
  return Object.entries(environment)
    .filter(([name]) => name.startsWith('PLUMBLINE_') && name !== 'PLUMBLINE_DEBUG')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a file that was named on the command line holds, or why it does not. */
function named(file: string | undefined, current: string): string {
  if (file === undefined) return '';
  try {
    return sumOf(readFileSync(resolve(current, file)));
  } catch {
    return 'unreadable'; // l10n: compared alone
  }
}

function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One line for who looks for a fault; nobody else need know, since all that is lost is time. */
function explain(reason: string): void {
  if (isDebugging()) writePassing(`plumbline: cache: ${reason}\n`); // l10n: likewise
}
