/**
 * Tables as an Excel workbook. Written by hand: of the libraries there are, one is made for Node alone (ExcelJS), one is kept up
 * elsewhere than on npm (SheetJS), and those that are small know no filters. What we need of SpreadsheetML is little, and so
 * the bytes are the same wherever and whenever they are made. Only the ZIP around it comes from a library.
 */

import { zipSync, type Zippable } from 'fflate';

import type { Cell, Table } from './table.ts';
import {
  applicationXml,
  contentTypesXml,
  packageRelationshipsXml,
  type SheetEntry,
  stylesXml,
  workbookRelationshipsXml,
  workbookXml,
} from './xlsx-parts.ts';
import { MOST_ROWS, sheetXml } from './xlsx-sheet.ts';

/** The first day that a ZIP can name: no part has a time of its own. In local time, since a ZIP means that. */
const NO_TIME = new Date(1980, 0, 1);

/** Texts are encoded in pieces of about this many characters, so that no sheet is ever one text. */
const PIECE = 1 << 16;

/** The workbook, a sheet for each table; one that is longer than a sheet can be goes on in a second one. */
export function xlsxBytes(tables: readonly Table[]): Uint8Array {
  const sheets: SheetEntry[] = [];
  const parts: [string, Uint8Array][] = [];
  for (const table of tables) {
    for (const [number, rows] of pagesOf(table).entries()) {
      const name = number === 0 ? table.name : `${table.name} ${number + 1}`;
      sheets.push({ name, columns: table.columns.length, rows: rows.length });
      parts.push([`xl/worksheets/sheet${sheets.length}.xml`, encoded(sheetXml(table, rows, rows.length))]);
    }
  }
  const part = (text: string): Uint8Array => encoded([text]);
  const files: Zippable = {
    // First and as it is, so that a file of ours is known by its beginning.
    'docProps/app.xml': [part(applicationXml()), { level: 0 }],
    '[Content_Types].xml': part(contentTypesXml(sheets)),
    '_rels/.rels': part(packageRelationshipsXml()),
    'xl/workbook.xml': part(workbookXml(sheets)),
    'xl/_rels/workbook.xml.rels': part(workbookRelationshipsXml(sheets)),
    'xl/styles.xml': part(stylesXml()),
    ...Object.fromEntries(parts),
  };
  return zipSync(files, { level: 6, mtime: NO_TIME, os: 0 });
}

function pagesOf(table: Table): readonly (readonly (readonly Cell[])[])[] {
  const rows = [...table.rows()];
  const pages = [rows.slice(0, MOST_ROWS)];
  for (let start = MOST_ROWS; start < rows.length; start += MOST_ROWS) pages.push(rows.slice(start, start + MOST_ROWS));
  return pages;
}

function encoded(pieces: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let waiting = '';
  let length = 0;
  const encode = (): void => {
    const bytes = encoder.encode(waiting);
    chunks.push(bytes);
    length += bytes.length;
    waiting = '';
  };
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= PIECE) encode();
  }
  encode();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
