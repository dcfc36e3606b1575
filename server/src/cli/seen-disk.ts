/**
 * Everything that a run asked of the disk, with what it was told. A run is a function of that, its arguments and the program,
 * since nothing below the command line knows its host: where all is as it was, so is its outcome.
 */

import { createHash } from 'node:crypto';

import { type FileState, fileState, isSettled } from '../host/file-state.ts';
import {
  type Awaitable,
  type DigestOptions,
  type DigestResult,
  type DirectoryEntry,
  type DocumentUri,
  type FileSystem,
  type FileVersion,
  type ReadResult,
  type Resolved,
  whenReady,
} from '../workspace/file-system.ts';
import { isCacheFile } from './cache-folder.ts';
import { Turns } from './giving-way.ts';

const QUESTIONS = ['folder', 'file', 'place', 'version', 'digest'] as const;

/** One question, and what the answer came to. */
export interface Seen {
  readonly question: (typeof QUESTIONS)[number];
  readonly uri: DocumentUri;
  /** The most bytes that were asked for; of files alone. */
  readonly limit: number;
  readonly answer: string;
  /** Of a file: the state that stands for its content; empty where it has to be read to know whether it is the same. */
  readonly mark: string;
}

/** What is looked at, and how files are told apart without reading them. */
export interface LookedAt {
  readonly fileSystem: FileSystem;
  readonly stateOf: (uri: DocumentUri) => FileState | undefined;
}

/** The machine's own disk; `fileSystem` reads it. */
export function diskOf(fileSystem: FileSystem): LookedAt {
  return { fileSystem, stateOf: fileState };
}

/** Takes down what one run asks. */
export class SeenDisk {
  readonly #since: number;
  readonly #seen = new Map<string, Seen>();
  #isSteady = true;

  /** `since` is the time before anything is asked, as the file system of the cache says it. */
  constructor(since: number) {
    this.#since = since;
  }

  /** What was asked, in that order. Undefined where the disk changed meanwhile, so that nobody can say what the run rests on. */
  get answers(): readonly Seen[] | undefined {
    return this.#isSteady ? [...this.#seen.values()] : undefined;
  }

  /** The same file system, each answer of which is taken down. */
  through({ fileSystem: disk, stateOf }: LookedAt): FileSystem {
    return {
      ...disk,
      readDirectory: (uri) =>
        whenReady(disk.readDirectory(uri), (entries) => this.#note('folder', uri, listing(entries), entries)),
      readFile: (uri, limit) => {
        // Before: what is written while it is read, or after, makes another state.
        const state = stateOf(uri);
        return whenReady(disk.readFile(uri, limit), (result) => {
          const mark = state !== undefined && result.ok && isSettled(state, this.#since) ? state.mark : '';
          return this.#note('file', uri, content(result), result, { limit, mark });
        });
      },
      resolve: (uri) => whenReady(disk.resolve(uri), (found) => this.#note('place', uri, place(found), found)),
      measure: (uri) => whenReady(disk.measure(uri), (found) => this.#note('version', uri, version(found), found)),
      digest: (uri, options) =>
        whenReady(disk.digest(uri, options), (result) => this.#note('digest', uri, digest(result), result)),
    };
  }

  #note<T>(
    question: Seen['question'],
    uri: DocumentUri,
    answer: string,
    given: T,
    { limit, mark } = { limit: 0, mark: '' },
  ): T {
    const key = `${question} ${limit} ${uri}`;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, { question, uri, limit, answer, mark });
    else if (before.answer !== answer) this.#isSteady = false;
    return given;
  }
}

/**
 * Whether the disk answers as it did then: the same answers, with the states that stand for files now; undefined where
 * something is otherwise. `now` gives the time by the file system of the cache; it is asked only where files have to be read.
 */
export async function seenAgain(
  seen: readonly Seen[],
  { fileSystem: disk, stateOf }: LookedAt,
  now: () => number | undefined,
): Promise<readonly Seen[] | undefined> {
  const turns = new Turns();
  const answers = [...seen];
  const doubtful: number[] = [];
  for (const [index, one] of seen.entries()) {
    if (one.question === 'file') {
      if (one.mark === '' || stateOf(one.uri)?.mark !== one.mark) doubtful.push(index);
    } else {
      const answer = ask(one, disk);
      // oxlint-disable-next-line eslint/no-await-in-loop -- only a large file of evidence is waited for
      if ((answer instanceof Promise ? await answer : answer) !== one.answer) return undefined;
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- so that Ctrl-C is heard
    if (turns.areDue) await turns.take();
  }
  const since = doubtful.length === 0 ? undefined : now();
  for (const index of doubtful) {
    const one = seen[index];
    if (one === undefined) continue;
    const state = stateOf(one.uri);
    const result = await disk.readFile(one.uri, one.limit);
    if (content(result) !== one.answer) return undefined;
    const isKnown = state !== undefined && result.ok && since !== undefined && isSettled(state, since);
    answers[index] = { ...one, mark: isKnown ? state.mark : '' };
    // oxlint-disable-next-line eslint/no-await-in-loop -- so that Ctrl-C is heard
    if (turns.areDue) await turns.take();
  }
  return answers;
}

function ask({ question, uri }: Seen, disk: FileSystem): Awaitable<string> {
  switch (question) {
    case 'folder':
      return whenReady(disk.readDirectory(uri), listing);
    case 'place':
      return whenReady(disk.resolve(uri), place);
    case 'version':
      return whenReady(disk.measure(uri), version);
    case 'digest':
      // Read again each time: that a file is what it was is what its record claims, and not for us to assume.
      return whenReady(disk.digest(uri, IN_PEACE), digest);
    default:
      return '';
  }
}

const IN_PEACE: DigestOptions = { onProgress: () => undefined, isCancelled: () => false };

function sumOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** In any order, since the disk gives them in any; without what runs themselves put there. */
function listing(entries: readonly DirectoryEntry[] | undefined): string {
  if (entries === undefined) return '';
  const names = entries.flatMap(({ name, type }) => (isCacheFile(name) ? [] : [`${type}/${name}`]));
  return sumOf(names.sort().join('\0'));
}

function content(result: ReadResult): string {
  return result.ok ? sumOf(result.bytes) : result.reason;
}

function place(found: Resolved | undefined): string {
  return found === undefined ? '' : `${found.type} ${found.real}`;
}

/** Without its time, which tells readings of one run apart and is in no outcome: a checkout gives every file another one. */
function version(found: FileVersion | undefined): string {
  return found === undefined ? '' : String(found.size);
}

function digest(result: DigestResult): string {
  return result.ok ? result.sha256 : result.reason;
}

/** What was seen as text, for the cache. */
export function writtenAnswers(seen: readonly Seen[]): readonly (readonly unknown[])[] {
  return seen.map(({ question, uri, limit, answer, mark }) => [QUESTIONS.indexOf(question), uri, limit, answer, mark]);
}

/** What was written as `writtenAnswers` has it; undefined for anything else. */
export function readAnswers(written: unknown): readonly Seen[] | undefined {
  if (!Array.isArray(written)) return undefined;
  const seen: Seen[] = [];
  for (const one of written) {
    if (!Array.isArray(one)) return undefined;
    const parts: readonly unknown[] = one;
    const [number, uri, limit, answer, mark] = parts;
    const question = typeof number === 'number' ? QUESTIONS[number] : undefined;
    if (question === undefined || typeof uri !== 'string' || typeof limit !== 'number') return undefined;
    if (typeof answer !== 'string' || typeof mark !== 'string') return undefined;
    seen.push({ question, uri, limit, answer, mark });
  }
  return seen;
}
