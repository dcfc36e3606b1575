/** The index that ties IDs together: who defines one, who refers to one (known or not), kept up by difference. */

import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, DocumentFacts, RecordFacts, Reference } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';
import { identitiesOf } from '../facts/record-identity.ts';
import type { Catalogue } from '../frameworks/reference.ts';
import { readCriteria } from '../frameworks/reference.ts';
import type { Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';
import { IndexedDocument, type RecordRef } from './indexed-document.ts';
import { CriterionUse, ReferenceRef } from './indexed-reference.ts';
import { OrderedTable } from './ordered-table.ts';
import { UnpackedDocuments } from './unpacked-documents.ts';

export { IndexedDocument, type RecordRef } from './indexed-document.ts';
export type { CriterionUse, ReferenceRef } from './indexed-reference.ts';
export { comparePaths } from './ordered-table.ts';

/** The keys under which changes are announced; rules name none of them, the snapshot reads them. */
export const keys = {
  definition: (id: string): Key => `d:${id}`,
  references: (id: string): Key => `r:${id}`,
  person: (name: string): Key => `p:${foldName(name)}`,
  criterion: (id: string): Key => `c:${id}`,
  /** Whether there is any record of a kind. */
  some: (kind: RecordKind): Key => `s:${kind}`,
  /** Which IDs records of a kind have. */
  ids: (kind: RecordKind): Key => `i:${kind}`,
  /** Anything about any record of a kind. */
  all: (kind: RecordKind): Key => `a:${kind}`,
  /** Whether any control has an ID of a series. */
  controlSeries: (series: string): Key => `n:${series}`,
  headings: (uri: DocumentUri): Key => `h:${uri}`,
  file: (uriKey: string): Key => `f:${uriKey}`,
  configuration: 'configuration',
  codeOwners: 'codeowners',
  clock: 'clock',
} as const;

/** Folds a person's or team's name, e-mail address or handle so that case, `@` and spaces do not matter. */
export function foldName(name: string): string {
  return name.trim().replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase();
}

/** The form of an ID, by which it belongs to a series: `AC-##` for `AC-02`. An ID without a number is its own form. */
export function seriesOf(id: string): string {
  return id.replace(/[0-9]/g, '#');
}

/** The names by which a person or team is known; none of any other record. */
function namesOf(record: RecordFacts | undefined): ReadonlySet<string> {
  if (record?.kind !== 'person' && record?.kind !== 'team') return NO_NAMES;
  const names = [record.id?.text, text(record, 'name'), text(record, 'email'), text(record, 'handle')];
  return new Set(names.filter((name) => name !== undefined).map(foldName));
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Whether the people and teams of a document, as many as before, are known by the same names. */
function haveSameNames(before: DocumentFacts, after: DocumentFacts): boolean {
  return before.records.every((record, index) => {
    const names = namesOf(record);
    const next = namesOf(after.records[index]);
    return names === next || (names.size === next.size && [...names].every((name) => next.has(name)));
  });
}

function areSame<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return other !== undefined && isSame(one, other);
    })
  );
}

function isSameReference(a: Reference, b: Reference): boolean {
  return a.id === b.id && a.record === b.record && a.to === b.to && a.source === b.source && a.field === b.field;
}

function isSameCriterion(a: CriteriaReference, b: CriteriaReference): boolean {
  return a.text === b.text && a.record === b.record && a.source === b.source && a.framework?.text === b.framework?.text;
}

function controlSeriesOf(ref: { readonly kind: RecordKind; readonly id: string | undefined }): string | undefined {
  return ref.kind === 'control' && ref.id !== undefined ? seriesOf(ref.id) : undefined;
}

function documentOf({ document }: { readonly document: IndexedDocument }): IndexedDocument {
  return document;
}

/** What a document holds from now on. */
export interface DocumentVersion {
  /** From the workspace folder, with `/`. */
  readonly path: string;
  readonly facts: DocumentFacts;
  /** Whether nobody has it open, so that its facts may be packed. */
  readonly isResting: boolean;
}

const OURS = 'ours';

