/** What in a document belongs to one of its records, however many a register holds. */

interface Belonging {
  readonly record: number | undefined;
}

/**
 * Those that belong to a record. What records refer to is listed record by record, and before anything that belongs to none,
 * so that they are found by halving.
 */
export function ofRecord<T extends Belonging>(all: readonly T[], index: number): readonly T[] {
  return all.slice(firstOf(all, index), firstOf(all, index + 1));
}

function firstOf(all: readonly Belonging[], index: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.record ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
