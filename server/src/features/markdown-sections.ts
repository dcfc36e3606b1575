/** The sections of a Markdown text by its headings: each reaches to the next heading that is not below it. */

import type { MarkdownHeading } from '../syntax/markdown-outline.ts';
import type { Range } from '../syntax/range.ts';

/** A heading with what stands below it, those of deeper headings included. */
export interface Section extends Range {
  readonly heading: MarkdownHeading;
}

/** The sections in the order of their headings; white space at the end of one does not belong to it. */
export function sectionsOf(headings: readonly MarkdownHeading[], text: string): readonly Section[] {
  const ends: number[] = [];
  /** The places of the headings that are still open. */
  const open: number[] = [];
  const close = (level: number, end: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const heading = headings[last];
      if (heading === undefined || heading.level < level) break;
      open.pop();
      ends[last] = Math.max(heading.end, end);
    }
  };
  for (const [index, heading] of headings.entries()) {
    close(heading.level, trimmedEnd(text, heading.start));
    open.push(index);
  }
  close(0, trimmedEnd(text, text.length));
  return headings.map((heading, index) => ({ heading, start: heading.start, end: ends[index] ?? heading.end }));
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
