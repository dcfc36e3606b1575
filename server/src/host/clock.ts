/** The one place where a clock is read: the user's day, and when it is over. In Node and in a browser alike. */

import { type CivilDate, dateOf, FIRST_DATE } from '../domain/civil-date.ts';

export interface Clock {
  /** The day it is for the user, in the user's time zone. */
  today(): CivilDate;
  /** Milliseconds until the user's next day begins; more than 0. */
  untilTomorrow(): number;
  /** Does something once, so many milliseconds later; calling the answer takes that back. */
  after(milliseconds: number, act: () => void): () => void;
}

/** A clock that tells the time too. */
export interface TimedClock extends Clock {
  /** Milliseconds since 1970, as the times of files are told. */
  now(): number;
}

export const systemClock: TimedClock = {
  today() {
    const now = new Date();
    return dateOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? FIRST_DATE;
  },
  untilTomorrow() {
    const now = new Date();
    const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    return Math.max(1, tomorrow.getTime() - now.getTime());
  },
  now() {
    return Date.now();
  },
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
