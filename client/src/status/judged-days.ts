/** The day for which everything is judged, in words: one as a rule, several where folders have settings of their own. */
import { l10n } from 'vscode';

import type { JudgedDay, OfferedDay } from '../../../server/src/protocol/messages.ts';

/** For a tooltip: `as of today, 2026-09-15`, or each day with its folders; empty where there is no day. */
export function asOfText(days: readonly JudgedDay[]): string {
  const named = days.map((one) => {
    const day = one.isToday ? l10n.t('today, {0}', one.day) : one.day;
    return days.length === 1
      ? day
      : l10n.t({
          message: '{0} ({1})',
          args: [day, one.folders.join(', ')],
          comment: ['A day, and the folders for which it counts'],
        });
  });
  return named.length === 0 ? '' : l10n.t('as of {0}', daysList(named));
}

function daysList(named: readonly string[]): string {
  const [first = '', ...others] = named;
  return others.reduce(
    (before, day, index) =>
      index === others.length - 1
        ? l10n.t({ message: '{0}; and {1}', args: [before, day], comment: ['The last day of a list of days'] })
        : l10n.t({ message: '{0}; {1}', args: [before, day], comment: ['A list of days, and the next one'] }),
    first,
  );
}

/** For the status bar, where there is little room: that a day is not today, so that nobody takes its verdict for today's. */
export function otherDayText(days: readonly JudgedDay[]): string {
  if (days.every((one) => one.isToday)) return '';
  return days.length === 1 ? l10n.t('as of {0}', days[0]?.day ?? '') : l10n.t('as of {0} different days', days.length);
}

/** What the status bar says while everything is shown as of another day than usual. */
export function shownDayTexts({ day, text, isAhead }: OfferedDay): {
  readonly statusBar: string;
  readonly tooltip: string;
  readonly accessibilityLabel: string;
} {
  return {
    statusBar: l10n.t('As of {0}', day),
    tooltip: [
      isAhead
        ? l10n.t(
            'Findings, the matrix and hovers, in every folder, say what will be missing or overdue on {0} if nothing more is recorded.',
            text,
          )
        : l10n.t('Findings, the matrix and hovers, in every folder, speak of {0}, by what the files say now.', text),
      l10n.t('This is only a look: no file and no setting has changed, and it ends with this window.'),
      l10n.t('Click to go back to today, or to the day that your settings name.'),
    ].join('\n'),
    accessibilityLabel: l10n.t('Plumbline shows everything as of {0}; go back to today', text),
  };
}

/** What stands above the rows of the matrix; empty while the usual days are shown. */
export function shownDayHeading(day: OfferedDay | undefined): string {
  if (day === undefined) return '';
  return day.isAhead
    ? l10n.t('Readiness as of {0}, if nothing more is recorded', day.text)
    : l10n.t('Readiness as of {0}', day.text);
}
