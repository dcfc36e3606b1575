/** How the timeline names days, months and the windows in which a control is expected to operate. */
import * as l10n from '@vscode/l10n';

import { dayAndMonth, halfWord, quarterWord, shortMonth, weekWord } from '../../../server/src/domain/calendar-words.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { displayPeriod } from '../../../server/src/domain/period.ts';
import type { TimelineSpan } from '../../../server/src/protocol/timeline-page.ts';
import { dayText } from '../day-text.ts';

/** `Apr 2026`, of any of its days. */
export function monthAndYear(day: string): string {
  return l10n.t({
    message: '{0} {1}',
    args: [shortMonth(Number(day.slice(5, 7))), day.slice(0, 4)],
    comment: ['A month and its year: Apr 2026'],
  });
}

/** A quarter of a calendar year: `Q2 2026`. */
export function quarterOfYear(quarter: string, year: string): string {
  return l10n.t({ message: 'Q{0} {1}', args: [quarter, year], comment: ['A quarter of a year: Q2 2026'] });
}

/** The usual name of a stretch of days, `2026-Q2`, or what it is called without one. */
export function periodName({ start, end }: TimelineSpan): string {
  return isCivilDate(start) && isCivilDate(end) && start <= end ? displayPeriod({ start, end }) : '';
}

/** `Q2 2026`, `Apr 2026`, `Week 10 of 2026`; undefined for days that have no name of their own. */
export function windowName(span: TimelineSpan): string | undefined {
  const name = periodName(span);
  const [, year = '', unit = '', number = ''] = /^(\d{4})-([QHW]?)(\d{1,2})$/.exec(name) ?? [];
  if (/^\d{4}$/.test(name)) return name;
  if (year === '') return undefined;
  switch (unit) {
    case 'Q':
      return quarterOfYear(number, year);
    case 'H':
      return l10n.t({ message: 'H{0} {1}', args: [number, year], comment: ['A half of a year: H1 2026'] });
    case 'W':
      return l10n.t('Week {0} of {1}', Number(number), year);
    default:
      return monthAndYear(span.start);
  }
}

/** The same in a few letters, for a cell: `Q2`, `Apr`, `15 Jul`; empty where there is nothing short to say. */
export function shortName(span: TimelineSpan): string {
  if (span.start === span.end) return dayAndMonth(span.start);
  const [, unit = '', number = ''] = /^\d{4}-([QHW]?)(\d{1,2})$/.exec(periodName(span)) ?? [];
  switch (unit) {
    case 'Q':
      return quarterWord(Number(number));
    case 'H':
      return halfWord(Number(number));
    case 'W':
      return weekWord(Number(number));
    default:
      return number === '' ? '' : shortMonth(Number(number));
  }
}

/** `Q2 2026, 1 Apr to 30 Jun`, `15 Jul 2026`, or `15 Jan 2026 to 3 Mar 2026`. */
export function windowText(span: TimelineSpan): string {
  const { start, end } = span;
  if (start === end) return dayText(start);
  const name = windowName(span);
  if (name === undefined) return spanText(span);
  return l10n.t('{0}, {1} to {2}', name, dayAndMonth(start), dayAndMonth(end));
}

/** `15 Jan 2026 to 3 Mar 2026`. */
export function spanText({ start, end }: TimelineSpan): string {
  return start === end ? dayText(start) : l10n.t('{0} to {1}', dayText(start), dayText(end));
}
