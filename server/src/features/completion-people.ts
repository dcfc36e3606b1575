/** Who may be named: people who are here, then teams, and last those who have left, with a word that says so. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { displayDate } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { date, text, values } from '../facts/record.ts';
import { isActive } from '../readiness/control-readiness.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Offer } from './completion-offer.ts';
import { orderKey } from './completion-references.ts';

/** Whose duty it must not be as well, by the field that is written: `duty-separation` would report it. */
const APART: Readonly<Record<string, readonly [field: string, word: () => string]>> = {
  approver: ['owner', () => l10n.t('the owner')],
  reviewer: ['collector', () => l10n.t('the collector')],
  collector: ['reviewer', () => l10n.t('the reviewer')],
};

interface Ranked {
  readonly rank: number;
  readonly key: string;
  readonly offer: Offer;
}

/**
 * The people and teams for a field of a record. `others` stand in the same list already, under whatever name. Without a
 * register of people, whoever CODEOWNERS names.
 */
export function ownerOffers(
  engine: Engine,
  {
    field,
    record,
    others,
  }: { readonly field: string; readonly record: RecordRef | undefined; readonly others: readonly string[] },
): readonly Offer[] {
  const { snapshot } = engine;
  const idsOf = (names: readonly string[]): ReadonlySet<string | undefined> =>
    new Set(names.flatMap((name) => snapshot.people(name)).map(({ id }) => id));
  const named = idsOf(others);
  const [other, word] = APART[field] ?? [];
  const barred = idsOf(
    record === undefined || other === undefined ? [] : values(record.record, other).map((one) => one.text),
  );
  const ranked: Ranked[] = [];
  const seen = new Set<string>();
  for (const ref of [...snapshot.records('person'), ...snapshot.records('team')]) {
    const { id } = ref;
    if (id === undefined || seen.has(id) || named.has(id)) continue;
    seen.add(id);
    ranked.push(
      ref.kind === 'team' ? teamOffer(ref, id) : personOffer(engine, ref, id, barred.has(id) ? word?.() : undefined),
    );
  }
  if (!snapshot.has('person') && !snapshot.has('team')) return codeOwners(engine, others);
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ offer }) => offer);
}

function personOffer(engine: Engine, { record, title }: RecordRef, id: string, barred: string | undefined): Ranked {
  const { today } = engine.snapshot;
  const left = date(record, 'left');
  const isHere = isActive(record, today);
  const standing = isHere
    ? (barred ?? text(record, 'role'))
    : left !== undefined && left < today
      ? l10n.t('left {0}', displayDate(left))
      : l10n.t('has left');
  const names = [title, text(record, 'email'), text(record, 'handle')].filter(
    (name) => name !== undefined && name !== '',
  );
  return {
    key: orderKey(id),
    rank: !isHere ? 3 : barred === undefined ? 0 : 2,
    offer: {
      label: id,
      detail: [title, standing].filter((part) => part !== undefined && part !== '').join(' · '),
      also: names.join(' '),
      kind: CompletionItemKind.Reference,
      about: { subject: 'record', kind: 'person', id },
    },
  };
}

function teamOffer({ title }: RecordRef, id: string): Ranked {
  const about = { subject: 'record', kind: 'team', id } as const;
  return {
    rank: 1,
    key: orderKey(id),
    offer: { label: id, detail: title, also: title, kind: CompletionItemKind.Reference, about },
  };
}

function codeOwners({ workspace }: Engine, others: readonly string[]): readonly Offer[] {
  return (
    [...(workspace.codeOwners ?? [])]
      // An address is one as it stands; a handle needs its sign.
      .map((name) => (name.includes('@') ? name : `@${name}`))
      .filter((name) => !others.includes(name))
      .sort()
      .map((label) => ({ label, detail: l10n.t('in CODEOWNERS'), kind: CompletionItemKind.Reference }))
  );
}
