/** The axis of the timeline: the days of the audit period on the columns of a terminal, with months or quarters above them. */

import { dayAndMonth, quarterWord, shortMonth } from '../domain/calendar-words.ts';
import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import { expectedWindows } from '../readiness/occurrences.ts';
import { displayWidth, padded } from './display-width.ts';

export interface Axis {
  /** Columns taken. */
  readonly width: number;
  /** The lines above it: the months or quarters, and the years where there are several. */
  readonly heads: readonly string[];
  /** The column of a day, from 0; a day outside of the period has that of its nearest day. */
  columnOf(day: CivilDate): number;
}

/** No month has more days, and a day needs no more than a column. */
const LONGEST_MONTH = 31;

/** The months in a period, begun ones included. */
export function monthsIn({ start, end }: Period): number {
  const monthOf = (day: CivilDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(end) - monthOf(start) + 1;
}

/**
 * The axis of a period in at most `room` columns (at least 1): all months take as many columns as each other, and of a period
 * of more months than columns several months take one.
 */
export function axisOf(period: Period, room: number): Axis {
  const step = Math.ceil(monthsIn(period) / room);
  // They step from the period's first day, as its occurrences do.
  const segments = expectedWindows({ kind: 'interval', unit: 'month', count: step }, period);
  const columns = Math.max(1, Math.min(LONGEST_MONTH * step, Math.floor(room / segments.length)));
  const columnOf = (day: CivilDate): number => {
    const index = Math.max(
      0,
      segments.findLastIndex(({ start }) => start <= day),
    );
    const segment = segments[index] ?? period;
    const days = daysBetween(segment.start, segment.end) + 1;
    const passed = Math.min(days - 1, Math.max(0, daysBetween(segment.start, day)));
    return index * columns + Math.floor((passed * columns) / days);
  };
  return { width: segments.length * columns, heads: headsOf(segments, columns, step), columnOf };
}

function headsOf(segments: readonly Period[], columns: number, step: number): readonly string[] {
  const years = yearsOf(segments, columns);
  const labels = segments.map(({ start }) => monthLabel(start));
  const widest = Math.max(...labels.map(displayWidth));
  const stride = Math.floor(widest / columns) + 1;
  const isByQuarter =
    step === 1 &&
    stride > 1 &&
    stride <= 3 &&
    segments.every(({ start }) => start.endsWith('-01')) &&
    isAligned(segments);
  const heads = isByQuarter
    ? placed(
        segments.map(({ start }, index) => (index % 3 === 0 ? quarterLabel(start) : '')),
        columns,
      )
    : placed(
        labels.map((label, index) => (index % stride === 0 ? label : '')),
        columns,
      );
  return years === undefined ? [heads] : [years, heads];
}

/** Whether the period begins with a quarter of the calendar. */
function isAligned([first]: readonly Period[]): boolean {
  return first !== undefined && Number(first.start.slice(5, 7)) % 3 === 1;
}

function quarterLabel(start: CivilDate): string {
  return quarterWord(Math.ceil(Number(start.slice(5, 7)) / 3));
}

/** `Jan`, or `15 Jan` where the months of the audit do not begin with those of the calendar. */
function monthLabel(start: CivilDate): string {
  return start.endsWith('-01') ? shortMonth(Number(start.slice(5, 7))) : dayAndMonth(start);
}

/** Each year where it first appears; undefined where there is one only, which the report's first line names. */
function yearsOf(segments: readonly Period[], columns: number): string | undefined {
  const years = segments.map(({ start }) => start.slice(0, 4));
  if (new Set(years).size < 2) return undefined;
  return placed(
    years.map((year, index) => (year === years[index - 1] ? '' : year)),
    columns,
  );
}

/** Labels at the columns of their segments; one for which the label before leaves no room is left out. */
function placed(labels: readonly string[], columns: number): string {
  let line = '';
  for (const [index, label] of labels.entries()) {
    const at = index * columns;
    if (label === '' || (line !== '' && displayWidth(line) >= at)) continue;
    line = padded(line, at) + label;
  }
  return line;
}
