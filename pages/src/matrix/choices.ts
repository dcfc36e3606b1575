/** What is offered for what has been typed so far. */
import type { MatrixPageChoice } from '../../../server/src/protocol/matrix-page.ts';
import { holdsWords, wordsOf } from '../word-search.ts';

/** The choices that hold every word; those whose value begins with the text come first. All of them for no text. */
export function matching<Choice extends MatrixPageChoice>(
  choices: readonly Choice[],
  typed: string,
): readonly Choice[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return choices;
  const words = wordsOf(text);
  const found = choices.filter(({ value, label }) => holdsWords(`${value} ${label}`, words));
  const begins = ({ value }: MatrixPageChoice): boolean => value.toLowerCase().startsWith(text);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}

/** Those with some keys before the others; among each other all stay in their order. */
export function withFirst<Choice extends { readonly key: string }>(
  choices: readonly Choice[],
  keys: readonly string[],
): readonly Choice[] {
  const isFirst = ({ key }: Choice): boolean => keys.includes(key);
  return [...choices.filter(isFirst), ...choices.filter((one) => !isFirst(one))];
}

/** The next of a list, or the first and the last past its ends; -1 where there is none. */
export function stepIn(count: number, from: number, by: 1 | -1): number {
  if (count === 0) return -1;
  if (from < 0) return by === 1 ? 0 : count - 1;
  return (from + by + count) % count;
}
