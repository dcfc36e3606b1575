/** The days of a month as a calendar shows them, and where a key leads from a day, as in the ARIA pattern of date pickers. */
import { addDays, addMonths, type CivilDate, dateOf, dayOfWeek } from '../../../server/src/domain/civil-date.ts';

const DAYS_IN_WEEK = 7;
const MONTHS_IN_YEAR = 12;

/** ISO: Monday 1 to Sunday 7. */
export type WeekStart = number;

/** The first day of the week in which a day lies. */
export function startOfWeek(day: CivilDate, first: WeekStart): CivilDate {
  return addDays(day, -((dayOfWeek(day) - first + DAYS_IN_WEEK) % DAYS_IN_WEEK));
}

/** The weeks that hold a day of the month of a day, whole ones: four to six rows of seven. */
export function weeksOfMonth(day: CivilDate, first: WeekStart): readonly (readonly CivilDate[])[] {
  const month = day.slice(0, 7);
  const begin = startOfWeek(firstOfMonth(day), first);
  const weeks: CivilDate[][] = [];
  for (let start = begin; weeks.length === 0 || start.slice(0, 7) === month; start = addDays(start, DAYS_IN_WEEK)) {
    weeks.push(Array.from({ length: DAYS_IN_WEEK }, (_, index) => addDays(start, index)));
    // At the end of the calendar the days do not go on.
    if (addDays(start, DAYS_IN_WEEK) === start) break;
  }
  return weeks;
}

/** The first day of the month of a day. */
export function firstOfMonth(day: CivilDate): CivilDate {
  return dateOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1) ?? day;
}

export interface DayKey {
  readonly key: string;
  readonly shift: boolean;
}

/**
 * The day to which a key leads: by days, by weeks, to the ends of the week, by months, with Shift by years. Undefined for a
 * key that leads nowhere.
 */
export function dayAfterKey({ key, shift }: DayKey, day: CivilDate, first: WeekStart): CivilDate | undefined {
  const months = shift ? MONTHS_IN_YEAR : 1;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -DAYS_IN_WEEK);
    case 'ArrowDown':
      return addDays(day, DAYS_IN_WEEK);
    case 'Home':
      return startOfWeek(day, first);
    case 'End':
      return addDays(startOfWeek(day, first), DAYS_IN_WEEK - 1);
    case 'PageUp':
      return addMonths(day, -months);
    case 'PageDown':
      return addMonths(day, months);
    default:
      return undefined;
  }
}
