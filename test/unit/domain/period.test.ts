/** Periods of days. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  addDays,
  type CivilDate,
  dayOfWeek,
  daysBetween,
  FIRST_DATE,
  isCivilDate,
} from '../../../server/src/domain/civil-date.ts';
import {
  contains,
  dayCount,
  displayPeriod,
  endOfQuarter,
  includes,
  isoWeek,
  overlaps,
  type Period,
  readPeriod,
  uncovered,
} from '../../../server/src/domain/period.ts';

function read(text: string): string | undefined {
  const period = readPeriod(text);
  return period === undefined ? undefined : `${period.start} ${period.end}`;
}

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text), text);
  return text;
}

function period(start: string, end: string): Period {
  return { start: day(start), end: day(end) };
}

describe('the end of a quarter', () => {
  it('is the last day of the calendar quarter of a day', () => {
    const ends = ['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01', '2026-11-30', '9999-12-31'].map((one) =>
      endOfQuarter(day(one)),
    );
    assert.deepEqual(ends, ['2026-03-31', '2026-03-31', '2026-03-31', '2026-06-30', '2026-12-31', '9999-12-31']);
  });
});

describe('reading a period', () => {
  it('reads years, halves, quarters, months, weeks and days', () => {
    const spellings: Readonly<Record<string, string>> = {
      '2026': '2026-01-01 2026-12-31',
      '2026-H1': '2026-01-01 2026-06-30',
      '2026-H2': '2026-07-01 2026-12-31',
      '2026-Q1': '2026-01-01 2026-03-31',
      '2026-q4': '2026-10-01 2026-12-31',
      '2026Q2': '2026-04-01 2026-06-30',
      'Q2 2026': '2026-04-01 2026-06-30',
      'Q2-2026': '2026-04-01 2026-06-30',
      '2026-02': '2026-02-01 2026-02-28',
      '2024-02': '2024-02-01 2024-02-29',
      '2026-W10': '2026-03-02 2026-03-08',
      '2026-W01': '2025-12-29 2026-01-04',
      '2026-01-15': '2026-01-15 2026-01-15',
      'Jun 1 2018': '2018-06-01 2018-06-01',
    };
    for (const [text, days] of Object.entries(spellings)) assert.equal(read(text), days, text);
  });

  it('reads nothing that does not exist', () => {
    for (const text of [
      '',
      '2026-Q5',
      '2026-Q0',
      '2026-H3',
      '2026-13',
      '2026-00',
      '2026-W00',
      '2026-W54',
      '2025-W53',
      '2026-02-30',
      '01/02/2026',
      'H1',
      'annual',
    ]) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('knows which years have a week 53', () => {
    assert.equal(read('2026-W53'), '2026-12-28 2027-01-03');
    assert.equal(read('2020-W53'), '2020-12-28 2021-01-03');
    const years = Array.from({ length: 400 }, (_, index) => 2000 + index);
    // In the calendar's cycle of 400 years there are 71 long ones.
    assert.equal(years.filter((year) => isoWeek(year, 53) !== undefined).length, 71);
  });

  it('tiles the year: each part ends the day before the next begins', () => {
    for (const year of [2024, 2025, 2026]) {
      const weeks = Array.from({ length: 53 }, (_, index) => readPeriod(`${year}-W${index + 1}`));
      for (const parts of [
        [1, 2].map((half) => readPeriod(`${year}-H${half}`)),
        [1, 2, 3, 4].map((quarter) => readPeriod(`${year}-Q${quarter}`)),
        Array.from({ length: 12 }, (_, index) => readPeriod(`${year}-${String(index + 1).padStart(2, '0')}`)),
        weeks.filter((week) => week !== undefined),
      ]) {
        for (const [index, part] of parts.entries()) {
          assert.ok(part);
          const next = parts[index + 1];
          if (next !== undefined) assert.equal(addDays(part.end, 1), next.start);
        }
      }
      for (const week of weeks) {
        if (week === undefined) continue;
        assert.equal(dayOfWeek(week.start), 1);
        assert.equal(daysBetween(week.start, week.end), 6);
      }
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12, unit: fc.constantFrom(...'0123456789-QHW /'.split('')) }), (text) => {
        const found = readPeriod(text);
        if (found !== undefined) assert.ok(found.start <= found.end);
      }),
      { seed: 2026, numRuns: 1000 },
    );
  });
});

describe('comparing periods', () => {
  const first = period('2026-01-01', '2026-03-31');
  const second = period('2026-04-01', '2026-06-30');
  const middle = period('2026-03-31', '2026-04-01');

  it('counts both ends in', () => {
    assert.equal(overlaps(first, second), false);
    assert.equal(overlaps(first, middle), true);
    assert.equal(overlaps(middle, second), true);
    assert.equal(contains(first, first), true);
    assert.equal(contains(first, middle), false);
    assert.equal(includes(first, day('2026-01-01')), true);
    assert.equal(includes(first, day('2026-03-31')), true);
    assert.equal(includes(first, day('2026-04-01')), false);
  });
});

describe('naming a period', () => {
  it('takes the shortest usual name', () => {
    for (const name of ['2026', '2026-H1', '2026-H2', '2026-Q1', '2026-Q4', '2026-02']) {
      const found = readPeriod(name);
      assert.ok(found);
      assert.equal(displayPeriod(found), name);
    }
    assert.equal(displayPeriod(period('2026-06-30', '2026-06-30')), '30 Jun 2026');
    assert.equal(displayPeriod(period('2026-01-01', '2026-02-15')), '1 Jan 2026 – 15 Feb 2026');
  });

  it('names a week as a week', () => {
    for (const year of [2004, 2005, 2020, 2021, 2026]) {
      for (let number = 1; number <= 53; number++) {
        const week = isoWeek(year, number);
        if (week !== undefined) assert.equal(displayPeriod(week), `${year}-W${String(number).padStart(2, '0')}`);
      }
    }
    assert.equal(displayPeriod(period('2026-03-03', '2026-03-09')), '3 Mar 2026 – 9 Mar 2026');
  });
});

describe('uncovered', () => {
  const day = (count: number) => addDays(FIRST_DATE, 700_000 + count);
  const span = fc
    .tuple(fc.nat(40), fc.nat(12))
    .map(([start, length]) => ({ start: day(start), end: day(start + length) }));

  it('holds each day that no other period holds, once and in order', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), (whole, others) => {
        const gaps = uncovered(whole, others);
        const listed = gaps.flatMap((gap) =>
          Array.from({ length: dayCount(gap) }, (_, index) => addDays(gap.start, index)),
        );
        const days = Array.from({ length: dayCount(whole) }, (_, index) => addDays(whole.start, index));
        assert.deepEqual(
          listed,
          days.filter((one) => !others.some((other) => includes(other, one))),
        );
        for (const [index, gap] of gaps.entries()) {
          const next = gaps[index + 1];
          assert.ok(
            next === undefined || addDays(gap.end, 1) < next.start,
            'days that follow each other are one period',
          );
        }
      }),
      { seed: 20_260_630 },
    );
  });
});
