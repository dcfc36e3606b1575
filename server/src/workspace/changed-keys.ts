/** What an edit changed: two versions of a document's facts compared, and the keys of all that is not the same. */

import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, DocumentFacts, GroupFacts, RecordFacts, Reference } from '../facts/document-facts.ts';
import { ofRecord } from '../facts/of-record.ts';
import { isRetired } from '../facts/record.ts';
import { identitiesOf } from '../facts/record-identity.ts';
import type { Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';
import { controlSeriesOf, keys, namesOf } from './keys.ts';

/**
 * The keys of what changed from one version of a document to the next; undefined: it was not there, or is gone. `expand`
 * gives the criteria that a written reference means.
 */
export function changedKeys(
  uri: DocumentUri,
  before: DocumentFacts | undefined,
  after: DocumentFacts | undefined,
  expand: (reference: CriteriaReference) => readonly string[],
): ReadonlySet<Key> {
  const changed = new Set<Key>();
  const old = byIdentity(before);
  const next = byIdentity(after);
  for (const [identity, record] of old) compare(record, next.get(identity), expand, changed);
  for (const [identity, record] of next) compare(record, old.get(identity), expand, changed);
  compareMentions(before, after, changed);
  if (slugs(before) !== slugs(after)) changed.add(keys.headings(uri));
  return changed;
}

/** A record in one version of its document. */
interface Version {
  readonly record: RecordFacts;
  readonly index: number;
  readonly facts: DocumentFacts;
}

function byIdentity(facts: DocumentFacts | undefined): ReadonlyMap<string, Version> {
  const versions = new Map<string, Version>();
  if (facts === undefined) return versions;
  const identities = identitiesOf(facts.records);
  for (const [index, record] of facts.records.entries())
    versions.set(identities[index] ?? '', { record, index, facts });
  return versions;
}

/**
 * A record that came, went or changed: so did its definition, and what everything it refers to is referred to by. Who refers
 * to it hears of it too, since what it offers them may have changed.
 */
function compare(
  one: Version,
  other: Version | undefined,
  expand: (reference: CriteriaReference) => readonly string[],
  changed: Set<Key>,
): void {
  const { record } = one;
  if (other?.record.fingerprint === record.fingerprint) return;
  const { kind } = record;
  const id = record.id?.text;
  changed.add(keys.all(kind));
  if (other === undefined) {
    changed.add(keys.ids(kind)).add(keys.some(kind));
    const series = controlSeriesOf({ kind, id });
    if (series !== undefined) changed.add(keys.controlSeries(series));
  }
  if (id !== undefined) changed.add(keys.definition(id)).add(keys.references(id));
  for (const name of namesOf(record)) changed.add(keys.person(name));
  const references = ofRecord(one.facts.references, one.index);
  for (const reference of references) changed.add(keys.references(reference.id));
  if (
    kind === 'control' &&
    id !== undefined &&
    (other === undefined || scheduleOf(other.record) !== scheduleOf(record))
  ) {
    changed.add(keys.schedule(id));
  }
  if (KEEPINGS.has(kind)) for (const reference of references) changed.add(keys.keepings(reference.id));
  // What others may know of it without looking into it: that it is there, in force, and what it names.
  const isOther = other === undefined || isRetired(other.record) !== isRetired(record);
  if (isOther && id !== undefined) changed.add(keys.bearers(id));
  if (isOther || !areSame(references, ofRecord(other.facts.references, other.index), isSameUse)) {
    for (const reference of references) changed.add(keys.uses(reference.id));
  }
  const criteria = mapped(one);
  if (isOther || !areSame(criteria, mapped(other), isSameMapping)) {
    for (const reference of criteria) for (const key of expand(reference)) changed.add(keys.criterion(key));
  }
}

/** The kinds of record in which what a control did, or was excused from, is kept. */
const KEEPINGS: ReadonlySet<RecordKind> = new Set<RecordKind>(['evidence', 'population', 'exception']);

/** The fields of a control from which it follows when it is expected to operate. */
export const SCHEDULE_FIELDS = ['status', 'frequency', 'started', 'retired', 'history'] as const;

function scheduleOf(control: GroupFacts): string {
  return JSON.stringify(
    SCHEDULE_FIELDS.map((name) => {
      const written = control.fields.get(name);
      const groups = written?.groups.map(({ fields }) =>
        [...fields].map(([key, { values }]) => [key, values.map(({ text }) => text)]),
      );
      return [written?.shape, written?.values.map(({ text }) => text), groups];
    }),
  );
}

/** The criteria that a record's fields name: prose maps nothing. */
function mapped({ facts, index }: Version): readonly CriteriaReference[] {
  return ofRecord(facts.criteria, index).filter(({ source }) => source === 'field');
}

function compareMentions(before: DocumentFacts | undefined, after: DocumentFacts | undefined, changed: Set<Key>): void {
  const old = mentioned(before);
  const next = mentioned(after);
  for (const id of old) if (!next.has(id)) changed.add(keys.references(id)).add(keys.uses(id));
  for (const id of next) if (!old.has(id)) changed.add(keys.references(id)).add(keys.uses(id));
}

function mentioned(facts: DocumentFacts | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { source, id } of facts?.references ?? []) if (source !== 'field') ids.add(id);
  return ids;
}

/** A document without headings is not the same as none: of that nobody can say that it lacks one. */
function slugs(facts: DocumentFacts | undefined): string | undefined {
  return facts && [...facts.headings.map((heading) => heading.slug), '', ...facts.anchors].join('\n');
}

function isSameUse(a: Reference, b: Reference): boolean {
  return a.id === b.id && a.to === b.to && a.source === b.source && a.field === b.field;
}

function isSameMapping(a: CriteriaReference, b: CriteriaReference): boolean {
  return a.text === b.text && a.source === b.source && a.framework?.text === b.framework?.text;
}

/** Whether two lists hold the same, one by one. */
export function areSame<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return other !== undefined && isSame(one, other);
    })
  );
}

/** Whether two references of the same record say the same, wherever they stand. */
export function isSameReference(a: Reference, b: Reference): boolean {
  return a.record === b.record && isSameUse(a, b);
}

/** Whether two references to criteria say the same, wherever they stand. */
export function isSameCriterion(a: CriteriaReference, b: CriteriaReference): boolean {
  return a.text === b.text && a.record === b.record && a.source === b.source && a.framework?.text === b.framework?.text;
}
