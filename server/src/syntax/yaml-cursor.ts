/** The place the fast YAML reader has come to, and how it moves over comments and blank lines to the next content. */

import type { SyntaxProblem } from './problem.ts';
import type { YamlComment } from './yaml-tree.ts';

export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** What `at` gives beyond the end of the text. */
export const END_OF_TEXT = -1;

/**
 * Deeper than this the fast reader leaves the text to the library. Well below the guard's limit, so that the two never
 * disagree on what is too deep.
 */
export const MAX_FAST_DEPTH = 32;

/** Beyond every column: no line was passed at which the library forgets. */
export const NEVER_FORGETFUL = 0x3fffffff;

/** Whether a character ends an indicator such as `-` or `:`: white space or the end of the text. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB || code === END_OF_TEXT;
}

/**
 * Moves through one text. `pos` is an offset into `text`; nodes and comments get `base` added to it, which is where
 * `text` starts in its file.
 */
export class YamlCursor {
  readonly text: string;
  readonly length: number;
  readonly base: number;
  readonly comments: YamlComment[] = [];
  readonly problems: SyntaxProblem[] = [];
  pos = 0;
  /** The column of the content at `pos`, after `nextContent`; -1 at the end of a document. */
  column = 0;
  depth = 0;
  /**
   * The least column of a line that the last `nextContent` moved over and at which the library forgets how far in the
   * lines of a value must be: a comment without a space behind its `#`, a blank line before one without indentation.
   */
  forgetfulColumn = NEVER_FORGETFUL;

  constructor(text: string, base: number) {
    this.text = text;
    this.length = text.length;
    this.base = base;
  }

  /** The UTF-16 unit at an offset, or `END_OF_TEXT`. */
  at(pos: number): number {
    return pos < this.length ? this.text.charCodeAt(pos) : END_OF_TEXT;
  }

  /** Whether an indicator (`-`, `?`, `:`) stands at `pos`: the character, and white space after it. */
  isIndicator(code: number, pos: number): boolean {
    return this.at(pos) === code && isBlank(this.at(pos + 1));
  }

  /** Whether `---` or `...` stands at `pos`, which must be the start of a line. */
  isMarker(pos: number): boolean {
    const code = this.at(pos);
    return (
      (code === DASH || code === DOT) &&
      this.at(pos + 1) === code &&
      this.at(pos + 2) === code &&
      isBlank(this.at(pos + 3))
    );
  }

  /** Records the comment that starts at `pos` and gives the offset of its line break, or of the end of the text. */
  comment(pos: number): number {
    const lineFeed = this.text.indexOf('\n', pos);
    let end = lineFeed === -1 ? this.length : lineFeed;
    if (lineFeed !== -1 && this.text.charCodeAt(end - 1) === RETURN) end--;
    this.comments.push({
      start: this.base + pos,
      end: this.base + end,
      text: this.text.slice(pos + 1, end).trim(),
    });
    return end;
  }

  /**
   * From the start of a line, moves over blank lines and comments to the next content and sets `column`. False where
   * something stands that the fast reader does not take: a tab in the indentation, a carriage return by itself.
   */
  nextContent(): boolean {
    const { text, length } = this;
    let pos = this.pos;
    this.forgetfulColumn = NEVER_FORGETFUL;
    for (;;) {
      const lineStart = pos;
      let code = END_OF_TEXT;
      while (pos < length && (code = text.charCodeAt(pos)) === SPACE) pos++;
      if (pos >= length) {
        this.pos = pos;
        this.column = -1;
        return true;
      }
      if (code === HASH) {
        this.noteForgetful(pos, lineStart);
        pos = this.comment(pos);
        if (pos >= length) continue;
        code = text.charCodeAt(pos);
      } else if (code === LINE_FEED) {
        this.noteForgetful(pos, lineStart);
      }
      if (code === LINE_FEED) {
        pos++;
      } else if (code === RETURN) {
        if (this.at(pos + 1) !== LINE_FEED) return false;
        pos += 2;
      } else if (code === TAB) {
        return false;
      } else {
        this.pos = pos;
        this.column = pos === lineStart && this.isMarker(pos) ? -1 : pos - lineStart;
        return true;
      }
    }
  }

  private noteForgetful(pos: number, lineStart: number): void {
    const column = pos - lineStart;
    if (column < this.forgetfulColumn && !isBlank(this.at(pos + 1))) this.forgetfulColumn = column;
  }

  /**
   * From the end of a value, moves over the rest of its line (spaces, a comment) and on to the next content. False
   * where anything else follows the value.
   */
  finishLine(): boolean {
    let pos = this.pos;
    let code = this.at(pos);
    while (code === SPACE) code = this.at(++pos);
    if (code === HASH) {
      if (pos === this.pos) return false;
      pos = this.comment(pos);
      code = this.at(pos);
    }
    if (code === LINE_FEED) pos++;
    else if (code === RETURN && this.at(pos + 1) === LINE_FEED) pos += 2;
    else if (code !== END_OF_TEXT) return false;
    this.pos = pos;
    return this.nextContent();
  }
}
