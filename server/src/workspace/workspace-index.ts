/** The index that ties IDs together: who defines one, who refers to one (known or not), kept up by difference. */

import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, DocumentFacts } from '../facts/document-facts.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { CriteriaReading } from '../frameworks/reference.ts';
import { areSame, changedKeys, isSameCriterion, isSameReference } from './changed-keys.ts';
import { CriteriaIndex } from './criteria-index.ts';
import type { Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';
import { IndexedDocument, type RecordRef } from './indexed-document.ts';
import { type CriterionUse, ReferenceRef } from './indexed-reference.ts';
import { controlSeriesOf, foldName, namesOf } from './keys.ts';
import { OrderedTable } from './ordered-table.ts';
import { UnpackedDocuments } from './unpacked-documents.ts';

export { IndexedDocument, type RecordRef } from './indexed-document.ts';
export type { CriterionUse, ReferenceRef } from './indexed-reference.ts';
export { foldName, keys, seriesOf } from './keys.ts';
export { comparePaths } from './ordered-table.ts';

/** Whether the people and teams of a document, as many as before, are known by the same names. */
function haveSameNames(before: DocumentFacts, after: DocumentFacts): boolean {
  return before.records.every((record, index) => {
    const names = namesOf(record);
    const next = namesOf(after.records[index]);
    return names === next || (names.size === next.size && [...names].every((name) => next.has(name)));
  });
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
const FRAMEWORKS = 'frameworks';
const NO_KEYS: ReadonlySet<Key> = new Set();

export class WorkspaceIndex {
  readonly #documents = new Map<DocumentUri, IndexedDocument>();
  readonly #ours = new OrderedTable<IndexedDocument>((document) => document);
  readonly #definitions = new OrderedTable<RecordRef>(documentOf);
  readonly #references = new OrderedTable<ReferenceRef>(documentOf);
  readonly #people = new OrderedTable<RecordRef>(documentOf);
  readonly #criteria: CriteriaIndex;
  readonly #frameworks = new OrderedTable<IndexedDocument>((document) => document);
  readonly #kinds = new OrderedTable<RecordRef>(documentOf);
  readonly #controlSeries = new OrderedTable<RecordRef>(documentOf);
  /** The IDs of a kind, until the next update: a file full of unknown IDs asks for them once for each. */
  readonly #ids = new Map<RecordKind, readonly string[]>();
  readonly #unpacked = new UnpackedDocuments();

  constructor(catalogue: Catalogue) {
    this.#criteria = new CriteriaIndex(catalogue);
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
    return wanted ? changedKeys(uri, before, next?.facts, (reference) => this.expand(reference)) : NO_KEYS;
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
    return this.#criteria.uses(key);
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
    if (facts.framework !== undefined) this.#frameworks.add(FRAMEWORKS, document);
    this.#enterRecords(document);
    this.#enterReferences(document);
    this.#criteria.enter(document);
  }

  #withdraw(document: IndexedDocument): void {
    const { uri, facts, records } = document;
    this.#documents.delete(uri);
    if (facts.kind !== 'other') this.#ours.remove(OURS, document);
    if (facts.framework !== undefined) this.#frameworks.remove(FRAMEWORKS, document);
    this.#withdrawRecords(document, records, facts);
    this.#withdrawReferences(document, facts);
    this.#criteria.withdraw(document, facts);
  }

  /** Most edits change no ID and nothing that is referred to: then what was entered holds for the new text as well. */
  #replace(document: IndexedDocument, facts: DocumentFacts): void {
    const { facts: before, records } = document;
    document.accept(facts);
    if ((before.kind === 'other') !== (facts.kind === 'other')) {
      if (facts.kind === 'other') this.#ours.remove(OURS, document);
      else this.#ours.add(OURS, document);
    }
    if ((before.framework === undefined) !== (facts.framework === undefined)) {
      if (facts.framework === undefined) this.#frameworks.remove(FRAMEWORKS, document);
      else this.#frameworks.add(FRAMEWORKS, document);
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
      this.#criteria.withdraw(document, before);
      this.#criteria.enter(document);
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

  /** What a written reference to criteria means. */
  read(reference: CriteriaReference): CriteriaReading {
    return this.#criteria.read(reference);
  }

  /** The keys (`TSC.CC6.1`) of the criteria that a written reference means; none for an unknown one. */
  expand(reference: CriteriaReference): readonly string[] {
    return this.#criteria.expand(reference);
  }

  /** Puts another catalogue in force: the keys of what is changed by that; undefined where all may be. */
  setCatalogue(catalogue: Catalogue): readonly Key[] | undefined {
    return this.#criteria.setCatalogue(catalogue, this.#documents.values());
  }

  /** The files with criteria of the organization's own, in the order of their paths. */
  get frameworks(): readonly IndexedDocument[] {
    return this.#frameworks.all(FRAMEWORKS);
  }
}
