/** IDs that nothing has yet, in the style of those that the workspace has. */

import type { RecordKind } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Words that tell no two policies apart. */
const NOT_TELLING: ReadonlySet<string> = new Set([
  'policy',
  'the',
  'and',
  'of',
  'for',
  'a',
  'an',
  'procedure',
  'standard',
]);

/** An ID for a policy from its title, with the prefix that most others have: `POL-ACCESS-CONTROL`; undefined without a title. */
export function idFromTitle(snapshot: Snapshot, title: string): string | undefined {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .match(/[A-Z0-9]+/g);
  const telling = (words ?? []).filter((word) => !NOT_TELLING.has(word.toLowerCase())).slice(0, 3);
  if (telling.length === 0) return undefined;
  return freeId(snapshot, `${commonPrefix(snapshot.ids('policy')) ?? 'POL-'}${telling.join('-')}`);
}

/** What most IDs have before their first hyphen, with it; undefined where no two agree. */
function commonPrefix(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const hyphen = id.indexOf('-');
    if (hyphen > 0) counts.set(id.slice(0, hyphen + 1), (counts.get(id.slice(0, hyphen + 1)) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && (most[1] > 1 || ids.length === 1) ? most[0] : undefined;
}

/** The ID itself, or with a number behind it where something has it already. */
export function freeId(snapshot: Snapshot, id: string): string {
  if (snapshot.bearers(id).length === 0) return id;
  for (let count = 2; ; count++) {
    const next = `${id}-${count}`;
    if (snapshot.bearers(next).length === 0) return next;
  }
}

/**
 * The next number of a series: after `AC-01` to `AC-06`, `AC-07`, with as many digits. The series is that of `example`, an ID
 * that ends in a number; undefined for any other. `besides` is a record whose own ID does not count: it is to be replaced.
 */
export function nextInSeries(
  snapshot: Snapshot,
  kind: RecordKind,
  example: string,
  besides?: RecordRef,
): string | undefined {
  const own = besides?.id;
  const isOwn = (id: string): boolean => id === own && snapshot.bearers(id).length === 1;
  const parts = /^(.*?)(\d+)$/.exec(example);
  const prefix = parts?.[1];
  const digits = parts?.[2];
  if (prefix === undefined || digits === undefined) return undefined;
  let last = isOwn(example) ? 0 : Number(digits);
  let width = digits.length;
  for (const id of snapshot.ids(kind)) {
    const rest = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (!/^\d{1,9}$/.test(rest) || isOwn(id)) continue;
    last = Math.max(last, Number(rest));
    width = Math.max(width, rest.startsWith('0') ? rest.length : 1);
  }
  for (let next = last + 1; ; next++) {
    const id = `${prefix}${String(next).padStart(width, '0')}`;
    if (snapshot.bearers(id).length === 0 || isOwn(id)) return id;
  }
}
