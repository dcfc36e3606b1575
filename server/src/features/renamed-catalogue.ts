/** Whether everything that names criteria goes on to mean the same when a criterion or a framework has another ID. */

import * as l10n from '@vscode/l10n';
import type { CriteriaReference } from '../facts/document-facts.ts';
import { type Catalogue, catalogueOf, foldCriterionId } from '../frameworks/catalogue.ts';
import { criterionKey, foldFrameworkName, type Framework } from '../frameworks/framework.ts';
import { readCriteria } from '../frameworks/reference.ts';
import { frameworkOf } from '../workspace/own-frameworks.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { placeOf } from './new-id-fault.ts';
import { replaced } from './renamed-document.ts';
import type { RenamedPlace } from './renamed-places.ts';
import type { Subject } from './rename-subject.ts';

type OwnSubject = Extract<Subject, { readonly renames: 'criterion' | 'framework' }>;

/**
 * Why a criterion or framework cannot have an ID: something that means it would mean something else, or the other way round.
 * Undefined where all references mean what they did.
 */
export function changedMeaning(
  snapshot: Snapshot,
  subject: OwnSubject,
  places: readonly RenamedPlace[],
  id: string,
): string | undefined {
  const next = renamedCatalogue(snapshot, subject, id);
  const renamed = keysAfter(snapshot, subject, id);
  const texts = new Map(places.map((place) => [`${place.document.uri} ${place.value.start}`, replaced(place, id)]));
  const seen = new Set<string>();
  for (const document of snapshot.documents()) {
    for (const reference of document.facts.criteria) {
      const text = texts.get(`${document.uri} ${reference.start}`) ?? reference.text;
      const name = reference.framework;
      const framework = name === undefined ? undefined : (texts.get(`${document.uri} ${name.start}`) ?? name.text);
      // The same few texts come again and again.
      const written = JSON.stringify([reference.text, name?.text, text, framework]);
      if (seen.has(written)) continue;
      seen.add(written);
      const before = snapshot.expand(reference).map((key) => renamed.get(key) ?? key);
      if (before.length === 0) continue;
      const after = keysOf(next, { text, framework });
      if (before.length === after.length && before.every((key, index) => key === after[index])) continue;
      return l10n.t(
        '{0} has “{1}”, which would not mean the same any more. Change that first, or choose another ID.',
        placeOf({ document, value: reference }),
        reference.text,
      );
    }
  }
  return undefined;
}

function keysOf(
  catalogue: Catalogue,
  { text, framework }: { readonly text: CriteriaReference['text']; readonly framework: string | undefined },
): readonly string[] {
  const reading = readCriteria(catalogue, text, framework);
  if (reading.kind !== 'one' && reading.kind !== 'several') return [];
  return reading.criteria.map((one) => criterionKey(reading.framework, one));
}

/** The catalogue as it is to be. */
function renamedCatalogue(snapshot: Snapshot, subject: OwnSubject, id: string): Catalogue {
  const target = subject.renames === 'framework' ? subject.framework : subject.entry.framework;
  return catalogueOf(
    snapshot.frameworkDocuments.flatMap(({ facts }) => {
      if (facts.framework === undefined) return [];
      const framework = frameworkOf(facts.framework);
      return [framework.id === target.id ? withId(framework, subject, id) : framework];
    }),
  );
}

function withId(framework: Framework, subject: OwnSubject, id: string): Framework {
  if (subject.renames === 'framework') {
    const old = foldFrameworkName(framework.id);
    const names = framework.names.map((name) => (name === old ? foldFrameworkName(id) : name));
    return { ...framework, id, names };
  }
  const old = foldCriterionId(subject.id);
  const criteria = framework.criteria.map((one) => (foldCriterionId(one.id) === old ? { ...one, id } : one));
  return { ...framework, criteria };
}

/** The keys of what gets another one. */
function keysAfter({ catalogue }: Snapshot, subject: OwnSubject, id: string): ReadonlyMap<string, string> {
  if (subject.renames === 'framework') {
    const { framework } = subject;
    return new Map(framework.criteria.map((one) => [criterionKey(framework, one), `${id}.${one.id}`]));
  }
  const { framework, criterion } = subject.entry;
  const key = criterionKey(framework, criterion);
  return catalogue.entry(key) === undefined ? new Map() : new Map([[key, `${framework.id}.${id}`]]);
}
