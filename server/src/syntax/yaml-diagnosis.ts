/** Says in plain words what is wrong with a line of YAML: by looking at the line, where the library only says what it expected. */

import * as l10n from '@vscode/l10n';

import type { Range } from './range.ts';

/** A fault and the smallest range that holds it. */
export interface Diagnosis extends Range {
  readonly message: string;
}

/** The parts of a line `  - key: value  # comment`, as offsets into the text. */
export interface LineParts {
  /** Behind the indentation and the dashes. */
  readonly start: number;
  /** The colon that ends the key; -1 where there is none. */
  readonly colon: number;
  /** The start of what follows the colon, or of the line's content where there is no colon. */
  readonly valueStart: number;
  /** Without a comment and the white space before it. */
  readonly end: number;
}

/** What to say of `title: Access: who`. */
export function colonInValue(): string {
  return l10n.t(
    'This value has a colon followed by a space, which YAML takes for another key. Put the value in quotes.',
  );
}

/** The offset behind the last character of the line that holds `offset`, its line break left out. */
export function lineEndAt(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  const end = lineFeed === -1 ? text.length : lineFeed;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The offset of the first character of the line that holds `offset`. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** The offset behind the quote that closes the one at `start`, or -1 where none does before `end`. */
function closingQuote(text: string, start: number, end: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < end; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === '"' || text.charAt(at + 1) !== "'") return at + 1;
      at++;
    }
  }
  return -1;
}

/** The offset behind the bracket that closes the one at `start`, or -1 where none does before `end`. */
function closingBracket(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth === 0) return at + 1;
  }
  return -1;
}

/** The first colon with white space or the line's end after it, from `start` on, or -1. */
function keyColon(text: string, start: number, end: number): number {
  for (let at = text.indexOf(':', start); at !== -1 && at < end; at = text.indexOf(':', at + 1)) {
    if (at + 1 >= end || isSpace(text.charAt(at + 1))) return at;
  }
  return -1;
}

/** The end of a line's content: before a comment, if there is one outside quotes, and before trailing white space. */
function contentEnd(text: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  for (let at = start; at < lineEnd; at++) {
    const character = text.charAt(at);
    const opens = at === start || isSpace(text.charAt(at - 1));
    if (opens && (character === '"' || character === "'")) {
      const closing = closingQuote(text, at, lineEnd);
      if (closing !== -1) at = closing - 1;
    } else if (opens && character === '#') {
      end = at;
      break;
    }
  }
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  return end;
}

/** Takes apart the line from `lineStart` to `lineEnd`. */
export function lineParts(text: string, lineStart: number, lineEnd: number): LineParts {
  let start = lineStart;
  while (start < lineEnd && isSpace(text.charAt(start))) start++;
  while (text.charAt(start) === '-' && start + 1 < lineEnd && isSpace(text.charAt(start + 1))) {
    start++;
    while (start < lineEnd && isSpace(text.charAt(start))) start++;
  }
  const end = contentEnd(text, start, lineEnd);
  let keyEnd = start;
  const first = text.charAt(start);
  if (first === '"' || first === "'") keyEnd = Math.max(start, closingQuote(text, start, end));
  const colon = keyEnd === start && (first === '"' || first === "'") ? -1 : keyColon(text, keyEnd, end);
  // What follows a quoted key's closing quote must be the colon.
  const isKey = colon !== -1 && (keyEnd === start || text.slice(keyEnd, colon).trim() === '');
  let valueStart = isKey ? colon + 1 : start;
  while (valueStart < end && isSpace(text.charAt(valueStart))) valueStart++;
  return { start, colon: isKey ? colon : -1, valueStart, end };
}

function diagnoseQuoted(text: string, start: number, end: number): Diagnosis | undefined {
  const quote = text.charAt(start);
  const closing = closingQuote(text, start, end);
  if (closing === -1) {
    return { message: l10n.t('A closing {0} is missing. Write one at the end of the value.', quote), start, end };
  }
  let rest = closing;
  while (rest < end && isSpace(text.charAt(rest))) rest++;
  if (rest >= end) return undefined;
  return {
    message:
      quote === '"'
        ? l10n.t(
            'Text follows the closing ". Put the whole value in quotes (write \\" for a quotation mark inside it), or begin a new line.',
          )
        : l10n.t(
            "Text follows the closing '. Put the whole value in quotes (write '' for an apostrophe inside it), or begin a new line.",
          ),
    start: rest,
    end,
  };
}

