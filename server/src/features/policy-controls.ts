/** The controls under a policy: what its hover, its lens and its calls go by. */

import { values } from '../facts/record.ts';
import { exposedFirst } from '../readiness/exposure.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** The controls that a policy names and those that name it, each once; first those that a high risk depends on. */
export function controlsUnder(snapshot: Snapshot, { record }: RecordRef): readonly RecordRef[] {
  const named = values(record, 'controls').flatMap((value) => snapshot.definition(value.text, 'control') ?? []);
  const naming = record.id === undefined ? [] : snapshot.referrers(record.id.text, 'control', 'policies');
  const each = new Map([...named, ...naming].map((ref) => [`${ref.document.uri} ${ref.index}`, ref]));
  return exposedFirst(snapshot, [...each.values()], (ref) => ref);
}
