/** Reads what files hold from Git's objects: one `git cat-file` for all of them, and no more in memory than is asked for. */

import type { ChildProcess } from 'node:child_process';

import type { DigestFailure, DigestOptions, ReadResult } from '../workspace/file-system.ts';
import { type Answer, BatchReader, type Taker } from './batch-reader.ts';
import { complaintOf, faultOf, missingObjects, repositoryFault, startGit, unforeseen } from './git-program.ts';

/** What was read is kept up to this many bytes, for whoever reads it again: another commit, or the report. */
const MOST_KEPT = 32 * 1024 * 1024;

/** The SHA-256 of what a file holds, in small hexadecimal letters. */
export type BlobDigest =
  | { readonly ok: true; readonly sha256: string }
  | { readonly ok: false; readonly reason: DigestFailure };

export class Blobs {
  readonly #folder: string;
  readonly #kept = new Map<string, ReadResult & { ok: true }>();
  #keptBytes = 0;
  #child: ChildProcess | undefined;
  #reader = new BatchReader();
  #fault: Error | undefined;

  /** Starts at once, since it takes longer to start than to read. Throws a `GitFault` where Git is not installed. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#start();
  }

  /** Why something could not be read: whatever is said of it then is worth nothing. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  /** The bytes of a file of at most `limit` bytes: at once where they are kept. */
  read(id: string, limit: number): ReadResult | Promise<ReadResult> {
    const kept = this.#kept.get(id);
    if (kept === undefined) return this.#readAnew(id, limit);
    return kept.bytes.length > limit ? { ok: false, reason: 'too-large' } : kept;
  }

  async #readAnew(id: string, limit: number): Promise<ReadResult> {
    const pieces: Buffer[] = [];
    let isTooLarge = false;
    const answer = await this.#ask(id, {
      begin: (size) => {
        isTooLarge = size > limit;
      },
      take: (piece) => {
        if (!isTooLarge) pieces.push(piece);
      },
    });
    if (answer !== 'whole') return { ok: false, reason: 'unreadable' };
    if (isTooLarge) return { ok: false, reason: 'too-large' };
    const result = { ok: true as const, bytes: Buffer.concat(pieces) };
    this.#keep(id, result);
    return result;
  }

  /** The SHA-256 of a file of any size; `cancelled` once nobody wants to know. Files that Git LFS keeps elsewhere are `unsupported`. */
  async digest(id: string, { onProgress, isCancelled }: DigestOptions): Promise<BlobDigest> {
    const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
    let beginning = '';
    const answer = await this.#ask(id, {
      begin: () => undefined,
      take: (piece) => {
        if (isCancelled()) return;
        if (beginning.length < LFS_POINTER.length) beginning += piece.toString('latin1', 0, LFS_POINTER.length);
        hash.update(piece);
        onProgress(piece.length);
      },
    });
    if (isCancelled()) return { ok: false, reason: 'cancelled' };
    if (answer !== 'whole') return { ok: false, reason: 'unreadable' };
    if (beginning.startsWith(LFS_POINTER)) return { ok: false, reason: 'unsupported' };
    return { ok: true, sha256: hash.digest('hex') };
  }

  /** Ends the process. What was asked and is not answered is unreadable. */
  close(): void {
    this.#child?.stdin?.end();
    this.#child?.kill();
    this.#child = undefined;
  }

  #keep(id: string, result: ReadResult & { ok: true }): void {
    this.#kept.set(id, result);
    this.#keptBytes += result.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#keptBytes <= MOST_KEPT) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= bytes.length;
    }
  }

  async #ask(id: string, taker: Taker): Promise<Answer> {
    if (this.#child === undefined) return 'failed';
    const answer = this.#reader.expect(taker);
    this.#child.stdin?.write(`${id}\n`);
    const outcome = await answer;
    if (outcome === 'missing') this.#fault ??= missingObjects();
    return outcome;
  }

  #start(): void {
    const child = startGit(['cat-file', '--batch'], this.#folder, 'pipe');
    const complaint = complaintOf(child);
    this.#child = child;
    child.stdout?.on('data', (piece: Buffer) => this.#reader.read(piece));
    // It has ended, of which `close` tells.
    child.stdin?.on('error', () => undefined);
    child.on('error', (error) => this.#end(faultOf(error, this.#folder)));
    child.on('close', (code) => {
      if (code === 0 || this.#child === undefined) this.#end(undefined);
      else this.#end(repositoryFault(complaint(), this.#folder) ?? unforeseen(complaint()));
    });
  }

  #end(fault: Error | undefined): void {
    this.#child = undefined;
    this.#fault ??= fault;
    this.#reader.fail();
  }
}

/** With this begins what stands in the place of a file that Git LFS keeps elsewhere. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'; // l10n: it is a mark in a file
