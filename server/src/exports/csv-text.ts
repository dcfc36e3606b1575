/** A table as CSV by RFC 4180, in UTF-8 with the mark by which Excel knows that it is. */

import { neutral } from './neutral-text.ts';
import { type Cell, cellText, type Table } from './table.ts';

const BYTE_ORDER_MARK = '\ufeff';
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/u;

/** The whole text, each line ended by CR LF. Numbers are written as they are; texts are made harmless first. */
export function csvText(table: Table): string {
  const lines = [BYTE_ORDER_MARK + lineOf(table.columns.map(({ heading }) => heading))];
  for (const row of table.rows()) lines.push(lineOf(row));
  return `${lines.join('\r\n')}\r\n`;
}

function lineOf(row: readonly Cell[]): string {
  return row.map(fieldOf).join(',');
}

function fieldOf(cell: Cell): string {
  // Only a text can be somebody's formula.
  const text = typeof cell === 'number' ? String(cell) : neutral(cellText(cell));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
