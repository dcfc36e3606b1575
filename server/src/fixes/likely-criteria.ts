/** Which criteria, policies and controls most likely belong to a record, by what the records around it map. */

import * as l10n from '@vscode/l10n';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, values } from '../facts/record.ts';
import { policiesOf } from '../readiness/control-readiness.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Reason } from './reason.ts';

/** Criteria as they are to be written, and what speaks for them. */
export interface LikelyCriteria {
  readonly ids: readonly string[];
  readonly why: Reason;
}

/** A record by its ID, the criteria because of which it is likely, and what speaks for it. */
export interface LikelyRecord {
  readonly id: string;
  readonly shared: readonly string[];
  readonly why: Reason;
}

const MOST_OFFERED = 3;

/** The criteria that the controls under a policy, or the policies above a control, map; and those that its prose names. */
export function likelyCriteria(snapshot: Snapshot, ref: RecordRef): readonly LikelyCriteria[] {
  const { document, record } = ref;
  const found: LikelyCriteria[] = [];
  const around = record.kind === 'control' ? policiesOf(snapshot, record) : controlsUnder(snapshot, record);
  const mapped = criteriaIdsOf(snapshot, around);
  const why: Reason = (title) =>
    record.kind === 'control'
      ? l10n.t('{0}, the criteria of its policies', title)
      : l10n.t('{0}, the criteria of its controls', title);
  if (mapped.length > 0) found.push({ ids: mapped, why });
  if (record.kind === 'policy' && document.facts.markdown) {
    const written = document.facts.criteria
      .filter(({ source }) => source === 'mention')
      .flatMap((reference) => snapshot.expand(reference));
    const named = inOrder(written);
    if (named.length > 0 && named.join() !== mapped.join()) {
      found.push({ ids: named, why: (title) => l10n.t('{0}, which its text names', title) });
    }
  }
  return found;
}

function controlsUnder(snapshot: Snapshot, policy: RecordFacts): readonly RecordRef[] {
  const named = values(policy, 'controls').flatMap(({ text: id }) => snapshot.definition(id, 'control') ?? []);
  if (policy.id !== undefined) named.push(...snapshot.referrers(policy.id.text, 'control', 'policies'));
  return named.filter(({ isRetired }) => !isRetired);
}

/** The criteria that fields of some records map, as people write them. */
export function criteriaIdsOf(snapshot: Snapshot, records: readonly RecordRef[]): readonly string[] {
  return inOrder(records.flatMap((ref) => criteriaOf(ref).flatMap((reference) => snapshot.expand(reference))));
}

const BUILT_IN = 'TSC.'; // l10n: a part of a key

/** Keys of criteria (`TSC.CC6.1`), each once, as people write them: those of the built-in framework by their IDs alone. */
function inOrder(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].sort().map((key) => (key.startsWith(BUILT_IN) ? key.slice(BUILT_IN.length) : key));
}

/** A record with the criteria that it shares with others. */
export interface Sharing {
  readonly id: string;
  readonly title: string;
  readonly shared: readonly string[];
}

/** The records that are not retired, what shares most of some criteria first; those that share none are last. */
export function bySharedCriteria(
  snapshot: Snapshot,
  records: readonly RecordRef[],
  criteria: readonly string[],
): readonly Sharing[] {
  const wanted = new Set(criteria);
  return records
    .flatMap((ref) => {
      const { id, title, isRetired } = ref;
      if (id === undefined || isRetired) return [];
      return [{ id, title, shared: criteriaIdsOf(snapshot, [ref]).filter((one) => wanted.has(one)) }];
    })
    .sort((a, b) => b.shared.length - a.shared.length);
}

function likeliest(
  sharing: readonly Sharing[],
  reasonFor: (shared: readonly string[]) => Reason,
): readonly LikelyRecord[] {
  return sharing
    .filter(({ shared }) => shared.length > 0)
    .slice(0, MOST_OFFERED)
    .map(({ id, shared }) => ({ id, shared, why: reasonFor(shared) }));
}

/** Some criteria in a sentence, the first of many. */
export function listed(ids: readonly string[]): string {
  return ids.length > 3 ? l10n.t('{0} and more', ids.slice(0, 3).join(', ')) : ids.join(', ');
}

/** The policies in force that share the most criteria with a control, or with a policy that is retired; not itself. */
export function likelyPolicies(snapshot: Snapshot, ref: RecordRef): readonly LikelyRecord[] {
  const others = snapshot.records('policy').filter(({ id }) => id !== ref.id);
  return likeliest(
    bySharedCriteria(snapshot, others, criteriaIdsOf(snapshot, [ref])),
    (shared) => (title) => l10n.t('{0}, which satisfies {1} too', title, listed(shared)),
  );
}

/** The controls in operation that map a criterion which others map, by their IDs: what may cover the gap that those leave. */
export function coveringControls(snapshot: Snapshot, left: readonly string[]): readonly LikelyRecord[] {
  const departed = new Set(left);
  const from = [...departed].flatMap((id) => snapshot.definition(id, 'control') ?? []);
  const others = snapshot
    .records('control')
    .filter(({ id, record }) => id !== undefined && !departed.has(id) && choice(record, 'status') !== 'planned');
  return likeliest(
    bySharedCriteria(snapshot, others, criteriaIdsOf(snapshot, from)),
    (shared) => (title) => l10n.t('{0}, which serves {1} too', title, listed(shared)),
  );
}
