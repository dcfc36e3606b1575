/** How the calendar is laid out, as it is remembered: whatever was remembered, by whichever version, comes out as this. */
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { DUTY_KINDS, type DutyKind } from '../../../server/src/protocol/calendar-page.ts';
import { EVERYBODY } from '../owner-choice.ts';

export interface CalendarLayout {
  readonly folder: string | undefined;
  readonly view: 'agenda' | 'month';
  readonly owner: string;
  readonly kind: DutyKind | 'all';
  readonly search: string;
  /** Whether what is done is shown too. */
  readonly showsDone: boolean;
  /** The day that is looked at in the month view; undefined: the judged day. */
  readonly day: CivilDate | undefined;
}

/** Reads what was remembered; anything that is not as it should be counts as never chosen. */
export function calendarLayout(remembered: unknown): CalendarLayout {
  const given: object = typeof remembered === 'object' && remembered !== null ? remembered : {};
  const text = (name: string): string | undefined => {
    const value: unknown = Object.entries(given).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const day = text('day');
  return {
    folder: text('folder'),
    view: text('view') === 'month' ? 'month' : 'agenda',
    owner: text('owner') ?? EVERYBODY,
    kind: DUTY_KINDS.find((kind) => kind === text('kind')) ?? 'all',
    search: text('search') ?? '',
    showsDone: 'showsDone' in given && given.showsDone === true,
    day: day !== undefined && isCivilDate(day) ? day : undefined,
  };
}
