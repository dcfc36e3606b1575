/** The parts of a year where there is little room, as the timelines name them. */

import * as l10n from '@vscode/l10n';

const MONTHS: readonly (() => string)[] = [
  () => l10n.t('Jan'),
  () => l10n.t('Feb'),
  () => l10n.t('Mar'),
  () => l10n.t('Apr'),
  () => l10n.t({ message: 'May', comment: ['The month, in at most three letters'] }),
  () => l10n.t('Jun'),
  () => l10n.t('Jul'),
  () => l10n.t('Aug'),
  () => l10n.t('Sep'),
  () => l10n.t('Oct'),
  () => l10n.t('Nov'),
  () => l10n.t('Dec'),
];

/** `Apr`, by its number from 1 to 12; empty for another number. */
export function shortMonth(month: number): string {
  return MONTHS[month - 1]?.() ?? '';
}

/** `15 Jul`: a day, `2026-07-15`, without its year. */
export function dayAndMonth(day: string): string {
  return l10n.t({
    message: '{0} {1}',
    args: [Number(day.slice(8, 10)), shortMonth(Number(day.slice(5, 7)))],
    comment: ['A day without its year: 15 Jul'],
  });
}

/** `Q1`. */
export function quarterWord(quarter: number): string {
  return l10n.t({ message: 'Q{0}', args: [quarter], comment: ['A quarter of a year, as short as can be'] });
}

/** `H1`. */
export function halfWord(half: number): string {
  return l10n.t({ message: 'H{0}', args: [half], comment: ['A half of a year, as short as can be'] });
}

/** `W10`. */
export function weekWord(week: number): string {
  return l10n.t({ message: 'W{0}', args: [week], comment: ['A week of a year, as short as can be'] });
}
