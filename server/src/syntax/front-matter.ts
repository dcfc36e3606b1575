/** Tells a Markdown file's YAML front-matter from its body, in every spelling that policy repositories are found with. */

import * as l10n from '@vscode/l10n';

import {
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  COLON,
  FULL_STOP,
  HYPHEN,
  isAsciiAlpha,
  isAsciiAlphanumeric,
  isSpaceOrTab,
  isUpperAlpha,
  NUMBER_SIGN,
  skipSpaces,
  SPACE,
  UNDERSCORE,
} from './characters.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Range } from './range.ts';

export interface FrontMatterSplit {
  /** The YAML text, without its fence lines; empty but present for an empty front-matter. */
  readonly frontMatter?: Range;
  /** `closing-only` is the spelling of Comply's repositories, whose files begin with the first key. */
  readonly fence: 'both' | 'closing-only' | 'none';
  /** Offset at which the Markdown starts. */
  readonly body: number;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Splits a file into front-matter and body. `knownKeys` are keys that are worth trusting alone: without an opening fence,
 * one line such as `title: Access` over a line `---` is front-matter if its key is among them, and otherwise a heading.
 *
 * Malformed YAML is front-matter all the same, so that its faults get reported. An opening fence without a closing
 * one is the problem `front-matter-unclosed`, and the lines after it that look like fields are the front-matter then.
 */
export function splitFrontMatter(text: string, knownKeys: ReadonlySet<string> = NO_KEYS): FrontMatterSplit {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const first = lineAt(text, start);
  if (first === undefined) return withoutFrontMatter(start);
  return isFence(text, first, HYPHEN) ? splitFenced(text, first, knownKeys) : splitUnfenced(text, first, knownKeys);
}

const NO_KEYS: ReadonlySet<string> = new Set();

function withoutFrontMatter(body: number): FrontMatterSplit {
  return { fence: 'none', body, problems: [] };
}

/** A line: `end` is before its line break, `next` is the start of the line after it. */
interface Line extends Range {
  readonly next: number;
}

function lineAt(text: string, start: number): Line | undefined {
  if (start >= text.length) return undefined;
  const lineFeed = text.indexOf('\n', start);
  if (lineFeed === -1) return { start, end: text.length, next: text.length };
  const end = lineFeed > start && text.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
  return { start, end, next: lineFeed + 1 };
}

/** Whether the line is `---` (or `...`, by its mark) with nothing but spaces behind it. */
function isFence(text: string, line: Line, mark: number): boolean {
  const { start, end } = line;
  for (let at = start; at < start + 3; at++) if (text.charCodeAt(at) !== mark) return false;
  return skipSpaces(text, start + 3, end) >= end;
}

/** What a line can be in front-matter. A `continuation` belongs to the field above it. */
type LineKind = 'blank' | 'comment' | 'key' | 'item' | 'continuation' | 'prose';

function kindOf(text: string, line: Line, keyEnd: (text: string, line: Line) => number): LineKind {
  const { start, end } = line;
  const first = skipSpaces(text, start, end);
  if (first === end) return 'blank';
  const code = text.charCodeAt(first);
  if (code === NUMBER_SIGN) return 'comment';
  if (first > start) return 'continuation';
  if (code === HYPHEN && (start + 1 === end || isSpaceOrTab(text.charCodeAt(start + 1)))) return 'item';
  // Flow collections and quoted strings may be closed at the start of a line.
  if (']}"\''.includes(text.charAt(start))) return 'continuation';
  return keyEnd(text, line) === -1 ? 'prose' : 'key';
}

/** Where the key at the start of the line ends, if it is an identifier (`review_cadence:`); otherwise -1. */
function identifierEnd(text: string, line: Line): number {
  const { start, end } = line;
  let at = start;
  if (!isAsciiAlpha(text.charCodeAt(at)) && text.charCodeAt(at) !== UNDERSCORE) return -1;
  while (at < end && isKeyCharacter(text.charCodeAt(at))) at++;
  return endsKey(text, at, end) ? at : -1;
}

/** As {@link identifierEnd}, but between fences: a key may be a few words then (`Policy Owner:`), or quoted. */
function fencedKeyEnd(text: string, line: Line): number {
  const { start, end } = line;
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, start + 1);
    return close !== -1 && close < end && endsKey(text, close + 1, end) ? close : -1;
  }
  let at = start;
  let spaces = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) break;
    if (code === SPACE) spaces++;
    else if (code < 0x80 && !isKeyCharacter(code) && !KEY_PUNCTUATION.includes(text.charAt(at))) return -1;
  }
  return at > start && spaces < MOST_WORDS && endsKey(text, at, end) ? at : -1;
}

