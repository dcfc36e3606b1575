/** What a finding says of an ID in a field that no record of the expected kind has. */

import { nearest } from '../domain/nearest.ts';
import { KIND_LABELS, type RecordKind } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { seriesOf } from '../workspace/workspace-index.ts';
import { relatedRecord, type RelatedPlace } from './rule.ts';

/**
 * The known ID of which an unknown one may be a slip of the pen. None is offered where the unknown one has the form of known
 * ones: every `AC-01` to `AC-20` is one digit away from `AC-21`, so that naming one of them would only mislead.
 */
export function nearestId(id: string, known: readonly string[]): string | undefined {
  const series = seriesOf(id);
  if (series !== undefined && known.some((other) => seriesOf(other) === series)) return undefined;
  return nearest(id, known);
}

const REMEDIES: Readonly<Record<'control' | 'policy', string>> = {
  control: 'Add the control to a register, or correct the ID.',
  policy: 'Write the policy, or correct the ID.',
};

export interface UnknownId {
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

/** The finding on an ID that no control (or policy) has: that it is another kind of record, or which one may be meant. */
export function unknownId(snapshot: Snapshot, id: string, kind: 'control' | 'policy'): UnknownId {
  const [other] = snapshot.definitions(id);
  if (other !== undefined) {
    const label = withArticle(other.record.kind);
    const message = `“${id}” is ${label}, not a ${kind}. Name a ${kind} here.`;
    return { message, related: [relatedRecord(other, `“${id}” is defined here, as ${label}.`)] };
  }
  const near = nearestId(id, snapshot.ids(kind));
  const remedy = near === undefined ? REMEDIES[kind] : `Did you mean “${near}”?`;
  return { message: `No ${kind} has the ID “${id}”. ${remedy}`, related: [] };
}

function withArticle(kind: RecordKind): string {
  const label = KIND_LABELS[kind];
  return /^[aeiou]/.test(label) ? `an ${label}` : `a ${label}`;
}
