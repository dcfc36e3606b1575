/** How many occurrences stand in each state, as the pages show it. */
import type { OccurrenceCounts } from '../protocol/matrix-page.ts';
import type { Occurrence } from '../readiness/occurrences.ts';

/** Of no occurrences, none in each. */
export function occurrenceCounts(occurrences: Iterable<Pick<Occurrence, 'state'>>): OccurrenceCounts {
  const counts = { performed: 0, late: 0, missing: 0, upcoming: 0, excepted: 0 };
  for (const { state } of occurrences) counts[state] += 1;
  return counts;
}
