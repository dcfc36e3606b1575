/** The control matrix for a person at a terminal: by category, each criterion with what speaks to it and how ready that is. */

import * as l10n from '@vscode/l10n';

import { CATEGORIES, type Category } from '../domain/category.ts';
import { displayPeriod } from '../domain/period.ts';
import { choice } from '../facts/record.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Aspects } from '../readiness/aspects.ts';
import { isImplemented } from '../readiness/implementations.ts';
import { isFrameworkInScope } from '../readiness/criteria-scope.ts';
import { goalOf, READINESS, type ReadinessLevel } from '../readiness/ladder.ts';
import {
  byFamily,
  type ControlRow,
  countCriteria,
  countRows,
  type CriterionRow,
  type Matrix,
  viaOf,
} from '../readiness/matrix.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { counted } from './counted.ts';
import { displayWidth, padded, wrapped } from './display-width.ts';
import { frequencyText, type MatrixReport, ownerText, recordKey } from './matrix-report.ts';
import { nextSteps } from './next-steps.ts';
import { occurrencesText } from './occurrence-text.ts';
import { aspectMarks, ladder, levelsDown, levelsUp, paintLevel } from './readiness-text.ts';
import { levelCount } from './shown-words.ts';
import { levelWord } from '../readiness/state-words.ts';
import { dotted, printable, type TextStyle } from './text-style.ts';

/** A criterion's ID stands in a column of this width at least, after two spaces; its controls below its ladder. */
const ID_COLUMN = 7;
/** `DO` and a space. */
const ASPECTS_COLUMN = 3;
const LONGEST_LINE = 132;
const LONGEST_SENTENCE = 100;

interface View {
  readonly snapshot: Snapshot;
  readonly matrix: Matrix;
  readonly style: TextStyle;
  readonly goal: ReadinessLevel;
  readonly width: number;
  /** By the place of the control's record. */
  readonly rows: ReadonlyMap<string, ControlRow>;
  /** How far in a criterion's ladder and its controls stand. */
  readonly margin: number;
  /** Columns of IDs, owners and frequencies, so that what follows them stands in line. */
  readonly columns: { readonly id: number; readonly owner: number; readonly frequency: number };
}

/** The matrix as `matrix` prints it, with a line break at its end. */
export function matrixText({ snapshot, matrix }: MatrixReport, style: TextStyle): string {
  const controls = matrix.controls.map(({ control }) => control);
  const view: View = {
    snapshot,
    matrix,
    style,
    goal: goalOf(snapshot.configuration.engagement),
    width: Math.min(LONGEST_LINE, style.width),
    margin: 2 + ID_COLUMN,
    rows: new Map(matrix.controls.map((row) => [placeKey(row.control), row])),
    columns: {
      id: widest(controls.map((control) => printable(recordKey(control), style))),
      owner: widest(controls.map(({ record }) => ownerLabel(record, style))),
      frequency: widest(controls.map(({ record }) => frequencyLabel(record, style))),
    },
  };
  const { categories } = snapshot.configuration.engagement;
  const { own } = snapshot.catalogue;
  const isOutside = (framework: Framework): boolean => !isFrameworkInScope(snapshot, framework);
  const outside = [
    ...CATEGORIES.filter(({ id }) => !categories.has(id)).map(({ name }) => name),
    ...own.filter(isOutside).map(({ name }) => printable(name, style)),
  ];
  const lines = [
    ...heading(view),
    '',
    ...CATEGORIES.filter(({ id }) => categories.has(id)).flatMap((category) => [...categoryLines(category, view), '']),
    ...own.filter((one) => !isOutside(one)).flatMap((one) => [...frameworkLines(one, view), '']),
    ...nextSteps({ snapshot, matrix }, Math.min(view.width, LONGEST_SENTENCE), style),
    ...totals(view),
    ...(outside.length === 0 ? [] : [l10n.t('Out of scope: {0}.', outside.join(', '))]),
    '',
  ];
  return lines.join('\n');
}

