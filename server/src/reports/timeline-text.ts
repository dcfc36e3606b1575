/** The timeline for a person at a terminal: a row for each control, its occurrences drawn over the audit period. */

import * as l10n from '@vscode/l10n';

import { dayAndMonth } from '../domain/calendar-words.ts';
import { displayDate } from '../domain/civil-date.ts';
import { displayPeriod, includes, type Period } from '../domain/period.ts';
import { choice, frequency } from '../facts/record.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { stateWord } from '../readiness/state-words.ts';
import { clipped, displayWidth, padded, wrapped } from './display-width.ts';
import { frequencyText, type MatrixReport, ownerText, recordKey } from './matrix-report.ts';
import type { OccurrenceView } from './occurrence-text.ts';
import { dotted, printable, type TextStyle } from './text-style.ts';
import { type Axis, axisOf, monthsIn } from './timeline-axis.ts';
import { type CellState, cellsText, dayLine, paintState, shapeOf } from './timeline-cells.ts';
import { summaryLines } from './timeline-summary.ts';

const LONGEST_LINE = 132;
const LONGEST_SENTENCE = 100;
/** Wider columns are cut: the axis needs the room more. */
const WIDEST_ID = 20;
const WIDEST_OWNER = 18;
const WIDEST_FREQUENCY = 12;
const INDENT = 2;
/** The least room for an axis beside the names; in less it stands below them. */
const LEAST_BESIDE = 24;

interface View {
  readonly report: MatrixReport;
  readonly style: TextStyle;
  readonly period: Period;
  readonly axis: Axis;
  /** Where the axis begins. */
  readonly start: number;
  readonly isBeside: boolean;
  readonly columns: { readonly id: number; readonly owner: number; readonly frequency: number };
}

/** The whole timeline, with a line break at its end. */
export function timelineText(report: MatrixReport, style: TextStyle): string {
  const { snapshot } = report;
  const { engagement } = snapshot.configuration;
  const width = Math.min(LONGEST_LINE, style.width);
  const heading = headingLines(report, width, style);
  if (engagement.type === 1 || engagement.period === undefined) {
    return [...heading, '', ...noPeriodLines(engagement.type, width, style), ''].join('\n');
  }
  const view = viewOf(report, engagement.period, width, style);
  const rows = report.matrix.controls.map((row) => rowLines(row, view));
  const summaryView: OccurrenceView = { asOf: snapshot.asOf, period: engagement.period, width };
  const lines = [
    ...heading,
    ...legendLines(
      view,
      width,
      rows.some(({ isFolded }) => isFolded),
    ),
    '',
    ...(rows.length === 0
      ? [l10n.t('There are no controls yet.'), '']
      : [...headLines(view), ...rows.flatMap(({ lines: of }) => of), '']),
    ...summaryLines(report, summaryView, style),
    '',
  ];
  return lines.join('\n');
}

function headingLines({ snapshot }: MatrixReport, width: number, style: TextStyle): readonly string[] {
  const { organization, engagement } = snapshot.configuration;
  const parts = organization === undefined ? [] : [printable(organization, style)];
  parts.push(l10n.t('SOC 2 Type {0}', engagement.type));
  if (engagement.type === 2 && engagement.period !== undefined) {
    parts.push(printable(displayPeriod(engagement.period), style));
  }
  parts.push(l10n.t('as of {0}', snapshot.asOf));
  return wrapped(dotted(parts, style), width).map((line) => style.colors.bold(line));
}

/** Why there is nothing to draw, and what to write so that there is. */
function noPeriodLines(type: 1 | 2, width: number, style: TextStyle): readonly string[] {
  const why =
    type === 1
      ? l10n.t(
          'There is no audit period: a Type 1 report speaks of the design of controls as of one day, and expects no operation over time.',
        )
      : l10n.t('There is no audit period yet, so nothing can be expected of a control over time.');
  const what =
    type === 1
      ? l10n.t('For a timeline, make it a Type 2 engagement with a period in plumbline.yml:')
      : l10n.t('Write the period in plumbline.yml:');
  const sentence = (text: string): readonly string[] =>
    wrapped(printable(text, style), Math.min(width, LONGEST_SENTENCE));
  return [
    ...sentence(why),
    ...sentence(what),
    '',
    '  engagement:',
    '    type: 2',
    '    period: {start: 2026-01-01, end: 2026-12-31}',
  ];
}

function viewOf(report: MatrixReport, period: Period, width: number, style: TextStyle): View {
  const records = report.matrix.controls;
  const widest = (texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(0, ...texts.map(displayWidth)));
  const columns = {
    id: widest(
      records.map(({ control }) => printable(recordKey(control), style)),
      WIDEST_ID,
    ),
    owner: widest(
      records.map((row) => ownerLabel(row, style)),
      WIDEST_OWNER,
    ),
    frequency: widest(
      records.map((row) => frequencyLabel(row, style)),
      WIDEST_FREQUENCY,
    ),
  };
  const names = columns.id + columns.owner + columns.frequency + 6;
  // Two columns a month, so that months stand apart.
  const isBeside = width - names >= Math.max(LEAST_BESIDE, Math.min(2 * monthsIn(period), 2 * LEAST_BESIDE));
  const start = isBeside ? names : INDENT;
  return { report, style, period, axis: axisOf(period, Math.max(1, width - start)), start, isBeside, columns };
}

