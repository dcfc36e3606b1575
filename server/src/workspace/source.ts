/** A key that answers have read, and which these are. */

/** Up to this many, a list that is searched takes a third of a set's room and is quick enough; and nearly all have a few. */
const MOST_IN_A_LIST = 96;

/** There are as many of these as there are IDs: each takes no more room than it must. */
export class Source<T extends object> {
  readonly key: string;
  #readers: T[] | Set<T> = NOBODY;

  constructor(key: string) {
    this.key = key;
  }

  get isUnread(): boolean {
    return (this.#readers instanceof Set ? this.#readers.size : this.#readers.length) === 0;
  }

  /** Adds a reader that may be there already. */
  add(reader: T): void {
    if (this.#readers instanceof Set) {
      this.#readers.add(reader);
      return;
    }
    if (this.#readers.includes(reader)) return;
    if (this.#readers.length < MOST_IN_A_LIST) this.#readers = [...this.#readers, reader];
    else this.#readers = new Set(this.#readers).add(reader);
  }

  /** Removes a reader, if it is there. */
  remove(reader: T): void {
    if (this.#readers instanceof Set) {
      this.#readers.delete(reader);
      return;
    }
    const at = this.#readers.indexOf(reader);
    if (at >= 0) this.#readers = this.#readers.toSpliced(at, 1);
  }

  /** Who has read the key. They must not change while somebody goes through them. */
  readers(): Iterable<T> {
    return this.#readers;
  }
}

const NOBODY: never[] = [];
