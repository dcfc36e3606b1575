/** The axis of the timeline: which days it has, how wide they are drawn, and what stands above them. */
import assert from 'node:assert/strict';

import { axisOf, endPlaceOf, placeOf, scaleOf, type TimeAxis, ticksOf } from '../../../pages/src/timeline/axis.ts';

const YEAR = { start: '2026-01-01', end: '2026-12-31' };

function axis(scale: number, period = YEAR, due = ''): TimeAxis {
  const days = axisOf(period, [due]);
  if (days === undefined) throw new Error('no axis');
  return { ...days, scale, width: days.days * scale };
}

describe('the axis of the timeline', () => {
  it('goes on until the last day on which anything is in time', () => {
    assert.deepEqual(axisOf(YEAR, ['2026-04-15', '2027-01-15']), {
      first: '2026-01-01',
      last: '2027-01-15',
      days: 380,
    });
    assert.deepEqual(axisOf(YEAR, []), { first: '2026-01-01', last: '2026-12-31', days: 365 });
    assert.equal(axisOf({ start: '2026-02-30', end: '2026-12-31' }, []), undefined);
    assert.equal(axisOf({ start: '2026-12-31', end: '2026-01-01' }, []), undefined);
  });

  it('knows where a day begins and ends, and puts other days at its edges', () => {
    const two = axis(2);
    assert.equal(placeOf(two, '2026-01-01'), 0);
    assert.equal(placeOf(two, '2026-02-01'), 62);
    assert.equal(endPlaceOf(two, '2026-01-31'), 62);
    assert.equal(placeOf(two, '2025-06-01'), 0);
    assert.equal(endPlaceOf(two, '2030-01-01'), 730);
    assert.equal(placeOf(two, 'soon'), 0);
  });

  it('draws a day as wide as the zoom says, and never narrower than all that fits', () => {
    assert.equal(scaleOf('year', 365, 730), 2);
    assert.equal(scaleOf('quarter', 365, 920), 10);
    assert.equal(scaleOf('month', 365, 930), 30);
    assert.equal(scaleOf('quarter', 365, 92), 5);
    assert.equal(scaleOf(4, 365, 730), 4);
    assert.equal(scaleOf(0.1, 365, 730), 2);
    assert.equal(scaleOf(1000, 365, 730), 64);
    assert.equal(scaleOf('year', 4000, 400), 0.8);
    assert.equal(scaleOf('year', 1, 400), 64);
  });
});

describe('what stands above the axis of a period that ends with the calendar', () => {
  it('ends with it, and is not named day by day for thousands of years', () => {
    const weeks = ticksOf(axis(7, { start: '9999-12-20', end: '9999-12-31' }), []).lower;
    assert.deepEqual(
      weeks.map(({ key, left, width }) => [key, left, width]),
      [
        ['9999-12-20', 0, 49],
        ['9999-12-27', 49, 28],
        ['9999-12-31', 77, 7],
      ],
    );
    const period = { start: '2026-01-01', end: '9999-12-31' };
    assert.equal(ticksOf(axis(64, period), []).lower.length, 10_000);
    const years = ticksOf(axis(0.8, period), []).upper;
    assert.deepEqual([years[0]?.key, years.at(-1)?.key], ['2026-01-01', '9999-12-31']);
  });
});

describe('what stands above the axis', () => {
  const QUARTERS = [
    { start: '2026-01-01', end: '2026-03-31' },
    { start: '2026-04-01', end: '2026-06-30' },
  ];
  const labels = (scale: number, period = { start: '2026-01-01', end: '2026-06-30' }, quarters = QUARTERS) => {
    const { upper, lower } = ticksOf(axis(scale, period), quarters);
    const named = (ticks: typeof upper) => ticks.map(({ label }) => label).filter((label) => label !== '');
    return { upper: named(upper), lower: named(lower) };
  };

  it('are quarters and months, months and weeks, months and days, or years and quarters', () => {
    assert.deepEqual(labels(2), { upper: ['Q1 2026', 'Q2 2026'], lower: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'] });
    assert.deepEqual(labels(8).upper, ['Jan 2026', 'Feb 2026', 'Mar 2026', 'Apr 2026', 'May 2026', 'Jun 2026']);
    assert.deepEqual(labels(8).lower.slice(0, 3), ['5 Jan', '12 Jan', '19 Jan']);
    assert.deepEqual(labels(24).lower.slice(0, 3), ['1', '2', '3']);
    assert.deepEqual(labels(0.8), { upper: ['2026'], lower: ['Q1 2026', 'Q2 2026'] });
  });

  it('are the quarters of the audit where those are not the calendar’s', () => {
    const quarters = [{ start: '2026-02-15', end: '2026-05-14' }];
    assert.deepEqual(labels(2, { start: '2026-02-15', end: '2026-05-14' }, quarters), {
      upper: ['Quarter 1'],
      lower: ['Feb', 'Mar', 'Apr', 'May'],
    });
  });

  it('cover the axis without a gap', () => {
    for (const scale of [0.8, 2, 8, 24]) {
      const whole = axis(scale);
      const { lower } = ticksOf(whole, []);
      if (lower.length === 0) continue;
      let at = 0;
      for (const { left, width } of lower) {
        assert.ok(Math.abs(left - at) < 1e-6);
        at = left + width;
      }
      assert.ok(Math.abs(at - whole.width) < 1e-6);
    }
  });
});