function diagnoseBracketed(text: string, start: number, end: number): Diagnosis | undefined {
  const open = text.charAt(start);
  const close = open === '[' ? ']' : '}';
  const closing = closingBracket(text, start, end);
  if (closing === -1 || closing >= end) return undefined;
  return {
    message: l10n.t(
      'A value that begins with {0} must end with {1}. If this is text, put the whole value in quotes.',
      open,
      close,
    ),
    start: closing + (isSpace(text.charAt(closing)) ? 1 : 0),
    end,
  };
}

/** What is wrong with a value that stands on one line, from `start` to `end`; undefined where nothing shows. */
function diagnoseValue(text: string, start: number, end: number): Diagnosis | undefined {
  const first = text.charAt(start);
  switch (first) {
    case '"':
    case "'":
      return diagnoseQuoted(text, start, end);
    case '[':
    case '{':
      return diagnoseBracketed(text, start, end);
    case '@':
    case '`':
    case '%':
    case ',':
    case ']':
    case '}':
      return { message: l10n.t('A value cannot begin with {0}. Put it in quotes.', first), start, end: start + 1 };
    case '-':
      if (!isSpace(text.charAt(start + 1))) break;
      return {
        message: l10n.t(
          'A list cannot begin on the line of its key. Begin it on the next line, or write it as [a, b].',
        ),
        start,
        end: start + 1,
      };
    case '&':
    case '*':
      return namingDiagnosis(text, start, end);
    default:
      break;
  }
  if (first === '|' || first === '>' || keyColon(text, start, end) === -1) return undefined;
  return { message: colonInValue(), start, end };
}

/** What to say of `&name` and `*name`, which are not followed. */
export function namingDiagnosis(text: string, start: number, end: number): Diagnosis {
  const word = /^[^\s,[\]{}]+/.exec(text.slice(start, end))?.[0] ?? text.charAt(start);
  const range = { start, end: start + word.length };
  if (word.startsWith('*')) {
    const message = l10n.t(
      '“{0}” is a YAML alias, for a value written elsewhere; anchors and aliases are not followed. Write the value out here, or put it in quotes if it is text.',
      word,
    );
    return { ...range, message };
  }
  const message = l10n.t(
    '“{0}” is a YAML anchor, which names a value to repeat it elsewhere; anchors are not followed. Remove it, and write the value out in each place.',
    word,
  );
  return { ...range, message };
}

/** What is wrong with the line that begins at `lineStart`, or undefined where the line by itself looks right. */
export function diagnoseLine(text: string, lineStart: number): Diagnosis | undefined {
  const lineEnd = lineEndAt(text, lineStart);
  const indentation = /^ *\t[ \t]*/.exec(text.slice(lineStart, lineEnd))?.[0];
  if (indentation !== undefined) {
    const start = lineStart + indentation.indexOf('\t');
    const message = l10n.t('This line is indented with a tab. YAML takes only spaces: replace the tab with spaces.');
    return { message, start, end: lineStart + indentation.length };
  }
  const parts = lineParts(text, lineStart, lineEnd);
  if (parts.start >= parts.end) return undefined;
  const first = text.charAt(parts.start);
  if (parts.colon !== -1 && (first === '*' || first === '&')) return namingDiagnosis(text, parts.start, parts.colon);
  return parts.valueStart < parts.end ? diagnoseValue(text, parts.valueStart, parts.end) : undefined;
}

/** What to say of a line that should be `key: value` and has no colon that makes a key. */
export function missingColon(text: string, lineStart: number): Diagnosis {
  const parts = lineParts(text, lineStart, lineEndAt(text, lineStart));
  const { start, end } = parts;
  const tight = /^[\w.-]+:/.exec(text.slice(start, end))?.[0];
  if (tight !== undefined) {
    const colon = start + tight.length - 1;
    return { message: l10n.t('A space is missing after the colon. Write “key: value”.'), start: colon, end: colon + 1 };
  }
  const item = /^\s*-\s/.exec(text.slice(lineStart, start));
  if (item !== null) {
    const message = l10n.t(
      'A list item stands here where a key should. Indent it further than the key that it belongs to.',
    );
    return { message, start: lineStart + item[0].length - 2, end };
  }
  const value = diagnoseValue(text, start, end);
  return value ?? { message: l10n.t('A colon is missing after the key. Write “key: value”.'), start, end };
}
