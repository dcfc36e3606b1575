/** The day for which everything is judged, in words: one as a rule, several where folders have settings of their own. */

import type { JudgedDay, OfferedDay } from '../../../server/src/protocol/messages.ts';

/** For a tooltip: `as of today, 2026-09-15`, or each day with its folders; empty where there is no day. */
export function asOfText(days: readonly JudgedDay[]): string {
  const named = days.map((one) => {
    const day = one.isToday ? `today, ${one.day}` : one.day;
    return days.length === 1 ? day : `${day} (${one.folders.join(', ')})`;
  });
  if (named.length === 0) return '';
  return `as of ${named.length < 2 ? named.join('') : `${named.slice(0, -1).join('; ')}; and ${named.at(-1) ?? ''}`}`;
}

/** For the status bar, where there is little room: that a day is not today, so that nobody takes its verdict for today's. */
export function otherDayText(days: readonly JudgedDay[]): string {
  if (days.every((one) => one.isToday)) return '';
  return days.length === 1 ? `as of ${days[0]?.day ?? ''}` : `as of ${days.length} different days`;
}

/** What the status bar says while everything is shown as of another day than usual. */
export function shownDayTexts({ day, text, isAhead }: OfferedDay): {
  readonly statusBar: string;
  readonly tooltip: string;
  readonly accessibilityLabel: string;
} {
  return {
    statusBar: `As of ${day}`,
    tooltip: [
      isAhead
        ? `Findings, the matrix and hovers, in every folder, say what will be missing or overdue on ${text} if nothing more is recorded.`
        : `Findings, the matrix and hovers, in every folder, speak of ${text}, by what the files say now.`,
      'This is only a look: no file and no setting has changed, and it ends with this window.',
      'Click to go back to today, or to the day that your settings name.',
    ].join('\n'),
    accessibilityLabel: `Plumbline shows everything as of ${text}; go back to today`,
  };
}

/** What stands above the rows of the matrix; empty while the usual days are shown. */
export function shownDayHeading(day: OfferedDay | undefined): string {
  if (day === undefined) return '';
  return `Readiness as of ${day.text}${day.isAhead ? ', if nothing more is recorded' : ''}`;
}
