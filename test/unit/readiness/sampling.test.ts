/** How many items an auditor will likely ask for: by frequency, by the size of a population, and as configured. */

import assert from 'node:assert/strict';
import { FIRST_DATE } from '../../../server/src/domain/civil-date.ts';
import { readFrequency } from '../../../server/src/domain/recurrence.ts';
import { PRESET_SAMPLES, type SampleSizes } from '../../../server/src/domain/sample-sizes.ts';
import { sampleOf, sampleSize } from '../../../server/src/readiness/sampling.ts';
import type { Occurrence } from '../../../server/src/readiness/occurrences.ts';
import { dedent, engineFor } from '../rules/rule-fixture.ts';

function size(often: string, population: number, sizes: SampleSizes = PRESET_SAMPLES): number {
  const frequency = readFrequency(often);
  assert.ok(frequency, often);
  return sampleSize(frequency, population, sizes);
}

async function configured(samples: string): Promise<SampleSizes> {
  const { snapshot } = await engineFor(new Map([['plumbline.yml', dedent(samples)]]));
  return snapshot.configuration.samples;
}

describe('the size of a sample', () => {
  it('goes by how often a control operates', () => {
    const expected = [
      ['annual', 1, 1],
      ['semiannual', 2, 1],
      ['quarterly', 4, 2],
      ['monthly', 12, 2],
      ['weekly', 53, 5],
      ['daily', 365, 25],
      ['continuous', 12, 40],
    ] as const;
    for (const [often, population, items] of expected) assert.equal(size(often, population), items, often);
  });

  it('takes a frequency without a word as the nearest one', () => {
    for (const [often, items] of [
      ['P2D', 25],
      ['P14D', 5],
      ['P45D', 2],
      ['P90D', 2],
      ['P2M', 2],
      ['P9M', 1],
      ['P2Y', 1],
    ] as const) {
      assert.equal(size(often, 400), items, often);
    }
  });

  it('is never more than there is', () => {
    assert.equal(size('quarterly', 1), 1);
    assert.equal(size('daily', 10), 10);
    assert.equal(size('weekly', 0), 0);
  });

  it('goes by the population where something happens per event: all up to ten, then eight, fifteen, twenty-five', () => {
    for (const [population, items] of [
      [0, 0],
      [7, 7],
      [10, 10],
      [11, 8],
      [50, 8],
      [51, 15],
      [250, 15],
      [251, 25],
      [9000, 25],
    ] as const) {
      assert.equal(size('per-event', population), items, String(population));
    }
  });

  it('is what plumbline.yml says, and the preset for the rest', async () => {
    const sizes = await configured(`
      samples:
        quarterly: 4
        per_event: [{items: 60}, {up_to: 20, items: 5}]
    `);
    assert.equal(size('quarterly', 4, sizes), 4);
    assert.equal(size('monthly', 12, sizes), 2);
    assert.deepEqual(
      [size('per-event', 20, sizes), size('per-event', 21, sizes), size('per-event', 900, sizes)],
      [5, 21, 60],
    );
    const closed = await configured('samples: {per_event: {up_to: 20, items: 5}}\n');
    assert.equal(size('per-event', 900, closed), 5, 'the last step, where none is for more');
  });

  it('is the preset where nothing can be read', async () => {
    for (const text of [
      'samples: 5\n',
      'samples: {daily: many, per_event: [{up_to: 5}]}\n',
      'samples:\n',
      'samples: []\n',
    ]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      assert.deepEqual(await configured(text), PRESET_SAMPLES, text);
    }
  });

  it('is said with what there is to show', () => {
    const occurrence = (state: Occurrence['state']): Occurrence => ({
      start: FIRST_DATE,
      end: FIRST_DATE,
      due: FIRST_DATE,
      evidence: [],
      state,
    });
    const all = (['performed', 'late', 'missing', 'excepted', 'upcoming', 'upcoming'] as const).map(occurrence);
    assert.deepEqual(sampleOf({ kind: 'per-event' }, all, PRESET_SAMPLES), {
      population: 6,
      items: 6,
      proven: 2,
      late: 1,
      missing: 1,
    });
    assert.equal(sampleOf({ kind: 'continuous' }, all, PRESET_SAMPLES).population, undefined);
  });
});
