/** What stands most often somewhere: what is usual in a workspace is what a new record most likely holds too. */

import { values } from '../facts/record.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Each of some things once, what is there most often first; of equals the first. */
export function mostFrequentFirst<T>(things: Iterable<T>): readonly T[] {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([thing]) => thing);
}

/** The texts that records have in a field, retired ones aside, what most of them have first. */
export function usualTexts(records: readonly RecordRef[], field: string): readonly string[] {
  return mostFrequentFirst(
    records.flatMap(({ record, isRetired }) => (isRetired ? [] : values(record, field).map(({ text }) => text))),
  );
}
