/** The calendar's own arithmetic: which days a month shows, where keys lead, what is shown under which heading, and in which words. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import { calendarLayout } from '../../../pages/src/calendar/calendar-layout.ts';
import { shortToDo, summary, timeLeft, toDo } from '../../../pages/src/calendar/duty-words.ts';
import { LocalCalendar, weekStartOf } from '../../../pages/src/calendar/local-calendar.ts';
import { dayAfterKey, startOfWeek, weeksOfMonth } from '../../../pages/src/calendar/month-weeks.ts';
import { agendaGroups, allDuties, dutiesByDay, shownDuties } from '../../../pages/src/calendar/shown-duties.ts';
import { EVERYBODY, NOBODY } from '../../../pages/src/owner-choice.ts';
import { addDays, type CivilDate, dayOfWeek, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { CalendarDuty, CalendarSubject } from '../../../server/src/protocol/calendar-page.ts';

const MONDAY = 1;
const SUNDAY = 7;

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

describe('the days of a month', () => {
  it('are whole weeks from the day on which a week begins', () => {
    const september = weeksOfMonth(day('2026-09-15'), MONDAY);
    assert.equal(september.length, 5);
    assert.equal(september[0]?.[0], '2026-08-31');
    assert.equal(september.at(-1)?.at(-1), '2026-10-04');
    assert.equal(weeksOfMonth(day('2026-09-15'), SUNDAY)[0]?.[0], '2026-08-30');
    assert.deepEqual(
      weeksOfMonth(day('2027-02-28'), MONDAY).map(([first]) => first),
      ['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'],
    );
  });

  it('hold each day of the month once, in four to six weeks', () => {
    const dates = fc.integer({ min: 0, max: 200_000 }).map((days) => addDays(day('1900-01-01'), days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 7 }), (one, first) => {
        const weeks = weeksOfMonth(one, first);
        assert.ok(weeks.length >= 4 && weeks.length <= 6);
        for (const week of weeks) assert.equal(dayOfWeek(day(week[0] ?? '')), first);
        const inMonth = weeks.flat().filter((other) => other.slice(0, 7) === one.slice(0, 7));
        assert.ok(inMonth.includes(one));
        assert.equal(inMonth.length, new Set(inMonth).size);
        assert.equal(startOfWeek(one, first) <= one, true);
      }),
    );
  });
});

describe('the keys of a month', () => {
  const to = (key: string, shift = false, first = MONDAY) => dayAfterKey({ key, shift }, day('2026-01-31'), first);

  it('go by days, weeks, months and years, and to the ends of a week', () => {
    assert.equal(to('ArrowLeft'), '2026-01-30');
    assert.equal(to('ArrowRight'), '2026-02-01');
    assert.equal(to('ArrowUp'), '2026-01-24');
    assert.equal(to('ArrowDown'), '2026-02-07');
    assert.equal(to('Home'), '2026-01-26');
    assert.equal(to('End'), '2026-02-01');
    assert.equal(to('Home', false, SUNDAY), '2026-01-25');
    assert.equal(to('End', false, SUNDAY), '2026-01-31');
    assert.equal(to('PageDown'), '2026-02-28');
    assert.equal(to('PageUp'), '2025-12-31');
    assert.equal(to('PageDown', true), '2027-01-31');
    assert.equal(to('PageUp', true), '2025-01-31');
    assert.equal(to('a'), undefined);
  });
});

describe('a language’s calendar', () => {
  it('names days and months, and begins its week where people do', () => {
    const english = new LocalCalendar('en');
    assert.equal(english.weekday(day('2026-09-15')), 'Tuesday');
    assert.equal(english.shortWeekday(day('2026-09-15')), 'Tue');
    assert.equal(english.month(day('2026-09-15')), 'September 2026');
    assert.equal(new LocalCalendar('de').month(day('2026-03-01')), 'März 2026');
    assert.equal(weekStartOf('de'), MONDAY);
    assert.equal(new LocalCalendar('no language').weekStart, MONDAY);
  });
});

const subject = (
  name: string,
  owners: readonly string[],
  kind: CalendarSubject['kind'] = 'control',
): CalendarSubject => ({
  key: `a.yml#${name}`,
  kind,
  name,
  title: `Title of ${name}`,
  owners,
  location: { uri: 'file:///a.yml', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
});

const SUBJECTS = [subject('AC-01', ['kim']), subject('AC-02', []), subject('', [], 'engagement')];
const DUTIES: readonly CalendarDuty[] = [
  { subject: 0, kind: 'occurrence', state: 'done', outcome: 'performed', due: '2026-04-15' },
  { subject: 1, kind: 'review', state: 'overdue', due: '2026-06-01' },
  { subject: 0, kind: 'review', state: 'soon', due: '2026-07-01' },
  { subject: 0, kind: 'occurrence', state: 'soon', due: '2026-07-15' },
  { subject: 2, kind: 'engagement', state: 'later', due: '2026-12-31' },
];
const ALL = { owner: EVERYBODY, kind: 'all', search: '', showsDone: false } as const;

describe('the duties that a calendar shows', () => {
  const shown = (choices: Partial<Parameters<typeof shownDuties>[1]>) =>
    shownDuties(allDuties({ subjects: SUBJECTS, duties: DUTIES }), { ...ALL, ...choices });
  const names = (choices: Partial<Parameters<typeof shownDuties>[1]>): readonly string[] =>
    shown(choices).duties.map(({ about, kind, due }) => `${due} ${kind} ${about.name}`.trim());

  it('are those of an owner, of a kind, with the words, and those that are done where that is wanted', () => {
    assert.equal(shown({}).duties.length, 4);
    assert.equal(shown({ showsDone: true }).duties.length, 5);
    assert.deepEqual(names({ owner: 'kim' }), [
      '2026-07-01 review AC-01',
      '2026-07-15 occurrence AC-01',
      '2026-12-31 engagement',
    ]);
    assert.deepEqual(names({ owner: NOBODY, kind: 'review' }), ['2026-06-01 review AC-02']);
    assert.deepEqual(names({ search: ' title OF ac-02 ' }), ['2026-06-01 review AC-02']);
    assert.deepEqual(names({ search: 'ac-02  title' }), ['2026-06-01 review AC-02']);
    assert.deepEqual(names({ kind: 'incident' }), []);
  });

  it('have a key each, also two events of one day', () => {
    const event = { subject: 0, kind: 'occurrence', state: 'overdue', due: '2026-06-20', start: '2026-06-05' } as const;
    const duties = allDuties({ subjects: SUBJECTS, duties: [event, event, event] });
    assert.equal(new Set(duties.map(({ key }) => key)).size, 3);
  });

  it('are counted by owner and by kind, each by what the other choices leave', () => {
    const { owners, kinds } = shown({ owner: 'kim', kind: 'review' });
    assert.deepEqual(
      [...owners],
      [
        [EVERYBODY, 2],
        [NOBODY, 1],
        ['kim', 1],
      ],
    );
    assert.deepEqual(
      [...kinds],
      [
        ['all', 3],
        ['review', 1],
        ['occurrence', 1],
        ['engagement', 1],
      ],
    );
  });

  it('stand under what is overdue, and then under their months', () => {
    assert.deepEqual(
      agendaGroups(shown({ showsDone: true }).duties).map(({ key, duties }) => `${key} ${duties.length}`),
      ['overdue 1', '2026-04 1', '2026-07 2', '2026-12 1'],
    );
    assert.deepEqual(agendaGroups([]), []);
    assert.deepEqual(
      [...dutiesByDay(shown({}).duties).keys()],
      ['2026-06-01', '2026-07-01', '2026-07-15', '2026-12-31'],
    );
  });
});

describe('the words of a duty', () => {
  const asOf = day('2026-06-30');
  const occurrence = {
    subject: 0,
    kind: 'occurrence',
    due: '2026-07-15',
    start: '2026-04-01',
    end: '2026-06-30',
  } as const;

  it('say what is to be done', () => {
    const control = { kind: 'control' } as const;
    assert.equal(toDo({ ...occurrence, state: 'soon' }, control), 'Record the evidence of 2026-Q2');
    assert.equal(toDo({ ...occurrence, state: 'overdue' }, control), 'Nothing proves that it operated, 2026-Q2');
    assert.equal(toDo({ ...occurrence, state: 'overdue', count: 9 }, control), 'Nothing proves 9 occurrences, 2026-Q2');
    assert.equal(toDo({ ...occurrence, state: 'done', outcome: 'late' }, control), '2026-Q2 performed late');
    const review = { subject: 0, kind: 'review', state: 'soon', due: '2026-07-01' } as const;
    assert.equal(toDo(review, { kind: 'policy' }), 'Review the policy');
    assert.equal(toDo(review, { kind: 'risk' }), 'Assess the risk again');
    assert.equal(shortToDo(review, { name: 'POL-A' }), 'POL-A review');
  });

  it('say how long there is', () => {
    const left = (due: string): string => timeLeft({ due, state: 'soon' }, asOf);
    assert.equal(left('2026-06-29'), '1 day overdue');
    assert.equal(left('2026-06-20'), '10 days overdue');
    assert.equal(left('2026-06-30'), 'due today');
    assert.equal(left('2026-07-01'), 'in 1 day');
    assert.equal(left('2026-07-30'), 'in 30 days');
    assert.equal(timeLeft({ due: '2026-06-01', state: 'done' }, asOf), '');
  });

  it('sum up', () => {
    assert.equal(summary(DUTIES, '2026-07-30'), '1 overdue · 2 due by 30 Jul 2026 · 1 later · 1 done');
    assert.equal(summary([], '2026-07-30'), '0 overdue · 0 due by 30 Jul 2026 · 0 later');
  });
});

describe('the layout of a calendar', () => {
  it('is read back as it was remembered', () => {
    const layout = {
      folder: 'file:///work',
      view: 'month',
      owner: 'kim',
      kind: 'review',
      search: 'AC',
      showsDone: true,
      day: day('2026-07-01'),
    } as const;
    assert.deepEqual(calendarLayout(JSON.parse(JSON.stringify(layout))), layout);
  });

  it('is the usual one where something else was remembered', () => {
    const usual = {
      folder: undefined,
      view: 'agenda',
      owner: EVERYBODY,
      kind: 'all',
      search: '',
      showsDone: false,
      day: undefined,
    };
    for (const given of [
      undefined,
      null,
      7,
      'x',
      [],
      { view: 3, owner: [], kind: 'x', showsDone: 'yes', day: '2026-13-01' },
    ])
      assert.deepEqual(calendarLayout(given), usual);
  });
});
