/** Expands an editor's snippet as VS Code does when every default is taken: tab stops, placeholders, choices and variables. */

import assert from 'node:assert/strict';

/** Today, for the snippets. */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['CURRENT_YEAR', '2026'],
  ['CURRENT_MONTH', '06'],
  ['CURRENT_DATE', '30'],
]);

export interface Expanded {
  readonly text: string;
  /** The numbers of the tab stops in the order in which they first stand in the text. */
  readonly stops: readonly number[];
  /** What may be chosen, by the number of the tab stop. */
  readonly choices: ReadonlyMap<number, readonly string[]>;
}

/** The text of a snippet with its defaults. `chosen` takes another value at a tab stop that offers a choice. */
export function expandSnippet(body: readonly string[], chosen: ReadonlyMap<number, string> = new Map()): Expanded {
  return new Expansion(body.join('\n'), chosen).expand();
}

class Expansion {
  readonly #source: string;
  readonly #chosen: ReadonlyMap<number, string>;
  readonly #defaults = new Map<number, string>();
  readonly #choices = new Map<number, readonly string[]>();
  readonly #stops: number[] = [];
  #at = 0;

  constructor(source: string, chosen: ReadonlyMap<number, string>) {
    this.#source = source;
    this.#chosen = chosen;
  }

  expand(): Expanded {
    const text = this.#read('');
    assert.equal(this.#at, this.#source.length, `a “}” too many in ${this.#source}`);
    return { text, stops: this.#stops, choices: this.#choices };
  }

  /** Reads to the end, or to the `}` that closes a placeholder. */
  #read(close: '' | '}'): string {
    let text = '';
    while (this.#at < this.#source.length) {
      const character = this.#source.charAt(this.#at);
      if (character === close) return text;
      if (character === '\\') {
        text += this.#source.charAt(this.#at + 1);
        this.#at += 2;
      } else if (character === '$') {
        text += this.#marker();
      } else {
        text += character;
        this.#at++;
      }
    }
    assert.equal(close, '', `a placeholder is not closed in ${this.#source}`);
    return text;
  }

  #marker(): string {
    const match = /^\$(?:(\d+)|([A-Z_]+)|\{(?:(\d+)|([A-Z_]+))(\}|:|\|))/.exec(this.#source.slice(this.#at));
    assert.ok(match, `a “$” that says nothing at ${this.#at} in ${this.#source}`);
    const [whole, bareStop, bareName, stop, name, mark] = match;
    this.#at += whole.length;
    const variable = bareName ?? name;
    if (variable !== undefined) {
      assert.notEqual(mark, '|');
      const value = VARIABLES.get(variable);
      assert.ok(value !== undefined, `the variable ${variable} is known`);
      if (mark === ':') this.#closed(this.#read('}'));
      return value;
    }
    return this.#stop(Number(bareStop ?? stop), mark);
  }

  #stop(number: number, mark: string | undefined): string {
    if (!this.#stops.includes(number)) this.#stops.push(number);
    if (mark === ':') this.#defaults.set(number, this.#closed(this.#read('}')));
    if (mark === '|') {
      const end = this.#source.indexOf('|}', this.#at);
      assert.ok(end > 0, `a choice is not closed in ${this.#source}`);
      const choices = this.#source.slice(this.#at, end).split(',');
      this.#at = end + 2;
      this.#choices.set(number, choices);
      this.#defaults.set(number, this.#chosen.get(number) ?? choices[0] ?? '');
    }
    return this.#defaults.get(number) ?? '';
  }

  #closed(text: string): string {
    this.#at++;
    return text;
  }
}
