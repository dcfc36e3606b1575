/** What a finding says of an ID in a field that no record of the expected kind has. */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import { type RecordKind, withArticle } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { seriesOf } from '../workspace/workspace-index.ts';
import { didYouMean } from './did-you-mean.ts';
import { addOrCorrect, isUnknown, nameOneHere } from './kind-names.ts';
import { relatedRecord, type RelatedPlace } from './rule.ts';

/** Known IDs by their series. */
interface Series {
  readonly names: readonly string[];
  /** Series by their names in small letters: the first of those that differ in case alone. */
  readonly folded: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, Group>;
}

/** The IDs of one series, twice: in order, and to ask whether one is among them. */
interface Group {
  readonly ids: string[];
  readonly known: Set<string>;
}

/** A list of IDs is the same list until one of them changes. */
const groupings = new WeakMap<readonly string[], Series>();

function groupBySeries(known: readonly string[]): Series {
  const grouped = groupings.get(known);
  if (grouped !== undefined) return grouped;
  const ids = new Map<string, Group>();
  const folded = new Map<string, string>();
  for (const id of known) {
    const series = seriesOf(id);
    const group = ids.get(series);
    if (group !== undefined) {
      group.ids.push(id);
      group.known.add(id);
      continue;
    }
    ids.set(series, { ids: [id], known: new Set([id]) });
    if (!folded.has(series.toLowerCase())) folded.set(series.toLowerCase(), series);
  }
  const result: Series = { names: [...ids.keys()], folded, ids };
  groupings.set(known, result);
  return result;
}

/**
 * The known ID of which an unknown one may be a slip of the pen. None is offered where the unknown one has the form of known
 * ones: every `AC-01` to `AC-20` is one digit away from `AC-21`, so that naming one of them would only mislead.
 */
export function nearestId(id: string, known: readonly string[]): string | undefined {
  const { names, folded, ids } = groupBySeries(known);
  const series = seriesOf(id);
  if (series !== id && ids.has(series)) return undefined;
  // Series are few where IDs are many, and two IDs are never nearer than their series are.
  const near = folded.get(series.toLowerCase()) ?? nearest(series, names);
  const group = near === undefined ? undefined : ids.get(near);
  if (near === undefined || group === undefined) return undefined;
  const sameNumber = withNumberOf(id, near);
  return group.known.has(sameNumber) ? sameNumber : nearest(id, group.ids);
}

/** A series with the number of an ID in it: `AC-07` for the series `AC-##` and the ID `AX-07`, `AC-7` or `AC-007`. */
function withNumberOf(id: string, series: string): string {
  const places = series.replace(/[^#]/g, '').length;
  const digits = id.replace(/[^0-9]/g, '').padStart(places, '0');
  let next = digits.length - places;
  return series.replace(/#/g, () => digits.charAt(next++));
}

export interface UnknownId {
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

/** The finding on an ID that no record of a kind has: that it is another kind of record, or which one may be meant. */
export function unknownId(snapshot: Snapshot, id: string, kind: RecordKind): UnknownId {
  const [other] = snapshot.bearers(id);
  if (other !== undefined) {
    const label = withArticle(other.kind);
    const fault = l10n.t('“{0}” is {1}, not {2}.', id, label, withArticle(kind));
    const place = l10n.t('“{0}” is defined here, as {1}.', id, label);
    return { message: `${fault} ${nameOneHere(kind)}`, related: [relatedRecord(other, place)] };
  }
  const near = nearestId(id, snapshot.ids(kind));
  const remedy = near === undefined ? addOrCorrect(kind) : didYouMean(near);
  return { message: `${isUnknown(kind, id)} ${remedy}`, related: [] };
}
