/** What an auditor will likely ask for, for a person at a terminal: a row for each control. */

import { displayPeriod } from '../domain/period.ts';
import { clipped, displayWidth, padded, wrapped } from './display-width.ts';
import { frequencyText, type MatrixReport, ownerText, recordKey } from './matrix-report.ts';
import { type SampleRow, samplesOf } from './samples-report.ts';
import { counted, dotted, printable, type TextStyle } from './text-style.ts';

const LONGEST_SENTENCE = 100;
const WIDEST_NAME = 24;
const HEADS = ['Control', 'Owner', 'Frequency', 'Population', 'Sample', 'Proven', 'Late', 'Missing'] as const;
/** From this column on there are numbers, which stand to the right. */
const FIRST_NUMBER = 3;

/** The samples as `matrix --samples` prints them, with a line break at its end. */
export function samplesText(report: MatrixReport, style: TextStyle): string {
  const { organization, engagement } = report.snapshot.configuration;
  const sentence = (text: string): readonly string[] =>
    wrapped(printable(text, style), Math.min(style.width, LONGEST_SENTENCE));
  const parts = organization === undefined ? [] : [printable(organization, style)];
  parts.push(`SOC 2 Type ${engagement.type}`);
  if (engagement.type === 2 && engagement.period !== undefined)
    parts.push(printable(displayPeriod(engagement.period), style));
  parts.push(`as of ${report.snapshot.asOf}`);
  const heading = wrapped(dotted(parts, style), style.width).map((line) => style.colors.bold(line));
  if (engagement.type === 1 || engagement.period === undefined) {
    const why =
      engagement.type === 1
        ? 'A Type 1 report looks at one example of each control, so there is nothing to draw samples from.'
        : 'There is no audit period yet, so there is nothing to draw samples from: write engagement.period in plumbline.yml.';
    return [...heading, '', ...sentence(why), ''].join('\n');
  }
  const rows = samplesOf(report);
  const guidance =
    'How many items an auditor will likely ask for of each control. This is guidance and no rule: the auditor decides. ' +
    'Your auditor’s own numbers can be set under “samples” in plumbline.yml.';
  const items = rows.reduce((sum, { sample }) => sum + sample.items, 0);
  const total = `${counted(items, 'item')} in all, of ${counted(rows.length, 'control')} that ${rows.length === 1 ? 'is' : 'are'} expected to operate in this period.`;
  const lines = [...heading, ...sentence(guidance), '', ...table(rows, style), '', ...sentence(total)];
  if (rows.some(({ sample }) => sample.population === undefined)) {
    lines.push(...sentence('Of what is done all the time, “proven” and “missing” count months.'));
  }
  return [...lines, ''].join('\n');
}

function table(rows: readonly SampleRow[], style: TextStyle): readonly string[] {
  const cells = rows.map((row) => cellsOf(row, style));
  const widths = HEADS.map((head, index) =>
    Math.max(head.length, ...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const isWide = widths.reduce((sum, width) => sum + width + 2, -2) <= style.width;
  if (!isWide) return cells.flatMap((row, index) => narrowLines(row, rows[index], style));
  const line = (row: readonly string[]): readonly string[] =>
    row.map((text, index) => {
      const width = widths[index] ?? 0;
      return index < FIRST_NUMBER ? padded(text, width) : text.padStart(width);
    });
  return [
    style.colors.bold(line(HEADS).join('  ')),
    ...cells.map((row, index) => painted(line(row), rows[index], style).join('  ').trimEnd()),
  ];
}

/** Two lines for a control, where a table would be too wide. */
function narrowLines(cells: readonly string[], row: SampleRow | undefined, style: TextStyle): readonly string[] {
  const [id = '', owner = '', often = '', population = '', items = '', proven = '', late = '', missing = ''] = cells;
  const said = `${items} of ${population}; ${proven} proven${late === '0' ? '' : ` (${late} late)`}, ${missing} missing`;
  const text = (row?.sample.missing ?? 0) > 0 ? style.colors.red(said) : said;
  return [clipped(`${id}  ${owner}  ${often}`, style.width, style.unicode ? '…' : '...'), `  ${text}`];
}

function cellsOf({ control, sample }: SampleRow, style: TextStyle): readonly string[] {
  const name = (text: string): string => clipped(printable(text, style), WIDEST_NAME, style.unicode ? '…' : '...');
  const { population, items, proven, late, missing } = sample;
  return [
    name(recordKey(control)),
    name(ownerText(control.record) ?? 'no owner'),
    name(frequencyText(control.record) ?? ''),
    population === undefined ? 'many' : String(population),
    ...[items, proven, late, missing].map(String),
  ];
}

/** What is missing in red, what was late in yellow: the numbers say the same. */
function painted(cells: readonly string[], row: SampleRow | undefined, { colors }: TextStyle): readonly string[] {
  if (row === undefined) return cells;
  const { late, missing } = row.sample;
  return cells.map((cell, index) => {
    if (HEADS[index] === 'Missing' && missing > 0) return colors.red(cell);
    return HEADS[index] === 'Late' && late > 0 ? colors.yellow(cell) : cell;
  });
}
