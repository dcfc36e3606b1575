/** Reads a comment that silences findings: which word it begins with, which rules it names, and why. */

import { detach } from '../syntax/detach.ts';
import type { Range } from '../syntax/range.ts';
import type { Located, SuppressedCode, Suppression } from './document-facts.ts';
import { isPlaceholder } from './placeholder.ts';

/** What every such comment begins with. */
export const SUPPRESSION_WORD = 'plumbline-ignore';
/** What one for the whole file begins with. */
export const FILE_SUPPRESSION_WORD = 'plumbline-ignore-file';

/** Whether what a finding is about can be named behind its code, to silence it and no other. */
export function canBeNamed(about: string): boolean {
  return ABOUT.test(about);
}

/** A comment as one of YAML's or Markdown's readers found it; `text` is what it holds, without its marks. */
export interface Comment extends Range {
  readonly text: string;
}

/** What such a comment says, wherever it stands. */
export type SuppressionComment = Omit<Suppression, 'places'>;

const BEGINNING = /^plumbline-ignore[\w-]*(?=[\s:]|$)/;
/** The shape of a rule's code, with the slips of the pen that are worth a suggestion. */
const CODE = /^[A-Za-z]+(?:[-_][A-Za-z]+)+$/;
/** What a finding can be about: a criterion, an ID, a day. Prose has hardly a word with a capital or a digit first and a digit in it. */
const ABOUT = /^(?=.*\d)[A-Z\d][\w.-]*$/;
/** Longer reasons are kept in part: they are shown in reports, and a file can be made to hold very many. */
const LONGEST_REASON = 500;

/** What a comment in `source` silences; undefined for any other comment. Offsets are UTF-16 units into `source`. */
export function readSuppressionComment(source: string, comment: Comment): SuppressionComment | undefined {
  const beginning = BEGINNING.exec(comment.text)?.[0];
  if (beginning === undefined) return undefined;
  const start = source.indexOf(beginning, comment.start);
  const word: Located = { start, end: start + beginning.length, text: detach(beginning) };
  const { codes, rest } = readCodes(comment.text.slice(beginning.length), word.end);
  const reason = reasonIn(rest);
  return { start: comment.start, end: comment.end, word, codes, reason };
}

interface Reading {
  readonly codes: readonly SuppressedCode[];
  /** What stands behind the codes. */
  readonly rest: string;
}

/**
 * Takes words off the front for as long as they are codes, or what their findings are about. The first word is meant as a
 * code whatever it looks like; a colon ends the codes. `offset` is where `text` begins in the file.
 */
function readCodes(text: string, offset: number): Reading {
  const codes: { code: Located; about: Located[] }[] = [];
  const words = /[\s,]*([^\s,:]+)/y;
  let end = 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const word = match[1] ?? '';
    const last = codes.at(-1);
    const located: Located = {
      start: offset + words.lastIndex - word.length,
      end: offset + words.lastIndex,
      text: detach(word),
    };
    if (last !== undefined && ABOUT.test(word)) last.about.push(located);
    else if (last === undefined || CODE.test(word)) codes.push({ code: located, about: [] });
    else break;
    end = words.lastIndex;
    if (text.charAt(end) === ':') break;
  }
  return { codes: codes.map(({ code, about }) => ({ ...code, about })), rest: text.slice(end) };
}

function reasonIn(rest: string): string | undefined {
  const reason = rest
    .slice(0, LONGEST_REASON)
    .replace(/^[\s,:–—-]+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return reason === '' || isPlaceholder(reason) ? undefined : detach(reason);
}
