/** The known word nearest to a misspelt one. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { nearest } from '../../../server/src/domain/nearest.ts';
import { runs } from '../random-runs.ts';

describe('nearest', () => {
  it('takes a slip of the pen for what was meant', () => {
    const words = ['owner', 'approver', 'review_cadence', 'criteria'];
    assert.equal(nearest('ownr', words), 'owner');
    assert.equal(nearest('onwer', words), 'owner');
    assert.equal(nearest('oner', words), 'owner');
    assert.equal(nearest('reveiw_cadense', words), 'review_cadence');
    assert.equal(nearest('criticism', words), undefined);
  });

  it('offers nothing for another word, or a word that is known', () => {
    assert.equal(nearest('colour', ['owner', 'title']), undefined);
    assert.equal(nearest('owner', ['owner']), undefined);
    assert.equal(nearest('', ['a']), undefined);
    assert.equal(nearest('a', []), undefined);
    // Of a short word a single letter is already a third.
    assert.equal(nearest('id', ['is', 'in', 'xx']), 'is');
    assert.equal(nearest('abc', ['xyc']), undefined);
    assert.equal(nearest('x'.repeat(65), ['x'.repeat(66)]), undefined);
  });

  it('prefers the nearer, and the first of equals', () => {
    assert.equal(nearest('statsu', ['statusss', 'status']), 'status');
    assert.equal(nearest('AC-09', ['AC-01', 'AC-02']), 'AC-01');
  });

  it('agrees with the plain definition of distance', () => {
    const word = fc.string({ maxLength: 7, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (written, known) => {
        const limit = Math.min(2, Math.max(1, Math.floor(written.length / 3)));
        const near = known.filter((one) => one !== written && written !== '' && distance(written, one) <= limit);
        const best = Math.min(...near.map((one) => distance(written, one)));
        assert.equal(
          nearest(written, known),
          near.find((one) => distance(written, one) === best),
        );
      }),
      { seed: 2026, numRuns: runs(130) },
    );
  });

  it('looks words up in a long list, and finds there what is one edit away', () => {
    const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'c') });
    const others = Array.from({ length: 600 }, (_, at) => `filler-${at}`);
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (written, known) => {
        const near = known.find((one) => one !== written && distance(written, one) <= 1);
        assert.equal(nearest(written, [...others, ...known]), near);
      }),
      { seed: 2026, numRuns: runs(40) },
    );
  });
});

/** Edits by the definition: insert, delete, replace, or swap two neighbours, none of them edited twice. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row !== undefined) row[j] = least;
    }
  }
  return at(a.length, b.length);
}
