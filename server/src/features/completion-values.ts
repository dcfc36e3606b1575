/** The values that fit a field: choices, frequencies, criteria, records, dates and periods. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Field } from '../domain/field.ts';
import { compareIds } from '../domain/id-order.ts';
import type { RecordKind } from '../domain/kinds.ts';
import { advance } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { interval, titleOf } from '../facts/record.ts';
import { criterionKey } from '../frameworks/framework.ts';
import { readCriteria } from '../frameworks/reference.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** One thing that may be written. */
export interface Offer {
  readonly label: string;
  /** Shown beside the label. */
  readonly detail: string;
  readonly kind: CompletionItemKind;
  /** Shown when more is asked for. */
  readonly meaning?: string;
  /** What is written, where that is more than the label. */
  readonly insert?: string;
  /** What the typed letters are compared with besides the label: a title. */
  readonly also?: string;
}

const FREQUENCIES: readonly (readonly [string, string])[] = [
  ['continuous', 'without a pause, by a system'],
  ['daily', 'every day'],
  ['weekly', 'every week'],
  ['monthly', 'every month'],
  ['quarterly', 'every three months'],
  ['semiannual', 'every six months'],
  ['annual', 'every year'],
  ['per-event', 'whenever something happens, such as a joiner'],
];

/** What a word for a frequency says in other words: `every three months`; undefined for one that is not offered. */
export function wordMeaning(word: string): string | undefined {
  return FREQUENCIES.find(([one]) => one === word.toLowerCase())?.[1];
}

const CADENCES = FREQUENCIES.filter(([word]) => ['monthly', 'quarterly', 'semiannual', 'annual'].includes(word));

const DURATIONS: readonly (readonly [string, string])[] = [
  ['P15D', '15 days'],
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P1Y', 'a year'],
  ['P7Y', 'seven years'],
];

function plain([label, detail]: readonly [string, string]): Offer {
  return { label, detail, kind: CompletionItemKind.Value };
}

/** What values depend on besides their field. */
export interface ValueContext {
  readonly engine: Engine;
  /** The record in which the value would stand. */
  readonly record: RecordRef | undefined;
  /** The framework over a list of criteria, where one is written. */
  readonly framework: string | undefined;
  /** What stands in the same list already. */
  readonly others: readonly string[];
}

/** The values of a field in the order in which they are likely; none where anything may stand. */
export function valueOffers(context: ValueContext, field: Field): readonly Offer[] {
  const { engine, others } = context;
  const { type } = field;
  const absent = (offers: readonly Offer[]): readonly Offer[] => offers.filter(({ label }) => !others.includes(label));
  switch (type.type) {
    case 'choice':
      return absent(
        type.choices.map(({ value, meaning }) => ({
          label: value,
          detail: meaning,
          kind: CompletionItemKind.EnumMember,
        })),
      );
    case 'boolean':
      return ['true', 'false'].map((label) => plain([label, field.meaning]));
    case 'frequency':
      return FREQUENCIES.map(plain);
    case 'cadence':
      return CADENCES.map(plain);
    case 'duration':
      return DURATIONS.map(plain);
    case 'criteria':
      return criteriaOffers(context);
    case 'owner': {
      // Whoever is named already may be so by name, address or handle.
      const named = new Set(
        others.flatMap((name) => engine.snapshot.people(name)).map(({ record }) => record.id?.text),
      );
      return [...recordOffers(engine, 'person'), ...recordOffers(engine, 'team')].filter(
        ({ label }) => !named.has(label),
      );
    }
    case 'reference':
      return absent(recordOffers(engine, type.to));
    case 'date':
      return dateOffers(context, field);
    case 'period':
      return periodOffers(engine);
    case 'text':
      return field.name === 'frameworks' ? absent(frameworkOffers(engine, true)) : [];
    case 'id':
    case 'version':
    case 'number':
    case 'quantity':
    case 'target':
    case 'digest':
    case 'path':
    case 'url':
    case 'glob':
    case 'record':
    case 'any':
      return [];
    default:
      return [];
  }
}

