/** The occurrences of a control in a line: `Q1 ✓  Q2 ✗ due 15 Jul  Q3 upcoming`, like neighbours drawn together. */

import * as l10n from '@vscode/l10n';

import { dayAndMonth, halfWord, quarterWord, shortMonth } from '../domain/calendar-words.ts';
import { addDays, type CivilDate, dateOf, dayOfWeek, daysBetween } from '../domain/civil-date.ts';
import { displayPeriod, type Period } from '../domain/period.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { counted } from './counted.ts';
import { displayWidth } from './display-width.ts';
import { stateCount } from '../readiness/state-words.ts';
import type { TextStyle } from './text-style.ts';

/** Neighbours in the same state. */
export interface Run {
  readonly first: Occurrence;
  readonly last: Occurrence;
  readonly count: number;
}

/** More than this nobody reads one by one. */
const MOST_RUNS = 12;

/** The same text with and without colours. */
export interface OccurrencesText {
  readonly plain: string;
  readonly painted: string;
}

/** What a report on occurrences is told. */
export interface OccurrenceView {
  readonly asOf: CivilDate;
  /** The audit period: dates in its only year are written without the year. */
  readonly period: Period | undefined;
  /** Columns; where the occurrences do not fit, they are counted by state instead, if that takes less room. */
  readonly width: number;
}

/** The occurrences, in at most `view.width` columns where that is possible at all. */
export function occurrencesText(
  occurrences: readonly Occurrence[],
  view: OccurrenceView,
  style: TextStyle,
): OccurrencesText {
  const runs = runsOf(occurrences, view);
  const areNamed = occurrences.every((occurrence) => nameOf(occurrence, view) !== undefined);
  const texts = runs.map(
    (run) => `${areNamed ? names(run, view, style) : dates(run, view)} ${markOf(run, view, style)}`,
  );
  const plain = texts.join('  ');
  if (runs.length > MOST_RUNS || displayWidth(plain) > view.width) {
    const byState = counts(occurrences, style);
    if (runs.length > MOST_RUNS || displayWidth(byState.plain) < displayWidth(plain)) return byState;
  }
  return { plain, painted: runs.map((run, index) => paint(texts[index] ?? '', run.first, style)).join('  ') };
}

/** Neighbours in the same state together; of what is to come, what has begun apart from what has not. */
export function runsOf(occurrences: readonly Occurrence[], view: OccurrenceView): readonly Run[] {
  const runs: Run[] = [];
  for (const occurrence of occurrences) {
    const run = runs.at(-1);
    const goesOn = run?.last.state === occurrence.state && hasBegun(run.last, view) === hasBegun(occurrence, view);
    if (run !== undefined && goesOn) runs[runs.length - 1] = { ...run, last: occurrence, count: run.count + 1 };
    else runs.push({ first: occurrence, last: occurrence, count: 1 });
  }
  return runs;
}

/** What has not begun by the day of the report is still to come, even if it is as little proven as what has. */
function hasBegun(occurrence: Occurrence, { asOf }: OccurrenceView): boolean {
  return occurrence.state !== 'upcoming' || occurrence.start <= asOf;
}

function markOf({ first, last, count }: Run, view: OccurrenceView, style: TextStyle): string {
  const due = dueText({ first, last, count }, view);
  switch (first.state) {
    case 'performed':
      return style.unicode ? '✓' : l10n.t('ok');
    case 'late':
      return l10n.t('late');
    case 'missing':
      return style.unicode ? `✗ ${due}` : l10n.t('MISSING {0}', due);
    case 'excepted':
      return l10n.t('excepted');
    case 'upcoming':
      break;
  }
  return hasBegun(first, view) ? due : l10n.t('upcoming');
}

/** When the occurrences of a run are due. */
export function dueText({ first, last, count }: Run, view: OccurrenceView): string {
  const until = shortDate(last.due, view);
  return count === 1 ? l10n.t('due {0}', until) : l10n.t('due {0} to {1}', shortDate(first.due, view), until);
}

function paint(text: string, { state }: Occurrence, style: TextStyle): string {
  if (state === 'missing') return style.colors.red(text);
  if (state === 'late' || state === 'excepted') return style.colors.yellow(text);
  return state === 'upcoming' ? style.colors.dim(text) : text;
}

