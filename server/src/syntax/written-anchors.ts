/** The anchors that a Markdown text sets itself, besides those that its headings get: `<a id="scope">`, `# Scope {#scope}`. */

import { detach } from './detach.ts';

const IN_HTML = /<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=`]+))/g;
// No more than its beginning: whatever else could be looked at would cost the square of a long line.
const AFTER_HEADING = /^#{1,6}[ \t][^\n{]*\{[ \t]*#([^\s{}]+)/gm;

const NONE: readonly string[] = [];

/**
 * The names of these, in small letters. Code is not told from text: what names an anchor in an example counts too, since
 * it only keeps a link from being called broken.
 */
export function writtenAnchors(text: string): readonly string[] {
  const names: string[] = [];
  // Most policies have no HTML, and looking for one character takes a tenth of what the pattern does.
  if (text.includes('<') && text.includes('=')) {
    for (const [, double, single, bare] of text.matchAll(IN_HTML)) names.push(double ?? single ?? bare ?? '');
  }
  if (text.includes('{')) for (const [, name = ''] of text.matchAll(AFTER_HEADING)) names.push(name);
  return names.length === 0 ? NONE : names.map((name) => detach(name.toLowerCase()));
}
