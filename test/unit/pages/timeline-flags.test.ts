/** The flags of today and of the judged day: never one over the other. */
import assert from 'node:assert/strict';

import { axisOf, type TimeAxis } from '../../../pages/src/timeline/axis.ts';
import { flagsOf } from '../../../pages/src/timeline/flags.ts';

const days = axisOf({ start: '2026-01-01', end: '2026-12-31' }, []);
if (days === undefined) throw new Error('no axis');
const AXIS: TimeAxis = { ...days, scale: 2, width: days.days * 2 };

function flags(asOf: string, today: string) {
  return flagsOf(AXIS, asOf, today).map(({ kind, left, isBefore, text }) => [kind, left, isBefore, text]);
}

describe('the flags of the timeline', () => {
  it('stand behind their lines, or before them at the end of the axis', () => {
    assert.deepEqual(flags('2026-09-15', '2026-09-15'), [['both', 515, false, 'Today, 15 Sep 2026']]);
    assert.deepEqual(flags('2026-03-01', '2026-12-15'), [
      ['as-of', 119, false, 'As of 1 Mar 2026'],
      ['today', 697, true, 'Today, 15 Dec 2026'],
    ]);
  });

  it('make room for each other', () => {
    assert.deepEqual(flags('2026-05-01', '2026-05-20'), [
      ['as-of', 241, true, 'As of 1 May 2026'],
      ['today', 279, false, 'Today, 20 May 2026'],
    ]);
    assert.deepEqual(flags('2026-05-20', '2026-05-01'), [
      ['as-of', 279, false, 'As of 20 May 2026'],
      ['today', 241, true, 'Today, 1 May 2026'],
    ]);
  });

  it('are one where there is no room, and point to days outside of the axis', () => {
    assert.deepEqual(flags('2026-12-20', '2027-03-01'), [
      ['as-of', 707, true, 'As of 20 Dec 2026 · Today, 1 Mar 2027 →'],
    ]);
    assert.deepEqual(flags('2026-09-15', '2025-12-01'), [
      ['as-of', 515, false, 'As of 15 Sep 2026'],
      ['today', 0, false, '← Today, 1 Dec 2025'],
    ]);
  });
});
