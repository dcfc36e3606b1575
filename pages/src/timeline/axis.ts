/** The axis of the timeline: which days it has, how wide a day is drawn, and the years, quarters, months, weeks or days above it. */
import * as l10n from '@vscode/l10n';

import { dayAndMonth, shortMonth } from '../../../server/src/domain/calendar-words.ts';
import {
  addDays,
  addMonths,
  type CivilDate,
  dayOfWeek,
  daysBetween,
  endOfMonth,
  isCivilDate,
} from '../../../server/src/domain/civil-date.ts';
import type { TimelineSpan } from '../../../server/src/protocol/timeline-page.ts';
import { monthAndYear, periodName, quarterOfYear } from './day-words.ts';

export interface TimeAxis {
  readonly first: CivilDate;
  readonly last: CivilDate;
  /** At least one. */
  readonly days: number;
  /** Pixels that a day takes. */
  readonly scale: number;
  /** Pixels that all days take. */
  readonly width: number;
}

/** How much is to be seen at once: the whole period, a quarter, a month, or so many pixels a day. */
export type Zoom = 'year' | 'quarter' | 'month' | number;

const LEAST_SCALE = 0.8;
const MOST_SCALE = 64;
const DAYS_IN_QUARTER = 92;
const DAYS_IN_MONTH = 31;
/** However small the window is, a day of a zoom by name is not drawn narrower. */
const LEAST_QUARTER_SCALE = 5;
const LEAST_MONTH_SCALE = 12;
/** What a + or − changes a day's width by. */
export const ZOOM_STEP = 1.4;

/** Pixels for a day, where `room` pixels are in sight and the axis has so many days. */
export function scaleOf(zoom: Zoom, days: number, room: number): number {
  const fits = Math.max(LEAST_SCALE, room / Math.max(1, days));
  switch (zoom) {
    case 'year':
      return Math.min(fits, MOST_SCALE);
    case 'quarter':
      return Math.max(fits, LEAST_QUARTER_SCALE, room / DAYS_IN_QUARTER);
    case 'month':
      return Math.max(fits, LEAST_MONTH_SCALE, room / DAYS_IN_MONTH);
    default:
      return Math.min(MOST_SCALE, Math.max(Math.min(fits, MOST_SCALE), zoom));
  }
}

/**
 * The axis of a period, which goes on for as long as something that is expected in it may still be evidenced in time. Days that
 * are none come to nothing: undefined.
 */
export function axisOf(
  period: TimelineSpan,
  dues: Iterable<string>,
): Pick<TimeAxis, 'first' | 'last' | 'days'> | undefined {
  const { start, end } = period;
  if (!isCivilDate(start) || !isCivilDate(end) || end < start) return undefined;
  let last = end;
  for (const due of dues) if (due > last && isCivilDate(due)) last = due;
  return { first: start, last, days: daysBetween(start, last) + 1 };
}

/** Where a day begins, in pixels; a day outside of the axis, or one that is none, is at its nearer edge. */
export function placeOf({ first, days, scale }: TimeAxis, day: string): number {
  if (!isCivilDate(day)) return 0;
  return Math.min(days, Math.max(0, daysBetween(first, day))) * scale;
}

/** Where a day is over, likewise. */
export function endPlaceOf({ first, days, scale }: TimeAxis, day: string): number {
  if (!isCivilDate(day)) return 0;
  return Math.min(days, Math.max(0, daysBetween(first, day) + 1)) * scale;
}

/** A stretch above the axis with its name; the name is empty where it does not fit. */
export interface Tick {
  readonly key: string;
  readonly left: number;
  readonly width: number;
  readonly label: string;
}

export interface Ticks {
  readonly upper: readonly Tick[];
  readonly lower: readonly Tick[];
}

/** From so many pixels a day on, every day is named, or every week, or every month. */
const SCALE_FOR_DAYS = 20;
const SCALE_FOR_WEEKS = 7;
const SCALE_FOR_MONTHS = 0.95;
/** What a letter takes at most, about, and what is left free beside a name. */
const LETTER = 7;
const MARGIN = 6;

/** What stands above an axis, in two lines: the coarser units, and those within them. */
export function ticksOf(axis: TimeAxis, quarters: readonly TimelineSpan[]): Ticks {
  const { scale } = axis;
  const months = (name: (day: CivilDate) => string): readonly Tick[] => ticks(axis, name, nextMonth);
  if (scale >= SCALE_FOR_DAYS)
    return { upper: months(monthAndYear), lower: ticks(axis, (day) => String(Number(day.slice(8))), nextDay) };
  if (scale >= SCALE_FOR_WEEKS) return { upper: months(monthAndYear), lower: ticks(axis, dayAndMonth, nextMonday) };
  const byQuarter = quarterTicks(axis, quarters);
  if (scale >= SCALE_FOR_MONTHS)
    return { upper: byQuarter, lower: months((day) => shortMonth(Number(day.slice(5, 7)))) };
  return { upper: ticks(axis, (day) => day.slice(0, 4), nextYear), lower: byQuarter };
}

const nextDay = (day: CivilDate): CivilDate => addDays(day, 1);
const nextMonday = (day: CivilDate): CivilDate => addDays(day, 8 - dayOfWeek(day));
const nextMonth = (day: CivilDate): CivilDate => addDays(endOfMonth(day), 1);
const nextYear = (day: CivilDate): CivilDate => addDays(endOfMonth(addMonths(day, 12 - Number(day.slice(5, 7)))), 1);

/** So many at most, however long a period somebody writes: years of named days, and nobody scrolls further. */
const MOST_TICKS = 10_000;

function ticks(axis: TimeAxis, name: (day: CivilDate) => string, next: (day: CivilDate) => CivilDate): readonly Tick[] {
  const found: Tick[] = [];
  for (let day = axis.first; day <= axis.last && found.length < MOST_TICKS;) {
    const left = placeOf(axis, day);
    const after = next(day);
    // The calendar has a last day, and what comes after that one is the same day again.
    const isLast = after <= day;
    found.push(tick(day, left, (isLast ? axis.width : placeOf(axis, after)) - left, name(day)));
    if (isLast) break;
    day = after;
  }
  return found;
}

function tick(key: string, left: number, width: number, label: string): Tick {
  return { key, left, width, label: label.length * LETTER + MARGIN <= width || label.length === 1 ? label : '' };
}

function quarterTicks(axis: TimeAxis, quarters: readonly TimelineSpan[]): readonly Tick[] {
  return quarters.map((quarter, index) => {
    const left = placeOf(axis, quarter.start);
    return tick(quarter.start, left, endPlaceOf(axis, quarter.end) - left, quarterName(quarter, index));
  });
}

/** `Q2 2026`, or `Quarter 2` of an audit that has its own. */
function quarterName(quarter: TimelineSpan, index: number): string {
  const [, year, number] = /^(\d{4})-Q(\d)$/.exec(periodName(quarter)) ?? [];
  return number === undefined || year === undefined ? l10n.t('Quarter {0}', index + 1) : quarterOfYear(number, year);
}
