/** Where a panel goes beside its cell, at the edges of the window and in one that is too small. */

import assert from 'node:assert/strict';

import { panelPlace } from '../../../pages/src/panel-place.ts';

const ROOM = { width: 1000, height: 600 };
const SIZE = { width: 300, height: 200 };

describe('the place of a panel', () => {
  it('is below what it belongs to, or as far from it as is said', () => {
    const cell = { left: 50, top: 100, bottom: 128 };
    assert.deepEqual(panelPlace(cell, SIZE, ROOM), { left: 50, top: 128 });
    assert.deepEqual(panelPlace(cell, SIZE, ROOM, { gap: 4 }), { left: 50, top: 132 });
    assert.deepEqual(panelPlace(cell, SIZE, ROOM, { isOver: true }), { left: 50, top: 100 });
  });

  it('is above where there is no room below, and further left at the right edge', () => {
    const cell = { left: 900, top: 500, bottom: 528 };
    assert.deepEqual(panelPlace(cell, SIZE, ROOM), { left: 696, top: 300 });
    assert.deepEqual(panelPlace(cell, SIZE, ROOM, { gap: 4 }), { left: 696, top: 296 });
    assert.deepEqual(panelPlace(cell, SIZE, ROOM, { isOver: true }), { left: 696, top: 328 });
  });

  it('is in sight where there is room neither below nor above, from its beginning on', () => {
    const cell = { left: -20, top: 90, bottom: 118 };
    assert.deepEqual(panelPlace(cell, SIZE, { width: 1000, height: 300 }), { left: 4, top: 96 });
    assert.deepEqual(panelPlace(cell, SIZE, { width: 200, height: 150 }), { left: 4, top: 4 });
  });
});
