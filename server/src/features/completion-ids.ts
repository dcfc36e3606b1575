/** IDs that a new record may have: the next of each series, or one made from its name. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { FieldOwner, RecordKind } from '../domain/kinds.ts';
import { groups, period, text, titleOf, values } from '../facts/record.ts';
import { shortName } from '../fixes/new-evidence.ts';
import { freeId, idFromTitle, nextInSeries } from '../fixes/new-id.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import type { Offer } from './completion-offer.ts';

/** What the first of a kind is called where there is none yet, with the words for it. */
const FIRST_IDS: Readonly<Partial<Record<RecordKind, readonly [id: string, what: () => string]>>> = {
  control: ['AC-01', () => l10n.t('the first control')],
  exception: ['EX-01', () => l10n.t('the first exception')],
  risk: ['R-001', () => l10n.t('the first risk')],
  incident: ['INC-01', () => l10n.t('the first incident')],
};

/** Kinds whose records are called after what they are about. */
const BY_NAME: ReadonlySet<RecordKind> = new Set<RecordKind>(['person', 'team', 'system', 'vendor', 'metric']);

/** More series than anybody looks through. */
const MOST_SERIES = 12;

/** Where an ID is to stand. */
export interface NewIdPlace {
  readonly kind: RecordKind;
  readonly document: IndexedDocument;
  /** The record that is to have it, where it can be read already. Its own ID, perhaps half typed, does not count. */
  readonly record: RecordRef | undefined;
}

/** The IDs for a new record, the likeliest first. */
export function idOffers(snapshot: Snapshot, place: NewIdPlace): readonly Offer[] {
  const offers: Offer[] = [];
  const seen = new Set<string>();
  const add = (label: string | undefined, detail: string): void => {
    if (label === undefined || seen.has(label)) return;
    seen.add(label);
    offers.push({ label, detail, kind: CompletionItemKind.Constant });
  };
  const { kind, record } = place;
  if (record !== undefined) add(idFromRecord(snapshot, record), l10n.t('after what it says'));
  for (const { example, count } of seriesOf(snapshot, place)) {
    const next = nextInSeries(snapshot, kind, example, record);
    add(next, l10n.t('next of {0} in {1}', count, example.replace(/\d+$/, '…')));
  }
  const [first, what] = FIRST_IDS[kind] ?? [];
  if (offers.length === 0 && first !== undefined && what !== undefined) {
    add(nextInSeries(snapshot, kind, first.replace(/\d$/, '0'), record), what());
  }
  return offers;
}

/** The groups that have a number in a list of their record: the field that holds them, and what the first is called. */
const NUMBERED: Readonly<Partial<Record<FieldOwner, readonly [field: string, prefix: string]>>> = {
  cuec: ['cuecs', 'CUEC-'],
  event: ['events', 'E-'],
};

/** The next number in a list inside a record, such as `CUEC-2`; none for other groups. `typed` does not count. */
export function numberOffersIn(owner: FieldOwner, record: RecordRef | undefined, typed: string): readonly Offer[] {
  const [field, prefix] = NUMBERED[owner] ?? [];
  if (field === undefined || prefix === undefined) return [];
  const ids = record === undefined ? [] : groups(record.record, field).map((group) => text(group, 'id') ?? '');
  let start = prefix;
  let last = 0;
  for (const id of ids) {
    const [, before, number] = /^(.*?)(\d{1,9})$/.exec(id) ?? [];
    if (before === undefined || id === typed) continue;
    start = before;
    last = Math.max(last, Number(number));
  }
  const detail = l10n.t('the next in this list');
  return [{ label: `${start}${last + 1}`, detail, kind: CompletionItemKind.Constant }];
}

/** The likeliest ID of a new record of a kind; undefined where only its author can know. */
export function nextId(snapshot: Snapshot, kind: RecordKind, document: IndexedDocument): string | undefined {
  return idOffers(snapshot, { kind, document, record: undefined })[0]?.label;
}

/** The series that records of a kind are of: those of the document first, then those with most members. */
function seriesOf(
  snapshot: Snapshot,
  { kind, document, record }: NewIdPlace,
): readonly { readonly example: string; readonly count: number }[] {
  const found = new Map<string, { readonly example: string; count: number; isHere: boolean }>();
  for (const ref of snapshot.records(kind)) {
    const { id } = ref;
    if (id === undefined || (record !== undefined && ref === record.current) || isAfterOthers(snapshot, kind, id))
      continue;
    const prefix = /^(.*?)\d{1,9}$/.exec(id)?.[1];
    if (prefix === undefined) continue;
    const known = found.get(prefix);
    const isHere = ref.document === document;
    if (known === undefined) found.set(prefix, { example: id, count: 1, isHere });
    else {
      known.count += 1;
      known.isHere ||= isHere;
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(b.isHere) - Number(a.isHere) || b.count - a.count)
    .slice(0, MOST_SERIES);
}

/** Whether an ID is put together from a period or from another record's: `EV-2026-Q1-AC-02` is followed by no `AC-03`. */
function isAfterOthers(snapshot: Snapshot, kind: RecordKind, id: string): boolean {
  if (kind !== 'evidence' && kind !== 'population') return false;
  if (/(?:^|\D)\d{4}(?:-?[HQW]?\d{1,2})?(?:\D|$)/.test(id)) return true;
  const tail = /[A-Za-z]+-?\d+$/.exec(id)?.[0];
  return tail !== undefined && tail !== id && snapshot.bearers(tail).length > 0;
}

/** An ID from what a record says of itself; undefined where that is too little. */
function idFromRecord(snapshot: Snapshot, { kind, record, id: own }: RecordRef): string | undefined {
  const free = (id: string): string => (id === own ? id : freeId(snapshot, id));
  if (kind === 'policy') return idFromTitle(snapshot, titleOf(record));
  if (kind === 'evidence' || kind === 'population') {
    const covered = period(record, 'period');
    const control = values(record, 'controls')[0]?.text;
    if (covered === undefined || control === undefined) return undefined;
    const name = shortName(covered);
    return free(kind === 'evidence' ? `EV-${name}-${control}` : `POP-${control}-${name}`);
  }
  if (!BY_NAME.has(kind)) return undefined;
  const words = (text(record, 'name') ?? text(record, 'title') ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .match(/[A-Za-z0-9]+/g);
  if (words === null || words.length === 0) return undefined;
  if (kind === 'vendor') return free(`V-${words.join('-').toUpperCase()}`);
  if (kind === 'person') return free([...new Set([words[0], words.at(-1)])].join('.').toLowerCase());
  return free(words.join('-').toLowerCase());
}
