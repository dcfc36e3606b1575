/** What was seen of a spreadsheet: which sheet, where its headings are, and what each column was taken for. */

import type { ColumnField } from './control-headings.ts';

/** A heading, and the field for which it stands, as somebody said; `-` for none. */
export type HeadingMap = readonly (readonly [heading: string, field: string])[];

/** How it is known what a column holds. `own`: what our own export reckons, which is not imported. */
export type ColumnSource = 'heading' | 'said' | 'remembered' | 'own';

export interface SheetColumn {
  /** As it stands there, on one line; empty for a column without one. */
  readonly heading: string;
  /** Its field; `none`: it is left out; undefined: nobody knows, so that its cells are kept in the notes. */
  readonly field: ColumnField | 'none' | undefined;
  /** How that is known; undefined where it is not. */
  readonly by: ColumnSource | undefined;
  /** What it could be, the likeliest first, by its words and its cells. Only of a column that nobody knows. */
  readonly proposals: readonly ColumnField[];
  /** The first different texts in it, shortened; at most three. */
  readonly samples: readonly string[];
}

export interface SheetReading {
  /** Of a workbook: the sheet that was read, and all there are that can be. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** The line of the headings, from 1; undefined where there are none, and then the columns are those of the first row. */
  readonly line: number | undefined;
  readonly columns: readonly SheetColumn[];
  /** How many rows stand below the headings. */
  readonly rows: number;
}
