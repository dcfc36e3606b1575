/** How the pages name a day. */
import { displayDate, isCivilDate } from '../../server/src/domain/civil-date.ts';

/** `15 Jul 2026`; what is no day stays as it is. */
export function dayText(day: string): string {
  return isCivilDate(day) ? displayDate(day) : day;
}