export class WorkspaceIndex {
  readonly #documents = new Map<DocumentUri, IndexedDocument>();
  readonly #ours = new OrderedTable<IndexedDocument>((document) => document);
  readonly #definitions = new OrderedTable<RecordRef>(documentOf);
  readonly #references = new OrderedTable<ReferenceRef>(documentOf);
  readonly #people = new OrderedTable<RecordRef>(documentOf);
  readonly #criteria = new OrderedTable<CriterionUse>(documentOf);
  readonly #kinds = new OrderedTable<RecordRef>(documentOf);
  readonly #controlSeries = new OrderedTable<RecordRef>(documentOf);
  /** The IDs of a kind, until the next update: a file full of unknown IDs asks for them once for each. */
  readonly #ids = new Map<RecordKind, readonly string[]>();
  readonly #unpacked = new UnpackedDocuments();
  readonly #catalogue: Catalogue;
  /** What a written reference to criteria expands to; the same few texts come again and again. */
  readonly #expansions = new Map<string, readonly string[]>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  get documents(): ReadonlyMap<DocumentUri, IndexedDocument> {
    return this.#documents;
  }

  /** The documents that are ours (policies, registers, the configuration), in the order of their paths. */
  get ours(): readonly IndexedDocument[] {
    return this.#ours.all(OURS);
  }

  /**
   * Puts facts in the place of a document's former ones (undefined: it is gone) and gives the keys that changed; none where
   * nobody wants to know.
   */
  update(uri: DocumentUri, next: DocumentVersion | undefined, wanted = true): ReadonlySet<Key> {
    this.#ids.clear();
    const document = this.#documents.get(uri);
    const before = document?.facts;
    if (document === undefined) {
      if (next !== undefined) this.#enter(new IndexedDocument({ uri, path: next.path }, next.facts, this.#unpacked));
    } else if (next === undefined) {
      this.#withdraw(document);
    } else {
      this.#replace(document, next.facts);
    }
    if (next?.isResting === true) this.#documents.get(uri)?.pack();
    const changed = new Set<Key>();
    if (!wanted) return changed;
    this.#compareRecords(before, next?.facts, changed);
    this.#compareMentions(before, next?.facts, changed);
    if (slugs(before) !== slugs(next?.facts)) changed.add(keys.headings(uri));
    return changed;
  }

  definitions(id: string): readonly RecordRef[] {
    return this.#definitions.all(id);
  }

  references(id: string): readonly ReferenceRef[] {
    return this.#references.all(id);
  }

  /** People and teams by ID, name, e-mail address or handle. */
  people(name: string): readonly RecordRef[] {
    return this.#people.all(foldName(name));
  }

  /** Who names a criterion, by `TSC.CC6.1`. */
  criterionUses(key: string): readonly CriterionUse[] {
    return this.#criteria.all(key);
  }

  records(kind: RecordKind): readonly RecordRef[] {
    return this.#kinds.all(kind);
  }

  /** How many records of a kind there are. */
  count(kind: RecordKind): number {
    return this.#kinds.count(kind);
  }

  has(kind: RecordKind): boolean {
    return this.#kinds.has(kind);
  }

  /** Whether any control has an ID of a series, such as `AC-##`. */
  hasControlSeries(series: string): boolean {
    return this.#controlSeries.has(series);
  }

  /** Every ID that a record of the kind has, each once. */
  ids(kind: RecordKind): readonly string[] {
    let ids = this.#ids.get(kind);
    if (ids === undefined) {
      const found = new Set<string>();
      for (const { id } of this.records(kind)) if (id !== undefined) found.add(id);
      this.#ids.set(kind, (ids = [...found]));
    }
    return ids;
  }

  #enter(document: IndexedDocument): void {
    const { uri, facts } = document;
    this.#documents.set(uri, document);
    if (facts.kind !== 'other') this.#ours.add(OURS, document);
    this.#enterRecords(document);
    this.#enterReferences(document);
    this.#enterCriteria(document);
  }

  #withdraw(document: IndexedDocument): void {
    const { uri, facts, records } = document;
    this.#documents.delete(uri);
    if (facts.kind !== 'other') this.#ours.remove(OURS, document);
    this.#withdrawRecords(document, records, facts);
    this.#withdrawReferences(document, facts);
    this.#withdrawCriteria(document, facts);
  }

  /** Most edits change no ID and nothing that is referred to: then what was entered holds for the new text as well. */
  #replace(document: IndexedDocument, facts: DocumentFacts): void {
    const { facts: before, records } = document;
    document.accept(facts);
    if ((before.kind === 'other') !== (facts.kind === 'other')) {
      if (facts.kind === 'other') this.#ours.remove(OURS, document);
      else this.#ours.add(OURS, document);
    }
    const isSame = document.records === records;
    if (!isSame || !haveSameNames(before, facts)) {
      this.#withdrawRecords(document, records, before);
      this.#enterRecords(document);
    }
    if (!isSame || !areSame(before.references, facts.references, isSameReference)) {
      this.#withdrawReferences(document, before);
      this.#enterReferences(document);
    }
    if (!isSame || !areSame(before.criteria, facts.criteria, isSameCriterion)) {
      this.#withdrawCriteria(document, before);
      this.#enterCriteria(document);
    }
  }

  #enterRecords({ records, facts }: IndexedDocument): void {
    for (const ref of records) {
      this.#kinds.add(ref.kind, ref);
      if (ref.id !== undefined) this.#definitions.add(ref.id, ref);
      const series = controlSeriesOf(ref);
      if (series !== undefined) this.#controlSeries.add(series, ref);
      for (const name of namesOf(facts.records[ref.index])) this.#people.add(name, ref);
    }
  }

  #withdrawRecords(document: IndexedDocument, records: readonly RecordRef[], facts: DocumentFacts): void {
    for (const ref of records) {
      this.#kinds.remove(ref.kind, document);
      if (ref.id !== undefined) this.#definitions.remove(ref.id, document);
      const series = controlSeriesOf(ref);
      if (series !== undefined) this.#controlSeries.remove(series, document);
      for (const name of namesOf(facts.records[ref.index])) this.#people.remove(name, document);
    }
  }

  #enterReferences(document: IndexedDocument): void {
    for (const [index, reference] of document.facts.references.entries()) {
      this.#references.add(reference.id, new ReferenceRef(document, index, reference));
    }
  }

  #withdrawReferences(document: IndexedDocument, { references }: DocumentFacts): void {
    for (const id of new Set(references.map((reference) => reference.id))) this.#references.remove(id, document);
  }

  #enterCriteria(document: IndexedDocument): void {
    for (const [index, reference] of document.facts.criteria.entries()) {
      const keysOfIt = this.expand(reference);
      if (keysOfIt.length === 0) continue;
      const use = new CriterionUse(document, index, reference);
      for (const key of keysOfIt) this.#criteria.add(key, use);
    }
  }

  #withdrawCriteria(document: IndexedDocument, { criteria }: DocumentFacts): void {
    for (const reference of criteria) for (const key of this.expand(reference)) this.#criteria.remove(key, document);
  }

  /** The keys (`TSC.CC6.1`) of the criteria that a written reference means; none for an unknown one. */
  expand(reference: CriteriaReference): readonly string[] {
    const framework = reference.framework?.text;
    const written = framework === undefined ? reference.text : `${framework}\n${reference.text}`;
    let expansion = this.#expansions.get(written);
    if (expansion === undefined) {
      const reading = readCriteria(this.#catalogue, reference.text, framework);
      expansion =
        reading.kind === 'one' || reading.kind === 'several'
          ? reading.criteria.map((criterion) => `${reading.framework.id}.${criterion.id}`)
          : [];
      if (this.#expansions.size > 10_000) this.#expansions.clear();
      this.#expansions.set(written, expansion);
    }
    return expansion;
  }

  #compareRecords(previous: DocumentFacts | undefined, next: DocumentFacts | undefined, changed: Set<Key>): void {
    const before = byIdentity(previous);
    const after = byIdentity(next);
    this.#announce(previous, before, after, changed);
    this.#announce(next, after, before, changed);
  }

  /**
   * A record came, went or changed: so did its definition, and what everything it refers to is referred to by. Who refers
   * to it hears of it too, since what it offers them may have changed.
   */
  #announce(
    facts: DocumentFacts | undefined,
    records: ReadonlyMap<string, Identified>,
    others: ReadonlyMap<string, Identified>,
    changed: Set<Key>,
  ): void {
    const touched = new Set<number>();
    for (const [identity, { index, record }] of records) {
      const other = others.get(identity);
      if (other?.record.fingerprint === record.fingerprint) continue;
      touched.add(index);
      changed.add(keys.all(record.kind));
      if (other === undefined) {
        changed.add(keys.ids(record.kind)).add(keys.some(record.kind));
        const series = controlSeriesOf({ kind: record.kind, id: record.id?.text });
        if (series !== undefined) changed.add(keys.controlSeries(series));
      }
      if (record.id !== undefined) changed.add(keys.definition(record.id.text)).add(keys.references(record.id.text));
      for (const name of namesOf(record)) changed.add(keys.person(name));
    }
    if (facts === undefined || touched.size === 0) return;
    for (const reference of facts.references) {
      if (reference.record !== undefined && touched.has(reference.record)) changed.add(keys.references(reference.id));
    }
    for (const reference of facts.criteria) {
      if (reference.source !== 'field' || reference.record === undefined || !touched.has(reference.record)) continue;
      for (const key of this.expand(reference)) changed.add(keys.criterion(key));
    }
  }

  #compareMentions(previous: DocumentFacts | undefined, next: DocumentFacts | undefined, changed: Set<Key>): void {
    const before = mentioned(previous);
    const after = mentioned(next);
    for (const id of before) if (!after.has(id)) changed.add(keys.references(id));
    for (const id of after) if (!before.has(id)) changed.add(keys.references(id));
  }
}

interface Identified {
  readonly index: number;
  readonly record: RecordFacts;
}

function byIdentity(facts: DocumentFacts | undefined): Map<string, Identified> {
  const identified = new Map<string, Identified>();
  if (facts === undefined) return identified;
  const identities = identitiesOf(facts.records);
  for (const [index, record] of facts.records.entries()) identified.set(identities[index] ?? '', { index, record });
  return identified;
}

function mentioned(facts: DocumentFacts | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { source, id } of facts?.references ?? []) if (source === 'mention') ids.add(id);
  return ids;
}

/** A document without headings is not the same as none: of that nobody can say that it lacks one. */
function slugs(facts: DocumentFacts | undefined): string | undefined {
  return facts?.headings.map((heading) => heading.slug).join('\n');
}
