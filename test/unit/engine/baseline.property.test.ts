/** Whatever is moved about in a workspace, nothing that its baseline holds is said again. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { runs } from '../random-runs.ts';
import { engineOn } from '../rules/rule-fixture.ts';

/** Fields with right and wrong values; the places of records and the names of files decide on none of what is found here. */
const FIELDS = [
  'title: Review of access',
  'title: TBD',
  'owner: jane.doe',
  'owner: [jane.doe, sam.roe]',
  'owner: "<owner>"',
  'frequency: quarterly',
  'frequency: now and then',
  'last_reviewed: soon',
  'last_reviewed: 01/02/2026',
  'criteria: [CC6.1, CC9.9]',
  'criteria: {TSC: [CC1], ISO: [A.5.1]}',
  'policies: [POL-A, POL-NONE]',
  'sytems: [okta]',
  'status: operating',
  'evidence: [{title: Export, retention: forever}, {titel: Export}]',
];

interface Control {
  readonly id: string | undefined;
  readonly fields: readonly string[];
}

const CONTROL: fc.Arbitrary<Control> = fc.record({
  id: fc.constantFrom(undefined, 'AC-01', 'AC-02', 'AC-03'),
  fields: fc.subarray(FIELDS, { minLength: 1 }),
});

const FILES = fc.array(fc.array(CONTROL, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

function register(controls: readonly Control[]): string {
  const records = controls.map(({ id, fields }) =>
    [...(id === undefined ? [] : [`id: ${id}`]), ...fields].map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`),
  );
  return `controls:\n${records.flat().join('')}`;
}

/** Where records and files go: each number decides on one place. */
function shuffled<T>(items: readonly T[], by: readonly number[]): readonly T[] {
  return items
    .map((item, at) => ({ item, rank: by[at % by.length] ?? 0, at }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ item }) => item);
}

describe('a baseline', () => {
  it('holds after records were put in another order and files were renamed', async () => {
    await fc.assert(
      fc.asyncProperty(
        FILES,
        fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        async (files, by, isRenamed) => {
          const named = (folder: string, all: typeof files): Readonly<Record<string, string>> =>
            Object.fromEntries(all.map((controls, at) => [`controls/${folder}${at}.yml`, register(controls)]));
          const engine = await engineOn(memoryFileSystem(named('a', files)));
          const baseline = baselineText(engine.recordFindings());
          const reordered = files.map((controls) => [...shuffled(controls, by)]);
          const after = isRenamed ? named('sub/b', [...shuffled(reordered, by)]) : named('a', reordered);
          const then = await engineOn(memoryFileSystem({ ...after, [BASELINE_FILE]: baseline }));
          assert.deepEqual(then.diagnoseAll(), []);
          assert.equal(then.goneFromBaseline(), 0);
          assert.equal(baselineText(then.recordFindings()).length > 50, true);
        },
      ),
      { seed: 20_260_915, numRuns: runs(60) },
    );
  });
});
