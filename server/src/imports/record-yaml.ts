/** Writes records as YAML that reads back as exactly the texts that were given, whatever is in them. */

/** A small record: texts by their keys; those without anything are left out. */
export type Part = Readonly<Record<string, string>>;

/** The value of a field: one text, or a list of texts, or of small records. */
export type Cell = string | readonly (string | Part)[];

/** What YAML takes for something other than a text, and what would be read as a number or a date is quoted besides. */
const WORDS = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);
/** Plain in any place: begins with a letter, holds nothing that means anything to YAML. */
const PLAIN = /^[A-Za-z\u00c0-\u024f][\w \u00c0-\u024f./()+@;–—’“”…·&%=$-]*$/u;
/** The same outside of brackets, where commas and quotes mean nothing. */
const PLAIN_IN_BLOCK = /^[A-Za-z\u00c0-\u024f][\w \u00c0-\u024f./()+@;–—’“”…·&%=$,'"!?-]*$/u;
/** A day is quoted by nobody. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Lines that a block scalar gives back as they are. */
const BLOCK_LINE = /^[^\s\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff][^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]*$/u;
/** What double quotes have to escape besides JSON's own. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a scalar on one line: plain where that is certain to be read back, else in double quotes. */
export function scalarText(text: string, inFlow = false): string {
  const pattern = inFlow ? PLAIN : PLAIN_IN_BLOCK;
  const isPlain =
    (pattern.test(text) && !text.endsWith(' ') && !WORDS.has(text.toLowerCase()) && text.length < 2000) ||
    DAY.test(text);
  return isPlain ? text : quoted(text);
}

/** A text in double quotes, for YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A record as an item of a list at two blanks, each line ended by a line feed. Fields without anything are left out. */
export function recordLines(fields: readonly (readonly [name: string, value: Cell])[]): string {
  let text = '';
  for (const [name, value] of fields) {
    if (value.length === 0) continue;
    text += `${text === '' ? '  - ' : '    '}${name}: ${valueText(value, '      ')}\n`;
  }
  return text;
}

function valueText(value: Cell, indent: string): string {
  if (typeof value !== 'string') return `[${value.map(itemText).join(', ')}]`;
  return blockText(value, indent) ?? scalarText(value);
}

function itemText(item: string | Part): string {
  if (typeof item === 'string') return scalarText(item, true);
  const pairs = Object.entries(item).flatMap(([key, text]) =>
    text === '' ? [] : [`${key}: ${scalarText(text, true)}`],
  );
  return `{${pairs.join(', ')}}`;
}

/** Several lines as they are, below their key; undefined where YAML would give back something else. */
function blockText(text: string, indent: string): string | undefined {
  if (!text.includes('\n')) return undefined;
  const lines = text.split('\n');
  if (!lines.every((line, index) => BLOCK_LINE.test(line) || (line === '' && index > 0 && index < lines.length - 1)))
    return undefined;
  return `|-\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
}

/** A comment for each line of a text, of characters that a comment may hold. */
export function commentLines(text: string): string {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) => `# ${line.replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, ' ').trimEnd()}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

/** In UTF-16 units: what stands further on in a name does not show in an ID. */
export const LONGEST_STEM_SOURCE = 500;

/** What the IDs of a component's controls begin with. */
export function stemOf(title: string): string {
  const stem = title
    .slice(0, LONGEST_STEM_SOURCE)
    .toUpperCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return stem === '' ? 'COMPONENT' : stem;
}
