/** How the calendar is laid out, as it is remembered: whatever was remembered, by whichever version, comes out as this. */
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { DUTY_KINDS, type DutyKind } from '../../../server/src/protocol/calendar-page.ts';
import { EVERYBODY } from '../owner-choice.ts';
import { objectIn, oneIn, textIn } from '../read-layout.ts';

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
  const { folder, view, owner, kind, search, showsDone, day } = objectIn(remembered);
  return {
    folder: textIn(folder),
    view: view === 'month' ? 'month' : 'agenda',
    owner: textIn(owner) ?? EVERYBODY,
    kind: oneIn(kind, DUTY_KINDS) ?? 'all',
    search: textIn(search) ?? '',
    showsDone: showsDone === true,
    day: typeof day === 'string' && isCivilDate(day) ? day : undefined,
  };
}
