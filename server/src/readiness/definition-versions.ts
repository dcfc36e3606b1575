/** The definitions that a control has had: a frequency that was changed in the middle of the audit counts until it was. */

import { addDays, type CivilDate, FIRST_DATE, LAST_DATE } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import type { Frequency } from '../domain/recurrence.ts';
import type { GroupFacts, RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { choice, date, frequency, groups, value } from '../facts/record.ts';

/** How often a control operated, and when it did so; both days belong to it. */
export interface DefinitionVersion extends Period {
  readonly frequency: Frequency;
}

/**
 * The versions of a control's definition in the order of time: those of its `history:`, each up to its `until`, then the
 * one that stands. None where the control does not live, is only planned or designed, or says no frequency. An item of the
 * history without a day that can be read is left out; its finding says so. Of what is retired without a day, nobody knows
 * until when it lived.
 */
export function definitionVersions(control: RecordFacts, within: Period): readonly DefinitionVersion[] {
  const status = choice(control, 'status');
  const current = frequency(control, 'frequency');
  const started = date(control, 'started') ?? FIRST_DATE;
  const retired = date(control, 'retired') ?? LAST_DATE;
  const earlier = groups(control, 'history')
    .flatMap((item) => {
      const until = date(item, 'until');
      const often = frequency(item, 'frequency') ?? current;
      return until === undefined || often === undefined ? [] : [{ until, frequency: often }];
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const isOver = status === 'retired' && date(control, 'retired') === undefined;
  const stands = current !== undefined && status !== 'planned' && status !== 'designed' && !isOver;
  const all = stands ? [...earlier, { until: LAST_DATE, frequency: current }] : earlier;
  const versions: DefinitionVersion[] = [];
  let start = latest(started, within.start);
  for (const { until, frequency: often } of all) {
    const end = earliest(until, earliest(retired, within.end));
    const before = versions.at(-1);
    if (end < start) continue;
    // Only the owner or the wording was another one: then its windows go on over the change.
    if (before !== undefined && isSame(before.frequency, often)) {
      versions[versions.length - 1] = { ...before, end };
    } else {
      versions.push({ start, end, frequency: often });
    }
    if (end === LAST_DATE) break;
    start = addDays(end, 1);
  }
  return versions;
}

/** How often a control is to operate on a day, and the value that says so: in its `history:` where it was another one then. */
export function frequencyInForce(
  control: RecordFacts,
  day: CivilDate,
): { readonly frequency: Frequency; readonly value: ValueFact } | undefined {
  let found: GroupFacts = control;
  let first: CivilDate | undefined;
  for (const item of groups(control, 'history')) {
    const until = date(item, 'until');
    if (until === undefined || until < day || frequency(item, 'frequency') === undefined) continue;
    if (first === undefined || until < first) [first, found] = [until, item];
  }
  const often = frequency(found, 'frequency');
  const written = value(found, 'frequency');
  return often === undefined || written === undefined ? undefined : { frequency: often, value: written };
}

function isSame(a: Frequency, b: Frequency): boolean {
  if (a.kind !== 'interval' || b.kind !== 'interval') return a.kind === b.kind;
  return a.unit === b.unit && a.count === b.count;
}

function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

function earliest(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
