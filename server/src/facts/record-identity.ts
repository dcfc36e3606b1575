/** Which record is the same one as before, when the text around it has changed. */

import type { RecordFacts } from './document-facts.ts';

/** Of each record, how many of its kind with the same ID, or likewise none, come before it. */
export function alikeBefore(records: readonly RecordFacts[]): readonly number[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const name = nameOf(record);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before;
  });
}

/** A register is asked again and again, for each change of it and of what its records rest on. */
const known = new WeakMap<readonly RecordFacts[], readonly string[]>();

/** By kind and ID; those without an ID, and second ones of an ID, by their order. Never empty, and each only once. */
export function identitiesOf(records: readonly RecordFacts[]): readonly string[] {
  let identities = known.get(records);
  if (identities === undefined) known.set(records, (identities = compute(records)));
  return identities;
}

function compute(records: readonly RecordFacts[]): readonly string[] {
  const before = alikeBefore(records);
  return records.map((record, index) => {
    const count = before[index] ?? 0;
    return count === 0 ? nameOf(record) : `${nameOf(record)}\n${count}`;
  });
}

function nameOf({ kind, id }: RecordFacts): string {
  return `${kind} ${id?.text ?? ''}`;
}
