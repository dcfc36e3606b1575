/** What documents hold under a key, always in the order of their paths: an edit costs a search, never a sort. */

import type { DocumentUri } from './file-system.ts';

/** What the order is by. */
export interface Placed {
  readonly uri: DocumentUri;
  /** From the workspace folder, with `/`. */
  readonly path: string;
}

interface Shelf<T> {
  items: T[];
  /** Whether somebody has been given the list, who may keep it: then it is replaced, and not changed. */
  isShown: boolean;
}

const NONE: readonly never[] = [];

/** By code unit, so that the order is the same on every machine. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export class OrderedTable<T> {
  readonly #shelves = new Map<string, Shelf<T>>();
  readonly #documentOf: (item: T) => Placed;

  /** `documentOf` says to which document an item belongs. */
  constructor(documentOf: (item: T) => Placed) {
    this.#documentOf = documentOf;
  }

  /** Adds an item behind those that its document has under the key already. */
  add(key: string, item: T): void {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      this.#shelves.set(key, { items: [item], isShown: false });
      return;
    }
    if (shelf.isShown) {
      shelf.items = shelf.items.slice();
      shelf.isShown = false;
    }
    const at = this.#endOf(shelf.items, this.#documentOf(item));
    if (at === shelf.items.length) shelf.items.push(item);
    else shelf.items.splice(at, 0, item);
  }

  /** Removes all that a document has under the key. */
  remove(key: string, document: Placed): void {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return;
    const end = this.#endOf(shelf.items, document);
    let start = end;
    for (let item = shelf.items[start - 1]; item !== undefined; item = shelf.items[start - 1]) {
      if (this.#documentOf(item).uri !== document.uri) break;
      start -= 1;
    }
    if (end - start === shelf.items.length) {
      this.#shelves.delete(key);
    } else if (start < end) {
      shelf.items = shelf.items.toSpliced(start, end - start);
      shelf.isShown = false;
    }
  }

  /** Whether anything stands under the key. */
  has(key: string): boolean {
    return this.#shelves.has(key);
  }

  /** How many items stand under the key. */
  count(key: string): number {
    return this.#shelves.get(key)?.items.length ?? 0;
  }

  /** The items under the key, by the paths of their documents and, within one, as they were added. A list never changes. */
  all(key: string): readonly T[] {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return NONE;
    shelf.isShown = true;
    return shelf.items;
  }

  /** Where the items of a document end, or would. Documents mostly come in their order, so the end is looked at first. */
  #endOf(items: readonly T[], document: Placed): number {
    const last = items.at(-1);
    if (last === undefined || compare(this.#documentOf(last), document) <= 0) return items.length;
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = items[middle];
      if (item !== undefined && compare(this.#documentOf(item), document) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Placed, b: Placed): number {
  return a === b ? 0 : comparePaths(a.path, b.path) || comparePaths(a.uri, b.uri);
}
