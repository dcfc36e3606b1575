/** What an auditor will likely ask for, for a person at a terminal: a row for each control. */

import * as l10n from '@vscode/l10n';

import { displayPeriod } from '../domain/period.ts';
import { clipped, displayWidth, padded, wrapped } from './display-width.ts';
import { frequencyText, type MatrixReport, ownerText, recordKey } from './matrix-report.ts';
import { type SampleRow, samplesOf } from './samples-report.ts';
import { dotted, printable, type TextStyle } from './text-style.ts';

const LONGEST_SENTENCE = 100;
const WIDEST_NAME = 24;
/** From this column on there are numbers, which stand to the right. */
const FIRST_NUMBER = 3;
const LATE = 6;
const MISSING = 7;

/** The samples as `matrix --samples` prints them, with a line break at its end. */
export function samplesText(report: MatrixReport, style: TextStyle): string {
  const { organization, engagement } = report.snapshot.configuration;
  const sentence = (text: string): readonly string[] =>
    wrapped(printable(text, style), Math.min(style.width, LONGEST_SENTENCE));
  const parts = organization === undefined ? [] : [printable(organization, style)];
  parts.push(l10n.t('SOC 2 Type {0}', engagement.type));
  if (engagement.type === 2 && engagement.period !== undefined)
    parts.push(printable(displayPeriod(engagement.period), style));
  parts.push(l10n.t('as of {0}', report.snapshot.asOf));
  const heading = wrapped(dotted(parts, style), style.width).map((line) => style.colors.bold(line));
  if (engagement.type === 1 || engagement.period === undefined) {
    const why =
      engagement.type === 1
        ? l10n.t('A Type 1 report looks at one example of each control, so there is nothing to draw samples from.')
        : l10n.t(
            'There is no audit period yet, so there is nothing to draw samples from: write engagement.period in plumbline.yml.',
          );
    return [...heading, '', ...sentence(why), ''].join('\n');
  }
  const rows = samplesOf(report);
  const guidance = [
    l10n.t('How many items an auditor will likely ask for of each control.'),
    l10n.t('This is guidance and no rule: the auditor decides.'),
    l10n.t('Your auditor’s own numbers can be set under “samples” in plumbline.yml.'),
  ].join(' ');
  const items = rows.reduce((sum, { sample }) => sum + sample.items, 0);
  const lines = [...heading, ...sentence(guidance), '', ...table(rows, style), ''];
  lines.push(...sentence(totalText(items, rows.length)));
  if (rows.some(({ sample }) => sample.population === undefined)) {
    lines.push(...sentence(l10n.t('Of what is done all the time, “proven” and “missing” count months.')));
  }
  return [...lines, ''].join('\n');
}

function heads(): readonly string[] {
  return [
    l10n.t('Control'),
    l10n.t('Owner'),
    l10n.t('Frequency'),
    l10n.t('Population'),
    l10n.t('Sample'),
    l10n.t('Proven'),
    l10n.t('Late'),
    l10n.t('Missing'),
  ];
}

function totalText(items: number, controls: number): string {
  if (controls === 1)
    return items === 1
      ? l10n.t('1 item in all, of 1 control that is expected to operate in this period.')
      : l10n.t('{0} items in all, of 1 control that is expected to operate in this period.', items);
  return items === 1
    ? l10n.t('1 item in all, of {0} controls that are expected to operate in this period.', controls)
    : l10n.t('{0} items in all, of {1} controls that are expected to operate in this period.', items, controls);
}

function table(rows: readonly SampleRow[], style: TextStyle): readonly string[] {
  const cells = rows.map((row) => cellsOf(row, style));
  const widths = heads().map((head, index) =>
    Math.max(displayWidth(head), ...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const isWide = widths.reduce((sum, width) => sum + width + 2, -2) <= style.width;
  if (!isWide) return cells.flatMap((row, index) => narrowLines(row, rows[index], style));
  const line = (row: readonly string[]): readonly string[] =>
    row.map((text, index) => {
      const width = widths[index] ?? 0;
      return index < FIRST_NUMBER ? padded(text, width) : ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
    });
  return [
    style.colors.bold(line(heads()).join('  ')),
    ...cells.map((row, index) => painted(line(row), rows[index], style).join('  ').trimEnd()),
  ];
}

/** Two lines for a control, where a table would be too wide. */
function narrowLines(cells: readonly string[], row: SampleRow | undefined, style: TextStyle): readonly string[] {
  const [id = '', owner = '', often = '', population = '', items = '', proven = '', late = '', missing = ''] = cells;
  const said =
    late === '0'
      ? l10n.t('{0} of {1}; {2} proven, {3} missing', items, population, proven, missing)
      : l10n.t('{0} of {1}; {2} proven ({3} late), {4} missing', items, population, proven, late, missing);
  const text = (row?.sample.missing ?? 0) > 0 ? style.colors.red(said) : said;
  return [clipped(`${id}  ${owner}  ${often}`, style.width, style.unicode ? '…' : '...'), `  ${text}`];
}

function cellsOf({ control, sample }: SampleRow, style: TextStyle): readonly string[] {
  const name = (text: string): string => clipped(printable(text, style), WIDEST_NAME, style.unicode ? '…' : '...');
  const { population, items, proven, late, missing } = sample;
  return [
    name(recordKey(control)),
    name(ownerText(control.record) ?? l10n.t('no owner')),
    name(frequencyText(control.record) ?? ''),
    population === undefined ? l10n.t('many') : String(population),
    ...[items, proven, late, missing].map(String),
  ];
}

/** What is missing in red, what was late in yellow: the numbers say the same. */
function painted(cells: readonly string[], row: SampleRow | undefined, { colors }: TextStyle): readonly string[] {
  if (row === undefined) return cells;
  const { late, missing } = row.sample;
  return cells.map((cell, index) => {
    if (index === MISSING && missing > 0) return colors.red(cell);
    return index === LATE && late > 0 ? colors.yellow(cell) : cell;
  });
}
