/**
 * Semantic tokens: IDs, people, dates and placeholders in types that themes colour, with what is known of them in modifiers. No
 * colour says anything alone: what is unknown or a placeholder has a finding, what is retired says so where it is defined.
 */

import type { RecordKind } from '../domain/kinds.ts';
import type { Reference, ValueFact } from '../facts/document-facts.ts';
import { allValues, isRetired } from '../facts/record.ts';
import type { Range } from '../syntax/range.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type FeatureContext, lspRange, withoutQuotes } from './feature.ts';

/** Standard types, in the order of their numbers. */
export const TOKEN_TYPES = [
  'enumMember',
  'function',
  'class',
  'variable',
  'type',
  'parameter',
  'number',
  'string',
] as const;
/** Standard modifiers but the last: of what nobody defines. Each is a bit, in this order. */
export const TOKEN_MODIFIERS = ['definition', 'deprecated', 'unknown'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** One token in one line, in LSP's terms. */
export interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

function typeOf(kind: RecordKind): TokenType {
  switch (kind) {
    case 'control':
      return 'function';
    case 'policy':
      return 'class';
    case 'evidence':
      return 'variable';
    case 'person':
    case 'team':
      return 'parameter';
    case 'exception':
    case 'risk':
    case 'vendor':
    case 'system':
    case 'incident':
    case 'population':
    case 'metric':
      return 'type';
    default:
      return kind satisfies never;
  }
}

/** What is known of something that is named or defined. */
interface Known {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

const NONE: readonly TokenModifier[] = [];

/** The tokens of a document, or of a part of it, in the order of the text; none of them overlaps another. */
export function semanticTokens(context: FeatureContext, part?: Range): readonly Token[] {
  const { document, text, engine } = context;
  const { facts } = document;
  const isIn = ({ start, end }: Range): boolean => part === undefined || (end > part.start && start < part.end);
  const found: (Range & Known)[] = [];
  const add = (range: Range, known: Known | undefined): void => {
    if (known !== undefined) found.push({ ...withoutQuotes(text, range), ...known });
  };
  for (const record of facts.records) {
    if (record.id !== undefined && isIn(record.id)) {
      const modifiers: readonly TokenModifier[] = isRetired(record) ? ['definition', 'deprecated'] : ['definition'];
      add(record.id, { type: typeOf(record.kind), modifiers });
    }
    if (isIn(record.range)) for (const one of allValues(record)) if (isIn(one)) add(one, ofValue(one));
  }
  for (const { id } of facts.framework?.criteria ?? []) {
    if (isIn(id)) add(id, { type: 'enumMember', modifiers: ['definition'] });
  }
  for (const group of [facts.configuration, facts.framework]) {
    for (const one of group === undefined ? [] : allValues(group)) if (isIn(one)) add(one, ofValue(one));
  }
  for (const reference of facts.references)
    if (isIn(reference)) add(reference, ofReference(engine.snapshot, reference));
  for (const reference of facts.criteria) {
    if (!isIn(reference)) continue;
    const { kind } = engine.snapshot.reading(reference);
    const isKnown = kind === 'one' || kind === 'several' || kind === 'ambiguous';
    // A word in prose that is no criterion may be anything.
    if (isKnown) add(reference, { type: 'enumMember', modifiers: NONE });
    else if (reference.source === 'field') add(reference, { type: 'enumMember', modifiers: ['unknown'] });
  }
  return inLines(context, found);
}

/** A placeholder as what is not to be used any more, a date as a number; of other values their language says enough. */
function ofValue({ placeholder, reading }: ValueFact): Known | undefined {
  if (placeholder) return { type: 'string', modifiers: ['deprecated'] };
  return reading.kind === 'date' || reading.kind === 'period' ? { type: 'number', modifiers: NONE } : undefined;
}

function ofReference(snapshot: Snapshot, { to, id, source }: Reference): Known | undefined {
  if (to === 'person') {
    if (snapshot.people(id).length > 0) return { type: 'parameter', modifiers: NONE };
    const isRegistered = snapshot.has('person') || snapshot.has('team');
    const isUnknown = isRegistered && snapshot.isCodeOwner(id) !== true;
    return { type: 'parameter', modifiers: isUnknown ? ['unknown'] : NONE };
  }
  const [bearer] = snapshot.bearers(id, to);
  if (bearer !== undefined) {
    return { type: typeOf(bearer.kind), modifiers: bearer.isRetired ? ['deprecated'] : NONE };
  }
  return to === undefined || source === 'mention' ? undefined : { type: typeOf(to), modifiers: ['unknown'] };
}

/** Those that lie in one line, the first of those that overlap. */
function inLines({ document }: FeatureContext, found: (Range & Known)[]): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const one of found.sort((a, b) => a.start - b.start)) {
    const range = lspRange(document, one);
    if (one.start < end || one.end <= one.start || range.start.line !== range.end.line) continue;
    end = one.end;
    const { line, character } = range.start;
    tokens.push({ line, character, length: one.end - one.start, type: one.type, modifiers: one.modifiers });
  }
  return tokens;
}

/** Tokens as the protocol sends them: five numbers each, places counted from the token before. */
export function encoded(tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const token of tokens) {
    if (token.line !== line) character = 0;
    const bits = token.modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    data.push(token.line - line, token.character - character, token.length, TOKEN_TYPES.indexOf(token.type), bits);
    ({ line, character } = token);
  }
  return data;
}

/** A stretch of numbers that is replaced. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: number[];
}

/** What turns one list of numbers into another: one edit between what is the same at both ends, none where all is. */
export function tokenEdits(before: readonly number[], after: readonly number[]): readonly TokenEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}
