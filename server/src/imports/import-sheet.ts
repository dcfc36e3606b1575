/** From the rows of a spreadsheet to controls: a row for each, columns known by their headings. */

import * as l10n from '@vscode/l10n';

import { isCivilDate } from '../domain/civil-date.ts';
import { advance, readCadence } from '../domain/recurrence.ts';
import { restored } from '../exports/neutral-text.ts';
import { canBeId } from '../facts/read-value.ts';
import { readCell, shortened } from './control-cells.ts';
import { controlFiles } from './control-files.ts';
import { COLUMN_FIELDS, type ColumnField, fieldOfHeading, foldHeading } from './control-headings.ts';
import type { SheetRow } from './csv-rows.ts';
import { type ImportedRecord, type ImportNote, type ImportOutcome, type ImportTarget, refused } from './import-plan.ts';
import { ImportRoom } from './import-room.ts';
import type { ImportSteps } from './import-steps.ts';
import type { Cell } from './record-yaml.ts';
import { fieldsOfColumns, type ColumnFields, saidField, type SaidColumns, sheetColumns } from './sheet-columns.ts';
import { findHeadings, type Headings, onOneLine, saysHeadings } from './sheet-headings.ts';
import type { SheetReading } from './sheet-reading.ts';

/** A sheet to be imported. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Its name, and those of all sheets, in a workbook. */
  readonly name?: string;
  readonly names?: readonly string[];
  /** Whether apostrophes before formulas are taken away in an export of ours: a workbook has none. */
  readonly isNeutral: boolean;
}

/** Why what somebody said of columns cannot be; undefined where it can. */
export function wrongField({ said }: SaidColumns): string | undefined {
  const wrong = said.find(([, field]) => saidField(field) === undefined);
  return wrong === undefined
    ? undefined
    : l10n.t('There is no field “{0}” for a column. There are {1}.', wrong[1], COLUMN_FIELDS.join(', '));
}

/** The headings of some rows, as they are known by themselves and by what was said. */
export function headingsIn(rows: readonly SheetRow[], { said, remembered }: SaidColumns): Headings | undefined {
  const mapped = new Map([...remembered, ...said].map(([heading, field]) => [foldHeading(heading), field]));
  const saidNow = new Set(said.map(([heading]) => foldHeading(heading)));
  const known = (heading: string): string | undefined => {
    const folded = foldHeading(heading);
    return folded === '' ? undefined : mapped.has(folded) ? `=${folded}` : fieldOfHeading(heading);
  };
  return findHeadings(rows, known, (heading) => saidNow.has(foldHeading(heading)));
}

/** What comes of a sheet. Notes that are there already come first. */
export async function importSheet(
  sheet: Sheet,
  columns: SaidColumns,
  target: ImportTarget,
  notes: ImportNote[],
  steps: ImportSteps,
): Promise<ImportOutcome> {
  const { rows } = sheet;
  const headings = headingsIn(rows, columns);
  if (headings === undefined) return withoutHeadings(sheet, target, columns);
  const taken = fieldsOfColumns(headings, columns);
  const below = rows.slice(headings.at + headings.rows);
  const reading: SheetReading = {
    ...namesOf(sheet),
    line: headings.line,
    columns: sheetColumns(headings.texts, taken, below, target),
    rows: below.length,
  };
  const words = new Set(headings.words.flat().map(foldHeading));
  const missing = columns.said.find(([heading]) => !words.has(foldHeading(heading)));
  if (missing !== undefined) {
    const there = headings.texts.filter((heading) => heading !== '').map(shortened);
    const refusal = l10n.t('There is no column “{0}”. There are {1}.', missing[0], there.join(', '));
    return { ...refused(refusal), sheet: reading };
  }
  let comment = 'The rows of a control matrix, as controls.'; // l10n: stands in a file
  for (const { line, cells } of rows.slice(0, headings.at)) {
    const said = cells.filter((cell) => cell.trim() !== '').join(' | ');
    comment += `\n${said}`;
    notes.push({
      line,
      message: l10n.t('“{0}” stands above the headings, and is kept in a comment.', shortened(said)),
    });
  }
  noteColumns(headings, taken, notes, columns);
  const controls: ImportedRecord[] = [];
  const room = new ImportRoom();
  for (const [index, row] of below.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- others get their turn between the rows
    await steps.each(index, below.length);
    if (saysHeadings(row, headings))
      notes.push({ line: row.line, message: l10n.t('The headings stand here again, and were passed over.') });
    else controls.push(room.holding(readRow(row, { sheet, headings, taken, target, notes })));
  }
  const made = await controlFiles(controls, 'imported', comment, target);
  return { ...made, notes, sheet: reading };
}

