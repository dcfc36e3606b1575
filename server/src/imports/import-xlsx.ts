/** Brings in a control matrix from a workbook of Excel: the sheet that has most headings that are known. */

import * as l10n from '@vscode/l10n';

import { MOST_ROWS } from './import-csv.ts';
import { type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { headingsIn, importSheet } from './import-sheet.ts';
import type { ImportSteps } from './import-steps.ts';
import type { SaidColumns } from './sheet-columns.ts';
import { type SheetFacts, SheetReader } from './xlsx-rows.ts';
import { readWorkbook, type Workbook, type WorkbookSheet } from './xlsx-workbook.ts';
import { XmlError } from './xml-scanner.ts';
import { ZipArchive, ZipError } from './zip-archive.ts';

/** In bytes, unpacked: a hundred thousand rows of twenty cells have half as much. */
const MOST_UNPACKED = 400_000_000;
/** So many rows show whether a sheet has headings. */
const ROWS_LOOKED_AT = 30;
/** More sheets are not looked through. */
const MOST_SHEETS = 200;

/** What comes of the bytes of a workbook. */
export async function importXlsx(
  bytes: Uint8Array,
  name: string | undefined,
  columns: SaidColumns,
  target: ImportTarget,
  steps: ImportSteps,
): Promise<ImportOutcome> {
  const other = otherFormat(bytes);
  if (other !== undefined) return refused(other);
  try {
    const archive = new ZipArchive(bytes, MOST_UNPACKED);
    const workbook = await inSteps(readWorkbook(archive), steps);
    if (workbook === undefined) return refused(noWorkbook(archive));
    const sheet = name === undefined ? await inSteps(likeliest(workbook, columns), steps) : sheetCalled(workbook, name);
    const names = workbook.sheets.map((one) => one.name);
    if (sheet === undefined) {
      return refused(
        name === undefined
          ? l10n.t('The workbook has no sheet with cells.')
          : l10n.t('There is no sheet “{0}”. There are {1}.', name, names.map((one) => `“${one}”`).join(', ')),
      );
    }
    const reader = new SheetReader(workbook);
    for (const _ of reader.read(sheet.part)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- others get their turn between the pieces
      await steps.at(reader.rows.length, reader.rows.length);
      if (reader.rows.length > MOST_ROWS)
        return refused(l10n.t('It has more than {0} rows. Split it first.', MOST_ROWS));
    }
    const notes = notesOf(reader.facts);
    return await importSheet(
      { rows: reader.rows, name: sheet.name, names, isNeutral: false },
      columns,
      target,
      notes,
      steps,
    );
  } catch (error) {
    if (error instanceof ZipError || error instanceof XmlError) return refused(faultSentence(error));
    throw error;
  }
}

/** Does work to its end, with a turn for others after each piece. How much there is, nobody knows yet. */
async function inSteps<Result>(work: Generator<void, Result>, steps: ImportSteps): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    // oxlint-disable-next-line eslint/no-await-in-loop -- one piece after the other
    await steps.at(0, 1);
  }
}

/** A sheet by its name, letter case aside. */
function sheetCalled({ sheets }: Workbook, name: string): WorkbookSheet | undefined {
  return sheets.find((one) => one.name === name) ?? sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/** The sheet with most headings that are known; where none has any, the first one with cells. */
function* likeliest(workbook: Workbook, columns: SaidColumns): Generator<void, WorkbookSheet | undefined> {
  let best: WorkbookSheet | undefined;
  let most = -1;
  for (const sheet of workbook.sheets.slice(0, MOST_SHEETS)) {
    const reader = new SheetReader(workbook);
    for (const _ of reader.read(sheet.part)) {
      yield;
      if (reader.rows.length > ROWS_LOOKED_AT) break;
    }
    const known = headingsIn(reader.rows, columns)?.known ?? 0;
    if (reader.rows.length > 0 && known > most) [best, most] = [sheet, known];
  }
  return best;
}

function notesOf({ merged, withoutResult, errors }: SheetFacts): ImportNote[] {
  const notes: ImportNote[] = [];
  if (merged > 0) {
    const message = l10n.t(
      'Cells are merged: what stands in one for several rows was taken for each of them. Look whether that is meant.',
    );
    notes.push({ message });
  }
  if (withoutResult > 0) {
    const message =
      withoutResult === 1
        ? l10n.t(
            '1 cell holds a formula without its result, and was taken for empty. Save the workbook in Excel first.',
          )
        : l10n.t(
            '{0} cells hold formulas without their results, and were taken for empty. Save the workbook in Excel first.',
            withoutResult,
          );
    notes.push({ message });
  }
  for (const error of errors) notes.push({ message: l10n.t('A cell holds an error, kept as it is: {0}.', error) });
  return notes;
}

/** Why a file is no workbook that can be read, by its first bytes; undefined for a ZIP. */
function otherFormat(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined;
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf)
    return l10n.t('This is no workbook of Excel (.xlsx). Save it as one, or as CSV.');
  return holdsName(bytes, 'EncryptedPackage')
    ? l10n.t('The workbook is protected with a password. Save it without one, and import that.')
    : l10n.t('This is a workbook of an old Excel (.xls). Save it as .xlsx or CSV.');
}

/** Whether a compound file has a part of this name, which stands there in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((letter, index) => bytes[at + 2 * index] === letter && bytes[at + 2 * index + 1] === 0))
      return true;
  }
  return false;
}

/** What else an archive is. */
function noWorkbook(archive: ZipArchive): string {
  if (archive.has('xl/workbook.bin'))
    return l10n.t('This is a binary workbook of Excel (.xlsb). Save it as .xlsx or CSV.');
  if (archive.has('content.xml')) return l10n.t('This is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV.');
  if (archive.has('Index/Document.iwa')) return l10n.t('This is a document of Numbers. Export it as .xlsx or CSV.');
  return l10n.t('This is a ZIP archive and no workbook.');
}

function faultSentence(error: ZipError | XmlError): string {
  const fault = error instanceof ZipError ? error.fault : 'damaged';
  switch (fault) {
    case 'damaged':
      return l10n.t('The workbook is damaged and cannot be read. Open it in Excel, and save it anew.');
    case 'encrypted':
      return l10n.t('The workbook is protected with a password. Save it without one, and import that.');
    case 'too-large':
      return l10n.t(
        'Unpacked, the workbook is larger than anything that can be imported. Save the sheet as CSV, and split that.',
      );
    default:
      return fault satisfies never;
  }
}
