/**
 * What the SHA-256 of files is: asked in passing, reckoned in the background, one or two files at a time and the smallest
 * first, and told when it is known. A file is read again when its size or its time is another.
 */

import type { DigestFailure, DigestResult, DocumentUri, FileSystem, FileVersion } from './file-system.ts';
import { isInside, uriKey } from './uri.ts';

/** Why a file was not read. `outside`: a link leads out of the workspace folder. */
type Unread = DigestFailure | 'outside';

/** What is known of the digest of a file. */
export type FileDigest =
  | { readonly state: 'known'; readonly sha256: string }
  | { readonly state: 'pending' }
  | { readonly state: 'unread'; readonly reason: Unread };

/** How far the reading has come since there was last nothing to do. */
export interface DigestProgress {
  readonly filesRead: number;
  readonly files: number;
  readonly bytesRead: number;
  readonly bytes: number;
}

export interface FileDigestsOptions {
  readonly fileSystem: FileSystem;
  /** Where the workspace folder really is. */
  readonly realFolder: () => DocumentUri;
  /** Called when something else is known of these files than before. */
  readonly changed: (uris: readonly DocumentUri[]) => void;
}

/** A third would only wait for the same disk, or for the processor. */
const READS_AT_ONCE = 2;
const MEASURED_AT_ONCE = 20;
/** What is known is told when so much has been read, so that not every small file has everything looked at again. */
const BYTES_BETWEEN_TELLING = 32 * 1024 * 1024;
const FILES_BETWEEN_TELLING = 200;

const PENDING: FileDigest = { state: 'pending' };

/** One file that was asked about. */
interface Asked {
  readonly uri: DocumentUri;
  digest: FileDigest;
  /** The folder was read anew since: whoever asks next has it looked at. */
  isStale: boolean;
  /** Where it really is, once that has been asked. */
  real: DocumentUri | undefined;
  /** Goes up when the file changes, so that what is read meanwhile is not taken for what is there. */
  revision: number;
  /** What it was compared with: after a cancellation, only something else is a reason to begin again. */
  readonly expected: Set<string>;
}

/** A file to be read, as it was measured. */
interface Measured {
  readonly asked: Asked;
  readonly real: DocumentUri;
  readonly version: FileVersion;
  readonly revision: number;
}

const NOTHING_READ: DigestProgress = { filesRead: 0, files: 0, bytesRead: 0, bytes: 0 };

export class FileDigests {
  /** Called while files are read, as often as there is something to say; so is whoever waits (`settled`). */
  onProgress: (progress: DigestProgress) => void = () => undefined;
  /** Called when there is nothing to read any more. */
  onDidRest: () => void = () => undefined;

  readonly #options: FileDigestsOptions;
  readonly #listening = new Set<(progress: DigestProgress) => void>();
  readonly #asked = new Map<string, Asked>();
  /** By where a file really is: what it was when it was read. */
  readonly #cache = new Map<DocumentUri, { readonly version: FileVersion; readonly sha256: string }>();
  /** By where a file really is: the readings that have begun. */
  readonly #reading = new Map<DocumentUri, Promise<DigestResult>>();
  #waiting = new Set<Asked>();
  /** The smallest last. */
  #toRead: Measured[] = [];
  #untold: DocumentUri[] = [];
  #bytesUntold = 0;
  #progress = NOTHING_READ;
  #work: Promise<void> | undefined;
  /** Goes up with each cancellation: what was begun before is given up. */
  #generation = 0;
  #isClosed = false;

  constructor(options: FileDigestsOptions) {
    this.#options = options;
  }

  /** What is known of a file. Asking has it read, if it is not known, when the caller is done. */
  of(uri: DocumentUri, expected: string): FileDigest {
    const key = this.#key(uri);
    let asked = this.#asked.get(key);
    if (asked === undefined) {
      asked = { uri, digest: PENDING, isStale: true, real: undefined, revision: 0, expected: new Set() };
      this.#asked.set(key, asked);
    }
    const isNew = !asked.expected.has(expected);
    asked.expected.add(expected);
    const wasCancelled = asked.digest.state === 'unread' && asked.digest.reason === 'cancelled';
    if (wasCancelled && isNew) {
      asked.digest = PENDING;
      asked.isStale = true;
    }
    if (asked.isStale) this.#enqueue(asked);
    return asked.digest;
  }

