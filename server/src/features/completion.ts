/** Completion: whole records, fields and their values, IDs, paths, links and comments; only what fits at the cursor. */

import { CompletionItemKind, type CompletionList } from 'vscode-languageserver-types';
import { isRecordKind, LIST_KEYS } from '../domain/kinds.ts';
import type { Position } from '../facts/line-starts.ts';
import { lineEnding, startOfText } from '../fixes/yaml-text.ts';
import { markedWordAt } from '../syntax/marked-ids.ts';
import type { Range } from '../syntax/range.ts';
import { type Fitting, fittingAt, type Root, rootOf } from './completion-context.ts';
import { briefDocumentation } from './completion-documentation.ts';
import { aliasOffers, keyOffers, kindOffers, ruleOffers, severityOffers, topOffers } from './completion-keys.ts';
import {
  allOf,
  type CompletionContext,
  type CompletionSupport,
  listed,
  NOTHING,
  type Offer,
  type Offers,
  PLAIN_SUPPORT,
  type Writer,
} from './completion-offer.ts';
import { proseCompletion } from './completion-prose.ts';
import { wholeRecordOffer } from './completion-records.ts';
import { recordOffers } from './completion-references.ts';
import { suppressionCompletion } from './completion-suppressions.ts';
import { frameworkOffers, valueOffers } from './completion-values.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { type FeatureContext, offsetOf } from './feature.ts';
import { recordAt } from './symbol-at.ts';
import { frontMatterAround } from './yaml-block.ts';
import { lineStart } from './yaml-lines.ts';
import type { YamlPlace } from './yaml-place.ts';
import { placeAt } from './yaml-place-at.ts';

/** What may stand at a position, in the order in which it is likely; empty where nothing of ours fits. */
export function completion(
  feature: FeatureContext,
  position: Position,
  support: CompletionSupport = PLAIN_SUPPORT,
): CompletionList {
  const context: CompletionContext = { ...feature, support, offset: offsetOf(feature, position) };
  const { engine, document, text, offset } = context;
  const role = engine.workspace.roleOf(document.uri);
  if (role?.role === 'code') return codeCompletion(context, role.markers);
  const block = document.facts.markdown
    ? frontMatterAround(text, offset, role?.role ?? 'markdown')
    : { start: startOfText(text), end: text.length };
  const comment = suppressionCompletion(context, block !== undefined);
  if (comment !== undefined) return comment;
  if (block === undefined) {
    return role?.role === 'policy' && text.trim() === '' ? emptyPolicy(context) : proseCompletion(context);
  }
  return yamlCompletion(context, block, rootOf(role, text, block));
}

function yamlCompletion(context: CompletionContext, block: Range, root: Root): CompletionList {
  const { engine, text, offset } = context;
  const { keyAliases } = engine.snapshot.configuration;
  const asWritten = placeAt(text, block, offset);
  if (asWritten === undefined) return NOTHING;
  const asMeant = withColon(asWritten, text, offset);
  const meant = asMeant === undefined ? undefined : fittingAt(asMeant, root, keyAliases);
  // A word behind a key without its colon is its value.
  const isMeant = asMeant !== undefined && (meant?.wanted.wanted === 'value' || meant?.wanted.wanted === 'severity');
  const place = isMeant ? asMeant : asWritten;
  const fitting = isMeant ? meant : fittingAt(place, root, keyAliases);
  if (fitting === undefined) return NOTHING;
  const word = fitting.wanted.wanted === 'value' ? place.word : keyWord(text, place.word, offset);
  // Before a word, in what indents it, the editor would take nothing.
  if (word.start > offset) return NOTHING;
  const { offers: single, isNarrowed } = offersFor(context, place, fitting);
  const offers = { offers: withRecords(recordsFor(context, place, fitting), single), isNarrowed };
  const mending = [...(isMeant ? [colonBehind(asWritten, text)] : []), ...tabBefore(text, place.word.start)];
  return listed(context, offers, {
    word,
    write: writerOf(text, place, fitting),
    mending,
    document: briefDocumentation,
  });
}

const KEY_AND_WORD = /^([A-Za-z_][\w-]*)[ \t]+(?=\S|$)/;

