/** Mappings between frameworks: which other criteria's controls speak for a criterion as well. */

import { type Catalogue } from './catalogue.ts';
import { criterionKey } from './framework.ts';
import { readCriteria } from './reference.ts';

/** By catalogue: each criterion's mappings are read once. */
const mappings = new WeakMap<Catalogue, Map<string, readonly string[]>>();

const NONE: readonly string[] = [];

/**
 * The keys of the criteria that a criterion is mapped to, each once and in the order in which they are written. What these
 * are mapped to in their turn does not count: two mappings after each other say less than either, and may go in a circle.
 */
export function mappedKeys(catalogue: Catalogue, key: string): readonly string[] {
  const written = catalogue.entry(key)?.criterion.maps;
  if (written === undefined) return NONE;
  let known = mappings.get(catalogue);
  if (known === undefined) mappings.set(catalogue, (known = new Map<string, readonly string[]>()));
  let found = known.get(key);
  if (found === undefined) {
    const keys = new Set<string>();
    for (const { text, framework } of written) {
      const reading = readCriteria(catalogue, text, framework);
      if (reading.kind !== 'one' && reading.kind !== 'several') continue;
      for (const criterion of reading.criteria) keys.add(criterionKey(reading.framework, criterion));
    }
    keys.delete(key);
    known.set(key, (found = [...keys]));
  }
  return found;
}
