/** Brings in a control matrix from a spreadsheet that was saved as CSV. */

import * as l10n from '@vscode/l10n';

import { readCsv } from './csv-rows.ts';
import { decodeSheet } from './decode-sheet.ts';
import { type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { importSheet } from './import-sheet.ts';
import type { ImportSteps } from './import-steps.ts';
import type { SaidColumns } from './sheet-columns.ts';

export const MOST_ROWS = 100_000;
/** As many as Excel has. */
const MOST_COLUMNS = 16_384;
/** Excel's own limit is a third of it. */
const LONGEST_CELL = 100_000;

/** What comes of the bytes of a CSV file. */
export async function importCsv(
  bytes: Uint8Array,
  columns: SaidColumns,
  target: ImportTarget,
  steps: ImportSteps,
): Promise<ImportOutcome> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    return refused(l10n.t('This is no CSV but a workbook. Import it as {0}.', 'xlsx'));
  const { text, note } = decodeSheet(bytes);
  const { rows, unclosed, isCut } = readCsv(text, MOST_ROWS);
  if (unclosed !== undefined) {
    return refused(
      l10n.t('The quotation mark on line {0} is never closed, so what comes after it cannot be told apart.', unclosed),
    );
  }
  if (isCut) return refused(l10n.t('It has more than {0} rows. Split it first.', MOST_ROWS));
  const wide = rows.find(({ cells }) => cells.length > MOST_COLUMNS);
  if (wide !== undefined) return refused(l10n.t('Line {0} has more than {1} columns.', wide.line, MOST_COLUMNS));
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  if (long !== undefined)
    return refused(l10n.t('A cell on line {0} has more than {1} characters.', long.line, LONGEST_CELL));
  const notes: ImportNote[] = note === undefined ? [] : [{ message: note }];
  return importSheet({ rows, isNeutral: true }, columns, target, notes, steps);
}
