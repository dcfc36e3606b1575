/**
 * Second half of the Markdown scanner: finds links, inline code, comments and mentions in a block's text, in one pass from left
 * to right. Emphasis is not looked at, for it changes none of them; heading text, where it shows, has its own file.
 */

import { asciiCodes } from './ascii-codes.ts';
import {
  BACKSLASH,
  CARET,
  COLON,
  EXCLAMATION_MARK,
  FULL_STOP,
  GRAVE_ACCENT,
  isAsciiPunctuation,
  isUpperAlpha,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS_THAN,
  RIGHT_BRACKET,
  UPPER_A,
  UPPER_Z,
} from './characters.ts';
import { decodeText } from './character-reference.ts';
import { InlineFindings } from './inline-findings.ts';
import type { TextBlock } from './markdown-block.ts';
import { type HeadingMark, type HeadingMarkKind, type PlainHeading, plainHeading } from './markdown-heading-text.ts';
import { angleAutolink, bareAddressEnd, bareAddressStart, lacksScheme } from './markdown-autolinks.ts';
import { inlineHtmlEnd, MarkSearch } from './markdown-html.ts';
import {
  footnoteLabelEnd,
  labelEnd,
  LONGEST_LABEL,
  normalizeLabel,
  readResource,
  type Resource,
  TitleSearch,
} from './markdown-links.ts';
import { mentionEnd } from './mention.ts';
import { withoutGaps } from './same-length.ts';

/** Which characters the scanner stops at: 1 for those of markup, 2 for capitals. All others are skipped over. */
const STOPS = new Uint8Array(128);
for (const code of [BACKSLASH, GRAVE_ACCENT, LEFT_BRACKET, RIGHT_BRACKET, LESS_THAN, COLON, FULL_STOP]) STOPS[code] = 1;
for (let code = UPPER_A; code <= UPPER_Z; code++) STOPS[code] = 2;

/** An opening bracket that is not closed yet. */
interface OpenBracket {
  /** Where `[` or `![` starts, and where the text behind it does. */
  readonly start: number;
  readonly textStart: number;
  readonly image: boolean;
  /** Whether another bracket opened inside it, so that its text can be no label. */
  nested: boolean;
}

/** What references in the document can refer to, by normalized label. */
export interface References {
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

/** Collects what it finds over all text blocks of one document. */
export class InlineScanner {
  readonly found = new InlineFindings();

  private readonly text: string;
  private readonly references: References;
  private readonly textSearch: MarkSearch;
  /** The file's characters as bytes, if it is all ASCII; what is scanned as bytes, if that is the file's text itself. */
  private readonly textCodes: Uint8Array | undefined;
  private codes: Uint8Array | undefined;
  /** What is scanned: the file's text, or a copy of one block's without the gaps in it. */
  private source = '';
  private from = 0;
  private to = 0;
  private search: MarkSearch;
  private titles: TitleSearch | undefined;
  private readonly brackets: OpenBracket[] = [];
  /** Brackets of links below this depth have a link inside them: links do not nest, so they can become none. */
  private inactiveBelow = 0;
  /** Where each length of back-tick run last occurs in this text; made when a run finds no partner at once. */
  private lastRuns: Map<number, number> | undefined;
  /** Bare addresses between brackets, which are links only if the brackets turn out not to make one. */
  private readonly leftover: number[] = [];
  /** Where markup starts that ends a stretch of plain text; kept only while there are leftovers. */
  private readonly breaks: number[] = [];
  /** Where the last piece of markup ended: an exclamation mark before that cannot make an image. */
  private markupEnd = 0;
  private marks: HeadingMark[] | undefined;

  constructor(text: string, references: References) {
    this.text = text;
    this.references = references;
    this.textSearch = new MarkSearch(text);
    this.textCodes = asciiCodes(text);
    this.search = this.textSearch;
  }

  /** Scans the text of a block. */
  scanText(block: TextBlock): void {
    this.use(block);
    const { source, to } = this;
    for (let at = this.nextStop(this.from); at < to; at = this.nextStop(at)) {
      const code = source.charCodeAt(at);
      at = STOPS[code] === 2 ? this.scanCapital(at) : this.scanMark(at, code);
    }
    if (this.leftover.length > 0) this.linkLeftovers();
  }

  /** The first character from `at` on that the scanner stops at, or the end of the block. */
  private nextStop(at: number): number {
    const { source, codes, to } = this;
    if (codes === undefined) {
      for (; at < to; at++) {
        const code = source.charCodeAt(at);
        if (code < 128 && STOPS[code] !== 0) return at;
      }
    } else {
      while (at < to && STOPS[codes[at] ?? 0] === 0) at++;
    }
    return at;
  }

  /** Scans the text of a heading as well, and returns what is left of it without marks. */
  scanHeading(content: TextBlock): PlainHeading {
    const marks: HeadingMark[] = [];
    this.marks = marks;
    this.scanText(content);
    this.marks = undefined;
    marks.sort((one, other) => one.start - other.start);
    return plainHeading(this.source, this.from, this.to, marks);
  }

