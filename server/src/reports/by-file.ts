/** Findings by the file in which they stand. */

import type { Diagnosis } from '../engine/engine.ts';

/** The findings of each file, in the order in which the files come first. */
export function byFile(diagnoses: readonly Diagnosis[]): ReadonlyMap<string, readonly Diagnosis[]> {
  const files = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const known = files.get(diagnosis.path);
    if (known === undefined) files.set(diagnosis.path, [diagnosis]);
    else known.push(diagnosis);
  }
  return files;
}