/** The place as it is if the first word of the line is a key whose colon is wanting: `owner jan`. */
function withColon(place: YamlPlace, text: string, offset: number): YamlPlace | undefined {
  if (place.wants === 'value' || place.inFlow || place.isQuoted || place.lacksDash) return undefined;
  const [gap = '', key] = KEY_AND_WORD.exec(text.slice(place.word.start, place.word.end)) ?? [];
  const start = place.word.start + gap.length;
  if (key === undefined || offset < start) return undefined;
  const path = [...place.path, { key, inItem: place.inItem }];
  return { ...place, path, wants: 'value', inItem: false, keys: [], items: [], word: { start, end: place.word.end } };
}

function colonBehind(
  { word: { start, end } }: YamlPlace,
  text: string,
): { readonly range: Range; readonly newText: string } {
  const at = start + (KEY_AND_WORD.exec(text.slice(start, end))?.[1]?.length ?? 0);
  return { range: { start: at, end: at }, newText: ':' };
}

/** A tab between a dash and what follows is none of the white space that YAML takes there. */
function tabBefore(text: string, at: number): readonly { readonly range: Range; readonly newText: string }[] {
  let start = at;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  if (text.charAt(start - 1) !== '-' || !text.slice(start, at).includes('\t')) return [];
  return [{ range: { start, end: at }, newText: ' ' }];
}

/** A key ends where it no longer looks like one: what follows on the line is not to be lost. */
function keyWord(text: string, word: Range, offset: number): Range {
  const rest = /^[\w.-]*/.exec(text.slice(offset, word.end))?.[0] ?? '';
  return { start: word.start, end: offset + rest.length };
}

/** The record in which the cursor is, also behind its last colon, where a value is still to come. */
function recordAround({ document, text, offset }: CompletionContext): RecordRef | undefined {
  const start = lineStart(text, offset);
  return recordAt(document, offset) ?? recordAt(document, start + text.slice(start, offset).trimEnd().length);
}

/** Whole records behind the names of lists, which may have others of their kind, and before single keys. */
function withRecords(records: readonly Offer[], offers: readonly Offer[]): readonly Offer[] {
  const isList = ({ kind }: Offer): boolean => kind === CompletionItemKind.Module;
  return [...offers.filter(isList), ...records, ...offers.filter((offer) => !isList(offer))];
}

function offersFor(context: CompletionContext, place: YamlPlace, { wanted }: Fitting): Offers {
  const { engine, document, text, offset } = context;
  const { snapshot } = engine;
  switch (wanted.wanted) {
    case 'key':
      return allOf(keyOffers(snapshot, wanted.owner, place.keys));
    case 'list':
      return allOf(topOffers(snapshot, { single: wanted.single, keys: place.keys, newLine: newLineOf(context) }));
    case 'value': {
      const { owner, field, framework } = wanted;
      const record = recordAround(context);
      const typed = text.slice(place.word.start, offset);
      return valueOffers({ engine, document, owner, record, typed, framework, others: place.items }, field);
    }
    case 'kind':
      return allOf(kindOffers());
    case 'framework':
      return allOf(frameworkOffers(engine).filter(({ label }) => !place.keys.includes(label)));
    case 'rule':
      return allOf(ruleOffers(place.keys));
    case 'severity':
      return allOf(severityOffers(place.path.at(-1)?.key ?? ''));
    case 'field':
      return allOf(aliasOffers(place.keys));
    default:
      return allOf([]);
  }
}

/** A whole record where one begins: an item of a list, front-matter, a file with one record, or the list with it. */
function recordsFor(context: CompletionContext, place: YamlPlace, { wanted, needsDash }: Fitting): readonly Offer[] {
  const { engine, document, text } = context;
  if (place.inFlow || place.isQuoted || place.keys.length > 0) return [];
  const { start } = place.word;
  // A word with its colon, or one that others follow, is a key already.
  if (/^[\w.-]*[ \t]*[^\s\w.-]/.test(text.slice(start, place.word.end + 2))) return [];
  const newLine = newLineOf(context);
  const column = start - lineStart(text, start) - (lineStart(text, start) === 0 ? startOfText(text) : 0);
  const added = (isGlued(text, place) ? 1 : 0) + (needsDash ? 2 : 0);
  const indent = indentOf(context, start, column + added);
  // A Markdown file holds one record, and its folder says of which kind.
  const kind =
    wanted.wanted === 'key'
      ? wanted.owner
      : document.facts.markdown && wanted.wanted === 'list'
        ? wanted.single
        : undefined;
  if (kind !== undefined) {
    return isRecordKind(kind) ? [wholeRecordOffer(engine, { kind, document, indent, newLine })] : [];
  }
  if (wanted.wanted !== 'list' || document.facts.markdown) return [];
  const likeliest = [...LIST_KEYS].toSorted(
    ([, a], [, b]) => Number(b === wanted.single) - Number(a === wanted.single),
  );
  return likeliest.map(([key, one]) => {
    const before = `${key}:${newLine}${indent}  - `;
    return wholeRecordOffer(engine, { kind: one, document, indent: `${indent}    `, newLine, before });
  });
}

