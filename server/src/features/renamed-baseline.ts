/** Rewrites an ID in `plumbline-baseline.json`, so that it goes on to hold the findings that it holds. */

import type { TextChange } from '../fixes/fix.ts';
import type { Range } from '../syntax/range.ts';

/** What findings of a renamed thing are known by. */
export interface BaselineNames {
  /** The kind of record, or `criterion`; undefined for what has no entries of its own. */
  readonly kind: string | undefined;
  readonly id: string;
  /** What is written in other entries, before and after. */
  readonly words: ReadonlyMap<string, string>;
}

/** A string of a JSON text, without its quotes. */
interface Member extends Range {
  readonly text: string;
}

const TOKEN = /"((?:[^"\\\r\n]|\\.)*)"|[{}[\]:,]/g;

/** The edits of a baseline's text, after which it names something by another ID. What is no JSON is left alone. */
export function baselineEdits(text: string, { kind, id, words }: BaselineNames, next: string): readonly TextChange[] {
  const edits: TextChange[] = [];
  for (const entry of entriesIn(text)) {
    const own = entry.get('id');
    if (own !== undefined && own.text === id && entry.get('kind')?.text === kind) {
      edits.push({ start: own.start, end: own.end, newText: next });
    }
    const about = entry.get('about');
    if (about !== undefined) edits.push(...wordEdits(about, words));
    // One value, or several: in prose, an ID need not be one that is read.
    const written = entry.get('text');
    if (written !== undefined && /^[^\s,]+(?:, [^\s,]+)*$/.test(written.text)) edits.push(...wordEdits(written, words));
  }
  return edits;
}

/** A word stands between spaces and commas. */
function wordEdits({ start, text }: Member, words: ReadonlyMap<string, string>): readonly TextChange[] {
  return [...text.matchAll(/[^\s,]+/g)].flatMap(({ 0: word, index }) => {
    const newText = words.get(word);
    return newText === undefined ? [] : [{ start: start + index, end: start + index + word.length, newText }];
  });
}

/** The objects in a JSON text that hold no others, by their strings: each finding of a baseline is one. */
function* entriesIn(text: string): Iterable<ReadonlyMap<string, Member>> {
  let entry = new Map<string, Member>();
  let key: string | undefined;
  let last: Member | undefined;
  for (const { 0: token, 1: inside, index } of text.matchAll(TOKEN)) {
    if (inside !== undefined) {
      const member = { start: index + 1, end: index + token.length - 1, text: inside };
      if (key !== undefined) entry.set(key, member);
      last = key === undefined ? member : undefined;
      key = undefined;
    } else if (token === '{') {
      entry = new Map();
      key = last = undefined;
    } else if (token === ':') {
      key = last?.text;
    } else {
      if (token === '}') {
        yield entry;
        entry = new Map();
      }
      key = last = undefined;
    }
  }
}
