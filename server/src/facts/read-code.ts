/** Reads source code: which controls a file says that it implements, behind markers such as `@control`. */

import { markedIds } from '../syntax/marked-ids.ts';
import type { DocumentFacts, Reference } from './document-facts.ts';
import { lineStartsOf } from './line-starts.ts';
import { NO_FACTS } from './no-facts.ts';

/** Larger files, in UTF-8 bytes where they are known and else in UTF-16 units, were hardly written by a person. */
export const MAX_CODE_SIZE = 1_000_000;

/**
 * The facts of source code, `other` where no marker stands in it. Of what is too large, or no text, there are none: nothing is
 * wrong with it.
 */
export function readCode(text: string, markers: readonly string[]): DocumentFacts {
  if (text.length > MAX_CODE_SIZE) return NO_FACTS;
  const marked = markedIds(text, markers);
  // A file with a NUL is a program's, whatever it is called.
  if ((marked.length === 0 && !markers.some((marker) => text.includes(marker))) || text.includes('\0')) return NO_FACTS;
  const references = marked.map(({ start, end, text: id }): Reference => ({
    start,
    end,
    record: undefined,
    source: 'code',
    to: 'control',
    id,
  }));
  return { ...NO_FACTS, kind: 'code', references, lineStarts: lineStartsOf(text) };
}
