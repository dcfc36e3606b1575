/** Which record is the same one as before, when the text around it has changed. */

import type { RecordFacts } from './document-facts.ts';

/** By kind and ID; those without an ID, and second ones of an ID, by their order. Never empty, and each only once. */
export function identitiesOf(records: readonly RecordFacts[]): readonly string[] {
  const seen = new Map<string, number>();
  return records.map(({ kind, id }) => {
    const base = `${kind} ${id?.text ?? ''}`;
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}\n${count}`;
  });
}
