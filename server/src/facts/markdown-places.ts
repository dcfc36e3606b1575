/** What a comment in Markdown speaks of: the paragraph, heading or row it stands in, or the block below it. */

import { scanBlocks } from '../syntax/markdown-blocks.ts';
import type { Block } from '../syntax/markdown-block.ts';
import type { Range } from '../syntax/range.ts';
import type { Comment } from './suppression-comment.ts';

/** What a line begins with: how far in, and the mark of a list or quotation. */
interface Lead {
  readonly indent: number;
  readonly mark: string;
}

/** Says of comments what they speak of, by the blocks around them. */
export class MarkdownPlaces {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #commentStarts: ReadonlySet<number>;
  /** By place of a block that is a comment, that of the first after it that is none. */
  readonly #past = new Map<number, number>();
  /** By place of a block, where the list or table ends that begins with it. */
  readonly #ends = new Map<number, number>();

  /** `start` is where the Markdown begins in `text`, whose lines end in LF or CRLF. */
  constructor(text: string, start: number, comments: readonly Comment[]) {
    this.#text = text;
    this.#blocks = scanBlocks(text, start).blocks;
    this.#commentStarts = new Set(comments.map((comment) => comment.start));
  }

  /** The ranges in which findings begin that a comment silences. */
  of({ start, end }: Range): readonly Range[] {
    const before = this.#text.slice(this.#lineStart(start), start);
    const isAlone = /^[\s>]*(?:(?:[*+-]|\d{1,9}[.)])\s+)?$/.test(before);
    if (!isAlone) {
      const around = this.#blocks[this.#firstFrom(start + 1) - 1];
      if (around === undefined || around.end < start)
        return [{ start: this.#lineStart(start), end: this.#lineEnd(start) }];
      return [{ start: this.#lineStart(around.start), end: this.#lineEnd(around.end) }];
    }
    const depth = before.split('>').length - 1;
    const first = this.#firstFrom(end);
    const at = this.#pastComments(first);
    const next = this.#blocks[at];
    const above = this.#above(start, first, next, depth);
    if (above !== undefined) return [{ start: this.#lineStart(above.start), end: this.#lineEnd(above.end) }];
    if (next === undefined) return [{ start, end }];
    return [{ start, end: this.#endOfBlock(next, at, depth) }];
  }

  /** The place of the first block from `first` on that is no comment. */
  #pastComments(first: number): number {
    let at = first;
    let past: number | undefined;
    for (let block = this.#blocks[at]; block?.kind === 'html'; block = this.#blocks[++at]) {
      past = this.#past.get(at);
      if (past !== undefined || !this.#commentStarts.has(block.start)) break;
    }
    const found = past ?? at;
    for (let passed = first; passed < at; passed++) this.#past.set(passed, found);
    return found;
  }

  /** The block above a comment that ends an item of a list: it is further in than what comes next. */
  #above(start: number, first: number, next: Block | undefined, depth: number): Block | undefined {
    const column = start - this.#lineStart(start);
    if (column < 2 || (next !== undefined && column <= this.#lead(next.start, depth).indent)) return undefined;
    let at = first - 1;
    while (at >= 0 && (this.#blocks[at]?.end ?? 0) > start) at--;
    const above = this.#blocks[at];
    if (above === undefined) return undefined;
    const { indent, mark } = this.#lead(above.start, depth);
    return indent > 0 || mark !== '' ? above : undefined;
  }

  /** Where a block ends that begins with the leaf block `first`: a table, a list or a quotation holds several of these. */
  #endOfBlock(first: Block, at: number, depth: number): number {
    const known = this.#ends.get(at);
    if (known !== undefined) return known;
    const end = this.#findEnd(first, at, depth);
    this.#ends.set(at, end);
    return end;
  }

  #findEnd(first: Block, at: number, depth: number): number {
    const end = this.#lineEnd(first.end);
    if (first.kind === 'text' && this.#isTable(first, end)) return this.#endOfTable(at, end);
    const lead = this.#lead(first.start, depth);
    if (lead.mark === '') return end;
    let last = end;
    for (let index = at + 1; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block === undefined || !this.#goesOn(block, last, lead, depth)) break;
      last = this.#lineEnd(block.end);
    }
    return last;
  }

  /** Whether a leaf block belongs to the list or quotation that begins with `lead` and has come to `last`. */
  #goesOn(block: Block, last: number, lead: Lead, depth: number): boolean {
    const lineStart = this.#lineStart(block.start);
    if (lineStart <= last) return true;
    if (/[^\s>]/.test(this.#text.slice(last, lineStart))) return false;
    const own = this.#lead(block.start, depth);
    return own.indent > lead.indent || (own.indent === lead.indent && own.mark === lead.mark);
  }

  /** Whether the row of cells at a leaf block heads a table: a row of dashes stands below it. */
  #isTable(cell: Range, end: number): boolean {
    const row = this.#text.slice(this.#lineStart(cell.start), end);
    const next = this.#text.indexOf('\n', end) + 1;
    const below = next === 0 ? '' : this.#text.slice(next, this.#lineEnd(next));
    return row.includes('|') && below.includes('-') && /^[\s|:>-]+$/.test(below);
  }

  /** Where a table ends: its rows follow each other, with nothing between them but the row of dashes and empty rows. */
  #endOfTable(at: number, end: number): number {
    let last = end;
    for (let index = at + 1; index < this.#blocks.length; index++) {
      const cell = this.#blocks[index];
      if (cell?.kind !== 'text') break;
      const between = this.#text.slice(last, Math.max(last, this.#lineStart(cell.start)));
      if (/[^\s|:>-]|\n[ \t]*\r?\n/.test(between)) break;
      last = this.#lineEnd(cell.end);
    }
    return last;
  }

  /** How the line of an offset begins, behind as many marks of quotations as the comment stands behind. */
  #lead(offset: number, depth: number): Lead {
    let line = this.#text.slice(this.#lineStart(offset), this.#lineEnd(offset));
    for (let level = 0; level < depth; level++) line = line.replace(/^\s*> ?/, '');
    const match = /^(\s*)([*+-]|\d{1,9}[.)])?(?=\s|$)|^(\s*)(>)/.exec(line);
    const indent = line.length - line.trimStart().length;
    const mark = match?.[2] ?? match?.[4] ?? '';
    return { indent, mark: mark.slice(-1) };
  }

  /** The place among the blocks of the first that begins at or behind an offset. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lineStart(offset: number): number {
    return offset === 0 ? 0 : this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line of an offset ends, before its line break. */
  #lineEnd(offset: number): number {
    const lineFeed = this.#text.indexOf('\n', offset);
    if (lineFeed < 0) return this.#text.length;
    return lineFeed > offset && this.#text.charAt(lineFeed - 1) === '\r' ? lineFeed - 1 : lineFeed;
  }
}
