/** Passes on values that come faster than they are wanted: the first at once, then no more than one in a while, and always the last. */

export interface Timer {
  /** Calls back after so many milliseconds. */
  readonly after: (milliseconds: number, call: () => void) => void;
}

export class Latest<T> {
  readonly #milliseconds: number;
  readonly #pass: (value: T) => void;
  readonly #timer: Timer;
  #isResting = false;
  #waiting: { readonly value: T } | undefined;

  constructor(milliseconds: number, pass: (value: T) => void, timer: Timer) {
    this.#milliseconds = milliseconds;
    this.#pass = pass;
    this.#timer = timer;
  }

  /** Passes a value on now, or once the rest is over if no later one has come by then. */
  give(value: T): void {
    if (this.#isResting) {
      this.#waiting = { value };
      return;
    }
    this.#isResting = true;
    this.#pass(value);
    this.#timer.after(this.#milliseconds, () => this.#rested());
  }

  #rested(): void {
    const waiting = this.#waiting;
    this.#isResting = false;
    this.#waiting = undefined;
    if (waiting !== undefined) this.give(waiting.value);
  }
}
