/** Periods of days: reading `2026-Q1` and its kin, and comparing them. */

import * as l10n from '@vscode/l10n';

import {
  addDays,
  addMonths,
  type CivilDate,
  dateOf,
  dayOfWeek,
  daysBetween,
  displayDate,
  endOfMonth,
  readDate,
} from './civil-date.ts';
import { Remembered } from './remembered.ts';

const MONTHS_IN_QUARTER = 3;

/** Both days belong to the period; `start` is never after `end`. */
export interface Period {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

/** The period of whole calendar months that begins with a month (1–12). */
function months(year: number, month: number, count: number): Period | undefined {
  const start = dateOf(year, month, 1);
  return start === undefined ? undefined : { start, end: addDays(addMonths(start, count), -1) };
}

/** ISO 8601 week `week` (1–53) of a week-year: Monday to Sunday; undefined for a week 53 that the year lacks. */
export function isoWeek(year: number, week: number): Period | undefined {
  const fourth = dateOf(year, 1, 4);
  if (fourth === undefined || week < 1 || week > 53) return undefined;
  const monday = addDays(fourth, 1 - dayOfWeek(fourth) + (week - 1) * 7);
  // A week belongs to the year its Thursday is in.
  if (Number(addDays(monday, 3).slice(0, 4)) !== year) return undefined;
  return { start: monday, end: addDays(monday, 6) };
}

/**
 * Reads a period as written in evidence: `2026`, `2026-H1`, `2026-Q1` (also `Q1 2026`, `2026Q1`), `2026-03`, `2026-W10`,
 * or a date in any spelling that is one certain day. Quarters and halves are those of the calendar year.
 * Undefined when it is none of these, or names a week or day that does not exist.
 */
export function readPeriod(text: string): Period | undefined {
  const source = text.trim().toUpperCase();
  let match = /^(\d{4})$/.exec(source);
  if (match) return months(Number(match[1]), 1, 12);
  match = /^(\d{4})[- ]?([HQW])(\d{1,2})$/.exec(source);
  if (match) return numbered(Number(match[1]), match[2] ?? '', Number(match[3]));
  match = /^([HQW])(\d{1,2})[- ](\d{4})$/.exec(source);
  if (match) return numbered(Number(match[3]), match[1] ?? '', Number(match[2]));
  match = /^(\d{4})-(\d{2})$/.exec(source);
  if (match) {
    const month = Number(match[2]);
    return month >= 1 && month <= 12 ? months(Number(match[1]), month, 1) : undefined;
  }
  const reading = readDate(text);
  return reading.kind === 'date' ? { start: reading.date, end: reading.date } : undefined;
}

function numbered(year: number, unit: string, index: number): Period | undefined {
  if (unit === 'H') return index === 1 || index === 2 ? months(year, index * 6 - 5, 6) : undefined;
  if (unit === 'Q') return index >= 1 && index <= 4 ? months(year, index * 3 - 2, 3) : undefined;
  return isoWeek(year, index);
}

/** The last day of the calendar quarter of a day. */
export function endOfQuarter(date: CivilDate): CivilDate {
  const month = Number(date.slice(5, 7));
  return endOfMonth(addMonths(date, (MONTHS_IN_QUARTER - (month % MONTHS_IN_QUARTER)) % MONTHS_IN_QUARTER));
}

/** Whether the two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether every day of `inner` is in `outer`. */
export function contains(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The number of days in a period. */
export function dayCount({ start, end }: Period): number {
  return daysBetween(start, end) + 1;
}

/** The days of a period that lie in none of the others, as periods in order, without days that follow each other apart. */
export function uncovered(whole: Period, others: readonly Period[]): readonly Period[] {
  const gaps: Period[] = [];
  let { start } = whole;
  for (const other of others.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    if (other.end < start) continue;
    if (other.start > whole.end) break;
    if (other.start > start) gaps.push({ start, end: addDays(other.start, -1) });
    if (other.end >= whole.end) return gaps;
    start = addDays(other.end, 1);
  }
  return [...gaps, { start, end: whole.end }];
}

/** Whether the day is in the period. */
export function includes(period: Period, date: CivilDate): boolean {
  return period.start <= date && date <= period.end;
}

/** The shortest usual name: `2026`, `2026-H1`, `2026-Q2`, `2026-03`, `2026-W10`, a day, or `1 Jan 2026 – 15 Feb 2026`. */
export function displayPeriod(period: Period): string {
  const name = names.get(`${period.start} ${period.end}`, () => nameOf(period));
  if (name !== NO_NAME) return name;
  if (period.start === period.end) return displayDate(period.start);
  return l10n.t('{0} – {1}', displayDate(period.start), displayDate(period.end));
}

/** Of a period that has none of its own, and is called by its days. */
const NO_NAME = '';

/** An audit has the same few windows for all of its controls, and each is named again and again. */
const names = new Remembered<string, string>(4096);

function nameOf(period: Period): string {
  if (period.start === period.end) return NO_NAME;
  const year = Number(period.start.slice(0, 4));
  const month = Number(period.start.slice(5, 7));
  const same = (other: Period | undefined): boolean =>
    other !== undefined && other.start === period.start && other.end === period.end;
  if (same(months(year, 1, 12))) return String(year);
  for (const half of [1, 2]) if (same(months(year, half * 6 - 5, 6))) return `${year}-H${half}`;
  for (const quarter of [1, 2, 3, 4]) if (same(months(year, quarter * 3 - 2, 3))) return `${year}-Q${quarter}`;
  if (same(months(year, month, 1))) return period.start.slice(0, 7);
  // A week belongs to the year its Thursday is in, and is counted from that year's first.
  const thursday = addDays(period.start, 3);
  const weekYear = Number(thursday.slice(0, 4));
  const week = Math.floor(daysBetween(dateOf(weekYear, 1, 1) ?? thursday, thursday) / 7) + 1;
  if (same(isoWeek(weekYear, week))) return `${weekYear}-W${String(week).padStart(2, '0')}`;
  return NO_NAME;
}
