/**
 * The control matrix for a wiki.
 *
 * l10n: English in each language, as all headings of an export are.
 */

import { aboutTable, readinessTable } from './about-table.ts';
import { controlTable } from './control-table.ts';
import type { ExportSource } from './export-source.ts';
import { markdownTable, markdownText, narrowed } from './markdown-tables.ts';
import { criterionTable } from './operation-tables.ts';
import type { Table } from './table.ts';

/** By what a Markdown export is known, at its beginning; Markdown does not show it. */
export const MARKDOWN_MARK = '<!-- Written by plumbline export. Changes made here are lost with the next export. -->';

const CONTROL_COLUMNS = [
  'Control',
  'Title',
  'Owner',
  'Frequency',
  'Criteria',
  'Policies',
  'Status',
  'Readiness',
  'Expected',
  'Performed',
  'Late',
  'Missing',
  'Excepted',
  'Next due',
  'Last evidence',
];

/** What the export is of, readiness by category, the criteria, and the controls. */
export function markdownMatrix(source: ExportSource): string {
  return markdownPage(source, 'Control matrix', [
    aboutTable(source),
    readinessTable(source),
    criterionTable(source),
    narrowed(controlTable(source), CONTROL_COLUMNS),
  ]);
}

/** A page with a title and tables. */
export function markdownPage({ snapshot }: ExportSource, title: string, tables: readonly Table[]): string {
  const { organization } = snapshot.configuration;
  const heading = organization === undefined ? title : `${organization}: ${title}`;
  return [MARKDOWN_MARK, '', `# ${markdownText(heading)}`, '', tables.map(markdownTable).join('\n')].join('\n');
}
