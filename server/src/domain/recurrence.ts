/** How often: the frequency at which a control operates and the cadence at which a definition is reviewed. */

import * as l10n from '@vscode/l10n';

import { addDays, addMonths, type CivilDate } from './civil-date.ts';

/** A fixed step of calendar months or of days. */
export interface Interval {
  readonly kind: 'interval';
  readonly unit: 'month' | 'day';
  readonly count: number;
}

/** A review cadence is always a step: a definition is re-read after some time. */
export type Cadence = Interval;

/** A control's frequency: a step, without a pause, or whenever something happens. */
export type Frequency = Interval | { readonly kind: 'continuous' } | { readonly kind: 'per-event' };

const monthsEvery = (count: number): Interval => ({ kind: 'interval', unit: 'month', count });
const daysEvery = (count: number): Interval => ({ kind: 'interval', unit: 'day', count });

/** The word that the format has for a frequency, or people have where it has none. */
export type FrequencyWord = (typeof STEPS)[number][0] | 'continuous' | 'per-event';

const STEPS = [
  ['daily', daysEvery(1)],
  ['weekly', daysEvery(7)],
  ['fortnightly', daysEvery(14)],
  ['monthly', monthsEvery(1)],
  ['quarterly', monthsEvery(3)],
  ['semiannual', monthsEvery(6)],
  ['annual', monthsEvery(12)],
  ['biennial', monthsEvery(24)],
] as const;

/** And the ways in which people write the same. */
const INTERVALS: ReadonlyMap<string, Interval> = new Map<string, Interval>([
  ...STEPS,
  ['everyday', daysEvery(1)],
  ['semiannually', monthsEvery(6)],
  ['halfyearly', monthsEvery(6)],
  ['annually', monthsEvery(12)],
  ['yearly', monthsEvery(12)],
  ['everyyear', monthsEvery(12)],
  ['onceayear', monthsEvery(12)],
  ['biennially', monthsEvery(24)],
]);

/**
 * Reads an ISO 8601 duration made of whole years, months, weeks and days (`P1Y`, `P6M`, `P30D`). Undefined for anything
 * else: times of day make no sense here, a mix of months and days has no fixed step, and zero never recurs.
 */
export function readDuration(text: string): Interval | undefined {
  const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0));
  const monthCount = (years ?? 0) * 12 + (months ?? 0);
  const dayCount = (weeks ?? 0) * 7 + (days ?? 0);
  if (monthCount > 0 && dayCount === 0) return monthsEvery(monthCount);
  if (dayCount > 0 && monthCount === 0) return daysEvery(dayCount);
  return undefined;
}

/** Reads a review cadence: a word such as `annual` (case, hyphens and `-ly` aside) or an ISO 8601 duration. */
export function readCadence(text: string): Cadence | undefined {
  return INTERVALS.get(text.toLowerCase().replace(/[\s_-]/g, '')) ?? readDuration(text);
}

/** Reads a control's frequency: what a cadence may be, `continuous` or `per-event`. */
export function readFrequency(text: string): Frequency | undefined {
  const word = text.toLowerCase().replace(/[\s_-]/g, '');
  if (word === 'continuous' || word === 'continuously') return { kind: 'continuous' };
  if (['perevent', 'eventdriven', 'asneeded', 'adhoc', 'onevent'].includes(word)) return { kind: 'per-event' };
  return readCadence(text);
}

/** The day one step (or `times` steps) after a date. */
export function advance(date: CivilDate, interval: Interval, times = 1): CivilDate {
  return interval.unit === 'month' ? addMonths(date, interval.count * times) : addDays(date, interval.count * times);
}

/** The word for a frequency or cadence as a file says it; undefined where there is none. */
export function frequencyWord(frequency: Frequency): FrequencyWord | undefined {
  if (frequency.kind !== 'interval') return frequency.kind;
  for (const [word, { unit, count }] of STEPS) if (unit === frequency.unit && count === frequency.count) return word;
  return undefined;
}

const SHOWN: Readonly<Record<FrequencyWord, () => string>> = {
  continuous: () => l10n.t({ message: 'continuous', comment: ['How often a control operates'] }),
  daily: () => l10n.t({ message: 'daily', comment: ['How often a control operates'] }),
  weekly: () => l10n.t({ message: 'weekly', comment: ['How often a control operates'] }),
  fortnightly: () => l10n.t({ message: 'fortnightly', comment: ['How often a control operates'] }),
  monthly: () => l10n.t({ message: 'monthly', comment: ['How often a control operates or a document is reviewed'] }),
  quarterly: () =>
    l10n.t({ message: 'quarterly', comment: ['How often a control operates or a document is reviewed'] }),
  semiannual: () =>
    l10n.t({ message: 'semiannual', comment: ['How often a control operates or a document is reviewed'] }),
  annual: () => l10n.t({ message: 'annual', comment: ['How often a control operates or a document is reviewed'] }),
  biennial: () => l10n.t({ message: 'biennial', comment: ['How often a document is reviewed'] }),
  'per-event': () =>
    l10n.t({ message: 'per-event', comment: ['How often a control operates: whenever something happens'] }),
};

/** How a message says a frequency or cadence: a word where there is one, else a phrase: `every 45 days`. */
export function displayFrequency(frequency: Frequency): string {
  const word = frequencyWord(frequency);
  if (word !== undefined) return SHOWN[word]();
  if (frequency.kind !== 'interval') return frequency.kind;
  const { unit, count } = frequency;
  return unit === 'month' ? l10n.t('every {0} months', count) : l10n.t('every {0} days', count);
}

/** The format's word for a step, or an ISO 8601 duration where it has none: what a file is to say. */
export function frequencyAsWritten(interval: Interval): string {
  return frequencyWord(interval) ?? `P${interval.count}${interval.unit === 'month' ? 'M' : 'D'}`;
}

/** Its meaning is asked for each time, since no language is known when this is loaded. */
function meant(word: FrequencyWord, meaning: () => string): readonly [word: string, meaning: string] {
  return Object.defineProperty<[string, string]>([word, ''], 1, { get: meaning });
}

/** The frequencies of the format, and what they mean. */
export const FREQUENCY_MEANINGS: readonly (readonly [word: string, meaning: string])[] = [
  meant('continuous', () => l10n.t('without a pause, by a system')),
  meant('daily', () => l10n.t('every day')),
  meant('weekly', () => l10n.t('every week')),
  meant('monthly', () => l10n.t('every month')),
  meant('quarterly', () => l10n.t('every three months')),
  meant('semiannual', () => l10n.t('every six months')),
  meant('annual', () => l10n.t('every year')),
  meant('per-event', () => l10n.t('whenever something happens, such as a joiner')),
];

/** The cadences worth offering: nobody re-reads a policy each week. */
export const CADENCE_MEANINGS = FREQUENCY_MEANINGS.slice(3, 7);
