/**
 * Reading what people write for criteria of their own frameworks, whose IDs may have any shape: an ID, a range, a series, a
 * list, an ID with a label. What is written is looked up and compared, and never becomes a pattern.
 */

import type { Criterion, Framework } from './framework.ts';

/** What a text means in one framework. */
export interface OwnReading {
  /** Whether one criterion is named, and not a range, a series or a list that has but one member. */
  readonly isOne: boolean;
  /** In the order in which they stand in the framework; of a list, as they are written. Never empty. */
  readonly criteria: readonly Criterion[];
}

/** Finds a criterion of the framework by its ID. */
export type Lookup = (id: string) => Criterion | undefined;

/** Longer than any reference that people write. */
export const LONGEST_REFERENCE = 300;

/** An ID may hold hyphens of its own, so that each of them might be the one of a range: so many are tried. */
const MOST_SEPARATORS = 8;

/** Reads a text without a framework before it; undefined where it means nothing in this framework. */
export function readOwn(framework: Framework, lookUp: Lookup, text: string): OwnReading | undefined {
  if (text === '' || text.length > LONGEST_REFERENCE) return undefined;
  const exact = lookUp(text);
  if (exact !== undefined) return { isOne: true, criteria: [exact] };
  const range = readRange(framework, lookUp, text);
  // A range that runs too far is neither a list nor an ID with a label.
  if (range !== undefined) return range === 'broken' ? undefined : { isOne: false, criteria: range };
  const several = readSeries(framework, text) ?? readList(lookUp, text);
  if (several !== undefined) return { isOne: false, criteria: several };
  const labelled = readLabelled(lookUp, text);
  return labelled === undefined ? undefined : { isOne: true, criteria: [labelled] };
}

/** The places at which a text might be parted in two, and where the second part begins. */
function* partings(text: string, separators: RegExp): Iterable<readonly [first: string, second: string]> {
  let tried = 0;
  for (const match of text.matchAll(separators)) {
    if (tried++ === MOST_SEPARATORS) return;
    const first = text.slice(0, match.index).trim();
    const second = text.slice(match.index + match[0].length).trim();
    if (first !== '' && second !== '') yield [first, second];
  }
}

/** `A.5.15-A.5.18`, `AC-2 to AC-5`, `A.5.15-18`; `broken` where it begins as one and ends nowhere. */
function readRange(framework: Framework, lookUp: Lookup, text: string): readonly Criterion[] | 'broken' | undefined {
  let isBroken = false;
  for (const [first, second] of partings(text, /-|–|—|\sto\s/gi)) {
    const start = lookUp(first);
    if (start === undefined) continue;
    const stem = first.replace(/\d+$/, '');
    const isShort = stem !== first && /^\d+$/.test(second);
    const end = lookUp(second) ?? (isShort ? lookUp(stem + second) : undefined);
    if (end !== undefined) {
      const from = framework.criteria.indexOf(start);
      const to = framework.criteria.indexOf(end);
      return framework.criteria.slice(Math.min(from, to), Math.max(from, to) + 1);
    }
    // What goes on like the first ID was to be another one, and no label.
    if (isShort || (stem !== '' && second.toLowerCase().startsWith(stem.toLowerCase()))) isBroken = true;
  }
  return isBroken ? 'broken' : undefined;
}

/** `A.5`, `A.5.x`, `A.5.*`, `AC-series`: all whose IDs go on from there. */
function readSeries({ criteria }: Framework, text: string): readonly Criterion[] | undefined {
  const marked = /[\s-]*series$|[.-][x*]$/i.exec(text);
  const stem = (marked === null ? text : text.slice(0, marked.index)).trim().toLowerCase();
  if (stem === '' || (marked === null && !/\d$/.test(stem))) return undefined;
  const goesOn = marked === null ? '.' : '.-(/ ';
  const members = criteria.filter(({ id }) => {
    const folded = id.toLowerCase();
    return folded.startsWith(stem) && folded.length > stem.length && goesOn.includes(folded.charAt(stem.length));
  });
  return members.length > 0 ? members : undefined;
}

/** IDs and nothing else, `A.5.15, A.5.16` or `A.5.15 and A.5.16`, where a list was meant. */
function readList(lookUp: Lookup, text: string): readonly Criterion[] | undefined {
  for (const parts of [text.split(/\s*[,;&+]\s*|\s+and\s+/i), text.split(/\s*[,;&+/]\s*|\s+and\s+|\s+/i)]) {
    if (parts.length < 2) continue;
    const found = parts.map((part) => lookUp(part));
    const known = found.filter((one) => one !== undefined);
    if (known.length === found.length) return [...new Set(known)];
  }
  return undefined;
}

/** A label after the ID: `A.5.15 - Access control`, `A.5.15: Access control`. The longest ID that is known counts. */
function readLabelled(lookUp: Lookup, text: string): Criterion | undefined {
  let found: Criterion | undefined;
  for (const [first] of partings(text, /\s*[-–—:]\s+|\s+/g)) found = lookUp(first) ?? found;
  return found;
}
