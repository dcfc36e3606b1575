/** The index that ties IDs together: who defines one, who refers to one (known or not), kept up by difference. */

import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, DocumentFacts, RecordFacts, Reference } from '../facts/document-facts.ts';
import { text } from '../facts/record.ts';
import { identitiesOf } from '../facts/record-identity.ts';
import type { Catalogue } from '../frameworks/reference.ts';
import { readCriteria } from '../frameworks/reference.ts';
import type { Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';
import { OrderedTable } from './ordered-table.ts';

export { comparePaths } from './ordered-table.ts';

export interface IndexedDocument {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** False for the stand-in of a `plumbline.yml` that does not exist. */
  readonly exists: boolean;
  readonly facts: DocumentFacts;
}

/** A record and where it stands. */
export interface RecordRef {
  readonly document: IndexedDocument;
  readonly record: RecordFacts;
  readonly index: number;
}

export interface ReferenceRef {
  readonly document: IndexedDocument;
  readonly reference: Reference;
}

/** A policy or control (or, with source `mention`, a piece of prose) that names a criterion. */
export interface CriterionUse {
  readonly document: IndexedDocument;
  readonly reference: CriteriaReference;
}

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

function namesOf(record: RecordFacts): readonly string[] {
  const names = [record.id?.text, text(record, 'name'), text(record, 'email'), text(record, 'handle')];
  return names.filter((name) => name !== undefined).map(foldName);
}

function controlSeriesOf(record: RecordFacts): string | undefined {
  return record.kind === 'control' && record.id !== undefined ? seriesOf(record.id.text) : undefined;
}

const OURS = 'ours';

export class WorkspaceIndex {
  readonly #documents = new Map<DocumentUri, IndexedDocument>();
  readonly #ours = new OrderedTable<IndexedDocument>();
  readonly #definitions = new OrderedTable<RecordRef>();
  readonly #references = new OrderedTable<ReferenceRef>();
  readonly #people = new OrderedTable<RecordRef>();
  readonly #criteria = new OrderedTable<CriterionUse>();
  readonly #kinds = new OrderedTable<RecordRef>();
  readonly #controlSeries = new OrderedTable<RecordRef>();
  /** The IDs of a kind, until the next update: a file full of unknown IDs asks for them once for each. */
  readonly #ids = new Map<RecordKind, readonly string[]>();
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
   * Puts a document's facts in the place of its former ones (undefined: it is gone) and gives the keys that changed; none
   * where nobody wants to know.
   */
  update(uri: DocumentUri, next: IndexedDocument | undefined, wanted = true): ReadonlySet<Key> {
    this.#ids.clear();
    const previous = this.#documents.get(uri);
    if (previous !== undefined) this.#withdraw(previous);
    if (next !== undefined) this.#enter(next);
    const changed = new Set<Key>();
    if (!wanted) return changed;
    this.#compareRecords(previous?.facts, next?.facts, changed);
    this.#compareMentions(previous?.facts, next?.facts, changed);
    if (slugs(previous?.facts) !== slugs(next?.facts)) changed.add(keys.headings(uri));
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

  /** Whether some use of a criterion is of a kind. */
  someCriterionUse(key: string, is: (use: CriterionUse) => boolean): boolean {
    return this.#criteria.some(key, is);
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
      for (const { record } of this.records(kind)) if (record.id !== undefined) found.add(record.id.text);
      this.#ids.set(kind, (ids = [...found]));
    }
    return ids;
  }

  #enter(document: IndexedDocument): void {
    const { uri, facts } = document;
    this.#documents.set(uri, document);
    if (facts.kind !== 'other') this.#ours.add(OURS, document, document);
    for (const [index, record] of facts.records.entries()) {
      const ref: RecordRef = { document, record, index };
      this.#kinds.add(record.kind, document, ref);
      if (record.id !== undefined) this.#definitions.add(record.id.text, document, ref);
      const series = controlSeriesOf(record);
      if (series !== undefined) this.#controlSeries.add(series, document, ref);
      if (record.kind === 'person' || record.kind === 'team') {
        for (const name of new Set(namesOf(record))) this.#people.add(name, document, ref);
      }
    }
    for (const reference of facts.references) this.#references.add(reference.id, document, { document, reference });
    for (const reference of facts.criteria) {
      for (const key of this.expand(reference)) this.#criteria.add(key, document, { document, reference });
    }
  }

  #withdraw(document: IndexedDocument): void {
    const { uri, facts } = document;
    this.#documents.delete(uri);
    this.#ours.remove(OURS, document);
    for (const record of facts.records) {
      this.#kinds.remove(record.kind, document);
      if (record.id !== undefined) this.#definitions.remove(record.id.text, document);
      const series = controlSeriesOf(record);
      if (series !== undefined) this.#controlSeries.remove(series, document);
      if (record.kind === 'person' || record.kind === 'team') {
        for (const name of namesOf(record)) this.#people.remove(name, document);
      }
    }
    for (const reference of facts.references) this.#references.remove(reference.id, document);
    for (const reference of facts.criteria) {
      for (const key of this.expand(reference)) this.#criteria.remove(key, document);
    }
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
        const series = controlSeriesOf(record);
        if (series !== undefined) changed.add(keys.controlSeries(series));
      }
      if (record.id !== undefined) changed.add(keys.definition(record.id.text)).add(keys.references(record.id.text));
      if (record.kind === 'person' || record.kind === 'team') {
        for (const name of namesOf(record)) changed.add(keys.person(name));
      }
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
  for (const mention of facts?.mentions ?? []) ids.add(mention.text);
  return ids;
}

/** A document without headings is not the same as none: of that nobody can say that it lacks one. */
function slugs(facts: DocumentFacts | undefined): string | undefined {
  return facts?.headings.map((heading) => heading.slug).join('\n');
}
