/** What stands at a place and can be given another ID: a record, a criterion or framework of one's own; or why nothing can. */

import { KIND_LABELS, withArticle } from '../domain/kinds.ts';
import type { CriteriaReference, Located, RecordFacts, Reference } from '../facts/document-facts.ts';
import { values } from '../facts/record.ts';
import { type CatalogueEntry, foldCriterionId, isBuiltIn } from '../frameworks/catalogue.ts';
import { criterionKey, foldFrameworkName, type Framework } from '../frameworks/framework.ts';
import { criteriaOfReading, prefixed } from '../frameworks/reference.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { foldName, type IndexedDocument, type RecordRef } from '../workspace/workspace-index.ts';
import { criterionDefinedAt } from './criterion-place.ts';
import { referenced } from './definition.ts';
import { occurrences } from './id-occurrences.ts';
import { symbolAt } from './symbol-at.ts';

/** Why something is not done, in a sentence or two for whoever asked for it. */
export interface Refusal {
  readonly refused: string;
}

/** What gets another ID. */
export type Subject =
  | { readonly renames: 'record'; readonly id: string; readonly ref: RecordRef }
  | { readonly renames: 'criterion'; readonly id: string; readonly entry: CatalogueEntry }
  | { readonly renames: 'framework'; readonly id: string; readonly framework: Framework };

/** The subject, and where its ID stands at the place that was pointed at: within a value, by offsets into the document. */
export interface RenamePlace {
  readonly subject: Subject;
  /** What is written as the value in which the ID stands, and where: quotes and all. */
  readonly value: Located;
  /** The ID within the text of that value. */
  readonly within: Range;
}

const NO_ID: Refusal = {
  refused:
    'Here stands no ID that can be renamed. Point at the ID of a record, or of a criterion or framework of your own.',
};

/** Whether an answer is a refusal. */
export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}

function refuse(refused: string): Refusal {
  return { refused };
}

/** Where a record stands, for a sentence: `controls/access.yml, line 12`. */
export function whereabouts({ document, place }: RecordRef): string {
  return `${document.path}, line ${place.start.line + 1}`;
}

