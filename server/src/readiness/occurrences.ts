/** The occurrences expected of a control, from its frequency and the audit period, held against its evidence. */

import { addDays, addMonths, type CivilDate, dayOfWeek, daysBetween } from '../domain/civil-date.ts';
import { contains, type Period } from '../domain/period.ts';
import { advance, type Frequency, type Interval } from '../domain/recurrence.ts';

/**
 * `performed`: evidenced in time. `late`: evidenced, but after the tolerance; a deviation for good. `missing`: the window
 * and its tolerance are over and nothing proves it. `upcoming`: there is still time. `excepted`: an approved exception
 * covers it.
 */
export type OccurrenceState = 'performed' | 'late' | 'missing' | 'upcoming' | 'excepted';

/** One expected operation of a control. Both days of the window belong to it. */
export interface Occurrence extends Period {
  readonly state: OccurrenceState;
  /** The last day on which evidence of it is not late. */
  readonly due: CivilDate;
  /** IDs of the evidence that proves it. */
  readonly evidence: readonly string[];
}

/** What is known of one evidence record of a control. */
export interface Proof {
  readonly id: string;
  readonly period: Period;
  readonly collected: CivilDate | undefined;
}

/** A stretch in which a control is excepted. */
export type Excepted = Period;

const MONTH: Interval = { kind: 'interval', unit: 'month', count: 1 };

/** The same few frequencies over the same period are asked for again and again. */
const known = new Map<string, readonly Period[]>();
const KNOWN_LIMIT = 200;

/**
 * The windows in which a control is expected to operate within a period, without gap or overlap, in order. Months step
 * from the period's first day (so that a fiscal year has its own quarters), weeks are ISO weeks, other days step from the
 * first day; the last window is cut at the period's end. A continuous control is expected to prove every month.
 * What happens per event has no windows.
 */
export function expectedWindows(frequency: Frequency, period: Period): readonly Period[] {
  if (frequency.kind === 'per-event') return [];
  const step = frequency.kind === 'continuous' ? MONTH : frequency;
  const key = `${step.unit} ${step.count} ${period.start} ${period.end}`;
  let windows = known.get(key);
  if (windows === undefined) {
    windows = computeWindows(step, period);
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(key, windows);
  }
  return windows;
}

function computeWindows(step: Interval, period: Period): readonly Period[] {
  const windows: Period[] = [];
  const weekly = step.unit === 'day' && step.count % 7 === 0;
  // The Monday of the week in which the period begins: a week that began before is cut to its days in the period.
  const anchor = weekly ? addDays(period.start, 1 - dayOfWeek(period.start)) : period.start;
  let start = period.start;
  for (let count = 1; start <= period.end; count++) {
    // Always from the anchor, since 31 January plus a month plus a month is not 31 January plus two.
    const next = advance(anchor, step, count);
    if (next <= start) break;
    const end = addDays(next, -1);
    windows.push({ start, end: end < period.end ? end : period.end });
    start = next;
  }
  return windows;
}

/** Days that two periods share. */
function sharedDays(a: Period, b: Period): number {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return end < start ? 0 : daysBetween(start, end) + 1;
}

/**
 * Whether evidence for a period speaks of a window: it lies in the window, covers most of it (a month's evidence speaks of
 * the weeks that are mostly in that month), or has most of its own days there. What was collected before its period was
 * over speaks only of the days until then.
 */
function proves(proof: Proof, window: Period): boolean {
  let { period } = proof;
  if (proof.collected !== undefined && proof.collected < period.end) {
    if (proof.collected < period.start) return false;
    period = { start: period.start, end: proof.collected };
  }
  if (contains(window, period) || contains(period, window)) return true;
  const shared = sharedDays(window, period);
  if (shared === 0) return false;
  const fewer = Math.min(daysBetween(period.start, period.end), daysBetween(window.start, window.end)) + 1;
  return shared * 2 > fewer;
}

/**
 * The state of every expected occurrence as of a day. Evidence that was collected, or that speaks of days, after that day
 * is not known yet.
 */
export function occurrences(
  frequency: Frequency,
  period: Period,
  proofs: readonly Proof[],
  exceptions: readonly Excepted[],
  lateAfter: Interval,
  asOf: CivilDate,
): readonly Occurrence[] {
  const available = proofs.filter((proof) => proof.period.start <= asOf && (proof.collected ?? asOf) <= asOf);
  return expectedWindows(frequency, period).map((window) => {
    const due =
      lateAfter.unit === 'month' ? addMonths(window.end, lateAfter.count) : addDays(window.end, lateAfter.count);
    const found = available.filter((proof) => proves(proof, window));
    const evidence = found.map((proof) => proof.id);
    const inTime = found.some((proof) => proof.collected === undefined || proof.collected <= due);
    const state: OccurrenceState = inTime
      ? 'performed'
      : found.length > 0
        ? 'late'
        : exceptions.some((exception) => contains(exception, { start: window.end, end: window.end }))
          ? 'excepted'
          : due < asOf
            ? 'missing'
            : 'upcoming';
    return { ...window, state, due, evidence };
  });
}
