/** A line on standard error for a person who waits: only for work that takes its time, and gone when it is done. */

import { elapsed, isErrorTerminal, writePassing } from './host.ts';

const PATIENCE_MILLISECONDS = 500;
const REFRESH_MILLISECONDS = 100;
const ERASE_LINE = '\r\u001b[2K';

export class Progress {
  readonly #started = elapsed();
  #shown: number | undefined;
  #isWatched: boolean | undefined;

  /** Says how far the work has come, if it has been going on for long enough: the words are only made when they are shown. */
  say(words: () => string): void {
    const now = elapsed();
    if (now - (this.#shown ?? this.#started + PATIENCE_MILLISECONDS - REFRESH_MILLISECONDS) < REFRESH_MILLISECONDS)
      return;
    this.#isWatched ??= isErrorTerminal();
    if (!this.#isWatched) return;
    this.#shown = now;
    writePassing(`${ERASE_LINE}${words()} …`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown !== undefined) writePassing(ERASE_LINE);
    this.#shown = undefined;
  }
}
