/** The occurrences expected of a control, from its frequency and the audit period, held against its evidence. */

import { addDays, type CivilDate, dayOfWeek } from '../domain/civil-date.ts';
import { contains, dayCount, includes, overlaps, type Period } from '../domain/period.ts';
import { Remembered } from '../domain/remembered.ts';
import { advance, type Frequency, type Interval } from '../domain/recurrence.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/**
 * `performed`: evidenced in time. `late`: evidenced, but after the tolerance; a deviation for good. `missing`: the window
 * and its tolerance are over and nothing proves it. `upcoming`: there is still time. `excepted`: an approved exception
 * covers it.
 */
export type OccurrenceState = 'performed' | 'late' | 'missing' | 'upcoming' | 'excepted';

/** One expected operation of a control. Both days of the window belong to it; for an event they are the same day. */
export interface Occurrence extends Period {
  readonly state: OccurrenceState;
  /** The last day on which evidence of it is not late. */
  readonly due: CivilDate;
  /** IDs of the evidence that proves it. */
  readonly evidence: readonly string[];
  /** Of what is missing: IDs of evidence that speaks of it and cannot be shown, since its file is not there, or another one. */
  readonly unshown?: readonly string[];
  /** Where it stands, if it is an event that was drawn from a population. */
  readonly event?: EventPlace;
}

/** An event, by its place among the events of its population. */
export interface EventPlace {
  readonly population: RecordRef;
  readonly index: number;
  /** Its own ID, where it has one. */
  readonly id: string | undefined;
}

/** What is known of one evidence record of a control. */
export interface Proof {
  readonly id: string;
  readonly period: Period;
  readonly collected: CivilDate | undefined;
}

/** A stretch in which a control is excepted. */
export type Excepted = Period;

/** What occurrences are judged by, besides their evidence. */
export interface Judgement {
  readonly exceptions: readonly Excepted[];
  /** How long after its window an occurrence may still be evidenced without being late. */
  readonly lateAfter: Interval;
  /** Nothing that was collected, or that happened, after this day is known yet. */
  readonly asOf: CivilDate;
}

const NO_EVIDENCE: readonly string[] = [];

const MONTH: Interval = { kind: 'interval', unit: 'month', count: 1 };

/** More than ten years of days: no audit has a longer period, and a slip in a year must not cost minutes. */
const MOST_WINDOWS = 4000;

/** The same few frequencies over the same period are asked for again and again. */
const known = new Remembered<string, readonly Period[]>(200);

/**
 * The windows in which a control is expected to operate within a period, without gap or overlap, in order. Months step
 * from the period's first day (so that a fiscal year has its own quarters), weeks are ISO weeks, other days step from the
 * first day; the last window is cut at the period's end. A continuous control is expected to prove every month.
 * What happens per event has no windows.
 *
 * `part` is the stretch of the period in which the control lived, or in which this frequency was in force: the windows are
 * those of the audit all the same, cut to it. Of a window of which less than half is left nobody expects an operation of
 * its own; it counts with its neighbour.
 */
export function expectedWindows(frequency: Frequency, period: Period, part: Period = period): readonly Period[] {
  if (frequency.kind === 'per-event') return [];
  const step = frequency.kind === 'continuous' ? MONTH : frequency;
  const windows = known.get(`${step.unit} ${step.count} ${period.start} ${period.end}`, () =>
    computeWindows(step, period),
  );
  return contains(part, period) ? windows : cutWindows(windows, part);
}

function computeWindows(step: Interval, period: Period): readonly Period[] {
  const windows: Period[] = [];
  const weekly = step.unit === 'day' && step.count % 7 === 0;
  // The Monday of the week in which the period begins: a week that began before is cut to its days in the period.
  const anchor = weekly ? addDays(period.start, 1 - dayOfWeek(period.start)) : period.start;
  let start = period.start;
  for (let count = 1; start <= period.end && count <= MOST_WINDOWS; count++) {
    // Always from the anchor, since 31 January plus a month plus a month is not 31 January plus two.
    const next = advance(anchor, step, count);
    if (next <= start) break;
    const end = addDays(next, -1);
    windows.push({ start, end: end < period.end ? end : period.end });
    start = next;
  }
  return windows;
}

