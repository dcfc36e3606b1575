/** Which maps and lists are open after some lines of YAML, by the columns of their keys and dashes. */

import type { YamlLine } from './yaml-lines.ts';
import { type Step, unquoted } from './yaml-place.ts';

/** A map or a list that is open where the lines have come to. */
interface Open {
  readonly kind: 'map' | 'list';
  readonly column: number;
  /** Whether it stands in an item of a list, or straight below a key. */
  readonly inItem: boolean;
  /** Of a map: its keys, the last being the one whose value may follow. */
  readonly keys: string[];
  /** Of a list: its values, where they are not groups. */
  readonly items: string[];
  /** Whether the last key, or the last item, has its value on its own line. */
  isFilled: boolean;
}

export class Nesting {
  readonly #open: Open[] = [];

  /** The innermost map or list. */
  get top(): Readonly<Open> | undefined {
    return this.#open.at(-1);
  }

  /** The keys under which a place lies: those of a map next to the one that is wanted hold it not. */
  path(besideKey: boolean): readonly Step[] {
    const holding = besideKey ? this.#open.slice(0, -1) : this.#open;
    return holding.filter(({ kind }) => kind === 'map').map(({ keys, inItem }) => ({ key: keys.at(-1) ?? '', inItem }));
  }

  /** Opens and closes what a line opens and closes. */
  take(line: YamlLine, text: string): void {
    for (const column of line.dashes) this.dash(column);
    const top = this.#open.at(-1);
    if (line.key !== undefined) {
      this.key(line.key.text, line.column, line.kind !== 'empty');
    } else if (line.kind !== 'empty' && line.dashes.length > 0 && top?.kind === 'list') {
      top.items.push(unquoted(text.slice(line.value, line.end)));
      top.isFilled = true;
    }
  }

  /** An item begins. */
  dash(column: number): void {
    this.#closeTo(column);
    if (this.top?.kind !== 'list' || this.top.column !== column) this.#push('list', column);
    const list = this.#open.at(-1);
    if (list !== undefined) list.isFilled = false;
  }

  /** A key begins. At the column of a list it ends it: the list was the value of a key of the same map. */
  key(text: string, column: number, isFilled: boolean): void {
    this.#closeTo(column);
    if (this.top?.kind === 'list' && this.top.column === column) this.#open.pop();
    if (this.top?.kind !== 'map' || this.top.column !== column) this.#push('map', column);
    const map = this.#open.at(-1);
    if (map === undefined) return;
    map.keys.push(text);
    map.isFilled = isFilled;
  }

  /** Closes what a key at a column would close. False when that column goes with nothing that is open. */
  expectKey(column: number): boolean {
    const closed = this.#closeTo(column);
    const below = this.#open.at(-2);
    if (this.top?.kind === 'list' && this.top.column === column && below?.column === column) this.#open.pop();
    return closed === 0 || this.top?.column === column;
  }

  #closeTo(column: number): number {
    let closed = 0;
    for (; (this.top?.column ?? -1) > column; closed++) this.#open.pop();
    return closed;
  }

  #push(kind: Open['kind'], column: number): void {
    this.#open.push({ kind, column, inItem: this.top?.kind === 'list', keys: [], items: [], isFilled: false });
  }
}
