/** Brings in a control matrix from a spreadsheet: a row for each control, columns known by their headings. */

import * as l10n from '@vscode/l10n';

import { isCivilDate } from '../domain/civil-date.ts';
import { advance, readCadence } from '../domain/recurrence.ts';
import { restored } from '../exports/neutral-text.ts';
import { canBeId } from '../facts/read-value.ts';
import { readCell, shortened } from './control-cells.ts';
import { controlFiles } from './control-files.ts';
import {
  areOwn,
  COLUMN_FIELDS,
  type ColumnField,
  columnField,
  fieldOfHeading,
  foldHeading,
  isReckoned,
} from './control-headings.ts';
import { readCsv, type SheetRow } from './csv-rows.ts';
import { decodeSheet } from './decode-sheet.ts';
import { type ImportedRecord, type ImportNote, type ImportPlan, type ImportTarget, refused } from './import-plan.ts';
import type { Cell } from './record-yaml.ts';

/** In bytes: a hundred thousand rows of three hundred. */
export const MOST_CSV_BYTES = 32_000_000;
const MOST_ROWS = 100_000;
/** Excel's own limit is a third of it. */
const LONGEST_CELL = 100_000;
/** Below which row nobody puts the headings. */
const ROWS_LOOKED_AT = 30;

/** A heading, and the field for which it stands, as somebody typed them; `-` for none. */
export type HeadingMap = readonly (readonly [heading: string, field: string])[];

interface Columns {
  readonly headings: readonly string[];
  /** The field of each column; undefined: its cells go to the notes; `none`: nowhere. */
  readonly fields: readonly (ColumnField | 'none' | undefined)[];
  readonly isOwn: boolean;
}

/** The plan for the bytes of a CSV file. */
export function importCsv(bytes: Uint8Array, map: HeadingMap, target: ImportTarget): ImportPlan {
  const wrong = map.find(([, field]) => field !== '-' && columnField(field) === undefined);
  if (wrong !== undefined) {
    return refused(l10n.t('There is no field “{0}” for a column. There are {1}.', wrong[1], COLUMN_FIELDS.join(', ')));
  }
  const { text, note } = decodeSheet(bytes);
  const { rows, unclosed, isCut } = readCsv(text, MOST_ROWS);
  if (unclosed !== undefined) {
    return refused(
      l10n.t('The quotation mark on line {0} is never closed, so what comes after it cannot be told apart.', unclosed),
    );
  }
  if (isCut) return refused(l10n.t('It has more than {0} rows. Split it first.', MOST_ROWS));
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  if (long !== undefined)
    return refused(l10n.t('A cell on line {0} has more than {1} characters.', long.line, LONGEST_CELL));
  const notes: ImportNote[] = note === undefined ? [] : [{ message: note }];
  return importRows(rows, map, target, notes);
}

/** The plan for the rows of a sheet. Notes that are there already come first. */
function importRows(rows: readonly SheetRow[], map: HeadingMap, target: ImportTarget, notes: ImportNote[]): ImportPlan {
  const at = headingRow(rows, map);
  const header = rows[at];
  if (header === undefined) {
    return refused(
      l10n.t(
        'No row of headings was found, such as “Control ID” and “Title”. Say what stands for what: {0}.',
        '--map "Heading=field"', // l10n: what is typed
      ),
    );
  }
  const columns = columnsOf(header, map);
  const folded = new Set(columns.headings.map(foldHeading));
  const missing = map.find(([heading]) => !folded.has(foldHeading(heading)));
  if (missing !== undefined) {
    const there = columns.headings.filter((heading) => heading !== '').map(shortened);
    return refused(l10n.t('There is no column “{0}”. There are {1}.', missing[0], there.join(', ')));
  }
  let comment = 'The rows of a control matrix, as controls.'; // l10n: stands in a file
  for (const { line, cells } of rows.slice(0, at)) {
    const said = cells.filter((cell) => cell.trim() !== '').join(' | ');
    comment += `\n${said}`;
    notes.push({
      line,
      message: l10n.t('“{0}” stands above the headings, and is kept in a comment.', shortened(said)),
    });
  }
  noteColumns(columns, header.line, notes);
  const controls: ImportedRecord[] = [];
  for (const row of rows.slice(at + 1)) {
    if (row.cells.every((cell, index) => cell.trim() === (columns.headings[index] ?? ''))) {
      notes.push({ line: row.line, message: l10n.t('The headings stand here again, and were passed over.') });
    } else controls.push(readRow(row, columns, target, notes));
  }
  const made = controlFiles(controls, 'imported', comment, target);
  return { ...made, notes };
}

