/** The file system of Node: the one place in the server that reads a disk. */

import { promises, type BigIntStats, type Dirent, type Stats } from 'node:fs';
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAscii } from 'node:buffer';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  Awaitable,
  DigestOptions,
  DigestResult,
  DirectoryEntry,
  DocumentUri,
  EntryType,
  FileSystem,
  FileVersion,
  ReadFailure,
  ReadResult,
  Resolved,
} from '../workspace/file-system.ts';
import { createJobQueue, type JobQueue } from '../workspace/job-queue.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { digestFile, digestSmallFile, versionOf } from './node-digest.ts';
import { failureOf, OPEN_FLAGS, patiently } from './open-files.ts';

export interface NodeFileSystemOptions {
  /**
   * `sync` answers at once, which is what a command line wants: it has nothing else to do, and each promise costs more
   * than the read it waits for. `async` leaves a server free to answer meanwhile.
   */
  readonly mode: 'sync' | 'async';
  /** A folder on the disk in question, to find out whether it tells `A.md` and `a.md` apart. */
  readonly folder?: DocumentUri;
}

/** Far below what any system lets one process have open (256 on macOS). */
const OPEN_AT_ONCE = 20;

/** The disk, read in one of two ways. Only `file:` URIs lead anywhere. */
export function nodeFileSystem(options: NodeFileSystemOptions): FileSystem {
  const caseSensitive = isCaseSensitive(options.folder);
  if (options.mode === 'sync') return { caseSensitive, readDirectory, readFile, resolve, measure, digest };
  const queue = createJobQueue(OPEN_AT_ONCE);
  return {
    caseSensitive,
    readDirectory: (uri) => readDirectoryLater(uri, queue),
    readFile: (uri, limit) => readFileLater(uri, limit, queue),
    resolve: resolveLater,
    measure: measureLater,
    digest: digestLater,
  };
}

function readDirectory(uri: DocumentUri): readonly DirectoryEntry[] | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    return entriesOf(readdirSync(path, { withFileTypes: true }));
  } catch {
    return undefined;
  }
}

async function readDirectoryLater(uri: DocumentUri, queue: JobQueue): Promise<readonly DirectoryEntry[] | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    return entriesOf(await patiently(() => queue.run(() => promises.readdir(path, { withFileTypes: true }))));
  } catch {
    return undefined;
  }
}

function readFile(uri: DocumentUri, limit: number): ReadResult {
  const path = pathOf(uri);
  if (path === undefined) return { ok: false, reason: 'not-found' };
  try {
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      const size = sizeToRead(fstatSync(descriptor), limit);
      if (typeof size === 'string') return { ok: false, reason: size };
      // Its pages are written to anyway, so they need not be emptied first.
      const buffer = Buffer.allocUnsafeSlow(size + 1);
      let length = 0;
      let count: number;
      do {
        count = readSync(descriptor, buffer, length, buffer.length - length, null);
        length += count;
        // As many bytes as the file was said to hold, though one more was asked for: that is its end.
      } while (count !== 0 && length !== size && length < buffer.length);
      if (length === size && isAscii(buffer.subarray(0, length))) {
        return { ok: true, bytes: buffer.subarray(0, length), text: buffer.toString('latin1', 0, length) };
      }
      return contentsOf(buffer, length);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { ok: false, reason: failureOf(error) };
  }
}

async function readFileLater(uri: DocumentUri, limit: number, queue: JobQueue): Promise<ReadResult> {
  const path = pathOf(uri);
  if (path === undefined) return { ok: false, reason: 'not-found' };
  try {
    return await patiently(() => queue.run(() => readOpenFile(path, limit)));
  } catch (error) {
    return { ok: false, reason: failureOf(error) };
  }
}

async function readOpenFile(path: string, limit: number): Promise<ReadResult> {
  const file = await promises.open(path, OPEN_FLAGS);
  try {
    const size = sizeToRead(await file.stat(), limit);
    if (typeof size === 'string') return { ok: false, reason: size };
    const buffer = new Uint8Array(size + 1);
    let length = 0;
    for (let count = -1; count !== 0 && length < buffer.length; length += count) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- each read begins where the last one ended
      count = (await file.read(buffer, length, buffer.length - length, null)).bytesRead;
    }
    return contentsOf(buffer, length);
  } finally {
    await file.close();
  }
}

