/**
 * The folder in which runs keep something for later ones. What lies there is believed, so that it counts only where nobody
 * else can have written it; it is whole or not there; and where it cannot be read or written, everything is done without it.
 */

import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix, resolve, win32 } from 'node:path';
import { errorCode } from './error-code.ts';
import { removeIfThere } from './file-removal.ts';

const OWN_FILE = /^[0-9a-f]{32}\.plumbline-(?:run|facts)(?:\.[0-9a-f]{12})?$/;
const UNFINISHED = /\.[0-9a-f]{12}$/;
const WRITABLE_BY_OTHERS = 0o022;
const ONLY_OWN = 0o600;
const ONLY_OWN_FOLDER = 0o700;

/** What is kept in a folder at most: the newest files up to so many bytes, none that nobody has written for so long. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 200;
const DAY = 24 * 60 * 60 * 1000;
const LONGEST = 30 * DAY;

/** Whether a file of this name is one of these: it is there because of this run, and tells nothing of what is checked. */
export function isCacheFile(name: string): boolean {
  return OWN_FILE.test(name);
}

/**
 * Where it is: the folder that was named (empty: none was), or one for each user, where the platform has it. Never in the
 * repository by itself: what lies there, anybody may have committed. Undefined where there is no such place.
 */
export function cachePath(
  written: string,
  current: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (written !== '') return resolve(current, written);
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  const paths = platform === 'win32' ? win32 : posix;
  if (xdg !== undefined && paths.isAbsolute(xdg)) return paths.join(xdg, 'plumbline');
  if (platform === 'win32')
    return local !== undefined && paths.isAbsolute(local) ? paths.join(local, 'plumbline', 'cache') : undefined;
  const home = homeOf(environment);
  if (home === undefined) return undefined;
  return platform === 'darwin'
    ? paths.join(home, 'Library', 'Caches', 'plumbline')
    : paths.join(home, '.cache', 'plumbline');
}

function homeOf({ HOME: home }: NodeJS.ProcessEnv): string | undefined {
  if (home !== undefined && posix.isAbsolute(home)) return home;
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

export class CacheFolder {
  readonly path: string;
  /** Called with why something is done without the cache: a code of the file system. */
  readonly #refuse: (reason: string) => void;

  constructor(path: string, refuse: (reason: string) => void = () => undefined) {
    this.path = path;
    this.#refuse = refuse;
  }

  /** What is kept under a name. Undefined where there is nothing, it is damaged, or somebody else could have put it there. */
  read(name: string): Buffer | undefined {
    let kept: Buffer;
    try {
      const descriptor = openSync(join(this.path, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      try {
        if (!isOwn(fstatSync(descriptor), process.getuid?.())) {
          this.#refuse('others may write to it'); // l10n: for those who look for a fault
          return undefined;
        }
        kept = readFileSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#refuse(codeOf(error));
      return undefined;
    }
    const content = kept.subarray(SUM_BYTES);
    if (kept.length >= SUM_BYTES && sumOf(content).equals(kept.subarray(0, SUM_BYTES))) return content;
    this.#refuse('it is damaged'); // l10n: for those who look for a fault
    return undefined;
  }

  /** Keeps something under a name, if that is possible; whole or not at all, also when two runs do so at once. */
  write(name: string, content: Uint8Array): void {
    const path = join(this.path, name);
    const unfinished = unfinishedPath(path);
    try {
      const descriptor = openSync(unfinished, 'wx', ONLY_OWN);
      try {
        writeFileSync(descriptor, sumOf(content));
        writeFileSync(descriptor, content);
      } finally {
        closeSync(descriptor);
      }
      renameSync(unfinished, path);
      this.#tidy();
    } catch (error) {
      this.#refuse(codeOf(error));
      removeIfThere(unfinished);
    }
  }

  /**
   * The time it is for the file system of the folder, in milliseconds since 1970, by a file that is made for that and taken
   * away again. Undefined where nothing can be written here. The folder is made if it is not there.
   */
  now(): number | undefined {
    const path = unfinishedPath(join(this.path, `${'0'.repeat(32)}.plumbline-run`));
    try {
      this.#make();
      const descriptor = openSync(path, 'wx', ONLY_OWN);
      try {
        return fstatSync(descriptor).mtimeMs;
      } finally {
        closeSync(descriptor);
        unlinkSync(path);
      }
    } catch (error) {
      this.#refuse(codeOf(error));
      return undefined;
    }
  }

  /**
   * A folder of our own is for no repository: Git and Plumbline alike leave it out. One that was there stays as it is. Throws
   * what the file system says; then there is none, so that another run makes it whole.
   */
  #make(): void {
    const first = mkdirSync(this.path, { recursive: true, mode: ONLY_OWN_FOLDER });
    if (first === undefined) return;
    const ignore = join(this.path, '.gitignore');
    try {
      writeFileSync(ignore, '*\n');
    } catch (error) {
      // A full disk takes the name of a file and nothing that is in it.
      removeIfThere(ignore);
      removeEmpty(this.path, first);
      throw error;
    }
  }

  /** Removes what nobody will ask for any more, and what is more than there is room for. */
  #tidy(): void {
    const files: { readonly path: string; readonly size: number; readonly written: number; readonly name: string }[] =
      [];
    for (const name of readdirSync(this.path)) {
      if (!isCacheFile(name)) continue;
      const path = join(this.path, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isFile() === true) files.push({ path, name, size: stats.size, written: stats.mtimeMs });
    }
    files.sort((a, b) => b.written - a.written);
    const newest = files[0]?.written ?? 0;
    let bytes = 0;
    let count = 0;
    for (const { path, name, size, written } of files) {
      const age = newest - written;
      bytes += size;
      count += 1;
      // One that another run is writing is left to it.
      const isDone = UNFINISHED.test(name) ? age > DAY : age > LONGEST || bytes > MOST_BYTES || count > MOST_FILES;
      if (isDone) removeIfThere(path);
    }
  }
}

const SUM_BYTES = 32;

function sumOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Whether nobody can have written a file but who runs the program: the user with the number `own`, if users have one. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, own: number | undefined): boolean {
  // Windows has no such owners; there the folder's own permissions say who writes into it.
  if (own === undefined) return true;
  return uid === own && (mode & WRITABLE_BY_OTHERS) === 0;
}

function codeOf(error: unknown): string {
  return errorCode(error) ?? String(error);
}

/** A name that no other run takes, in whatever container it is. */
function unfinishedPath(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}`;
}

/** Removes a folder and those above it up to `first`, as far as nothing is in them. */
function removeEmpty(path: string, first: string): void {
  const top = resolve(first);
  try {
    for (let folder = resolve(path); folder.startsWith(top); folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // Another run has put something there.
  }
}
