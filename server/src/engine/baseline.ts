/**
 * Which findings a baseline holds. A finding is looked for among those of its own file, as often as they were there; what is
 * left over of a file that has another name now, or of a record that stands in another file now, is there for the others.
 */

import { identitiesOf, unlistedOf } from '../rules/finding-identity.ts';
import type { Finding } from '../rules/rule.ts';
import type { BaselineEntry, FindingIdentity } from '../workspace/baseline-file.ts';
import type { DocumentUri } from '../workspace/file-system.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';

/** Whose findings are looked for. */
export interface BaselineSource {
  /** The documents in which findings can stand, in the order of their paths. */
  judgedDocuments(): readonly IndexedDocument[];
  /** What was found in one of them, in order of place: the same list until it may be another. */
  findingsOf(document: IndexedDocument): readonly Finding[];
  /** Another number whenever the findings of any document may be others. */
  readonly version: number;
}

/** The findings of a document by whether the baseline holds them. */
export interface Sorted {
  readonly known: readonly Finding[];
  readonly others: readonly Finding[];
}

interface Slot {
  readonly entry: BaselineEntry;
  count: number;
}

/** What is in the baseline under one path. */
interface PathSlots {
  readonly exact: Map<string, Slot>;
  /** Those of records without an ID, by all but the record's title. */
  readonly nameless: Map<string, Slot[]>;
}

/** A finding that entries of other paths might cover: all of what it tells of. */
interface Open {
  readonly index: number;
  readonly keys: readonly string[];
  readonly count: number;
}

/** What the entries of its own path come to for a document. */
interface Settled {
  /** By finding: whether an entry of its own path covers it. */
  readonly isKnown: readonly boolean[];
  /** Those that no such entry covers and entries of other paths might. */
  readonly open: readonly Open[];
  readonly used: ReadonlyMap<Slot, number>;
}

/** Who gets what is left over. */
interface Shares {
  readonly version: number;
  /** The findings that are covered so, by document; none of those that have no share. */
  readonly drawn: ReadonlyMap<DocumentUri, ReadonlySet<number>>;
  /** How often an entry is there beyond what findings of its own path and of others use. */
  readonly restOf: (slot: Slot) => number;
}

const NO_SHARE: ReadonlySet<number> = new Set();

export class Baseline {
  readonly #source: BaselineSource;
  readonly #paths = new Map<string, PathSlots>();
  readonly #byKey = new Map<string, Slot[]>();
  readonly #settled = new WeakMap<readonly Finding[], Settled>();
  #shares: Shares | undefined;
  /** Documents of which others are covered now though nothing else was found in them, since `takeReshared` was last called. */
  #reshared = new Set<DocumentUri>();

  constructor(entries: readonly BaselineEntry[], source: BaselineSource) {
    this.#source = source;
    for (const entry of entries) this.#add(entry);
  }

