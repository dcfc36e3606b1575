/** What a schedule written for cron says of how often something is done, where that is certain. */

import type { FrequencyWord } from '../domain/recurrence.ts';

/** As the libraries know them that Comply and others use. */
const NAMED: ReadonlyMap<string, FrequencyWord> = new Map<string, FrequencyWord>([
  ['@yearly', 'annual'],
  ['@annually', 'annual'],
  ['@monthly', 'monthly'],
  ['@weekly', 'weekly'],
  ['@daily', 'daily'],
  ['@midnight', 'daily'],
]);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Of each month, in a year that is none of 366 days. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * How often a schedule runs: five fields (minute, hour, day, month, weekday), or six with the second first, or a name such as
 * `@monthly`. Undefined where it is none, runs more often than daily, or at uneven steps.
 */
export function cronFrequency(schedule: string): FrequencyWord | undefined {
  const text = schedule.trim().toLowerCase();
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  const fields = text.split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return undefined;
  const [day = '', month = '', weekday = ''] = fields.slice(-3);
  const times = fields.slice(0, -3);
  const most = fields.length === 6 ? [59, 59, 23] : [59, 23];
  // Once on each day that counts, at a time that is.
  if (!times.every((time, index) => /^\d{1,2}$/.test(time) && Number(time) <= (most[index] ?? 0))) return undefined;
  const months = monthsOf(month);
  if (months === undefined) return undefined;
  if (isAny(day)) {
    if (months.length !== MONTHS.length) return undefined;
    if (isAny(weekday)) return 'daily';
    return /^(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)$/.test(weekday) ? 'weekly' : undefined;
  }
  if (!isAny(weekday) || !/^\d{1,2}$/.test(day) || Number(day) < 1) return undefined;
  // A month without such a day is passed over.
  if (months.some((one) => Number(day) > (LENGTHS[one] ?? 0))) return undefined;
  return wordFor(months);
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** Twelve months from 0, in their order; undefined where it cannot be read. */
function monthsOf(field: string): readonly number[] | undefined {
  if (isAny(field)) return MONTHS.map((_, index) => index);
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const by = step === undefined ? 1 : Number(step);
    const [first, last, more] = isAny(range) ? ['1', '12'] : range.split('-');
    const from = monthOf(first);
    const to = last === undefined ? (step === undefined ? from : MONTHS.length - 1) : monthOf(last);
    if (more !== undefined || from === undefined || to === undefined || to < from || by < 1) return undefined;
    for (let month = from; month <= to; month += by) found.add(month);
  }
  return [...found].toSorted((a, b) => a - b);
}

function monthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const index = /^\d{1,2}$/.test(text) ? Number(text) - 1 : MONTHS.indexOf(text);
  return index >= 0 && index < MONTHS.length ? index : undefined;
}

/** The word for so many months of a year at even steps. */
function wordFor(months: readonly number[]): FrequencyWord | undefined {
  const [first = 0] = months;
  const step = MONTHS.length / months.length;
  if (!months.every((month, index) => month === first + index * step)) return undefined;
  switch (step) {
    case 1:
      return 'monthly';
    case 3:
      return 'quarterly';
    case 6:
      return 'semiannual';
    case 12:
      return 'annual';
    default:
      return undefined;
  }
}