function heading({ snapshot, style, goal, width }: View): readonly string[] {
  const { organization, engagement } = snapshot.configuration;
  const parts = organization === undefined ? [] : [printable(organization, style)];
  parts.push(l10n.t('SOC 2 Type {0}', engagement.type));
  if (engagement.type === 2) {
    parts.push(
      engagement.period === undefined ? l10n.t('no period yet') : printable(displayPeriod(engagement.period), style),
    );
  }
  parts.push(l10n.t('as of {0}', snapshot.asOf));
  const legend: string[] = [];
  let columns = width;
  for (const level of levelsUp(goal)) {
    const taken = levelsUp(goal).length + displayWidth(levelWord(level)) + 2;
    if (columns + taken > width) {
      legend.push('');
      columns = 0;
    }
    legend[legend.length - 1] += `${ladder(level, goal, style)} ${levelWord(level)}  `;
    columns += taken;
  }
  const lines = [style.colors.bold(dotted(parts, style)), ...legend.map((line) => line.trimEnd())];
  if (engagement.type === 1) return lines;
  const marks = [l10n.t('{0} design ready', 'D'), l10n.t('{0} operation ready', 'O'), l10n.t('{0} not yet', '-')];
  return [...lines, ...wrapped(dotted(marks, style), width)];
}

function categoryLines(category: Category, view: View): readonly string[] {
  const rows = view.matrix.criteria.filter(({ criterion }) => criterion.category === category.id);
  return [sectionHeading(category.name, rows, view), ...rows.flatMap((row) => criterionLines(row, view))];
}

function sectionHeading(name: string, rows: readonly CriterionRow[], { goal, style: { colors } }: View): string {
  const criteria = counted(rows.length, 'criterion');
  const ready = countRows(rows)[goal];
  const said =
    goal === 'evidenced'
      ? l10n.t('{0} of {1} evidenced', ready, criteria)
      : l10n.t('{0} of {1} operating', ready, criteria);
  return `${colors.bold(colors.underline(name))}  ${said}`;
}

/** A framework of the organization's own, family by family where it has some. */
function frameworkLines(framework: Framework, view: View): readonly string[] {
  const { style } = view;
  const rows = view.matrix.criteria.filter((row) => row.inScope && row.framework === framework);
  const ids = rows.map(({ criterion }) => printable(criterion.id, style));
  const section: View = { ...view, margin: 2 + Math.max(ID_COLUMN, widest(ids) + 1) };
  const lines = [sectionHeading(printable(framework.name, style), rows, view)];
  for (const [family, members] of byFamily(rows)) {
    if (family !== undefined) lines.push(`  ${style.colors.dim(printable(family, style))}`);
    lines.push(...members.flatMap((row) => criterionLines(row, section)));
  }
  return lines;
}

function criterionLines(row: CriterionRow, view: View): readonly string[] {
  const { criterion, readiness, controls, policies } = row;
  const { style, goal, margin } = view;
  const marks = aspectMarks(row, style);
  const word = paintLevel(padded(levelWord(readiness), widestLevel()), readiness, goal, style);
  const id = style.colors.bold(padded(printable(criterion.id, style), margin - 2));
  const lines = [
    `  ${id}${ladder(readiness, goal, style)} ${marks}${word}  ${printable(criterion.label, style)}`.trimEnd(),
  ];
  for (const control of controls) lines.push(...controlLines(control, view, viaOf(row, control)));
  if (controls.length === 0 && policies.length > 0) {
    const names = policies.map((policy) => recordKey(policy)).join(', ');
    const sentence = printable(l10n.t('no control; named only by {0}', names), style);
    for (const line of wrapped(sentence, view.width - margin)) lines.push(' '.repeat(margin) + style.colors.dim(line));
  }
  return lines;
}

function controlLines(control: RecordRef, view: View, via: string | undefined): readonly string[] {
  const row = view.rows.get(placeKey(control));
  if (row === undefined) return [];
  const { style, goal, columns, margin } = view;
  const { record } = control;
  const id = padded(printable(recordKey(control), style), columns.id);
  const owner = padded(ownerLabel(record, style), columns.owner);
  const frequency = frequencyLabel(record, style);
  const marks = aspectMarks(row.readiness, style);
  const start = margin + levelsUp(goal).length + (goal === 'operating' ? ASPECTS_COLUMN : 0);
  const used = start + columns.id + columns.owner + columns.frequency + 6;
  const painted = [
    `${' '.repeat(margin)}${ladder(row.readiness.level, goal, style)} ${marks}${id}`,
    ownerText(record) === undefined ? style.colors.red(owner) : owner,
    style.colors.dim(frequency),
  ].join('  ');
  const through = via === undefined ? '' : `  ${style.colors.dim(printable(l10n.t('via {0}', via), style))}`;
  const beside = operation(row, view, Number.MAX_SAFE_INTEGER);
  if (used + displayWidth(beside.plain) <= view.width) {
    return [
      painted + ' '.repeat(Math.max(0, columns.frequency - displayWidth(frequency)) + 2) + beside.painted + through,
    ];
  }
  const below = start + columns.id + 2;
  return [painted, ' '.repeat(below) + operation(row, view, view.width - below).painted + through];
}

