/** Our arithmetic of dates held to a date library: over the whole calendar, and day by day where leap years fall. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as Duration from 'temporal-polyfill/fns/Duration';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import {
  addDays,
  addMonths,
  type CivilDate,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  endOfMonth,
  FIRST_DATE,
  isCivilDate,
  LAST_DATE,
} from '../../../server/src/domain/civil-date.ts';

type Day = ReturnType<typeof PlainDate.create>;

function written(record: Day): CivilDate {
  const text = PlainDate.toString(record);
  assert.ok(isCivilDate(text), text);
  return text;
}

/** What the library gives, at the calendar's end where it goes beyond. */
function clamped(record: Day): CivilDate {
  const text = PlainDate.toString(record);
  if (isCivilDate(text)) return text;
  return text.startsWith('-') ? FIRST_DATE : LAST_DATE;
}

const DAYS = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => PlainDate.create(year, month, Math.min(day, daysInMonth(year, month))));

describe('dates against the library', () => {
  it('has the same days and weekdays, one after the other, around turns of centuries', () => {
    for (const year of [0, 396, 1896, 1996, 9990]) {
      let record = PlainDate.create(year, 1, 1);
      for (let count = 0; count < 3000; count += 1) {
        const next = PlainDate.addDays(record, 1);
        assert.equal(addDays(written(record), 1), written(next));
        assert.equal(addDays(written(next), -1), written(record));
        assert.equal(dayOfWeek(written(next)), PlainDate.dayOfWeek(next));
        record = next;
      }
    }
  });

  it('has months of the same length', () => {
    for (let year = 0; year <= 2400; year += 1) {
      for (const month of [2, (year % 12) + 1]) {
        const first = PlainDate.create(year, month, 1);
        assert.equal(daysInMonth(year, month), PlainDate.daysInMonth(first), `${year}-${month}`);
        assert.equal(endOfMonth(written(first)), written(PlainDate.endOfMonth(first)));
      }
    }
  });

  it('moves by days and months alike, and counts the same days', () => {
    fc.assert(
      fc.property(
        DAYS,
        DAYS,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -2400, max: 2400 }),
        (one, other, days, months) => {
          assert.equal(addDays(written(one), days), clamped(PlainDate.addDays(one, days)));
          assert.equal(addMonths(written(one), months), clamped(PlainDate.addMonths(one, months)));
          const between = Duration.total(PlainDate.diff(one, other, { largestUnit: 'day' }), 'day');
          assert.equal(daysBetween(written(one), written(other)), between);
          assert.equal(addDays(written(one), between), written(other));
        },
      ),
      { seed: 2026, numRuns: 3000 },
    );
  });
});
