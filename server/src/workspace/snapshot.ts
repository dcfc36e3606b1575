/**
 * What rules, readiness and features read: one consistent view of a workspace folder. Every answer notes what it rests on,
 * so that what is computed from it is computed again exactly when that changes.
 */

import type { CivilDate } from '../domain/civil-date.ts';
import type { RecordKind } from '../domain/kinds.ts';
import type { CriteriaReference, DocumentFacts, FileReference, Reference } from '../facts/document-facts.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { CriteriaReading } from '../frameworks/reference.ts';
import type { Configuration } from './configuration.ts';
import { writtenAs } from './criteria-index.ts';
import type { Dependencies, Key } from './dependencies.ts';
import type { DocumentUri } from './file-system.ts';
import type { FileDigest, FileDigests } from './file-digests.ts';
import type { FileTarget } from './file-target.ts';
import { uriKey } from './uri.ts';
import {
  type CriterionUse,
  foldName,
  type IndexedDocument,
  keys,
  type RecordRef,
  type ReferenceRef,
  seriesOf,
  type WorkspaceIndex,
} from './workspace-index.ts';

/** What the workspace lends to a snapshot. */
export interface SnapshotSource {
  readonly folder: DocumentUri;
  readonly index: WorkspaceIndex;
  readonly dependencies: Dependencies;
  readonly catalogue: Catalogue;
  readonly configuration: Configuration;
  readonly asOf: CivilDate;
  readonly today: CivilDate;
  /** What a path or link leads to, and the key under which a change of that is announced. */
  target(
    document: IndexedDocument,
    reference: FileReference,
  ): { readonly target: FileTarget; readonly key: string | undefined };
  readonly digests: FileDigests;
  /** `plumbline.yml`, or an empty stand-in where there is none. */
  readonly configurationDocument: IndexedDocument;
  /** The handles and addresses in CODEOWNERS, folded; undefined where there is no such file. */
  readonly codeOwners: ReadonlySet<string> | undefined;
  /** The licensed text of a criterion from the local file, by ID. */
  localText(criterion: string): string | undefined;
}

/** The anchors of a document. */
export interface Anchors {
  /** Those of its headings. */
  readonly inOrder: readonly string[];
  has(anchor: string): boolean;
}

/** A document with many headings may have as many links to them: its anchors are put together once. */
const anchorsByFacts = new WeakMap<DocumentFacts, Anchors>();

function anchorsOf(facts: DocumentFacts): Anchors {
  let anchors = anchorsByFacts.get(facts);
  if (anchors === undefined) {
    const inOrder = facts.headings.map((heading) => heading.slug);
    const known = new Set([...inOrder, ...facts.anchors]);
    anchorsByFacts.set(facts, (anchors = { inOrder, has: (anchor) => known.has(anchor) }));
  }
  return anchors;
}

export class Snapshot {
  readonly #source: SnapshotSource;

  constructor(source: SnapshotSource) {
    this.#source = source;
  }

