/** How values are written in YAML, and how lines of a text end: what an edit has to fit in with. */

import type { Range } from '../syntax/range.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** The line ending that a text uses; a line feed where it has none. */
export function lineEnding(text: string): '\r\n' | '\n' {
  const feed = text.indexOf('\n');
  return feed > 0 && text.charAt(feed - 1) === '\r' ? '\r\n' : '\n';
}

/** Where the line of an offset starts; behind the byte order mark, which belongs to none. */
export function startOfLine(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 ? startOfText(text) : start;
}

/** Where a text begins, behind its byte order mark if it has one. */
export function startOfText(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Where the line of an offset ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text.charAt(feed - 1) === '\r' ? feed - 1 : feed;
}

/** The start of the line after that of an offset; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** A text as a scalar: plain where YAML reads it back as it is, else in double quotes. */
export function scalar(text: string, inFlow = false): string {
  return isPlain(text, inFlow) ? text : JSON.stringify(text);
}

function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || /[\n\r\t]/.test(text)) return false;
  const { documents, problems, comments } = parseYaml(inFlow ? `[${text}]` : `x: ${text}`);
  const root = documents[0]?.root;
  if (problems.length > 0 || comments.length > 0 || documents.length !== 1) return false;
  const node = inFlow
    ? root?.kind === 'seq' && root.items.length === 1
      ? root.items[0]
      : undefined
    : root?.kind === 'map' && root.pairs.length === 1
      ? root.pairs[0]?.value
      : undefined;
  return node?.kind === 'scalar' && node.style === 'plain' && node.value === text;
}

/** A text in the place of a scalar as it is written: in the same quotes, or plain where that can be. */
export function inPlaceOf(written: string, text: string, inFlow: boolean): string {
  if (written.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return written.startsWith('"') ? JSON.stringify(text) : scalar(text, inFlow);
}

/** A flow list of scalars: `[CC6.1, CC6.2]`. */
export function flowList(items: readonly string[]): string {
  return `[${items.map((item) => scalar(item, true)).join(', ')}]`;
}

/** The inside of a written value, to select: without its quotes, or the brackets of a list. */
export function inside(value: string, at = 0): Range {
  const isWrapped = value.length >= 2 && /^(?:"[^]*"|'[^]*'|\[[^]*\])$/.test(value);
  return isWrapped ? { start: at + 1, end: at + value.length - 1 } : { start: at, end: at + value.length };
}