function resolve(uri: DocumentUri): Resolved | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    const real = realpathSync.native(path);
    return resolvedAt(real, statSync(real));
  } catch {
    return undefined;
  }
}

async function resolveLater(uri: DocumentUri): Promise<Resolved | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    const real = await promises.realpath(path);
    return resolvedAt(real, await promises.stat(real));
  } catch {
    return undefined;
  }
}

function measure(uri: DocumentUri): FileVersion | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    return versionOf(statSync(path));
  } catch {
    return undefined;
  }
}

async function measureLater(uri: DocumentUri): Promise<FileVersion | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    return versionOf(await promises.stat(path));
  } catch {
    return undefined;
  }
}

/** At once for a file that is read in a moment. A large one is read later in either mode, so that Ctrl-C is heard. */
function digest(uri: DocumentUri, options: DigestOptions): Awaitable<DigestResult> {
  const path = pathOf(uri);
  if (path === undefined) return { ok: false, reason: 'not-found' };
  return digestSmallFile(path, options) ?? digestFile(path, options);
}

async function digestLater(uri: DocumentUri, options: DigestOptions): Promise<DigestResult> {
  const path = pathOf(uri);
  return path === undefined ? { ok: false, reason: 'not-found' } : digestFile(path, options);
}

/** The path of a URI. Undefined for what no file can be called: another scheme, a NUL, a host where there are none. */
export function pathOf(uri: DocumentUri, platform: NodeJS.Platform = process.platform): string | undefined {
  if (!uri.startsWith('file://')) return undefined;
  const windows = platform === 'win32';
  // Most names need no decoding, and taking a URL apart costs more than opening the file.
  if (!windows && uri.startsWith('file:///') && !uri.includes('%')) return uri.slice('file://'.length);
  try {
    const path = fileURLToPath(uri, { windows });
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** FIFOs, sockets and devices are no entries: nothing in a workspace has a use for them. */
function entriesOf(found: readonly Dirent[]): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (const entry of found) {
    const type = typeOf(entry);
    if (type !== undefined) entries.push({ name: entry.name, type });
  }
  return entries;
}

function typeOf(entry: Dirent | Stats): EntryType | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : undefined;
}

function resolvedAt(path: string, stats: Stats): Resolved | undefined {
  const type = typeOf(stats);
  if (type === undefined || type === 'link') return undefined;
  return { type, real: canonicalUri(pathToFileURL(path).href) };
}

/** How much an open file holds, or why it is not to be read. */
function sizeToRead(stats: Stats, limit: number): number | ReadFailure {
  if (!stats.isFile()) return 'not-a-file';
  return stats.size > limit ? 'too-large' : stats.size;
}

/** One byte more was asked for than the file held: had it come, somebody would be writing to the file at this moment. */
function contentsOf(buffer: Uint8Array, length: number): ReadResult {
  return length === buffer.length
    ? { ok: false, reason: 'unreadable' }
    : { ok: true, bytes: buffer.subarray(0, length) };
}

/** What disks are like on a platform, where the one in question does not say. */
export function isUsuallyCaseSensitive(platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32' && platform !== 'darwin';
}

/** Asks the disk whether a name in other letter case is the same file; where it cannot say, the platform's habit counts. */
function isCaseSensitive(folder: DocumentUri | undefined): boolean {
  const usual = isUsuallyCaseSensitive();
  const path = folder === undefined ? undefined : pathOf(folder);
  if (path === undefined) return usual;
  const names = (readDirectory(canonicalUri(pathToFileURL(path).href)) ?? []).map((entry) => join(path, entry.name));
  const sample = [...names, path].find((name) => swapCase(basename(name)) !== basename(name));
  if (sample === undefined) return usual;
  const here = statsOf(sample);
  const other = statsOf(join(dirname(sample), swapCase(basename(sample))));
  return here === undefined ? usual : other === undefined || other.ino !== here.ino || other.dev !== here.dev;
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