function legendLines({ report, style }: View, width: number, isFolded: boolean): readonly string[] {
  const { matrix, snapshot } = report;
  const states: CellState[] = ['performed', 'late', 'missing', 'upcoming', 'excepted'];
  if (matrix.controls.some(({ readiness }) => readiness.unpulled.length > 0)) states.push('unpulled');
  const meaning = (state: CellState): string =>
    state === 'unpulled' ? l10n.t('no population drawn') : stateWord(state);
  const parts = states.map((state) => ({
    plain: `${shapeOf(state, style)} ${meaning(state)}`,
    painted: `${paintState(shapeOf(state, style), state, style)} ${meaning(state)}`,
  }));
  const day = `${dayLine(style)} ${l10n.t('as of {0}', displayDate(snapshot.asOf))}`;
  parts.push({ plain: day, painted: day });
  const lines: string[] = [];
  let taken = width;
  for (const { plain, painted } of parts) {
    if (taken + 2 + displayWidth(plain) > width) {
      lines.push(painted);
      taken = displayWidth(plain);
    } else {
      lines[lines.length - 1] += `  ${painted}`;
      taken += 2 + displayWidth(plain);
    }
  }
  const folded = l10n.t('Where several occurrences share a column, the worst of them shows.');
  return isFolded ? [...lines, ...wrapped(folded, width).map((line) => style.colors.dim(line))] : lines;
}

/** The months or quarters, and the judged day among them. */
function headLines({ report, style, period, axis, start }: View): readonly string[] {
  const { asOf } = report.snapshot;
  const indent = ' '.repeat(start);
  const heads = axis.heads.map((line) => indent + style.colors.bold(line));
  if (!includes(period, asOf)) return heads;
  const day = dayAndMonth(asOf);
  const at = axis.columnOf(asOf);
  const mark = style.unicode ? '▼' : 'v';
  const label =
    at + 2 + displayWidth(day) <= axis.width
      ? `${' '.repeat(at)}${mark} ${day}`
      : `${' '.repeat(Math.max(0, at - displayWidth(day) - 1))}${day} ${mark}`;
  return [...heads, (indent + label).trimEnd()];
}

function rowLines(row: ControlRow, view: View): { readonly lines: readonly string[]; readonly isFolded: boolean } {
  const { style, axis, columns, period, start, isBeside } = view;
  const ellipsis = style.unicode ? '…' : '...';
  const cell = (text: string, width: number): string => padded(clipped(text, width, ellipsis), width);
  const owner = cell(ownerLabel(row, style), columns.owner);
  const names = [
    cell(printable(recordKey(row.control), style), columns.id),
    ownerText(row.control.record) === undefined ? style.colors.red(owner) : owner,
    style.colors.dim(cell(frequencyLabel(row, style), columns.frequency)),
  ].join('  ');
  const { asOf } = view.report.snapshot;
  const { occurrences, unpulled } = row.readiness;
  const nothing = nothingText(row);
  const cells =
    nothing === undefined
      ? cellsText(
          {
            occurrences,
            unpulled,
            isPerEvent: isPerEvent(row),
            axis,
            asOf: includes(period, asOf) ? asOf : undefined,
          },
          style,
        )
      : { text: style.colors.dim(clipped(nothing, Math.max(LEAST_BESIDE, axis.width), ellipsis)), isFolded: false };
  const lines = isBeside ? [`${names}  ${cells.text}`] : [names, ' '.repeat(start) + cells.text];
  return { lines: lines.map((line) => line.trimEnd()), isFolded: cells.isFolded };
}

function isPerEvent({ control }: ControlRow): boolean {
  return frequency(control.record, 'frequency')?.kind === 'per-event';
}

/** Why there is nothing to draw for a control; undefined where there is something. */
function nothingText(row: ControlRow): string | undefined {
  const { occurrences, unpulled } = row.readiness;
  if (occurrences.length + unpulled.length > 0) return undefined;
  const { record } = row.control;
  const status = choice(record, 'status');
  if (status === 'planned') return l10n.t('planned, not operating yet');
  if (status === 'designed') return l10n.t('designed, not operating yet');
  if (frequency(record, 'frequency') === undefined) return l10n.t('does not say how often');
  return isPerEvent(row) ? l10n.t('no events drawn') : l10n.t('not in use in this period');
}

function ownerLabel({ control }: ControlRow, style: TextStyle): string {
  return printable(ownerText(control.record) ?? l10n.t('no owner'), style);
}

function frequencyLabel({ control }: ControlRow, style: TextStyle): string {
  return printable(frequencyText(control.record) ?? l10n.t('no frequency'), style);
}