/** Where the headings are: of the first rows the one with most of them that are known; past the end where none has two. */
function headingRow(rows: readonly SheetRow[], map: HeadingMap): number {
  const mapped = new Set(map.map(([heading]) => foldHeading(heading)));
  let best = rows.length;
  let most = 1;
  for (const [index, { cells }] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const known = new Set<string>();
    for (const cell of cells) {
      if (mapped.has(foldHeading(cell))) known.add(cell);
      else known.add(fieldOfHeading(cell) ?? '');
    }
    known.delete('');
    if (known.size > most) [best, most] = [index, known.size];
  }
  return best;
}

function columnsOf({ cells }: SheetRow, map: HeadingMap): Columns {
  const headings = cells.map((cell) => cell.trim());
  const isOwn = areOwn(headings);
  const byHeading = new Map(map.map(([heading, field]) => [foldHeading(heading), field]));
  const fields = headings.map((heading) => {
    const said = byHeading.get(foldHeading(heading));
    if (said !== undefined) return said === '-' ? 'none' : columnField(said);
    return isOwn && isReckoned(heading) ? 'none' : fieldOfHeading(heading);
  });
  return { headings, fields, isOwn };
}

function noteColumns({ headings, fields, isOwn }: Columns, line: number, notes: ImportNote[]): void {
  if (isOwn) {
    notes.push({
      line,
      message: l10n.t('This is an export of Plumbline: what it reckoned, such as readiness, is not imported.'),
    });
  }
  for (const [index, heading] of headings.entries()) {
    if (heading === '' || fields[index] !== undefined) continue;
    notes.push({
      line,
      message: l10n.t(
        'The column “{0}” is not known, and is kept in the notes. To name its field: {1}.',
        shortened(heading),
        `--map "${shortened(heading)}=field"`, // l10n: what is typed
      ),
    });
  }
}

/** The control of a row: every cell of it in a field or in the notes. */
function readRow(row: SheetRow, columns: Columns, target: ImportTarget, notes: ImportNote[]): ImportedRecord {
  const { line } = row;
  const values = new Map<ColumnField, Cell>();
  const kept: string[] = [];
  for (const [index, written] of row.cells.entries()) {
    const text = columns.isOwn ? restored(written) : written.replace(/\r\n?/g, '\n').trim();
    const field = columns.fields[index];
    if (text.trim() === '' || field === 'none') continue;
    const heading = columns.headings[index] || `Column ${index + 1}`; // l10n: stands in a file
    const reading = field === undefined ? undefined : readCell(field, text, target);
    if (reading?.message !== undefined) notes.push({ line, message: reading.message });
    if (field === 'notes') kept.push(text);
    else if (field === undefined || reading === undefined || !add(values, field, reading.value))
      kept.push(`${heading}: ${text}`);
    else if (reading.rest !== undefined) kept.push(`${heading}: ${reading.rest}`);
    if (field === undefined && (columns.headings[index] ?? '') === '')
      notes.push({ line, message: l10n.t('“{0}” stands in no column, and is kept in the notes.', shortened(text)) });
  }
  if (columns.isOwn) leaveOutReckonedReview(values);
  const fields = COLUMN_FIELDS.flatMap((field): readonly (readonly [string, Cell])[] => {
    const value = values.get(field);
    return value === undefined || field === 'id' ? [] : [[field, value]];
  });
  const id = idOf(values.get('id'), line, kept, notes);
  return { id, line, fields: kept.length === 0 ? fields : [...fields, ['notes', kept.join('\n')]] };
}

/** Puts a value into a field; false where there is one already to which it cannot be added. */
function add(values: Map<ColumnField, Cell>, field: ColumnField, value: Cell): boolean {
  const before = values.get(field);
  if (value.length === 0) return true;
  if (before === undefined) {
    values.set(field, value);
    return true;
  }
  if (typeof before === 'string' || typeof value === 'string') return before === value;
  values.set(field, [...before, ...value]);
  return true;
}

function idOf(written: Cell | undefined, line: number, kept: string[], notes: ImportNote[]): string {
  const id = typeof written === 'string' ? written.trim() : '';
  if (canBeId(id)) return id;
  const made = `IMPORTED-${line}`;
  if (id !== '') kept.push(`ID: ${id}`); // l10n: stands in a file
  notes.push({ line, message: l10n.t('The row has no ID, and was given {0}.', made) });
  return made;
}

/** The next review follows from the last one and the cadence: written out, it would stay when those change. */
function leaveOutReckonedReview(values: Map<ColumnField, Cell>): void {
  const [last, cadence, next] = [values.get('last_reviewed'), values.get('review_cadence'), values.get('next_review')];
  if (typeof last !== 'string' || typeof cadence !== 'string' || !isCivilDate(last)) return;
  const step = readCadence(cadence);
  if (step !== undefined && advance(last, step) === next) values.delete('next_review');
}
