/** Finds the headings of a spreadsheet: of the first rows the one, or the two together, with most that are known. */

import { foldHeading } from './control-headings.ts';
import type { SheetRow } from './csv-rows.ts';

/** Below which row nobody puts the headings. */
const ROWS_LOOKED_AT = 30;
/** In UTF-16 units: a longer text names no columns below it, and would be repeated for each of them. */
const LONGEST_GROUP = 200;

export interface Headings {
  /** The place of the first row of headings among the rows. */
  readonly at: number;
  /** How many rows they take: one, or two where groups of columns have a heading of their own above. */
  readonly rows: 1 | 2;
  readonly line: number;
  /** Of each column, on one line; of two rows both, one behind the other. */
  readonly texts: readonly string[];
  /** Of each column, the words by which it is known: of two rows both, else the lower one alone. */
  readonly words: readonly (readonly string[])[];
  /** How many columns are known. */
  readonly known: number;
}

/** What a heading stands for, as one word; undefined where it is not known. */
export type KnownHeading = (heading: string) => string | undefined;

/** The headings among the first rows; undefined where no row has two that are known, or one that somebody named. */
export function findHeadings(
  rows: readonly SheetRow[],
  known: KnownHeading,
  isSaid: (heading: string) => boolean,
): Headings | undefined {
  let best: Headings | undefined;
  let most = 1;
  const first = rows.slice(0, ROWS_LOOKED_AT);
  for (const [at, row] of first.entries()) {
    const single = headingsOf(at, row, known);
    const below = first[at + 1];
    const both = below === undefined ? undefined : twoRows(at, row, below, known);
    const chosen =
      both !== undefined && saysMore(both, single, headingsOf(at + 1, below ?? row, known), known) ? both : single;
    const count = chosen.known + (chosen.texts.some(isSaid) ? 1 : 0);
    if (count > most) [best, most] = [chosen, count];
  }
  return best;
}

function headingsOf(at: number, { line, cells }: SheetRow, known: KnownHeading): Headings {
  const texts = cells.map(onOneLine);
  const words = texts.map((text) => [text]);
  return { at, rows: 1, line, texts, words, known: countKnown(words, known) };
}

/** Two rows as one; undefined where the lower one is no part of the headings. */
function twoRows(at: number, upper: SheetRow, lower: SheetRow, known: KnownHeading): Headings | undefined {
  const texts: string[] = [];
  const words: string[][] = [];
  let group = '';
  for (let column = 0; column < Math.max(upper.cells.length, lower.cells.length); column++) {
    const above = onOneLine(upper.cells[column] ?? '');
    const below = onOneLine(lower.cells[column] ?? '');
    // A heading over several columns stands in the first of them.
    if (above !== '') group = above.length > LONGEST_GROUP ? '' : above;
    if (below === '' || below === above) {
      texts.push(above);
      words.push([above]);
      // What stands alone above is a column of its own.
      if (below !== '' || known(above) !== undefined) group = '';
      continue;
    }
    const both = group === '' ? below : `${group} ${below}`;
    // Below a heading stands what belongs to it, unless it is another one.
    if (above !== '' && known(above) !== undefined && known(both) === undefined && known(below) === undefined)
      return undefined;
    texts.push(both);
    words.push([both, below]);
  }
  return { at, rows: 2, line: upper.line, texts, words, known: countKnown(words, known) };
}

/** Whether two rows together say more than either: more columns are known, or one that is so is another one. */
function saysMore(both: Headings, upper: Headings, lower: Headings, known: KnownHeading): boolean {
  if (both.known <= upper.known || both.known < lower.known) return false;
  return (
    both.known > lower.known ||
    both.words.some((all, at) => firstKnown(all, known) !== firstKnown(lower.words[at] ?? [], known))
  );
}

function firstKnown(words: readonly string[], known: KnownHeading): string | undefined {
  return words.map(known).find((one) => one !== undefined);
}

function countKnown(words: readonly (readonly string[])[], known: KnownHeading): number {
  const found = new Set(words.map((all) => firstKnown(all, known)));
  found.delete(undefined);
  return found.size;
}

/** A heading as it can be shown and typed. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a row says the headings once more. */
export function saysHeadings({ cells }: SheetRow, { texts }: Headings): boolean {
  return cells.every((cell, column) => foldHeading(cell) === foldHeading(texts[column] ?? ''));
}
