/** Copies a string out of the text it was cut from, so that keeping the string does not keep the text. */

/**
 * V8 cuts strings of at least this many characters as a view into the original, which then stays in memory as long as
 * the view does; shorter ones it copies by itself.
 */
const SHORTEST_VIEW = 13;

/**
 * The same string, sharing no memory with what it was sliced from.
 *
 * Facts outlive the text of their file: one heading would otherwise hold a whole policy. There is no standard call for
 * it. Joining makes a rope, and slicing a rope has to lay it out flat first, in memory of its own: the view that
 * comes back is into that copy, one character longer than the string. A unit test looks at the heap to see that it works,
 * and of the ways that do it was the quickest; on an engine that cuts strings otherwise it is a harmless copy.
 */
export function detach(text: string): string {
  return text.length < SHORTEST_VIEW ? text : ` ${text}`.slice(1);
}
