/** The values that fit a field, with what each means: choices, frequencies, durations, records, and what other files of this room know. */

import * as l10n from '@vscode/l10n';
import { CADENCE_MEANINGS, FREQUENCY_MEANINGS } from '../domain/recurrence.ts';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Field } from '../domain/field.ts';
import { type FieldOwner, isRecordKind } from '../domain/kinds.ts';
import type { Engine } from '../engine/engine.ts';
import { text } from '../facts/record.ts';
import type { IndexedDocument, RecordRef } from '../workspace/workspace-index.ts';
import { criteriaOffers } from './completion-criteria.ts';
import { dayOffers, periodOffers } from './completion-days.ts';
import { globOffers, pathOffers } from './completion-files.ts';
import { idOffers, numberOffersIn } from './completion-ids.ts';
import { allOf, type Offer, type Offers } from './completion-offer.ts';
import { ownerOffers } from './completion-people.ts';
import { recordOffers } from './completion-references.ts';

/** What a word for a frequency says in other words: `every three months`; undefined for one that is not offered. */
export function wordMeaning(word: string): string | undefined {
  return FREQUENCY_MEANINGS.find(([one]) => one === word.toLowerCase())?.[1];
}

/** Steps for which there is no word. */
function steps(): readonly (readonly [string, string])[] {
  return [
    ['P14D', l10n.t('every two weeks')],
    ['P2M', l10n.t('every two months')],
    ['P2Y', l10n.t('every two years')],
  ];
}

/** Stretches of time, the shortest first. */
function durations(): readonly (readonly [string, string])[] {
  return [
    ['P7D', l10n.t('a week')],
    ['P14D', l10n.t('two weeks')],
    ...[15, 30, 60, 90].map((days) => [`P${days}D`, l10n.t('{0} days', days)] as const),
    ['P6M', l10n.t('six months')],
    ['P1Y', l10n.t('a year')],
    ['P3Y', l10n.t('three years')],
    ['P7Y', l10n.t('seven years')],
  ];
}

function plain([label, detail]: readonly [string, string]): Offer {
  return { label, detail, kind: CompletionItemKind.Value };
}

/** What values depend on besides their field. */
export interface ValueContext {
  readonly engine: Engine;
  readonly document: IndexedDocument;
  /** Whose field it is. */
  readonly owner: FieldOwner;
  /** The record in which the value would stand, where it can be read. */
  readonly record: RecordRef | undefined;
  /** What is typed so far, up to the cursor. */
  readonly typed: string;
  /** The framework over a list of criteria, where one is written. */
  readonly framework: string | undefined;
  /** What stands in the same list already. */
  readonly others: readonly string[];
}

/** The values of a field in the order in which they are likely; none where anything may stand. */
export function valueOffers(context: ValueContext, field: Field): Offers {
  const { engine, document, typed, others } = context;
  if (field.type.type === 'path') return pathOffers(engine, document, typed);
  if (field.type.type === 'reference' && field.type.to !== 'person') {
    return recordOffers(engine.snapshot, field.type.to, { typed, others });
  }
  return allOf(fewOffers(context, field));
}

/** Where there are hardly ever more than can be shown. */
function fewOffers(context: ValueContext, field: Field): readonly Offer[] {
  const { engine, document, record, typed, others } = context;
  const { snapshot } = engine;
  const { type } = field;
  const absent = (offers: readonly Offer[]): readonly Offer[] => offers.filter(({ label }) => !others.includes(label));
  switch (type.type) {
    case 'choice':
      return absent(
        type.choices.map(({ value, meaning, synonyms }) => ({
          label: value,
          detail: meaning,
          also: (synonyms ?? []).join(' '),
          kind: CompletionItemKind.EnumMember,
        })),
      );
    case 'boolean':
      return ['true', 'false'].map((label) => plain([label, field.meaning]));
    case 'frequency':
      return [...FREQUENCY_MEANINGS, ...steps()].map(plain);
    case 'cadence':
      return [...CADENCE_MEANINGS, ...steps()].map(plain);
    case 'duration':
      return (field.name === 'retention' ? durations().toReversed() : durations()).map(plain);
    case 'criteria':
      return criteriaOffers(engine, context);
    case 'owner':
      return ownerOffers(engine, { field: field.name, record, others });
    case 'reference':
      return ownerOffers(engine, { field: field.name, record, others }).filter(({ about }) => isPerson(about));
    case 'date':
      return dayOffers(snapshot, field, record);
    case 'period':
      return periodOffers(snapshot, { typed, record });
    case 'id':
      return isRecordKind(context.owner) ? idOffers(snapshot, { kind: context.owner, document, record }) : [];
    case 'version':
      return versionOffers(record);
    case 'number':
      return numberOffers(type);
    case 'glob':
      return absent(globOffers(engine, field.name));
    case 'text':
      if (field.name === 'id') return numberOffersIn(context.owner, record, typed);
      return field.name === 'frameworks' ? absent(frameworkOffers(engine, true)) : [];
    case 'quantity':
    case 'target':
    case 'digest':
    case 'path':
    case 'url':
    case 'record':
    case 'any':
      return [];
    default:
      return [];
  }
}

function isPerson(about: Offer['about']): boolean {
  return about?.subject === 'record' && about.kind === 'person';
}

/** The frameworks that are known, the built-in one first; `own`: only the organization's. */
export function frameworkOffers({ snapshot: { catalogue } }: Engine, own = false): readonly Offer[] {
  const frameworks = own ? catalogue.own : catalogue.frameworks;
  return frameworks.map(({ id, name }) => ({ label: id, detail: name, kind: CompletionItemKind.Module }));
}

/** The versions that come after the one that is written, or the first. */
function versionOffers(record: RecordRef | undefined): readonly Offer[] {
  const written = record === undefined ? undefined : text(record.record, 'version');
  const [, major, minor] = /^v?(\d{1,4})(?:\.(\d{1,4}))?$/i.exec(written ?? '') ?? [];
  const offers: (readonly [string, string])[] =
    major === undefined
      ? [
          ['1.0', l10n.t({ message: 'the first', comment: ['A version'] })],
          ['0.1', l10n.t({ message: 'a draft', comment: ['A version'] })],
        ]
      : [
          [`${major}.${Number(minor ?? 0) + 1}`, l10n.t('a small change')],
          [`${Number(major) + 1}.0`, l10n.t('a change of substance')],
        ];
  return offers.map((one) => ({ ...plain(one), isText: true }));
}

/** More are a range and not a choice. */
const MOST_NUMBERS = 10;

function numberOffers({ min, max }: { readonly min?: number; readonly max?: number }): readonly Offer[] {
  if (min === undefined || max === undefined || max - min >= MOST_NUMBERS) return [];
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const value = min + index;
    return plain([String(value), placeInRange(value, min, max)]);
  });
}

function placeInRange(value: number, min: number, max: number): string {
  if (value === min) return l10n.t('the lowest');
  return value === max
    ? l10n.t('the highest')
    : l10n.t({ message: 'of {0}', args: [max], comment: ['Behind a number, the highest of its scale: 3 of 5'] });
}
