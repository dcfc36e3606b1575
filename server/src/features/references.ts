/** Find references: every place that names a record or a criterion, in fields and in prose. */

import type { Location } from 'vscode-languageserver-types';
import { values } from '../facts/record.ts';
import type { Position } from '../facts/line-starts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type CriterionUse, foldName, type RecordRef, type ReferenceRef } from '../workspace/workspace-index.ts';
import { referenced } from './definition.ts';
import { distinct, type FeatureContext, locationOf, offsetOf, recordLocation } from './feature.ts';
import { criterionDefinedAt, criterionLocation } from './criterion-place.ts';
import { type SymbolAt, symbolAt } from './symbol-at.ts';

/** Where a reference stands in its document's text. */
function placeOf({ document, reference }: ReferenceRef | CriterionUse): readonly Location[] {
  return reference === undefined ? [] : [locationOf(document, reference)];
}

/** Places that name a record by its ID. */
function placesOf(snapshot: Snapshot, { record: { id, kind } }: RecordRef): readonly Location[] {
  if (id === undefined) return [];
  return snapshot
    .references(id.text)
    .filter(({ use }) => use.to === undefined || use.to === kind)
    .flatMap(placeOf);
}

/** Places that name a person or a team: by ID, name, address or handle, in any letter case. */
function placesOfPerson(snapshot: Snapshot, { record }: RecordRef): readonly Location[] {
  const names = ['name', 'email', 'handle'].flatMap((name) => values(record, name).map((value) => value.text));
  const folded = new Set([record.id?.text ?? '', ...names].map(foldName));
  const places: Location[] = [];
  for (const document of snapshot.documents()) {
    for (const reference of document.facts.references) {
      const isPerson = reference.to === 'person' && folded.has(foldName(reference.id));
      if (isPerson || (reference.to === undefined && reference.id === record.id?.text)) {
        places.push(locationOf(document, reference));
      }
    }
  }
  return places.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}

function placesNaming(snapshot: Snapshot, ref: RecordRef, includeDeclaration: boolean): readonly Location[] {
  const { id, kind } = ref.record;
  const isPerson = kind === 'person' || kind === 'team';
  const places = isPerson ? placesOfPerson(snapshot, ref) : placesOf(snapshot, ref);
  const declarations = includeDeclaration && id !== undefined ? snapshot.definitions(id.text, kind) : [];
  return [...declarations.map(recordLocation), ...places];
}

/** Every reference to what stands at the position; the definition itself too where `includeDeclaration` is set. */
export function references(
  context: FeatureContext,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  const { engine, document } = context;
  const { snapshot } = engine;
  const found = symbolAt(document, offsetOf(context, position));
  if (found?.symbol === 'definition') return placesNaming(snapshot, found.ref, includeDeclaration);
  if (found?.symbol === 'reference') {
    const [named] = referenced(snapshot, found.reference);
    if (named !== undefined) return placesNaming(snapshot, named, includeDeclaration);
    // Nobody defines it: the other places that name it are worth seeing all the more.
    return snapshot.references(found.reference.id).flatMap(placeOf);
  }
  const keys = criteriaAt(context, found);
  const defined = keys.map((key) => criterionLocation(snapshot, key)).filter((place) => place !== undefined);
  const uses = keys.flatMap((key) => snapshot.criterionUses(key)).flatMap(placeOf);
  return distinct(includeDeclaration ? [...defined, ...uses] : uses);
}

/** The keys of the criteria that stand at a place, named or defined; none where something else does. */
function criteriaAt(
  { engine: { snapshot }, document }: FeatureContext,
  found: SymbolAt | undefined,
): readonly string[] {
  if (found?.symbol === 'criteria') return snapshot.expand(found.reference);
  const key = found?.symbol === 'criterion' ? criterionDefinedAt(snapshot, document, found.range) : undefined;
  return key === undefined ? [] : [key];
}