  /** Notes that the answer being computed rests on something; the key is only made where somebody listens. */
  #note<T>(key: (of: T) => string, of: T): void {
    const { dependencies } = this.#source;
    if (dependencies.isReading) dependencies.read(key(of));
  }

  /** The workspace folder. */
  get folder(): DocumentUri {
    return this.#source.folder;
  }

  /** For derived answers that are kept until something they read changes. */
  get dependencies(): Dependencies {
    return this.#source.dependencies;
  }

  /** The frameworks that are known. Who asks only what one reference means asks `reading`. */
  get catalogue(): Catalogue {
    this.#source.dependencies.read(keys.catalogue);
    return this.#source.catalogue;
  }

  /** The files with criteria of the organization's own, in the order of their paths. */
  get frameworkDocuments(): readonly IndexedDocument[] {
    this.#source.dependencies.read(keys.catalogue);
    return this.#source.index.frameworks;
  }

  /** The day for which everything is judged. */
  get asOf(): CivilDate {
    this.#source.dependencies.read(keys.clock);
    return this.#source.asOf;
  }

  /**
   * The day it is for the user: what is written into a file now bears this day, also while somebody looks at another one.
   * Only for answers that are not kept; nothing is judged by it.
   */
  get today(): CivilDate {
    return this.#source.today;
  }

  get configuration(): Configuration {
    this.#source.dependencies.read(keys.configuration);
    return this.#source.configuration;
  }

  /** `plumbline.yml`, or an empty stand-in where there is none: what findings about the whole folder stand in. */
  get configurationDocument(): IndexedDocument {
    return this.#source.configurationDocument;
  }

  /** Whether CODEOWNERS knows a handle or address; undefined where there is no CODEOWNERS. */
  isCodeOwner(name: string): boolean | undefined {
    this.#source.dependencies.read(keys.codeOwners);
    return this.#source.codeOwners?.has(foldName(name));
  }

  /** The document at a URI. Its own text is not tracked: answers about a document are dropped with it. */
  document(uri: DocumentUri): IndexedDocument | undefined {
    return this.#source.index.documents.get(uri);
  }

  /** Every document, in no order and not tracked: for searches that are made afresh each time. */
  documents(): Iterable<IndexedDocument> {
    return this.#source.index.documents.values();
  }

  /**
   * Where a record that was seen earlier stands now: kept answers name records whose files may have changed around them.
   * Undefined when it is gone.
   */
  current(ref: RecordRef): RecordRef | undefined {
    const document = this.document(ref.document.uri);
    return document === ref.document ? ref.current : document?.records.find((one) => isSameRecord(one, ref));
  }

  /** Records with an ID, of one kind or of any, in the order of their files. More than one is a duplicate. */
  definitions(id: string, kind?: RecordKind): readonly RecordRef[] {
    this.#note(keys.definition, id);
    return ofKind(this.#source.index.definitions(id), kind);
  }

  /**
   * The records that have an ID, of one kind or of any, for those who ask only whether there are any, where they stand and
   * whether they are retired: what else is written in them is not part of what is tracked.
   */
  bearers(id: string, kind?: RecordKind): readonly RecordRef[] {
    this.#note(keys.bearers, id);
    return ofKind(this.#source.index.definitions(id), kind);
  }

  /** The first record that has an ID, of one kind: likewise. */
  bearer(id: string, kind: RecordKind): RecordRef | undefined {
    return this.bearers(id).find((ref) => ref.kind === kind);
  }

  /** The first record with an ID, of one kind. */
  definition(id: string, kind: RecordKind): RecordRef | undefined {
    return this.definitions(id).find((ref) => ref.kind === kind);
  }

  /**
   * The first control with an ID, for those who ask only when it is expected to operate (`SCHEDULE_FIELDS`) and where it
   * stands: what else is written in it is not part of what is tracked.
   */
  scheduled(id: string): RecordRef | undefined {
    this.#note(keys.schedule, id);
    return this.#source.index.definitions(id).find((ref) => ref.kind === 'control');
  }

  /** What was kept of a control: records of such a kind that name it by their `controls`, each once. */
  kept(id: string, kind: 'evidence' | 'population' | 'exception'): readonly RecordRef[] {
    this.#note(keys.keepings, id);
    return referrersAmong(this.#source.index.references(id), kind, CONTROLS);
  }

  /** Everything that refers to an ID, in the order of files; the records it stands in are part of what is tracked. */
  references(id: string): readonly ReferenceRef[] {
    this.#note(keys.references, id);
    return this.#source.index.references(id);
  }

  /**
   * Everything that refers to an ID, for those who ask only which records do and by which fields: what else is written in
   * them is not part of what is tracked.
   */
  uses(id: string): readonly ReferenceRef[] {
    this.#note(keys.uses, id);
    return this.#source.index.references(id);
  }

  /** Whether some record of a kind that is not retired refers to an ID by one of the fields (any when none is named). */
  isUsed(id: string, kind: RecordKind, ...fields: readonly string[]): boolean {
    return referrersAmong(this.uses(id), kind, fields).some((referrer) => !referrer.isRetired);
  }

  /** Records of a kind that refer to an ID by one of the fields (any field when none is named), each once. */
  referrers(id: string, kind: RecordKind, ...fields: readonly string[]): readonly RecordRef[] {
    return referrersAmong(this.references(id), kind, fields);
  }

  /** People and teams by ID, name, e-mail address or handle. */
  people(name: string): readonly RecordRef[] {
    this.#note(keys.person, name);
    return this.#source.index.people(name);
  }

  /** Whether any record of a kind exists: without a register of people, nobody can be unknown. */
  has(kind: RecordKind): boolean {
    this.#note(keys.some, kind);
    return this.#source.index.has(kind);
  }

  /** How many records of a kind there are: not tracked, for what is asked afresh each time. */
  count(kind: RecordKind): number {
    return this.#source.index.count(kind);
  }

  /** The IDs of a kind, each once. */
  ids(kind: RecordKind): readonly string[] {
    this.#note(keys.ids, kind);
    return this.#source.index.ids(kind);
  }

  /** Whether an ID is of a series that controls have: `AC-99` is where there is an `AC-01`, and `AC-2` is not. */
  hasControlSeries(id: string): boolean {
    const series = seriesOf(id);
    this.#note(keys.controlSeries, series);
    return this.#source.index.hasControlSeries(series);
  }

  /** Every record of a kind. What is computed from it is computed again when any of them changes. */
  records(kind: RecordKind): readonly RecordRef[] {
    this.#note(keys.all, kind);
    return this.#source.index.records(kind);
  }

  /** Who names a criterion, by key (`TSC.CC6.1`): by a field, which maps it, or in prose, which does not. */
  criterionUses(key: string): readonly CriterionUse[] {
    this.#note(keys.criterion, key);
    return this.#source.index.criterionUses(key);
  }

  /** Whether a field of some policy or control that is not retired maps a criterion. */
  isMapped(key: string): boolean {
    return this.criterionUses(key).some(({ source, record }) => source === 'field' && isMapper(record));
  }

  /** The policies or controls whose fields map a criterion, each once. */
  mappers(key: string, kind: 'policy' | 'control'): readonly RecordRef[] {
    const found: RecordRef[] = [];
    for (const { source, record } of this.criterionUses(key)) {
      // `CC6.1` and a range that holds it, in one record: its references follow each other.
      if (source === 'field' && record?.kind === kind && record !== found.at(-1)) found.push(record);
    }
    return found;
  }

  /** What a written reference to criteria means. */
  reading(reference: CriteriaReference): CriteriaReading {
    this.#note(writtenKey, reference);
    return this.#source.index.read(reference);
  }

  /** The keys (`TSC.CC6.1`) of the criteria that a written reference means; none for an unknown one. */
  expand(reference: CriteriaReference): readonly string[] {
    this.#note(writtenKey, reference);
    return this.#source.index.expand(reference);
  }

  /** The anchors of a document. */
  anchors(uri: DocumentUri): Anchors | undefined {
    this.#note(keys.headings, uri);
    const facts = this.document(uri)?.facts;
    return facts === undefined ? undefined : anchorsOf(facts);
  }

  /** Where a path or link in a document leads. */
  target(document: IndexedDocument, reference: FileReference): FileTarget {
    const { target, key } = this.#source.target(document, reference);
    if (key !== undefined) this.#source.dependencies.read(key);
    return target;
  }

  /**
   * What is known of the SHA-256 of the file to which a path leads, to compare with an expected one; undefined where it
   * leads to no file. What is not known yet is reckoned in the background.
   */
  digest(document: IndexedDocument, reference: FileReference, expected: string): FileDigest | undefined {
    const target = this.target(document, reference);
    if (target.state === 'unknown') return { state: 'pending' };
    if (target.state !== 'file') return undefined;
    this.#note(digestKey, target.uri);
    return this.#source.digests.of(target.uri, expected);
  }

  /** The licensed text of a criterion, where the local file has it. */
  localText(criterion: string): string | undefined {
    return this.#source.localText(criterion);
  }
}

const CONTROLS = ['controls'];

/** The key under which it is announced that something else is known of a file's digest. */
export function digestKey(uri: DocumentUri): Key {
  return keys.digest(uriKey(uri, false));
}

function writtenKey(reference: CriteriaReference): string {
  return keys.written(writtenAs(reference));
}

/** A hundred records of one ID ask for the same referrers a hundred times. A list of references is never changed, but replaced. */
const referrersByReferences = new WeakMap<readonly ReferenceRef[], Map<string, readonly RecordRef[]>>();

function referrersAmong(
  references: readonly ReferenceRef[],
  kind: RecordKind,
  fields: readonly string[],
): readonly RecordRef[] {
  let known = referrersByReferences.get(references);
  if (known === undefined) referrersByReferences.set(references, (known = new Map<string, readonly RecordRef[]>()));
  const question = [kind, ...fields].join(' ');
  let referrers = known.get(question);
  if (referrers === undefined) {
    const found = new Set<RecordRef>();
    for (const { record, use } of references) {
      if (record?.kind !== kind) continue;
      if (fields.length === 0 || (use.field !== undefined && fields.includes(use.field))) found.add(record);
    }
    known.set(question, (referrers = [...found]));
  }
  return referrers;
}

function ofKind(refs: readonly RecordRef[], kind: RecordKind | undefined): readonly RecordRef[] {
  if (kind === undefined || refs.every((ref) => ref.kind === kind)) return refs;
  return refs.filter((ref) => ref.kind === kind);
}

function isMapper(record: RecordRef | undefined): boolean {
  return (record?.kind === 'policy' || record?.kind === 'control') && !record.isRetired;
}

function isSameRecord(a: RecordRef, b: RecordRef): boolean {
  return a.kind === b.kind && a.id === b.id && a.before === b.before;
}

/** The record in which a reference stands. */
export function recordOf(document: IndexedDocument, reference: Reference): RecordRef | undefined {
  return reference.record === undefined ? undefined : document.records[reference.record];
}
