/** Design and operation apart: one can be ready while the other is not, and a kept answer follows either. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { FOLDER } from '../rules/rule-fixture.ts';
import { type Change, engineAfter } from './readiness-fixture.ts';

const UNOWNED: Change = { in: 'controls/access.yml', replace: 'owner: jane.doe', by: 'owner: nobody.here' };
const LATER = '2026-08-01';

function sides(engine: Engine, id = 'AC-01'): unknown {
  const ref = engine.snapshot.definition(id, 'control');
  assert.ok(ref);
  const { level, isDesignReady, isOperationReady, operationToDo } = engine.readiness.control(ref);
  return [level, isDesignReady, isOperationReady, operationToDo];
}

function standing(engine: Engine): unknown {
  const { controls, designReady, operationReady } = engine.readiness.standing();
  return [controls, designReady, operationReady];
}

describe('design and operation', () => {
  it('are both ready exactly where a control is operating', async () => {
    assert.deepEqual(sides(await engineAfter([])), ['operating', true, true, undefined]);
    const toDo = 'Nothing proves that it operated from 1 Apr 2026 to 30 Jun 2026.';
    assert.deepEqual(sides(await engineAfter([], LATER)), ['evidenced', true, false, toDo]);
    assert.deepEqual(sides(await engineAfter([UNOWNED])), ['mapped', false, true, undefined]);
    assert.deepEqual(sides(await engineAfter([UNOWNED], LATER)), ['mapped', false, false, toDo]);
  });

  it('want something to show even before anything is due', async () => {
    const bare = await engineAfter([{ remove: 'evidence/access.yml' }], '2026-02-01');
    assert.deepEqual(sides(bare), ['approved', true, false, 'Record evidence that it operated.']);
  });

  it('leave the operation out of a Type 1', async () => {
    const type1: Change = { add: 'plumbline.yml', text: 'engagement: {type: 1}\n' };
    const engine = await engineAfter([type1]);
    assert.deepEqual(sides(engine), ['evidenced', true, undefined, undefined]);
    assert.deepEqual(standing(engine), [1, 1, undefined]);
  });

  it('of a criterion are those of all of its controls, and of none none', async () => {
    const another: Change = { add: 'controls/b.yml', text: 'controls:\n  - {id: AC-02, criteria: [CC6.1]}\n' };
    const { readiness } = await engineAfter([another]);
    const sidesOf = (id: string): unknown => {
      const row = readiness.criterion(`TSC.${id}`);
      assert.ok(row);
      return [row.isDesignReady, row.isOperationReady];
    };
    assert.deepEqual(sidesOf('CC6.1'), [false, false]);
    assert.deepEqual(sidesOf('CC6.3'), [false, false], 'a policy alone');
  });

  it('are counted, and counted anew when the operation changes under an unready design', async () => {
    const engine = await engineAfter([UNOWNED]);
    assert.deepEqual(standing(engine), [1, 0, 1]);
    engine.workspace.setText(joinUri(FOLDER, 'evidence/access.yml'), 'evidence: []\n');
    assert.deepEqual(standing(engine), [1, 0, 0]);
  });
});
