/** How often: the frequency at which a control operates and the cadence at which a definition is reviewed. */

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

/** The words of the format first; after them the ways in which people write the same. */
const INTERVALS: ReadonlyMap<string, Interval> = new Map([
  ['daily', daysEvery(1)],
  ['weekly', daysEvery(7)],
  ['monthly', monthsEvery(1)],
  ['quarterly', monthsEvery(3)],
  ['semiannual', monthsEvery(6)],
  ['annual', monthsEvery(12)],
  ['everyday', daysEvery(1)],
  ['fortnightly', daysEvery(14)],
  ['semiannually', monthsEvery(6)],
  ['halfyearly', monthsEvery(6)],
  ['annually', monthsEvery(12)],
  ['yearly', monthsEvery(12)],
  ['everyyear', monthsEvery(12)],
  ['onceayear', monthsEvery(12)],
  ['biennial', monthsEvery(24)],
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

/** The format's word for a frequency or cadence, or a phrase where there is none: `every 45 days`. */
export function displayFrequency(frequency: Frequency): string {
  if (frequency.kind !== 'interval') return frequency.kind;
  for (const [word, interval] of INTERVALS) {
    if (interval.unit === frequency.unit && interval.count === frequency.count) return word;
  }
  return `every ${frequency.count} ${frequency.unit}s`;
}

/** The format's word for a step, or an ISO 8601 duration where it has none: what a file is to say. */
export function frequencyAsWritten(interval: Interval): string {
  const word = displayFrequency(interval);
  return word.includes(' ') ? `P${interval.count}${interval.unit === 'month' ? 'M' : 'D'}` : word;
}

/** The frequencies of the format, and what they mean. */
export const FREQUENCY_MEANINGS: readonly (readonly [word: string, meaning: string])[] = [
  ['continuous', 'without a pause, by a system'],
  ['daily', 'every day'],
  ['weekly', 'every week'],
  ['monthly', 'every month'],
  ['quarterly', 'every three months'],
  ['semiannual', 'every six months'],
  ['annual', 'every year'],
  ['per-event', 'whenever something happens, such as a joiner'],
];

/** The cadences worth offering: nobody re-reads a policy each week. */
export const CADENCE_MEANINGS = FREQUENCY_MEANINGS.slice(3, 7);
