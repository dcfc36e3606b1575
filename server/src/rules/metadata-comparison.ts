/** Whether what a text says of a field and what the front-matter says can both be true; anything uncertain counts as that. */

import { readDate } from '../domain/civil-date.ts';
import { findChoice } from '../domain/field.ts';
import { frequencyWords, isAbout } from '../domain/frequency-words.ts';
import { type Interval, readCadence } from '../domain/recurrence.ts';
import type { FieldFact, RecordFacts, StatedMetadata, ValueFact } from '../facts/document-facts.ts';
import { choice, date, interval, text, values } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { differentPeople } from './metadata-people.ts';

/** Whether a statement is certainly not what the field of the policy says. */
export function contradicts(snapshot: Snapshot, policy: RecordFacts, fact: FieldFact, stated: StatedMetadata): boolean {
  const written = values(policy, stated.field);
  const [only] = written;
  if (only === undefined) return false;
  switch (stated.field) {
    case 'version':
      return differentVersions(only.text, stated.text);
    case 'id':
      return differentIds(only.text, stated);
    case 'title':
      return differentTitles(only.text, stated.text);
    case 'status':
      return differentChoices(fact, policy, stated.text);
    case 'owner':
    case 'approver':
      return differentPeople(
        snapshot,
        written.map((one) => one.text),
        stated.text,
      );
    case 'review_cadence':
      return differentCadences(interval(policy, stated.field), stated.text);
    case 'approved':
    case 'effective':
    case 'last_reviewed':
    case 'next_review':
    default:
      return differentDates(policy, only, stated);
  }
}

/** A version as it is compared: `v2.0` and `2` are the same; undefined where it is none. */
function plainVersion(written: string): string | undefined {
  const version = /^(?:v(?:ersion)?\.?\s*)?(\d[\w.+-]*)$/i.exec(written.trim())?.[1];
  return version?.toLowerCase().replace(/(?:\.0)+$/, '');
}

function differentVersions(a: string, b: string): boolean {
  const [one, other] = [plainVersion(a), plainVersion(b)];
  return one !== undefined && other !== undefined && one !== other;
}

const ID = /^(?=.*\d|.*-)[A-Za-z][\w.-]*$/;

/** Another ID; where the text numbers documents by another series, that is no other ID. */
function differentIds(id: string, { text: other, source }: StatedMetadata): boolean {
  if (!ID.test(id) || !ID.test(other) || id.toLowerCase() === other.toLowerCase()) return false;
  const series = (one: string): string => /^[A-Za-z]+/.exec(one)?.[0].toLowerCase() ?? '';
  return source !== 'number' || series(id) === series(other);
}

/** Titles differ when neither holds the words of the other: “Access Control” is short for “Access Control Policy”. */
function differentTitles(a: string, b: string): boolean {
  // A single word may be anything; a name of a file is no title.
  if (!a.trim().includes(' ') || !b.trim().includes(' ') || /\.\w{2,4}$/.test(b)) return false;
  const [one, other] = [titleWords(a), titleWords(b)];
  return !one.includes(other) && !other.includes(one);
}

function titleWords(title: string): string {
  const words =
    title
      .toLowerCase()
      .replace(/&/g, ' and ')
      .match(/[\p{L}\d]+/gu) ?? [];
  return ` ${words.filter((word) => !['the', 'policy', 'and', 'a', 'of'].includes(word)).join(' ')} `;
}

function differentChoices({ field }: FieldFact, policy: RecordFacts, said: string): boolean {
  const own = choice(policy, field.name);
  const other = field.type.type === 'choice' ? findChoice(field.type.choices, said) : undefined;
  return own !== undefined && other !== undefined && own !== other.value;
}

/** The cadence that a text means: a word of the format, or a phrase with nothing else in it. */
export function statedCadence(said: string): Interval | undefined {
  const known = readCadence(said);
  if (known !== undefined) return known;
  const [words, second] = frequencyWords(said);
  return words !== undefined && second === undefined && words.end - words.start === said.trim().length
    ? words.interval
    : undefined;
}

function differentCadences(own: Interval | undefined, said: string): boolean {
  const other = statedCadence(said);
  return own !== undefined && other !== undefined && !isAbout(own, other);
}

/** The newest of the revisions says when it was approved; that it was approved again later, without a revision, is no fault. */
function differentDates(policy: RecordFacts, { text: written }: ValueFact, stated: StatedMetadata): boolean {
  const own = date(policy, stated.field);
  const other = readDate(stated.text);
  if (own === undefined || other.kind !== 'date' || written === stated.text) return false;
  return stated.source === 'history' ? other.date > own : other.date !== own;
}

/** Whether the version of the text is the later one of the two; undefined where they are no numbers. */
export function isLaterVersion(policy: RecordFacts, stated: string): boolean | undefined {
  const numbers = (version: string | undefined): readonly number[] | undefined => {
    const plain = plainVersion(version ?? '');
    return plain !== undefined && /^[\d.]+$/.test(plain) ? plain.split('.').map(Number) : undefined;
  };
  const own = numbers(text(policy, 'version'));
  const other = numbers(stated);
  if (own === undefined || other === undefined) return undefined;
  for (let index = 0; index < Math.max(own.length, other.length); index++) {
    const difference = (other[index] ?? 0) - (own[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return undefined;
}
