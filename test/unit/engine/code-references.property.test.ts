/** Source code that comes, goes and is typed in: the engine says of it, and of the controls, what a fresh one would say. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Engine } from '../../../server/src/engine/engine.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { recordCard } from '../../../server/src/features/record-card.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { AS_OF, FOLDER } from '../features/marked-workspace.ts';
import { runs } from '../random-runs.ts';

type Step = readonly [how: 'write' | 'delete' | 'type' | 'close', path: string, text: string];

const CODE = fc.constantFrom(
  '',
  'let a = 1;\n',
  '// @control ',
  '// @control AC-01\n',
  '\n\n// @control AC-01, AC-02\n// @control AC-01\n',
  '// @control AC-02, AC-09',
  '// @control AC-01\0',
  '# soc2: AC-02\n',
);
const REGISTER = fc.constantFrom(
  'controls:\n  - {id: AC-01}\n  - {id: AC-02}\n',
  'controls:\n  - {id: AC-02, status: retired}\n',
  'controls: [',
  '',
);
const CONFIGURATION = fc.constantFrom(
  '',
  'files: {code: ["src/*.ts"]}\n',
  'files: {code: []}\n',
  'code_markers: "soc2:"\n',
);

function step(paths: readonly string[], text: fc.Arbitrary<string>): fc.Arbitrary<Step> {
  return fc.tuple(fc.constantFrom('write', 'delete', 'type', 'close'), fc.constantFrom(...paths), text);
}

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: step(['src/a.ts', 'src/b.ts', 'lib/c.py', 'ci.yml'], CODE) },
  { weight: 2, arbitrary: step(['controls/a.yml'], REGISTER) },
  { weight: 1, arbitrary: step(['plumbline.yml'], CONFIGURATION) },
);

function everything(engine: Engine): unknown {
  const findings = engine.diagnoseAll();
  const groups = matrixTree(engine, { grouping: 'readiness' });
  const controls = groups.flatMap(({ id }) => matrixTree(engine, { grouping: 'readiness', parent: id }));
  return {
    findings,
    totals: engine.totals(findings),
    documents: engine.documents().map(({ path, facts }) => [path, facts.kind]),
    rows: controls.map((control) => [control, matrixTree(engine, { grouping: 'readiness', parent: control.id })]),
    cards: engine.snapshot.records('control').map((ref) => recordCard(engine, ref)),
  };
}

describe('source code while somebody works', () => {
  it('is known as a fresh engine knows it', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 15 }), async (steps) => {
        const disk = memoryFileSystem({
          'plumbline.yml': '',
          'controls/a.yml': 'controls:\n  - {id: AC-01}\n  - {id: AC-02}\n',
          'src/a.ts': '// @control AC-01\n',
        });
        const open = new Map<string, string>();
        const engine = new Engine({ folder: FOLDER, fileSystem: disk, asOf: AS_OF });
        const { workspace } = engine;
        await workspace.load();
        for (const [how, path, text] of steps) {
          const uri = joinUri(FOLDER, path);
          let reload = false;
          if (how === 'write') {
            disk.write(uri, text);
            reload = await workspace.fileChanged(uri);
          } else if (how === 'delete') {
            disk.delete(uri);
            reload = workspace.fileDeleted(uri);
          } else if (how === 'type') {
            open.set(uri, text);
            reload = workspace.setText(uri, text);
          } else if (open.delete(uri)) {
            reload = await workspace.closeText(uri);
          }
          if (reload) await workspace.load();
          const fresh = new Engine({ folder: FOLDER, fileSystem: disk, asOf: AS_OF });
          for (const [at, typed] of open) fresh.workspace.setText(at, typed);
          await fresh.workspace.load();
          assert.deepEqual(everything(engine), everything(fresh));
        }
      }),
      { seed: 20_261_129, numRuns: runs(30) },
    );
  });
});
