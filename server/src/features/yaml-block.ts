/** The YAML of a document in which a completion may stand: a register whole, or front-matter that is still being typed. */

import { findField } from '../domain/fields.ts';
import type { DocumentRole } from '../facts/document-facts.ts';
import { LONE_KEYS } from '../facts/read-document.ts';
import { splitFrontMatter } from '../syntax/front-matter.ts';
import type { Range } from '../syntax/range.ts';
import { lineEnd, lineStart } from './yaml-lines.ts';

/** The front-matter of a Markdown text around an offset; undefined where the offset lies in the body. */
export function frontMatterAround(text: string, offset: number, role: DocumentRole['role']): Range | undefined {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  if (/^(?:\ufeff?---|\.\.\.)\s*$/.test(text.slice(start, end))) return undefined;
  // A word without its colon would make the line prose, and what stands above it no front-matter.
  const patched = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  const keys = role === 'policy' ? LONE_KEYS.policy : LONE_KEYS.other;
  const { frontMatter, fence } = splitFrontMatter(patched, keys);
  if (frontMatter !== undefined && fence !== 'none') {
    return offset >= frontMatter.start && offset <= frontMatter.end ? frontMatter : undefined;
  }
  return openFrontMatter(text, start, end);
}

/** Front-matter without its closing fence yet: nothing but fields above the line at hand. */
function openFrontMatter(text: string, start: number, end: number): Range | undefined {
  const body = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const isFenced = /^---[ \t]*(?:\r?\n)/.exec(text.slice(body, body + 80));
  const first = body + (isFenced?.[0].length ?? 0);
  if (start < first) return undefined;
  const above = text.slice(first, start).split(/\r?\n/).slice(0, -1);
  if (!above.every((line) => /^(?:[\w"'][^:]*:(?:\s|$)|\s+\S|-(?:\s|$)|#|\s*$|[\]}])/.test(line))) return undefined;
  if (isFenced === null) {
    // Without a fence either side, a file is only taken for front-matter when it begins with a field of a policy.
    const key = /^([\w-]+):(?:\s|$)/.exec(above[0] ?? '')?.[1];
    if (key === undefined || findField('policy', key) === undefined) return undefined;
  }
  // After a blank line a new block of prose may begin as well.
  return above.at(-1)?.trim() === '' && start > first && isFenced === null ? undefined : { start: first, end };
}
