/** Where an ID stands in a written value that may hold more: a framework's name, a range, a list, a label. */

import type { Range } from '../syntax/range.ts';

const ALPHANUMERIC = /[\p{L}\p{N}]/u;

/**
 * The places of a criterion's ID in a text, in any letter case and with or without the spaces in it, where it stands alone:
 * `AC-2` neither in `AC-20` nor in `AC-2.1` nor in `AC-2 (1)`.
 */
export function occurrences(text: string, id: string): readonly Range[] {
  const wanted = id.toLowerCase().replace(/\s/g, '');
  const found: Range[] = [];
  if (wanted === '') return found;
  for (let start = 0; start < text.length; start++) {
    if (/\s/.test(text.charAt(start)) || ALPHANUMERIC.test(text.charAt(start - 1))) continue;
    const end = endOf(text, start, wanted);
    if (end < 0 || goesOn(text, end)) continue;
    found.push({ start, end });
    start = end - 1;
  }
  return found;
}

function endOf(text: string, start: number, wanted: string): number {
  let at = start;
  for (const character of wanted) {
    while (/\s/.test(text.charAt(at))) at++;
    if (text.slice(at, at + character.length).toLowerCase() !== character) return -1;
    at += character.length;
  }
  return at;
}

/** Whether what follows makes it part of a longer ID. */
function goesOn(text: string, end: number): boolean {
  if (ALPHANUMERIC.test(text.charAt(end - 1)) && ALPHANUMERIC.test(text.charAt(end))) return true;
  return /^(?:\.[\p{L}\p{N}]|\s?\(\d)/u.test(text.slice(end, end + 3));
}
