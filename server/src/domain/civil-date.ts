/**
 * Civil dates: reading every spelling people use, and calendar arithmetic. No clock, no time zone.
 *
 * The arithmetic is our own, in whole numbers: a date library takes longer to load and to warm up than everything else that
 * a small check does. A test holds it to that library, day by day.
 */

import * as l10n from '@vscode/l10n';

import { Remembered } from './remembered.ts';

declare const civilDate: unique symbol;

/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`; strings compare in date order. */
export type CivilDate = string & { readonly [civilDate]: true };

/** What a text meant as a date says. `iso` is false for a spelling that a fix would rewrite. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: CivilDate; readonly iso: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [CivilDate, CivilDate] }
  | { readonly kind: 'invalid'; readonly reason: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As people write them in files. */
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** As messages name them. */
const MONTH_TITLES: readonly (() => string)[] = [
  () => l10n.t({ message: 'January', comment: ['A month'] }),
  () => l10n.t({ message: 'February', comment: ['A month'] }),
  () => l10n.t({ message: 'March', comment: ['A month'] }),
  () => l10n.t({ message: 'April', comment: ['A month'] }),
  () => l10n.t({ message: 'May', comment: ['A month'] }),
  () => l10n.t({ message: 'June', comment: ['A month'] }),
  () => l10n.t({ message: 'July', comment: ['A month'] }),
  () => l10n.t({ message: 'August', comment: ['A month'] }),
  () => l10n.t({ message: 'September', comment: ['A month'] }),
  () => l10n.t({ message: 'October', comment: ['A month'] }),
  () => l10n.t({ message: 'November', comment: ['A month'] }),
  () => l10n.t({ message: 'December', comment: ['A month'] }),
];

/** A day as messages write it: short, and never by numbers alone. */
const DISPLAYED: readonly ((day: number, year: string) => string)[] = [
  (day, year) => l10n.t('{0} Jan {1}', day, year),
  (day, year) => l10n.t('{0} Feb {1}', day, year),
  (day, year) => l10n.t('{0} Mar {1}', day, year),
  (day, year) => l10n.t('{0} Apr {1}', day, year),
  (day, year) => l10n.t('{0} May {1}', day, year),
  (day, year) => l10n.t('{0} Jun {1}', day, year),
  (day, year) => l10n.t('{0} Jul {1}', day, year),
  (day, year) => l10n.t('{0} Aug {1}', day, year),
  (day, year) => l10n.t('{0} Sep {1}', day, year),
  (day, year) => l10n.t('{0} Oct {1}', day, year),
  (day, year) => l10n.t('{0} Nov {1}', day, year),
  (day, year) => l10n.t('{0} Dec {1}', day, year),
];

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function isoText(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return isDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
}

/** The date of a year, month (1–12) and day, or undefined when there is no such day. */
export function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  const text = isoText(year, month, day);
  return isCivilDate(text) ? text : undefined;
}

function explainInvalid(year: number, month: number, day: number): string {
  if (month < 1 || month > 12) return l10n.t('there is no month {0}', month);
  const last = daysInMonth(year, month);
  const name = MONTH_TITLES[month - 1]?.() ?? '';
  return l10n.t('{0} {1} has {2} days, so there is no day {3}', name, year, last, day);
}

/** The reason is put into words when it is asked for: most texts are read to see whether they are a date at all. */
function invalid(reason: () => string): DateReading {
  return {
    kind: 'invalid',
    get reason() {
      return reason();
    },
  };
}

function reading(year: number, month: number, day: number, iso: boolean): DateReading {
  const date = dateOf(year, month, day);
  return date === undefined ? invalid(() => explainInvalid(year, month, day)) : { kind: 'date', date, iso };
}

function monthByName(name: string): number | undefined {
  const lower = name.toLowerCase().replace(/\.$/, '');
  const index = MONTHS.indexOf(lower.slice(0, 3));
  if (index < 0) return undefined;
  const full = (MONTH_NAMES[index] ?? '').toLowerCase();
  const isName = lower.length >= 3 && (full.startsWith(lower) || lower === 'sept');
  return isName ? index + 1 : undefined;
}

function readSlashed(first: number, second: number, year: number): DateReading {
  const monthFirst = dateOf(year, first, second);
  const dayFirst = dateOf(year, second, first);
  if (monthFirst !== undefined && dayFirst !== undefined && monthFirst !== dayFirst) {
    return { kind: 'ambiguous', candidates: [monthFirst, dayFirst] };
  }
  const only = monthFirst ?? dayFirst;
  if (only !== undefined) return { kind: 'date', date: only, iso: false };
  return invalid(() => l10n.t('neither {0} nor {1} can be the month of such a day', first, second));
}

/**
 * Reads a date in any spelling that real policy repositories use: `2026-01-15`, a time stamp that begins so,
 * `2018/06/01`, `Jun 1 2018`, `June 1st, 2018`, `1 June 2018`, `01-Jun-2018`. `01/02/2018` can be two days and is
 * reported as ambiguous; `13/02/2018` can only be one. Anything else is invalid, with a reason in plain words.
 */
export function readDate(text: string): DateReading {
  return readings.get(text, computeReading);
}

/** The same few dates come again and again. */
const readings = new Remembered<string, DateReading>(4096);

function computeReading(text: string): DateReading {
  const source = text.trim();
  let match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(source);
  if (match) return reading(Number(match[1]), Number(match[2]), Number(match[3]), source.length === 10);
  match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(source);
  if (match) return reading(Number(match[1]), Number(match[2]), Number(match[3]), false);
  match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(source);
  if (match) return readSlashed(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^([A-Za-z]{3,9}\.?)[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})$/.exec(source);
  if (match) return readNamed(Number(match[3]), match[1] ?? '', Number(match[2]));
  match = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9}\.?),?[ -](\d{4})$/.exec(source);
  if (match) return readNamed(Number(match[3]), match[2] ?? '', Number(match[1]));
  return invalid(() => l10n.t('this is not a date that can be read'));
}

function readNamed(year: number, name: string, day: number): DateReading {
  const month = monthByName(name);
  return month === undefined
    ? invalid(() => l10n.t('“{0}” is not the name of a month', name))
    : reading(year, month, day, false);
}

/**
 * The day that was most likely meant by a date that is no day of the calendar: the last of its month where the month has not so
 * many (2026-02-30), the other order where there is no such month (2026-15-03). Undefined for anything else.
 */
export function dayMeant(text: string): CivilDate | undefined {
  const [, year = '', first = '', second = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim()) ?? [];
  if (year !== '') return nearestDay(Number(year), Number(first), Number(second));
  const [, one = '', other = '', last = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.trim()) ?? [];
  return last === '' ? undefined : nearestDay(Number(last), Number(one), Number(other));
}

function nearestDay(year: number, first: number, second: number): CivilDate | undefined {
  const isMonth = first >= 1 && first <= 12;
  const [month, day] = isMonth ? [first, second] : [second, first];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return dateOf(year, month, Math.min(day, daysInMonth(year, month)));
}

function constant(text: string): CivilDate {
  if (isCivilDate(text)) return text;
  throw new Error(`not a date: ${text}`);
}

export const FIRST_DATE = constant('0000-01-01');
export const LAST_DATE = constant('9999-12-31');

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
const dayOf = (date: CivilDate): number => Number(date.slice(8, 10));

/** Beyond the years 0000–9999: clamped, since no engagement lies there and callers must not fail. */
function clamped(year: number, month: number, day: number): CivilDate {
  return dateOf(year, month, day) ?? (year < 0 ? FIRST_DATE : LAST_DATE);
}

const DAYS_IN_YEAR = 365;
/** Four centuries, after which the calendar repeats itself. */
const DAYS_IN_CYCLE = 400 * DAYS_IN_YEAR + 97;
/** Days of a year that begins in March before the first of each of its months: a leap day then comes last. */
const DAYS_BEFORE_MONTH = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];

/** A day's number, counted from 1 March of the year 0; days before that are negative. */
function dayNumber(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * DAYS_IN_YEAR + leapDays + (DAYS_BEFORE_MONTH[(month + 9) % 12] ?? 0) + day - 1;
}

function numberOf(date: CivilDate): number {
  return dayNumber(yearOf(date), monthOf(date), dayOf(date));
}

/** The day with a number. */
function dateNumbered(number: number): CivilDate {
  const cycle = Math.floor(number / DAYS_IN_CYCLE);
  const inCycle = number - cycle * DAYS_IN_CYCLE;
  // Leap days so far: one in 4 years (1,460 days before each), none in 100 (36,524), one again in 400 (146,096).
  const leapDays = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const fromMarch = Math.floor((inCycle - leapDays) / DAYS_IN_YEAR);
  const inYear = inCycle - (fromMarch * DAYS_IN_YEAR + Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100));
  let index = Math.floor(inYear / 31);
  if ((DAYS_BEFORE_MONTH[index + 1] ?? Infinity) <= inYear) index += 1;
  const year = cycle * 400 + fromMarch + (index >= 10 ? 1 : 0);
  return clamped(year, ((index + 2) % 12) + 1, inYear - (DAYS_BEFORE_MONTH[index] ?? 0) + 1);
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateNumbered(numberOf(date) + days);
}

/** The same day `months` later; a day that month lacks becomes its last (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return clamped(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/** Days from `start` to `end`: 0 for the same day, negative when `end` is earlier. */
export function daysBetween(start: CivilDate, end: CivilDate): number {
  return numberOf(end) - numberOf(start);
}

/** ISO day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(date: CivilDate): number {
  // 1 March of the year 0 was a Wednesday.
  return ((((numberOf(date) + 2) % 7) + 7) % 7) + 1;
}

/** The last day of the month of a date. */
export function endOfMonth(date: CivilDate): CivilDate {
  return clamped(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}

/** How a person writes it: `30 Jun 2026` in English. */
export function displayDate(date: CivilDate): string {
  return DISPLAYED[monthOf(date) - 1]?.(dayOf(date), date.slice(0, 4)) ?? date;
}
