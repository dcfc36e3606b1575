/** Where a criterion of one of the organization's own frameworks stands, and which criterion stands at a place. */

import type { Location } from 'vscode-languageserver-types';
import type { FrameworkCriterionFacts, FrameworkFacts, Located } from '../facts/document-facts.ts';
import { foldCriterionId } from '../frameworks/catalogue.ts';
import { criterionKey } from '../frameworks/framework.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { IndexedDocument } from '../workspace/workspace-index.ts';
import { locationOf } from './feature.ts';

/** By folded ID, the first of each: made once for each version of a file. */
const byId = new WeakMap<FrameworkFacts, ReadonlyMap<string, FrameworkCriterionFacts>>();

function criteriaById(facts: FrameworkFacts): ReadonlyMap<string, FrameworkCriterionFacts> {
  let known = byId.get(facts);
  if (known === undefined) {
    const criteria = new Map<string, FrameworkCriterionFacts>();
    for (const one of facts.criteria) {
      const folded = foldCriterionId(one.id.text);
      if (!criteria.has(folded)) criteria.set(folded, one);
    }
    byId.set(facts, (known = criteria));
  }
  return known;
}

/** Where the ID of a key's criterion (`ISO27001.A.5.15`) stands in a file; undefined where that is another file, or none. */
export function criterionIn(
  snapshot: Snapshot,
  { facts: { framework } }: IndexedDocument,
  key: string,
): Located | undefined {
  const entry = framework === undefined ? undefined : snapshot.catalogue.entry(key);
  // The catalogue's framework has the ID as its file writes it; a later file with the same one does not count.
  if (framework === undefined || framework.id.text !== entry?.framework.id) return undefined;
  return criteriaById(framework).get(foldCriterionId(entry.criterion.id))?.id;
}

/** Where the criterion of a key stands in its file; undefined for a built-in one, which has no file. */
export function criterionLocation(snapshot: Snapshot, key: string): Location | undefined {
  const id = snapshot.catalogue.entry(key)?.framework.id;
  const document = snapshot.frameworkDocuments.find(({ facts: { framework } }) => framework?.id.text === id);
  const place = document === undefined ? undefined : criterionIn(snapshot, document, key);
  return document === undefined || place === undefined ? undefined : locationOf(document, place);
}

/** The key of the criterion whose ID stands at an offset of its file; undefined where none that counts does. */
export function criterionDefinedAt(
  snapshot: Snapshot,
  { facts: { framework } }: IndexedDocument,
  { start }: { readonly start: number },
): string | undefined {
  const written = framework?.criteria.find(({ id }) => id.start === start);
  if (framework === undefined || written === undefined) return undefined;
  const known = snapshot.catalogue.framework(framework.id.text);
  const criterion = known === undefined ? undefined : snapshot.catalogue.criterion(known, written.id.text);
  return known === undefined || criterion === undefined ? undefined : criterionKey(known, criterion);
}
