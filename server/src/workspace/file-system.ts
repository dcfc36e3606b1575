/** The port through which the engine sees files; Node, the editor's client and memory each have a version. */

/** A URI in the one spelling that `canonicalUri` gives: the only way files are named inside the engine. */
export type DocumentUri = string;

/** What a name in a folder is. A link's own type is `link`; where it leads is asked with `resolve`. */
export type EntryType = 'file' | 'directory' | 'link';

export interface DirectoryEntry {
  readonly name: string;
  readonly type: EntryType;
}

/** Why a file's bytes could not be had, for a finding in plain words. */
export type ReadFailure = 'not-found' | 'no-permission' | 'not-a-file' | 'too-large' | 'unreadable';

export type ReadResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** What the bytes say, where they are all ASCII and the file system can tell so sooner than by decoding. */
      readonly text?: string;
    }
  | { readonly ok: false; readonly reason: ReadFailure };

/** Where a URI leads once every link on the way is followed. */
export interface Resolved {
  readonly type: 'file' | 'directory';
  readonly real: DocumentUri;
}

/** What tells one version of a file from the next without reading it. */
export interface FileVersion {
  /** In bytes. */
  readonly size: number;
  /** When it was last changed, in milliseconds since 1970, as exactly as the file system knows. */
  readonly modified: number;
}

/** What somebody who waits for a digest may be told, and asked. */
export interface DigestOptions {
  /** Called with how many bytes more have been read. */
  readonly onProgress: (bytes: number) => void;
  /** Asked every now and then; true ends the reading. */
  readonly isCancelled: () => boolean;
}

/** Why a file has no digest. `changing`: somebody wrote to it meanwhile. `unsupported`: nothing here can reckon it. */
export type DigestFailure = ReadFailure | 'cancelled' | 'changing' | 'unsupported';

export type DigestResult =
  | {
      readonly ok: true;
      /** 64 hexadecimal digits in small letters. */
      readonly sha256: string;
      /** Of the file that was read. */
      readonly version: FileVersion;
    }
  | { readonly ok: false; readonly reason: DigestFailure };

/** An answer that a synchronous version may give at once: a command line has nothing else to do meanwhile. */
export type Awaitable<T> = T | Promise<T>;

/** Goes on with an answer: at once where it is there, later where it is a promise. */
export function whenReady<T, R>(answer: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return answer instanceof Promise ? answer.then(next) : next(answer);
}

/** Nothing here throws for a file that is missing, moved or forbidden: the answer says so. */
export interface FileSystem {
  /** False where `A.md` and `a.md` are one file (the usual Windows and macOS disk). */
  readonly caseSensitive: boolean;
  /** Whether each file costs a message to somewhere else, so that nobody reads thousands that may hold nothing. */
  readonly isRemote?: boolean;
  /** The entries of a folder, in any order; undefined when it is no folder or cannot be read. */
  readDirectory(uri: DocumentUri): Awaitable<readonly DirectoryEntry[] | undefined>;
  /** The bytes of a file of at most `limit` bytes; a larger one is not read. */
  readFile(uri: DocumentUri, limit: number): Awaitable<ReadResult>;
  /** Where the URI leads, links followed; undefined when nothing is there. */
  resolve(uri: DocumentUri): Awaitable<Resolved | undefined>;
  /** The size and time of a file, links followed; undefined when it is none or cannot be asked. */
  measure(uri: DocumentUri): Awaitable<FileVersion | undefined>;
  /** The SHA-256 of a file of any size. It is read piece by piece where the file system can. */
  digest(uri: DocumentUri, options: DigestOptions): Awaitable<DigestResult>;
}
