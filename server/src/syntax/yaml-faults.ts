/** From the library's errors to faults in plain words, each with what can be done to read on in spite of it. */

import * as l10n from '@vscode/l10n';

import type { YAMLParseError, YAMLWarning } from 'yaml';
import type { Range } from './range.ts';
import {
  colonInValue,
  type Diagnosis,
  diagnoseLine,
  lineEndAt,
  lineParts,
  lineStartAt,
  missingColon,
} from './yaml-diagnosis.ts';
import type { YamlTokens } from './yaml-tokens.ts';

/**
 * A fault. `none`: the tree is sound in spite of it. `comma`: it is when one stands in the place of the white space before
 * the fault. `value`: it is when what is underlined is taken for text. `line`: the line that begins at `line` breaks the
 * tree. `block`: so does that line with those further in. `tabs`: so does every line that is indented with tabs.
 */
export interface YamlFault extends Diagnosis {
  readonly repair: 'none' | 'comma' | 'value' | 'line' | 'block' | 'tabs';
  readonly line: number;
}

type LibraryError = YAMLParseError | YAMLWarning;

/** Errors after which the library's tree is what the author meant, by how their message begins. */
const HARMLESS: readonly (readonly [RegExp, () => string])[] = [
  [
    /^Invalid escape sequence/,
    () =>
      l10n.t(
        'A backslash between double quotes begins an escape, and this is not one. Write \\\\ for a backslash, or use single quotes.',
      ),
  ],
  [/^Comments must be separated/, () => l10n.t('A space is missing before the # of this comment.')],
  [/^Missing , /, () => l10n.t('A comma is missing between these items.')],
  [/^Unexpected (?:, |empty item)/, () => l10n.t('There is a comma too many here. Remove it, or write an item.')],
  [/^Missing space after :/, () => l10n.t('A space is missing after the colon. Write “key: value”.')],
  [
    /^Block scalar header/,
    () => l10n.t('Only an indentation digit, + or - may follow | or >. Begin the text on the next line.'),
  ],
  [
    /^Block scalars? /,
    () => l10n.t('The lines of this text are not indented alike. Indent each at least as far as the first.'),
  ],
  [/^The : indicator must be/, () => l10n.t('This key is too long. A key has at most 1024 characters.')],
  [
    /^(?:Unresolved tag|Could not resolve tag)/,
    () => l10n.t('This tag (a word that begins with !) is not known. Remove it.'),
  ],
  [
    /^(?:A node can have at most|An alias node must)/,
    () => l10n.t('More than one tag or anchor stands before this value.'),
  ],
  [/^Plain value cannot start/, () => l10n.t('A value cannot begin with this character. Put it in quotes.')],
  [/directive/i, () => l10n.t('This line is a YAML directive that cannot be read. Remove it.')],
];

const OPEN_BRACKET = /must (?:be sufficiently indented and )?end with a/;
function misindentation(): string {
  return l10n.t(
    'This line is indented differently from its neighbours. Indent it as far as the key above that it stands beside.',
  );
}

/** The error's place, moved over white space to the text it is about. */
function placeOf(text: string, error: LibraryError): number {
  let at = Math.min(error.pos[0], text.length);
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at < text.length ? at : Math.min(error.pos[0], text.length);
}

function misindented(text: string, line: number): YamlFault {
  const end = lineEndAt(text, line);
  const start = line + (/^\s*/.exec(text.slice(line, end))?.[0].length ?? 0);
  if (/^-[A-Za-z_]/.test(text.slice(start, end))) {
    const message = l10n.t('A space is missing after the dash. Write “- id: …”.');
    return { message, start, end: start + 1, repair: 'block', line };
  }
  const { end: contentEnd } = lineParts(text, line, end);
  return { message: misindentation(), start, end: Math.max(contentEnd, start), repair: 'block', line };
}

