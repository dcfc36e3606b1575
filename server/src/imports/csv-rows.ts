/** Reads CSV as spreadsheets write it: by RFC 4180, with whichever separator. */

/** A row with something in it. */
export interface SheetRow {
  /** From 1: the line of the file on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvReading {
  readonly rows: readonly SheetRow[];
  /** The line of a quotation mark that is never closed. */
  readonly unclosed?: number;
  /** Whether there are more rows than were asked for. */
  readonly isCut: boolean;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 20;

/** The rows of a text that are not empty, at most so many. */
export function readCsv(written: string, mostRows: number): CsvReading {
  const start = written.startsWith('\ufeff') ? 1 : 0;
  const named = /^sep=(.)\r?\n/.exec(written.slice(start, start + 10));
  const separator = named?.[1] ?? separatorOf(written.slice(start, start + 20_000));
  const rows: SheetRow[] = [];
  let at = start + (named?.[0].length ?? 0);
  let line = named === null ? 1 : 2;
  while (at < written.length) {
    const first = line;
    const cells: string[] = [];
    let isEnd = false;
    while (!isEnd) {
      let cell = '';
      if (written.charAt(at) === '"') {
        const close = closing(written, at + 1);
        if (close === -1) return { rows, unclosed: line, isCut: false };
        const inside = written.slice(at + 1, close);
        line += breaksIn(inside);
        cell = inside.replaceAll('""', '"');
        at = close + 1;
      }
      // What stands behind a closing quotation mark belongs to the cell all the same.
      const end = endOfCell(written, at, separator);
      cell += written.slice(at, end);
      cells.push(cell);
      isEnd = written.charAt(end) !== separator;
      at = end + 1;
      if (isEnd && written.charAt(end) === '\r' && written.charAt(at) === '\n') at += 1;
    }
    line += 1;
    if (cells.every((one) => one.trim() === '')) continue;
    if (rows.length === mostRows) return { rows, isCut: true };
    rows.push({ line: first, cells });
  }
  return { rows, isCut: false };
}

function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === separator || character === '\n' || character === '\r') return at;
  }
  return text.length;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}

/** The separator that most of the first lines have, outside of quotation marks. */
function separatorOf(start: string): string {
  const lines = start.replace(/"[^"]*"/g, '').split(/\r\n|[\r\n]/, LINES_LOOKED_AT);
  let best: string = SEPARATORS[0];
  let most = 0;
  for (const separator of SEPARATORS) {
    const count = lines.reduce((sum, one) => sum + one.split(separator).length - 1, 0);
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}
