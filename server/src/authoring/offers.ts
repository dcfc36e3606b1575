/** What the workspace knows that one may choose from: people, criteria, policies and controls. */

import * as l10n from '@vscode/l10n';
import type { CivilDate } from '../domain/civil-date.ts';
import type { RecordKind } from '../domain/kinds.ts';
import type { Engine } from '../engine/engine.ts';
import { text, values } from '../facts/record.ts';
import { bySharedCriteria } from '../fixes/likely-criteria.ts';
import { likelyOwners } from '../fixes/likely-owners.ts';
import { blankRecord } from '../fixes/new-record.ts';
import { type CatalogueEntry, criterionName } from '../frameworks/catalogue.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import { isActive } from '../readiness/control-readiness.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import { listNames } from '../rules/record-name.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** The answer that stands for none of what is offered. */
export const NONE = '';

/** The people and teams who may own a record of a kind, the likeliest first; without a register, who owns something already. */
export function ownerOffers(snapshot: Snapshot, kind: RecordKind): readonly Offer[] {
  const names = new Set(likelyOwners(snapshot, blankRecord(kind)).map(({ name }) => name));
  for (const ref of [...snapshot.records('person'), ...snapshot.records('team')]) {
    if (ref.id !== undefined && isHere(ref, snapshot.today)) names.add(ref.id);
  }
  if (!snapshot.has('person') && !snapshot.has('team')) {
    for (const ref of [...snapshot.records('policy'), ...snapshot.records('control')]) {
      if (!ref.isRetired) for (const { text: name } of values(ref.record, 'owner')) names.add(name);
    }
  }
  return [...[...names].map((name) => personOffer(snapshot, name)), { value: NONE, label: l10n.t('Nobody yet') }];
}

function isHere({ kind, record }: RecordRef, today: CivilDate): boolean {
  return kind !== 'person' || isActive(record, today);
}

/** Somebody by the name that records use, with who that is. */
export function personOffer(snapshot: Snapshot, name: string): Offer {
  const record = snapshot.people(name)[0]?.record;
  const said = record === undefined ? [] : [text(record, 'name'), text(record, 'role')];
  const description = said.filter((one) => one !== undefined && one !== name).join(', ');
  return { value: name, label: name, ...(description === '' ? {} : { description }) };
}

/** The criteria in scope, those first of which no policy or no control speaks yet. */
export function criteriaOffers({ readiness }: Engine, kind: 'policy' | 'control'): readonly Offer[] {
  const rows = readiness.criteria().filter(({ inScope }) => inScope);
  const of = (row: CriterionRow): readonly RecordRef[] => (kind === 'policy' ? row.policies : row.controls);
  return [...rows.filter((row) => of(row).length === 0), ...rows.filter((row) => of(row).length > 0)].map((row) => ({
    value: criterionName(row),
    label: criterionName(row),
    description: row.criterion.label,
    detail: wordsOn(row, kind),
  }));
}

function wordsOn({ policies, controls }: CriterionRow, kind: 'policy' | 'control'): string {
  const [own, other] = kind === 'policy' ? [policies, controls] : [controls, policies];
  const named = namesOf(other);
  if (own.length > 0) return l10n.t('Mapped by {0}', namesOf(own));
  if (named === '') return l10n.t('Nothing maps it yet');
  return kind === 'policy'
    ? l10n.t('No policy yet; mapped by {0}', named)
    : l10n.t('No control yet; {0} speaks of it', named);
}

function namesOf(refs: readonly RecordRef[]): string {
  return listNames(refs.map(({ id, title }) => id ?? title));
}

/** The criterion that an answer means: `CC6.1`, or `ISO.A5` of an own framework. */
export function criterionMeant({ catalogue }: Snapshot, name: string): CatalogueEntry | undefined {
  const { builtIn } = catalogue;
  const criterion = catalogue.criterion(builtIn, name.trim());
  return criterion === undefined ? catalogue.entry(name.trim()) : { framework: builtIn, criterion };
}

/** That an answer means no criterion. */
export function criterionFault(snapshot: Snapshot, name: string): string | undefined {
  if (criterionMeant(snapshot, name) !== undefined) return undefined;
  return l10n.t('“{0}” is no criterion that is known here.', name);
}

/** The policies in force, those first that share most of the criteria. */
export function policyOffers(snapshot: Snapshot, criteria: readonly string[]): readonly Offer[] {
  return bySharedCriteria(snapshot, snapshot.records('policy'), criteria).map(({ id, title, shared }) => ({
    value: id,
    label: id,
    description: title,
    ...(shared.length === 0 ? {} : { detail: l10n.t('Satisfies {0} too', listNames(shared)) }),
  }));
}

/** A control as it is offered, with what is to be said of it. */
export function controlOffer({ id = '', title }: RecordRef, detail?: string): Offer {
  return {
    value: id,
    label: id,
    ...(title === '' ? {} : { description: title }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The controls that are not retired, each ID once. */
export function livingControls(snapshot: Snapshot): readonly RecordRef[] {
  const seen = new Set<string>();
  return snapshot.records('control').filter(({ id, isRetired }) => {
    if (id === undefined || isRetired || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** That an answer names no control. */
export function controlFault(snapshot: Snapshot, id: string): string | undefined {
  return snapshot.bearer(id, 'control') === undefined ? l10n.t('There is no control “{0}”.', id) : undefined;
}

/** That a text is needed, in the sentence that is given. */
export function emptyFault(fault: string): (answer: string) => string | undefined {
  return (answer) => (answer === '' ? fault : undefined);
}
