/** Completion: criteria with labels, controls, owners, policies, field names and values, dates; only what fits there. */

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import { FIELDS, findField } from '../domain/fields.ts';
import { foldKey } from '../domain/field.ts';
import { type FieldOwner, isRecordKind, LIST_KEYS, RECORD_KINDS, type RecordKind } from '../domain/kinds.ts';
import type { Position } from '../facts/line-starts.ts';
import { ruleOf } from '../rules/registry.ts';
import { RULE_CODES } from '../rules/rule-codes.ts';
import { scanMarkdown } from '../syntax/markdown-scan.ts';
import { markedWordAt } from '../syntax/marked-ids.ts';
import type { Range } from '../syntax/range.ts';
import { SEVERITIES } from '../workspace/severity.ts';
import { type Fitting, fittingAt, rootOf } from './completion-context.ts';
import { frameworkOffers, type Offer, recordOffers, valueOffers } from './completion-values.ts';
import { type FeatureContext, lspRange, offsetOf } from './feature.ts';
import { fieldsAsWritten } from '../domain/field-order.ts';
import { recordAt } from './symbol-at.ts';
import { matches } from './symbols.ts';
import { frontMatterAround } from './yaml-block.ts';
import type { YamlPlace } from './yaml-place.ts';
import { placeAt } from './yaml-place-at.ts';

/** More than anybody reads; the editor asks again as one types on. */
const LIMIT = 200;

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** What may stand at a position, in the order in which it is likely; empty where nothing of ours fits. */
export function completion(context: FeatureContext, position: Position): CompletionList {
  const { engine, document, text } = context;
  const offset = offsetOf(context, position);
  const role = engine.workspace.roleOf(document.uri);
  if (role?.role === 'code') return codeCompletion(context, offset, role.markers);
  const block = document.facts.markdown
    ? frontMatterAround(text, offset, role?.role ?? 'markdown')
    : { start: 0, end: text.length };
  if (block === undefined) return proseCompletion(context, offset);
  const place = placeAt(text, block, offset);
  if (place === undefined) return NOTHING;
  const root = rootOf(role, text, block);
  const fitting = fittingAt(place, root, engine.snapshot.configuration.keyAliases);
  if (fitting === undefined) return NOTHING;
  const word = fitting.wanted.wanted === 'value' ? place.word : keyWord(text, place.word, offset);
  // Before a word, in what indents it, the editor would take nothing.
  if (word.start > offset) return NOTHING;
  const write = writerOf(text, place, fitting);
  return listed(context, word, offset, offersFor(context, offset, place, fitting), write);
}

/** A key ends where it no longer looks like one: what follows on the line is not to be lost. */
function keyWord(text: string, word: Range, offset: number): Range {
  const rest = /^[\w.-]*/.exec(text.slice(offset, word.end))?.[0] ?? '';
  return { start: word.start, end: offset + rest.length };
}

function offersFor(context: FeatureContext, offset: number, place: YamlPlace, { wanted }: Fitting): readonly Offer[] {
  switch (wanted.wanted) {
    case 'key':
      return keyOffers(context, wanted.owner, place.keys);
    case 'list':
      return topOffers(context, wanted.single, place.keys);
    case 'value': {
      const record = recordAt(context.document, offset);
      const { field, framework } = wanted;
      return valueOffers({ engine: context.engine, record, framework, others: place.items }, field);
    }
    case 'kind':
      return RECORD_KINDS.map((kind) => ({
        label: kind,
        detail: 'a kind of record',
        kind: CompletionItemKind.EnumMember,
      }));
    case 'framework':
      return frameworkOffers(context.engine).filter(({ label }) => !place.keys.includes(label));
    case 'rule':
      return RULE_CODES.filter((code) => !place.keys.includes(code)).map((code) => ({
        label: code,
        detail: ruleOf(code).severity,
        meaning: ruleOf(code).summary,
        kind: CompletionItemKind.EnumMember,
      }));
    case 'severity':
      return [...SEVERITIES, 'off'].map((label) => ({
        label,
        detail: 'severity',
        kind: CompletionItemKind.EnumMember,
      }));
    case 'field':
      return aliasOffers(place.keys);
    default:
      return [];
  }
}

