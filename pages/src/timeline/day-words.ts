/** How the timeline names days, months and the windows in which a control is expected to operate. */
import * as l10n from '@vscode/l10n';

import { displayDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { displayPeriod } from '../../../server/src/domain/period.ts';
import type { TimelineSpan } from '../../../server/src/protocol/timeline-page.ts';

const SHORT_MONTHS: readonly (() => string)[] = [
  () => l10n.t('Jan'),
  () => l10n.t('Feb'),
  () => l10n.t('Mar'),
  () => l10n.t('Apr'),
  () => l10n.t('May'),
  () => l10n.t('Jun'),
  () => l10n.t('Jul'),
  () => l10n.t('Aug'),
  () => l10n.t('Sep'),
  () => l10n.t('Oct'),
  () => l10n.t('Nov'),
  () => l10n.t('Dec'),
];

/** A month (1–12) as short as can be; empty for another number. */
export function shortMonth(month: number): string {
  return SHORT_MONTHS[month - 1]?.() ?? '';
}

/** `Apr 2026`, of any of its days. */
export function monthAndYear(day: string): string {
  return l10n.t({
    message: '{0} {1}',
    args: [shortMonth(Number(day.slice(5, 7))), day.slice(0, 4)],
    comment: ['A month and its year: Apr 2026'],
  });
}

/** `15 Jul`: a day without its year. */
export function dayAndMonth(day: string): string {
  return l10n.t({
    message: '{0} {1}',
    args: [Number(day.slice(8, 10)), shortMonth(Number(day.slice(5, 7)))],
    comment: ['A day without its year: 15 Jul'],
  });
}

/** `15 Jul 2026`; what is no day stays as it is. */
export function dayText(day: string): string {
  return isCivilDate(day) ? displayDate(day) : day;
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
      return l10n.t({ message: 'Q{0}', args: [number], comment: ['A quarter of a year, as short as can be'] });
    case 'H':
      return l10n.t({ message: 'H{0}', args: [number], comment: ['A half of a year, as short as can be'] });
    case 'W':
      return l10n.t({ message: 'W{0}', args: [Number(number)], comment: ['A week of a year, as short as can be'] });
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