  /** A file, or a folder with all that is in it, was created, written to or deleted. */
  fileChanged(uri: DocumentUri): void {
    const place = this.#key(uri);
    const changed: DocumentUri[] = [];
    const isThere = (key: string): boolean => key === place || key.startsWith(`${place}/`);
    for (const [key, asked] of this.#asked) {
      // It may be known by a link, and change where that leads.
      if (!isThere(key) && !(asked.real !== undefined && isThere(this.#key(asked.real)))) continue;
      asked.revision += 1;
      asked.digest = PENDING;
      asked.isStale = true;
      changed.push(asked.uri);
    }
    if (changed.length > 0) this.#options.changed(changed);
  }

  /** The folder was read anew: whoever asks is told what was known, and each file is looked at again. */
  folderRead(): void {
    for (const asked of this.#asked.values()) asked.isStale = true;
  }

  /** Everything is to be read again, also what looks as if it had not changed. */
  forgetAll(): void {
    this.#cache.clear();
    for (const asked of this.#asked.values()) {
      asked.revision += 1;
      asked.digest = PENDING;
      asked.isStale = true;
    }
    this.#options.changed(Array.from(this.#asked.values(), ({ uri }) => uri));
  }

  /** Gives up what is not read yet: it stays unverified until the file changes or something else is expected of it. */
  cancel(): void {
    this.#generation += 1;
    const given = [...this.#waiting, ...this.#toRead.map(({ asked }) => asked)];
    this.#waiting = new Set();
    this.#toRead = [];
    for (const asked of given) this.#giveUp(asked);
    this.#tell();
  }

  /** Nobody wants to know any more. */
  close(): void {
    this.#isClosed = true;
    this.cancel();
  }

  /** Settled when everything that was asked for is known, or was given up; who waits hears how far it is. Never rejected. */
  async settled(onProgress?: (progress: DigestProgress) => void): Promise<void> {
    // One of its own for each who waits: the same function may be given twice.
    const listener = onProgress === undefined ? undefined : (progress: DigestProgress) => onProgress(progress);
    if (listener !== undefined) this.#listening.add(listener);
    // What is told may have somebody ask for more.
    // oxlint-disable-next-line eslint/no-await-in-loop -- that is what it waits for
    while (this.#work !== undefined) await this.#work;
    if (listener !== undefined) this.#listening.delete(listener);
  }

  #key(uri: DocumentUri): string {
    return uriKey(uri, this.#options.fileSystem.caseSensitive);
  }

  #enqueue(asked: Asked): void {
    if (this.#isClosed) return;
    asked.isStale = false;
    this.#waiting.add(asked);
    this.#work ??= this.#workOff();
  }

  async #workOff(): Promise<void> {
    // Whoever asks is in the middle of something that must not wait for a disk.
    await Promise.resolve();
    while (this.#waiting.size > 0 || this.#toRead.length > 0) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- what waits by then comes next
      await this.#measureWaiting();
      const lanes = Array.from({ length: READS_AT_ONCE }, () => this.#readOneByOne());
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      await Promise.all(lanes);
    }
    this.#work = undefined;
    this.#progress = NOTHING_READ;
    this.#tell();
    this.onDidRest();
  }

  async #readOneByOne(): Promise<void> {
    for (;;) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- what has come meanwhile may be smaller than all the rest
      await this.#measureWaiting();
      const next = this.#toRead.pop();
      if (next === undefined) return;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other is the point
      await this.#read(next);
    }
  }

  /** Looks at what waits: whether it may be read, whether it must be, and how much that is. */
  async #measureWaiting(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting = new Set();
    const generation = this.#generation;
    for (let start = 0; start < waiting.length; start += MEASURED_AT_ONCE) {
      const batch = waiting.slice(start, start + MEASURED_AT_ONCE);
      // oxlint-disable-next-line eslint/no-await-in-loop -- so many at once and not all
      const measured = await Promise.all(batch.map((asked) => this.#measure(asked)));
      for (const [index, asked] of batch.entries()) {
        const one = measured[index];
        if (this.#generation !== generation) this.#giveUp(asked);
        else if (one !== undefined) this.#toRead.push(one);
      }
    }
    this.#toRead.sort((a, b) => b.version.size - a.version.size);
    this.#tell();
  }

  async #measure(asked: Asked): Promise<Measured | undefined> {
    const { revision } = asked;
    const place = await this.#locate(asked.uri);
    // It will be looked at again.
    if (asked.revision !== revision) return undefined;
    if (typeof place === 'string') {
      this.#learn(asked, { state: 'unread', reason: place });
      return undefined;
    }
    const { real, version } = place;
    asked.real = real;
    const kept = this.#kept(real, version);
    this.#learn(asked, kept ?? PENDING);
    if (kept !== undefined) return undefined;
    const { files, bytes } = this.#progress;
    this.#progress = { ...this.#progress, files: files + 1, bytes: bytes + version.size };
    return { asked, real, version, revision };
  }

  /** Where a file really is and which version of it, or why it is not to be read. */
  async #locate(uri: DocumentUri): Promise<Pick<Measured, 'real' | 'version'> | Unread> {
    const { fileSystem, realFolder } = this.#options;
    try {
      const resolved = await fileSystem.resolve(uri);
      if (resolved === undefined) return 'not-found';
      const { real, type } = resolved;
      if (!isInside(realFolder(), real, fileSystem.caseSensitive)) return 'outside';
      if (type === 'directory') return 'not-a-file';
      const version = await fileSystem.measure(real);
      return version === undefined ? 'unreadable' : { real, version };
    } catch {
      // A file system never throws, and if one does all the same, the other files are no worse for it.
      return 'unreadable';
    }
  }

  #kept(real: DocumentUri, { size, modified }: FileVersion): FileDigest | undefined {
    const kept = this.#cache.get(real);
    if (kept?.version.size !== size || kept.version.modified !== modified) return undefined;
    return { state: 'known', sha256: kept.sha256 };
  }

  async #read(measured: Measured): Promise<void> {
    const { asked, version, revision } = measured;
    let bytes = 0;
    const result = await this.#digest(measured, (more) => {
      bytes += more;
      this.#advance(0, more);
    });
    this.#advance(1, version.size - bytes);
    // What changed meanwhile is asked for anew.
    if (asked.revision !== revision) return;
    this.#bytesUntold += version.size;
    const { ok } = result;
    this.#learn(asked, ok ? { state: 'known', sha256: result.sha256 } : { state: 'unread', reason: result.reason });
    if (this.#bytesUntold >= BYTES_BETWEEN_TELLING || this.#untold.length >= FILES_BETWEEN_TELLING) this.#tell();
  }

  async #digest({ real, version }: Measured, onProgress: (bytes: number) => void): Promise<DigestResult> {
    const generation = this.#generation;
    const isCancelled = (): boolean => this.#generation !== generation;
    // Two records may name one file, by a link or by turns, also at the same time.
    await this.#reading.get(real);
    const kept = this.#kept(real, version);
    if (kept?.state === 'known') return { ok: true, sha256: kept.sha256, version };
    if (isCancelled()) return { ok: false, reason: 'cancelled' };
    const reading = (async (): Promise<DigestResult> => {
      try {
        return await this.#options.fileSystem.digest(real, { onProgress, isCancelled });
      } catch {
        return { ok: false, reason: 'unreadable' };
      }
    })();
    this.#reading.set(real, reading);
    const result = await reading;
    this.#reading.delete(real);
    if (result.ok) this.#cache.set(real, { version: result.version, sha256: result.sha256 });
    return result;
  }

  #advance(files: number, bytes: number): void {
    const { filesRead, bytesRead } = this.#progress;
    this.#progress = { ...this.#progress, filesRead: filesRead + files, bytesRead: bytesRead + bytes };
    this.onProgress(this.#progress);
    for (const listen of this.#listening) listen(this.#progress);
  }

  #giveUp(asked: Asked): void {
    if (asked.digest.state === 'pending') this.#learn(asked, { state: 'unread', reason: 'cancelled' });
  }

  #learn(asked: Asked, digest: FileDigest): void {
    if (isSame(asked.digest, digest)) return;
    asked.digest = digest;
    this.#untold.push(asked.uri);
  }

  #tell(): void {
    const told = this.#untold;
    this.#untold = [];
    this.#bytesUntold = 0;
    if (told.length > 0 && !this.#isClosed) this.#options.changed(told);
  }
}

function isSame(a: FileDigest, b: FileDigest): boolean {
  if (a.state === 'known') return b.state === 'known' && a.sha256 === b.sha256;
  return a.state === 'unread' ? b.state === 'unread' && a.reason === b.reason : b.state === 'pending';
}
