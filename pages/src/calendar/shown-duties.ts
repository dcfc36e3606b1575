/** Which duties of the calendar are shown: by owner, kind and words; and how many there are of each. */
import type {
  CalendarAnswer,
  CalendarDuty,
  CalendarSubject,
  DutyKind,
} from '../../../server/src/protocol/calendar-page.ts';
import { countOwners, isOwnedBy } from '../owner-choice.ts';
import { holdsWords, wordsOf } from '../word-search.ts';
import type { CalendarLayout } from './calendar-layout.ts';

/** A duty with what it is about. */
export interface ShownDuty extends CalendarDuty {
  /** The same from one answer to the next. */
  readonly key: string;
  readonly about: CalendarSubject;
  /** What a search looks at. */
  readonly searched: string;
}

export interface ShownDuties {
  readonly duties: readonly ShownDuty[];
  /** By owner, of what the other choices leave. */
  readonly owners: ReadonlyMap<string, number>;
  /** By kind, likewise, and of all. */
  readonly kinds: ReadonlyMap<DutyKind | 'all', number>;
}

type Choices = Pick<CalendarLayout, 'owner' | 'kind' | 'search' | 'showsDone'>;

/** Every duty with what it is about: made once for an answer, since there may be tens of thousands. */
export function allDuties({ subjects, duties }: Pick<CalendarAnswer, 'subjects' | 'duties'>): readonly ShownDuty[] {
  const searched = subjects.map(({ name, title }) => `${name} ${title}`);
  const all: ShownDuty[] = [];
  const named = new Map<string, number>();
  for (const duty of duties) {
    const about = subjects[duty.subject];
    if (about === undefined) continue;
    const name = `${about.key} ${duty.kind} ${duty.start ?? duty.due} ${duty.state} ${duty.outcome ?? ''}`;
    // Two events of one day are two duties.
    const before = named.get(name) ?? 0;
    named.set(name, before + 1);
    all.push({
      ...duty,
      key: before === 0 ? name : `${name} ${before}`,
      about,
      searched: searched[duty.subject] ?? '',
    });
  }
  return all;
}

/** What is left of the duties by the choices made, in the order of their days. What is the engagement's is everybody's. */
export function shownDuties(all: readonly ShownDuty[], choices: Choices): ShownDuties {
  const wanted = wordsOf(choices.search);
  const left = all.filter(
    ({ state, searched }) => (state !== 'done' || choices.showsDone) && holdsWords(searched, wanted),
  );
  const isOfOwner = ({ kind, about: { owners } }: ShownDuty): boolean =>
    kind === 'engagement' || isOwnedBy(owners, choices.owner);
  const isOfKind = ({ kind }: ShownDuty): boolean => choices.kind === 'all' || kind === choices.kind;
  const kinds = new Map<DutyKind | 'all', number>([['all', 0]]);
  for (const duty of left) {
    if (!isOfOwner(duty)) continue;
    kinds.set('all', (kinds.get('all') ?? 0) + 1);
    kinds.set(duty.kind, (kinds.get(duty.kind) ?? 0) + 1);
  }
  const owned = left.filter((duty) => isOfKind(duty) && duty.kind !== 'engagement');
  return {
    duties: left.filter((duty) => isOfOwner(duty) && isOfKind(duty)),
    owners: countOwners(owned.map(({ about }) => about.owners)),
    kinds,
  };
}

/** Duties of one heading of the agenda. */
export interface AgendaGroup {
  /** `overdue`, or a month: `2026-09`. */
  readonly key: string;
  readonly duties: readonly ShownDuty[];
}

/** What is overdue, the longest first, and then month by month. */
export function agendaGroups(duties: readonly ShownDuty[]): readonly AgendaGroup[] {
  const overdue = duties.filter(({ state }) => state === 'overdue');
  const months = new Map<string, ShownDuty[]>();
  for (const duty of duties) {
    if (duty.state === 'overdue') continue;
    const key = duty.due.slice(0, 7);
    const month = months.get(key);
    if (month === undefined) months.set(key, [duty]);
    else month.push(duty);
  }
  const groups = [...months].map(([key, some]) => ({ key, duties: some }));
  return overdue.length === 0 ? groups : [{ key: 'overdue', duties: overdue }, ...groups];
}

/** Duties by the day by which they are due, in the order in which they come. */
export function dutiesByDay(duties: readonly ShownDuty[]): ReadonlyMap<string, readonly ShownDuty[]> {
  const days = new Map<string, ShownDuty[]>();
  for (const duty of duties) {
    const day = days.get(duty.due);
    if (day === undefined) days.set(duty.due, [duty]);
    else day.push(duty);
  }
  return days;
}
