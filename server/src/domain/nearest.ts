/** The known word nearest to a misspelt one, for “did you mean …?”. */

/** Edit distance with swaps of neighbours counted once, or `limit + 1` when it is more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** Longer words are never compared. */
const LONGEST = 64;
/** Lists longer than this are looked up: a file full of unknown words, each compared with each known one, takes minutes. */
const MANY = 500;
/** Of a list without end, only so many words are offered. */
const MOST = 20_000;

/**
 * The candidate that a reader would take for a slip of the pen: at most two edits away and at most a third of the word,
 * the first of equals. Undefined when none is that near. Of a list of more than 500, given as an array, the first of
 * those one edit away.
 */
export function nearest<T extends string>(word: string, candidates: Iterable<T>): T | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  if (isArray(candidates) && candidates.length > MANY) return lookUp(word, candidates);
  let limit = Math.min(2, Math.max(1, Math.floor(word.length / 3)));
  let found: T | undefined;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const edits = distance(word, candidate, limit);
    if (edits > limit) continue;
    found = candidate;
    if (edits <= 1) return found;
    limit = edits - 1;
  }
  return found;
}

function isArray<T>(candidates: Iterable<T>): candidates is readonly T[] {
  return Array.isArray(candidates);
}

/** For each long list, the places of its words by what is left of them without one of their letters. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly number[]>>();

function lookUp<T extends string>(word: string, candidates: readonly T[]): T | undefined {
  let index = indexes.get(candidates);
  if (index === undefined) indexes.set(candidates, (index = indexOf(candidates)));
  let first = candidates.length;
  // Two words one edit apart, or with two neighbours swapped, have a word in common once each has lost a letter.
  for (const shorter of shortened(word)) {
    for (const at of index.get(shorter) ?? []) {
      const candidate = candidates[at];
      if (at < first && candidate !== undefined && candidate !== word && distance(word, candidate, 1) <= 1) first = at;
    }
  }
  return candidates[first];
}

/** How many words with a rest in common are compared: `AC-001` to `AC-999` have but a few rests between them. */
const MOST_ALIKE = 32;

function indexOf(candidates: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, candidate] of candidates.slice(0, MOST).entries()) {
    if (candidate.length > LONGEST) continue;
    for (const shorter of shortened(candidate)) {
      const alike = index.get(shorter);
      if (alike === undefined) index.set(shorter, [at]);
      else if (alike.length < MOST_ALIKE) alike.push(at);
    }
  }
  return index;
}

/** The word, and the word without each of its letters. */
function shortened(word: string): ReadonlySet<string> {
  const all = new Set([word]);
  for (let at = 0; at < word.length; at++) all.add(word.slice(0, at) + word.slice(at + 1));
  return all;
}