  /** Sorts what was found in a document. Each list is in the order of the findings. */
  sort(document: IndexedDocument): Sorted {
    const findings = this.#source.findingsOf(document);
    const { isKnown, open } = this.#settle(document, findings);
    const drawn = open.length === 0 ? NO_SHARE : (this.#share().drawn.get(document.uri) ?? NO_SHARE);
    const known: Finding[] = [];
    const others: Finding[] = [];
    for (const [index, finding] of findings.entries()) {
      (isKnown[index] === true || drawn.has(index) ? known : others).push(finding);
    }
    return { known, others };
  }

  /** How many of the findings in it are not found any more. Everything is checked for this. */
  gone(): number {
    const { restOf } = this.#share();
    let gone = 0;
    for (const { exact } of this.#paths.values()) for (const slot of exact.values()) gone += restOf(slot);
    return gone;
  }

  /** The documents that got or lost a share since the last call; nothing where nobody has asked for one. */
  takeReshared(): ReadonlySet<DocumentUri> {
    if (this.#shares !== undefined) this.#share();
    const reshared = this.#reshared;
    this.#reshared = new Set();
    return reshared;
  }

  #add(entry: BaselineEntry): void {
    const key = exactKey(entry);
    let path = this.#paths.get(entry.path);
    if (path === undefined) this.#paths.set(entry.path, (path = { exact: new Map(), nameless: new Map() }));
    const known = path.exact.get(key);
    if (known !== undefined) {
      known.count += entry.count;
      return;
    }
    const slot = { entry, count: entry.count };
    path.exact.set(key, slot);
    append(this.#byKey, key, slot);
    if (entry.id === undefined) append(path.nameless, namelessKey(entry), slot);
  }

  /** What the entries of its own path come to: of findings that are alike, the first are the known ones. */
  #settle(document: IndexedDocument, findings: readonly Finding[]): Settled {
    let settled = this.#settled.get(findings);
    if (settled === undefined) this.#settled.set(findings, (settled = this.#settleAnew(document, findings)));
    return settled;
  }

  #settleAnew(document: IndexedDocument, findings: readonly Finding[]): Settled {
    const { path } = document;
    const slots = this.#paths.get(path);
    // A document in which nothing was found need not be unpacked.
    const known = findings.length === 0 ? [] : identitiesOf(document.facts, findings);
    const used = new Map<Slot, number>();
    const take = (slot: Slot | undefined, count = 1): boolean => {
      if (slot === undefined || restOf(slot, used) < count) return false;
      used.set(slot, (used.get(slot) ?? 0) + count);
      return true;
    };
    /** What no entry covers yet, by finding. */
    const left = known.map(({ identities, count }) =>
      count > 1 ? identities : identities.filter((one) => !take(slots?.exact.get(exactKey(one)))),
    );
    // A record that has got an ID, or another title, is the same one as before.
    for (const [index, identities] of left.entries()) {
      if (identities.length === 0 || slots === undefined || (known[index]?.count ?? 1) > 1) continue;
      left[index] = identities.filter((one) => {
        const alike = slots.nameless.get(namelessKey(one));
        return !take(alike?.find((slot) => restOf(slot, used) > 0));
      });
    }
    // What was not listed when the baseline was written comes to be listed when others are corrected.
    for (const [index, identities] of left.entries()) {
      const [first] = identities;
      const { count = 1 } = known[index] ?? {};
      if (first !== undefined && count === 1 && take(slots?.exact.get(exactKey(unlistedOf(first.code)))))
        left[index] = [];
    }
    for (const [index, { identities, count }] of known.entries()) {
      const [first] = identities;
      if (count > 1 && first !== undefined && take(slots?.exact.get(exactKey(first)), count)) left[index] = [];
    }
    const open = left.flatMap((identities, index) => {
      const keys = identities.map(exactKey);
      const areElsewhere = keys.every((key) => this.#byKey.get(key)?.some(({ entry }) => entry.path !== path) === true);
      return keys.length > 0 && areElsewhere ? [{ index, keys, count: known[index]?.count ?? 1 }] : [];
    });
    return { isKnown: left.map(({ length }) => length === 0), open, used };
  }

  #share(): Shares {
    const { version } = this.#source;
    if (this.#shares?.version === version) return this.#shares;
    const before = this.#shares;
    const shares = this.#shareAnew();
    this.#shares = shares;
    for (const uri of new Set([...(before?.drawn.keys() ?? []), ...shares.drawn.keys()])) {
      if (before !== undefined && !isSame(before.drawn.get(uri), shares.drawn.get(uri))) this.#reshared.add(uri);
    }
    return shares;
  }

  #shareAnew(): Shares {
    const { version } = this.#source;
    const settled = new Map<string, Settled>();
    const asking: (readonly [DocumentUri, readonly Open[]])[] = [];
    for (const document of this.#source.judgedDocuments()) {
      const one = this.#settle(document, this.#source.findingsOf(document));
      settled.set(document.path, one);
      if (one.open.length > 0) asking.push([document.uri, one.open]);
    }
    const taken = new Map<Slot, number>();
    const restOf = (slot: Slot): number =>
      slot.count - (taken.get(slot) ?? 0) - (settled.get(slot.entry.path)?.used.get(slot) ?? 0);
    // A record without an ID is known by its file alone, as long as that is there.
    const isLeftOver = (slot: Slot): boolean =>
      restOf(slot) > 0 && (slot.entry.id !== undefined || !settled.has(slot.entry.path));
    const reached = new Map<string, number>();
    const draw = (key: string, count: number): boolean => {
      const slots = this.#byKey.get(key) ?? [];
      // What is used up stays so: no entry is looked at by each of thousands of findings that are alike.
      let next = reached.get(key) ?? 0;
      let slot = slots[next];
      while (slot !== undefined && !isLeftOver(slot)) slot = slots[++next];
      reached.set(key, next);
      if (slot === undefined || restOf(slot) < count) return false;
      taken.set(slot, (taken.get(slot) ?? 0) + count);
      return true;
    };
    const drawn = new Map<DocumentUri, Set<number>>();
    for (const [uri, open] of asking) {
      for (const { index, keys, count } of open) {
        // Each of them is tried, since what is there is not gone.
        if (keys.map((key) => draw(key, count)).includes(false)) continue;
        const share = drawn.get(uri);
        if (share === undefined) drawn.set(uri, new Set([index]));
        else share.add(index);
      }
    }
    return { version, drawn, restOf };
  }
}

/** How often an entry is there beyond these uses. */
function restOf(slot: Slot, used: ReadonlyMap<Slot, number>): number {
  return slot.count - (used.get(slot) ?? 0);
}

function exactKey(identity: FindingIdentity): string {
  const { code, kind, id, title, field, about, text } = identity;
  return JSON.stringify([code, kind, id, title, field, about, text]);
}

/** By all that is not the name of the record. */
function namelessKey({ code, kind, field, about, text }: FindingIdentity): string {
  return JSON.stringify([code, kind, field, about, text]);
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function isSame(a: ReadonlySet<number> = NO_SHARE, b: ReadonlySet<number> = NO_SHARE): boolean {
  return a.size === b.size && [...a].every((index) => b.has(index));
}
