/**
 * One sheet of a workbook in SpreadsheetML: typed cells, a frozen row of headings, and a filter on each column.
 *
 * l10n: markup, and words that are English in each language, as all of an export are.
 */

import { type CivilDate, daysBetween, dateOf } from '../domain/civil-date.ts';
import { isDangerous } from './neutral-text.ts';
import type { Cell, Table } from './table.ts';
import { linesIn } from './wrapped-lines.ts';
import { spreadsheetText } from './xml-text.ts';

/** The styles of cells, by their places in the workbook's list (`xlsx-parts.ts`). */
export const STYLE = { plain: 0, heading: 1, day: 2, text: 3, quoted: 4, good: 5, partial: 6, poor: 7 } as const;

/** What Excel can show in one cell, and in one sheet below its headings. */
const MOST_CHARACTERS = 32_767;
export const MOST_ROWS = 1_048_575;

/** From this day on Excel counts right: it believes that 1900 had a 29 February. */
const FIRST_SERIAL_DAY = '1900-03-01';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The letters of a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The number by which a spreadsheet knows a day; undefined before March 1900. */
function serialOf(day: CivilDate): number | undefined {
  const zero = dateOf(1899, 12, 30);
  return zero === undefined || day < FIRST_SERIAL_DAY ? undefined : daysBetween(zero, day);
}

function textXml(reference: string, text: string, style: number): string {
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${spreadsheetText(shown)}</t></is></c>`;
}

/** A cell. Texts are texts whatever they hold; what looks like a formula is also kept from becoming one when it is edited. */
function cellXml(reference: string, cell: Cell): string {
  if (cell === undefined || cell === '') return '';
  // The first style is meant by none too, but not every program knows it then.
  if (typeof cell === 'number') return `<c r="${reference}" s="${STYLE.plain}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textXml(reference, cell, isDangerous(cell) ? STYLE.quoted : STYLE.text);
  if ('word' in cell) return textXml(reference, cell.word, STYLE[cell.tone]);
  const serial = serialOf(cell.day);
  if (serial === undefined) return textXml(reference, cell.day, STYLE.text);
  return `<c r="${reference}" s="${STYLE.day}"><v>${serial}</v></c>`;
}

/** How high a row with one line of text is, in points, and how many lines the highest row that Excel knows has. */
const LINE_HEIGHT = 15;
const MOST_LINES = 27;

/**
 * The height of a row whose texts take several lines: not every program reckons that by itself. It is no fixed one, so that the
 * row gets another when a cell in it is edited.
 */
function heightXml(row: readonly Cell[], columns: Table['columns']): string {
  let lines = 1;
  for (const [at, cell] of row.entries()) {
    const width = columns[at]?.width;
    if (typeof cell === 'string' && width !== undefined) {
      lines = Math.max(lines, linesIn(cell, width, MOST_LINES));
    }
  }
  return lines === 1 ? '' : ` ht="${lines * LINE_HEIGHT}"`;
}

/** The pieces of a sheet's XML, in order. */
export function* sheetXml(
  table: Pick<Table, 'columns'>,
  rows: Iterable<readonly Cell[]>,
  count: number,
): Iterable<string> {
  const { columns } = table;
  const letters = columns.map((_, index) => columnLetters(index));
  const last = letters.at(-1) ?? 'A';
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield (
    `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${count + 1}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/><cols>${widths.join('')}</cols><sheetData>`
  );
  yield `<row r="1">${columns.map(({ heading }, at) => textXml(`${letters[at] ?? ''}1`, heading, STYLE.heading)).join('')}</row>`;
  let line = 1;
  for (const row of rows) {
    line += 1;
    yield `<row r="${line}"${heightXml(row, columns)}>${row.map((cell, at) => cellXml(`${letters[at] ?? ''}${line}`, cell)).join('')}</row>`;
  }
  yield (
    `</sheetData><autoFilter ref="A1:${last}${count + 1}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    '<pageSetup orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>'
  );
}
