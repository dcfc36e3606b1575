/** What documents hold under a key, always in the order of their paths: an edit costs a search, never a sort. */

import type { DocumentUri } from './file-system.ts';

/** What the order is by. */
export interface Placed {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
}

interface Holding<T> extends Placed {
  readonly items: T[];
}

interface Shelf<T> {
  readonly holdings: Holding<T>[];
  /** All items in order, until the next change. */
  flat: readonly T[] | undefined;
  count: number;
}

const NONE: readonly never[] = [];

/** By code unit, so that the order is the same on every machine. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export class OrderedTable<T> {
  readonly #shelves = new Map<string, Shelf<T>>();

  /** Adds an item behind those that the document has under the key already. */
  add(key: string, { uri, path }: Placed, item: T): void {
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) this.#shelves.set(key, (shelf = { holdings: [], flat: undefined, count: 0 }));
    const at = placeOf(shelf.holdings, { uri, path });
    const holding = shelf.holdings[at];
    if (holding?.uri === uri) holding.items.push(item);
    else shelf.holdings.splice(at, 0, { uri, path, items: [item] });
    shelf.flat = undefined;
    shelf.count += 1;
  }

  /** Removes all that a document has under the key. */
  remove(key: string, document: Placed): void {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return;
    const at = placeOf(shelf.holdings, document);
    const holding = shelf.holdings[at];
    if (holding?.uri !== document.uri) return;
    if (shelf.holdings.length === 1) {
      this.#shelves.delete(key);
      return;
    }
    shelf.holdings.splice(at, 1);
    shelf.flat = undefined;
    shelf.count -= holding.items.length;
  }

  /** Whether anything stands under the key. */
  has(key: string): boolean {
    return this.#shelves.has(key);
  }

  /** How many items stand under the key. */
  count(key: string): number {
    return this.#shelves.get(key)?.count ?? 0;
  }

  /** Whether some item under the key is of a kind; those of the first documents are asked first. */
  some(key: string, is: (item: T) => boolean): boolean {
    const holdings = this.#shelves.get(key)?.holdings ?? NONE;
    return holdings.some(({ items }) => items.some(is));
  }

  /** The items under the key, by the paths of their documents and, within one, as they were added. */
  all(key: string): readonly T[] {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return NONE;
    const [first] = shelf.holdings;
    if (shelf.holdings.length === 1 && first !== undefined) return first.items;
    return (shelf.flat ??= shelf.holdings.flatMap(({ items }) => items));
  }
}

/** Where a document's holding stands, or belongs. Documents mostly come in their order, so the end is looked at first. */
function placeOf(holdings: readonly Placed[], document: Placed): number {
  const last = holdings.at(-1);
  if (last === undefined || compare(last, document) < 0) return holdings.length;
  let low = 0;
  let high = holdings.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = holdings[middle];
    if (one !== undefined && compare(one, document) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Placed, b: Placed): number {
  return comparePaths(a.path, b.path) || comparePaths(a.uri, b.uri);
}
