/** What the review calendar shows of a folder: everything that is to be done by a day, with whose it is. */

import * as l10n from '@vscode/l10n';

import type { CivilDate } from '../domain/civil-date.ts';
import { advance } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { nameOf as nameOfReviewed } from '../authoring/record-choice.ts';
import { values } from '../facts/record.ts';
import { recordLocation } from '../features/feature.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { nameOf } from '../features/symbols.ts';
import type { CalendarAnswer, CalendarDuty, CalendarSubject, DutyState } from '../protocol/calendar-page.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { datedDuties } from './dated-duties.ts';
import { PageOwners } from './page-owners.ts';

/** A weekly control has 53 occurrences in a year; of what happens more often, each by itself tells nobody anything. */
const MOST_OF_CONTROL = 60;
/** More than this, of all controls together, no page shows one by one. */
const MOST_OF_FOLDER = 5000;

/** Everything the page needs but the folder. Changes nothing, and is made anew each time. */
export function calendarPage(engine: Engine): Omit<CalendarAnswer, 'folder' | 'folders' | 'kind'> {
  const { snapshot } = engine;
  const { asOf, configuration } = snapshot;
  const soonUntil = advance(asOf, configuration.dueSoon);
  const stateOf = (due: CivilDate): DutyState => (due < asOf ? 'overdue' : due <= soonUntil ? 'soon' : 'later');
  const subjects = new Subjects(snapshot);
  const duties: CalendarDuty[] = [];

  const rows = engine.readiness.matrix().controls;
  const count = rows.reduce((sum, { readiness }) => sum + readiness.occurrences.length, 0);
  const most = count > MOST_OF_FOLDER ? 0 : MOST_OF_CONTROL;
  let isGathered = false;
  for (const row of rows) {
    const told = occurrenceDuties(row, subjects, stateOf, most);
    if (told.length < row.readiness.occurrences.length) isGathered = true;
    duties.push(...told, ...populationDuties(row, subjects));
  }
  for (const { kind, ref, due, isWritten } of datedDuties(snapshot)) {
    const subject = subjects.of(ref);
    duties.push({ subject, kind, state: stateOf(due), due, ...(isWritten === true ? { isWritten } : {}) });
  }
  const end = lastDayOf(snapshot);
  if (end !== undefined) {
    const state = end < asOf ? 'done' : stateOf(end);
    duties.push({ subject: subjects.engagement(), kind: 'engagement', state, due: end });
  }
  return {
    subjects: subjects.list,
    duties: duties.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    owners: subjects.owners.all(),
    soonUntil,
    isGathered,
  };
}

/** The last day that the report speaks of. */
function lastDayOf({ configuration: { engagement } }: Snapshot): CivilDate | undefined {
  return engagement.type === 1 ? engagement.asOf : engagement.period?.end;
}

type StateOf = (due: CivilDate) => DutyState;

/** An occurrence each; of more than `most`, those of one month that stand alike together. */
function occurrenceDuties(
  row: ControlRow,
  subjects: Subjects,
  stateOf: StateOf,
  most: number,
): readonly CalendarDuty[] {
  const { occurrences } = row.readiness;
  if (occurrences.length === 0) return [];
  const subject = subjects.of(row.control);
  if (occurrences.length > most) return gathered(occurrences, (one) => occurrenceDuty(one, subject, stateOf));
  return occurrences.map((one) => occurrenceDuty(one, subject, stateOf));
}

function occurrenceDuty({ state, due, start, end }: Occurrence, subject: number, stateOf: StateOf): CalendarDuty {
  const place = { subject, kind: 'occurrence', due, start, end } as const;
  if (state === 'missing') return { ...place, state: 'overdue' };
  if (state === 'upcoming') return { ...place, state: stateOf(due) };
  return { ...place, state: 'done', outcome: state };
}

/** Occurrences that begin in one month and stand alike. */
interface Gathered {
  readonly first: Occurrence;
  last: Occurrence;
  count: number;
}

