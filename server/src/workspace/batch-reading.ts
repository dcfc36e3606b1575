/** Reads many files, some at a time, and lets others have their turn in between. */

import type { Awaitable, DocumentUri, ReadResult } from './file-system.ts';
import type { LoadOptions } from './load-options.ts';

/** Files read at once where the file system is asynchronous: more only wait for the same disk. */
const READS_AT_ONCE = 20;

/** What is read, and who gets it. */
export interface Batches {
  readonly files: readonly { readonly uri: DocumentUri }[];
  readonly read: (uri: DocumentUri) => Awaitable<ReadResult>;
  readonly take: (uri: DocumentUri, result: ReadResult) => void;
  /** How many files were read before these, and how many there are in all: for whoever is told how far it is. */
  readonly before: number;
  readonly total: number;
}

/** Reads the files in their order; those that are left when it is cancelled are not read. */
export async function readInBatches(
  { files, read, take, before, total }: Batches,
  options: LoadOptions,
): Promise<void> {
  for (let start = 0; start < files.length; start += READS_AT_ONCE) {
    if (options.isCancelled?.() === true) return;
    const batch = files.slice(start, start + READS_AT_ONCE);
    const results = batch.map(({ uri }) => read(uri));
    const isAsynchronous = results.some((result) => result instanceof Promise);
    for (const [index, { uri }] of batch.entries()) {
      const pending = results[index];
      if (pending === undefined) continue;
      // oxlint-disable-next-line eslint/no-await-in-loop -- they are all being read already
      take(uri, pending instanceof Promise ? await pending : pending);
    }
    options.onProgress?.(before + start + batch.length, total);
    // oxlint-disable-next-line eslint/no-await-in-loop -- the point is to wait
    if (isAsynchronous) await options.pause?.();
  }
}
