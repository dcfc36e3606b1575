/** What a workbook says besides its cells: which sheets there are, the texts that cells share, which numbers are days. */

import { type XmlListener, XmlScanner } from './xml-scanner.ts';
import { type ZipArchive, ZipError } from './zip-archive.ts';

/** In UTF-16 units: of the texts that cells share together, and of all cells of a sheet. */
export const MOST_CHARACTERS = 64_000_000;

/** More than any workbook has: sheets and what else a part names, texts, those that are empty too, and styles. */
const MOST_RELATED = 10_000;
const MOST_TEXTS = 5_000_000;
const MOST_STYLES = 100_000;

export interface WorkbookSheet {
  readonly name: string;
  /** The part of the archive in which its cells are. */
  readonly part: string;
}

export interface Workbook {
  readonly archive: ZipArchive;
  /** Those that are shown, in their order; the others where none is. */
  readonly sheets: readonly WorkbookSheet[];
  readonly texts: readonly string[];
  /** Whether the numbers of cells with this style are days. */
  isDay(style: number): boolean;
  /** The day from which days are counted, as a day of the calendar that begins in 1900. */
  readonly firstDay: number;
}

/** Reads a part of an archive piece by piece: the next one when it is asked for. Throws a `ZipError` or an `XmlError`. */
export function* readPart(archive: ZipArchive, part: string, listener: XmlListener): Generator<void, void> {
  const scanner = new XmlScanner(listener);
  for (const piece of archive.text(part)) {
    scanner.push(piece);
    yield;
  }
}

/**
 * The workbook of an archive, piece by piece likewise; undefined where there is none. Texts alone can be as long as the largest
 * sheet. Throws a `ZipError` or an `XmlError`.
 */
export function* readWorkbook(archive: ZipArchive): Generator<void, Workbook | undefined> {
  const start = yield* relatedTo(archive, '');
  const part = start.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!archive.has(part)) return undefined;
  const related = yield* relatedTo(archive, part);
  const partOf = (type: string): string | undefined => related.find((one) => one.type === type)?.part;
  const worksheets = new Map(related.filter(({ type }) => type === 'worksheet').map((one) => [one.id, one.part]));
  const shown: WorkbookSheet[] = [];
  const hidden: WorkbookSheet[] = [];
  let firstDay = 0;
  yield* readPart(archive, part, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.get('date1904') ?? '')) firstDay = 1462;
      if (name !== 'sheet') return;
      // What is no worksheet is a chart.
      const sheetPart = worksheets.get(attributes.get('id') ?? '');
      if (sheetPart === undefined) return;
      if (shown.length + hidden.length >= MOST_RELATED) throw new ZipError('too-large');
      const sheet = { name: attributes.get('name') ?? '', part: sheetPart };
      if ((attributes.get('state') ?? 'visible') === 'visible') shown.push(sheet);
      else hidden.push(sheet);
    },
  });
  const textsPart = partOf('sharedStrings');
  const stylesPart = partOf('styles');
  const days = stylesPart === undefined ? [] : yield* readDayStyles(archive, stylesPart);
  const texts = textsPart === undefined ? [] : yield* readTexts(archive, textsPart);
  return {
    archive,
    sheets: shown.length > 0 ? shown : hidden,
    texts,
    isDay: (style) => days[style] ?? false,
    firstDay,
  };
}

interface Related {
  readonly id: string;
  /** The last word of its type. */
  readonly type: string;
  readonly part: string;
}

/** What a part names as related to it. */
function* relatedTo(archive: ZipArchive, part: string): Generator<void, readonly Related[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = `${folder}_rels/${part.slice(slash)}.rels`;
  const found: Related[] = [];
  yield* readPart(archive, relations, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      if (found.length >= MOST_RELATED) throw new ZipError('too-large');
      const target = attributes.get('Target') ?? '';
      found.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
        part: target.startsWith('/') ? target.slice(1) : withoutDots(folder + target),
      });
    },
  });
  return found;
}

function withoutDots(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.join('/');
}

/** Texts that cells share. How they are to be spoken is none of it. */
function* readTexts(archive: ZipArchive, part: string): Generator<void, readonly string[]> {
  const texts: string[] = [];
  const reader = new TextReader();
  let characters = 0;
  yield* readPart(archive, part, {
    open: (name) => reader.open(name),
    text: (text) => reader.text(text),
    close(name) {
      reader.close(name);
      if (name !== 'si') return;
      const text = reader.take();
      characters += text.length;
      if (characters > MOST_CHARACTERS || texts.length >= MOST_TEXTS) throw new ZipError('too-large');
      texts.push(text);
    },
  });
  return texts;
}

/** Gathers a text of several runs. */
export class TextReader {
  #gathered = '';
  #isInText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1;
    if (name === 't') this.#isInText = this.#phonetic === 0;
  }

  text(text: string): void {
    if (!this.#isInText) return;
    this.#gathered += text;
    if (this.#gathered.length > MOST_CHARACTERS) throw new ZipError('too-large');
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1;
    if (name === 't') this.#isInText = false;
  }

  /** The text so far, with what XML cannot hold back in it. */
  take(): string {
    const text = spreadsheetCharacters(this.#gathered);
    this.#gathered = '';
    return text;
  }
}

/** `_x000D_` is how spreadsheets write what XML cannot hold. */
export function spreadsheetCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Of each style of cells whether it shows a number as a day. */
function* readDayStyles(archive: ZipArchive, part: string): Generator<void, readonly boolean[]> {
  const formats = new Map<number, boolean>();
  const days: boolean[] = [];
  let isInCells = false;
  yield* readPart(archive, part, {
    open(name, attributes) {
      if (formats.size > MOST_STYLES || days.length > MOST_STYLES) throw new ZipError('too-large');
      if (name === 'numFmt')
        formats.set(numberOf(attributes.get('numFmtId')), showsDay(attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const id = numberOf(attributes.get('numFmtId'));
      days.push(formats.get(id) ?? isBuiltInDay(id));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return days;
}

function numberOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** By the table of ECMA-376, 18.8.30, with those of East Asia. */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** Whether a format has a day or a year in it, outside of what is only shown beside. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.slice(0, 255).replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''));
}
