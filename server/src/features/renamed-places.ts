/** Every place in a workspace folder where the ID of a subject stands: what a rename has to change. */

import type { Located, Reference } from '../facts/document-facts.ts';
import { canBeNamed } from '../facts/suppression-comment.ts';
import { isBuiltIn } from '../frameworks/catalogue.ts';
import { criterionKey, type Framework } from '../frameworks/framework.ts';
import { prefixed } from '../frameworks/reference.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import { occurrences } from './id-occurrences.ts';
import { frameworkId, idInName, isPerson, mentionedCriterion, nameTest, type Subject } from './rename-subject.ts';

/** A value that holds the ID. */
export interface RenamedPlace {
  readonly document: IndexedDocument;
  /** What is written, and where: quotes and all. */
  readonly value: Located;
  /** The ID within the text of that value, as often as it stands there; in order. */
  readonly within: readonly Range[];
  /** `mention`: in prose, where only what looks like an ID is one. `comment`: in one that silences findings. */
  readonly in: 'value' | 'mention' | 'comment';
}

/** The places, document by document, each value once. */
export function renamedPlaces(snapshot: Snapshot, subject: Subject): readonly RenamedPlace[] {
  const collected = new Collected();
  switch (subject.renames) {
    case 'record':
      ofRecord(snapshot, subject.ref, subject.id, collected);
      break;
    case 'criterion':
      ofCriterion(snapshot, subject, collected);
      break;
    case 'framework':
      ofFramework(snapshot, subject.framework, collected);
      break;
    default:
      break;
  }
  return collected.places;
}

class Collected {
  readonly places: RenamedPlace[] = [];
  readonly #known = new Set<string>();

  add(document: IndexedDocument, value: Located, within: readonly Range[], kind: RenamedPlace['in'] = 'value'): void {
    const key = `${document.uri} ${value.start}`;
    if (within.length === 0 || this.#known.has(key)) return;
    this.#known.add(key);
    this.places.push({ document, value, within, in: kind });
  }
}

function whole({ text }: { readonly text: string }): readonly Range[] {
  return [{ start: 0, end: text.length }];
}

function located({ start, end, id }: Reference): Located {
  return { start, end, text: id };
}

function ofRecord(snapshot: Snapshot, ref: RecordRef, id: string, into: Collected): void {
  const { record } = ref;
  if (record.id !== undefined) into.add(ref.document, record.id, whole(record.id));
  // An ID that records of several kinds have may mean any of them in prose, where it is left alone.
  const isOnly = snapshot.definitions(id).length === 1;
  if (isPerson(ref)) {
    for (const document of snapshot.documents()) {
      for (const reference of document.facts.references) {
        if (reference.to === 'person') {
          const within = idInName(record, reference.id);
          if (within !== undefined) into.add(document, located(reference), [within]);
        } else if (isOnly && reference.to === undefined && reference.id === id) {
          into.add(document, located(reference), whole({ text: id }), 'mention');
        }
      }
    }
  } else {
    for (const { document, reference, use } of snapshot.references(id)) {
      if (reference === undefined || (use.to === undefined ? !isOnly : use.to !== ref.kind)) continue;
      into.add(document, located(reference), whole({ text: id }), use.source === 'mention' ? 'mention' : 'value');
    }
  }
  if (isOnly) addComments(snapshot, new Map([[id, whole({ text: id })]]), into);
}

/** The comments that silence findings about something, by what they call it; and where the ID is in that. */
function addComments(snapshot: Snapshot, named: ReadonlyMap<string, readonly Range[]>, into: Collected): void {
  const known = new Map(
    [...named].filter(([about]) => canBeNamed(about)).map(([about, at]) => [about.toLowerCase(), at]),
  );
  if (known.size === 0) return;
  for (const document of snapshot.documents()) {
    for (const { codes } of document.facts.suppressions) {
      for (const about of codes.flatMap((code) => code.about)) {
        into.add(document, about, known.get(about.text.toLowerCase()) ?? [], 'comment');
      }
    }
  }
}

function ofCriterion(snapshot: Snapshot, { id, entry }: Subject & { renames: 'criterion' }, into: Collected): void {
  const key = criterionKey(entry.framework, entry.criterion);
  const home = frameworkDocument(snapshot, entry.framework);
  // Of two criteria with one ID, the first counts; the second has a finding of its own.
  const defined = home?.facts.framework?.criteria.find((one) => one.id.text === id);
  if (home !== undefined && defined !== undefined) into.add(home, defined.id, whole(defined.id));
  for (const { document, reference } of snapshot.criterionUses(key)) {
    if (reference !== undefined) into.add(document, reference, occurrences(reference.text, id));
  }
  addMentions(snapshot, id, entry.framework, into);
  addComments(snapshot, new Map([[key, occurrences(key, id).slice(-1)]]), into);
}

/** IDs in prose that look like those of records and are the criterion's. */
function addMentions(snapshot: Snapshot, id: string, framework: Framework, into: Collected): void {
  if (mentionedCriterion(snapshot, id)?.framework.id !== framework.id) return;
  for (const { document, reference, use } of snapshot.references(id)) {
    if (reference !== undefined && use.to === undefined) {
      into.add(document, located(reference), whole({ text: id }), 'mention');
    }
  }
}

function frameworkDocument(snapshot: Snapshot, { id }: Framework): IndexedDocument | undefined {
  return snapshot.frameworkDocuments.find(({ facts }) => facts.framework?.id.text === id);
}

function ofFramework(snapshot: Snapshot, framework: Framework, into: Collected): void {
  const { catalogue } = snapshot;
  const { id } = framework;
  const written = frameworkId(snapshot, framework);
  if (written === undefined || isBuiltIn(framework)) return;
  into.add(written.document, written.id, whole(written.id));
  const isId = nameTest(snapshot, framework);
  for (const document of snapshot.documents()) {
    for (const reference of document.facts.criteria) {
      const name = reference.framework;
      if (name !== undefined && isId(name.text)) into.add(document, name, whole(name));
      const prefix = prefixed(catalogue, reference.text);
      if (prefix === undefined || prefix.framework !== framework) continue;
      const within = { start: 0, end: prefix.end };
      if (isId(reference.text.slice(0, prefix.end))) into.add(document, reference, [within]);
    }
    const scope = document.facts.configuration?.fields.get('engagement')?.groups ?? [];
    for (const value of scope.flatMap((group) => group.fields.get('frameworks')?.values ?? [])) {
      if (isId(value.text)) into.add(document, value, whole(value));
    }
    if (snapshot.bearers(id).length > 0) continue;
    for (const reference of document.facts.references) {
      if (reference.to === undefined && reference.id === id) {
        into.add(document, located(reference), whole({ text: id }), 'mention');
      }
    }
  }
  const keys = framework.criteria.map((criterion) => criterionKey(framework, criterion));
  addComments(snapshot, new Map(keys.map((key) => [key, [{ start: 0, end: id.length }]])), into);
}