/** What indents further lines: all of it, or what comes on top of the line at hand, where the editor indents them as that. */
function indentOf({ text, support }: CompletionContext, at: number, column: number): string {
  const line = text.slice(lineStart(text, at), at).replace('\ufeff', '');
  const present = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return ' '.repeat(support.keepsIndentation ? column : Math.max(0, column - present));
}

function newLineOf({ text, support }: CompletionContext): string {
  // An editor that indents lines makes their ends fit in as well.
  return support.keepsIndentation ? lineEnding(text) : '\n';
}

/** A file of a policy in which nothing is written yet: all of its front-matter. */
function emptyPolicy(context: CompletionContext): CompletionList {
  const { engine, document, text, offset } = context;
  const newLine = newLineOf(context);
  const fences = { before: `---${newLine}`, after: `${newLine}---${newLine}` };
  const offer = wholeRecordOffer(engine, { kind: 'policy', document, indent: '', newLine, ...fences });
  const start = lineStart(text, offset);
  const word = { start: Math.max(start, startOfText(text)), end: offset };
  if (word.start > offset || start > startOfText(text)) return NOTHING;
  return listed(context, allOf([offer]), {
    word,
    write: (one, isSnippet) => (isSnippet ? one.snippet : one.insert) ?? one.label,
    document: briefDocumentation,
  });
}

/** Whether a value would stand right behind a colon or a dash, without the space that belongs between them. */
function isGlued(text: string, { word, isQuoted }: YamlPlace): boolean {
  return /[:-]/.test(text.charAt(word.start - 1)) && !isQuoted && word.start > 0;
}

function writerOf(text: string, place: YamlPlace, { wanted, needsDash }: Fitting): Writer {
  const { word, isQuoted, inFlow } = place;
  const before = `${isGlued(text, place) ? ' ' : ''}${needsDash ? '- ' : ''}`;
  if (wanted.wanted === 'value' || wanted.wanted === 'kind' || wanted.wanted === 'severity') {
    return ({ label, value = label, isText }) =>
      before + (isQuoted ? value : isText === true ? JSON.stringify(value) : plainOrQuoted(value, inFlow));
  }
  const hasColon = /^[\w.-]*["']?[ \t]*:/.test(text.slice(word.start, word.end + 64));
  return ({ label, insert, snippet }, isSnippet) => {
    if (hasColon || isQuoted) return before + label;
    return before + ((isSnippet ? snippet : insert) ?? `${label}: `);
  };
}

/** A value as YAML takes it for the same text: in quotes where it would be something else without them. */
function plainOrQuoted(value: string, inFlow: boolean): string {
  const isPlain =
    /^[\w.(/+][^\n]*$/u.test(value) && !/:(?:\s|$)|\s#|\s$/.test(value) && !(inFlow && /[,[\]{}]/.test(value));
  return isPlain ? value : JSON.stringify(value);
}

/** Behind a marker in source code, the controls that are in force. */
function codeCompletion(context: CompletionContext, markers: readonly string[]): CompletionList {
  const { engine, text, offset } = context;
  const word = markedWordAt(text, markers, offset);
  if (word === undefined) return NOTHING;
  const { snapshot } = engine;
  const { offers, isNarrowed } = recordOffers(snapshot, 'control', { typed: text.slice(word.start, offset) });
  const inForce = offers.filter(({ label }) => snapshot.bearer(label, 'control')?.isRetired === false);
  const write: Writer = ({ label }) => label;
  return listed(context, { offers: inForce, isNarrowed }, { word, write, document: briefDocumentation });
}
