/** The rows of the matrix as VS Code shows and as a screen reader says them: no colour without a shape and a word. */

import assert from 'node:assert/strict';
import { iconOf } from '../../../client/src/matrix/readiness-icons.ts';
import { treeItem } from '../../../client/src/matrix/tree-item.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { MATRIX_GROUPINGS, type MatrixGrouping, type MatrixNode } from '../../../server/src/protocol/messages.ts';
import { FILES, load } from '../features/marked-workspace.ts';

/** By the shape of a row's icon, what the row has to say for who does not see it. */
const WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['circle-slash', /\bunmapped\b/i],
  ['circle-large-outline', /\bmapped\b/i],
  ['account', /\bowned\b/i],
  ['law', /\bapproved\b/i],
  ['archive', /\bevidenced\b/i],
  ['pass-filled', /\boperating\b/i],
  ['dash', /\bout of scope\b/i],
  ['error', /\bmissing since\b/],
  ['warning', /\b(?:no file|not found)\b/],
]);

/** With every level of readiness, an occurrence that is missing, and evidence without its file. */
const ALL_STATES = {
  ...FILES,
  'controls/more.yml':
    'controls:\n' +
    '  - {id: AC-10, title: Unmapped, owner: jane.doe, frequency: annual}\n' +
    '  - {id: AC-11, title: Owned, owner: jane.doe, frequency: annual, criteria: [CC6.3]}\n' +
    '  - {id: AC-12, title: Approved, owner: jane.doe, frequency: quarterly, criteria: [CC6.4], policies: [POL-A]}\n' +
    '  - {id: AC-13, title: Evidenced, owner: jane.doe, frequency: monthly, criteria: [CC6.5], policies: [POL-A]}\n',
  'evidence/more.yml':
    'evidence:\n' +
    '  - {id: EV-10, control: AC-13, period: 2026-02, collected: 2026-03-02, path: evidence/q1.csv}\n' +
    '  - {id: EV-11, control: AC-13, period: 2026-03, collected: 2026-04-02, path: evidence/gone.csv}\n' +
    '  - {id: EV-12, control: AC-13, period: 2026-04, collected: 2026-05-02}\n',
};

function below(engine: Engine, grouping: MatrixGrouping, parent?: string): readonly MatrixNode[] {
  const nodes = matrixTree(engine, parent === undefined ? { grouping } : { grouping, parent });
  return nodes.flatMap((node) => [node, ...(node.hasChildren ? below(engine, grouping, node.id) : [])]);
}

describe('the rows of the matrix', () => {
  it('say in words what their icons say by shape and colour', async () => {
    const engine = await load(ALL_STATES);
    const shapes = new Set<string>();
    for (const grouping of MATRIX_GROUPINGS) {
      for (const node of below(engine, grouping)) {
        const { id, color } = iconOf(node);
        const { accessibilityInformation } = treeItem(node, grouping, '');
        const label = accessibilityInformation?.label ?? '';
        assert.ok(label.includes(node.label), `${label}: ${node.label}`);
        assert.doesNotMatch(label, /·/);
        const words = WORDS.get(id);
        if (words !== undefined) assert.match(label, words, `${grouping}: ${id}`);
        assert.ok(words !== undefined || color === undefined, `${id} has a colour and no words`);
        if (words !== undefined) shapes.add(id);
      }
    }
    // What is out of scope has no row of its own.
    assert.deepEqual([...shapes].sort(), [...WORDS.keys()].filter((id) => id !== 'dash').sort());
  });

  it('have a shape of their own for each level', () => {
    const node: MatrixNode = {
      id: 'x',
      kind: 'criterion',
      label: 'CC6.1',
      description: '',
      tooltip: '',
      accessibilityLabel: '',
      readiness: undefined,
      hasChildren: false,
      expanded: false,
      location: undefined,
      recordId: undefined,
      target: undefined,
    };
    const levels = ['unmapped', 'mapped', 'owned', 'approved', 'evidenced', 'operating', 'out-of-scope'] as const;
    const shapes = levels.map((readiness) => iconOf({ ...node, readiness }).id);
    assert.equal(new Set(shapes).size, levels.length);
  });

  it('open their place at Enter, and say so', async () => {
    const [node] = matrixTree(await load(FILES), { grouping: 'policy' });
    assert.ok(node !== undefined);
    const { command, accessibilityInformation, contextValue } = treeItem(node, 'policy', 'access');
    assert.deepEqual([command?.command, command?.title], ['plumbline.openNode', 'Open']);
    assert.equal(contextValue, 'policy id location');
    assert.equal(accessibilityInformation?.label, 'POL-A Access Policy, 1 control');
  });
});
