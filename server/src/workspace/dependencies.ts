/** Remembers which keys each computed answer read, so that a change recomputes only the answers that can have changed. */

import { Source } from './source.ts';

/** Names a thing that can change: `d:AC-02`, the definitions of an ID; `f:file:///…`, whether a file exists. */
export type Key = string;

/** What an answer read: kept for each answer, so it takes as little room as it can. */
export type ReadKeys = readonly Source<Droppable>[];

const NO_KEYS: ReadKeys = [];

/** A computed answer that can be dropped when a key that it read changes. */
export interface Droppable {
  drop(): void;
}

/**
 * Who read what. An answer that reads another one inherits its keys, so that there is one level to follow and nothing to
 * put in order.
 */
export class Dependencies {
  readonly #sources = new Map<Key, Source<Droppable>>();
  /** Every answer, those that read nothing among them. */
  readonly #answers = new Set<Droppable>();
  /** Whether anything is noted at all: not in a run in which nothing will change. */
  readonly isTracking: boolean;
  #reading: Set<Key> | undefined;

  /** Without `tracking` nothing is noted: for a run in which nothing will change. */
  constructor(tracking = true) {
    this.isTracking = tracking;
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
  inherit(sources: ReadKeys): void {
    if (this.#reading !== undefined) for (const { key } of sources) this.#reading.add(key);
  }

  /**
   * Computes something and gives the keys it read. The computation around it, if there is one, has read them too, unless
   * `apart`: then it is up to the caller to say what it has read.
   */
  record<T>(compute: () => T, apart = false): { readonly value: T; readonly keys: ReadonlySet<Key> } {
    if (!this.isTracking) return { value: compute(), keys: NONE };
    const outer = this.#reading;
    const keys = new Set<Key>();
    this.#reading = keys;
    try {
      return { value: compute(), keys };
    } finally {
      this.#reading = outer;
      if (!apart && outer !== undefined) for (const key of keys) outer.add(key);
    }
  }

  /** From now on, a change of one of the keys drops the answer. What is given back undoes it, by `unwatch`. */
  watch(answer: Droppable, keys: ReadonlySet<Key>): ReadKeys {
    if (!this.isTracking) return NO_KEYS;
    this.#answers.add(answer);
    const sources: Source<Droppable>[] = [];
    for (const key of keys) {
      let source = this.#sources.get(key);
      if (source === undefined) this.#sources.set(key, (source = new Source(key)));
      source.add(answer);
      sources.push(source);
    }
    // A list that has grown item by item keeps room for more, and there are very many of these.
    return sources.slice();
  }

  /** Undoes `watch`. */
  unwatch(answer: Droppable, sources: ReadKeys): void {
    this.#answers.delete(answer);
    for (const source of sources) {
      source.remove(answer);
      if (source.isUnread) this.#sources.delete(source.key);
    }
  }

  /** Drops every answer that read one of the keys. */
  change(keys: Iterable<Key>): void {
    const dropped = new Set<Droppable>();
    for (const key of keys) for (const answer of this.#sources.get(key)?.readers() ?? []) dropped.add(answer);
    for (const answer of dropped) answer.drop();
  }

  /** Drops every answer: everything has been read anew, perhaps by other globs and keys, and the same texts may say else. */
  changeAll(): void {
    for (const answer of this.#answers) answer.drop();
  }

  /** How many keys somebody depends on: for the benchmark and the tests. */
  get size(): number {
    return this.#sources.size;
  }
}

const NONE: ReadonlySet<Key> = new Set();

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
  readonly #answers = new Map<string, Answer<T>>();

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
      if (own === undefined) this.#dependencies.inherit(known.sources);
      return known.value;
    }
    const { value, keys } = this.#dependencies.record(compute, own !== undefined);
    const answer = new Answer(this, name, value);
    this.#answers.set(name, answer);
    answer.sources = this.#dependencies.watch(answer, keys);
    return value;
  }

  /** Drops the answer of that name, if there is one. */
  drop(name: string): void {
    const answer = this.#answers.get(name);
    if (answer === undefined) return;
    this.#answers.delete(name);
    this.#dependencies.unwatch(answer, answer.sources);
    this.#own?.dropped(name);
  }
}

/** An answer that is kept, and what it rests on. */
class Answer<T> implements Droppable {
  readonly value: T;
  sources: ReadKeys = NO_KEYS;
  readonly #answers: Answers<T>;
  readonly #name: string;

  constructor(answers: Answers<T>, name: string, value: T) {
    this.#answers = answers;
    this.#name = name;
    this.value = value;
  }

  drop(): void {
    this.#answers.drop(this.#name);
  }
}
