/** What lasts for a while beside the occurrences: exceptions, pulls of populations, reports of vendors, and the gaps between them. */
import { addDays, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type {
  TimelineControl,
  TimelineException,
  TimelinePopulation,
  TimelineReport,
  TimelineSpan,
  TimelineVendor,
} from '../../../server/src/protocol/timeline-page.ts';
import { endPlaceOf, placeOf, type TimeAxis } from './axis.ts';

export type Bar =
  | { readonly kind: 'exception' | 'requested'; readonly exception: TimelineException }
  | { readonly kind: 'unpulled' | 'gap'; readonly span: TimelineSpan }
  | { readonly kind: 'population' | 'undrawn'; readonly population: TimelinePopulation }
  | { readonly kind: 'report'; readonly report: TimelineReport }
  | { readonly kind: 'bridge'; readonly report: TimelineReport; readonly span: TimelineSpan };

export interface PlacedBar {
  readonly left: number;
  readonly width: number;
  /** From the top, from 0. */
  readonly lane: number;
  /** Several where they cannot be told apart; the first is the one that matters most. */
  readonly bars: readonly Bar[];
  /** Whether it began before the axis does, or on a day that nobody wrote down. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

const LEAST_WIDTH = 14;

const MATTERS_FIRST: readonly Bar['kind'][] = [
  'unpulled',
  'gap',
  'requested',
  'exception',
  'undrawn',
  'report',
  'bridge',
  'population',
];

/** The bars of a control, in one lane. */
export function controlBars(control: TimelineControl, axis: TimeAxis): readonly PlacedBar[] {
  const bars: Bar[] = [
    ...control.unpulled.map((span) => ({ kind: 'unpulled', span }) as const),
    ...control.populations.map(
      (population) => ({ kind: population.isDrawn ? 'population' : 'undrawn', population }) as const,
    ),
    ...control.exceptions.map(
      (exception) => ({ kind: exception.isApproved ? 'exception' : 'requested', exception }) as const,
    ),
  ];
  return placed(bars, axis, 1);
}

/** The bars of a vendor, in two lanes: a report may begin before the one before it ends. */
export function vendorBars({ reports, gaps }: TimelineVendor, axis: TimeAxis): readonly PlacedBar[] {
  const bars: Bar[] = [
    ...reports.map((report) => ({ kind: 'report', report }) as const),
    ...reports.flatMap((report) =>
      report.bridge === undefined
        ? []
        : [{ kind: 'bridge', report, span: { start: dayAfter(report.end), end: report.bridge } } as const],
    ),
    ...gaps.map((span) => ({ kind: 'gap', span }) as const),
  ];
  return placed(bars, axis, 2);
}

function dayAfter(day: string): string {
  return isCivilDate(day) ? addDays(day, 1) : day;
}

/** The days of a bar; undefined where a day is not written. */
export function daysOf(bar: Bar): { readonly start: string | undefined; readonly end: string | undefined } {
  switch (bar.kind) {
    case 'exception':
    case 'requested':
      return bar.exception;
    case 'population':
    case 'undrawn':
      return bar.population;
    case 'report':
      return bar.report;
    default:
      return bar.span;
  }
}

/**
 * Each in the first lane that has room. Where none has, the one that matters less gives way with the days that they share, and
 * goes on after them; where nothing is left of it then, both are one. What lies outside of the axis is left out.
 */
function placed(bars: readonly Bar[], axis: TimeAxis, lanes: number): readonly PlacedBar[] {
  const waiting = bars.flatMap((bar) => placeOfBar(bar, axis)).sort(inTurn);
  const done: PlacedBar[] = [];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    const { left } = one;
    const lastIn = (lane: number): number => done.findLastIndex((other) => other.lane === lane);
    const free = Array.from({ length: lanes }, (_, lane) => lane).find((lane) => {
      const before = done[lastIn(lane)];
      return before === undefined || endOf(before) <= left;
    });
    if (free !== undefined) {
      done.push({ ...one, lane: free });
      continue;
    }
    const rest = squeeze(done, lastIn(lanes - 1), { ...one, lane: lanes - 1 });
    if (rest === undefined) continue;
    const at = waiting.findIndex((other) => inTurn(rest, other) < 0);
    waiting.splice(at < 0 ? waiting.length : at, 0, rest);
  }
  return done;
}

function inTurn(a: PlacedBar, b: PlacedBar): number {
  return a.left - b.left || rankOf(a) - rankOf(b);
}

/** Puts a bar into a lane in which another one still goes on; gives what of that one goes on after it, where it is to be seen. */
function squeeze(done: PlacedBar[], at: number, one: PlacedBar): PlacedBar | undefined {
  const before = done[at];
  if (before === undefined) return undefined;
  const more = endOf(one) - endOf(before);
  if (rankOf(before) <= rankOf(one)) {
    if (more >= LEAST_WIDTH) done.push({ ...one, left: endOf(before), width: more, isOpenStart: false });
    else done[at] = together(before, one);
    return undefined;
  }
  const goesOn = -more >= LEAST_WIDTH;
  if (one.left - before.left >= LEAST_WIDTH) {
    done[at] = { ...before, width: one.left - before.left, isOpenEnd: false };
    done.push(one);
  } else {
    const shared = goesOn ? { ...before, width: endOf(one) - before.left, isOpenEnd: false } : before;
    done[at] = together(shared, one);
  }
  return goesOn ? { ...before, left: endOf(one), width: -more, isOpenStart: false } : undefined;
}

function endOf({ left, width }: PlacedBar): number {
  return left + width;
}

function rankOf({ bars: [first] }: PlacedBar): number {
  return first === undefined ? MATTERS_FIRST.length : MATTERS_FIRST.indexOf(first.kind);
}

function together(a: PlacedBar, b: PlacedBar): PlacedBar {
  const bars = [...a.bars, ...b.bars].sort((x, y) => MATTERS_FIRST.indexOf(x.kind) - MATTERS_FIRST.indexOf(y.kind));
  return {
    ...a,
    width: Math.max(endOf(a), endOf(b)) - a.left,
    bars,
    isOpenStart: a.isOpenStart || b.isOpenStart,
    isOpenEnd: a.isOpenEnd || b.isOpenEnd,
  };
}

function placeOfBar(bar: Bar, axis: TimeAxis): readonly PlacedBar[] {
  const { start, end } = daysOf(bar);
  if ((start !== undefined && start > axis.last) || (end !== undefined && end < axis.first)) return [];
  // What is over before it begins is a slip that has a finding of its own.
  const left = start === undefined ? 0 : placeOf(axis, start);
  const right = end === undefined ? axis.width : Math.max(left, endPlaceOf(axis, end));
  const width = Math.max(LEAST_WIDTH, right - left);
  return [
    {
      left: Math.max(0, Math.min(left, axis.width - width)),
      width,
      lane: 0,
      bars: [bar],
      isOpenStart: start === undefined || start < axis.first,
      isOpenEnd: end === undefined || end > axis.last,
    },
  ];
}
