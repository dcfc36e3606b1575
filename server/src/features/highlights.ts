/** Document highlights: every place in one document that names what stands at the cursor. Asked at each move of the cursor. */

import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Reference } from '../facts/document-facts.ts';
import type { Position } from '../facts/line-starts.ts';
import type { Range } from '../syntax/range.ts';
import { namesOf } from '../workspace/keys.ts';
import { foldName, type RecordRef } from '../workspace/workspace-index.ts';
import { criterionDefinedAt, criterionIn } from './criterion-place.ts';
import { referenced } from './definition.ts';
import { type FeatureContext, lspRange, offsetOf, withoutQuotes } from './feature.ts';
import { symbolAt } from './symbol-at.ts';

/** Places that define what is meant, and places that name it. */
interface Places {
  readonly defining: readonly Range[];
  readonly naming: readonly Range[];
}

/**
 * The places that name the same record, person or criterion as the one at the position, in the order of the text: where it is
 * defined as written, the others as read. Undefined where nothing of that sort stands, so that the editor can highlight
 * words by itself.
 */
export function documentHighlights(
  context: FeatureContext,
  position: Position,
): readonly DocumentHighlight[] | undefined {
  const { document, text } = context;
  const places = placesOf(context, offsetOf(context, position));
  if (places === undefined) return undefined;
  const kinds = new Map<Range, DocumentHighlightKind>();
  for (const place of places.defining) kinds.set(place, DocumentHighlightKind.Write);
  for (const place of places.naming) if (!kinds.has(place)) kinds.set(place, DocumentHighlightKind.Read);
  return [...kinds]
    .sort(([a], [b]) => a.start - b.start)
    .map(([range, kind]) => ({ range: lspRange(document, withoutQuotes(text, range)), kind }));
}

function placesOf(context: FeatureContext, offset: number): Places | undefined {
  const { engine, document } = context;
  const { snapshot } = engine;
  const found = symbolAt(document, offset);
  switch (found?.symbol) {
    case 'definition':
      return placesOfRecord(context, found.ref);
    case 'reference': {
      const [named] = referenced(snapshot, found.reference);
      return named === undefined ? placesOfUnknown(context, found.reference) : placesOfRecord(context, named);
    }
    case 'criterion': {
      const key = criterionDefinedAt(snapshot, document, found.range);
      return placesOfCriteria(context, key === undefined ? [] : [key]);
    }
    case 'criteria':
      return placesOfCriteria(context, snapshot.expand(found.reference));
    case 'file':
    case 'rule':
    case 'key':
    case 'value':
    case undefined:
      return undefined;
    default:
      return undefined;
  }
}

/** Of a person or a team, places with any of its names, in any letter case. */
function placesOfRecord({ document: { facts } }: FeatureContext, { record: { id, kind }, record }: RecordRef): Places {
  const names = namesOf(record);
  const isNamed = (reference: Reference): boolean => {
    if (reference.to === 'person') return names.has(foldName(reference.id));
    return reference.id === id?.text && (reference.to === undefined || reference.to === kind);
  };
  return {
    defining: facts.records.flatMap((one) => (one.kind === kind && one.id?.text === id?.text ? (one.id ?? []) : [])),
    naming: facts.references.filter(isNamed),
  };
}

/** What nobody defines may be meant by whoever writes it, where the same sort of record, or none, is asked for. */
function placesOfUnknown({ document: { facts } }: FeatureContext, { id, to }: Reference): Places {
  const isSame = (one: Reference): boolean =>
    one.id === id && (one.to === to || one.to === undefined || to === undefined);
  return { defining: [], naming: facts.references.filter(isSame) };
}

/** Ranges and series that hold one of the criteria name it too. */
function placesOfCriteria(
  { engine: { snapshot }, document }: FeatureContext,
  keys: readonly string[],
): Places | undefined {
  if (keys.length === 0) return undefined;
  const wanted = new Set(keys);
  return {
    defining: keys.flatMap((key) => criterionIn(snapshot, document, key) ?? []),
    naming: document.facts.criteria.filter((one) => snapshot.expand(one).some((key) => wanted.has(key))),
  };
}
