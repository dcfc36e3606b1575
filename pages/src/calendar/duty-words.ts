/** What is said of a duty: what is to be done, of which kind it is, and how long there is. */
import * as l10n from '@vscode/l10n';

import { type CivilDate, daysBetween, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { displayPeriod } from '../../../server/src/domain/period.ts';
import type { CalendarDuty, CalendarSubject, DutyKind, DutyState } from '../../../server/src/protocol/calendar-page.ts';
import { dayText } from '../day-text.ts';

const KINDS: Readonly<Record<DutyKind, () => string>> = {
  occurrence: () => l10n.t('Evidence of controls'),
  population: () => l10n.t('Populations'),
  review: () => l10n.t('Reviews'),
  exception: () => l10n.t('Exceptions'),
  'vendor-report': () => l10n.t('Reports of vendors'),
  evidence: () => l10n.t('Expiring evidence'),
  incident: () => l10n.t('Incidents'),
  engagement: () => l10n.t('The audit itself'),
};

/** The name of a kind of duty, for a choice. */
export function kindName(kind: DutyKind): string {
  return KINDS[kind]();
}

const STATES: Readonly<Record<DutyState, () => string>> = {
  overdue: () => l10n.t('overdue'),
  soon: () => l10n.t('due soon'),
  later: () => l10n.t('due later'),
  done: () => l10n.t('done'),
};

/** How a duty stands, in a word or two. */
export function stateWord(state: DutyState): string {
  return STATES[state]();
}

/** What is to be done, without saying about which record. */
export function toDo(duty: CalendarDuty, { kind }: Pick<CalendarSubject, 'kind'>): string {
  switch (duty.kind) {
    case 'occurrence':
      return occurrence(duty);
    case 'population':
      return l10n.t('Record the population of what happened, {0}', windowOf(duty));
    case 'review':
      return review(kind);
    case 'exception':
      return l10n.t('Renew the exception, or end the departure');
    case 'vendor-report':
      return l10n.t('Ask for the next report or a bridge letter');
    case 'evidence':
      return l10n.t('Collect the evidence anew: it expires');
    case 'incident':
      return l10n.t('Resolve the incident');
    case 'engagement':
      return l10n.t('Last day that the report speaks of');
    default:
      return '';
  }
}

const SHORT: Readonly<Record<DutyKind, (name: string) => string>> = {
  occurrence: (name) => l10n.t('{0} evidence', name),
  population: (name) => l10n.t('{0} population', name),
  review: (name) => l10n.t('{0} review', name),
  exception: (name) => l10n.t('{0} ends', name),
  'vendor-report': (name) => l10n.t('{0} report', name),
  evidence: (name) => l10n.t('{0} expires', name),
  incident: (name) => l10n.t('{0} incident', name),
  engagement: () => l10n.t('Last day of the audit'),
};

/** The same where there is room for three words: `POL-HR review`. */
export function shortToDo({ kind }: Pick<CalendarDuty, 'kind'>, { name }: Pick<CalendarSubject, 'name'>): string {
  return SHORT[kind](name);
}

function review(kind: CalendarSubject['kind']): string {
  switch (kind) {
    case 'policy':
      return l10n.t('Review the policy');
    case 'risk':
      return l10n.t('Assess the risk again');
    case 'vendor':
      return l10n.t('Review the vendor');
    default:
      return l10n.t('Review the definition of the control');
  }
}

function occurrence(duty: CalendarDuty): string {
  const { count = 1, outcome, state } = duty;
  const window = windowOf(duty);
  if (outcome === 'performed')
    return count === 1 ? l10n.t('{0} performed', window) : l10n.t('{0} occurrences performed, {1}', count, window);
  if (outcome === 'late')
    return count === 1
      ? l10n.t('{0} performed late', window)
      : l10n.t('{0} occurrences performed late, {1}', count, window);
  if (outcome === 'excepted')
    return count === 1 ? l10n.t('{0} excepted', window) : l10n.t('{0} occurrences excepted, {1}', count, window);
  if (state === 'overdue')
    return count === 1
      ? l10n.t('Nothing proves that it operated, {0}', window)
      : l10n.t('Nothing proves {0} occurrences, {1}', count, window);
  return count === 1
    ? l10n.t('Record the evidence of {0}', window)
    : l10n.t('Record the evidence of {0} occurrences, {1}', count, window);
}

/** The days of which a duty speaks, by their shortest name; of several windows a month where they are that. */
export function windowOf({ start, end }: Pick<CalendarDuty, 'start' | 'end'>): string {
  if (start === undefined || end === undefined || !isCivilDate(start) || !isCivilDate(end)) return '';
  return displayPeriod({ start, end });
}

/** How long there is, or for how long it has been overdue: `in 12 days`, `3 days overdue`; empty for what is done. */
export function timeLeft({ due, state }: Pick<CalendarDuty, 'due' | 'state'>, asOf: CivilDate): string {
  if (!isCivilDate(due) || state === 'done') return '';
  const days = daysBetween(asOf, due);
  if (days < 0) return days === -1 ? l10n.t('1 day overdue') : l10n.t('{0} days overdue', -days);
  if (days === 0) return l10n.t('due today');
  return days === 1 ? l10n.t('in 1 day') : l10n.t('in {0} days', days);
}

/** What is left, in a line: `7 overdue · 27 due by 15 Oct 2026 · 96 later`. */
export function summary(duties: readonly Pick<CalendarDuty, 'state'>[], soonUntil: string): string {
  const count = (state: DutyState): number => duties.filter((duty) => duty.state === state).length;
  const parts = [
    l10n.t('{0} overdue', count('overdue')),
    l10n.t('{0} due by {1}', count('soon'), dayText(soonUntil)),
    l10n.t('{0} later', count('later')),
  ];
  const done = count('done');
  if (done > 0) parts.push(l10n.t('{0} done', done));
  return parts.join(' · ');
}
