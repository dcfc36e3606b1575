/** How often a server that ends by itself is started again: a bound, within a while, until a person asks for it. */

import assert from 'node:assert/strict';
import { CrashRecord } from '../../../client/src/server/crash-record.ts';

const MINUTE = 60 * 1000;

describe('the record of crashes', () => {
  let now = 0;
  let record: CrashRecord;
  beforeEach(() => {
    now = 0;
    record = new CrashRecord(() => now);
  });
  const crashes = (count: number): readonly boolean[] => Array.from({ length: count }, () => record.allowsRestart());

  it('allows five restarts within three minutes, and no sixth', () => {
    assert.deepEqual(crashes(6), [true, true, true, true, true, false]);
  });

  it('forgets what was longer ago', () => {
    crashes(5);
    now = 3 * MINUTE - 1;
    assert.deepEqual(crashes(1), [false]);
    // Three minutes after the first five; the one that was refused still counts.
    now = 3 * MINUTE;
    assert.deepEqual(crashes(5), [true, true, true, true, false]);
  });

  it('begins anew when a person asks for a restart', () => {
    crashes(6);
    record.clear();
    assert.deepEqual(crashes(6), [true, true, true, true, true, false]);
  });
});
