/** The one place in the server where a clock is read: the user's date, in the user's time zone. */

import { type CivilDate, dateOf, FIRST_DATE } from '../domain/civil-date.ts';

export function civilToday(): CivilDate {
  const now = new Date();
  return dateOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? FIRST_DATE;
}
