/** Civil dates: every spelling that people use, and calendar arithmetic. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CivilDate,
  dateOf,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  displayDate,
  endOfMonth,
  FIRST_DATE,
  isCivilDate,
  LAST_DATE,
  readDate,
} from '../../../server/src/domain/civil-date.ts';

/** A date that a test is sure of. */
function day(text: string): CivilDate {
  assert.ok(isCivilDate(text), text);
  return text;
}

function read(text: string): string {
  const reading = readDate(text);
  if (reading.kind === 'date') return reading.iso ? reading.date : `${reading.date} rewritten`;
  return reading.kind === 'ambiguous' ? `ambiguous ${reading.candidates.join(' ')}` : `invalid: ${reading.reason}`;
}

/** Days of the years 1900 to 2199, against JavaScript's own calendar. */
const DAYS = fc.integer({ min: -25_567, max: 84_005 }).map((days) => {
  const text = new Date(days * 86_400_000).toISOString().slice(0, 10);
  return { days, date: day(text) };
});

describe('reading a date', () => {
  it('takes ISO as it is', () => {
    assert.equal(read('2026-01-15'), '2026-01-15');
    assert.equal(read(' 2026-01-15 '), '2026-01-15');
    assert.equal(read('2024-02-29'), '2024-02-29');
  });

  it('understands how else people write it', () => {
    const spellings = [
      'Jun 1 2018',
      'Jun 1, 2018',
      'June 1st, 2018',
      'Jun. 1 2018',
      '1 June 2018',
      '1st June 2018',
      '01-Jun-2018',
      '2018/06/01',
      '2018/6/1',
      '2018.06.01',
      '2018-6-1',
      '2018-06-01T09:30:00Z',
      '2018-06-01 09:30',
      'JUNE 1 2018',
    ];
    for (const text of spellings) assert.equal(read(text), '2018-06-01 rewritten', text);
    assert.equal(read('Sept 3 2020'), '2020-09-03 rewritten');
    assert.equal(read('13/02/2018'), '2018-02-13 rewritten');
    assert.equal(read('02/13/2018'), '2018-02-13 rewritten');
    assert.equal(read('05/05/2018'), '2018-05-05 rewritten');
  });

  it('does not guess', () => {
    assert.equal(read('01/02/2018'), 'ambiguous 2018-01-02 2018-02-01');
    assert.equal(read('3.4.2026'), 'ambiguous 2026-03-04 2026-04-03');
  });

  it('says why there is no such day', () => {
    assert.equal(read('2026-02-30'), 'invalid: February 2026 has 28 days, so there is no day 30');
    assert.equal(read('2024-02-30'), 'invalid: February 2024 has 29 days, so there is no day 30');
    assert.equal(read('2026-13-01'), 'invalid: there is no month 13');
    assert.equal(read('Foo 1 2018'), 'invalid: “Foo” is not the name of a month');
    assert.equal(read('31/31/2018'), 'invalid: neither 31 nor 31 can be the month of such a day');
    for (const text of [
      '',
      'soon',
      '2026',
      '2026-01',
      '20260115',
      '2026-00-10',
      '2026-01-00',
      '1/2/18',
      'Jun 2018',
      '+2026-01-01',
    ]) {
      assert.match(read(text), /^invalid: /, text);
    }
  });

  it('never throws, and gives only days that exist', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 16 }),
      fc
        .tuple(fc.nat(9999), fc.nat(99), fc.nat(99), fc.constantFrom('-', '/', '.', ' '))
        .map(([a, b, c, mark]) => [a, b, c].join(mark)),
      fc
        .tuple(fc.constantFrom('Jun', 'June', 'Juneau', 'sept'), fc.nat(40), fc.nat(9999))
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const reading = readDate(written);
        const dates = reading.kind === 'date' ? [reading.date] : reading.kind === 'ambiguous' ? reading.candidates : [];
        for (const date of dates) assert.ok(isCivilDate(date));
      }),
      { seed: 2026, numRuns: 1000 },
    );
  });
});

describe('calendar arithmetic', () => {
  it('agrees with the platform’s calendar', () => {
    fc.assert(
      fc.property(DAYS, DAYS, (a, b) => {
        assert.equal(daysBetween(a.date, b.date), b.days - a.days);
        assert.equal(addDays(a.date, b.days - a.days), b.date);
        const weekday = new Date(a.days * 86_400_000).getUTCDay();
        assert.equal(dayOfWeek(a.date), weekday === 0 ? 7 : weekday);
        assert.equal(a.date < b.date, a.days < b.days);
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  it('brings a day that a month lacks back to its last', () => {
    assert.equal(addMonths(day('2026-01-31'), 1), '2026-02-28');
    assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29');
    assert.equal(addMonths(day('2024-02-29'), 12), '2025-02-28');
    assert.equal(addMonths(day('2026-03-31'), -1), '2026-02-28');
    assert.equal(addMonths(day('2026-11-15'), 3), '2027-02-15');
    fc.assert(
      fc.property(DAYS, fc.integer({ min: -600, max: 600 }), ({ date }, months) => {
        const later = addMonths(date, months);
        const count = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        assert.equal(count(later) - count(date), months);
        assert.ok(later.slice(8) === date.slice(8) || later === endOfMonth(later));
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  it('stops at the ends of the calendar', () => {
    assert.equal(addDays(LAST_DATE, 1), LAST_DATE);
    assert.equal(addMonths(LAST_DATE, 1), LAST_DATE);
    assert.equal(addDays(FIRST_DATE, -1), FIRST_DATE);
    assert.equal(addMonths(FIRST_DATE, -1), FIRST_DATE);
  });

  it('knows how long months are', () => {
    assert.deepEqual(
      [2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2)),
      [28, 29, 28, 29],
    );
    assert.equal(endOfMonth(day('2026-02-01')), '2026-02-28');
    assert.equal(dateOf(2026, 2, 29), undefined);
    assert.equal(dateOf(2026, 0, 1), undefined);
    assert.equal(dateOf(2026, 4, 30), '2026-04-30');
  });

  it('is written as a person would', () => {
    assert.equal(displayDate(day('2026-06-30')), '30 Jun 2026');
    assert.equal(displayDate(day('2026-09-01')), '1 Sep 2026');
  });
});
