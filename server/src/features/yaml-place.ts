/** What can be said of a place in YAML that is still being typed: below which keys it is, and what is there already. */

import type { Range } from '../syntax/range.ts';

/** A key on the way to a place. */
export interface Step {
  readonly key: string;
  /** Whether the key stands in an item of a list, or straight below the key before it. */
  readonly inItem: boolean;
}

/** What a place is in, whether it is written on lines or in brackets. */
export interface YamlPlace {
  /** The keys that hold the place, outermost first; for a value the last is its own. */
  readonly path: readonly Step[];
  /** `content`: a value or the first key of a group, whichever belongs there. */
  readonly wants: 'key' | 'value' | 'content';
  /** Whether the place is an item of the list under the last key, or in one. */
  readonly inItem: boolean;
  /** Whether the dash of that item is still to be written. */
  readonly lacksDash: boolean;
  /** Whether it is inside brackets on one line, where a group needs braces. */
  readonly inFlow: boolean;
  /** Keys of the group in which a key would stand. */
  readonly keys: readonly string[];
  /** Values of the list in which a value would stand. */
  readonly items: readonly string[];
  /** What a completion replaces; inside the quotes where there are any. */
  readonly word: Range;
  readonly isQuoted: boolean;
}

/** A scalar without its quotes. */
export function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