/** More words than this before a colon are a sentence. */
const MOST_WORDS = 5;
const KEY_PUNCTUATION = '/()&?*!{}<>[]';

function isKeyCharacter(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === UNDERSCORE || code === HYPHEN || code === FULL_STOP;
}

/** Whether a colon stands at `at`, and a space or the line's end behind it: `https://` is no key. */
function endsKey(text: string, at: number, end: number): boolean {
  return at < end && text.charCodeAt(at) === COLON && (at + 1 === end || isSpaceOrTab(text.charCodeAt(at + 1)));
}

/**
 * A file whose first line is `---`. That line is a thematic break instead when what follows is prose. Prose behind a blank line
 * shows that the body has begun, and so that the closing fence is missing: a `---` further down is a break of the body's.
 */
function splitFenced(text: string, opening: Line, knownKeys: ReadonlySet<string>): FrontMatterSplit {
  let keys = 0;
  let blankBefore = false;
  let prose = false;
  for (let line = lineAt(text, opening.next); line !== undefined; line = lineAt(text, line.next)) {
    if (isFence(text, line, HYPHEN) || isFence(text, line, FULL_STOP)) {
      if (prose && keys === 0) return withoutFrontMatter(opening.start);
      return { frontMatter: { start: opening.next, end: line.start }, fence: 'both', body: line.next, problems: [] };
    }
    const kind = kindOf(text, line, fencedKeyEnd);
    if (kind === 'prose' || (kind === 'item' && keys === 0)) {
      if (blankBefore) break;
      prose = true;
    }
    if (kind === 'key') keys++;
    blankBefore = kind === 'blank' || (blankBefore && kind === 'comment');
  }
  return splitUnclosed(text, opening, knownKeys);
}

/** Takes the leading lines that look like fields for the front-matter, so that the rest of the checks still work. */
function splitUnclosed(text: string, opening: Line, knownKeys: ReadonlySet<string>): FrontMatterSplit {
  let end = opening.next;
  let keys = 0;
  let firstKey = opening.next;
  let blankBefore = false;
  for (let line = lineAt(text, opening.next); line !== undefined; line = lineAt(text, line.next)) {
    const kind = kindOf(text, line, identifierEnd);
    // A comment behind a blank line is the body's first heading.
    if (kind === 'prose' || (blankBefore && kind !== 'key' && kind !== 'blank')) break;
    if ((kind === 'item' || kind === 'continuation') && keys === 0) break;
    if (kind === 'key' && keys === 0) firstKey = line.start;
    if (kind === 'key') keys++;
    blankBefore = kind === 'blank';
    if (keys > 0 && kind !== 'blank') end = line.next;
  }
  if (keys === 0 || (keys === 1 && isSentence(text, firstKey, knownKeys))) return withoutFrontMatter(opening.start);
  const problem: SyntaxProblem = {
    start: opening.start,
    end: opening.end,
    code: 'front-matter-unclosed',
    message: l10n.t('The front-matter is not closed. Add a line --- after its last field.'),
  };
  return { frontMatter: { start: opening.next, end }, fence: 'none', body: end, problems: [problem] };
}

/** Whether what looks like a lone field is rather a sentence that begins `Note: …` under a thematic break. */
function isSentence(text: string, start: number, knownKeys: ReadonlySet<string>): boolean {
  return isUpperAlpha(text.charCodeAt(start)) && !knownKeys.has(text.slice(start, text.indexOf(':', start)));
}

/** A file that starts with a key: front-matter if nothing but fields stands above its first line `---`. */
function splitUnfenced(text: string, first: Line, knownKeys: ReadonlySet<string>): FrontMatterSplit {
  const keyEnd = identifierEnd(text, first);
  if (keyEnd === -1) return withoutFrontMatter(first.start);
  let keys = 0;
  for (let line: Line | undefined = first; line !== undefined; line = lineAt(text, line.next)) {
    if (isFence(text, line, HYPHEN)) {
      if (keys < 2 && !knownKeys.has(text.slice(first.start, keyEnd))) break;
      return {
        frontMatter: { start: first.start, end: line.start },
        fence: 'closing-only',
        body: line.next,
        problems: [],
      };
    }
    const kind = kindOf(text, line, identifierEnd);
    if (kind === 'prose') break;
    if (kind === 'key') keys++;
  }
  return withoutFrontMatter(first.start);
}
