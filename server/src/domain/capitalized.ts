/** A word at the beginning of a sentence or a heading. */

/** The text with its first letter as a capital; empty as it is. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
