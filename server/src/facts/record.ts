/** Typed looks at a record's fields: what rules, readiness and features read instead of the table itself. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import type { Frequency, Interval } from '../domain/recurrence.ts';
import type { FieldFact, GroupFacts, RecordFacts, ValueFact } from './document-facts.ts';

/** The field as written, or undefined when the key is not there. */
export function field(group: GroupFacts, name: string): FieldFact | undefined {
  return group.fields.get(name);
}

const NO_VALUES: readonly ValueFact[] = [];

/** The values of a field that say something: placeholders left out. */
export function values(group: GroupFacts, name: string): readonly ValueFact[] {
  const all = group.fields.get(name)?.values ?? NO_VALUES;
  // Asked for each field of each record, and mostly of a single value: a loop, since a function for it costs more.
  for (const one of all) if (one.placeholder) return all.filter((value) => !value.placeholder);
  return all;
}

/** The first value of a field that says something. */
export function value(group: GroupFacts, name: string): ValueFact | undefined {
  return values(group, name)[0];
}

/** Whether the field holds nothing but placeholders: its `value-placeholder` finding already says that it is missing. */
export function isPlaceholderOnly(group: GroupFacts, name: string): boolean {
  const all = group.fields.get(name)?.values ?? NO_VALUES;
  return all.length > 0 && all.every((one) => one.placeholder);
}

/** The text of a field's first value. */
export function text(group: GroupFacts, name: string): string | undefined {
  return value(group, name)?.text;
}

/** The date of a field; undefined when there is none or it cannot be read. */
export function date(group: GroupFacts, name: string): CivilDate | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'date' ? reading.date : undefined;
}

/** The period of a field, both ends inclusive. */
export function period(group: GroupFacts, name: string): Period | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'period' ? reading.period : undefined;
}

/** The step of a cadence or duration. */
export function interval(group: GroupFacts, name: string): Interval | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'interval' ? reading.interval : undefined;
}

/** A control's frequency. */
export function frequency(group: GroupFacts, name: string): Frequency | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'frequency' ? reading.frequency : undefined;
}

/** The canonical value of a choice, whatever synonym was written. */
export function choice(group: GroupFacts, name: string): string | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'choice' ? reading.value : undefined;
}

/** A field's number. */
export function number(group: GroupFacts, name: string): number | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'number' ? reading.value : undefined;
}

/** A boolean field. */
export function flag(group: GroupFacts, name: string): boolean | undefined {
  const reading = value(group, name)?.reading;
  return reading?.kind === 'boolean' ? reading.value : undefined;
}

/** The groups of a field such as a control's expected evidence. */
export function groups(group: GroupFacts, name: string): readonly GroupFacts[] {
  return group.fields.get(name)?.groups ?? [];
}

/** The values of all of a group's fields, placeholders among them, and of the groups inside it. */
export function allValues(group: GroupFacts): readonly ValueFact[] {
  return [...group.fields.values()].flatMap((one) => [...one.values, ...one.groups.flatMap(allValues)]);
}

/** Whether a policy or control is retired. */
export function isRetired(group: GroupFacts): boolean {
  return choice(group, 'status') === 'retired';
}

/**
 * Whether a policy that counts as approved says something else than what was approved. One that is back in review is being
 * changed, and says so.
 */
export function isChangedSinceApproval(record: RecordFacts): boolean {
  const status = choice(record, 'status');
  return record.sinceApproval === 'changed' && (status === undefined || status === 'approved');
}

/** A record's title or name, else its description; empty where it has none of them. */
export function titleOf(group: GroupFacts): string {
  return text(group, 'title') ?? text(group, 'name') ?? text(group, 'description') ?? '';
}
