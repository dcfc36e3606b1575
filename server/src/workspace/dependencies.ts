/** Remembers which keys each computed answer read, so that a change recomputes only the answers that can have changed. */

/** Names a thing that can change: `d:AC-02`, the definitions of an ID; `f:file:///…`, whether a file exists. */
export type Key = string;

const NO_KEYS: ReadonlySet<Key> = new Set();

/** A computed answer that can be dropped when a key that it read changes. */
interface Droppable {
  drop(): void;
}

/**
 * Who read what. An answer that reads another one inherits its keys, so that there is one level to follow and nothing to
 * put in order.
 */
export class Dependencies {
  readonly #readers = new Map<Key, Set<Droppable>>();
  readonly #tracking: boolean;
  #reading: Set<Key> | undefined;

  /** Without `tracking` nothing is noted: for a run in which nothing will change. */
  constructor(tracking = true) {
    this.#tracking = tracking;
  }

  /** Whether something is being computed whose keys are noted; if not, a key need not even be made. */
  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** Notes that the answer being computed depends on a key. Outside any computation it does nothing. */
  read(key: Key): void {
    this.#reading?.add(key);
  }

  /** Notes all of an earlier answer's keys. */
  inherit(keys: ReadonlySet<Key>): void {
    if (this.#reading !== undefined) for (const key of keys) this.#reading.add(key);
  }

  /**
   * Computes something and gives the keys it read. The computation around it, if there is one, has read them too, unless
   * `apart`: then it is up to the caller to say what it has read.
   */
  record<T>(compute: () => T, apart = false): { readonly value: T; readonly keys: ReadonlySet<Key> } {
    if (!this.#tracking) return { value: compute(), keys: NO_KEYS };
    const outer = this.#reading;
    const keys = new Set<Key>();
    this.#reading = keys;
    try {
      return { value: compute(), keys };
    } finally {
      this.#reading = outer;
      if (!apart) this.inherit(keys);
    }
  }

  /** From now on, a change of one of the keys drops the answer. */
  watch(answer: Droppable, keys: ReadonlySet<Key>): void {
    for (const key of keys) {
      const readers = this.#readers.get(key);
      if (readers === undefined) this.#readers.set(key, new Set([answer]));
      else readers.add(answer);
    }
  }

  /** Undoes `watch`. */
  unwatch(answer: Droppable, keys: ReadonlySet<Key>): void {
    for (const key of keys) {
      const readers = this.#readers.get(key);
      readers?.delete(answer);
      if (readers?.size === 0) this.#readers.delete(key);
    }
  }

  /** Drops every answer that read one of the keys. */
  change(keys: Iterable<Key>): void {
    const dropped = new Set<Droppable>();
    for (const key of keys) for (const answer of this.#readers.get(key) ?? []) dropped.add(answer);
    for (const answer of dropped) answer.drop();
  }

  /** Drops every answer that read anything at all. */
  changeAll(): void {
    this.change(this.#readers.keys());
  }

  /** How many keys somebody depends on: for the benchmark and the tests. */
  get size(): number {
    return this.#readers.size;
  }
}

/** For answers that many others are computed from: each has one key of its own, which stands for all that it read. */
export interface OwnKeys {
  keyOf(name: string): Key;
  /** The answer was dropped. Whoever read its key must hear of it before asking again, by `Dependencies.change`. */
  dropped(name: string): void;
}

/**
 * Answers of one type by name, each kept until something that it read changes. An answer that reads another one inherits
 * its keys, unless these answers have keys of their own.
 */
export class Answers<T> {
  readonly #dependencies: Dependencies;
  readonly #own: OwnKeys | undefined;
  readonly #answers = new Map<
    string,
    { readonly value: T; readonly keys: ReadonlySet<Key>; readonly drop: () => void }
  >();
  /** Names whose answers were dropped since `takeDropped` was last called. */
  #dropped = new Set<string>();

  constructor(dependencies: Dependencies, own?: OwnKeys) {
    this.#dependencies = dependencies;
    this.#own = own;
  }

  /** The answer of that name, computed unless it is known. `compute` must be pure but for what it reads by key. */
  get(name: string, compute: () => T): T {
    const own = this.#own;
    if (own !== undefined && this.#dependencies.isReading) this.#dependencies.read(own.keyOf(name));
    const known = this.#answers.get(name);
    if (known !== undefined) {
      if (own === undefined) this.#dependencies.inherit(known.keys);
      return known.value;
    }
    const { value, keys } = this.#dependencies.record(compute, own !== undefined);
    const answer = { value, keys, drop: () => this.drop(name) };
    this.#answers.set(name, answer);
    this.#dependencies.watch(answer, keys);
    return value;
  }

  /** Drops the answer of that name, if there is one. */
  drop(name: string): void {
    const answer = this.#answers.get(name);
    if (answer === undefined) return;
    this.#answers.delete(name);
    this.#dropped.add(name);
    this.#dependencies.unwatch(answer, answer.keys);
    this.#own?.dropped(name);
  }

  /** The names whose answers were dropped since the last call. */
  takeDropped(): ReadonlySet<string> {
    const dropped = this.#dropped;
    this.#dropped = new Set();
    return dropped;
  }
}
