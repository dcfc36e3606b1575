/** The matrix tree by criteria: categories in scope, their criteria, the controls and policies that speak to them. */

import { CATEGORIES } from '../domain/category.ts';
import type { Engine } from '../engine/engine.ts';
import { goalOf, READINESS_MEANINGS, reaches } from '../readiness/ladder.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { criterionToDo } from './criterion-to-do.ts';
import { controlNode, countText, groupNode, labelOf, recordKey, type TreeNode } from './matrix-nodes.ts';

/** Categories in scope, each with its criteria. */
export function criteriaRoots(engine: Engine): readonly TreeNode[] {
  const criteria = engine.readiness.criteria();
  const goal = goalOf(engine.snapshot.configuration.engagement);
  return CATEGORIES.flatMap((category) => {
    const rows = criteria.filter((row) => row.inScope && row.criterion.category === category.id);
    if (rows.length === 0) return [];
    const ready = rows.filter((row) => reaches(row.readiness, goal)).length;
    const id = `criteria/${category.id}`;
    return [
      groupNode({
        id,
        kind: 'category',
        label: category.name,
        description: `${ready} of ${rows.length} ${goal}`,
        tooltip: `${category.name}: ${ready} of ${countText(rows.length, 'criterion', 'criteria')} ${ready === 1 ? 'is' : 'are'} ${goal}`,
        expanded: true,
        hasChildren: true,
        children: () => rows.map((row) => criterionNode(engine, row, id)),
      }),
    ];
  });
}

function criterionNode(engine: Engine, row: CriterionRow, parent: string): TreeNode {
  const { criterion, readiness, controls, policies } = row;
  const id = `${parent}/${criterion.id}`;
  const count = controls.length === 0 ? 'no control' : countText(controls.length, 'control');
  const label = `${criterion.id} ${criterion.label}`;
  return groupNode({
    id,
    kind: 'criterion',
    label,
    description: `${readiness} · ${count}`,
    tooltip: tooltipOf(engine, row, count),
    readiness,
    hasChildren: controls.length + policies.length > 0,
    children: () => {
      // Policies alone do not meet a criterion; they are shown where nothing else is.
      if (controls.length === 0) return policies.map((policy) => policyNode(engine, policy, id));
      return controls.map((seen) => {
        const control = engine.snapshot.current(seen) ?? seen;
        return controlNode(engine, { control, readiness: engine.readiness.control(control) }, id);
      });
    },
  });
}

function tooltipOf(engine: Engine, row: CriterionRow, count: string): string {
  const { criterion, readiness } = row;
  const toDo = criterionToDo(engine, row);
  return [
    `${criterion.id} ${criterion.label}`,
    `Readiness: ${readiness} – ${READINESS_MEANINGS[readiness]}`,
    ...(toDo === undefined ? [] : [`To do: ${toDo}`]),
    `${count.charAt(0).toUpperCase()}${count.slice(1)}`,
  ].join('\n');
}

function policyNode(engine: Engine, seen: RecordRef, parent: string): TreeNode {
  const policy = engine.snapshot.current(seen) ?? seen;
  return groupNode({
    id: `${parent}/${recordKey(engine.snapshot, policy)}`,
    kind: 'policy',
    label: labelOf(policy),
    description: 'policy, no control yet',
    tooltip: `${policy.document.path}\nA policy speaks to this criterion; no control does.`,
    ref: policy,
    hasChildren: false,
    children: () => [],
  });
}
