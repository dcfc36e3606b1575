/** On random workspaces: a rename and its way back are the same bytes, and what is found is the same but for the name. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { positionAt } from '../../../server/src/facts/line-starts.ts';
import { isRefusal } from '../../../server/src/features/rename-subject.ts';
import { renameFiles } from '../../../server/src/features/rename-files.ts';
import { rename } from '../../../server/src/features/rename.ts';
import type { EditedFile } from '../../../server/src/features/workspace-edit.ts';
import { follow } from '../../../server/src/rules/links.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { START } from '../engine/edited-workspace.ts';
import { runs } from '../random-runs.ts';
import { FILE } from '../rules/random-workspace.ts';
import { FOLDER, load } from './marked-workspace.ts';
import { edited, type Files, retype } from './renamed.ts';

/** What rests on the text itself, or on words that are no references: not the same after a rename, and rightly so. */
const OF_THE_TEXT = new Set(['policy-changed-since-approval', 'evidence-name', 'policy-metadata-drift']);

const WORKSPACE: fc.Arbitrary<Files> = fc.array(FILE, { maxLength: 5 }).map((changes) => {
  const files = new Map(START);
  for (const [path, text] of changes) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return Object.fromEntries(files);
});

/** A place at which an ID may stand, by the order in which they come. */
interface Place {
  readonly path: string;
  readonly start: number;
  readonly id: string;
}

function placesIn(engine: Engine): readonly Place[] {
  return [...engine.snapshot.documents()].flatMap(({ path, facts }) =>
    [
      ...facts.records.flatMap(({ id }) => id ?? []),
      ...facts.references.map(({ start, end, id }) => ({ start, end, text: id })),
      ...facts.criteria,
      ...(facts.framework === undefined ? [] : [facts.framework.id, ...facts.framework.criteria.map(({ id }) => id)]),
      ...facts.suppressions.flatMap(({ codes }) => codes.flatMap(({ about }) => about)),
    ].map(({ start, end, text }) => ({ path, start: Math.floor((start + end) / 2), id: text })),
  );
}

async function renamedAt(files: Files, place: Place, id: string): Promise<readonly EditedFile[] | string> {
  const engine = await load(files);
  const document = [...engine.snapshot.documents()].find(({ path }) => path === place.path);
  assert.ok(document);
  const text = files[place.path] ?? '';
  const position = positionAt(document.facts.lineStarts, place.start);
  const result = await rename({ engine, document, text }, position, id);
  return isRefusal(result) ? result.refused : result.files;
}

/** An ID of the same form that nothing has: `AC-06` for `AC-01`, `oktax` for `okta`. */
function likeIt(id: string): string {
  return /\d/.test(id) ? id.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 5) % 10)) : `${id}x`;
}

/** Whether something could be given this ID: what is there already may have one that is none for a new thing. */
function isUsual(id: string): boolean {
  return /^[A-Za-z][\w.-]*$/.test(id) && !/^(?:CC|A|C|PI|P)\d\.\d$/.test(id);
}

/** What is found where, without the words of it. */
function foundIn(engine: Engine): readonly string[] {
  return engine
    .diagnoseAll()
    .filter(({ code }) => !OF_THE_TEXT.has(code))
    .map(({ path, range, code }) => `${path}:${range.start.line} ${code}`)
    .sort();
}

/** The stretches of a text that edits replace. */
function writtenAs({ text, edits }: EditedFile): readonly string[] {
  return edits.map(({ start, end }) => text.slice(start, end));
}

describe('a rename in a random workspace', function () {
  this.timeout(120_000);

  it('leaves what is found as it is, and so does the engine that hears of it; its way back restores every byte', async () => {
    let returns = 0;
    await fc.assert(
      fc.asyncProperty(WORKSPACE, fc.nat(), async (files, choice) => {
        const engine = await load(files);
        const places = placesIn(engine);
        const place = places[choice % Math.max(1, places.length)];
        fc.pre(place !== undefined);
        const probe = await renamedAt(files, place, 'ZQ-9001');
        if (typeof probe === 'string') return;
        const after = edited(files, probe);
        // A name in other letters than its definition's is written as that on the way back.
        const spelled = new Set(probe.flatMap(writtenAs));
        const [old = ''] = spelled;
        if (spelled.size === 1 && isUsual(old)) {
          const [first] = probe;
          assert.ok(first?.edits[0]);
          const back = await renamedAt(
            after,
            { path: first.path, start: first.edits[0].start + 2, id: 'ZQ-9001' },
            old,
          );
          // Two things were called the same before, and the way back would bring that about anew.
          if (typeof back === 'string') return;
          returns++;
          assert.deepEqual(edited(after, back), files);
        }
        const like = await renamedAt(files, place, likeIt(old));
        if (typeof like === 'string') return;
        const next = edited(files, like);
        const fresh = await load(next);
        assert.deepEqual(foundIn(fresh), foundIn(engine));
        retype(engine, Object.fromEntries(like.map(({ path }) => [path, next[path] ?? ''])));
        assert.deepEqual(engine.diagnoseAll(), fresh.diagnoseAll());
      }),
      { numRuns: runs(60) },
    );
    assert.ok(returns > 20, `${returns} ways back`);
  });
});

describe('a file that gets another name in a random workspace', function () {
  this.timeout(120_000);

  const MOVES = [
    ['policies/access.md', 'policies/people/access control.md'],
    ['policies', 'policies/all'],
    ['policies/a.md', 'policies/zugriff-ü.md'],
    ['evidence/2026', 'evidence/year/2026'],
    ['evidence/a.csv', 'evidence/(b) c.csv'],
    ['evidence/2026/q1-access-review.csv', 'evidence/q1.csv'],
    ['notes', 'notes-of-ours'],
    ['frameworks/a.yml', 'frameworks/iso.yml'],
  ] as const;

  it('is found by whatever led to it before', async () => {
    await fc.assert(
      fc.asyncProperty(WORKSPACE, fc.constantFrom(...MOVES), async (files, [from, to]) => {
        const engine = await load(files);
        const [before, after] = [joinUri(FOLDER, from), joinUri(FOLDER, to)];
        const options = { caseSensitive: true, speaksFor: () => true, isCancelled: () => false };
        const next = edited(files, await renameFiles(engine, [{ from: before, to: after }], options));
        const isIn = (path: string): boolean => path === from || path.startsWith(`${from}/`);
        const there: Record<string, string> = {};
        for (const [path, text] of Object.entries(next)) there[isIn(path) ? to + path.slice(from.length) : path] = text;
        const leading = (one: Engine): number =>
          [...one.snapshot.documents()].reduce(
            (sum, document) =>
              sum +
              document.facts.files.filter((file) => follow({ snapshot: one.snapshot, document }, file).state === 'file')
                .length,
            0,
          );
        const moved = await load(there);
        assert.equal(leading(moved), leading(engine));
        // And where nothing is said of names, nothing else is found.
        const broken = (one: Engine): number => one.diagnoseAll().filter(({ code }) => code === 'link-broken').length;
        assert.equal(broken(moved), broken(engine));
      }),
      { numRuns: runs(60) },
    );
  });
});
