/** A set that takes no more room than it must: nearly all have a few members, and there are as many as there are IDs. */

/** Up to this many, a list that is searched is smaller than a set and as quick. */
const MOST_IN_A_LIST = 24;

export class Readers<T extends object> {
  #members: T[] | Set<T> = [];

  get isEmpty(): boolean {
    return (this.#members instanceof Set ? this.#members.size : this.#members.length) === 0;
  }

  /** Adds a member that may be there already. */
  add(member: T): void {
    if (this.#members instanceof Set) {
      this.#members.add(member);
      return;
    }
    if (this.#members.includes(member)) return;
    if (this.#members.length < MOST_IN_A_LIST) this.#members = [...this.#members, member];
    else this.#members = new Set(this.#members).add(member);
  }

  /** Removes a member, if it is there. */
  remove(member: T): void {
    if (this.#members instanceof Set) {
      this.#members.delete(member);
      return;
    }
    const at = this.#members.indexOf(member);
    if (at >= 0) this.#members = this.#members.toSpliced(at, 1);
  }

  /** The members. They must not change while somebody goes through them. */
  all(): Iterable<T> {
    return this.#members;
  }
}
