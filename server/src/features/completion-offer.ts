/** What completion offers, and how that becomes an item of LSP: its order, what it replaces, and what the client takes. */

import {
  type CompletionItem,
  type CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { FieldOwner, RecordKind } from '../domain/kinds.ts';
import type { Range } from '../syntax/range.ts';
import { type FeatureContext, lspRange } from './feature.ts';
import { matches } from './symbols.ts';

/** What an offer is about: what is said of it when somebody asks for more. */
export type OfferSubject =
  | { readonly subject: 'record'; readonly kind: RecordKind; readonly id: string }
  | { readonly subject: 'criterion'; readonly key: string }
  | { readonly subject: 'field'; readonly owner: FieldOwner; readonly name: string }
  | { readonly subject: 'rule'; readonly code: string };

/** One thing that may be written. */
export interface Offer {
  readonly label: string;
  /** Shown beside the label. */
  readonly detail: string;
  readonly kind: CompletionItemKind;
  /** What is meant, where the label is only the last part of it: a path. */
  readonly value?: string;
  /** What is written, as it stands, where that is neither the label nor the value. */
  readonly insert?: string;
  /** The same with places to fill in, for editors that take that. */
  readonly snippet?: string;
  /** Whether YAML would take it for a number or a date without quotes, and it is to be a text. */
  readonly isText?: boolean;
  /** What the typed letters are compared with besides the label: a title. */
  readonly also?: string;
  readonly about?: OfferSubject;
  /** Shown when more is asked for, where nothing has to be looked up for it. */
  readonly meaning?: string;
}

/** Offers, and whether others were left out that do not go with the letters typed so far. */
export interface Offers {
  readonly offers: readonly Offer[];
  readonly isNarrowed: boolean;
}

/** All that there is to offer. */
export function allOf(offers: readonly Offer[]): Offers {
  return { offers, isNarrowed: false };
}

/** What a client takes, and how it calls the document. */
export interface CompletionSupport {
  /** The document as the client spells it, to be asked about an item later. */
  readonly uri: string;
  /** Whether text may come with places to fill in. */
  readonly snippets: boolean;
  /** Whether it asks for the documentation of the one item that is looked at. */
  readonly asksForDocumentation: boolean;
  /** Whether it takes two ranges: up to the cursor for who inserts, and the whole word for who replaces. */
  readonly insertsOrReplaces: boolean;
  /** Whether lines may come with their whole indentation; else they are indented as the line in which they begin. */
  readonly keepsIndentation: boolean;
}

/** Of a client that says nothing of itself. */
export const PLAIN_SUPPORT: CompletionSupport = {
  uri: '',
  snippets: false,
  asksForDocumentation: false,
  insertsOrReplaces: false,
  keepsIndentation: true,
};

export interface CompletionContext extends FeatureContext {
  readonly support: CompletionSupport;
  /** Where the cursor is. */
  readonly offset: number;
}

/** What is kept with an item until its documentation is asked for. */
export interface ItemData {
  readonly uri: string;
  readonly about: OfferSubject;
}

/** More than anybody reads; the editor asks again as one types on. */
export const MOST_OFFERS = 200;

export const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** Gives the text that an offer puts in the place of the word. */
export type Writer = (offer: Offer, isSnippet: boolean) => string;

/** What is replaced, and by what. */
export interface Place {
  readonly word: Range;
  readonly write: Writer;
  /** What has to be put right elsewhere in the line: the colon or the space that is wanting. */
  readonly mending?: readonly { readonly range: Range; readonly newText: string }[];
  /** Gives the documentation at once, for a client that does not ask. */
  readonly document: (about: OfferSubject) => string | undefined;
}

/**
 * The offers as items. The editor filters them; only where there are too many are those left out that do not go with the
 * letters typed so far, and the editor is to ask again. No characters commit an item: a comma or a colon behind an ID that is
 * new would turn it into one that is there already.
 */
export function listed(context: CompletionContext, { offers, isNarrowed }: Offers, place: Place): CompletionList {
  const { document, text, offset } = context;
  const { start, end } = lspRange(document, place.word);
  // A carriage return alone ends a line for editors, and for YAML it is none that a person would have typed.
  if (start.line !== end.line) return NOTHING;
  const isTooMany = offers.length > MOST_OFFERS;
  const typed = text.slice(place.word.start, offset).toLowerCase();
  const shown = isTooMany ? likeliest(offers, typed) : offers;
  return {
    isIncomplete: isTooMany || isNarrowed,
    items: shown.map((offer, index) => itemOf(context, place, offer, index)),
  };
}

function itemOf(context: CompletionContext, place: Place, offer: Offer, index: number): CompletionItem {
  const { support } = context;
  const isSnippet = offer.snippet !== undefined && support.snippets;
  const newText = place.write(offer, isSnippet);
  return {
    label: offer.label,
    kind: offer.kind,
    detail: offer.detail,
    // The detail stands beside the one item that is selected; this beside each.
    labelDetails: { description: offer.detail },
    sortText: String(index).padStart(4, '0'),
    filterText: filterText(offer),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(newText.includes('\n') && support.keepsIndentation ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: editOf(context, place.word, newText),
    ...mendingOf(context, place),
    ...documentationOf(context, place, offer),
  };
}

function editOf(
  { document, offset, support }: CompletionContext,
  word: Range,
  newText: string,
): NonNullable<CompletionItem['textEdit']> {
  const replace = lspRange(document, word);
  if (!support.insertsOrReplaces || word.end === offset) return { range: replace, newText };
  return { insert: lspRange(document, { start: word.start, end: offset }), replace, newText };
}

function mendingOf(
  { document }: CompletionContext,
  { mending = [] }: Place,
): Pick<CompletionItem, 'additionalTextEdits'> {
  if (mending.length === 0) return {};
  return { additionalTextEdits: mending.map(({ range, newText }) => ({ range: lspRange(document, range), newText })) };
}

function documentationOf(
  { support }: CompletionContext,
  { document }: Place,
  { about, meaning }: Offer,
): Pick<CompletionItem, 'data' | 'documentation'> {
  if (about === undefined) return meaning === undefined ? {} : { documentation: meaning };
  const data: ItemData = { uri: support.uri, about };
  if (support.asksForDocumentation) return { data };
  const documentation = meaning ?? document(about);
  return documentation === undefined ? { data } : { data, documentation };
}

/** Those that go with the typed letters, and of these first the ones that begin with them. */
function likeliest(offers: readonly Offer[], typed: string): readonly Offer[] {
  const isBegun = ({ label, value }: Offer): boolean => (value ?? label).toLowerCase().startsWith(typed);
  const begun = offers.filter(isBegun);
  if (begun.length >= MOST_OFFERS) return begun.slice(0, MOST_OFFERS);
  const others = offers.filter((offer) => !isBegun(offer) && matches(typed, filterText(offer)));
  return [...begun, ...others].slice(0, MOST_OFFERS);
}

function filterText({ label, value, also }: Offer): string {
  const text = value ?? label;
  return also === undefined || also === '' ? text : `${text} ${also}`;
}