/** One for each month in which they begin and each way in which they stand, with the day of the first and of the last. */
function gathered(
  occurrences: readonly Occurrence[],
  dutyOf: (occurrence: Occurrence) => CalendarDuty,
): readonly CalendarDuty[] {
  const groups: Gathered[] = [];
  let month = '';
  /** Where the groups of the month begin. There may be a million occurrences, and they stand in the order of their days. */
  let from = 0;
  for (const one of occurrences) {
    if (!one.start.startsWith(month) || month === '') {
      month = one.start.slice(0, 7);
      from = groups.length;
    }
    let at = from;
    while (at < groups.length && groups[at]?.first.state !== one.state) at += 1;
    const group = groups[at];
    if (group === undefined) groups.push({ first: one, last: one, count: 1 });
    else {
      group.last = one;
      group.count += 1;
    }
  }
  return groups.map(({ first, last, count }) => {
    const duty = dutyOf(first);
    return count === 1 ? duty : { ...duty, end: last.end, count, lastDue: last.due };
  });
}

/** The stretches of which no population says what happened: since their first day somebody owes one. */
function populationDuties({ control, readiness }: ControlRow, subjects: Subjects): readonly CalendarDuty[] {
  if (readiness.unpulled.length === 0) return [];
  const subject = subjects.of(control);
  return readiness.unpulled.map(({ start, end }) => ({
    subject,
    kind: 'population',
    state: 'overdue',
    due: start,
    start,
    end,
  }));
}

/** What duties are about, each once. */
class Subjects {
  readonly list: CalendarSubject[] = [];
  readonly owners: PageOwners;
  readonly #snapshot: Snapshot;
  readonly #places = new Map<string, number>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.owners = new PageOwners(snapshot);
  }

  /** The place of a record. */
  of(seen: RecordRef): number {
    const ref = this.#snapshot.current(seen) ?? seen;
    // One without an ID, or with that of another, is told apart by where it stands.
    const place = `${ref.document.uri}#${ref.index}`;
    return this.#places.get(place) ?? this.#add(place, this.#subject(ref));
  }

  /** The place of the engagement itself. */
  engagement(): number {
    const start = { line: 0, character: 0 };
    return this.#add('engagement', {
      key: 'engagement',
      kind: 'engagement',
      name: '',
      title: '',
      owners: [],
      location: { uri: this.#snapshot.configurationDocument.uri, range: { start, end: start } },
    });
  }

  #add(place: string, subject: CalendarSubject): number {
    this.#places.set(place, this.list.length);
    return this.list.push(subject) - 1;
  }

  #subject(ref: RecordRef): CalendarSubject {
    const { kind, id, record } = ref;
    const name = nameOf(record);
    const title = ref.title === '' ? titleByControls(ref) : ref.title;
    const snapshot = this.#snapshot;
    const isReviewable = kind === 'policy' || kind === 'control' || kind === 'vendor' || kind === 'risk';
    return {
      key: recordKey(snapshot, ref),
      kind: isReviewable || kind === 'exception' || kind === 'evidence' || kind === 'incident' ? kind : 'control',
      name,
      title: title === name ? '' : title,
      owners: kind === 'evidence' ? this.#ownersOfEvidence(ref) : this.owners.of(ref),
      location: recordLocation(ref),
      ...(isReviewable ? { review: nameOfReviewed(snapshot, ref) } : {}),
      ...controlOf(ref, id),
    };
  }

  /** Whoever answers for the controls that it is evidence of. */
  #ownersOfEvidence({ record }: RecordRef): readonly string[] {
    const controls = values(record, 'controls').flatMap(({ text }) => this.#snapshot.definition(text, 'control') ?? []);
    return [...new Set(controls.flatMap((control) => this.owners.of(control)))];
  }
}

/** What stands for the title of an exception, or of evidence, which seldom have one. */
function titleByControls({ kind, record }: RecordRef): string {
  const names = [...values(record, 'controls'), ...values(record, 'policies')].map(({ text }) => text);
  if (names.length === 0 || (kind !== 'exception' && kind !== 'evidence')) return '';
  return kind === 'exception'
    ? l10n.t({ message: 'from {0}', args: [names.join(', ')], comment: ['What an exception departs from'] })
    : l10n.t({ message: 'for {0}', args: [names.join(', ')], comment: ['What evidence is for'] });
}

/** The ID under which evidence can be recorded: of a control its own, of evidence that of its first control. */
function controlOf({ kind, record }: RecordRef, id: string | undefined): { readonly control?: string } {
  const control = kind === 'control' ? id : kind === 'evidence' ? values(record, 'controls')[0]?.text : undefined;
  return control === undefined ? {} : { control };
}
