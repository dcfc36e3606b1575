/** Keeps something from being done more often than at a given interval, however often it is asked for. */

export class Pace {
  readonly #interval: number;
  readonly #action: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedWhileWaiting = false;

  constructor(intervalInMilliseconds: number, action: () => void) {
    this.#interval = intervalInMilliseconds;
    this.#action = action;
  }

  /** Acts at once when the interval has passed, and otherwise once when it has. */
  request(): void {
    if (this.#timer !== undefined) {
      this.#askedWhileWaiting = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#askedWhileWaiting) return;
      this.#askedWhileWaiting = false;
      this.request();
    }, this.#interval);
    this.#action();
  }

  /** Forgets what has been asked for. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#askedWhileWaiting = false;
  }
}
