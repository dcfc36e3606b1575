/** Tables as GitHub Markdown, in which nothing from the workspace is markup. */

import { BREAK } from '../reports/comment-text.ts';
import { wellFormed } from '../reports/well-formed.ts';
import { type Cell, cellText, type Table } from './table.ts';

/** Controls, and the marks that turn the direction of writing, with which a text can be made to look like another. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What Markdown or HTML gives a meaning. In the group what calls somebody or something on GitHub or GitLab (`@name`, `#1`, `!1`,
 * `~label`, `$1`, `%milestone`, `&1`, `GH-1`), is an emoji (`:smile:`) or an address: hosts look for these in what Markdown has
 * become, so that a backslash does not stop them.
 */
const MEANINGFUL =
  /([@#!~$%&](?=[\p{L}\p{N}_"])|:(?=\/|[\w+-]+:)|(?<=www)\.|(?<=\bGH)-(?=\d))|[\\`*_[\]<>&~|$#@]|^[+=!-]/giu;

/**
 * A text on one line as itself: what Markdown or HTML gives a meaning is escaped, and addresses, mentions and references are
 * broken up, so that none becomes a link or calls somebody.
 */
export function markdownText(text: string): string {
  return wellFormed(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(INVISIBLE, '')
    .replace(MEANINGFUL, (found, calling: string | undefined) => `\\${found}${calling === undefined ? '' : BREAK}`)
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
