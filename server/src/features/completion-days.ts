/** The days and periods that are likely at a place: by the user's own day, the audit period and what the record says. */

import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { addDays, addMonths, type CivilDate, displayDate } from '../domain/civil-date.ts';
import type { Field } from '../domain/field.ts';
import { displayPeriod, endOfQuarter, includes, type Period, readPeriod } from '../domain/period.ts';
import { advance, displayFrequency } from '../domain/recurrence.ts';
import { date, interval, period, values } from '../facts/record.ts';
import { operationOf } from '../readiness/operation.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Offer } from './completion-offer.ts';

/** Fields for which a day ahead is likelier than today. */
const AHEAD: ReadonlySet<string> = new Set(['next_review', 'expires', 'bridge']);
/** Days that follow from another one of the same record, with the words for it. */
const FOLLOWING: Readonly<Record<string, readonly [field: string, words: () => string]>> = {
  effective: ['approved', () => l10n.t('the day of its approval')],
  resolved: ['detected', () => l10n.t('the day it was noticed')],
  last_reviewed: ['approved', () => l10n.t('the day of its approval')],
};

type Day = readonly [day: CivilDate, what: string];

/** The days for a field of a record, the likeliest first. */
export function dayOffers(snapshot: Snapshot, field: Field, record: RecordRef | undefined): readonly Offer[] {
  const { today } = snapshot;
  const { engagement } = snapshot.configuration;
  const quarter = endOfQuarter(today);
  const days: Day[] = AHEAD.has(field.name) ? [...daysAhead(today, record)] : [...edges(field.name, quarter)];
  days.push([today, l10n.t('today')]);
  const [other, words] = FOLLOWING[field.name] ?? [];
  const followed = record === undefined || other === undefined ? undefined : date(record.record, other);
  if (followed !== undefined && words !== undefined) days.push([followed, words()]);
  const covered = record === undefined || field.name !== 'collected' ? undefined : period(record.record, 'period');
  if (covered !== undefined && covered.end < today) {
    days.push([addDays(covered.end, 1), l10n.t('the day after its period')]);
  }
  if (engagement.type === 2 && engagement.period !== undefined) {
    const { start, end } = engagement.period;
    days.push([start, l10n.t('the audit period begins')], [end, l10n.t('the audit period ends')]);
  }
  if (engagement.type === 1 && engagement.asOf !== undefined) {
    days.push([engagement.asOf, l10n.t('day of the report')]);
  }
  days.push([quarter, l10n.t('end of this quarter')]);
  days.push(
    AHEAD.has(field.name)
      ? [endOfQuarter(addDays(quarter, 1)), l10n.t('end of next quarter')]
      : [addDays(addMonths(addDays(quarter, 1), -3), -1), l10n.t('end of last quarter')],
  );
  return distinct(days).map(([day, what]) => ({
    label: day,
    detail: what,
    also: displayDate(day),
    kind: CompletionItemKind.Value,
  }));
}

/** Where the year and the quarter begin or end, of which a day is the last of the quarter: for the ends of a period. */
function* edges(name: string, quarter: CivilDate): Iterable<Day> {
  const year = readPeriod(quarter.slice(0, 4));
  if (year === undefined) return;
  if (name === 'start') {
    yield [year.start, l10n.t('the year begins')];
    yield [addMonths(addDays(quarter, 1), -3), l10n.t('this quarter begins')];
  } else if (name === 'end') {
    yield [year.end, l10n.t('the year ends')];
    yield [quarter, l10n.t('this quarter ends')];
  }
}

/** By the cadence of the record, from its last review where that leads ahead, and from today. */
function* daysAhead(today: CivilDate, record: RecordRef | undefined): Iterable<Day> {
  const cadence = record === undefined ? undefined : interval(record.record, 'review_cadence');
  const last = record === undefined ? undefined : date(record.record, 'last_reviewed');
  if (cadence === undefined) {
    yield [addMonths(today, 12), l10n.t('a year from today')];
    return;
  }
  if (last !== undefined && advance(last, cadence) > today) {
    yield [advance(last, cadence), l10n.t('{0} from the last review', displayFrequency(cadence))];
  }
  yield [advance(today, cadence), l10n.t('today plus the review cadence')];
}

/** What is typed so far of a period, and the record in which it stands. */
export interface PeriodQuestion {
  readonly typed: string;
  readonly record: RecordRef | undefined;
}

/** The periods for a record: first those that its controls need evidence for, then those around today, or of a year that is typed. */
export function periodOffers(snapshot: Snapshot, { typed, record }: PeriodQuestion): readonly Offer[] {
  const { today } = snapshot;
  const year = /^\d{4}/.exec(typed)?.[0] ?? today.slice(0, 4);
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const lastQuarter = addMonths(today, -3);
  const offers: (readonly [string, string])[] = [...missingPeriods(snapshot, record)];
  offers.push(
    [`${today.slice(0, 4)}-Q${quarter}`, l10n.t('this quarter')],
    [today.slice(0, 7), l10n.t('this month')],
    [today, l10n.t('today')],
    [`${lastQuarter.slice(0, 4)}-Q${Math.ceil(Number(lastQuarter.slice(5, 7)) / 3)}`, l10n.t('last quarter')],
    [addMonths(today, -1).slice(0, 7), l10n.t('last month')],
    ...[1, 2, 3, 4].map((one) => [`${year}-Q${one}`, l10n.t('quarter {0}', one)] as const),
    ...[1, 2].map((one) => [`${year}-H${one}`, halfOfYear(one)] as const),
    [year, year === today.slice(0, 4) ? l10n.t('this year') : l10n.t('the year {0}', year)],
  );
  if (year !== today.slice(0, 4)) {
    for (let month = 1; month <= 12; month++) {
      offers.push([`${year}-${String(month).padStart(2, '0')}`, l10n.t('a month')]);
    }
  }
  return distinct(offers).map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Value }));
}

function halfOfYear(half: number): string {
  return l10n.t({ message: 'half {0}', args: [half], comment: ['The first or second half of a year'] });
}

const MOST_MISSING = 12;

/** The occurrences of the record's controls that nothing proves, those under way included, the latest first. */
function* missingPeriods(snapshot: Snapshot, record: RecordRef | undefined): Iterable<readonly [string, string]> {
  if (record?.kind !== 'evidence') return;
  for (const { text: id } of values(record.record, 'controls')) {
    const control = snapshot.definition(id, 'control');
    if (control === undefined) continue;
    const open = operationOf(snapshot, control).occurrences.filter(
      (one) => one.evidence.length === 0 && (one.state === 'missing' || includes(one, snapshot.today)),
    );
    for (const one of open.slice(-MOST_MISSING).toReversed()) {
      const name = writtenPeriod(one);
      if (name !== undefined) yield [name, l10n.t('{0} needs it', id)];
    }
  }
}

/** A period by its usual name, as evidence writes it; undefined where it has none. */
function writtenPeriod(covered: Period): string | undefined {
  if (covered.start === covered.end) return covered.start;
  const name = displayPeriod(covered);
  return /^\d{4}(?:-[HQW]?\d{1,2})?$/.test(name) ? name : undefined;
}

/** Each value once, as it comes first. */
function distinct<T extends string>(offers: readonly (readonly [T, string])[]): readonly (readonly [T, string])[] {
  const seen = new Set<T>();
  return offers.filter(([value]) => !seen.has(value) && seen.add(value));
}
