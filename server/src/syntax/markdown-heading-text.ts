/** The plain text of a heading: emphasis, links, code marks, HTML and escapes taken off, as remark's tree would read. */

import {
  AMPERSAND,
  ASTERISK,
  BACKSLASH,
  CARRIAGE_RETURN,
  isUnicodePunctuation,
  isUnicodeWhitespace,
  LINE_FEED,
  SPACE,
  TAB,
  TILDE,
  UNDERSCORE,
} from './characters.ts';
import { decodeText } from './character-reference.ts';
import type { Range } from './range.ts';

/**
 * What the inline scanner found in a heading. The kinds that come in pairs enclose text: of code and addresses, which is
 * taken as it stands, and of links and images, whose emphasis is their own affair.
 */
export type HeadingMarkKind =
  | 'code'
  | 'code end'
  | 'literal'
  | 'literal end'
  | 'link'
  | 'link end'
  | 'image'
  | 'image end'
  | 'html'
  | 'hidden';

export interface HeadingMark extends Range {
  readonly kind: HeadingMarkKind;
}

export interface PlainHeading {
  /** For people: white space folded, with the description of images. */
  readonly text: string;
  /** For anchors, which GitHub makes without images' descriptions and without folding spaces. */
  readonly anchor: string;
}

/** The plain text of the heading whose text is at `from` to `to`, from the marks in it, in order. */
export function plainHeading(text: string, from: number, to: number, marks: readonly HeadingMark[]): PlainHeading {
  if (marks.length === 0 && isPlain(text, from, to)) {
    const plain = text.slice(from, to);
    return { text: plain, anchor: plain };
  }
  const reader = new HeadingReader(text, from, to);
  let at = from;
  for (const mark of marks) {
    reader.addText(at, mark.start);
    reader.addMark(mark);
    at = mark.end;
  }
  reader.addText(at, to);
  return reader.finish();
}

/** Whether the text has nothing to take off or fold. */
function isPlain(text: string, from: number, to: number): boolean {
  let spaceBefore = true;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE && spaceBefore) return false;
    spaceBefore = code === SPACE;
    switch (code) {
      case ASTERISK:
      case UNDERSCORE:
      case TILDE:
      case BACKSLASH:
      case AMPERSAND:
      case TAB:
      case LINE_FEED:
      case CARRIAGE_RETURN:
        return false;
      default:
    }
  }
  return !spaceBefore;
}

function foldWhitespace(text: string): string {
  return text.replaceAll(/[\t\n\r ]+/g, ' ').replaceAll(/^ | $/g, '');
}

/** A run of `*`, `_` or `~`, of which matching takes away what turns out to be emphasis. */
interface Run {
  readonly marker: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Its place in the order of runs. */
  readonly order: number;
  length: number;
}

interface Part {
  readonly content: string | Run;
  readonly inImage: boolean;
}

class HeadingReader {
  private readonly text: string;
  private readonly from: number;
  private readonly to: number;
  private readonly parts: Part[] = [];
  private readonly groups: EmphasisMatcher[] = [new EmphasisMatcher()];
  private images = 0;
  private verbatim: 'no' | 'code' | 'literal' = 'no';
  private runs = 0;

  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  addMark(mark: HeadingMark): void {
    switch (mark.kind) {
      case 'code':
        this.verbatim = 'code';
        break;
      case 'literal':
        this.verbatim = 'literal';
        break;
      case 'code end':
      case 'literal end':
        this.verbatim = 'no';
        break;
      case 'link':
        this.groups.push(new EmphasisMatcher());
        break;
      case 'image':
        this.groups.push(new EmphasisMatcher());
        this.images++;
        break;
      case 'link end':
        this.groups.pop();
        break;
      case 'image end':
        this.groups.pop();
        this.images--;
        break;
      case 'html':
        if (this.images > 0) this.add(this.text.slice(mark.start, mark.end));
        break;
      case 'hidden':
        break;
    }
  }

