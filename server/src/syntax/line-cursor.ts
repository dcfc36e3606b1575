/** Walks through the start of one line of Markdown by columns, because a tab is worth up to four of them. */

import { isSpaceOrTab, TAB } from './characters.ts';

const TAB_STOP = 4;

/** Stands somewhere in a line, and always knows the white space ahead of it. Reused from line to line. */
export class LineCursor {
  readonly text: string;
  /** Offset of the line's start and end; the line ending is not part of it. */
  lineStart = 0;
  lineEnd = 0;
  /** Offset of the next character that has not been consumed at all. */
  position = 0;
  /** How wide the white space ahead is, in columns, and the offset of what follows it. */
  indent = 0;
  next = 0;
  private column = 0;
  /** Columns that are left of a tab whose first columns were consumed. */
  private tabRemainder = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the start of the line from `lineStart` to `lineEnd`. */
  startLine(lineStart: number, lineEnd: number): void {
    this.lineStart = lineStart;
    this.lineEnd = lineEnd;
    this.position = lineStart;
    this.column = 0;
    this.tabRemainder = 0;
    this.measure();
  }

  /** Whether nothing but white space is ahead. */
  isBlank(): boolean {
    return this.next >= this.lineEnd;
  }

  /** The character behind the white space ahead; -1 when the line is blank. */
  nextCode(): number {
    return this.next < this.lineEnd ? this.text.charCodeAt(this.next) : -1;
  }

  /** Consumes the white space ahead and the characters up to `offset`, which holds no tabs from `next` on. */
  skipTo(offset: number): void {
    this.column += this.indent + (offset - this.next);
    this.position = offset;
    this.tabRemainder = 0;
    this.measure();
  }

  /** Consumes up to `count` columns of the white space ahead. */
  skipColumns(count: number): void {
    let left = Math.min(count, this.indent);
    this.column += left;
    const fromTab = Math.min(left, this.tabRemainder);
    this.tabRemainder -= fromTab;
    this.indent -= left;
    left -= fromTab;
    let column = this.column - left;
    while (left > 0) {
      const width = this.text.charCodeAt(this.position) === TAB ? TAB_STOP - (column % TAB_STOP) : 1;
      this.position++;
      column += width;
      this.tabRemainder = Math.max(0, width - left);
      left -= width;
    }
  }

  private measure(): void {
    let column = this.column;
    let at = this.position;
    while (at < this.lineEnd) {
      const code = this.text.charCodeAt(at);
      if (!isSpaceOrTab(code)) break;
      column += code === TAB ? TAB_STOP - (column % TAB_STOP) : 1;
      at++;
    }
    this.next = at;
    this.indent = column - this.column;
  }
}
