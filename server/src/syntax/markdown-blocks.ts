/**
 * First half of the Markdown scanner: sorts the lines of a document into blocks, and hands on those that hold text, code or
 * HTML. Follows remark (micromark) line by line, without its tokens; the differential tests hold the two together.
 */

import {
  ASTERISK,
  CARRIAGE_RETURN,
  COLON,
  EQUALS_SIGN,
  GRAVE_ACCENT,
  HYPHEN,
  isAsciiAlpha,
  LEFT_BRACKET,
  LESS_THAN,
  NUMBER_SIGN,
  skipSpaces,
  TILDE,
  UNDERSCORE,
  VERTICAL_BAR,
} from './characters.ts';
import { LineCursor } from './line-cursor.ts';
import {
  CODE_INDENT,
  type Container,
  continueContainer,
  DEEPEST_NESTING,
  startContainer,
} from './markdown-containers.ts';
import { type HtmlBlockKind, htmlBlockEndsOn, htmlBlockKind, MarkSearch } from './markdown-html.ts';
import {
  atxContentEnd,
  atxHeadingLevel,
  delimiterRowColumns,
  isClosingFence,
  isSetextUnderline,
  isThematicBreak,
  openingFenceSize,
  tableCells,
} from './markdown-lines.ts';
import { takeDefinitions } from './markdown-definitions.ts';
import type { Block, TextBlock } from './markdown-block.ts';
import type { MarkdownHeading } from './markdown-outline.ts';

export interface BlockStructure {
  /** In the order of the document, never overlapping; cells of tables are text blocks. */
  readonly blocks: readonly Block[];
  /** Normalized labels that references can name. */
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
  /** Whether containers nest deeper than is read: see {@link DEEPEST_NESTING}. */
  readonly tooDeep: boolean;
}

/** Sorts the Markdown from offset `start` to the end into blocks. Line endings must be LF or CRLF. */
export function scanBlocks(text: string, start: number): BlockStructure {
  const scanner = new BlockScanner(text);
  let at = start;
  while (at < text.length) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed === -1 ? text.length : lineFeed;
    scanner.scanLine(at, end > at && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);
    at = end + 1;
  }
  return scanner.finish();
}

/** The kind of block that the next line may go on with. */
type OpenBlock = 'none' | 'paragraph' | 'fence' | 'indented' | 'html' | 'table';

/** A line indented like code, though part of a paragraph, does not head a table. */
const NO_TABLE_HEAD = -1;

class BlockScanner {
  private readonly text: string;
  private readonly cursor: LineCursor;
  private readonly search: MarkSearch;
  private readonly containers: Container[] = [];
  private readonly blocks: Block[] = [];
  private readonly definitions = new Set<string>();
  private readonly footnotes = new Set<string>();
  private tooDeep = false;

  private open: OpenBlock = 'none';
  private from = 0;
  private to = 0;
  /** Block quotes' marks between the lines of the open block. */
  private gaps: number[] | undefined;
  /** Paragraphs: where the text of the last line starts, if it may head a table, and where the line before it ends. */
  private tableHead = NO_TABLE_HEAD;
  private lastLineBefore = 0;
  private fenceMarker = 0;
  private fenceSize = 0;
  private htmlKind: HtmlBlockKind = 0;

  constructor(text: string) {
    this.text = text;
    this.cursor = new LineCursor(text);
    this.search = new MarkSearch(text);
  }

  finish(): BlockStructure {
    this.close();
    return { blocks: this.blocks, definitions: this.definitions, footnotes: this.footnotes, tooDeep: this.tooDeep };
  }

  scanLine(lineStart: number, lineEnd: number): void {
    const { cursor, containers } = this;
    if (containers.length === 0 && this.scanSimpleLine(lineStart, lineEnd)) return;
    cursor.startLine(lineStart, lineEnd);
    let continued = 0;
    while (continued < containers.length) {
      const container = containers[continued];
      if (container === undefined) break;
      const continuation = continueContainer(cursor, container);
      if (continuation === 'not continued') break; // l10n: a state
      continued++;
      if (continuation === 'sibling') {
        this.close();
        containers.length = continued;
      }
    }
    const all = continued === containers.length;
    const literal = all && (this.open === 'fence' || this.open === 'html');
    const opened = !literal && this.openContainers(continued, all);
    this.scanContent(continued, !opened && continued < containers.length);
  }

