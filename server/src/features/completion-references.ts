/** The records that may be referred to: by ID, each once, and of thousands those that go with the letters typed so far. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { RecordKind } from '../domain/kinds.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { MOST_OFFERS, type Offer, type Offers } from './completion-offer.ts';
import { matches } from './symbols.ts';

/** What is compared instead of IDs: numbers in them count as numbers. Quicker than a collator, of which thousands are asked. */
export function orderKey(id: string): string {
  return id.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(9, '0'));
}

/** The first of each ID among some records, in the order of the IDs. */
function inOrder(records: readonly RecordRef[]): readonly RecordRef[] {
  const keyed = new Map<string, { readonly key: string; readonly ref: RecordRef }>();
  for (const ref of records) {
    const { id } = ref;
    if (id === undefined) continue;
    const known = keyed.get(id);
    // Of two with one ID the one that is in force.
    if (known === undefined || (known.ref.isRetired && !ref.isRetired)) keyed.set(id, { key: orderKey(id), ref });
  }
  return [...keyed.values()]
    .sort((a, b) => Number(a.ref.isRetired) - Number(b.ref.isRetired) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ ref }) => ref);
}

/** All of a kind in order, for as long as there are no others of that kind. */
const kept = new WeakMap<readonly RecordRef[], readonly RecordRef[]>();

function allInOrder(records: readonly RecordRef[]): readonly RecordRef[] {
  let sorted = kept.get(records);
  if (sorted === undefined) kept.set(records, (sorted = inOrder(records)));
  return sorted;
}

/** The records of a kind in the order of their IDs, retired ones last, with a word; those in `others` are there already. */
export function recordOffers(
  snapshot: Snapshot,
  kind: RecordKind,
  { typed, others = [] }: { readonly typed: string; readonly others?: readonly string[] },
): Offers {
  const records = snapshot.records(kind);
  const isNarrowed = records.length > MOST_OFFERS;
  const shown = isNarrowed ? likeliest(records, typed.toLowerCase()) : allInOrder(records);
  const offers = shown.filter(({ id }) => id !== undefined && !others.includes(id)).map(offerOf);
  return { offers, isNarrowed };
}

function offerOf({ kind, id = '', title, isRetired }: RecordRef): Offer {
  return {
    label: id,
    detail: isRetired ? l10n.t('{0} · retired', title) : title,
    also: title,
    kind: CompletionItemKind.Reference,
    about: { subject: 'record', kind, id },
  };
}

/** Those that begin as typed and, where these are few, those whose ID or title holds the letters in their order. */
function likeliest(records: readonly RecordRef[], typed: string): readonly RecordRef[] {
  if (typed === '') return allInOrder(records).slice(0, MOST_OFFERS);
  const begun = begunWith(records, typed);
  if (begun.length >= MOST_OFFERS) return begun.slice(0, MOST_OFFERS);
  const seen = new Set(begun);
  const others = records.filter(
    (ref) => ref.id !== undefined && !seen.has(ref) && matches(typed, `${ref.id} ${ref.title}`),
  );
  return [...begun, ...inOrder(others)].slice(0, MOST_OFFERS);
}

/** The records whose ID begins with some letters, in small ones, in the order of the IDs. */
function begunWith(records: readonly RecordRef[], typed: string): readonly RecordRef[] {
  return inOrder(records.filter(({ id }) => id?.slice(0, typed.length).toLowerCase() === typed));
}

/** The records of a kind whose ID begins with some letters, in whatever case. */
export function begunRecordOffers(snapshot: Snapshot, kind: RecordKind, typed: string): readonly Offer[] {
  return begunWith(snapshot.records(kind), typed.toLowerCase()).slice(0, MOST_OFFERS).map(offerOf);
}
