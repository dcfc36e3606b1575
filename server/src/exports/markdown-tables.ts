/** Tables as GitHub Markdown, in which nothing from the workspace is markup. */

import { type Cell, cellText, type Table } from './table.ts';
import { wellFormed } from './well-formed.ts';

/** Controls, and the marks that turn the direction of writing, with which a text can be made to look like another. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text on one line as itself: what Markdown or HTML gives a meaning is escaped, and addresses and names after `@` and `#`
 * are broken up, so that none becomes a link or calls somebody.
 */
export function markdownText(text: string): string {
  return wellFormed(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(INVISIBLE, '')
    .replace(/[\\`*_[\]<>&~|$#]/g, '\\$&')
    .replace(/:(?=\/)|@|(?<=www)\./gi, '\\$&')
    .replace(/^[+=!-]/, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}

/** A heading and the table under it. */
export function markdownTable({ name, columns, rows }: Table): string {
  const lines = [
    `## ${markdownText(name)}`,
    '',
    lineOf(columns.map(({ heading }) => heading)),
    lineOf(
      columns.map(() => '---'),
      String,
    ),
  ];
  for (const row of rows()) lines.push(lineOf(row));
  return `${lines.join('\n')}\n`;
}

function lineOf(cells: readonly Cell[], write: (text: string) => string = markdownText): string {
  return `| ${cells.map((cell) => write(cellText(cell))).join(' | ')} |`;
}

/** The table with some of its columns, by their headings: a wiki has less room than a sheet. */
export function narrowed(table: Table, headings: readonly string[]): Table {
  const places = headings.flatMap((heading) => {
    const place = table.columns.findIndex((one) => one.heading === heading);
    return place < 0 ? [] : [place];
  });
  return {
    name: table.name,
    columns: places.flatMap((place) => table.columns[place] ?? []),
    rows: function* () {
      for (const row of table.rows()) yield places.map((place) => row[place]);
    },
  };
}
