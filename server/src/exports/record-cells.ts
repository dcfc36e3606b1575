/** What a record says, as cells: what can be read in its canonical form, and what cannot as it is written. */

import { isCivilDate } from '../domain/civil-date.ts';
import { frequencyWord } from '../domain/recurrence.ts';
import type { GroupFacts } from '../facts/document-facts.ts';
import { choice, date, flag, frequency, groups, number, text, values } from '../facts/record.ts';
import type { ReadinessLevel } from '../readiness/ladder.ts';
import { reaches } from '../readiness/ladder.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Cell } from './table.ts';

/** What stands between the things of a list. */
export const SEPARATOR = ', ';

/** A list in one cell. */
export function listCell(items: readonly string[]): Cell {
  return items.length === 0 ? undefined : items.join(SEPARATOR);
}

/** All values of a field as they are written; placeholders say nothing. */
export function textCell(group: GroupFacts, name: string): Cell {
  return listCell(values(group, name).map((value) => value.text));
}

/** The canonical word of a choice, else what is written. */
export function choiceCell(group: GroupFacts, name: string): Cell {
  return choice(group, name) ?? text(group, name);
}

/** A day, else what is written. */
export function dayCell(group: GroupFacts, name: string): Cell {
  const day = date(group, name);
  return day === undefined ? text(group, name) : { day };
}

/** A day of our own, or none. */
export function dayOf(day: string | undefined): Cell {
  return day !== undefined && isCivilDate(day) ? { day } : undefined;
}

/** A number, else what is written. */
export function numberCell(group: GroupFacts, name: string): Cell {
  return number(group, name) ?? text(group, name);
}

/** `yes` or `no`, else what is written. */
export function flagCell(group: GroupFacts, name: string): Cell {
  const known = flag(group, name);
  return known === undefined ? text(group, name) : known ? 'yes' : 'no';
}

/** The format's word for how often, else what is written. */
export function frequencyCell(group: GroupFacts, name: string): Cell {
  const often = frequency(group, name);
  return (often === undefined ? undefined : frequencyWord(often)) ?? text(group, name);
}

/** The IDs of records; of one without an ID the file in which it stands. */
export function idsCell(records: readonly RecordRef[]): Cell {
  return listCell(records.map(({ record, document }) => record.id?.text ?? document.path));
}

/** A level of readiness with its tone: good is only the goal of the engagement. */
export function levelCell(level: ReadinessLevel, goal: ReadinessLevel): Cell {
  return { word: level, tone: reaches(level, goal) ? 'good' : level === 'unmapped' ? 'poor' : 'partial' };
}

/** The first group of a field, such as the report of a vendor. */
export function firstGroup(group: GroupFacts, name: string): GroupFacts | undefined {
  return groups(group, name)[0];
}
