/** The arithmetic of the grid: which rows and columns are drawn, and where a key leads. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import { moveBy } from '../../../pages/src/grid/grid-keys.ts';
import { columnOffsets, visibleColumns, visibleRows } from '../../../pages/src/grid/visible.ts';

describe('the rows of a grid', () => {
  it('are those in sight, and eight on either side', () => {
    assert.deepEqual(visibleRows(1000, 20, 0, 100), { start: 0, end: 13 });
    assert.deepEqual(visibleRows(1000, 20, 2000, 100), { start: 92, end: 113 });
    assert.deepEqual(visibleRows(1000, 20, 19_900, 100), { start: 987, end: 1000 });
    assert.deepEqual(visibleRows(3, 20, 5000, 100), { start: 2, end: 3 });
    assert.deepEqual(visibleRows(0, 20, 0, 100), { start: 0, end: 0 });
    assert.deepEqual(visibleRows(10, Number.NaN, 0, 100), { start: 0, end: 0 });
  });

  it('are as many as are in sight, however many there are', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 10, max: 60 }), fc.nat(5_000_000), fc.nat(3000), (...given) => {
        const [count, height, top, view] = given;
        const { start, end } = visibleRows(count, height, top, view);
        assert.ok(0 <= start && start <= end && end <= count);
        assert.ok(end - start <= view / height + 18);
        const first = Math.floor(top / height);
        if (first < count) assert.ok(start <= first && first < end);
      }),
    );
  });
});

describe('the columns of a grid', () => {
  it('are those in sight, and one on either side', () => {
    const offsets = columnOffsets([100, 50, 50, 50, 50]);
    assert.deepEqual(offsets, [0, 100, 150, 200, 250, 300]);
    assert.deepEqual(visibleColumns(offsets, 0, 120), { start: 0, end: 3 });
    assert.deepEqual(visibleColumns(offsets, 150, 200), { start: 1, end: 4 });
    assert.deepEqual(visibleColumns(offsets, 900, 1000), { start: 4, end: 5 });
    assert.deepEqual(visibleColumns([0], 0, 100), { start: 0, end: 0 });
  });
});

describe('the keys of a grid', () => {
  const size = { rows: 100, columns: 5, page: 10 };
  const from = { row: 50, column: 2 };
  const to = (key: string, ctrl = false) => moveBy({ key, ctrl }, from, size);

  it('go one cell, one page, to the ends of a row and of the grid', () => {
    assert.deepEqual(to('ArrowUp'), { row: 49, column: 2 });
    assert.deepEqual(to('ArrowRight'), { row: 50, column: 3 });
    assert.deepEqual(to('PageDown'), { row: 60, column: 2 });
    assert.deepEqual(to('Home'), { row: 50, column: 0 });
    assert.deepEqual(to('End', true), { row: 99, column: 4 });
    assert.deepEqual(to('Home', true), { row: 0, column: 0 });
    assert.equal(to('a'), undefined);
  });

  it('go up into the headings, and stay at the edge', () => {
    assert.deepEqual(moveBy({ key: 'ArrowUp', ctrl: false }, { row: 0, column: 0 }, size), { row: -1, column: 0 });
    assert.deepEqual(moveBy({ key: 'ArrowLeft', ctrl: false }, { row: 0, column: 0 }, size), { row: 0, column: 0 });
    assert.deepEqual(moveBy({ key: 'PageDown', ctrl: false }, { row: 95, column: 0 }, size), { row: 99, column: 0 });
    const empty = { rows: 0, columns: 5, page: 10 };
    assert.deepEqual(moveBy({ key: 'ArrowDown', ctrl: false }, { row: -1, column: 0 }, empty), { row: -1, column: 0 });
  });
});