/** The windows cut to a part of their period, which lies in it; what is left too little of joins its neighbour. */
function cutWindows(windows: readonly Period[], part: Period): readonly Period[] {
  const touched = windows.filter((window) => overlaps(window, part));
  const cut = touched.map(({ start, end }) => ({
    start: start > part.start ? start : part.start,
    end: end < part.end ? end : part.end,
  }));
  const isStub = (index: number): boolean => {
    const left = cut.at(index);
    const whole = touched.at(index);
    return left !== undefined && whole !== undefined && dayCount(left) * 2 < dayCount(whole);
  };
  const joinsLast = isStub(-1);
  const joinsFirst = isStub(0);
  if (joinsLast && cut.length > 1) {
    const last = cut.pop();
    const before = cut.pop();
    if (last !== undefined && before !== undefined) cut.push({ start: before.start, end: last.end });
  }
  if (joinsFirst && cut.length > 1) {
    const first = cut.shift();
    const after = cut.shift();
    if (first !== undefined && after !== undefined) cut.unshift({ start: first.start, end: after.end });
  }
  return cut;
}

/** The days of evidence that it can speak of: what was collected before its period was over knows nothing of the rest. */
function daysKnown({ period, collected }: Proof): Period | undefined {
  if (collected === undefined || collected >= period.end) return period;
  return collected < period.start ? undefined : { start: period.start, end: collected };
}

/**
 * Whether evidence speaks of a window: it lies in the window, covers most of it (a month's evidence speaks of the weeks
 * that are mostly in that month), or has most of its own days there.
 */
export function proves(proof: Proof, window: Period): boolean {
  if (!overlaps(proof.period, window)) return false;
  const days = daysKnown(proof);
  if (days === undefined || !overlaps(days, window)) return false;
  if (contains(window, days) || contains(days, window)) return true;
  const start = days.start > window.start ? days.start : window.start;
  const end = days.end < window.end ? days.end : window.end;
  return dayCount({ start, end }) * 2 > Math.min(dayCount(days), dayCount(window));
}

/** The state of every expected occurrence of a control within (a part of) a period, as of a day. */
export function occurrences(
  frequency: Frequency,
  period: Period,
  proofs: readonly Proof[],
  judgement: Judgement,
  part: Period = period,
): readonly Occurrence[] {
  const windows = expectedWindows(frequency, period, part);
  const speaking: Proof[][] = windows.map(() => []);
  // From each proof to its few windows, and not from each window to all proofs: a day's control has hundreds of both.
  for (const proof of proofs) {
    for (let index = firstEndingFrom(windows, proof.period.start); index < windows.length; index++) {
      const window = windows[index];
      if (window === undefined || window.start > proof.period.end) break;
      if (proves(proof, window)) speaking[index]?.push(proof);
    }
  }
  return windows.map((window, index) => judge(window, speaking[index] ?? [], judgement));
}

/** The first window that ends on a day or later, by halving: windows stand in order. */
function firstEndingFrom(windows: readonly Period[], day: CivilDate): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((windows[middle]?.end ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The last day on which evidence of a window is in time. A month's evidence of what is done every day is collected when the
 * month is over, and does not make its first days late.
 */
export function inTimeUntil(window: Period, { period }: Pick<Proof, 'period'>, lateAfter: Interval): CivilDate {
  return advance(period.end > window.end ? period.end : window.end, lateAfter);
}

/** The state of one occurrence, from the evidence that speaks of it. */
export function judge(window: Period, proofs: readonly Proof[], judgement: Judgement): Occurrence {
  const { exceptions, lateAfter, asOf } = judgement;
  const due = advance(window.end, lateAfter);
  const available = proofs.filter(({ period, collected }) => period.start <= asOf && (collected ?? asOf) <= asOf);
  const state = ((): OccurrenceState => {
    const isInTime = (proof: Proof): boolean =>
      proof.collected === undefined || proof.collected <= inTimeUntil(window, proof, lateAfter);
    if (available.some(isInTime)) return 'performed';
    if (available.length > 0) return 'late';
    if (exceptions.some((exception) => includes(exception, window.end))) return 'excepted';
    return due < asOf ? 'missing' : 'upcoming';
  })();
  return {
    start: window.start,
    end: window.end,
    state,
    due,
    evidence: available.length === 0 ? NO_EVIDENCE : available.map(({ id }) => id),
  };
}