  /** Collects the comments in a block of HTML. */
  scanHtml(block: TextBlock): void {
    this.use(block);
    const { source, to } = this;
    let at = this.search.find('<!--', this.from);
    while (at < to) {
      const end = inlineHtmlEnd(this.search, source, at, to);
      if (end === -1) return;
      this.found.addComment(at, end);
      at = this.search.find('<!--', end);
    }
  }

  private use(block: TextBlock): void {
    const { start, end, gaps } = block;
    const shift = gaps === undefined ? 0 : start;
    this.source = gaps === undefined ? this.text : withoutGaps(this.text, start, end, gaps);
    this.codes = gaps === undefined ? this.textCodes : undefined;
    this.search = gaps === undefined ? this.textSearch : new MarkSearch(this.source);
    this.found.use(this.source, shift);
    this.from = start - shift;
    this.to = end - shift;
    this.titles = undefined;
    this.lastRuns = undefined;
    if (this.brackets.length > 0) this.brackets.length = 0;
    this.inactiveBelow = 0;
    if (this.leftover.length > 0) {
      this.leftover.length = 0;
      this.breaks.length = 0;
    }
    this.markupEnd = this.from;
  }

  private scanCapital(at: number): number {
    const end = mentionEnd(this.source, at, this.from, this.to);
    if (end !== -1) {
      this.found.addMention(at, end);
      return end;
    }
    do at++;
    while (at < this.to && isUpperAlpha(this.source.charCodeAt(at)));
    return at;
  }

  /** Reads the markup that may start at `at`; where to go on. */
  private scanMark(at: number, code: number): number {
    switch (code) {
      case BACKSLASH:
        if (!isAsciiPunctuation(this.source.charCodeAt(at + 1))) return at + 1;
        this.markupEnd = Math.min(at + 2, this.to);
        return this.markupEnd;
      case GRAVE_ACCENT:
        return this.scanCode(at);
      case LEFT_BRACKET:
        return this.openBracket(at);
      case RIGHT_BRACKET:
        return this.closeBracket(at);
      case LESS_THAN:
        return this.scanAngle(at);
      default:
        return this.scanBareAddress(at);
    }
  }

  private mark(kind: HeadingMarkKind, start: number, end: number): void {
    this.marks?.push({ kind, start, end });
  }

  /** Notes that markup other than brackets spans `start` to `end`; where to go on. */
  private markup(start: number, end: number): number {
    this.markupEnd = end;
    if (this.leftover.length > 0) this.breaks.push(start);
    return end;
  }

  private scanCode(at: number): number {
    const { source, to } = this;
    const contentStart = endOfRun(source, at, to);
    const size = contentStart - at;
    let close = this.hasRun(size, contentStart) ? source.indexOf('`', contentStart) : -1;
    while (close !== -1 && close < to) {
      const end = endOfRun(source, close, to);
      if (end - close === size) {
        this.found.addCode(at, end);
        this.mark('code', at, contentStart);
        this.mark('code end', close, end); // l10n: a kind of delimiter
        return this.markup(at, end);
      }
      this.lastRuns ??= lastRuns(source, close, to);
      close = this.hasRun(size, end) ? source.indexOf('`', end) : -1;
    }
    this.markupEnd = contentStart;
    return contentStart;
  }

  /** Whether a run of this many back-ticks may start at or behind `at`. */
  private hasRun(size: number, at: number): boolean {
    return this.lastRuns === undefined || (this.lastRuns.get(size) ?? -1) >= at;
  }

  private scanAngle(at: number): number {
    const { source, to } = this;
    const autolink = angleAutolink(source, at, to);
    if (autolink !== undefined) {
      const { end, email } = autolink;
      const address = source.slice(at + 1, end - 1);
      const target = { start: at + 1, end: end - 1 };
      this.found.addLink('autolink', at, end, target, email ? `mailto:${address}` : address);
      this.mark('literal', at, at + 1);
      this.mark('literal end', end - 1, end); // l10n: a kind of delimiter
      return this.markup(at, end);
    }
    const end = inlineHtmlEnd(this.search, source, at, to);
    if (end === -1) return at + 1;
    if (source.startsWith('<!--', at)) this.found.addComment(at, end);
    this.mark('html', at, end);
    return this.markup(at, end);
  }

  private scanBareAddress(at: number): number {
    const { source, from, to } = this;
    const start = bareAddressStart(source, at, Math.max(from, this.markupEnd));
    if (start === -1) return at + 1;
    if (this.brackets.length > 0) {
      this.leftover.push(start);
      return at + 1;
    }
    const end = bareAddressEnd(source, start, from, to);
    if (end === -1) return at + 1;
    this.addAddress(start, end);
    this.mark('literal', start, start);
    this.mark('literal end', end, end); // l10n: a kind of delimiter
    return this.markup(start, end);
  }

  private addAddress(start: number, end: number): void {
    const address = this.source.slice(start, end);
    const destination = lacksScheme(address, 0) ? `http://${address}` : address;
    this.found.addLink('autolink', start, end, { start, end }, destination);
  }

