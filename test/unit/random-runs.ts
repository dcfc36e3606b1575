/** How many random cases properties are tried on. */

const FACTOR = Number(process.env['PLUMBLINE_RUNS'] ?? 1);

/**
 * The number of cases for a property that is tried on `usual` of them while one works. With `PLUMBLINE_RUNS=4` in the
 * environment it is four times as many: the usual ones, which come first since the seed is the same, and others.
 */
export function runs(usual: number): number {
  if (!(FACTOR > 0)) throw new Error('PLUMBLINE_RUNS is a number of times, such as 4.');
  return Math.max(1, Math.round(usual * FACTOR));
}
