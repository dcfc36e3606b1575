/** The occurrences of a control in a line: `Q1 ✓  Q2 ✗ due 15 Jul  Q3 upcoming`, like neighbours drawn together. */

import { addDays, type CivilDate, dayOfWeek, displayDate } from '../domain/civil-date.ts';
import { displayPeriod, isoWeek, type Period } from '../domain/period.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { displayWidth } from './display-width.ts';
import { counted, type TextStyle } from './text-style.ts';

interface Run {
  readonly first: Occurrence;
  readonly last: Occurrence;
  readonly count: number;
  readonly mark: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a report on occurrences is told. */
export interface OccurrenceView {
  readonly asOf: CivilDate;
  /** The audit period: dates in its only year are written without the year. */
  readonly period: Period | undefined;
  /** Columns; where the occurrences do not fit, they are counted by state instead. */
  readonly width: number;
}

/** The occurrences, in at most `view.width` columns where that is possible at all. */
export function occurrencesText(occurrences: readonly Occurrence[], view: OccurrenceView, style: TextStyle): string {
  const runs = runsOf(occurrences, view, style);
  const text = runs.map((run) => `${label(run, view, style)} ${run.mark}`);
  if (displayWidth(text.join('  ')) > view.width) return counts(occurrences, style);
  return runs.map((run, index) => paint(text[index] ?? '', run.first, style)).join('  ');
}

function runsOf(occurrences: readonly Occurrence[], view: OccurrenceView, style: TextStyle): readonly Run[] {
  const runs: Run[] = [];
  for (const occurrence of occurrences) {
    const mark = markOf(occurrence, view, style);
    const previous = runs.at(-1);
    if (previous !== undefined && previous.mark === mark) {
      runs[runs.length - 1] = { ...previous, last: occurrence, count: previous.count + 1 };
    } else {
      runs.push({ first: occurrence, last: occurrence, count: 1, mark });
    }
  }
  return runs;
}

function markOf(occurrence: Occurrence, view: OccurrenceView, style: TextStyle): string {
  const due = `due ${shortDate(occurrence.due, view)}`;
  switch (occurrence.state) {
    case 'performed':
      return style.unicode ? '✓' : 'ok';
    case 'late':
      return 'late';
    case 'missing':
      return `${style.unicode ? '✗' : 'MISSING'} ${due}`;
    case 'excepted':
      return 'excepted';
    case 'upcoming':
      return occurrence.start <= view.asOf ? due : 'upcoming';
  }
}

function paint(text: string, { state }: Occurrence, style: TextStyle): string {
  if (state === 'missing') return style.colors.red(text);
  if (state === 'late' || state === 'excepted') return style.colors.yellow(text);
  return state === 'upcoming' ? style.colors.dim(text) : text;
}

/** All by state, for a control that operates more often than a line can show. */
function counts(occurrences: readonly Occurrence[], style: TextStyle): string {
  const parts: string[] = [];
  for (const state of ['performed', 'late', 'missing', 'excepted', 'upcoming'] as const) {
    const some = occurrences.filter((occurrence) => occurrence.state === state);
    const [first] = some;
    if (first !== undefined) parts.push(paint(`${some.length} ${state}`, first, style));
  }
  return `${counted(occurrences.length, 'occurrence')}: ${parts.join(', ')}`;
}

function label({ first, last, count }: Run, view: OccurrenceView, style: TextStyle): string {
  const start = periodLabel(first, view);
  return count === 1 ? start : `${start}${style.unicode ? '–' : '-'}${periodLabel(last, view)}`;
}

/** `Q1`, `H1`, `Mar`, `W10`, `15 Sep`; with the year where the audit period has more than one. */
function periodLabel(window: Period, view: OccurrenceView): string {
  const name = displayPeriod(window);
  const year = window.start.slice(0, 4);
  const month = /^\d{4}-(\d{2})$/.exec(name)?.[1];
  const only = hasOneYear(view);
  if (month !== undefined) return `${MONTHS[Number(month) - 1] ?? month}${only ? '' : ` ${year}`}`;
  if (/^\d{4}-[HQ]\d$/.test(name)) return only ? name.slice(5) : `${name.slice(5)} ${year}`;
  if (/^\d{4}$/.test(name)) return name;
  const week = weekLabel(window);
  if (week !== undefined) return only ? week.slice(5) : week;
  const first = shortDate(window.start, view);
  return window.start === window.end ? first : `${first} to ${shortDate(window.end, view)}`;
}

/** `2026-W10` for a whole ISO week, and for one that the period's ends cut. */
function weekLabel({ start, end }: Period): string | undefined {
  const thursday = addDays(start, 4 - dayOfWeek(start));
  const year = Number(thursday.slice(0, 4));
  const first = isoWeek(year, 1);
  if (first === undefined || start === end) return undefined;
  for (let week = 1; week <= 53; week++) {
    const whole = isoWeek(year, week);
    if (whole === undefined || whole.start > start) return undefined;
    const cut = whole.start === start || dayOfWeek(end) === 7;
    if (whole.end >= start) {
      return cut && end <= whole.end ? `${year}-W${String(week).padStart(2, '0')}` : undefined;
    }
  }
  return undefined;
}

function shortDate(date: CivilDate, view: OccurrenceView): string {
  const text = displayDate(date);
  return hasOneYear(view) && date.slice(0, 4) === view.asOf.slice(0, 4) ? text.slice(0, -5) : text;
}

function hasOneYear({ period }: OccurrenceView): boolean {
  return period !== undefined && period.start.slice(0, 4) === period.end.slice(0, 4);
}