/** Criteria in scope first; those out of scope cannot be asked for by this engagement. */
function criteriaOffers({ engine, framework, others }: ValueContext): readonly Offer[] {
  const { catalogue } = engine.snapshot;
  const named = framework === undefined ? undefined : catalogue.framework(framework);
  if (framework !== undefined && named === undefined) return [];
  const present = new Set<string>();
  for (const other of others) {
    const reading = readCriteria(catalogue, other, framework);
    if (reading.kind !== 'one' && reading.kind !== 'several') continue;
    for (const criterion of reading.criteria) present.add(criterionKey(reading.framework, criterion));
  }
  const rows = (named === undefined ? catalogue.frameworks : [named])
    .flatMap(({ id, criteria }) => criteria.map((criterion) => `${id}.${criterion.id}`))
    .filter((key) => !present.has(key))
    .flatMap((key) => engine.readiness.criterion(key) ?? []);
  return rows
    .toSorted((a, b) => Number(b.inScope) - Number(a.inScope))
    .map(({ framework: { id }, criterion, key, inScope, readiness }) => ({
      label: named !== undefined || id === catalogue.builtIn.id ? criterion.id : key,
      detail: [criterion.label, inScope ? readiness : 'out of scope'].filter((part) => part !== '').join(' · '),
      also: `${criterion.id} ${criterion.label}`,
      kind: CompletionItemKind.EnumMember,
    }));
}

/** The frameworks that are known, the built-in one first; `own`: only the organization's. */
export function frameworkOffers({ snapshot: { catalogue } }: Engine, own = false): readonly Offer[] {
  const frameworks = own ? catalogue.own : catalogue.frameworks;
  return frameworks.map(({ id, name }) => ({ label: id, detail: name, kind: CompletionItemKind.Module }));
}

/** The records of a kind by ID, each once, in the order of their IDs. */
export function recordOffers({ snapshot }: Engine, kind: RecordKind): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { record } of snapshot.records(kind)) {
    const id = record.id?.text;
    if (id === undefined || offers.has(id)) continue;
    const title = titleOf(record);
    offers.set(id, { label: id, detail: title, also: title, kind: CompletionItemKind.Reference });
  }
  return [...offers.values()].sort((a, b) => compareIds(a.label, b.label));
}

/** Fields for which a day ahead is likelier than today. */
const AHEAD: ReadonlySet<string> = new Set(['next_review', 'expires']);

function dateOffers({ engine, record }: ValueContext, field: Field): readonly Offer[] {
  const { today, configuration } = engine.snapshot;
  const offers: (readonly [string, string])[] = [[today, 'today']];
  if (AHEAD.has(field.name)) {
    const cadence = record === undefined ? undefined : interval(record.record, 'review_cadence');
    const step = cadence ?? { kind: 'interval', unit: 'month', count: 12 };
    offers.unshift([
      advance(today, step),
      cadence === undefined ? 'a year from today' : 'today plus the review cadence',
    ]);
  }
  const { engagement } = configuration;
  if (engagement.type === 2 && engagement.period !== undefined) {
    offers.push([engagement.period.start, 'the audit period begins'], [engagement.period.end, 'the audit period ends']);
  }
  return distinct(offers).map(plain);
}

function periodOffers({ snapshot: { today } }: Engine): readonly Offer[] {
  const year = today.slice(0, 4);
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const offers: (readonly [string, string])[] = [
    [`${year}-Q${quarter}`, 'this quarter'],
    [today.slice(0, 7), 'this month'],
    [today, 'today'],
    ...[1, 2, 3, 4].map((one) => [`${year}-Q${one}`, `quarter ${one}`] as const),
    ...[1, 2].map((one) => [`${year}-H${one}`, `half ${one}`] as const),
    [year, 'this year'],
  ];
  return distinct(offers).map(plain);
}

/** Each value once, as it comes first. */
function distinct(offers: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return offers.filter(([value], index) => offers.findIndex(([other]) => other === value) === index);
}