function namesOf({ name, names }: Sheet): Pick<SheetReading, 'sheet' | 'sheets'> {
  return { ...(name === undefined ? {} : { sheet: name }), ...(names === undefined ? {} : { sheets: names }) };
}

/** A refusal that shows the columns of the first row all the same, for who can say what they are. */
function withoutHeadings(sheet: Sheet, target: ImportTarget, { canChoose }: SaidColumns): ImportOutcome {
  const refusal =
    canChoose === true
      ? l10n.t('No row of headings was found, such as “Control ID” and “Title”. Choose what the columns hold.')
      : l10n.t(
          'No row of headings was found, such as “Control ID” and “Title”. Say what stands for what: {0}.',
          '--map "Heading=field"', // l10n: what is typed
        );
  const [first, ...below] = sheet.rows;
  if (first === undefined) return refused(refusal);
  const none = first.cells.map(() => undefined);
  const columns = sheetColumns(first.cells.map(onOneLine), { fields: none, by: none }, below, target);
  return { ...refused(refusal), sheet: { ...namesOf(sheet), line: undefined, columns, rows: below.length } };
}

function noteColumns(
  { texts, line }: Headings,
  { fields, isOwn }: ColumnFields,
  notes: ImportNote[],
  { canChoose }: SaidColumns,
): void {
  if (isOwn) {
    notes.push({
      line,
      message: l10n.t('This is an export of Plumbline: what it reckoned, such as readiness, is not imported.'),
    });
  }
  for (const [index, heading] of texts.entries()) {
    if (heading === '' || fields[index] !== undefined) continue;
    const message =
      canChoose === true
        ? l10n.t('The column “{0}” is not known, and is kept in the notes.', shortened(heading))
        : l10n.t(
            'The column “{0}” is not known, and is kept in the notes. To name its field: {1}.',
            shortened(heading),
            `--map "${shortened(heading)}=field"`, // l10n: what is typed
          );
    notes.push({ line, message });
  }
}

interface RowReading {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly taken: ColumnFields;
  readonly target: ImportTarget;
  readonly notes: ImportNote[];
}

/** The control of a row: every cell of it in a field or in the notes. */
function readRow(row: SheetRow, { sheet, headings, taken, target, notes }: RowReading): ImportedRecord {
  const { line } = row;
  const values = new Map<ColumnField, Cell>();
  const kept: string[] = [];
  for (const [index, written] of row.cells.entries()) {
    const text = taken.isOwn ? (sheet.isNeutral ? restored(written) : written) : written.replace(/\r\n?/g, '\n').trim();
    const field = taken.fields[index];
    if (text.trim() === '' || field === 'none') continue;
    const known = headings.texts[index] ?? '';
    const heading = known || `Column ${index + 1}`; // l10n: stands in a file
    const reading = field === undefined ? undefined : readCell(field, text, target, taken.isOwn);
    if (reading?.message !== undefined) notes.push({ line, message: reading.message });
    if (field === 'notes') kept.push(text);
    else if (field === undefined || reading === undefined || !add(values, field, reading.value))
      kept.push(`${heading}: ${text}`);
    else if (reading.rest !== undefined) kept.push(`${heading}: ${reading.rest}`);
    if (field === undefined && known === '')
      notes.push({ line, message: l10n.t('“{0}” stands in no column, and is kept in the notes.', shortened(text)) });
  }
  if (taken.isOwn) {
    leaveOutReckonedReview(values);
    // What has no ID is called by its file there.
    const file = row.cells[headings.texts.indexOf('File')];
    if (file !== undefined && values.get('id') === file) values.delete('id');
  }
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
