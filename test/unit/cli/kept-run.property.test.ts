/** The one promise of the cache: a run that uses it says what a run without it says, whatever happened to the files before. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EXIT_CLEAN } from '../../../server/src/cli/exit-codes.ts';
import { keepRun, type Outcome, recallRun } from '../../../server/src/cli/kept-run.ts';
import { SeenDisk } from '../../../server/src/cli/seen-disk.ts';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { START, STEP, type Step } from '../engine/edited-workspace.ts';
import { runs } from '../random-runs.ts';
import { FOLDER } from '../rules/rule-fixture.ts';
import { SimulatedDisk } from './simulated-disk.ts';

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

async function engineOn(fileSystem: FileSystem, asOf: CivilDate): Promise<Engine> {
  const engine = new Engine({ folder: FOLDER, fileSystem, asOf, once: true });
  await engine.workspace.load();
  await engine.verifyEvidence();
  return engine;
}

/** A run as the command line makes it, with all that it can say. */
async function run(fileSystem: FileSystem, asOf: CivilDate): Promise<Outcome> {
  const engine = await engineOn(fileSystem, asOf);
  const found = engine.diagnoseAll();
  const matrix = engine.readiness.matrix().criteria.map(({ key, readiness }) => [key, readiness]);
  const text = JSON.stringify([found, engine.totals(found), engine.silencedAll(), matrix, engine.goneFromBaseline()]);
  return { code: EXIT_CLEAN, said: [{ to: 'output', text }] };
}

interface Cached {
  readonly outcome: Outcome;
  readonly isKept: boolean;
}

async function cachedRun(disk: SimulatedDisk, asOf: CivilDate): Promise<Cached> {
  const name = { name: 'a', key: asOf };
  const kept = await recallRun(disk, name, disk);
  if (kept !== undefined) return { outcome: kept, isKept: true };
  const seen = new SeenDisk(disk.now());
  const outcome = await run(seen.through(disk), asOf);
  keepRun(disk, name, seen, outcome);
  return { outcome, isKept: false };
}

/** What happens between two runs: some edits, and some time. */
const ROUND = fc.record({
  steps: fc.array(STEP, { maxLength: 3 }),
  wait: fc.constantFrom(0, 0, 10, 1500, 2500, 10_000),
});

async function assertSame(
  rounds: readonly { readonly steps: readonly Step[]; readonly wait: number }[],
): Promise<void> {
  const disk = new SimulatedDisk(Object.fromEntries(START));
  let asOf = day('2026-06-30');
  for (const { steps, wait } of rounds) {
    for (const step of steps) {
      disk.take(step);
      if (step.step === 'day') asOf = day(step.asOf);
      if (step.step === 'adopt') {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as people do
        const engine = await engineOn(disk.fileSystem, asOf);
        disk.save(BASELINE_FILE, baselineText(engine.recordFindings()));
      }
    }
    disk.time += wait;
    for (let time = 0; time < 2; time++) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
      assert.deepEqual((await cachedRun(disk, asOf)).outcome, await run(disk.fileSystem, asOf));
    }
  }
}

describe('a run that is kept', () => {
  const today = day('2026-06-30');
  /** The licensed text and the baseline. */
  const ABSENT = 2;

  it('says what a run without a cache says, after any edits and in any time', async function () {
    this.timeout(600_000);
    await fc.assert(fc.asyncProperty(fc.array(ROUND, { minLength: 1, maxLength: 8 }), assertSame), {
      seed: 20_261_129,
      numRuns: runs(12),
    });
  });

  it('is said again without a file being read', async () => {
    const disk = new SimulatedDisk(Object.fromEntries(START));
    assert.equal((await cachedRun(disk, today)).isKept, false);
    disk.reads = 0;
    assert.equal((await cachedRun(disk, today)).isKept, true);
    // But those that are not there: where nothing is, nothing has a state.
    assert.equal(disk.reads, ABSENT);
  });

  it('is said again where files were written anew and hold the same, and from then on without reading them', async () => {
    const disk = new SimulatedDisk(Object.fromEntries(START));
    await cachedRun(disk, today);
    for (const [path, text] of START) disk.save(path, text);
    assert.equal((await cachedRun(disk, today)).isKept, true);
    disk.reads = 0;
    assert.equal((await cachedRun(disk, today)).isKept, true);
    assert.ok(disk.reads > 10, 'they may have been written once more since');
    disk.time += 10_000;
    await cachedRun(disk, today);
    disk.reads = 0;
    assert.equal((await cachedRun(disk, today)).isKept, true);
    assert.equal(disk.reads, ABSENT);
  });

  it('is not said again where a file holds something else that looks the same', async () => {
    const disk = new SimulatedDisk(Object.fromEntries(START));
    const text =
      START.get('controls/access.yml') ?? [...START].find(([path]) => path.startsWith('controls/'))?.[1] ?? '';
    const path = [...START.keys()].find((one) => START.get(one) === text) ?? '';
    disk.save(path, text);
    await cachedRun(disk, today);
    const before = disk.stateOf(`${FOLDER}/${path}`)?.mark;
    disk.save(path, text.replaceAll('jane.doe', 'jane.dof'));
    assert.equal(disk.stateOf(`${FOLDER}/${path}`)?.mark, before);
    assert.equal((await cachedRun(disk, today)).isKept, false);
  });

  it('is not said again for another day, of another file, or where what is kept is not what was written', async () => {
    const disk = new SimulatedDisk(Object.fromEntries(START));
    await cachedRun(disk, today);
    assert.equal((await cachedRun(disk, day('2026-07-01'))).isKept, false);
    assert.equal((await cachedRun(disk, day('2026-07-01'))).isKept, true);
    disk.save('notes/other.txt', '');
    assert.equal((await cachedRun(disk, day('2026-07-01'))).isKept, false);
    for (const wrong of [
      '',
      '{}',
      '[]',
      'null',
      '{"key": "2026-07-01", "code": 0, "said": [], "seen": [[0, 1]]}',
      '\0',
    ]) {
      disk.kept.set('a', new TextEncoder().encode(wrong));
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      assert.equal((await cachedRun(disk, day('2026-07-01'))).isKept, false);
    }
  });

  it('is not kept where the disk gave two answers to one question', async () => {
    const disk = new SimulatedDisk({ 'a.md': 'one' });
    const seen = new SeenDisk(disk.now());
    const through = seen.through(disk);
    await through.readFile(`${FOLDER}/a.md`, 100);
    assert.equal(seen.answers?.length, 1);
    disk.save('a.md', 'two');
    await through.readFile(`${FOLDER}/a.md`, 100);
    assert.equal(seen.answers, undefined);
  });
});
