/** Who most likely owns or approved something, by who owns and approved what is around it. */

import * as l10n from '@vscode/l10n';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, text, values } from '../facts/record.ts';
import { isActive, isKnownOwner, policiesOf } from '../readiness/control-readiness.ts';
import { identityOf } from '../rules/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { ONLY_USUAL, type Reason } from './reason.ts';
import { usualTexts } from './usual-values.ts';

/** A name as it is written elsewhere, and what speaks for it. */
export interface LikelyPerson {
  readonly name: string;
  readonly why: Reason;
}

/** A longer list is no help: whoever is not on it can be typed. */
const MOST_OFFERED = 3;

/** Names with what speaks for them, each person once, the first reason counting. */
class Candidates {
  readonly #snapshot: Snapshot;
  readonly #taken: Set<string>;
  readonly #found: LikelyPerson[] = [];

  constructor(snapshot: Snapshot, barred: readonly string[]) {
    this.#snapshot = snapshot;
    this.#taken = new Set(barred.map((name) => identityOf(snapshot, name)));
  }

  get list(): readonly LikelyPerson[] {
    return this.#found.slice(0, MOST_OFFERED);
  }

  /** Those who stand in a field of some records, whoever stands there most often first. */
  from(records: readonly RecordRef[], field: string, why: Reason): void {
    for (const name of usualTexts(records, field)) this.add(name, why);
  }

  add(name: string, why: Reason): void {
    const identity = identityOf(this.#snapshot, name);
    if (this.#taken.has(identity) || !this.#isHere(name)) return;
    this.#taken.add(identity);
    this.#found.push({ name, why });
  }

  #isHere(name: string): boolean {
    const [person] = this.#snapshot.people(name);
    if (person === undefined) return isKnownOwner(this.#snapshot, name);
    return person.kind !== 'person' || isActive(person.record, this.#snapshot.asOf);
  }
}

/** Who most likely owns a record: never who approved it, and never somebody who has left. */
export function likelyOwners(snapshot: Snapshot, record: RecordFacts): readonly LikelyPerson[] {
  // Whoever owns it now is no candidate for owning it instead.
  const barred = [...values(record, 'approver'), ...values(record, 'owner')].map(({ text: name }) => name);
  const found = new Candidates(snapshot, barred);
  for (const { text: name } of values(record, 'owner')) {
    const [person] = snapshot.people(name);
    const manager = person === undefined ? undefined : text(person.record, 'manager');
    if (manager !== undefined) found.add(manager, (title) => l10n.t('{0}, to whom {1} reported', title, name));
  }
  const id = record.id?.text;
  const controls = values(record, 'controls').flatMap(({ text: one }) => snapshot.definition(one, 'control') ?? []);
  if (record.kind === 'control') {
    const why: Reason = (title) => l10n.t('{0}, who owns the policy above it', title);
    found.from(policiesOf(snapshot, record), 'owner', why);
  } else {
    const field = FIELD_OF_CONTROLS[record.kind];
    if (id !== undefined && field !== undefined) controls.push(...snapshot.referrers(id, 'control', field));
    found.from(controls, 'owner', (title) =>
      record.kind === 'exception'
        ? l10n.t('{0}, who owns the control', title)
        : l10n.t('{0}, who owns its controls', title),
    );
  }
  const vendor = text(record, 'vendor');
  if (vendor !== undefined) {
    const runs = snapshot.definition(vendor, 'vendor');
    if (runs !== undefined) found.from([runs], 'owner', (title) => l10n.t('{0}, who owns {1}', title, vendor));
  }
  found.from(snapshot.records(record.kind), 'owner', ONLY_USUAL);
  addPeople(snapshot, found);
  return found.list;
}

/** By which field controls name a record of a kind. */
const FIELD_OF_CONTROLS: Readonly<Record<string, string>> = { policy: 'policies', risk: 'risks', system: 'systems' };

/** Who most likely approved a policy: whoever approved others, and never its owner. */
export function likelyApprovers(snapshot: Snapshot, record: RecordFacts): readonly LikelyPerson[] {
  const barred = [...values(record, 'owner'), ...values(record, 'approver')].map(({ text: name }) => name);
  const found = new Candidates(snapshot, barred);
  const why: Reason = (title) => l10n.t('{0}, who approved other policies', title);
  found.from(snapshot.records('policy'), 'approver', why);
  addPeople(snapshot, found);
  return found.list;
}

/** Those who work here, those first who have been here longest. */
function addPeople(snapshot: Snapshot, found: Candidates): void {
  const people = snapshot
    .records('person')
    .map((person) => ({ person, joined: date(person.record, 'joined') ?? '9999' }))
    .sort((a, b) => (a.joined < b.joined ? -1 : a.joined > b.joined ? 1 : 0));
  for (const { person } of people) if (person.id !== undefined) found.add(person.id, ONLY_USUAL);
}
