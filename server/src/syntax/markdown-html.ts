/** HTML inside Markdown: where a tag, comment or declaration ends, and which lines start and end a block of HTML. */

import {
  APOSTROPHE,
  COLON,
  EQUALS_SIGN,
  EXCLAMATION_MARK,
  FULL_STOP,
  GRAVE_ACCENT,
  GREATER_THAN,
  HYPHEN,
  isAsciiAlpha,
  isAsciiAlphanumeric,
  isSpaceOrTab,
  isWhitespace,
  LESS_THAN,
  QUESTION_MARK,
  QUOTATION_MARK,
  SLASH,
  skipSpaces,
  skipWhitespace,
  UNDERSCORE,
} from './characters.ts';

/** The seven ways CommonMark knows for a block of HTML to start, by its numbers; 0 is none. */
export type HtmlBlockKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Elements whose content is not Markdown, and may hold blank lines: kind 1. */
const RAW_ELEMENTS: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);

/** Elements that start a block wherever their tag starts a line, however badly the tag is written: kind 6. */
const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' + // l10n: names of elements
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' + // l10n: names of elements
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' + // l10n: names of elements
    'title tr track ul'
  ) // l10n: names of elements
    .split(' '),
);

/**
 * Remembers where each string was last found, so that a text with ten thousand openings of a comment and no closing is
 * searched once and not ten thousand times.
 */
export class MarkSearch {
  private readonly text: string;
  private readonly found = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.text = text;
  }

  /** The first place at or after `from` where `mark` starts; the length of the text when there is none. */
  find(mark: string, from: number): number {
    const last = this.found.get(mark);
    if (last !== undefined && last.from <= from && from <= last.at) return last.at;
    const index = this.text.indexOf(mark, from);
    const at = index === -1 ? this.text.length : index;
    if (last === undefined) this.found.set(mark, { from, at });
    else {
      last.from = from;
      last.at = at;
    }
    return at;
  }
}

/**
 * Which kind of HTML block the line from the `<` at `at` to `to` starts. `complete` says whether a tag of any other
 * element, alone on its line, may start one, which it may not in the middle of a paragraph.
 */
export function htmlBlockKind(text: string, at: number, to: number, complete: boolean): HtmlBlockKind {
  const first = text.charCodeAt(at + 1);
  if (at + 1 >= to) return 0;
  if (first === EXCLAMATION_MARK) {
    if (text.startsWith('--', at + 2) && at + 4 <= to) return 2;
    if (text.startsWith('[CDATA[', at + 2) && at + 9 <= to) return 5;
    return at + 2 < to && isAsciiAlpha(text.charCodeAt(at + 2)) ? 4 : 0;
  }
  if (first === QUESTION_MARK) return 3;
  const closing = first === SLASH;
  const nameStart = closing ? at + 2 : at + 1;
  const nameEnd = tagNameEnd(text, nameStart, to);
  if (nameEnd === nameStart) return 0;
  const next = nameEnd < to ? text.charCodeAt(nameEnd) : GREATER_THAN;
  if (next !== SLASH && next !== GREATER_THAN && !isSpaceOrTab(next)) return 0;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  if (!closing && next !== SLASH && RAW_ELEMENTS.has(name)) return 1;
  if (BLOCK_ELEMENTS.has(name)) {
    return next !== SLASH || (nameEnd + 1 < to && text.charCodeAt(nameEnd + 1) === GREATER_THAN) ? 6 : 0;
  }
  if (!complete) return 0;
  const end = tagEnd(text, at, to);
  return end !== -1 && skipSpaces(text, end, to) === to ? 7 : 0;
}

/**
 * Whether the block's last line is the one from `at` to `to`. On the block's first line, `at` is its `<`, which `first`
 * says: an opening may not be its own closing.
 */
export function htmlBlockEndsOn(
  search: MarkSearch,
  text: string,
  kind: HtmlBlockKind,
  at: number,
  to: number,
  first: boolean,
): boolean {
  if (kind === 1) return rawElementEndsOn(search, text, at, to);
  // `<!-->` is a whole comment: the closing may share the opening's hyphens.
  if (kind === 2) return search.find('-->', first ? at + 2 : at) < to;
  if (kind === 3) return search.find('?>', first ? at + 1 : at) < to;
  if (kind === 4) return search.find('>', first ? at + 3 : at) < to;
  if (kind === 5) return search.find(']]>', first ? at + 9 : at) < to;
  // The others end at a blank line, which the block scanner sees.
  return false;
}

