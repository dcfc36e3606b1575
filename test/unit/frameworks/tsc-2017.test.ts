/** The catalogue's self-test: exactly these 61 criteria, no more and no fewer. Most public lists get this wrong. */

import assert from 'node:assert/strict';
import { CATEGORIES, CATEGORY_IDS } from '../../../server/src/domain/category.ts';
import { foldFrameworkName } from '../../../server/src/frameworks/framework.ts';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';

const ALL = `
  CC1.1 CC1.2 CC1.3 CC1.4 CC1.5
  CC2.1 CC2.2 CC2.3
  CC3.1 CC3.2 CC3.3 CC3.4
  CC4.1 CC4.2
  CC5.1 CC5.2 CC5.3
  CC6.1 CC6.2 CC6.3 CC6.4 CC6.5 CC6.6 CC6.7 CC6.8
  CC7.1 CC7.2 CC7.3 CC7.4 CC7.5
  CC8.1
  CC9.1 CC9.2
  A1.1 A1.2 A1.3
  C1.1 C1.2
  PI1.1 PI1.2 PI1.3 PI1.4 PI1.5
  P1.1 P2.1 P3.1 P3.2 P4.1 P4.2 P4.3 P5.1 P5.2 P6.1 P6.2 P6.3 P6.4 P6.5 P6.6 P6.7 P7.1 P8.1
`;

describe('Trust Services Criteria 2017', () => {
  it('are these 61, in this order', () => {
    const ids = TSC_2017.criteria.map((criterion) => criterion.id);
    assert.deepEqual(ids, ALL.trim().split(/\s+/));
    assert.equal(ids.length, 61);
    assert.equal(new Set(ids).size, 61);
  });

  it('are 33, 3, 2, 5 and 18 by category', () => {
    const counts = CATEGORY_IDS.map(
      (category) => TSC_2017.criteria.filter((criterion) => criterion.category === category).length,
    );
    assert.deepEqual(counts, [33, 3, 2, 5, 18]);
  });

  it('belong to the category that their letters say', () => {
    for (const { id, category } of TSC_2017.criteria) {
      const prefix = CATEGORIES.find((one) => one.id === category)?.prefix;
      assert.equal(/^[A-Z]+/.exec(id)?.[0], prefix, id);
    }
  });

  it('have short labels of our own, each another', () => {
    for (const { id, label } of TSC_2017.criteria) assert.match(label, /^[A-Z][\w ,'-]{5,47}$/, id);
    assert.equal(new Set(TSC_2017.criteria.map((criterion) => criterion.label)).size, 61);
    // The criteria's own text, which belongs to the AICPA, speaks in such phrases.
    for (const { label } of TSC_2017.criteria) assert.doesNotMatch(label, /\bthe entity\b|COSO Principle/i);
  });

  it('go by names that are folded', () => {
    for (const name of TSC_2017.names) assert.equal(foldFrameworkName(name), name);
  });
});
