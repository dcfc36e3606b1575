/** A table as every format of an export writes it: columns with headings, rows of typed cells. */

import type { CivilDate } from '../domain/civil-date.ts';

/** How good a word is, for a colour beside it; a colour never stands alone. */
export type Tone = 'good' | 'partial' | 'poor';

/**
 * What stands in a cell; undefined: nothing. A day is a date to a spreadsheet. A word with a tone, such as a level of
 * readiness, is coloured where that can be.
 */
export type Cell =
  | string
  | number
  | { readonly day: CivilDate }
  | { readonly word: string; readonly tone: Tone }
  | undefined;

export interface Heading {
  /** English in each language: an import recognizes the column by it. */
  readonly heading: string;
  /** In characters of a spreadsheet. */
  readonly width: number;
}

export interface Table {
  /** What a sheet or section is called, in English; at most 31 characters, none of them one that Excel forbids. */
  readonly name: string;
  readonly columns: readonly Heading[];
  /** As many cells in each as there are columns. They are made anew each time, so that a long table takes little room. */
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** A column of rows of a kind. */
export interface Column<Row> extends Heading {
  readonly cell: (row: Row) => Cell;
}

/** A column. */
export function column<Row>(heading: string, width: number, cell: (row: Row) => Cell): Column<Row> {
  return { heading, width, cell };
}

/** The table of some rows. */
export function tableOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Table {
  return {
    name,
    columns,
    rows: function* () {
      for (const row of rows) yield columns.map((one) => one.cell(row));
    },
  };
}

/** A cell in words: a day as `2026-06-30`, nothing as an empty text. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.word;
  return String(cell);
}