/** What can be renamed at an offset of a document. */
export function subjectAt(snapshot: Snapshot, document: IndexedDocument, offset: number): RenamePlace | Refusal {
  const { framework, criteria, suppressions } = document.facts;
  const name = criteria.find((one) => one.framework !== undefined && holds(one.framework, offset))?.framework;
  if (name !== undefined) return frameworkNamed(snapshot, name, snapshot.catalogue.framework(name.text));
  const found = symbolAt(document, offset);
  switch (found?.symbol) {
    case 'definition': {
      const { id } = found.ref.record;
      return id === undefined ? NO_ID : ofRecord(snapshot, found.ref, id, whole(id));
    }
    case 'reference':
      return ofReference(snapshot, found.reference);
    case 'criteria':
      return ofCriteria(snapshot, found.reference, offset);
    case 'criterion': {
      const key = criterionDefinedAt(snapshot, document, found.range);
      const written = framework?.criteria.find(({ id }) => id.start === found.range.start)?.id;
      const entry = key === undefined ? undefined : snapshot.catalogue.entry(key);
      if (written === undefined) return NO_ID;
      if (entry === undefined) {
        return refuse(`“${written.text}” stands in a framework that does not count, so that nothing can name it.`);
      }
      return ofCriterion(snapshot, entry, written, whole(written));
    }
    case 'value': {
      const isId =
        framework !== undefined && found.field.field.name === 'id' && found.range.start === framework.id.start;
      if (isId) return frameworkNamed(snapshot, framework.id, snapshot.catalogue.framework(framework.id.text));
      if (found.field.field.name === 'frameworks' && found.record === undefined && framework === undefined) {
        const known = snapshot.catalogue.framework(found.value.text);
        return known === undefined ? NO_ID : frameworkNamed(snapshot, found.value, known);
      }
      return NO_ID;
    }
    case undefined: {
      const about = suppressions.flatMap(({ codes }) => codes.flatMap((code) => code.about));
      const named = about.find((one) => holds(one, offset));
      return named === undefined ? NO_ID : ofAbout(snapshot, named);
    }
    case 'file':
      return refuse('Here stands a path. Rename the file itself, and what leads to it is changed too.');
    case 'rule':
    case 'key':
      return NO_ID;
    default:
      return NO_ID;
  }
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function whole({ text }: Located): Range {
  return { start: 0, end: text.length };
}

function ofRecord(snapshot: Snapshot, ref: RecordRef, value: Located, within: Range): RenamePlace | Refusal {
  const { id, kind } = ref;
  if (id === undefined) return NO_ID;
  const bearers = isPerson(ref) ? sharing(snapshot, id) : snapshot.definitions(id, kind);
  if (bearers.length > 1) {
    const places = bearers.slice(0, 2).map(whereabouts).join(' and ');
    return refuse(
      `More than one ${KIND_LABELS[kind]} has the ID “${id}” (${places}), so it is not clear whose it is. Give all but one another ID first.`,
    );
  }
  return { subject: { renames: 'record', id, ref }, value, within };
}

/** People and teams answer to their IDs in the same fields. */
function sharing(snapshot: Snapshot, id: string): readonly RecordRef[] {
  return [...snapshot.definitions(id, 'person'), ...snapshot.definitions(id, 'team')];
}

/** Whether a record is one that owner fields name. */
export function isPerson({ kind }: { readonly kind: RecordRef['kind'] }): boolean {
  return kind === 'person' || kind === 'team';
}

function ofReference(snapshot: Snapshot, reference: Reference): RenamePlace | Refusal {
  const value: Located = { start: reference.start, end: reference.end, text: reference.id };
  const found = referenced(snapshot, reference);
  const [ref] = found;
  if (ref === undefined) {
    const entry = reference.to === undefined ? mentionedCriterion(snapshot, reference.id) : undefined;
    if (entry !== undefined) return ofCriterion(snapshot, entry, value, whole(value));
    return refuse(`Nothing has the ID “${reference.id}”, so there is nothing to rename. Change it here.`);
  }
  if (reference.to === undefined) {
    const other = found.find(({ kind }) => kind !== ref.kind);
    if (other !== undefined) {
      return refuse(
        `“${reference.id}” is the ID of ${withArticle(ref.kind)} and of ${withArticle(other.kind)}. Rename it where the one that you mean is defined.`,
      );
    }
  }
  if (reference.to !== 'person') return ofRecord(snapshot, ref, value, whole(value));
  // What is one person's name may be another one's ID.
  for (const one of found) {
    const within = idInName(one.record, reference.id);
    if (within !== undefined) return ofRecord(snapshot, one, value, within);
  }
  const id = ref.id === undefined ? '' : ` The ID is “${ref.id}”: rename it where that stands.`;
  return refuse(`“${reference.id}” is not an ID, but another name of ${withArticle(ref.kind)}.${id}`);
}

/**
 * The part of an owner field's text that names a person or team by ID, in whatever letter case and perhaps behind an `@`;
 * undefined where it does so by name, address or handle.
 */
export function idInName(record: RecordFacts, written: string): Range | undefined {
  const id = record.id?.text;
  if (id === undefined) return undefined;
  if (written === id) return { start: 0, end: id.length };
  if (foldName(written) !== foldName(id)) return undefined;
  const others = ['name', 'email', 'handle'].flatMap((name) => values(record, name).map(({ text }) => foldName(text)));
  const start = written.startsWith('@') && !id.startsWith('@') ? 1 : 0;
  return others.includes(foldName(written)) ? undefined : { start, end: written.length };
}

/** The criterion of an own framework that an ID in prose names, where no record has that ID and one framework knows it. */
export function mentionedCriterion(snapshot: Snapshot, id: string): CatalogueEntry | undefined {
  if (snapshot.bearers(id).length > 0) return undefined;
  const { catalogue } = snapshot;
  const found = catalogue.own.flatMap((framework) => {
    const criterion = catalogue.criterion(framework, id);
    return criterion === undefined ? [] : [{ framework, criterion }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function ofCriteria(snapshot: Snapshot, reference: CriteriaReference, offset: number): RenamePlace | Refusal {
  const { catalogue } = snapshot;
  const { text, start } = reference;
  const value: Located = { start, end: reference.end, text };
  const reading = snapshot.reading(reference);
  const prefix = prefixed(catalogue, text);
  // Quotes, where there are any, stand before the text.
  const quote = reference.end - start > text.length ? 1 : 0;
  const at = offset - start - quote;
  if (prefix !== undefined && at <= prefix.end && !isBuiltIn(prefix.framework)) {
    return frameworkNamed(snapshot, value, prefix.framework, { start: 0, end: prefix.end });
  }
  const named = criteriaOfReading(reading);
  if (reading.kind !== 'one' && reading.kind !== 'several') {
    return refuse(`No criterion is called “${text}”, so there is nothing to rename. Change it here.`);
  }
  const { framework } = reading;
  const candidates = named.flatMap((criterion) =>
    occurrences(text, criterion.id).map((within) => ({ entry: { framework, criterion }, within })),
  );
  const [found] = candidates
    .filter(({ within }) => holds(within, at))
    .sort((a, b) => b.within.end - b.within.start - (a.within.end - a.within.start));
  const [only] = candidates;
  const chosen = found ?? (candidates.length === 1 ? only : undefined);
  if (chosen !== undefined) return ofCriterion(snapshot, chosen.entry, value, chosen.within);
  if (isBuiltIn(framework)) return builtIn(text);
  return refuse(`“${text}” stands for several criteria. Rename one of them where its ID is written out.`);
}

function builtIn(id: string): Refusal {
  return refuse(`“${id}” belongs to the AICPA’s Trust Services Criteria, whose IDs are not yours to change.`);
}

function ofCriterion(snapshot: Snapshot, entry: CatalogueEntry, value: Located, within: Range): RenamePlace | Refusal {
  const { framework, criterion } = entry;
  if (isBuiltIn(framework)) return builtIn(criterion.id);
  const twice = filesOf(snapshot, framework).flatMap(({ facts }) => facts.framework?.criteria ?? []);
  const folded = foldCriterionId(criterion.id);
  if (twice.filter(({ id }) => foldCriterionId(id.text) === folded).length > 1) {
    return refuse(
      `More than one criterion of “${framework.id}” has the ID “${criterion.id}”, so it is not clear whose it is. Give all but one another ID first.`,
    );
  }
  return { subject: { renames: 'criterion', id: criterion.id, entry }, value, within };
}

/** The files that say they are a framework. Of two that do, the first counts. */
function filesOf(snapshot: Snapshot, { id }: Framework): readonly IndexedDocument[] {
  const folded = foldFrameworkName(id);
  return snapshot.frameworkDocuments.filter(
    ({ facts }) => facts.framework !== undefined && foldFrameworkName(facts.framework.id.text) === folded,
  );
}

/** The framework that a name means, where the name is its ID. */
function frameworkNamed(
  snapshot: Snapshot,
  value: Located,
  framework: Framework | undefined,
  within: Range = whole(value),
): RenamePlace | Refusal {
  const name = value.text.slice(within.start, within.end);
  if (framework === undefined) return refuse(`No framework is called “${name}”, so there is nothing to rename.`);
  if (isBuiltIn(framework)) return builtIn(name);
  const files = filesOf(snapshot, framework);
  if (files.length > 1) {
    const places = files.map(({ path }) => path).join(' and ');
    return refuse(
      `More than one framework has the ID “${framework.id}” (${places}), so it is not clear whose it is. Give all but one another ID first.`,
    );
  }
  const written = frameworkId(snapshot, framework);
  if (written === undefined) {
    return refuse(
      `The framework “${framework.name}” has no “id:”, so that its name or that of its file stands for it. Write “id:” into its file first.`,
    );
  }
  if (!nameTest(snapshot, framework)(name)) {
    return refuse(`“${name}” is another name of the framework “${framework.id}”. Rename it where its ID is written.`);
  }
  return { subject: { renames: 'framework', id: framework.id, framework }, value, within };
}

/** Tells of a name of the framework whether it is its ID, in whatever spelling, and not another of its names. */
export function nameTest(snapshot: Snapshot, framework: Framework): (name: string) => boolean {
  const { id } = framework;
  const [file] = filesOf(snapshot, framework);
  const facts = file?.facts.framework;
  const others = facts === undefined ? [] : [...values(facts, 'name'), ...values(facts, 'names')];
  const folded = new Set(others.map(({ text }) => foldFrameworkName(text)));
  return (name) => {
    const own = foldFrameworkName(name);
    return name === id || (own === foldFrameworkName(id) && !folded.has(own));
  };
}

/** Where a framework of one's own says its ID; undefined for one that says none. */
export function frameworkId(
  snapshot: Snapshot,
  { id }: Framework,
): { readonly document: IndexedDocument; readonly id: Located } | undefined {
  for (const document of snapshot.frameworkDocuments) {
    const facts = document.facts.framework;
    if (facts?.id.text !== id) continue;
    const [field] = values(facts, 'id');
    return field?.start === facts.id.start ? { document, id: facts.id } : undefined;
  }
  return undefined;
}

/** What a comment that silences findings narrows itself to. */
function ofAbout(snapshot: Snapshot, named: Located): RenamePlace | Refusal {
  const bearers = snapshot.definitions(named.text);
  const [ref] = bearers;
  if (ref !== undefined && bearers.every(({ kind }) => kind === ref.kind)) {
    return ofRecord(snapshot, ref, named, whole(named));
  }
  const entry = snapshot.catalogue.entry(named.text);
  if (entry !== undefined) {
    const [within] = occurrences(named.text, entry.criterion.id).slice(-1);
    return within === undefined ? NO_ID : ofCriterion(snapshot, entry, named, within);
  }
  const known = snapshot.catalogue.criterion(snapshot.catalogue.builtIn, named.text);
  return known === undefined ? NO_ID : builtIn(known.id);
}

/** The name of a subject for a sentence: `control AC-02`. */
export function subjectName(subject: Subject): string {
  switch (subject.renames) {
    case 'record':
      return `${KIND_LABELS[subject.ref.kind]} ${subject.id}`;
    case 'criterion':
      return `criterion ${criterionKey(subject.entry.framework, subject.entry.criterion)}`;
    case 'framework':
      return `framework ${subject.id}`;
    default:
      return '';
  }
}
