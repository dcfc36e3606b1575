/** What tests of sources that were made to do harm ask: whether a source is refused, and how much room that takes. */

import { planFor } from '../unit/imports/memory-target.ts';

/** Why a source of one file is refused; undefined where it is not. */
export function refusalOf(bytes: Uint8Array, name = 'matrix.xlsx'): Promise<string | undefined> {
  return planFor({ [name]: bytes }).then(({ refusal }) => refusal);
}

/** How much more memory is in use at the end than at the beginning, in bytes, of everything but what is collected anyway. */
export async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage();
  await work();
  const after = process.memoryUsage();
  return after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
}
