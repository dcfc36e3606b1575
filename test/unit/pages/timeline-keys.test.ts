/** The keys of the timeline, and the values that its slider passes on. */
import assert from 'node:assert/strict';

import { Latest } from '../../../pages/src/timeline/latest.ts';
import { moveSpot, nearest, type Spot } from '../../../pages/src/timeline/timeline-keys.ts';

/** A control with four quarters, a group without anything, one with twelve months, and one with two. */
const QUARTERS = [0, 90, 180, 270].map((left) => ({ left, width: 90 }));
const MONTHS = Array.from({ length: 12 }, (_, month) => ({ left: month * 30, width: 30 }));
const LINES = {
  count: 4,
  page: 2,
  itemsOf: (line: number) => [QUARTERS, [], MONTHS, MONTHS.slice(0, 2)][line] ?? [],
};

function go(spot: Spot, ...keys: readonly string[]): Spot {
  return keys.reduce((at, key) => {
    const [name = '', ctrl] = key.split('+').toReversed();
    return moveSpot(name, ctrl === 'Ctrl', at, LINES) ?? at;
  }, spot);
}

const HEADING: Spot = { line: 0, item: -1, time: undefined };

describe('the keys of the timeline', () => {
  it('go from one occurrence to the next, to the heading and to the end of the line', () => {
    assert.deepEqual(go(HEADING, 'ArrowRight'), { line: 0, item: 0, time: 45 });
    assert.deepEqual(go(HEADING, 'ArrowRight', 'ArrowRight'), { line: 0, item: 1, time: 135 });
    assert.deepEqual(go(HEADING, 'End'), { line: 0, item: 3, time: 315 });
    assert.deepEqual(go(HEADING, 'End', 'ArrowRight'), { line: 0, item: 3, time: 315 });
    assert.deepEqual(go(HEADING, 'End', 'Home'), HEADING);
    assert.deepEqual(go(HEADING, 'ArrowLeft'), HEADING);
  });

  it('go up and down to what is nearest in time, also past a line in which there is nothing', () => {
    const second = go(HEADING, 'ArrowRight', 'ArrowRight');
    assert.deepEqual(go(second, 'ArrowDown'), { line: 1, item: -1, time: 135 });
    assert.deepEqual(go(second, 'ArrowDown', 'ArrowDown'), { line: 2, item: 4, time: 135 });
    assert.deepEqual(go(second, 'ArrowDown', 'ArrowDown', 'ArrowDown'), { line: 3, item: 1, time: 135 });
    assert.deepEqual(go(second, 'PageDown', 'ArrowUp', 'ArrowUp'), second);
  });

  it('go up and down the headings, by a page, and to both ends', () => {
    assert.deepEqual(go(HEADING, 'ArrowDown', 'ArrowDown'), { line: 2, item: -1, time: undefined });
    assert.deepEqual(go(HEADING, 'PageDown', 'PageDown'), { line: 3, item: -1, time: undefined });
    assert.deepEqual(go(HEADING, 'PageUp'), HEADING);
    assert.deepEqual(go(HEADING, 'Ctrl+End'), { line: 3, item: 1, time: 45 });
    assert.deepEqual(go(HEADING, 'Ctrl+End', 'Ctrl+Home'), HEADING);
    assert.equal(moveSpot('a', false, HEADING, LINES), undefined);
    assert.deepEqual(moveSpot('End', true, HEADING, { count: 0, page: 1, itemsOf: () => [] }), HEADING);
  });

  it('find what lies nearest to a moment', () => {
    assert.equal(nearest(QUARTERS, 89), 0);
    assert.equal(nearest(QUARTERS, 10_000), 3);
    assert.equal(nearest([], 10), -1);
  });
});

describe('values that come faster than they are wanted', () => {
  it('are passed on at once, then not more often than in a while, and the last one always', () => {
    const passed: number[] = [];
    let ring: (() => void) | undefined;
    const latest = new Latest<number>(150, (value) => passed.push(value), {
      after: (milliseconds, call) => {
        assert.equal(milliseconds, 150);
        ring = call;
      },
    });
    for (const value of [1, 2, 3]) latest.give(value);
    assert.deepEqual(passed, [1]);
    ring?.();
    assert.deepEqual(passed, [1, 3]);
    latest.give(4);
    assert.deepEqual(passed, [1, 3]);
    ring?.();
    ring?.();
    latest.give(5);
    assert.deepEqual(passed, [1, 3, 4, 5]);
  });
});
