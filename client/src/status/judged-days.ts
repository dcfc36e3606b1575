/** The day for which everything is judged, in words: one as a rule, several where folders have settings of their own. */

import type { JudgedDay } from '../../../server/src/protocol/messages.ts';

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
