/** Objects come in the order in which they were asked for, whatever they hold and wherever a piece ends. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Answer, BatchReader } from '../../../server/src/git/batch-reader.ts';
import { runs } from '../random-runs.ts';

interface Asked {
  readonly answer: Promise<Answer>;
  readonly sizes: number[];
  readonly pieces: Buffer[];
}

function ask(reader: BatchReader): Asked {
  const sizes: number[] = [];
  const pieces: Buffer[] = [];
  const answer = reader.expect({ begin: (size) => sizes.push(size), take: (piece) => pieces.push(piece) });
  return { answer, sizes, pieces };
}

describe('the objects of a batch', () => {
  it('are whole, or missing, wherever a piece ends', async () => {
    const object = fc.option(fc.uint8Array({ maxLength: 12 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { maxLength: 6 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        async (objects, cuts) => {
          const printed = Buffer.concat(
            objects.map((bytes) =>
              bytes === undefined
                ? Buffer.from('abc missing\n')
                : Buffer.concat([Buffer.from(`abc blob ${bytes.length}\n`), bytes, Buffer.from('\n')]),
            ),
          );
          const reader = new BatchReader();
          const asked = objects.map(() => ask(reader));
          let at = 0;
          for (const cut of [...cuts.toSorted((a, b) => a - b), printed.length]) {
            const end = Math.max(at, Math.min(cut, printed.length));
            reader.read(printed.subarray(at, end));
            at = end;
          }
          for (const [index, bytes] of objects.entries()) {
            const one = asked[index];
            assert.ok(one);
            // oxlint-disable-next-line eslint/no-await-in-loop -- they are all there
            assert.equal(await one.answer, bytes === undefined ? 'missing' : 'whole');
            assert.deepEqual(one.sizes, bytes === undefined ? [] : [bytes.length]);
            assert.deepEqual(Buffer.concat(one.pieces), Buffer.from(bytes ?? []));
          }
        },
      ),
      { numRuns: runs(200), seed: 1 },
    );
  });

  it('that are still awaited when it ends have failed', async () => {
    const reader = new BatchReader();
    const [one, other] = [ask(reader), ask(reader)];
    reader.read(Buffer.from('abc blob 3\nab'));
    reader.fail();
    assert.deepEqual([await one.answer, await other.answer], ['failed', 'failed']);
  });
});
