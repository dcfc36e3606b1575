/**
 * The occurrences of a control as cells on the axis: each occurrence in exactly one cell, no cell over another, and none so
 * narrow that it could not be seen or hit. What is too narrow by itself is told together with its neighbours.
 */
import { dayOfWeek, addDays, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { OccurrenceCounts } from '../../../server/src/protocol/matrix-page.ts';
import type { TimelineOccurrence, TimelineState } from '../../../server/src/protocol/timeline-page.ts';
import { endPlaceOf, placeOf, type TimeAxis } from './axis.ts';

export interface TimelineCell {
  /** In pixels from where the axis begins. */
  readonly left: number;
  readonly width: number;
  /** The first and the last of the control's occurrences that it stands for; the same where it is one. */
  readonly first: number;
  readonly last: number;
  /** The worst of what it stands for. */
  readonly state: TimelineState;
  readonly counts: OccurrenceCounts;
}

/** What is wrong for good comes before what still may go well. */
const WORST_FIRST: readonly TimelineState[] = ['missing', 'late', 'excepted', 'upcoming', 'performed'];

/** A cell that would be narrower is drawn together with its neighbours. */
export const LEAST_WIDTH = 10;
/** A cell of several is as wide at least, so that it can say how many. */
const LEAST_TOGETHER = 28;
/** An event is a point in time, and drawn as wide as this. */
const EVENT_WIDTH = 18;
/** Events that lie so near to each other are told together, unless the cell becomes wider than this. */
const MOST_EVENTS_WIDTH = 54;

/** A cell that is being put together. */
interface Draft {
  left: number;
  right: number;
  readonly first: number;
  last: number;
}

/** The cells of occurrences, which stand in the order of time. */
export function cellsOf(occurrences: readonly TimelineOccurrence[], axis: TimeAxis): readonly TimelineCell[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < occurrences.length;) {
    const isEvent = occurrences[index]?.event !== undefined;
    let end = index;
    while (end < occurrences.length && (occurrences[end]?.event !== undefined) === isEvent) end += 1;
    drafts.push(
      ...(isEvent ? eventDrafts(occurrences, index, end, axis) : windowDrafts(occurrences, index, end, axis)),
    );
    index = end;
  }
  return apart(drafts).map(({ left, right, first, last }) => {
    const counts = countsOf(occurrences.slice(first, last + 1));
    return { left, width: right - left, first, last, state: worstOf(counts), counts };
  });
}

/** How many stand in each state. */
export function countsOf(occurrences: readonly TimelineOccurrence[]): OccurrenceCounts {
  const counts = { performed: 0, late: 0, missing: 0, upcoming: 0, excepted: 0 };
  for (const { state } of occurrences) counts[state] += 1;
  return counts;
}

function worstOf(counts: OccurrenceCounts): TimelineState {
  return WORST_FIRST.find((state) => counts[state] > 0) ?? 'upcoming';
}

/** Windows follow each other; the narrow ones of a week, month, quarter or year are one. */
function windowDrafts(
  occurrences: readonly TimelineOccurrence[],
  start: number,
  end: number,
  axis: TimeAxis,
): readonly Draft[] {
  const unit = UNITS.find(({ days }) => days * axis.scale >= LEAST_TOGETHER) ?? LONGEST_UNIT;
  const drafts: Draft[] = [];
  let open: string | undefined;
  for (let index = start; index < end; index++) {
    const occurrence = occurrences[index];
    if (occurrence === undefined) continue;
    const left = placeOf(axis, occurrence.start);
    const right = Math.max(left, endPlaceOf(axis, occurrence.end));
    const bucket = right - left >= LEAST_WIDTH ? undefined : unit.bucketOf(occurrence.start);
    const before = drafts.at(-1);
    if (before !== undefined && bucket !== undefined && bucket === open) {
      before.right = Math.max(before.right, right);
      before.last = index;
    } else drafts.push({ left, right, first: index, last: index });
    open = bucket;
  }
  return joined(drafts);
}

/** What is still too narrow joins what comes after it, and at the end what came before. */
function joined(drafts: readonly Draft[]): readonly Draft[] {
  const wide: Draft[] = [];
  let narrow: Draft | undefined;
  for (const draft of drafts) {
    const together = narrow === undefined ? draft : { ...draft, left: narrow.left, first: narrow.first };
    if (together.right - together.left >= LEAST_WIDTH) {
      wide.push(together);
      narrow = undefined;
    } else narrow = together;
  }
  const before = wide.at(-1);
  if (narrow === undefined) return wide;
  if (before === undefined) return [{ ...narrow, right: narrow.left + LEAST_WIDTH }];
  before.right = narrow.right;
  before.last = narrow.last;
  return wide;
}

/** Events stand by themselves for as long as there is room between them. */
function eventDrafts(
  occurrences: readonly TimelineOccurrence[],
  start: number,
  end: number,
  axis: TimeAxis,
): readonly Draft[] {
  const width = Math.max(EVENT_WIDTH, axis.scale);
  const drafts: Draft[] = [];
  for (let index = start; index < end; index++) {
    const left = placeOf(axis, occurrences[index]?.start ?? '');
    const before = drafts.at(-1);
    const isNear = before !== undefined && left < before.right;
    if (isNear && left + width - before.left <= Math.max(MOST_EVENTS_WIDTH, width)) {
      before.right = Math.max(before.right, left + width);
      before.last = index;
    } else {
      const from = before === undefined ? left : Math.max(left, before.right);
      drafts.push({ left: from, right: from + width, first: index, last: index });
    }
  }
  return drafts;
}

/** Where two overlap, as where a control was done in another way from some day on, the later one begins after the earlier. */
function apart(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const before = kept.at(-1);
    if (before === undefined || draft.left >= before.right) kept.push(draft);
    else if (draft.right - before.right >= LEAST_WIDTH) kept.push({ ...draft, left: before.right });
    else {
      before.right = Math.max(before.right, draft.right);
      before.last = draft.last;
    }
  }
  return kept;
}

interface Unit {
  /** As few as it may have. */
  readonly days: number;
  /** The same text for all days of one of them. */
  readonly bucketOf: (day: string) => string;
}

const LONGEST_UNIT: Unit = { days: 365, bucketOf: (day) => day.slice(0, 4) };

const UNITS: readonly Unit[] = [
  { days: 7, bucketOf: (day) => (isCivilDate(day) ? addDays(day, 1 - dayOfWeek(day)) : day) },
  { days: 28, bucketOf: (day) => day.slice(0, 7) },
  { days: 90, bucketOf: (day) => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}` },
];
