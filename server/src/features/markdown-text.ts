/** Markdown for hovers, in which nothing from a workspace is ever markup. */

/** More than a hover has room for. */
const MOST_CHARACTERS = 600;

/** Controls, and the marks that turn the direction of writing, with which a text can be made to look like another. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of a text, not longer than anybody reads. */
function flat(text: string): string {
  const line = text
    .slice(0, 4 * MOST_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(INVISIBLE, '');
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS).trimEnd()}…` : line;
}

/**
 * Text as itself. What Markdown or HTML gives a meaning anywhere is escaped, and so is what it gives one at the start of a
 * line; addresses are broken up, so that none becomes a link by itself.
 */
export function escaped(text: string): string {
  return flat(text)
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/:(?=\S)|@|(?<=www)\./gi, '\\$&')
    .replace(/^[#+=!-]/, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}

/** A link to a URI that we made or checked ourselves; its text is escaped, and so is what would end the destination. */
export function link(label: string, uri: string): string {
  return `[${escaped(label)}](<${uri.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** A value in code letters: the longest run of backticks inside decides the fence. */
export function code(text: string): string {
  const line = flat(text);
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines of a list. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
