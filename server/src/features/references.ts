/** Find references: every place that names a record or a criterion, in fields and in prose. */

import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../facts/line-starts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { referenced } from './definition.ts';
import { type FeatureContext, locationOf, offsetOf, recordLocation } from './feature.ts';
import { symbolAt } from './symbol-at.ts';

/** Places that name a record. A person or team is also named by name, address or handle. */
function placesOf(snapshot: Snapshot, ref: RecordRef, includeDeclaration: boolean): Location[] {
  const { id, kind } = ref.record;
  if (id === undefined) return [];
  const names = new Set([id.text]);
  if (kind === 'person' || kind === 'team') {
    for (const name of ['name', 'email', 'handle']) {
      const text = ref.record.fields.get(name)?.values[0]?.text;
      if (text !== undefined) names.add(text).add(`@${text}`);
    }
  }
  const places = includeDeclaration ? snapshot.definitions(id.text, kind).map(recordLocation) : [];
  for (const name of names) {
    for (const { document, reference } of snapshot.references(name)) {
      const isKind =
        reference.to === undefined || reference.to === kind || (reference.to === 'person' && kind === 'team');
      if (isKind) places.push(locationOf(document, reference));
    }
  }
  return places;
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
  if (found?.symbol === 'definition') return placesOf(snapshot, found.ref, includeDeclaration);
  if (found?.symbol === 'reference') {
    const [named] = referenced(snapshot, found.reference);
    if (named !== undefined) return placesOf(snapshot, named, includeDeclaration);
    // Nobody defines it: the other places that name it are worth seeing all the more.
    return snapshot.references(found.reference.id).map((one) => locationOf(one.document, one.reference));
  }
  if (found?.symbol !== 'criteria') return [];
  return snapshot
    .expand(found.reference)
    .flatMap((key) => snapshot.criterionUses(key).map((use) => locationOf(use.document, use.reference)));
}
