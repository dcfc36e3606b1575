/** Taken back commit by commit, a folder is what it would be if the files of that time were read for the first time. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PastStates } from '../../../server/src/cli/past-states.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { figuresOf } from '../../../server/src/engine/figures.ts';
import type { FileChange, TreeEntry } from '../../../server/src/git/listings.ts';
import { TreeFileSystem } from '../../../server/src/git/tree-file-system.ts';
import { START, type Step, STEP } from '../engine/edited-workspace.ts';
import { runs } from '../random-runs.ts';
import { FOLDER } from '../rules/rule-fixture.ts';
import { StoredBlobs } from './stored-blobs.ts';

type Files = ReadonlyMap<string, string>;

/** The files after a step; those that only an editor takes change nothing. */
function stepped(files: Files, step: Step): Files {
  const next = new Map(files);
  const below = (path: string): readonly string[] =>
    [...files.keys()].filter((one) => one === path || one.startsWith(`${path}/`));
  if (step.step === 'write') {
    // A file takes the place of a folder, and a folder that of a file.
    for (const path of below(step.path)) next.delete(path);
    for (const path of files.keys()) if (step.path.startsWith(`${path}/`)) next.delete(path);
    next.set(step.path, step.text);
  }
  if (step.step === 'delete') for (const path of below(step.path)) next.delete(path);
  if (step.step === 'type') {
    const text = files.get(step.path);
    if (text === undefined) return files;
    const at = step.at % (text.length + 1);
    next.set(step.path, text.slice(0, at) + step.text + text.slice(at + step.over));
  }
  if (
    step.step === 'rename' &&
    step.from !== step.to &&
    !step.to.startsWith(`${step.from}/`) &&
    below(step.to).length === 0
  ) {
    for (const path of below(step.from)) {
      next.delete(path);
      next.set(`${step.to}${path.slice(step.from.length)}`, files.get(path) ?? '');
    }
  }
  return next;
}

function changesBetween(before: Files, after: Files, blobs: StoredBlobs): readonly FileChange[] {
  const side = (text: string | undefined): Omit<TreeEntry, 'path'> | undefined =>
    text === undefined ? undefined : { kind: 'file', id: blobs.add(text) };
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .toSorted()
    .map((path) => ({ path, before: side(before.get(path)), after: side(after.get(path)) }));
}

describe('past states', () => {
  it('are those that the files of their time have', async () => {
    const asOf = '2026-07-15';
    assert.ok(isCivilDate(asOf));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(STEP, fc.boolean()), { minLength: 1, maxLength: 6 }), async (steps) => {
        const states: Files[] = [START];
        for (const [step] of steps) states.push(stepped(states.at(-1) ?? START, step));
        const blobs = new StoredBlobs();
        const treeOf = (files: Files): TreeFileSystem =>
          new TreeFileSystem({
            folder: FOLDER,
            caseSensitive: true,
            entries: blobs.entries(Object.fromEntries(files)),
            blobs: blobs.reader,
          });
        const latest = treeOf(states.at(-1) ?? START);
        const past = new PastStates(new Engine({ folder: FOLDER, fileSystem: latest, asOf }), latest);
        for (let at = states.length - 1; at >= 0; at -= 1) {
          const files = states[at] ?? START;
          const before = states[at - 1];
          const changes = before === undefined ? [] : changesBetween(before, files, blobs);
          // Of a commit of another day nothing is asked, and it is undone all the same.
          if (before !== undefined && steps[at - 1]?.[1] === true) {
            // oxlint-disable-next-line eslint/no-await-in-loop -- one state after the other
            await past.undo(changes);
            continue;
          }
          const fresh = new Engine({ folder: FOLDER, fileSystem: treeOf(files), asOf });
          // oxlint-disable-next-line eslint/no-await-in-loop -- one state after the other
          await fresh.workspace.load();
          // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
          await fresh.verifyEvidence();
          // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
          assert.deepEqual(await past.judge(asOf), figuresOf(fresh));
          if (before === undefined) break;
          // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
          await past.mayMatter(changes);
          // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
          await past.undo(changes);
        }
      }),
      { numRuns: runs(20), seed: 1 },
    );
  });
});
