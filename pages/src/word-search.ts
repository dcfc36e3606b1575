/** A search by words, as the boxes of the pages have it: found is what holds each of them, anywhere and in whichever order. */

/** The words of what was typed, in small letters; none of nothing. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a text holds every word. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = text.toLowerCase();
  return words.every((word) => folded.includes(word));
}