  addText(start: number, end: number): void {
    const { text } = this;
    if (start >= end) return;
    if (this.verbatim === 'literal') return this.add(text.slice(start, end));
    if (this.verbatim === 'code') return this.add(codeText(text.slice(start, end)));
    let copied = start;
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH && at + 1 < end && isLineEnding(text.charCodeAt(at + 1))) {
        // A hard break.
        this.add(decodeText(text.slice(copied, at)));
        copied = ++at;
      } else if (code === BACKSLASH) at += 2;
      else if (code === ASTERISK || code === UNDERSCORE || code === TILDE) {
        const runEnd = this.runEnd(at, end);
        if (code === TILDE && runEnd - at > 2) at = runEnd;
        else {
          this.add(decodeText(text.slice(copied, at)));
          this.addRun(at, runEnd, code);
          at = runEnd;
          copied = at;
        }
      } else at++;
    }
    this.add(decodeText(text.slice(copied, end)));
  }

  finish(): PlainHeading {
    let plain = '';
    let anchor = '';
    for (const { content, inImage } of this.parts) {
      const part = typeof content === 'string' ? content : String.fromCharCode(content.marker).repeat(content.length);
      plain += part;
      if (!inImage) anchor += part;
    }
    return { text: foldWhitespace(plain), anchor: anchor.replaceAll(/[\t ]*\r?\n[\t ]*/g, ' ') };
  }

  private add(content: string | Run): void {
    if (content !== '') this.parts.push({ content, inImage: this.images > 0 });
  }

  private runEnd(at: number, to: number): number {
    const marker = this.text.charCodeAt(at);
    while (at < to && this.text.charCodeAt(at) === marker) at++;
    return at;
  }

  private addRun(start: number, end: number, marker: number): void {
    const { text, from, to } = this;
    const beforeCode = start > from ? text.charCodeAt(start - 1) : LINE_FEED;
    const afterCode = end < to ? text.charCodeAt(end) : LINE_FEED;
    const before = classify(beforeCode);
    const after = classify(afterCode);
    const tildeMayTouch = marker !== TILDE;
    const opens =
      after === 'other' || (after === 'punctuation' && before !== 'other') || (tildeMayTouch && afterCode === TILDE);
    const closes =
      before === 'other' || (before === 'punctuation' && after !== 'other') || (tildeMayTouch && beforeCode === TILDE);
    // An underscore inside a word is part of the word.
    const inWord = marker === UNDERSCORE;
    const run: Run = {
      marker,
      opens: inWord ? opens && (before !== 'other' || !closes) : opens,
      closes: inWord ? closes && (after !== 'other' || !opens) : closes,
      order: this.runs++,
      length: end - start,
    };
    this.add(run);
    this.groups.at(-1)?.match(run);
  }
}

function isLineEnding(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function classify(code: number): 'space' | 'punctuation' | 'other' {
  if (isUnicodeWhitespace(code)) return 'space';
  return isUnicodePunctuation(code) ? 'punctuation' : 'other';
}

/** The value of inline code: line endings are spaces, and one space of padding on both sides is taken off. */
function codeText(content: string): string {
  const text = content.replaceAll(/\r?\n/g, ' ');
  const padded = text.startsWith(' ') && text.endsWith(' ') && /[^ ]/.test(text);
  return padded ? text.slice(1, -1) : text;
}

/** Pairs the runs of one stretch of text, given one after another, by CommonMark's rules for emphasis. */
class EmphasisMatcher {
  /** Runs that can still open, in order. */
  private readonly openers: Run[] = [];
  /** Per kind of closer, the last run known to hold no opener for it at or before it: keeps the search linear. */
  private readonly exhausted = new Map<string, number>();

  match(run: Run): void {
    while (run.closes && run.length > 0 && this.close(run));
    if (run.opens && run.length > 0) this.openers.push(run);
  }

  private close(run: Run): boolean {
    const { openers, exhausted } = this;
    const key = `${run.marker} ${run.marker === TILDE ? run.length : run.length % 3} ${run.opens}`;
    const floor = exhausted.get(key) ?? -1;
    for (let index = openers.length - 1; index >= 0; index--) {
      const opener = openers[index];
      if (opener === undefined || opener.order <= floor) break;
      if (opener.marker !== run.marker || !matches(opener, run)) continue;
      const used = run.marker === TILDE ? run.length : opener.length > 1 && run.length > 1 ? 2 : 1;
      opener.length -= used;
      run.length -= used;
      openers.length = opener.length > 0 ? index + 1 : index;
      return true;
    }
    exhausted.set(key, openers.at(-1)?.order ?? floor);
    return false;
  }
}

function matches(opener: Run, closer: Run): boolean {
  if (closer.marker === TILDE) return opener.length === closer.length;
  // The rule of three, on what is left of the runs: `**a*b**` is not `*` inside `**`.
  const both = opener.closes || closer.opens;
  return !(both && closer.length % 3 !== 0 && (opener.length + closer.length) % 3 === 0);
}
