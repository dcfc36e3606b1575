/** Markdown for hovers and completion, in which nothing from a workspace is ever markup. */

/** Text as itself: every character that Markdown or HTML gives a meaning is escaped, line breaks become spaces. */
export function escaped(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}

/** A link to a URI that we made or checked ourselves; its text is escaped, and so is what would end the destination. */
export function link(label: string, uri: string): string {
  return `[${escaped(label)}](<${uri.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** A value in code letters: the longest run of backticks inside decides the fence. */
export function code(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** Lines of a list. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
