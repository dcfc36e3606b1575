/** What is looked at before any parser runs: whether a file is text that can be read at all, and is of a sane size. */

import * as l10n from '@vscode/l10n';

import type { Range } from './range.ts';

/** Larger files are not parsed: 2 MB, in UTF-8 bytes where they are known, else in UTF-16 units. */
export const MAX_SIZE = 2_000_000;

/** YAML nested deeper than this is not parsed: the library descends by recursion and would abort the process. */
export const MAX_YAML_DEPTH = 64;

/** A reason not to parse. The caller decides under which rule code to report it. */
export interface Refusal {
  /** What was refused and what to do, in plain words. */
  readonly message: string;
  /** The smallest place to show it at, in UTF-16 units from the start of the text. */
  readonly range: Range;
}

/** Undefined: the text may be parsed. */
export type GuardResult = Refusal | undefined;

/** The first line: where a finding about a whole file is shown. */
function firstLine(text: string): Range {
  const lineFeed = text.indexOf('\n');
  const end = lineFeed === -1 ? text.length : lineFeed;
  return { start: 0, end: end > 0 && text.charAt(end - 1) === '\r' ? end - 1 : end };
}

/**
 * Refuses text that no parser should see: more than 2 MB, or with a NUL character in it. Offsets are UTF-16 units from
 * the start of `text`. Pass the size on disk as `byteLength` where it is known.
 */
export function guardText(text: string, byteLength: number = text.length): GuardResult {
  if (byteLength > MAX_SIZE) {
    const size = (byteLength / 1_000_000).toFixed(1);
    const message = l10n.t(
      'This file is {0} MB long, and files of more than 2 MB are not read. Split it into smaller files.',
      size,
    );
    return { message, range: firstLine(text) };
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const message = l10n.t(
      'This file holds a NUL character, so it is not plain text and was not read. Save it as UTF-8 text, or remove the character.',
    );
    return { message, range: { start: nul, end: nul + 1 } };
  }
  return undefined;
}

/** The refusal of YAML that is nested too deep, at the bracket or indicator that opens one level too many. */
export function depthRefusal(range: Range): Refusal {
  return {
    range,
    message: l10n.t(
      'This is nested more than {0} levels deep and was not read. Write it with fewer levels.',
      MAX_YAML_DEPTH,
    ),
  };
}

/** The text of a file, and what was wrong with its encoding. A refused file has an empty text. */
export interface DecodedText {
  readonly text: string;
  readonly problem?: Refusal;
}

const STRICT = new TextDecoder('utf-8', { fatal: true });
const LENIENT = new TextDecoder('utf-8');

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Decodes a file as UTF-8. The byte order mark is left out, as VS Code leaves it out of a document's text, so that
 * offsets agree between disk and editor. UTF-16, seen by its mark, is refused; bytes that are not UTF-8 are replaced,
 * with a problem at the first of them, and the rest of the text is read.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const first = bytes[0];
  const second = bytes[1];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const message = l10n.t('This file is saved as UTF-16 and was not read. Save it as UTF-8.');
    return { text: '', problem: { message, range: { start: 0, end: 0 } } };
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { text };
  const repaired = LENIENT.decode(bytes);
  const start = repaired.indexOf('\uFFFD');
  const message = l10n.t('This file is not valid UTF-8: a character here could not be read. Save the file as UTF-8.');
  return { text: repaired, problem: { message, range: { start, end: start + 1 } } };
}
