/** What stands below the timeline: each deviation with its window and when it was due, and what falls due next. */

import { type CivilDate, displayDate } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import { exposedFirst, exposureOf, exposureText } from '../readiness/exposure.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { wrapped } from './display-width.ts';
import { type MatrixReport, recordKey, recordTitle } from './matrix-report.ts';
import { type OccurrenceView, type Run, runName, runsOf, shortDate } from './occurrence-text.ts';
import { counted, printable, type TextStyle } from './text-style.ts';
import { type CellState, paintState, shapeOf } from './timeline-cells.ts';

/** More than this nobody reads in a line. */
const MOST_RUNS = 6;
const MOST_DAYS = 5;
const MOST_NAMES = 12;
const LONGEST_SENTENCE = 100;

/** The lines of the summary; `view.period` is the audit period. */
export function summaryLines(report: MatrixReport, view: OccurrenceView, style: TextStyle): readonly string[] {
  return [
    ...deviationLines(report, view, style),
    ...nextLines(report, view, style),
    ...totalLines(report, view, style),
  ];
}

interface Deviation {
  readonly state: CellState;
  readonly sentence: string;
}

function deviationLines({ snapshot, matrix }: MatrixReport, view: OccurrenceView, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const row of exposedFirst(snapshot, matrix.controls, ({ control }) => control)) {
    const deviations = deviationsOf(row, view, style);
    const exposure = exposureOf(snapshot, row.control);
    for (const [index, { state, sentence }] of deviations.entries()) {
      // Why it comes first is said once.
      const why = index === 0 && exposure !== undefined && exposure.reason !== 'alone' ? exposureText(exposure) : '';
      lines.push(...bulletLines(shapeOf(state, style), state, `${sentence} ${why}`.trim(), view, style));
    }
  }
  const title = style.colors.bold('Deviations');
  const asOf = displayDate(view.asOf);
  return lines.length === 0
    ? [...wrapped(`No deviations: nothing was missing or late by ${asOf}.`, view.width), '']
    : [title, ...lines, ''];
}

function bulletLines(
  mark: string,
  state: CellState,
  sentence: string,
  view: OccurrenceView,
  style: TextStyle,
): readonly string[] {
  const [first = '', ...more] = wrapped(printable(sentence, style), Math.min(view.width, LONGEST_SENTENCE) - 4);
  return [`  ${paintState(mark, state, style)} ${first}`, ...more.map((line) => `    ${line}`)];
}

function deviationsOf(
  { control, readiness }: ControlRow,
  view: OccurrenceView,
  style: TextStyle,
): readonly Deviation[] {
  const { occurrences, unpulled } = readiness;
  const title = recordTitle(control.record);
  const name = title === undefined ? recordKey(control) : `${recordKey(control)} ${title}`;
  const found: Deviation[] = [];
  const missing = occurrences.filter(({ state }) => state === 'missing');
  if (missing.length > 0) {
    found.push({
      state: 'missing',
      sentence: `${name}: nothing proves ${windowsText(occurrences, 'missing', view, style)}.`,
    });
  }
  for (const gap of unpulled) {
    found.push({ state: 'unpulled', sentence: `${name}: no population says what happened ${daysText(gap, view)}.` });
  }
  if (occurrences.some(({ state }) => state === 'late')) {
    found.push({
      state: 'late',
      sentence: `${name}: evidenced late for ${windowsText(occurrences, 'late', view, style)}.`,
    });
  }
  return found;
}

/** `Q2 (due 15 Jul), Sep–Oct (due 15 Oct to 15 Nov)`. */
function windowsText(
  occurrences: readonly Occurrence[],
  state: Occurrence['state'],
  view: OccurrenceView,
  style: TextStyle,
): string {
  // Only what follows each other directly is one run.
  const runs = runsOf(occurrences, view).filter(({ first }) => first.state === state);
  const shown = runs.slice(0, MOST_RUNS).map((run) => `${runName(run, view, style)} (${dueText(run, view)})`);
  const more = runs.slice(MOST_RUNS).reduce((sum, { count }) => sum + count, 0);
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

function dueText({ first, last, count }: Run, view: OccurrenceView): string {
  const until = shortDate(last.due, view);
  return count === 1 ? `due ${until}` : `due ${shortDate(first.due, view)} to ${until}`;
}

function daysText({ start, end }: Period, view: OccurrenceView): string {
  return start === end ? `on ${shortDate(start, view)}` : `from ${shortDate(start, view)} to ${shortDate(end, view)}`;
}

/** Of each control the next that falls due, by day: the nearest days, with what a high risk depends on first. */
function nextLines({ snapshot, matrix }: MatrixReport, view: OccurrenceView, style: TextStyle): readonly string[] {
  const byDay = new Map<CivilDate, string[]>();
  for (const { control, readiness } of exposedFirst(snapshot, matrix.controls, (row) => row.control)) {
    const next = readiness.occurrences.find(({ state }) => state === 'upcoming');
    if (next === undefined) continue;
    const name = `${recordKey(control)} ${runName({ first: next, last: next, count: 1 }, view, style)}`;
    const names = byDay.get(next.due);
    if (names === undefined) byDay.set(next.due, [name]);
    else names.push(name);
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  if (days.length === 0) return [...wrapped('Nothing more falls due in this period.', view.width), ''];
  const shown = days.slice(0, MOST_DAYS).flatMap(([day, names]) => {
    const few =
      names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
    const start = `  ${displayDate(day).padStart('30 Sep 2026'.length)}  `;
    const width = Math.min(view.width, LONGEST_SENTENCE) - start.length;
    const [first = '', ...more] = wrapped(printable(few.join(', '), style), width);
    return [`${start}${first}`, ...more.map((line) => ' '.repeat(start.length) + line)];
  });
  const later = days.slice(MOST_DAYS).reduce((sum, [, names]) => sum + names.length, 0);
  const rest = later === 0 ? [] : [`  and ${counted(later, 'control')} later`];
  return [style.colors.bold('Falls due next'), ...shown, ...rest, ''];
}

function totalLines({ matrix }: MatrixReport, view: OccurrenceView, style: TextStyle): readonly string[] {
  const all = matrix.controls.flatMap(({ readiness }) => readiness.occurrences);
  const parts = (['performed', 'late', 'missing', 'excepted', 'upcoming'] as const).flatMap((state) => {
    const { length } = all.filter((one) => one.state === state);
    return length === 0 ? [] : [`${length} ${state}`];
  });
  const sum = parts.length === 0 ? 'nothing expected' : `${counted(all.length, 'occurrence')}: ${parts.join(', ')}`;
  const text = `${counted(matrix.controls.length, 'control')}, ${sum}.`;
  return wrapped(printable(text, style), Math.min(view.width, LONGEST_SENTENCE));
}