/** The start of the next line with content after the one at `line`, or undefined. */
function nextLine(text: string, line: number): number | undefined {
  for (let at = text.indexOf('\n', line) + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    if (!/^\s*(?:#|$)/.test(text.slice(at, lineEndAt(text, at)))) return at;
  }
  return undefined;
}

function atLine(diagnosis: Diagnosis, line: number, text: string): YamlFault {
  const repair = /^ *\t/.test(text.slice(line, diagnosis.end)) ? 'tabs' : 'line';
  return { ...diagnosis, repair, line };
}

/** A key that reaches over lines: its line lacks a colon, or the next one is indented into it. */
function foldedKey(text: string, line: number): YamlFault {
  const diagnosis = diagnoseLine(text, line);
  if (diagnosis !== undefined) return atLine(diagnosis, line, text);
  const parts = lineParts(text, line, lineEndAt(text, line));
  if (parts.colon === -1 && parts.start < parts.end) return atLine(missingColon(text, line), line, text);
  const next = nextLine(text, line);
  return misindented(text, next ?? line);
}

/**
 * A value between brackets that reads as a key and its value, `{title: Review owner: jane}`: there are two fields where it
 * holds a word with a colon behind another, and else one with a colon in its text, `{title: Access: who}`.
 */
function keyInValue(text: string, [from, to]: readonly [number, number]): YamlFault | undefined {
  const lineEnd = lineEndAt(text, from);
  const value = text.slice(from, Math.min(to, lineEnd)).trimEnd();
  const before = /^[^\n:]*?[ \t](?=[\w.-]+:(?:\s|$))/.exec(value)?.[0];
  const line = lineStartAt(text, from);
  if (before !== undefined) {
    const start = from + before.length;
    const key = text.slice(start, text.indexOf(':', start));
    const message = l10n.t('Either a comma is missing before “{0}:”, or all of this value belongs in quotes.', key);
    return { message, start, end: start + key.length, repair: 'comma', line };
  }
  if (/\S/.test(text.slice(lineEnd, to)) || /[[\]{}"']/.test(value)) return undefined;
  return { message: colonInValue(), start: from, end: from + value.length, repair: 'value', line };
}

/** A list or group in brackets that nothing closes. */
function openBracketFault(text: string, { start, end }: Range): Diagnosis {
  const close = text.charAt(start) === '{' ? '}' : ']';
  return {
    message: l10n.t('The bracket that opens here is not closed. Write {0} where the list ends.', close),
    start,
    end,
  };
}

/** A quoted value that nothing closes. */
export function openQuoteFault(text: string, start: number): YamlFault {
  const message = l10n.t('A closing {0} is missing. Write one at the end of the value.', text.charAt(start));
  return { message, start, end: lineEndAt(text, start), repair: 'line', line: lineStartAt(text, start) };
}

/** What an error means, and where the fault lies that it comes from. */
export function faultOf(text: string, error: LibraryError, tokens: YamlTokens): YamlFault {
  const { message, code } = error;
  if (OPEN_BRACKET.test(message)) {
    const bracket = tokens.openBrackets[0];
    const range: Range = bracket ?? { start: error.pos[0], end: Math.min(error.pos[0] + 1, text.length) };
    return { ...openBracketFault(text, range), repair: 'none', line: 0 };
  }
  // l10n: the library's own words
  if (message.startsWith('Missing closing')) {
    const open = tokens.openQuotes.find((one) => one.end === error.pos[0]);
    return openQuoteFault(text, open?.start ?? error.pos[0]);
  }
  const place = placeOf(text, error);
  const line = lineStartAt(text, place);
  const range: Range = { start: place, end: Math.max(place, Math.min(error.pos[1], lineEndAt(text, place))) };
  if (code === 'TAB_AS_INDENT') {
    const tab = diagnoseLine(text, lineStartAt(text, error.pos[0]));
    const words = l10n.t('A tab stands here where YAML takes only spaces. Replace the tab with spaces.');
    return { message: words, ...range, ...tab, repair: 'tabs', line };
  }
  for (const [pattern, words] of HARMLESS) {
    if (pattern.test(message))
      return { message: words(), ...range, ...valueFault(text, code, line), repair: 'none', line };
  }
  if (code === 'BLOCK_IN_FLOW') {
    const inBrackets = keyInValue(text, error.pos);
    if (inBrackets !== undefined) return inBrackets;
    // Behind a bracket that nothing closes, the lines that follow only seem to stand in it.
    const open = tokens.openBrackets.findLast(({ start }) => start < place);
    if (open !== undefined) return { ...openBracketFault(text, open), repair: 'line', line };
  }
  if (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_AS_IMPLICIT_KEY') return foldedKey(text, line);
  // l10n: the library's own words
  if (message.startsWith('Implicit map keys'))
    return atLine(diagnoseLine(text, line) ?? missingColon(text, line), line, text);
  const diagnosis = diagnoseLine(text, line);
  if (diagnosis !== undefined) return atLine(diagnosis, line, text);
  const first = text.slice(line, place).trim() === '';
  // l10n: the library's own words
  const astray = code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN' || message.startsWith('Sequence item without');
  if (first && astray) return misindented(text, line);
  if (text.startsWith('...', line)) {
    const words = l10n.t(
      'Three dots at the start of a line end the document, and more follows. Remove them, or write --- instead.',
    );
    return { message: words, start: line, end: line + 3, repair: 'line', line };
  }
  // What the library says is for those who write parsers.
  const words = l10n.t('This cannot be read as YAML. Check the indentation and punctuation of this line.');
  return { message: words, start: place, end: lineEndAt(text, place), repair: 'line', line };
}

/** A value that begins with a reserved character is described better by the character. */
function valueFault(text: string, code: string, line: number): Diagnosis | undefined {
  return code === 'BAD_SCALAR_START' ? diagnoseLine(text, line) : undefined;
}