/** What shows that it operates: its occurrences, or how much evidence there is where none are expected. */
function operation(
  { control, readiness }: ControlRow,
  { snapshot, style }: View,
  width: number,
): { readonly plain: string; readonly painted: string } {
  const { engagement } = snapshot.configuration;
  const status = choice(control.record, 'status');
  if (readiness.occurrences.length > 0) {
    const period = engagement.type === 2 ? engagement.period : undefined;
    return occurrencesText(readiness.occurrences, { asOf: snapshot.asOf, period, width }, style);
  }
  const { length } = readiness.evidence;
  const evidence = length === 0 ? l10n.t('no evidence') : counted(length, 'evidence');
  const plain = withStatus(status, evidence);
  return { plain, painted: style.colors.dim(plain) };
}

/** Why there is no more evidence of one that does not operate yet. */
function withStatus(status: string | undefined, evidence: string): string {
  if (status === 'planned') return l10n.t('planned, {0}', evidence);
  return status === 'designed' ? l10n.t('designed, {0}', evidence) : evidence;
}

function totals(view: View): readonly string[] {
  const { matrix, goal } = view;
  const ofCriteria = countCriteria(matrix);
  const inScope = matrix.criteria.filter((row) => row.inScope);
  const shown = new Set(inScope.flatMap(({ controls }) => controls.map(placeKey)));
  const ofControls = (level: ReadinessLevel): number =>
    matrix.controls.filter(({ readiness }) => readiness.level === level).length;
  const lines = [
    l10n.t(
      '{0} in scope: {1}.',
      counted(inScope.length, 'criterion'),
      byLevel(goal, (level) => ofCriteria[level]),
    ),
    matrix.controls.length === 0
      ? l10n.t('No controls.')
      : l10n.t('{0}: {1}.', counted(matrix.controls.length, 'control'), byLevel(goal, ofControls)),
    ...aspectTotals(view, inScope),
  ];
  const inCode = matrix.controls.filter(({ control }) => isImplemented(view.snapshot, control)).length;
  if (inCode > 0) {
    lines.push(
      l10n.t(
        'Implemented in source code, by what its comments say: {0} of {1}.',
        inCode,
        counted(matrix.controls.length, 'control'),
      ),
    );
  }
  const elsewhere = matrix.controls.filter(({ control }) => !shown.has(placeKey(control)));
  if (elsewhere.length > 0) {
    const names = elsewhere.map(({ control }) => recordKey(control)).join(', ');
    lines.push(l10n.t('For no criterion in scope: {0}.', names));
  }
  return lines.flatMap((line) => wrapped(printable(line, view.style), Math.min(view.width, LONGEST_SENTENCE)));
}

/** Design and operation apart, for Type 2; a Type 1 looks at the design alone. */
function aspectTotals({ matrix, goal }: View, inScope: readonly CriterionRow[]): readonly string[] {
  if (goal === 'evidenced' || matrix.controls.length === 0) return [];
  const controls = matrix.controls.map(({ readiness }) => readiness);
  const figures = (isReady: (one: Aspects) => boolean): [number, string, number, string] => [
    controls.filter(isReady).length,
    counted(controls.length, 'control'),
    inScope.filter(isReady).length,
    counted(inScope.length, 'criterion'),
  ];
  return [
    l10n.t('Design ready: {0} of {1}, {2} of {3}.', ...figures(({ isDesignReady }) => isDesignReady)),
    l10n.t('Operation ready: {0} of {1}, {2} of {3}.', ...figures(({ isOperationReady }) => isOperationReady === true)),
  ];
}

function byLevel(goal: ReadinessLevel, count: (level: ReadinessLevel) => number): string {
  const parts = levelsDown(goal).filter((level) => count(level) > 0 || level === goal);
  return parts.map((level) => levelCount(level, count(level))).join(', ');
}

function ownerLabel(record: RecordRef['record'], style: TextStyle): string {
  return printable(ownerText(record) ?? l10n.t('no owner'), style);
}

function frequencyLabel(record: RecordRef['record'], style: TextStyle): string {
  return printable(frequencyText(record) ?? l10n.t('no frequency'), style);
}

function widestLevel(): number {
  return Math.max(...READINESS.map((level) => displayWidth(levelWord(level))));
}

/** The widest of a column, unless that one is far out: then it sticks out alone. */
function widest(texts: readonly string[]): number {
  const longest = 24;
  return Math.max(0, ...texts.map(displayWidth).filter((width) => width <= longest));
}

function placeKey({ document, index }: RecordRef): string {
  return `${document.uri} ${index}`;
}
