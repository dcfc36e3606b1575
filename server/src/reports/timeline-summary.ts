/** What stands below the timeline: each deviation with its window and when it was due, and what falls due next. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, displayDate } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import { exposedFirst, exposureOf, exposureText } from '../readiness/exposure.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { counted } from './counted.ts';
import { displayWidth, wrapped } from './display-width.ts';
import { type MatrixReport, recordKey, recordTitle } from './matrix-report.ts';
import { dueText, type OccurrenceView, runName, runsOf, shortDate } from './occurrence-text.ts';
import { stateCount } from '../readiness/state-words.ts';
import { printable, type TextStyle } from './text-style.ts';
import { type CellState, paintState, shapeOf } from './timeline-cells.ts';

/** More than this nobody reads in a line. */
const MOST_RUNS = 6;
const MOST_DAYS = 5;
const MOST_NAMES = 12;
/** `30 Sep 2026`. */
const LONGEST_DAY = 11;
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
  const title = style.colors.bold(l10n.t('Deviations'));
  const asOf = displayDate(view.asOf);
  return lines.length === 0
    ? [...wrapped(l10n.t('No deviations: nothing was missing or late by {0}.', asOf), view.width), '']
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
      sentence: l10n.t('{0}: nothing proves {1}.', name, windowsText(occurrences, 'missing', view, style)),
    });
  }
  for (const gap of unpulled) {
    found.push({ state: 'unpulled', sentence: gapSentence(name, gap, view) });
  }
  if (occurrences.some(({ state }) => state === 'late')) {
    found.push({
      state: 'late',
      sentence: l10n.t('{0}: evidenced late for {1}.', name, windowsText(occurrences, 'late', view, style)),
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
  const shown = runs
    .slice(0, MOST_RUNS)
    .map((run) => l10n.t('{0} ({1})', runName(run, view, style), dueText(run, view)));
  const more = runs.slice(MOST_RUNS).reduce((sum, { count }) => sum + count, 0);
  return more === 0 ? shown.join(', ') : l10n.t('{0} and {1} more', shown.join(', '), more);
}

function gapSentence(name: string, { start, end }: Period, view: OccurrenceView): string {
  const first = shortDate(start, view);
  return start === end
    ? l10n.t('{0}: no population says what happened on {1}.', name, first)
    : l10n.t('{0}: no population says what happened from {1} to {2}.', name, first, shortDate(end, view));
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
  if (days.length === 0) return [...wrapped(l10n.t('Nothing more falls due in this period.'), view.width), ''];
  const first = days.slice(0, MOST_DAYS);
  const widest = Math.max(LONGEST_DAY, ...first.map(([day]) => displayWidth(displayDate(day))));
  const shown = first.flatMap(([day, names]) => {
    const few =
      names.length > MOST_NAMES
        ? [...names.slice(0, MOST_NAMES), l10n.t('{0} more', names.length - MOST_NAMES)]
        : names;
    const text = displayDate(day);
    const start = `  ${' '.repeat(widest - displayWidth(text))}${text}  `;
    const width = Math.min(view.width, LONGEST_SENTENCE) - widest - 4;
    const [line = '', ...more] = wrapped(printable(few.join(', '), style), width);
    return [`${start}${line}`, ...more.map((further) => ' '.repeat(widest + 4) + further)];
  });
  const later = days.slice(MOST_DAYS).reduce((sum, [, names]) => sum + names.length, 0);
  const rest = later === 0 ? [] : [`  ${laterText(later)}`];
  return [style.colors.bold(l10n.t('Falls due next')), ...shown, ...rest, ''];
}

function laterText(count: number): string {
  return count === 1 ? l10n.t('and 1 control later') : l10n.t('and {0} controls later', count);
}

function totalLines({ matrix }: MatrixReport, view: OccurrenceView, style: TextStyle): readonly string[] {
  const all = matrix.controls.flatMap(({ readiness }) => readiness.occurrences);
  const parts = (['performed', 'late', 'missing', 'excepted', 'upcoming'] as const).flatMap((state) => {
    const { length } = all.filter((one) => one.state === state);
    return length === 0 ? [] : [stateCount(state, length)];
  });
  const controls = counted(matrix.controls.length, 'control');
  const text =
    parts.length === 0
      ? l10n.t('{0}, nothing expected.', controls)
      : l10n.t('{0}, {1}: {2}.', controls, counted(all.length, 'occurrence'), parts.join(', '));
  return wrapped(printable(text, style), Math.min(view.width, LONGEST_SENTENCE));
}
