/** Decides whether a server that ended by itself is started again: five times within three minutes, no more. */

const LIMIT = 5;
const WINDOW_IN_MILLISECONDS = 3 * 60 * 1000;

export class CrashRecord {
  readonly #now: () => number;
  #crashes: number[] = [];

  /** The clock is an argument so that a test need not wait. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes a crash, and says whether there is still reason to try again. */
  allowsRestart(): boolean {
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter((crash) => now - crash < WINDOW_IN_MILLISECONDS), now];
    return this.#crashes.length <= LIMIT;
  }

  /** Begins anew, because a person asked for it. */
  clear(): void {
    this.#crashes = [];
  }
}
