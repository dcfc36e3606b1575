/** No more at once than allowed, the urgent first, and a failure that stays where it is. */

import assert from 'node:assert/strict';
import { createJobQueue } from '../../../server/src/workspace/job-queue.ts';

describe('job queue', () => {
  it('runs at most so many at once, and all of them', async () => {
    const queue = createJobQueue(3);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        queue.run(async () => {
          running += 1;
          most = Math.max(most, running);
          for (let turns = at % 4; turns >= 0; turns -= 1) await Promise.resolve();
          running -= 1;
          return at;
        }),
      ),
    );
    assert.equal(most, 3);
    assert.deepEqual(
      results,
      Array.from({ length: 50 }, (_, at) => at),
    );
  });

  it('starts the urgent first, and equals in the order they came', async () => {
    const queue = createJobQueue(1);
    const order: string[] = [];
    const note = (name: string, priority?: number) => queue.run(() => void order.push(name), priority);
    await Promise.all([
      note('first'),
      note('closed 1'),
      note('open 1', 10),
      note('later', -1),
      note('closed 2', 0),
      note('open 2', 10),
      note('middle', 5),
    ]);
    assert.deepEqual(order, ['first', 'open 1', 'open 2', 'middle', 'closed 1', 'closed 2', 'later']);
  });

  it('takes jobs while it runs, and after it was empty', async () => {
    const queue = createJobQueue(2);
    assert.equal(await queue.run(() => queue.run(() => 7)), 7);
    assert.equal(await queue.run(() => 8), 8);
  });

  it('a job that fails fails alone, thrown or rejected', async () => {
    const queue = createJobQueue(1);
    const thrown = queue.run(() => {
      throw new Error('thrown');
    });
    const rejected = queue.run(() => Promise.reject(new Error('rejected')));
    const good = queue.run(() => 'good');
    await assert.rejects(thrown, /thrown/);
    await assert.rejects(rejected, /rejected/);
    assert.equal(await good, 'good');
  });
});
