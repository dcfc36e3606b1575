/** Numbers of things in words, as lenses and calls say them. */

/** `no policy`, `1 policy`, `3 policies`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return count === 0 ? `no ${noun}` : `${count} ${count === 1 ? noun : plural}`;
}
