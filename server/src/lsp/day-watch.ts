/** Notices that a new day has begun while the editor stays open, so that what fell due at midnight is said. */

import type { Clock } from '../host/clock.ts';

/** A machine that sleeps stops its timers, and one that travels has another midnight: so the day is looked at now and then. */
const LONGEST_WAIT_IN_MILLISECONDS = 10 * 60 * 1000;

export class DayWatch {
  readonly #clock: Clock;
  readonly #turned: () => void;
  #takeBack: () => void = () => undefined;

  /** Calls `turned` each time it is another day than before; nothing happens before `start`. */
  constructor(clock: Clock, turned: () => void) {
    this.#clock = clock;
    this.#turned = turned;
  }

  /** Begins to watch. */
  start(): void {
    this.stop();
    this.#wait();
  }

  /** Ends watching. */
  stop(): void {
    this.#takeBack();
  }

  #wait(): void {
    const day = this.#clock.today();
    const wait = Math.min(this.#clock.untilTomorrow(), LONGEST_WAIT_IN_MILLISECONDS);
    this.#takeBack = this.#clock.after(wait, () => {
      this.#wait();
      if (this.#clock.today() !== day) this.#turned();
    });
  }
}
