/** Asks the client to ask anew for what it shows. Not again before it has answered: what changes meanwhile is one more wish, not many. */

export interface RefreshOptions {
  /** Sends the request. */
  readonly ask: () => Promise<unknown>;
  /** Whether the client takes it. */
  readonly isSupported: () => boolean;
  /** Called when the client has answered and was shown something outdated meanwhile. */
  readonly again: () => void;
  readonly failed: (error: unknown) => void;
}

export class Refresh {
  readonly #options: RefreshOptions;
  #isOutdated = false;
  /** Whether the client has been asked and has not answered yet. */
  #isAsking = false;

  constructor(options: RefreshOptions) {
    this.#options = options;
  }

  /** Something that the client shows is not so any more. */
  outdate(): void {
    this.#isOutdated = true;
  }

  /** Asks, if there is a reason to. */
  ask(): void {
    if (!this.#isOutdated || this.#isAsking) return;
    this.#isOutdated = false;
    const { ask, isSupported, again, failed } = this.#options;
    if (!isSupported()) return;
    this.#isAsking = true;
    ask()
      .catch(failed)
      .finally(() => {
        this.#isAsking = false;
        if (this.#isOutdated) again();
      });
  }
}
