/** The matrix: the weakest link of each criterion, what is in scope, and how far the whole has come. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';
import { READINESS, reaches, weaker } from '../../../server/src/readiness/ladder.ts';
import { countCriteria } from '../../../server/src/readiness/matrix.ts';
import { criteriaOf } from '../../../server/src/readiness/record-parts.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, FOLDER } from '../rules/rule-fixture.ts';
import { type Change, engineAfter, OPERATING } from './readiness-fixture.ts';

function levelOf(engine: Engine, id: string): string {
  const row = engine.readiness.criterion(`TSC.${id}`);
  assert.ok(row);
  return row.readiness;
}

/** A register with one more control. */
function another(fields: string): Change {
  return { add: 'controls/another.yml', text: `controls:\n  - {id: AC-02, ${fields}}\n` };
}

describe('the ladder', () => {
  it('goes from unmapped to operating, the weaker of two counting', () => {
    for (const [index, level] of READINESS.entries()) {
      for (const [other, second] of READINESS.entries()) {
        assert.equal(weaker(level, second), READINESS[Math.min(index, other)]);
        assert.equal(reaches(level, second), index >= other);
      }
    }
  });
});

describe('readiness of a criterion', () => {
  it('is that of its weakest control', async () => {
    assert.equal(levelOf(await engineAfter([]), 'CC6.1'), 'operating');
    const unowned = another('criteria: [CC6.1, CC8.1]');
    assert.equal(levelOf(await engineAfter([unowned]), 'CC6.1'), 'mapped');
    assert.equal(levelOf(await engineAfter([unowned]), 'CC8.1'), 'mapped');
    const undocumented = another('criteria: [CC6.1-CC6.2], owner: jane.doe');
    assert.equal(levelOf(await engineAfter([undocumented]), 'CC6.1'), 'owned');
    assert.equal(levelOf(await engineAfter([undocumented]), 'CC6.2'), 'owned');
  });

  it('is never more than mapped by a policy alone, however well approved', async () => {
    const engine = await engineAfter([]);
    assert.equal(levelOf(engine, 'CC6.3'), 'mapped');
    assert.equal(levelOf(engine, 'CC1.1'), 'unmapped');
  });

  it('comes from fields and not from prose', async () => {
    const prose: Change = { add: 'policies/prose.md', text: '---\nid: POL-PROSE\n---\n\nThis meets CC1.1.\n' };
    assert.equal(levelOf(await engineAfter([prose]), 'CC1.1'), 'unmapped');
  });

  it('lists its controls by ID, whichever files they are in', async () => {
    const change: Change = {
      add: 'controls/a.yml',
      text: 'controls:\n  - {id: AC-10, criteria: CC6.1}\n  - {criteria: CC6.1}\n  - {id: AC-9, criteria: CC6.1}\n',
    };
    const engine = await engineAfter([change]);
    const { criteria, controls } = engine.readiness.matrix();
    const row = criteria.find(({ criterion }) => criterion.id === 'CC6.1');
    const expected = ['AC-01', 'AC-9', 'AC-10', undefined];
    assert.deepEqual(
      row?.controls.map(({ id }) => id),
      expected,
    );
    assert.deepEqual(
      controls.map(({ control }) => control.id),
      expected,
    );
  });

  it('leaves out what is retired', async () => {
    const retired = another('criteria: [CC6.1, CC8.1], status: retired');
    const engine = await engineAfter([retired]);
    assert.equal(levelOf(engine, 'CC6.1'), 'operating');
    assert.equal(levelOf(engine, 'CC8.1'), 'unmapped');
    assert.deepEqual(
      engine.readiness.matrix().controls.map(({ control }) => control.record.id?.text),
      ['AC-01'],
    );
  });
});

describe('the matrix', () => {
  it('has the 61 criteria in the catalogue’s order, and knows which are in scope', async () => {
    const availability: Change = {
      in: 'plumbline.yml',
      replace: 'type: 2',
      by: 'type: 2\n  categories: [availability]',
    };
    for (const [changes, inScope] of [
      [[], 33],
      [[availability], 36],
    ] as const) {
      const { criteria } = (await engineAfter(changes)).readiness.matrix();
      assert.deepEqual(
        criteria.map((row) => row.criterion.id),
        TSC_2017.criteria.map(({ id }) => id),
      );
      assert.equal(criteria.filter((row) => row.inScope).length, inScope);
    }
  });

  it('counts the criteria in scope by level', async () => {
    const matrix = (await engineAfter([])).readiness.matrix();
    assert.deepEqual(countCriteria(matrix), {
      unmapped: 31,
      mapped: 1,
      owned: 0,
      approved: 0,
      evidenced: 0,
      operating: 1,
    });
    assert.equal(countCriteria(matrix, 'availability').unmapped, 0, 'out of scope');
  });

  it('stands where its criteria and controls stand', async () => {
    const standing = async (changes: readonly Change[]): Promise<unknown> => {
      const { criteriaInScope, criteriaReady, attention } = (await engineAfter(changes)).readiness.standing();
      return { criteriaInScope, criteriaReady, attention };
    };
    // CC6.3 has a policy and no control: it wants one, as the 31 do that nobody names.
    assert.deepEqual(await standing([]), { criteriaInScope: 33, criteriaReady: 1, attention: 32 });
    assert.deepEqual(await standing([another('criteria: [CC6.1]')]), {
      criteriaInScope: 33,
      criteriaReady: 0,
      attention: 33,
    });
    assert.deepEqual(await standing([another('title: Without a criterion')]), {
      criteriaInScope: 33,
      criteriaReady: 1,
      attention: 33,
    });
    const type1: Change = { add: 'plumbline.yml', text: 'engagement: {type: 1}\n' };
    assert.deepEqual(await standing([type1]), { criteriaInScope: 33, criteriaReady: 1, attention: 32 });
  });

  it('keeps naming its controls when others are written above them in their file', async () => {
    const engine = await engineAfter([]);
    const [kept] = engine.readiness.criterion('TSC.CC6.1')?.controls ?? [];
    assert.ok(kept);
    const before = engine.readiness.control(kept);
    const register = dedent(OPERATING['controls/access.yml'] ?? '');
    const uri = joinUri(FOLDER, 'controls/access.yml');
    engine.workspace.setText(uri, register.replace('controls:\n', 'controls:\n  - {id: AC-00, title: Above}\n'));
    assert.equal(kept.record.id?.text, 'AC-01');
    assert.deepEqual(
      criteriaOf(kept).map(({ text }) => text),
      ['CC6.1'],
    );
    assert.equal(engine.readiness.control(kept), before, 'nothing it rests on has changed');
    engine.workspace.setText(uri, 'controls: []\n');
    assert.deepEqual([kept.current, kept.record.fields.size, criteriaOf(kept)], [undefined, 0, []]);
  });
});