/** The fields of a record or group that are not there yet, under this name or another. */
function keyOffers({ engine }: FeatureContext, owner: FieldOwner, keys: readonly string[]): readonly Offer[] {
  const { keyAliases } = engine.snapshot.configuration;
  const present = new Set(
    keys.map((key) => findField(owner, key)?.name ?? keyAliases.get(foldKey(key)) ?? foldKey(key)),
  );
  return fieldsAsWritten(owner)
    .filter(({ name }) => !present.has(name))
    .map(({ name, example, meaning }) => ({
      label: name,
      detail: example,
      meaning,
      kind: CompletionItemKind.Field,
    }));
}

/** The lists of a register and, while it may still become a file with one record, what that begins with. */
function topOffers(context: FeatureContext, single: RecordKind | undefined, keys: readonly string[]): readonly Offer[] {
  const present = new Set(keys.map(foldKey));
  const lists = [...LIST_KEYS].filter(([key]) => !present.has(key));
  // What the folder is called after is the likeliest.
  lists.sort(([, a], [, b]) => Number(b === single) - Number(a === single));
  const offers: Offer[] = lists.map(([key]) => ({
    label: key,
    detail: `a list of ${key}`,
    insert: `${key}:\n  - id: `,
    kind: CompletionItemKind.Module,
  }));
  const hasList = [...present].some((key) => LIST_KEYS.has(key));
  if (hasList) return offers;
  if (!present.has('kind')) {
    offers.push({
      label: 'kind',
      detail: single ?? 'control',
      meaning: 'What the record is, where a file holds just one.',
      kind: CompletionItemKind.Field,
    });
  }
  return single === undefined ? offers : [...offers, ...keyOffers(context, single, keys)];
}

/** Fields of records, to which the configuration may give further keys. */
function aliasOffers(keys: readonly string[]): readonly Offer[] {
  const names = new Map(
    FIELDS.filter((field) => field.owners.some((owner) => isRecordKind(owner))).map((field) => [field.name, field]),
  );
  return [...names.values()]
    .filter(({ name }) => !keys.some((key) => foldKey(key) === name) && name !== 'kind')
    .map(({ name, meaning }) => ({ label: name, detail: '', meaning, kind: CompletionItemKind.Field }));
}

/** Gives the text that an offer puts in the place of the word. */
type Writer = (offer: Offer) => string;

