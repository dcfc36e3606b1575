/** Whatever stands in the files: checks never throw, findings lie in their documents, and an edit costs no exactness. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { FILE } from './random-workspace.ts';
import { engineOn, FOLDER } from './rule-fixture.ts';
import { runs } from '../random-runs.ts';

const PARAMETERS = { seed: 20_260_630, numRuns: runs(20) };

function textsOf(files: readonly (readonly [string, string | undefined])[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, text] of files) if (text !== undefined) texts.set(path, text);
  return texts;
}

function assertSound(engine: Engine, texts: ReadonlyMap<string, string>): void {
  for (const { path, range, message, related, code } of engine.diagnoseAll()) {
    const lines = (texts.get(path) ?? '').split(/\r\n|\r|\n/);
    for (const { line, character } of [range.start, range.end]) {
      assert.ok(line < lines.length && character <= (lines[line] ?? '').length, `${code} lies in ${path}`);
    }
    assert.ok(range.start.line < range.end.line || range.start.character <= range.end.character);
    for (const sentence of [message, ...related.map((place) => place.message)]) {
      assert.match(sentence, /[.?]$/, 'a message ends as a sentence does');
      const own = sentence.replace(/[“"][^”]*[”"]/gs, '');
      assert.doesNotMatch(own, /\bundefined\b|\[object|\bNaN\b|\.\.$/, 'a message is made of words');
    }
  }
}

/** What is said of each document, to compare. Where a related place stands is asked anew each time, and left out. */
function byDocument(engine: Engine): ReadonlyMap<string, string> {
  const { uri } = engine.snapshot.configurationDocument;
  return new Map(
    [...engine.documents().map((document) => document.uri), uri].map((document) => [
      document,
      JSON.stringify(
        engine.diagnose(document).map(({ range, code, message, severity }) => [range, code, message, severity]),
      ),
    ]),
  );
}

describe('checks', () => {
  it('never throw, and underline something that is there', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(fc.array(FILE, { maxLength: 8 }), async (files) => {
        const texts = textsOf(files);
        assertSound(await engineOn(memoryFileSystem(Object.fromEntries(texts))), texts);
      }),
      PARAMETERS,
    );
  });

  it('say after edits what they would say of the same files read afresh', async function () {
    this.timeout(600_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(FILE, { minLength: 3, maxLength: 8 }),
        fc.array(FILE, { minLength: 1, maxLength: 6 }),
        async (files, edits) => {
          const fileSystem = memoryFileSystem(Object.fromEntries(textsOf(files)));
          const engine = await engineOn(fileSystem);
          engine.diagnoseAll();
          for (const [path, text] of edits) {
            const uri = joinUri(FOLDER, path);
            const before = byDocument(engine);
            engine.takeChanged();
            if (text === undefined) fileSystem.delete(path);
            else fileSystem.write(path, text);
            const reload =
              text === undefined ? engine.workspace.fileDeleted(uri) : await engine.workspace.fileChanged(uri);
            if (reload) await engine.workspace.load();
            await engine.verifyEvidence();
            const changed = engine.takeChanged();
            const fresh = await engineOn(fileSystem);
            assert.deepEqual(engine.diagnoseAll(), fresh.diagnoseAll());
            assert.deepEqual(engine.silencedAll(), fresh.silencedAll());
            const after = byDocument(engine);
            for (const [document, findings] of before) {
              if (after.get(document) !== findings) assert.ok(changed.has(document), `${document} was announced`);
            }
          }
        },
      ),
      { ...PARAMETERS, numRuns: runs(13) },
    );
  });
});