  private openBracket(at: number): number {
    const { source, brackets, to } = this;
    const image = at > this.markupEnd && source.charCodeAt(at - 1) === EXCLAMATION_MARK;
    if (!image && source.charCodeAt(at + 1) === CARET) {
      const end = footnoteLabelEnd(source, at, to);
      if (end !== -1 && this.references.footnotes.has(normalizeLabel(source.slice(at + 2, end - 1)))) {
        this.mark('hidden', at, end);
        return this.markup(at, end);
      }
    }
    const outer = brackets.at(-1);
    if (outer !== undefined) outer.nested = true;
    brackets.push({ start: image ? at - 1 : at, textStart: at + 1, image, nested: false });
    return at + 1;
  }

  private closeBracket(at: number): number {
    const bracket = this.brackets.pop();
    if (bracket === undefined) return at + 1;
    const depth = this.brackets.length;
    const inactive = !bracket.image && depth < this.inactiveBelow;
    this.inactiveBelow = Math.min(this.inactiveBelow, depth);
    if (inactive) return at + 1;
    const { source, to, found } = this;
    const next = at + 1 < to ? source.charCodeAt(at + 1) : 0;
    let resource: Resource | undefined;
    if (next === LEFT_PARENTHESIS) {
      this.titles ??= new TitleSearch(source, to);
      resource = readResource(this.titles, source, at + 1, to);
    }
    const end = resource === undefined ? this.referenceEnd(bracket, at, next) : resource.end;
    if (end === -1) return this.closeFootnoteImage(bracket, at);
    const { start, textStart, image } = bracket;
    while ((this.leftover.at(-1) ?? -1) >= start) this.leftover.pop();
    if (image) found.dropFrom(start);
    else this.inactiveBelow = depth;
    if (resource !== undefined) {
      const { destination } = resource;
      const address = decodeText(source.slice(destination.start, destination.end));
      found.addLink(image ? 'image' : 'inline', start, end, destination, address);
    }
    this.mark(image ? 'image' : 'link', start, textStart);
    this.mark(image ? 'image end' : 'link end', at, end); // l10n: a kind of delimiter
    return this.markup(start, end);
  }

  /** Where the reference ends whose text's closing bracket is at `at`; -1 when there is no definition for it. */
  private referenceEnd(bracket: OpenBracket, at: number, next: number): number {
    const { source, to, references } = this;
    if (references.definitions.size === 0) return -1;
    if (next === LEFT_BRACKET) {
      const end = labelEnd(source, at + 1, to);
      if (end !== -1 && references.definitions.has(normalizeLabel(source.slice(at + 2, end - 1)))) return end;
      const collapsed = source.charCodeAt(at + 2) === RIGHT_BRACKET && at + 2 < to;
      return collapsed && this.isDefined(bracket, at) ? at + 3 : -1;
    }
    return this.isDefined(bracket, at) ? at + 1 : -1;
  }

  private isDefined(bracket: OpenBracket, at: number): boolean {
    if (bracket.nested || at - bracket.textStart > LONGEST_LABEL) return false;
    return this.references.definitions.has(normalizeLabel(this.source.slice(bracket.textStart, at)));
  }

  /** `![^1]`, no image, may still be an exclamation mark and a footnote. */
  private closeFootnoteImage(bracket: OpenBracket, at: number): number {
    const { source, references } = this;
    const { image, textStart } = bracket;
    const label = image && source.charCodeAt(textStart) === CARET && at - textStart <= LONGEST_LABEL + 1;
    if (!label || !references.footnotes.has(normalizeLabel(source.slice(textStart + 1, at)))) return at + 1;
    this.found.dropFrom(textStart);
    this.mark('hidden', textStart - 1, at + 1);
    return this.markup(textStart - 1, at + 1);
  }

  /** Makes links of the addresses in brackets that stayed plain text, and takes back mentions inside them. */
  private linkLeftovers(): void {
    const { source, from, to } = this;
    this.breaks.sort((one, other) => one - other);
    let done = from;
    let nextBreak = 0;
    for (const start of this.leftover) {
      if (start < done) continue;
      while ((this.breaks[nextBreak] ?? to) <= start) nextBreak++;
      const end = bareAddressEnd(source, start, from, Math.min(to, this.breaks[nextBreak] ?? to));
      if (end === -1) continue;
      this.addAddress(start, end);
      done = end;
      this.found.dropMentions(start, end);
    }
  }
}

function endOfRun(text: string, at: number, to: number): number {
  while (at < to && text.charCodeAt(at) === GRAVE_ACCENT) at++;
  return at;
}

/** Where each length of back-tick run last starts. */
function lastRuns(text: string, from: number, to: number): Map<number, number> {
  const runs = new Map<number, number>();
  let at = from;
  while (at !== -1 && at < to) {
    const end = endOfRun(text, at, to);
    runs.set(end - at, at);
    at = text.indexOf('`', end);
  }
  return runs;
}
