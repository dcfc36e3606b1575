/** What stands at a place and can be given another ID: a record, a criterion or framework of one's own; or why nothing can. */

import * as l10n from '@vscode/l10n';
import { withArticle } from '../domain/kinds.ts';
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
import { renameTitle, sharedId } from './kind-sentences.ts';
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
  get refused() {
    return l10n.t(
      'Here stands no ID that can be renamed. Point at the ID of a record, or of a criterion or framework of your own.',
    );
  },
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
  return l10n.t('{0}, line {1}', document.path, place.start.line + 1);
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
        return refuse(
          l10n.t('“{0}” stands in a framework that does not count, so that nothing can name it.', written.text),
        );
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
      return refuse(l10n.t('Here stands a path. Rename the file itself, and what leads to it is changed too.'));
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
    const places = together(bearers.slice(0, 2).map(whereabouts));
    return refuse(`${sharedId(kind, id, places)} ${giveAnother()}`);
  }
  return { subject: { renames: 'record', id, ref }, value, within };
}

function giveAnother(): string {
  return l10n.t('Give all but one another ID first.');
}

/** `a.yml, line 1 and b.yml, line 2`. */
function together(places: readonly string[]): string {
  const [first = '', ...others] = places;
  return others.reduce((before, place) => l10n.t('{0} and {1}', before, place), first);
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
    return refuse(l10n.t('Nothing has the ID “{0}”, so there is nothing to rename. Change it here.', reference.id));
  }
  if (reference.to === undefined) {
    const other = found.find(({ kind }) => kind !== ref.kind);
    if (other !== undefined) {
      return refuse(
        l10n.t(
          '“{0}” is the ID of {1} and of {2}. Rename it where the one that you mean is defined.',
          reference.id,
          withArticle(ref.kind),
          withArticle(other.kind),
        ),
      );
    }
  }
  if (reference.to !== 'person') return ofRecord(snapshot, ref, value, whole(value));
  // What is one person's name may be another one's ID.
  for (const one of found) {
    const within = idInName(one.record, reference.id);
    if (within !== undefined) return ofRecord(snapshot, one, value, within);
  }
  const sentences = [
    l10n.t('“{0}” is not an ID, but another name of {1}.', reference.id, withArticle(ref.kind)),
    ...(ref.id === undefined ? [] : [l10n.t('The ID is “{0}”: rename it where that stands.', ref.id)]),
  ];
  return refuse(sentences.join(' '));
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
    return refuse(l10n.t('No criterion is called “{0}”, so there is nothing to rename. Change it here.', text));
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
  return refuse(l10n.t('“{0}” stands for several criteria. Rename one of them where its ID is written out.', text));
}

function builtIn(id: string): Refusal {
  return refuse(l10n.t('“{0}” belongs to the AICPA’s Trust Services Criteria, whose IDs are not yours to change.', id));
}

function ofCriterion(snapshot: Snapshot, entry: CatalogueEntry, value: Located, within: Range): RenamePlace | Refusal {
  const { framework, criterion } = entry;
  if (isBuiltIn(framework)) return builtIn(criterion.id);
  const twice = filesOf(snapshot, framework).flatMap(({ facts }) => facts.framework?.criteria ?? []);
  const folded = foldCriterionId(criterion.id);
  if (twice.filter(({ id }) => foldCriterionId(id.text) === folded).length > 1) {
    const fault = l10n.t(
      'More than one criterion of “{0}” has the ID “{1}”, so it is not clear whose it is.',
      framework.id,
      criterion.id,
    );
    return refuse(`${fault} ${giveAnother()}`);
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
  if (framework === undefined) {
    return refuse(l10n.t('No framework is called “{0}”, so there is nothing to rename.', name));
  }
  if (isBuiltIn(framework)) return builtIn(name);
  const files = filesOf(snapshot, framework);
  if (files.length > 1) {
    const places = together(files.map(({ path }) => path));
    const fault = l10n.t(
      'More than one framework has the ID “{0}” ({1}), so it is not clear whose it is.',
      framework.id,
      places,
    );
    return refuse(`${fault} ${giveAnother()}`);
  }
  const written = frameworkId(snapshot, framework);
  if (written === undefined) {
    return refuse(
      l10n.t(
        'The framework “{0}” has no “id:”, so that its name or that of its file stands for it. Write “id:” into its file first.',
        framework.name,
      ),
    );
  }
  if (!nameTest(snapshot, framework)(name)) {
    return refuse(
      l10n.t('“{0}” is another name of the framework “{1}”. Rename it where its ID is written.', name, framework.id),
    );
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

/** What is done to a subject that gets another ID: `Rename control AC-02 to AC-07`. */
export function titleOfRename(subject: Subject, next: string): string {
  switch (subject.renames) {
    case 'record':
      return renameTitle(subject.ref.kind, subject.id, next);
    case 'criterion': {
      const key = criterionKey(subject.entry.framework, subject.entry.criterion);
      return l10n.t('Rename criterion {0} to {1}', key, next);
    }
    case 'framework':
      return l10n.t('Rename framework {0} to {1}', subject.id, next);
    default:
      return subject satisfies never;
  }
}