function writerOf(text: string, place: YamlPlace, { wanted, needsDash }: Fitting): Writer {
  const { word, isQuoted, inFlow } = place;
  const isGlued = /[:-]/.test(text.charAt(word.start - 1)) && !isQuoted && word.start > 0;
  const before = `${isGlued ? ' ' : ''}${needsDash ? '- ' : ''}`;
  if (wanted.wanted === 'value' || wanted.wanted === 'kind' || wanted.wanted === 'severity') {
    return ({ label }) => before + (isQuoted ? label : plainOrQuoted(label, inFlow));
  }
  return ({ label, insert }) => {
    const hasColon = /^[\w.-]*["']?[ \t]*:/.test(text.slice(word.start));
    return before + (hasColon || isQuoted ? label : (insert ?? `${label}: `));
  };
}

/** A value as YAML takes it for the same text: in quotes where it would be something else without them. */
function plainOrQuoted(value: string, inFlow: boolean): string {
  const isPlain =
    /^[\w.(/+][^\n]*$/u.test(value) && !/:(?:\s|$)|\s#|\s$/.test(value) && !(inFlow && /[,[\]{}]/.test(value));
  return isPlain ? value : JSON.stringify(value);
}

/**
 * The offers as items. The editor filters them; only where there are too many are those left out that do not go with the
 * letters typed so far, and the editor is to ask again.
 */
function listed(
  { document, text }: FeatureContext,
  word: Range,
  offset: number,
  offers: readonly Offer[],
  write: Writer,
): CompletionList {
  const isIncomplete = offers.length > LIMIT;
  const shown = isIncomplete ? likeliest(offers, text.slice(word.start, offset).toLowerCase()) : offers;
  const range = lspRange(document, word);
  const items = shown.map((offer, index): CompletionItem => ({
    label: offer.label,
    kind: offer.kind,
    detail: offer.detail,
    // The detail stands beside the one item that is selected; this beside each.
    labelDetails: { description: offer.detail },
    sortText: String(index).padStart(4, '0'),
    filterText: filterText(offer),
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: write(offer) },
    ...(offer.meaning === undefined ? {} : { documentation: { kind: MarkupKind.PlainText, value: offer.meaning } }),
  }));
  return { isIncomplete, items };
}

/** Those that go with the typed letters, and of these first the ones that begin with them. */
function likeliest(offers: readonly Offer[], typed: string): readonly Offer[] {
  const isBegun = ({ label }: Offer): boolean => label.toLowerCase().startsWith(typed);
  const begun = offers.filter(isBegun);
  if (begun.length >= LIMIT) return begun.slice(0, LIMIT);
  const others = offers.filter((offer) => !isBegun(offer) && matches(typed, filterText(offer)));
  return [...begun, ...others].slice(0, LIMIT);
}

function filterText({ label, also }: Offer): string {
  return also === undefined || also === '' ? label : `${label} ${also}`;
}

const PROSE_KINDS: readonly RecordKind[] = ['control', 'policy', 'evidence', 'risk'];

/** In prose: IDs and criteria that begin as the word before the cursor does, once that looks like one of them. */
function proseCompletion(context: FeatureContext, offset: number): CompletionList {
  const { engine, document, text } = context;
  if (document.facts.kind !== 'policy' && document.facts.kind !== 'register') return NOTHING;
  const typed = /(?:^|[^\w.@/#-])([A-Z][A-Z0-9._-]*)$/.exec(text.slice(Math.max(0, offset - 64), offset))?.[1];
  if (typed === undefined || isCode(text, offset)) return NOTHING;
  const rest = /^[A-Z0-9._-]*/.exec(text.slice(offset, offset + 64))?.[0] ?? '';
  const word = { start: offset - typed.length, end: offset + rest.length };
  const records = PROSE_KINDS.flatMap((kind) => recordOffers(engine, kind));
  const criteria = engine.snapshot.catalogue.builtIn.criteria.map(({ id, label }) => ({
    label: id,
    detail: label,
    kind: CompletionItemKind.EnumMember,
  }));
  const offers = [...records, ...criteria].filter(({ label }) => label.startsWith(typed));
  // Another beginning of the word has other offers.
  return { ...listed(context, word, offset, offers, ({ label }) => label), isIncomplete: true };
}

/** Whether an offset is in code or in a link's destination, where an ID is no mention. */
function isCode(text: string, offset: number): boolean {
  const { code, links } = scanMarkdown(text, 0);
  const holds = ({ start, end }: Range): boolean => start < offset && offset < end;
  return code.some(holds) || links.some(({ target }) => target.start < offset && offset <= target.end);
}

/** Behind a marker in source code, the controls that are in force. */
function codeCompletion(context: FeatureContext, offset: number, markers: readonly string[]): CompletionList {
  const { engine, text } = context;
  const word = markedWordAt(text, markers, offset);
  if (word === undefined) return NOTHING;
  const inForce = new Set(engine.snapshot.records('control').flatMap((ref) => (ref.isRetired ? [] : ref.id)));
  const offers = recordOffers(engine, 'control').filter(({ label }) => inForce.has(label));
  return listed(context, word, offset, offers, ({ label }) => label);
}
