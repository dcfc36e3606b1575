/** How files are opened on any disk, and what it means when they cannot be. */

import { constants } from 'node:fs';
import type { ReadFailure } from '../workspace/file-system.ts';

/** Without O_NONBLOCK, opening a FIFO would wait for somebody to write into it. Windows has neither. */
export function openFlags(of: Partial<typeof constants> = constants): number {
  return (of.O_RDONLY ?? 0) | (of.O_NONBLOCK ?? 0) | (of.O_NOCTTY ?? 0);
}

export const OPEN_FLAGS = openFlags();

const RETRIES = 5;

/** Why a file could not be read, by the error that Node gave. */
export function failureOf(error: unknown): ReadFailure {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return 'not-found';
    case 'EACCES':
    case 'EPERM':
      return 'no-permission';
    case 'EISDIR':
    // A socket, and a FIFO that nobody reads from.
    case 'ENXIO':
      return 'not-a-file';
    default:
      return 'unreadable';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Tries again when other programs, or other parts of this one, have used up the file handles. */
export async function patiently<T>(job: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // oxlint-disable-next-line eslint/no-await-in-loop -- the point is to wait
      return await job();
    } catch (error) {
      const code = codeOf(error);
      if (attempt > RETRIES || (code !== 'EMFILE' && code !== 'ENFILE')) throw error;
      // oxlint-disable-next-line eslint/no-await-in-loop -- the point is to wait
      await new Promise((done) => setTimeout(done, 10 * 2 ** attempt));
    }
  }
}