/** All by state, for a control that operates more often than a line can show. */
function counts(occurrences: readonly Occurrence[], style: TextStyle): OccurrencesText {
  const plain: string[] = [];
  const painted: string[] = [];
  for (const state of ['performed', 'late', 'missing', 'excepted', 'upcoming'] as const) {
    const some = occurrences.filter((occurrence) => occurrence.state === state);
    const [first] = some;
    if (first === undefined) continue;
    const text = stateCount(state, some.length);
    plain.push(text);
    painted.push(paint(text, first, style));
  }
  const all = counted(occurrences.length, 'occurrence');
  return { plain: l10n.t('{0}: {1}', all, plain.join(', ')), painted: l10n.t('{0}: {1}', all, painted.join(', ')) };
}

/** `Q1`, `Jan–Aug` for a run, or its days where its windows have no names. */
export function runName(run: Run, view: OccurrenceView, style: TextStyle): string {
  const areNamed = [run.first, run.last].every((one) => nameOf(one, view) !== undefined);
  return areNamed ? names(run, view, style) : dates(run, view);
}

/** `Q1`, or `Jan–Aug` for a run. */
function names({ first, last, count }: Run, view: OccurrenceView, style: TextStyle): string {
  const start = nameOf(first, view) ?? '';
  return count === 1 ? start : `${start}${style.unicode ? '–' : '-'}${nameOf(last, view) ?? ''}`;
}

/** `28 Sep to 26 Dec`, where not every window is one that has a name. */
function dates({ first, last }: Run, view: OccurrenceView): string {
  const start = shortDate(first.start, view);
  return first.start === last.end ? start : l10n.t('{0} to {1}', start, shortDate(last.end, view));
}

/** `Q1`, `H1`, `Mar`, `W10`, `15 Sep`; with the year where the audit period has more than one. */
function nameOf(window: Period, view: OccurrenceView): string | undefined {
  const name = displayPeriod(window);
  const month = /^\d{4}-(\d{2})$/.exec(name)?.[1];
  const only = hasOneYear(view);
  const [, half] = /^\d{4}-H(\d)$/.exec(name) ?? [];
  const [, quarter] = /^\d{4}-Q(\d)$/.exec(name) ?? [];
  if (month !== undefined) return inYear(shortMonth(Number(month)), name, only);
  if (half !== undefined) return inYear(halfWord(Number(half)), name, only);
  if (quarter !== undefined) return inYear(quarterWord(Number(quarter)), name, only);
  if (/^\d{4}$/.test(name)) return name;
  if (window.start === window.end) return shortDate(window.start, view);
  const week = weekLabel(window, view);
  return only ? week?.slice(5) : week;
}

function inYear(word: string, period: string, isOnly: boolean): string {
  if (isOnly) return word;
  return l10n.t({
    message: '{0} {1}',
    args: [word, period.slice(0, 4)],
    comment: ['A month, a quarter or a half, and its year: Mar 2026'],
  });
}

/** `2026-W10` for an ISO week, also where the audit period's ends cut it. */
function weekLabel({ start, end }: Period, { period }: OccurrenceView): string | undefined {
  const monday = dayOfWeek(start) === 1 || start === period?.start;
  const sunday = dayOfWeek(end) === 7 || end === period?.end;
  if (!monday || !sunday || start === end || daysBetween(start, end) > 6) return undefined;
  // A week belongs to the year its Thursday is in.
  const thursday = addDays(start, 4 - dayOfWeek(start));
  const newYear = dateOf(Number(thursday.slice(0, 4)), 1, 1) ?? thursday;
  const week = Math.floor(daysBetween(newYear, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** `15 Jul`; with the year where the report has more than one. */
export function shortDate(date: CivilDate, view: OccurrenceView): string {
  const year = date.slice(0, 4);
  if (hasOneYear(view) && year === view.asOf.slice(0, 4)) return dayAndMonth(date);
  return l10n.t({
    message: '{0} {1} {2}',
    args: [Number(date.slice(8, 10)), shortMonth(Number(date.slice(5, 7))), year],
    comment: ['A day: 15 Jul 2026'],
  });
}

function hasOneYear({ period }: OccurrenceView): boolean {
  return period !== undefined && period.start.slice(0, 4) === period.end.slice(0, 4);
}
