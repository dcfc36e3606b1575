/** What a feature is given: the folder's engine and the document with its text as the editor has it. */

import type { Engine } from '../engine/engine.ts';
import type { DocumentFacts } from '../facts/document-facts.ts';
import { offsetAt, type Position, positionRange } from '../facts/line-starts.ts';
import type { Range } from '../syntax/range.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import type { Location, Range as LspRange } from 'vscode-languageserver-types';

export interface FeatureContext {
  readonly engine: Engine;
  readonly document: IndexedDocument;
  /** The text from which the document's facts were drawn. */
  readonly text: string;
}

/** Whether a document is laid out by rules that are not ours: what folds or belongs together in it is for its language to say. */
export function isForeign({ kind }: DocumentFacts): boolean {
  return kind === 'other' || kind === 'code';
}

/** The offset of a position in the document. */
export function offsetOf(context: FeatureContext, position: Position): number {
  return offsetAt(context.document.facts.lineStarts, context.text.length, position);
}

/** A range of a document in LSP's terms. */
export function lspRange(document: IndexedDocument, range: Range): LspRange {
  return positionRange(document.facts.lineStarts, range);
}

/** A place in a document. */
export function locationOf(document: IndexedDocument, range: Range): Location {
  return { uri: document.uri, range: lspRange(document, range) };
}

/** What stands between the quotes of a range of a text; the range itself where it has none. */
export function withoutQuotes(text: string, { start, end }: Range): Range {
  const quote = text.charAt(start);
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && text.charAt(end - 1) === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Where a record's name stands. */
export function recordLocation(ref: RecordRef): Location {
  return { uri: ref.document.uri, range: ref.place };
}

/** Each place once, as it comes first. */
export function distinct(locations: readonly Location[]): readonly Location[] {
  const byPlace = new Map<string, Location>();
  for (const location of locations) {
    const { start, end } = location.range;
    const place = `${location.uri} ${start.line}:${start.character}-${end.line}:${end.character}`;
    if (!byPlace.has(place)) byPlace.set(place, location);
  }
  return [...byPlace.values()];
}
