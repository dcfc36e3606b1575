/** Finds the place of a cursor inside brackets: `[CC6.1, |]`, `{owner: |}`, over several lines too. */

import type { Range } from '../syntax/range.ts';
import type { YamlLine } from './yaml-lines.ts';
import { type Step, unquoted, type YamlPlace } from './yaml-place.ts';

/** A bracket that is open. */
interface Bracket {
  readonly isMap: boolean;
  readonly keys: string[];
  readonly items: string[];
  /** The key whose value has begun. */
  key: string | undefined;
  /** Where the key, value or item at hand begins, white space included. */
  token: number;
  /** Whether that is a collection which has been closed: nothing but a comma or a bracket can follow. */
  isClosed: boolean;
}

/** Goes through brackets up to an offset. */
class Brackets {
  readonly open: Bracket[] = [];
  /** The quote in which the offset lies, and where it opens. */
  quote: { readonly mark: string; readonly start: number } | undefined;
  readonly #text: string;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    for (let at = from; at < to; at++) at = this.#step(at, to);
  }

  get top(): Bracket | undefined {
    return this.open.at(-1);
  }

  #step(at: number, to: number): number {
    const text = this.#text;
    const character = text.charAt(at);
    const { top } = this;
    switch (character) {
      case '"':
      case "'":
        return this.#skipQuote(at, character, to);
      case '#': {
        if (!/\s/.test(text.charAt(at - 1))) return at;
        const lineFeed = text.indexOf('\n', at);
        return lineFeed < 0 ? to : lineFeed;
      }
      case '[':
      case '{':
        this.open.push({
          isMap: character === '{',
          keys: [],
          items: [],
          key: undefined,
          token: at + 1,
          isClosed: false,
        });
        return at;
      case ']':
      case '}':
        this.#finish(at);
        this.open.pop();
        if (this.top !== undefined) this.top.isClosed = true;
        return at;
      case ',':
        this.#finish(at);
        if (top !== undefined) Object.assign(top, { key: undefined, token: at + 1, isClosed: false });
        return at;
      case ':':
        if (top?.isMap !== true || top.key !== undefined || !/^[\s,\]}]?$/.test(text.charAt(at + 1))) return at;
        Object.assign(top, { key: unquoted(text.slice(top.token, at)), token: at + 1 });
        return at;
      default:
        return at;
    }
  }

  #skipQuote(start: number, mark: string, to: number): number {
    // An apostrophe in the middle of a word is one.
    const before = this.#text.slice(this.top?.token ?? start, start);
    if (before.trim() !== '') return start;
    for (let at = start + 1; at < to; at++) {
      const character = this.#text.charAt(at);
      if (character === '\\' && mark === '"') at++;
      else if (character === mark) return at;
    }
    this.quote = { mark, start };
    return to;
  }

  /** A key, value or item is over. */
  #finish(at: number): void {
    const { top } = this;
    if (top === undefined) return;
    const written = unquoted(this.#text.slice(top.token, at));
    if (!top.isMap) {
      if (!top.isClosed && written !== '') top.items.push(written);
    } else if (top.key !== undefined) top.keys.push(top.key);
    else if (written !== '') top.keys.push(written);
  }
}

/**
 * Where an offset stands in the brackets that are a line's value. `path` and `inItem` are those of the brackets. Undefined
 * outside of them, in comments, and behind what is closed.
 */
export function flowPlace(
  text: string,
  line: YamlLine,
  offset: number,
  path: readonly Step[],
  inItem: boolean,
): YamlPlace | undefined {
  if (offset > line.end) return undefined;
  const brackets = new Brackets(text, line.value, offset);
  const { top, quote } = brackets;
  if (top === undefined || top.isClosed) return undefined;
  const steps = [...path];
  let isItem = inItem;
  for (const { isMap, key } of brackets.open) {
    if (!isMap) isItem = true;
    else if (key !== undefined) {
      steps.push({ key, inItem: isItem });
      isItem = false;
    }
  }
  const word = wordAround(text, offset, top.token, line.end, quote);
  const rest = siblingsAfter(text, word.end + (quote === undefined ? 0 : 1), line.end, top.isMap);
  const wants = !top.isMap ? 'content' : top.key === undefined ? 'key' : 'value';
  return {
    path: steps,
    wants,
    inItem: isItem,
    lacksDash: false,
    inFlow: true,
    keys: wants === 'key' ? [...top.keys, ...rest] : [],
    items: wants === 'content' ? [...top.items, ...rest] : [],
    word,
    isQuoted: quote !== undefined,
  };
}

function wordAround(text: string, offset: number, token: number, to: number, quote: Brackets['quote']): Range {
  let end = offset;
  if (quote !== undefined) {
    while (end < to && text.charAt(end) !== quote.mark && text.charAt(end) !== '\n') end++;
    return { start: quote.start + 1, end };
  }
  let start = token;
  while (start < offset && /\s/.test(text.charAt(start))) start++;
  while (end < to && !/[,[\]{}\n\r]/.test(text.charAt(end)) && !isColon(text, end)) end++;
  while (end > offset && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function isColon(text: string, at: number): boolean {
  return text.charAt(at) === ':' && /^[\s,\]}]?$/.test(text.charAt(at + 1));
}

/** The keys or items that follow in the same brackets, the one at hand left out. */
function siblingsAfter(text: string, from: number, to: number, isMap: boolean): readonly string[] {
  let depth = 0;
  let end = from;
  for (; end < to; end++) {
    const character = text.charAt(end);
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth < 0) break;
  }
  // What begins on a line further down is the next one, its comma forgotten; else the one at hand goes on to the comma.
  const next = /^\s*\n\s*(?=[^\s,])/.exec(text.slice(from, end))?.[0];
  const comma = firstComma(text, from, end);
  if (next === undefined && comma === undefined) return [];
  const first = next === undefined ? (comma ?? end) + 1 : from + next.length;
  const opened = `${isMap ? '{' : '['}${text.slice(first, end)},`;
  const { top } = new Brackets(opened, 0, opened.length);
  return top === undefined ? [] : isMap ? top.keys : top.items;
}

function firstComma(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === ',' && depth === 0) return at;
  }
  return undefined;
}
