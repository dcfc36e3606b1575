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

/**
 * The candidate that a reader would take for a slip of the pen: at most two edits away and at most a third of the word,
 * the first of equals. Undefined when none is that near. Words longer than 64 characters are never compared.
 */
export function nearest<T extends string>(word: string, candidates: Iterable<T>): T | undefined {
  if (word.length === 0 || word.length > 64) return undefined;
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
