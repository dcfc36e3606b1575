/** Whatever stands in the files: checks never throw, findings lie in their documents, and an edit costs no exactness. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Engine } from '/work/main/server/src/engine/engine.ts';
import { memoryFileSystem } from '/work/main/server/src/workspace/memory-file-system.ts';
import { joinUri } from '/work/main/server/src/workspace/uri.ts';
import { FILE } from '/work/main/test/unit/rules/random-workspace.ts';
import { engineOn, FOLDER } from '/work/main/test/unit/rules/rule-fixture.ts';

const PARAMETERS = { seed: 20_260_630, numRuns: 6000 };

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
      assert.doesNotMatch(sentence, /\bundefined\b|\[object|\bNaN\b| {2}|\.\.$/, 'a message is made of words');
    }
  }
}

describe('checks', () => {
  it('never throw, and underline something that is there', async function () {
    this.timeout(590_000);
    await fc.assert(
      fc.asyncProperty(fc.array(FILE, { maxLength: 8 }), async (files) => {
        const texts = textsOf(files);
        assertSound(await engineOn(memoryFileSystem(Object.fromEntries(texts))), texts);
      }),
      PARAMETERS,
    );
  });

  it('say after edits what they would say of the same files read afresh', async function () {
    this.timeout(590_000);
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
            if (text === undefined) fileSystem.delete(path);
            else fileSystem.write(path, text);
            const reload =
              text === undefined ? engine.workspace.fileDeleted(uri) : await engine.workspace.fileChanged(uri);
            if (reload) await engine.workspace.load();
            const fresh = await engineOn(fileSystem);
            assert.deepEqual(engine.diagnoseAll(), fresh.diagnoseAll());
          }
        },
      ),
      { ...PARAMETERS, numRuns: 5000 },
    );
  });
});
