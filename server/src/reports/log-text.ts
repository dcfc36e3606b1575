/** Readiness over time for a person at a terminal: a table, a row for each commit, the latest first. */

import * as l10n from '@vscode/l10n';

import { shortId } from './diff-report.ts';
import { clipped, displayWidth, padded } from './display-width.ts';
import type { LogReport, LogRow } from './log-report.ts';
import { printable, type TextStyle } from './text-style.ts';

/** So much of a subject is shown at least, however narrow the terminal. */
const LEAST_SUBJECT = 12;

/** The report as `log` prints it, with a line break at its end. */
export function logText({ rows, hasOlder }: LogReport, style: TextStyle): string {
  if (rows.length === 0) return `${l10n.t('No commit changed a policy or a register.')}\n`;
  const cells = rows.map((row, index) => cellsOf(row, rows[index + 1], style));
  const titles = headings();
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...cells.map((row) => row[column] ?? '')].map(displayWidth)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => aligned(cell, widths[column] ?? 0, column)).join('  ');
  const room = Math.max(LEAST_SUBJECT, style.width - widths.reduce((sum, width) => sum + width + 2, 0));
  const ellipsis = style.unicode ? '…' : '...';
  const lines = rows.map(({ subject }, index) =>
    `${line(cells[index] ?? [])}  ${clipped(printable(subject, style), room, ellipsis)}`.trimEnd(),
  );
  const first = style.colors.bold(`${line(titles)}  ${l10n.t('Subject')}`);
  const more = hasOlder ? [style.colors.dim(l10n.t('There are older commits: --limit says how many are shown.'))] : [];
  return [first, ...lines, ...more, ''].join('\n');
}

function headings(): readonly string[] {
  return [
    l10n.t('Day'),
    l10n.t('Commit'),
    l10n.t('Criteria'),
    l10n.t('Controls'),
    l10n.t('Errors'),
    l10n.t('Warnings'),
  ];
}

/** How many columns from the left begin at their left. */
const TEXT_COLUMNS = 2;

function aligned(cell: string, width: number, column: number): string {
  return column < TEXT_COLUMNS ? padded(cell, width) : `${' '.repeat(Math.max(0, width - displayWidth(cell)))}${cell}`;
}

function cellsOf(row: LogRow, before: LogRow | undefined, style: TextStyle): readonly string[] {
  const { criteria, controls, findings } = row.figures;
  const mark = trend(criteria.ready, before?.figures.criteria.ready, style);
  return [
    row.day,
    shortId(row.commit),
    `${mark}${criteria.ready}/${criteria.all}`,
    `${trend(controls.ready, before?.figures.controls.ready, style)}${controls.ready}/${controls.all}`,
    String(findings.errors),
    String(findings.warnings),
  ];
}

/** More or fewer than in the row below. */
function trend(now: number, before: number | undefined, { unicode }: TextStyle): string {
  if (before === undefined || now === before) return '';
  const [up, down] = unicode ? ['▲ ', '▼ '] : ['+ ', '- '];
  return now > before ? up : down;
}
