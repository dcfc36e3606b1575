/** What happened of that which a control does per event: the events of its populations, and the days of which none speaks. */

import { addDays, type CivilDate } from '../domain/civil-date.ts';
import { dayCount, includes, overlaps, type Period, uncovered } from '../domain/period.ts';
import { advance, type Interval } from '../domain/recurrence.ts';
import type { GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { date, field, groups, period, text } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { EventPlace } from './occurrences.ts';

/** The first pull is not expected before a month of the audit is over, and a late one has the usual tolerance besides. */
const FIRST_PULL: Interval = { kind: 'interval', unit: 'month', count: 1 };

/** By so many days quarters, or months, can be longer than others. */
const UNEVEN_DAYS = 3;

/** The populations of what a control operated on, in the order of their files. */
export function populationsOf(snapshot: Snapshot, control: RecordFacts): readonly RecordRef[] {
  const id = control.id?.text;
  return id === undefined ? [] : snapshot.kept(id, 'population');
}

/**
 * Whether a population was drawn by a day. An empty one is evidence that nothing happened only where it says when it was
 * pulled: a list that nobody has filled in yet looks the same.
 */
export function isDrawn(population: RecordFacts, by: CivilDate): boolean {
  const collected = date(population, 'collected');
  const { hasEvents, isEmpty } = eventsIn(population);
  return hasEvents && (collected === undefined ? !isEmpty : collected <= by);
}

/** Whether a population has its list of events at all, and whether nothing stands in it. */
export function eventsIn(population: RecordFacts): { readonly hasEvents: boolean; readonly isEmpty: boolean } {
  const shape = field(population, 'events')?.shape;
  return { hasEvents: shape === 'list', isEmpty: groups(population, 'events').length === 0 };
}

/** An event of a population with its day. */
export interface DatedEvent {
  readonly event: GroupFacts;
  readonly day: CivilDate;
  readonly place: EventPlace;
}

/** The events that fall in a stretch of days, each once, in the order of their days: pulls may overlap. */
export function eventsOf(populations: readonly RecordRef[], within: Period): readonly DatedEvent[] {
  const seen = new Set<string>();
  const events: DatedEvent[] = [];
  for (const population of populations) {
    for (const [index, event] of groups(population.record, 'events').entries()) {
      const day = date(event, 'date');
      if (day === undefined || !includes(within, day)) continue;
      const id = text(event, 'id');
      const name = `${id ?? ''} ${day}`;
      if (id !== undefined && seen.has(name)) continue;
      seen.add(name);
      events.push({ event, day, place: { population, index, id } });
    }
  }
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What gaps are judged by. */
export interface PullTolerance {
  readonly asOf: CivilDate;
  readonly lateAfter: Interval;
}

/**
 * The stretches of a control's days, up to the judged day, of which no drawn population speaks although one should by now. Between two
 * pulls no day may be missing. At the end there is time for the next pull: as long as the longest one so far, and the
 * tolerance; without any pull, a month and the tolerance.
 */
export function populationGaps(
  populations: readonly RecordRef[],
  within: Period,
  { asOf, lateAfter }: PullTolerance,
): readonly Period[] {
  const pulls = populations.flatMap(({ record }) => {
    const covered = period(record, 'period');
    if (covered === undefined || !isDrawn(record, asOf)) return [];
    const collected = date(record, 'collected');
    // A pull knows nothing of what happened after it.
    const end = collected !== undefined && collected < covered.end ? collected : covered.end;
    return overlaps(within, covered) && covered.start <= end ? [{ start: covered.start, end }] : [];
  });
  const gaps = uncovered(within, pulls).filter(({ start }) => start <= asOf);
  const last = gaps.at(-1);
  if (last === undefined || last.end < within.end) return gaps;
  const longest = Math.max(0, ...pulls.map(dayCount));
  const { start } = last;
  const next = longest === 0 ? advance(start, FIRST_PULL) : addDays(start, longest + UNEVEN_DAYS);
  const lastDay = next <= within.end ? addDays(next, -1) : within.end;
  const others = gaps.slice(0, -1);
  if (advance(lastDay, lateAfter) >= asOf) return others;
  return [...others, { start, end: within.end < asOf ? within.end : asOf }];
}
