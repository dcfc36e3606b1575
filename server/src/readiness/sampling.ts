/** What an auditor will likely ask for of a control: how many items of how large a population, and what there is to show. */

import type { Frequency, Interval } from '../domain/recurrence.ts';
import type { SampledFrequency, SampleSizes } from '../domain/sample-sizes.ts';
import type { Occurrence } from './occurrences.ts';

export interface ControlSample {
  /** Expected occurrences over the whole period, or events so far; undefined for what is done all the time and never counted. */
  readonly population: number | undefined;
  /** Items that will likely be asked for; never more than there are. */
  readonly items: number;
  /** Occurrences with evidence, late ones included. */
  readonly proven: number;
  readonly late: number;
  readonly missing: number;
}

/** The days of which an interval is made, months taken as a twelfth of a year. */
function daysOf({ unit, count }: Interval): number {
  return unit === 'day' ? count : (count * 365) / 12;
}

/** Each word up to the middle between it and the next rarer one, in days: `P90D` is quarterly, every two weeks is weekly. */
const UP_TO_DAYS: readonly (readonly [number, SampledFrequency])[] = [
  [3, 'daily'],
  [15, 'weekly'],
  [60, 'monthly'],
  [135, 'quarterly'],
  [270, 'semiannual'],
  [Number.POSITIVE_INFINITY, 'annual'],
];

/** The word of the table to which an interval comes nearest. */
export function sampledAs(interval: Interval): SampledFrequency {
  const days = daysOf(interval);
  return UP_TO_DAYS.find(([most]) => days <= most)?.[1] ?? 'annual';
}

/** How many items are likely asked for of a population, never more than it has. What is done all the time has no population. */
export function sampleSize(frequency: Frequency, population: number, sizes: SampleSizes): number {
  if (frequency.kind === 'continuous') return sizes.byFrequency.continuous;
  if (frequency.kind === 'interval') return Math.min(population, sizes.byFrequency[sampledAs(frequency)]);
  const step = sizes.perEvent.find(({ upTo }) => upTo === undefined || population <= upTo) ?? sizes.perEvent.at(-1);
  return Math.min(population, step?.items ?? population);
}

/** The sample of a control with such occurrences. */
export function sampleOf(frequency: Frequency, occurrences: readonly Occurrence[], sizes: SampleSizes): ControlSample {
  const count = (state: Occurrence['state']): number => occurrences.filter((one) => one.state === state).length;
  const late = count('late');
  return {
    population: frequency.kind === 'continuous' ? undefined : occurrences.length,
    items: sampleSize(frequency, occurrences.length, sizes),
    proven: count('performed') + late,
    late,
    missing: count('missing'),
  };
}
