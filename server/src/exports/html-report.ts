/**
 * The report for people as one HTML file: no script, nothing from elsewhere, to be read on a screen or printed.
 *
 * l10n: English in each language, as all headings of an export are.
 */

import { capitalized } from '../domain/capitalized.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { recordKey, recordTitle } from '../reports/matrix-report.ts';
import { aboutFacts, readinessTable } from './about-table.ts';
import { controlTable, countState } from './control-table.ts';
import type { ExportSource } from './export-source.ts';
import { styleSheet } from './html-style.ts';
import { htmlTable, htmlText } from './html-table.ts';
import { narrowed } from './markdown-tables.ts';
import { criterionTable, evidenceTable, findingTable, occurrenceTable } from './operation-tables.ts';
import { exceptionTable, policyTable, riskTable, vendorTable } from './record-tables.ts';
import { cellText, type Column, column, type Table, tableOf } from './table.ts';

/** By what a report of ours is known, at its beginning. */
export const HTML_MARK = '<meta name="generator" content="Plumbline">';

interface Section {
  readonly id: string;
  readonly title: string;
  /** A sentence above the tables. */
  readonly note?: string;
  readonly tables: readonly (readonly [caption: string, table: Table])[];
}

const CONTROL_COLUMNS = [
  'Control',
  'Title',
  'Owner',
  'Type',
  'Nature',
  'Frequency',
  'Criteria',
  'Policies',
  'Status',
  'Readiness',
  'Next step',
  'Expected',
  'Performed',
  'Late',
  'Missing',
  'Excepted',
  'Next due',
  'Last evidence',
];
const EVIDENCE_COLUMNS = [
  'Evidence',
  'Title',
  'Controls',
  'From',
  'To',
  'Collected',
  'Collector',
  'Path',
  'Address',
  'Stated SHA-256',
  'Integrity',
  'Counts',
];

/** The whole report. */
export function htmlReport(source: ExportSource): string {
  return htmlPage(source, 'Control matrix and readiness', [
    {
      id: 'readiness',
      title: 'Readiness by category',
      note: LADDER,
      tables: [['Criteria in scope by level', readinessTable(source)]],
    },
    { id: 'criteria', title: 'Matrix by criterion', tables: [['Criteria in scope', criterionTable(source)]] },
    {
      id: 'controls',
      title: 'Controls',
      tables: [['Controls that are not retired', narrowed(controlTable(source), CONTROL_COLUMNS)]],
    },
    {
      id: 'timeline',
      title: 'Timeline by control',
      note: '● performed, ◐ late, ○ missing, ◇ excepted, · upcoming. One mark for each expected occurrence, in the order of time.',
      tables: [
        ['Occurrences over the audit period', timelineTable(source)],
        ['What was missing, late or excepted', deviationTable(source)],
      ],
    },
    { id: 'exceptions', title: 'Exceptions', tables: [['Approved departures', exceptionTable(source)]] },
    {
      id: 'findings',
      title: 'Open findings',
      tables: [['Findings that are neither silenced nor in the baseline', findingTable(source)]],
    },
    {
      id: 'evidence',
      title: 'Evidence',
      tables: [['Evidence records and their files', narrowed(evidenceTable(source), EVIDENCE_COLUMNS)]],
    },
    { id: 'policies', title: 'Policies', tables: [['Policies', policyTable(source)]] },
    { id: 'risks', title: 'Risks', tables: [['Risks', riskTable(source)]] },
    { id: 'vendors', title: 'Vendors', tables: [['Vendors and subservice organizations', vendorTable(source)]] },
  ]);
}

const LADDER =
  'From the weakest: unmapped, mapped, owned, approved, evidenced, operating. The weakest control of a criterion counts.';

/** A page with a head, a list of contents, and sections. */
export function htmlPage(source: ExportSource, title: string, sections: readonly Section[]): string {
  const { asOf, snapshot } = source;
  const { organization } = snapshot.configuration;
  const name = organization === undefined ? title : `${organization}: ${title}`;
  const parts = [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `${HTML_MARK}\n<meta name="viewport" content="width=device-width">\n`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
    `<title>${htmlText(name)}</title>\n<style>${styleSheet(name, `Judged as of ${asOf}`)}</style>\n</head>\n<body>\n`,
    `<header>\n<h1>${htmlText(name)}</h1>\n<dl>\n`,
  ];
  for (const [what, value] of aboutFacts(source)) {
    if (value !== undefined) parts.push(`<dt>${htmlText(what)}</dt><dd>${htmlText(cellText(value))}</dd>\n`);
  }
  parts.push('</dl>\n</header>\n<nav aria-label="Contents">\n<h2>Contents</h2>\n<ol>\n');
  for (const { id, title: called } of sections) parts.push(`<li><a href="#${id}">${htmlText(called)}</a></li>\n`);
  parts.push('</ol>\n</nav>\n<main>\n');
  for (const { id, title: called, note, tables } of sections) {
    parts.push(`<section id="${id}">\n<h2>${htmlText(called)}</h2>\n`);
    if (note !== undefined) parts.push(`<p class="note">${htmlText(note)}</p>\n`);
    for (const [caption, table] of tables) for (const piece of htmlTable(table, caption)) parts.push(piece);
    parts.push('</section>\n');
  }
  parts.push('</main>\n</body>\n</html>\n');
  return parts.join('');
}

const MARKS = { performed: '●', late: '◐', missing: '○', excepted: '◇', upcoming: '·' } as const;

/** A row for each control of which something is expected. */
function timelineTable({ matrix }: ExportSource): Table {
  const counts = (['performed', 'late', 'missing', 'excepted', 'upcoming'] as const).map((state): Column<ControlRow> =>
    column(capitalized(state), 11, (row) => countState(row, state)),
  );
  return tableOf<ControlRow>(
    'Timeline',
    [
      column('Control', 14, ({ control }) => recordKey(control)),
      column('Title', 36, ({ control }) => recordTitle(control.record)),
      ...counts,
      column('In order', 60, ({ readiness }) => readiness.occurrences.map(({ state }) => MARKS[state]).join(' ')),
    ],
    matrix.controls.filter(({ readiness }) => readiness.occurrences.length > 0),
  );
}

/** The occurrences that an auditor asks about. */
function deviationTable(source: ExportSource): Table {
  const all = occurrenceTable(source);
  const at = all.columns.findIndex(({ heading }) => heading === 'State');
  return {
    ...all,
    rows: function* () {
      for (const row of all.rows()) if (['late', 'missing', 'excepted'].includes(cellText(row[at]))) yield row;
    },
  };
}
