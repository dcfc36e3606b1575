/** What documents hold under a key stays in the order of their paths, and a list that was given out never changes. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { comparePaths, OrderedTable, type Placed } from '../../../server/src/workspace/ordered-table.ts';
import { runs } from '../random-runs.ts';

interface Item {
  readonly document: Placed;
  readonly name: string;
}

const place = (path: string): Placed => ({ uri: `file:///w/${path}`, path });
const PATHS = ['a.md', 'b.md', 'b/c.md', 'z.md'];

const step = fc.oneof(
  fc.record({ step: fc.constant('add' as const), path: fc.constantFrom(...PATHS), name: fc.string({ maxLength: 2 }) }),
  fc.record({ step: fc.constant('remove' as const), path: fc.constantFrom(...PATHS) }),
  fc.record({ step: fc.constant('look' as const) }),
);

describe('a table in the order of paths', () => {
  it('holds what a list that is sorted each time would hold, and never changes what it gave', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const table = new OrderedTable<Item>(({ document }) => document);
        let model: readonly Item[] = [];
        const given: { readonly list: readonly Item[]; readonly copy: readonly Item[] }[] = [];
        for (const one of steps) {
          if (one.step === 'add') {
            const item = { document: place(one.path), name: one.name };
            table.add('key', item);
            model = [...model, item].toSorted((a, b) => comparePaths(a.document.path, b.document.path));
          } else if (one.step === 'remove') {
            table.remove('key', place(one.path));
            model = model.filter(({ document }) => document.path !== one.path);
          } else {
            const list = table.all('key');
            given.push({ list, copy: [...list] });
          }
          assert.equal(table.count('key'), model.length);
          assert.equal(table.has('key'), model.length > 0);
        }
        assert.deepEqual(table.all('key'), model);
        for (const { list, copy } of given) assert.deepEqual(list, copy);
      }),
      { seed: 20261128, numRuns: runs(300) },
    );
  });

  it('gives one list for as long as nothing changes', () => {
    const table = new OrderedTable<Item>(({ document }) => document);
    table.add('key', { document: place('a.md'), name: '' });
    assert.equal(table.all('key'), table.all('key'));
    assert.deepEqual(table.all('other'), []);
  });
});