  /**
   * Half of all lines need no more: outside of containers, those that are empty, and those that begin with a letter, which
   * starts no block but a paragraph. Whether this was one of them.
   */
  private scanSimpleLine(lineStart: number, lineEnd: number): boolean {
    const { open } = this;
    if (open === 'fence' || open === 'html' || open === 'indented') return false;
    if (lineStart === lineEnd) {
      this.close();
      return true;
    }
    if (open === 'table' || !isAsciiAlpha(this.text.charCodeAt(lineStart))) return false;
    if (open === 'none') {
      this.begin('paragraph', lineStart, lineEnd);
    } else {
      this.lastLineBefore = this.to;
      this.tableHead = lineStart;
      this.to = lineEnd;
    }
    return true;
  }

  /** Opens what containers start here, inside the first `continued`. Whether any did. */
  private openContainers(continued: number, all: boolean): boolean {
    const { cursor, containers } = this;
    const interrupts = all && (this.open === 'paragraph' || this.open === 'indented');
    let opened = false;
    for (;;) {
      const container = startContainer(cursor, interrupts, this.footnotes);
      if (container === undefined) return opened;
      if (continued >= DEEPEST_NESTING) {
        // Its mark is skipped, and the rest of the line read as text of the container around it.
        this.tooDeep = true;
        return opened;
      }
      if (!opened) this.close();
      opened = true;
      containers.length = continued;
      containers.push(container);
      continued++;
    }
  }

  /** Reads the line behind its containers' prefixes. `lazy` lines have left some of the open containers out. */
  private scanContent(continued: number, lazy: boolean): void {
    const { cursor } = this;
    const blank = cursor.isBlank();
    if (lazy && (blank || this.open !== 'paragraph')) {
      this.close();
      this.containers.length = continued;
    }
    switch (this.open) {
      case 'fence':
        return this.scanFenceLine();
      case 'html':
        if (blank && this.htmlKind >= 6) return this.close();
        return this.scanHtmlLine(cursor.position, false);
      case 'indented':
        if (cursor.indent >= CODE_INDENT) this.to = cursor.lineEnd;
        if (blank || cursor.indent >= CODE_INDENT) return;
        this.close();
        break;
      case 'none':
      case 'paragraph':
      case 'table':
        break;
    }
    if (blank) return this.close();
    if (cursor.indent >= CODE_INDENT) {
      if (this.open === 'paragraph') return this.extendParagraph(NO_TABLE_HEAD);
      this.begin('indented', cursor.position, cursor.lineEnd);
      // As in remark, code right behind a container it is not in does not go on to the next line.
      return lazy ? this.close() : undefined;
    }
    if (!lazy && this.open === 'paragraph' && this.startTable()) return;
    if (this.startBlock(continued, lazy)) return;
    if (this.open === 'table') this.addCells(cursor.next, cursor.lineEnd);
    else if (this.open === 'paragraph') this.extendParagraph(cursor.next);
    else this.begin('paragraph', cursor.next, cursor.lineEnd);
  }

  /** Starts the block that the line's first character announces, if it keeps its promise; ends what is open then. */
  private startBlock(continued: number, lazy: boolean): boolean {
    const { text, cursor } = this;
    const { next, lineEnd } = cursor;
    const code = cursor.nextCode();
    switch (code) {
      case NUMBER_SIGN: {
        const level = atxHeadingLevel(text, next, lineEnd);
        if (level === 0) return false;
        this.leave(continued, lazy);
        const from = skipSpaces(text, next + level, lineEnd);
        this.addHeading(level, next, lineEnd, from, atxContentEnd(text, from, lineEnd), undefined);
        return true;
      }
      case EQUALS_SIGN:
      case HYPHEN:
        if (!lazy && this.open === 'paragraph' && isSetextUnderline(text, next, lineEnd)) {
          if (this.closeAsHeading(code === EQUALS_SIGN ? 1 : 2)) return true;
        }
        return code === HYPHEN && this.startThematicBreak(continued, lazy);
      case ASTERISK:
      case UNDERSCORE:
        return this.startThematicBreak(continued, lazy);
      case GRAVE_ACCENT:
      case TILDE: {
        const size = openingFenceSize(text, next, lineEnd);
        if (size === 0) return false;
        this.leave(continued, lazy);
        this.begin('fence', next, lineEnd);
        this.fenceMarker = code;
        this.fenceSize = size;
        return true;
      }
      case LESS_THAN: {
        const kind = htmlBlockKind(text, next, lineEnd, lazy || this.open !== 'paragraph');
        if (kind === 0) return false;
        // remark lets a lone tag cut a paragraph short if its line is lazy, and leaves it in the paragraph's container.
        if (kind === 7) this.close();
        else this.leave(continued, lazy);
        this.begin('html', next, lineEnd);
        this.htmlKind = kind;
        this.scanHtmlLine(next, true);
        return true;
      }
      default:
        return false;
    }
  }

