/** How text for a person looks: its width, whether symbols beyond ASCII may be used, and the colours; and making text safe. */

import type picocolors from 'picocolors';

/** Where text is shown. The command line finds out; reports only ask. */
export interface TextStyle {
  /** Columns. */
  readonly width: number;
  /** False where the locale is not UTF-8: then symbols, quotation marks and dashes are ASCII's. */
  readonly unicode: boolean;
  readonly colors: Colors;
}

/** How to write text in a colour or a weight. */
export type Colors = Pick<
  ReturnType<typeof picocolors.createColors>,
  'isColorSupported' | 'bold' | 'dim' | 'underline' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan'
>;

/** No colours. */
export const PLAIN: Colors = {
  isColorSupported: false,
  bold: String,
  dim: String,
  underline: String,
  red: String,
  green: String,
  yellow: String,
  blue: String,
  cyan: String,
};

/** What stands for a character that a terminal would act upon instead of showing it. */
const REPLACEMENT = { unicode: '\u00b7', ascii: '?' };

/** Control characters, and those that turn the direction of a line around so that it reads as something else. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

// oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
const BEYOND_ASCII = /[^\u0000-\u007f]/;

const ASCII_FOR: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['–', '-'],
  ['—', '-'],
  ['…', '...'],
  ['·', '-'],
  ['→', '->'],
  ['×', 'x'],
]);

/** Text from a workspace, made safe for a terminal: what it would act upon becomes a dot. Line breaks too: it is one line. */
export function printable(text: string, style: Pick<TextStyle, 'unicode'>): string {
  const safe = text.replace(/[\t\r\n]+/g, ' ').replace(UNSAFE, style.unicode ? REPLACEMENT.unicode : REPLACEMENT.ascii);
  return style.unicode || !BEYOND_ASCII.test(safe) ? safe : inAscii(safe);
}

/** Our own words: typographic characters become ASCII's where nothing else can be shown. Letters stay as they are. */
function inAscii(text: string): string {
  return text.replace(/[“”‘’–—…·→×]/g, (character) => ASCII_FOR.get(character) ?? character);
}

/** Whether a character is one that `printable` replaces; for those who go through a line one by one. */
export function isUnsafe(character: string): boolean {
  return character.search(UNSAFE) >= 0;
}

/** The replacement of an unsafe character. */
export function replacement(style: TextStyle): string {
  return style.unicode ? REPLACEMENT.unicode : REPLACEMENT.ascii;
}

/** Joins parts of a line with a dot between them. */
export function dotted(parts: readonly string[], style: TextStyle): string {
  return parts.join(style.unicode ? ' · ' : ' - ');
}
