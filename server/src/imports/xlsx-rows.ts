/** The cells of a sheet as texts, row by row: results in the place of formulas, days as `2026-06-30`, merged cells filled. */

import { addDays, dateOf } from '../domain/civil-date.ts';
import type { SheetRow } from './csv-rows.ts';
import { MOST_CHARACTERS, readPart, spreadsheetCharacters, TextReader, type Workbook } from './xlsx-workbook.ts';
import type { XmlAttributes } from './xml-scanner.ts';
import { ZipError } from './zip-archive.ts';

/** Of one sheet, as the characters of all cells together are. */
const MOST_CELLS = 5_000_000;
const MOST_MERGED = 100_000;
/** Excel has no more columns. */
const MOST_COLUMNS = 16_384;

/** What was seen of a sheet besides its cells. */
export interface SheetFacts {
  /** Ranges that are one cell. */
  readonly merged: number;
  /** Cells with a formula whose result is not kept in the file. */
  readonly withoutResult: number;
  /** Cells whose result is an error: where they are and what they say, such as `B7 #REF!`. The first few. */
  readonly errors: readonly string[];
}

interface Merged {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** Reads one sheet. */
export class SheetReader {
  readonly #rows: { readonly line: number; readonly cells: string[] }[] = [];
  readonly #workbook: Workbook;
  readonly #texts = new TextReader();
  readonly #merged: Merged[] = [];
  readonly #errors: string[] = [];
  #withoutResult = 0;
  #ranges = 0;
  #line = 0;
  #column = 0;
  #cells: string[] = [];
  #characters = 0;
  #count = 0;
  /** Of the cell that is read: how its value is written, its style, and the value. */
  #type = 'n';
  #style = 0;
  #value = '';
  #isInValue = false;
  #hasFormula = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  /** The pieces of a sheet, each read when the next one is asked for. Throws a `ZipError` or an `XmlError`. */
  *read(part: string): Generator<void, void> {
    yield* readPart(this.#workbook.archive, part, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => {
        if (!this.#isInValue) this.#texts.text(text);
        else {
          this.#value += text;
          if (this.#value.length > MOST_CHARACTERS) throw new ZipError('too-large');
        }
      },
      close: (name) => this.#close(name),
    });
    this.#fillMerged();
  }

  get rows(): readonly SheetRow[] {
    return this.#rows;
  }

  get facts(): SheetFacts {
    return { merged: this.#ranges, withoutResult: this.#withoutResult, errors: this.#errors };
  }

  #open(name: string, attributes: XmlAttributes): void {
    this.#texts.open(name);
    if (name === 'row') {
      const line = attributes.get('r');
      this.#line = line !== undefined && /^\d{1,7}$/.test(line) ? Number(line) : this.#line + 1;
      this.#column = 0;
      this.#cells = [];
    } else if (name === 'c') {
      this.#column = columnOf(attributes.get('r')) ?? this.#column;
      this.#type = attributes.get('t') ?? 'n';
      this.#style = Number(attributes.get('s') ?? 0);
      this.#value = '';
      this.#hasFormula = false;
    } else if (name === 'v') this.#isInValue = true;
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'mergeCell') this.#merge(attributes.get('ref') ?? '');
  }

  #close(name: string): void {
    this.#texts.close(name);
    if (name === 'v') this.#isInValue = false;
    else if (name === 'c') {
      this.#put(this.#textOfCell());
      this.#column += 1;
    } else if (name === 'row' && this.#cells.some((cell) => cell.trim() !== ''))
      this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  #put(text: string): void {
    if (text === '' || this.#column >= MOST_COLUMNS) return;
    this.#count += Math.max(0, this.#column + 1 - this.#cells.length);
    this.#characters += text.length;
    if (this.#count > MOST_CELLS || this.#characters > MOST_CHARACTERS) throw new ZipError('too-large');
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #textOfCell(): string {
    const inline = this.#texts.take();
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#workbook.texts[/^\d{1,9}$/.test(value) ? Number(value) : -1] ?? '';
      case 'inlineStr':
        return inline;
      case 'str':
        return spreadsheetCharacters(value);
      case 'b':
        return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value; // l10n: as spreadsheets write it
      case 'e':
        if (this.#errors.length < 20) this.#errors.push(`${columnLetters(this.#column)}${this.#line} ${value}`);
        return value;
      default:
        if (value === '' && this.#hasFormula) this.#withoutResult += 1;
        return this.#number(value);
    }
  }

  #number(value: string): string {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return value;
    if (!this.#workbook.isDay(this.#style)) return String(number);
    return dayText(number + this.#workbook.firstDay) ?? String(number);
  }

  #merge(range: string): void {
    const [from = '', to = ''] = range.split(':');
    const [column, first, last] = [columnOf(from), lineOf(from), lineOf(to)];
    this.#ranges += 1;
    // Over several columns it is one heading or one text, which stands in the first.
    if (column === undefined || first === undefined || last === undefined || last <= first) return;
    if (this.#merged.length < MOST_MERGED) this.#merged.push({ column, first, last });
  }

  /** What stands once for several rows holds for each of them that says something. */
  #fillMerged(): void {
    const places = new Map(this.#rows.map(({ line }, index) => [line, index]));
    for (const { column, first, last } of this.#merged) {
      const from = places.get(first);
      const text = from === undefined ? undefined : this.#rows[from]?.cells[column];
      if (from === undefined || text === undefined || text === '') continue;
      for (let index = from + 1; index < this.#rows.length; index++) {
        const row = this.#rows[index];
        if (row === undefined || row.line > last) break;
        // Counted before they are made: one far to the right takes as many as there are columns.
        this.#count += Math.max(1, column + 1 - row.cells.length);
        if (row.cells[column] === undefined || row.cells[column] === '') this.#characters += text.length;
        if (this.#count > MOST_CELLS || this.#characters > MOST_CHARACTERS) throw new ZipError('too-large');
        while (row.cells.length <= column) row.cells.push('');
        if (row.cells[column] === '') row.cells[column] = text;
      }
    }
  }
}

/** The column of a reference such as `AB7`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function lineOf(reference: string): number | undefined {
  const digits = /(\d{1,7})$/.exec(reference)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** A day by its number, with the time where there is one; undefined where it is none, or before March 1900. */
function dayText(serial: number): string | undefined {
  const zero = dateOf(1899, 12, 30);
  if (zero === undefined || serial < 61 || serial >= 2_958_466) return undefined;
  const minutes = Math.round((serial % 1) * 1440);
  const day = addDays(zero, Math.floor(serial) + (minutes === 1440 ? 1 : 0));
  if (minutes % 1440 === 0) return day;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
