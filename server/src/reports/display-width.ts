/** How many columns of a terminal a text takes, and breaking it into lines that fit. */

/** Blocks whose characters take two columns, besides those that are shown as emoji by themselves. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/** What reports themselves are drawn with: quotation marks, arrows, lines, shapes and ticks. All take one column. */
const OURS: readonly (readonly [number, number])[] = [
  [0x2010, 0x2027],
  [0x2190, 0x22ff],
  [0x2500, 0x25fc],
  [0x2713, 0x2718],
];
/** Marks that sit on the character before, joiners, and the second half of a Hangul syllable. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
/** Draws the emoji after it into the one before. */
export const JOINER = '\u200d';

/** The columns of one character (a code point): 0, 1 or 2. */
export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  // First, since preparing the patterns below takes longer than printing a report.
  if (code < 0x300 || isAmong(OURS, code)) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return EMOJI.test(character) || isAmong(WIDE, code) ? 2 : 1;
}

function isAmong(ranges: readonly (readonly [number, number])[], code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last);
}

/** The columns of a text without colours, tabs or line breaks. */
export function displayWidth(text: string): number {
  // Most text is ASCII, and for that the length is the answer.
  // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  let width = 0;
  let joined = false;
  for (const character of text) {
    // What follows a joiner is drawn into the emoji before it.
    if (!joined) width += characterWidth(character);
    joined = character === JOINER;
  }
  return width;
}

/** The text with spaces after it, so that it takes at least `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text cut to `width` columns, with `ellipsis` at its end where something was cut. */
export function clipped(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  let kept = '';
  let taken = 0;
  for (const character of text) {
    taken += characterWidth(character);
    if (taken > room) break;
    kept += character;
  }
  return kept.trimEnd() + ellipsis;
}

/** Breaks text between words into lines of at most `width` columns. A longer word has a line of its own. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of text.split(/ +/)) {
    const taken = displayWidth(word);
    if (line !== '' && columns + 1 + taken > width) {
      lines.push(line);
      line = '';
      columns = 0;
    }
    columns += line === '' ? taken : taken + 1;
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