function rawElementEndsOn(search: MarkSearch, text: string, at: number, to: number): boolean {
  let open = search.find('</', at);
  while (open < to) {
    const end = tagNameEnd(text, open + 2, to);
    if (
      end < to &&
      text.charCodeAt(end) === GREATER_THAN &&
      RAW_ELEMENTS.has(text.slice(open + 2, end).toLowerCase())
    ) {
      return true;
    }
    open = search.find('</', open + 2);
  }
  return false;
}

/**
 * Where the inline HTML that starts at the `<` at `at` ends (exclusive), at most `to`; -1 when it is just a less-than
 * sign. May span lines.
 */
export function inlineHtmlEnd(search: MarkSearch, text: string, at: number, to: number): number {
  const first = text.charCodeAt(at + 1);
  if (at + 1 >= to) return -1;
  if (first === EXCLAMATION_MARK) {
    if (text.startsWith('--', at + 2)) return endAfter(search.find('-->', at + 2), 3, to);
    if (text.startsWith('[CDATA[', at + 2)) return endAfter(search.find(']]>', at + 9), 3, to);
    return isAsciiAlpha(text.charCodeAt(at + 2)) ? endAfter(search.find('>', at + 3), 1, to) : -1;
  }
  if (first === QUESTION_MARK) return endAfter(search.find('?>', at + 2), 2, to);
  return tagEnd(text, at, to);
}

function endAfter(found: number, length: number, to: number): number {
  return found + length <= to ? found + length : -1;
}

function tagNameEnd(text: string, at: number, to: number): number {
  if (at >= to || !isAsciiAlpha(text.charCodeAt(at))) return at;
  while (at < to && (isAsciiAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === HYPHEN)) at++;
  return at;
}

/** Where the opening or closing tag at `at` ends (exclusive), or -1 when it is not a well-formed tag. */
function tagEnd(text: string, at: number, to: number): number {
  if (text.charCodeAt(at + 1) === SLASH) {
    const nameEnd = tagNameEnd(text, at + 2, to);
    const end = skipWhitespace(text, nameEnd, to);
    return nameEnd > at + 2 && end < to && text.charCodeAt(end) === GREATER_THAN ? end + 1 : -1;
  }
  let index = tagNameEnd(text, at + 1, to);
  if (index === at + 1) return -1;
  // An attribute follows white space, or a quoted value's white space; the name is followed by that, `/` or `>`.
  let separated = false;
  for (;;) {
    const next = skipWhitespace(text, index, to);
    separated = next > index;
    index = next;
    if (index >= to) return -1;
    const code = text.charCodeAt(index);
    if (code === GREATER_THAN) return index + 1;
    if (code === SLASH) return index + 1 < to && text.charCodeAt(index + 1) === GREATER_THAN ? index + 2 : -1;
    if (!separated || !isAttributeStart(code)) return -1;
    index = attributeEnd(text, index, to);
    if (index === -1) return -1;
  }
}

function isAttributeStart(code: number): boolean {
  return isAsciiAlpha(code) || code === COLON || code === UNDERSCORE;
}

function isAttributeName(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === HYPHEN || code === FULL_STOP || code === COLON || code === UNDERSCORE;
}

/** Where the attribute whose name starts at `at` ends, its value included; -1 when its value is malformed. */
function attributeEnd(text: string, at: number, to: number): number {
  while (at < to && isAttributeName(text.charCodeAt(at))) at++;
  const equals = skipWhitespace(text, at, to);
  if (equals >= to || text.charCodeAt(equals) !== EQUALS_SIGN) return at;
  const value = skipWhitespace(text, equals + 1, to);
  if (value >= to) return -1;
  const quote = text.charCodeAt(value);
  if (quote === QUOTATION_MARK || quote === APOSTROPHE) {
    const close = text.indexOf(quote === QUOTATION_MARK ? '"' : "'", value + 1);
    return close === -1 || close >= to ? -1 : close + 1;
  }
  if (!isUnquotedValue(quote)) return -1;
  let end = value + 1;
  // CommonMark lets a slash stand in an unquoted value; remark, which we agree with, ends the value there.
  while (end < to && text.charCodeAt(end) !== SLASH && isUnquotedValue(text.charCodeAt(end))) end++;
  return end;
}

function isUnquotedValue(code: number): boolean {
  return !(
    isWhitespace(code) ||
    code === QUOTATION_MARK ||
    code === APOSTROPHE ||
    code === LESS_THAN ||
    code === EQUALS_SIGN ||
    code === GREATER_THAN ||
    code === GRAVE_ACCENT
  );
}
