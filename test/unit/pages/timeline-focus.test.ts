/** Where the focus of the timeline goes when its lines do. */
import assert from 'node:assert/strict';

import { axisOf, type TimeAxis } from '../../../pages/src/timeline/axis.ts';
import type { TimelineLine } from '../../../pages/src/timeline/lines.ts';
import { type Focus, resolved } from '../../../pages/src/timeline/timeline-focus.ts';
import { control, occurrences } from './timeline-fixture.ts';

const days = axisOf({ start: '2026-01-01', end: '2026-12-31' }, []);
if (days === undefined) throw new Error('no axis');
const AXIS: TimeAxis = { ...days, scale: 2, width: days.days * 2 };
const HALVES = occurrences('2026-01-01..2026-06-30 missing 2026-07-15\n2026-07-01..2026-12-31 upcoming 2027-01-15');

function lines(...ids: readonly string[]): readonly TimelineLine[] {
  return ids.map((id) => ({ kind: 'control', key: `c ${id}`, control: control(id, { occurrences: HALVES }) }));
}

describe('the focus of the timeline', () => {
  const focus: Focus = { line: 1, key: 'c B', item: 1, time: 546, scale: 2 };

  it('stays with its line when others come before it, go, or change their order', () => {
    assert.deepEqual(resolved(focus, lines('A', 'B', 'C'), AXIS), { line: 1, item: 1, time: 546 });
    assert.equal(resolved(focus, lines('A', 'A2', 'B', 'C'), AXIS).line, 2);
    assert.equal(resolved(focus, lines('B', 'C'), AXIS).line, 0);
    assert.equal(resolved(focus, lines('C', 'A', 'B'), AXIS).line, 2);
  });

  it('is where its line was when that is gone, and in the first line as long as nobody was anywhere', () => {
    assert.equal(resolved(focus, lines('A', 'C', 'D'), AXIS).line, 1);
    assert.equal(resolved(focus, lines('A'), AXIS).line, 0);
    assert.equal(resolved(focus, [], AXIS).line, 0);
    assert.equal(resolved({ ...focus, line: 0, key: undefined }, lines('A', 'B'), AXIS).line, 0);
  });

  it('is at the same time after a zoom, in the same line', () => {
    const wider = { ...AXIS, scale: 4, width: AXIS.width * 2 };
    assert.deepEqual(resolved(focus, lines('B', 'A'), wider), { line: 0, item: 1, time: 1092 });
  });
});