  private startThematicBreak(continued: number, lazy: boolean): boolean {
    if (!isThematicBreak(this.text, this.cursor.next, this.cursor.lineEnd)) return false;
    this.leave(continued, lazy);
    return true;
  }

  /** Ends the open block, and when the line was lazy the containers it left out. */
  private leave(continued: number, lazy: boolean): void {
    this.close();
    if (lazy) this.containers.length = continued;
  }

  private begin(open: OpenBlock, from: number, to: number): void {
    this.close();
    this.open = open;
    this.from = from;
    this.to = to;
    this.gaps = undefined;
    this.tableHead = from;
    this.lastLineBefore = from;
  }

  private scanFenceLine(): void {
    const { text, cursor } = this;
    this.to = cursor.lineEnd;
    if (
      cursor.indent < CODE_INDENT &&
      isClosingFence(text, cursor.next, cursor.lineEnd, this.fenceMarker, this.fenceSize)
    ) {
      this.close();
    }
  }

  private scanHtmlLine(from: number, first: boolean): void {
    const { text, cursor } = this;
    if (!first) this.addLine(from);
    if (htmlBlockEndsOn(this.search, text, this.htmlKind, from, cursor.lineEnd, first)) this.close();
  }

  private extendParagraph(tableHead: number): void {
    this.lastLineBefore = this.to;
    this.tableHead = tableHead;
    this.addLine(this.cursor.next);
  }

  /** Adds the line to the open block, from `from` on; what stands before that is a gap unless it is white space. */
  private addLine(from: number): void {
    const { text, cursor } = this;
    this.to = cursor.lineEnd;
    if (skipSpaces(text, cursor.lineStart, from) === from) return;
    this.gaps ??= [];
    this.gaps.push(cursor.lineStart, from);
  }

  /** Makes a table of the paragraph's last line if this line is a delimiter row that fits it. */
  private startTable(): boolean {
    const { text, cursor, tableHead: head, to: headEnd } = this;
    const code = cursor.nextCode();
    if (head === NO_TABLE_HEAD) return false;
    if (code !== VERTICAL_BAR && code !== HYPHEN && code !== COLON) return false;
    const columns = delimiterRowColumns(text, cursor.next, cursor.lineEnd);
    if (columns === 0 || tableCells(text, head, headEnd).length !== columns * 2) return false;
    // Once cut off from its paragraph, as in remark, a head that is a lone tag may start a block of HTML after all.
    const html = head > this.from && text.charCodeAt(head) === LESS_THAN ? htmlBlockKind(text, head, headEnd, true) : 0;
    if (head === this.from) this.open = 'none';
    else this.to = this.lastLineBefore;
    this.begin(html === 0 ? 'table' : 'html', head, headEnd);
    this.htmlKind = html;
    if (html === 0) this.addCells(head, headEnd);
    else this.addLine(cursor.position);
    return true;
  }

  private addCells(from: number, to: number): void {
    const cells = tableCells(this.text, from, to);
    for (let index = 0; index + 1 < cells.length; index += 2) {
      const start = cells[index] ?? from;
      const end = cells[index + 1] ?? from;
      if (start < end) this.blocks.push({ kind: 'text', start, end, gaps: undefined });
    }
  }

  private addHeading(
    level: MarkdownHeading['level'],
    start: number,
    end: number,
    contentStart: number,
    contentEnd: number,
    gaps: readonly number[] | undefined,
  ): void {
    const content: TextBlock = { kind: 'text', start: contentStart, end: contentEnd, gaps };
    this.blocks.push({ kind: 'heading', level, start, end, content });
  }

  private close(): void {
    const { open, from, to, gaps } = this;
    this.open = 'none';
    if (open === 'fence' || open === 'indented') this.blocks.push({ kind: open, start: from, end: to });
    else if (open === 'html') this.blocks.push({ kind: 'html', start: from, end: to, gaps });
    else if (open === 'paragraph') {
      const start = this.takeDefinitions();
      if (start < to) this.blocks.push({ kind: 'text', start, end: to, gaps });
    }
  }

  /** Ends the paragraph as a heading that this line underlines; false if nothing but definitions was in it. */
  private closeAsHeading(level: 1 | 2): boolean {
    this.open = 'none';
    const start = this.takeDefinitions();
    if (start >= this.to) return false;
    this.addHeading(level, start, this.cursor.lineEnd, start, this.to, this.gaps);
    return true;
  }

  /** Takes the definitions off the start of the paragraph; where the rest starts, which is its end if there is none. */
  private takeDefinitions(): number {
    const { text, from, to, gaps } = this;
    if (text.charCodeAt(from) !== LEFT_BRACKET) return from;
    return takeDefinitions(text, { start: from, end: to, gaps }, this.blocks, this.definitions);
  }
}
