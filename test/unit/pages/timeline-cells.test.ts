/** The cells of a control: one for each occurrence that can be seen by itself, and one for neighbours that cannot. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import { axisOf, type TimeAxis } from '../../../pages/src/timeline/axis.ts';
import { cellsOf, LEAST_WIDTH } from '../../../pages/src/timeline/cells.ts';
import { addDays, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { expectedWindows } from '../../../server/src/readiness/occurrences.ts';
import type { TimelineOccurrence, TimelineState } from '../../../server/src/protocol/timeline-page.ts';
import { occurrences, PLACE } from './timeline-fixture.ts';

function axis(scale: number): TimeAxis {
  const days = axisOf({ start: '2026-01-01', end: '2026-12-31' }, []);
  if (days === undefined) throw new Error('no axis');
  return { ...days, scale, width: days.days * scale };
}

function day(offset: number): string {
  const first = '2026-01-01';
  return isCivilDate(first) ? addDays(first, offset) : first;
}

function daily(state: (offset: number) => TimelineState, count = 365): readonly TimelineOccurrence[] {
  return Array.from({ length: count }, (_, offset) => {
    return { start: day(offset), end: day(offset), state: state(offset), due: day(offset + 15), evidence: [] };
  });
}

describe('the cells of the timeline', () => {
  it('lie where their days do', () => {
    const cells = cellsOf(
      occurrences('2026-01-01..2026-03-31 performed 2026-04-15\n2026-04-01..2026-06-30 missing 2026-07-15'),
      axis(2),
    );
    assert.deepEqual(cells, [
      {
        left: 0,
        width: 180,
        first: 0,
        last: 0,
        state: 'performed',
        counts: { performed: 1, late: 0, missing: 0, upcoming: 0, excepted: 0 },
      },
      {
        left: 180,
        width: 182,
        first: 1,
        last: 1,
        state: 'missing',
        counts: { performed: 0, late: 0, missing: 1, upcoming: 0, excepted: 0 },
      },
    ]);
  });

  it('tell of days that are too narrow by the month, and of the worst among them', () => {
    const cells = cellsOf(
      daily((offset) => (offset === 40 ? 'missing' : offset === 3 ? 'late' : 'performed')),
      axis(2),
    );
    assert.equal(cells.length, 12);
    assert.deepEqual(
      cells.slice(0, 3).map(({ left, width, state, counts }) => ({ left, width, state, ...counts })),
      [
        { left: 0, width: 62, state: 'late', performed: 30, late: 1, missing: 0, upcoming: 0, excepted: 0 },
        { left: 62, width: 56, state: 'missing', performed: 27, late: 0, missing: 1, upcoming: 0, excepted: 0 },
        { left: 118, width: 62, state: 'performed', performed: 31, late: 0, missing: 0, upcoming: 0, excepted: 0 },
      ],
    );
    assert.equal(
      cellsOf(
        daily(() => 'performed'),
        axis(12),
      ).length,
      365,
    );
    assert.equal(
      cellsOf(
        daily(() => 'performed'),
        axis(5),
      ).length,
      53,
    );
  });

  it('let a stub that is too narrow join its neighbour', () => {
    const weeks = occurrences(
      '2026-01-01..2026-01-02 performed 2026-01-17\n2026-01-03..2026-01-11 performed 2026-01-26\n2026-01-12..2026-01-18 missing 2026-02-02\n2026-01-19..2026-01-19 late 2026-02-03',
    );
    assert.deepEqual(
      cellsOf(weeks, axis(3)).map(({ first, last, left, width, state }) => ({ first, last, left, width, state })),
      [
        { first: 0, last: 1, left: 0, width: 33, state: 'performed' },
        { first: 2, last: 3, left: 33, width: 24, state: 'missing' },
      ],
    );
  });

  it('show events by themselves while there is room, and as one where there is none', () => {
    const events = ['2026-01-10', '2026-03-01', '2026-03-02', '2026-03-03'].map((start): TimelineOccurrence => {
      return { start, end: start, due: start, state: 'performed', evidence: [], event: { name: 'E', location: PLACE } };
    });
    assert.deepEqual(
      cellsOf(events, axis(2)).map(({ first, last, left, width }) => ({ first, last, left, width })),
      [
        { first: 0, last: 0, left: 18, width: 18 },
        { first: 1, last: 3, left: 118, width: 22 },
      ],
    );
    assert.equal(cellsOf(events, axis(30)).length, 4);
  });

  it('never lie over each other, and each occurrence is in exactly one, at any zoom', () => {
    const states: readonly TimelineState[] = ['performed', 'late', 'missing', 'upcoming', 'excepted'];
    const windows = fc
      .record({ unit: fc.constantFrom('day' as const, 'month' as const), count: fc.integer({ min: 1, max: 40 }) })
      .map(({ unit, count }) => {
        const start = '2026-01-01';
        const end = '2026-12-31';
        if (!isCivilDate(start) || !isCivilDate(end)) return [];
        return expectedWindows({ kind: 'interval', unit, count }, { start, end });
      });
    const stretches = fc.oneof(
      windows.map((some) => some.map((one) => ({ ...one, isEvent: false }))),
      fc
        .array(fc.integer({ min: 0, max: 364 }), { maxLength: 60 })
        .map((days) =>
          days.toSorted((a, b) => a - b).map((one) => ({ start: day(one), end: day(one), isEvent: true })),
        ),
      // Done in one way until June, by events from July on.
      fc
        .tuple(windows, fc.array(fc.integer({ min: 181, max: 364 }), { maxLength: 20 }))
        .map(([some, days]) => [
          ...some.filter(({ end }) => end < '2026-07-01').map((one) => ({ ...one, isEvent: false })),
          ...days.toSorted((a, b) => a - b).map((one) => ({ start: day(one), end: day(one), isEvent: true })),
        ]),
    );
    fc.assert(
      fc.property(stretches, fc.double({ min: 0.8, max: 64, noNaN: true }), fc.nat(1000), (spans, scale, seed) => {
        const all = spans.map(({ start, end, isEvent }, index): TimelineOccurrence => {
          const state = states[(index * 7 + seed) % states.length] ?? 'missing';
          const one = { start, end, due: end, state, evidence: [] };
          return isEvent ? { ...one, event: { name: undefined, location: PLACE } } : one;
        });
        const cells = cellsOf(all, axis(scale));
        let next = 0;
        let right = 0;
        for (const cell of cells) {
          assert.equal(cell.first, next);
          assert.ok(cell.last >= cell.first);
          assert.ok(cell.left >= right - 1e-6, `${cell.left} lies before ${right}`);
          assert.ok(cell.width >= LEAST_WIDTH - 1e-6, `${cell.width} is too narrow`);
          const { performed, late, missing, upcoming, excepted } = cell.counts;
          assert.equal(performed + late + missing + upcoming + excepted, cell.last - cell.first + 1);
          next = cell.last + 1;
          right = cell.left + cell.width;
        }
        assert.equal(next, all.length);
      }),
      { numRuns: 300 },
    );
  });
});
