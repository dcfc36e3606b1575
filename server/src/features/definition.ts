/** Go to definition: from a reference, mention, criterion or link to what it names. */

import type { Location } from 'vscode-languageserver-types';
import { follow } from '../rules/links.ts';
import { criterionLocation } from './criterion-place.ts';
import { distinct, type FeatureContext, locationOf, offsetOf, recordLocation } from './feature.ts';
import type { Position } from '../facts/line-starts.ts';
import type { Reference } from '../facts/document-facts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { symbolAt } from './symbol-at.ts';

/** The records a reference names: of the kind its field says, of any for a mention; owners by name, address or handle too. */
export function referenced(snapshot: Snapshot, reference: Reference): readonly RecordRef[] {
  if (reference.to === 'person') return snapshot.people(reference.id);
  return snapshot.definitions(reference.id, reference.to);
}

/**
 * Where what stands at the position is defined: a criterion of an own framework in its file. A built-in one is defined
 * nowhere here, and those who map it are shown.
 */
export function definition(context: FeatureContext, position: Position): readonly Location[] {
  const { engine, document } = context;
  const { snapshot } = engine;
  const found = symbolAt(document, offsetOf(context, position));
  switch (found?.symbol) {
    case 'definition': {
      const { record } = found.ref;
      const all = record.id === undefined ? [] : snapshot.definitions(record.id.text, record.kind);
      return all.map(recordLocation);
    }
    case 'reference':
      return referenced(snapshot, found.reference).map(recordLocation);
    case 'criterion':
      return [locationOf(document, found.range)];
    case 'criteria': {
      const keys = snapshot.expand(found.reference);
      const own = keys.map((key) => criterionLocation(snapshot, key)).filter((place) => place !== undefined);
      if (own.length > 0) return distinct(own);
      const controls = keys.flatMap((key) => snapshot.mappers(key, 'control'));
      const mappers = controls.length > 0 ? controls : keys.flatMap((key) => snapshot.mappers(key, 'policy'));
      return distinct(mappers.map(recordLocation));
    }
    case 'file': {
      const target = follow({ snapshot, document }, found.reference);
      if (target.state !== 'file') return [];
      const other = snapshot.document(target.uri);
      const anchor = target.fragment?.toLowerCase();
      const heading = other?.facts.headings.find((one) => one.slug === anchor);
      if (other !== undefined && heading !== undefined) return [locationOf(other, heading)];
      return [{ uri: target.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }];
    }
    case 'rule':
    case 'key':
    case 'value':
    case undefined:
      return [];
    default:
      return [];
  }
}
