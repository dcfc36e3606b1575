/** The entry of a block collection (a pair, an item) as a unit that can be read by itself, and where in a text it ends. */

import type { SyntaxProblem } from './problem.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  DASH,
  END_OF_TEXT,
  HASH,
  LINE_FEED,
  RETURN,
  SPACE,
  TAB,
  type YamlCursor,
} from './yaml-cursor.ts';
import type { YamlComment, YamlNode, YamlPair } from './yaml-tree.ts';

/**
 * An entry that the fast reader leaves to the library. `start` is the offset of its key or dash in the reader's text,
 * `column` the column that stands in. An `item-at-key` is an item of a list whose dashes stand under its key's first
 * letter, so that a line at their column may be the next key.
 */
export interface YamlEntry {
  readonly kind: 'pair' | 'item' | 'item-at-key';
  readonly start: number;
  readonly column: number;
  /** How many collections it stands in. */
  readonly depth: number;
}

/** What was found in an entry: one pair or item, unless there is a problem. Offsets count from the file's start. */
export interface YamlEntries {
  readonly pairs: readonly YamlPair[];
  readonly items: readonly (YamlNode | undefined)[];
  readonly comments: readonly YamlComment[];
  readonly problems: readonly SyntaxProblem[];
  /** Where the last of them ends: its value, else its colon or dash. */
  readonly end: number;
}

/** Reads `source`, the text of one entry without what stands before it on its line; `start` is its place in the file. */
export type YamlEntryReader = (entry: YamlEntry, source: string, start: number) => YamlEntries;

/**
 * Where an entry ends: at the start of the first line that stands no further in, and is not blank, a comment or a part
 * of it by the rules of its kind. A line indented with tabs stands nowhere, and stays with the entry before it.
 */
export function entryEnd(cursor: YamlCursor, entry: Omit<YamlEntry, 'depth'>): number {
  const { text, length } = cursor;
  const { kind, column } = entry;
  let lineStart = text.indexOf('\n', entry.start) + 1;
  while (lineStart > 0) {
    let pos = lineStart;
    while (pos < length && text.charCodeAt(pos) === SPACE) pos++;
    const code = cursor.at(pos);
    const blank = code === LINE_FEED || code === END_OF_TEXT || (code === RETURN && cursor.at(pos + 1) === LINE_FEED);
    const passed = blank || code === HASH || code === TAB;
    if (!passed) {
      const at = pos - lineStart;
      if (at < column || (at === 0 && cursor.isMarker(pos))) return lineStart;
      // The bracket that closes a list may stand as far out as the key.
      if (at === column && code !== CLOSE_BRACKET && code !== CLOSE_BRACE) {
        const dash = cursor.isIndicator(DASH, pos);
        // A line under a list that is neither item nor key is a slip in the item above.
        if (kind === 'pair' ? !dash : dash || kind === 'item-at-key') return lineStart;
      }
    }
    lineStart = text.indexOf('\n', pos) + 1;
  }
  return length;
}
