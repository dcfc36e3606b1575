/** Civil dates: reading every spelling people use, and calendar arithmetic. No clock, no time zone. */

import * as Duration from 'temporal-polyfill/fns/Duration';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';

declare const civilDate: unique symbol;

/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`; strings compare in date order. */
export type CivilDate = string & { readonly [civilDate]: true };

/** What a text meant as a date says. `iso` is false for a spelling that a fix would rewrite. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: CivilDate; readonly iso: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [CivilDate, CivilDate] }
  | { readonly kind: 'invalid'; readonly reason: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
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

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function isoText(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  return PlainDate.daysInMonth(PlainDate.create(year, month, 1));
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), month);
}

/** The date of a year, month (1–12) and day, or undefined when there is no such day. */
export function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  const text = isoText(year, month, day);
  return isCivilDate(text) ? text : undefined;
}

function explainInvalid(year: number, month: number, day: number): string {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const last = daysInMonth(year, month);
  return `${MONTH_NAMES[month - 1] ?? ''} ${year} has ${last} days, so there is no day ${day}`;
}

function reading(year: number, month: number, day: number, iso: boolean): DateReading {
  const date = dateOf(year, month, day);
  return date === undefined
    ? { kind: 'invalid', reason: explainInvalid(year, month, day) }
    : { kind: 'date', date, iso };
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
  return { kind: 'invalid', reason: `neither ${first} nor ${second} can be the month of such a day` };
}

/**
 * Reads a date in any spelling that real policy repositories use: `2026-01-15`, a time stamp that begins so,
 * `2018/06/01`, `Jun 1 2018`, `June 1st, 2018`, `1 June 2018`, `01-Jun-2018`. `01/02/2018` can be two days and is
 * reported as ambiguous; `13/02/2018` can only be one. Anything else is invalid, with a reason in plain words.
 */
export const readDate: (text: string) => DateReading = remembered((text) => {
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
  return { kind: 'invalid', reason: 'this is not a date that can be read' };
});

function readNamed(year: number, name: string, day: number): DateReading {
  const month = monthByName(name);
  return month === undefined
    ? { kind: 'invalid', reason: `“${name}” is not the name of a month` }
    : reading(year, month, day, false);
}

/**
 * Answers by question, since the same few dates come again and again and the library takes microseconds each time. Emptied
 * when full, which costs less than choosing what to forget.
 */
function remembered<K, T>(compute: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = compute(key);
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
}

const REMEMBERED = 4096;

function recordOf(date: CivilDate): ReturnType<typeof PlainDate.create> {
  return PlainDate.create(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function civil(record: ReturnType<typeof PlainDate.create>): CivilDate {
  const text = PlainDate.toString(record);
  if (isCivilDate(text)) return text;
  // Beyond the years 0000–9999: clamped, since no engagement lies there and callers must not fail.
  return text.startsWith('-') ? FIRST_DATE : LAST_DATE;
}

function constant(text: string): CivilDate {
  if (isCivilDate(text)) return text;
  throw new Error(`not a date: ${text}`);
}

export const FIRST_DATE = constant('0000-01-01');
export const LAST_DATE = constant('9999-12-31');

/** The day `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return moved(`${date}D${days}`);
}

/** A date, a unit and a count in one text, so that the answer can be remembered. */
const moved = remembered((step: string): CivilDate => {
  const record = PlainDate.create(Number(step.slice(0, 4)), Number(step.slice(5, 7)), Number(step.slice(8, 10)));
  const count = Number(step.slice(11));
  return civil(step.charAt(10) === 'D' ? PlainDate.addDays(record, count) : PlainDate.addMonths(record, count));
});

/** The same day `months` later; a day that month lacks becomes its last (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return moved(`${date}M${months}`);
}

/** Days from `start` to `end`: 0 for the same day, negative when `end` is earlier. */
export function daysBetween(start: CivilDate, end: CivilDate): number {
  return Duration.total(PlainDate.diff(recordOf(start), recordOf(end), { largestUnit: 'day' }), 'day');
}

/** ISO day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(date: CivilDate): number {
  return PlainDate.dayOfWeek(recordOf(date));
}

/** The last day of the month of a date. */
export function endOfMonth(date: CivilDate): CivilDate {
  return civil(PlainDate.endOfMonth(recordOf(date)));
}

/** How a person writes it: `30 Jun 2026`. English, like every message. */
export function displayDate(date: CivilDate): string {
  const month = MONTH_NAMES[Number(date.slice(5, 7)) - 1] ?? '';
  return `${Number(date.slice(8, 10))} ${month.slice(0, 3)} ${date.slice(0, 4)}`;
}
