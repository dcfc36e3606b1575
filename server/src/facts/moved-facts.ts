/** The facts of a stretch of text that stands elsewhere now: the same, with each place moved. */

import type { Range } from '../syntax/range.ts';
import type {
  FactProblem,
  FieldFact,
  GroupFacts,
  Located,
  RecordFacts,
  Suppression,
  ValueFact,
} from './document-facts.ts';

/** A place so many UTF-16 units further on; before, where the number is negative. */
export function moved<T extends Range>(place: T, by: number): T {
  return { ...place, start: place.start + by, end: place.end + by };
}

/** A problem with its related place. */
export function movedProblem(problem: FactProblem, by: number): FactProblem {
  const { related } = problem;
  const there = moved(problem, by);
  return related === undefined ? there : { ...there, related: { ...related, range: moved(related.range, by) } };
}

/** A comment that silences findings, with all that it names and speaks of. */
export function movedSuppression(suppression: Suppression, by: number): Suppression {
  const { word, codes, places } = suppression;
  return {
    ...moved(suppression, by),
    word: moved(word, by),
    codes: codes.map((code) => ({ ...moved(code, by), about: code.about.map((one) => moved(one, by)) })),
    places: places?.map((place) => moved(place, by)),
  };
}

/** A record with all that stands in it. Its fingerprint is that of its text, wherever that stands. */
export function movedRecord(record: RecordFacts, by: number): RecordFacts {
  const { kind, fingerprint, sinceApproval, statedFrequency } = record;
  const id = record.id === undefined ? undefined : moved(record.id, by);
  const there = { ...movedGroup(record, by), kind, id, anchor: moved(record.anchor, by), fingerprint };
  const since = sinceApproval === undefined ? there : { ...there, sinceApproval };
  return statedFrequency === undefined ? since : { ...since, statedFrequency: moved(statedFrequency, by) };
}

function movedGroup({ owner, range, fields }: GroupFacts, by: number): GroupFacts {
  const there = new Map<string, FieldFact>();
  for (const [name, field] of fields) there.set(name, movedField(field, by));
  return { owner, range: moved(range, by), fields: there };
}

function movedField({ field, key, range, shape, values, groups }: FieldFact, by: number): FieldFact {
  const there = values.length === 0 ? values : values.map((value) => movedValue(value, by));
  return {
    field,
    key: { start: key.start + by, end: key.end + by },
    // Of most fields the one value is all there is: one object serves for both, as where they were read.
    range: range === values[0] ? (there[0] ?? moved(range, by)) : { start: range.start + by, end: range.end + by },
    shape,
    values: there,
    groups: groups.length === 0 ? groups : groups.map((group) => movedGroup(group, by)),
  };
}

function movedValue({ start, end, text, placeholder, reading, framework }: ValueFact, by: number): ValueFact {
  const there = { start: start + by, end: end + by, text, placeholder, reading };
  return framework === undefined ? there : { ...there, framework: moved<Located>(framework, by) };
}
