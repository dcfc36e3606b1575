/** The matrix tree by criteria: categories in scope, their criteria, the controls and policies that speak to them. */

import { CATEGORIES } from '../domain/category.ts';
import type { Engine } from '../engine/engine.ts';
import { goalOf, READINESS_MEANINGS, reaches } from '../readiness/ladder.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { recordLocation } from './feature.ts';
import { controlNode, groupNode, type TreeNode } from './matrix-nodes.ts';
import { nameOf, titleOf } from './symbols.ts';

/** Categories in scope, each with its criteria. */
export function criteriaRoots(engine: Engine): readonly TreeNode[] {
  const { criteria } = engine.readiness.matrix();
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
        tooltip: `${category.name}: ${ready} of ${rows.length} criteria are ${goal}`,
        expanded: true,
        children: () => rows.map((row) => criterionNode(engine, row, id)),
      }),
    ];
  });
}

function criterionNode(engine: Engine, row: CriterionRow, parent: string): TreeNode {
  const { criterion, readiness, controls, policies } = row;
  const id = `${parent}/${criterion.id}`;
  const count =
    controls.length === 0 ? 'no control' : controls.length === 1 ? '1 control' : `${controls.length} controls`;
  const [first] = controls;
  return groupNode({
    id,
    kind: 'criterion',
    label: `${criterion.id} ${criterion.label}`,
    description: `${readiness} · ${count}`,
    tooltip: `${criterion.id} ${criterion.label}\nReadiness: ${readiness} – ${READINESS_MEANINGS[readiness]}\n${count}`,
    readiness,
    children: () => [
      ...controls.map((seen) => {
        const control = engine.snapshot.current(seen) ?? seen;
        return controlNode(engine, { control, readiness: engine.readiness.control(control) }, id);
      }),
      // Policies alone do not meet a criterion; they are shown where nothing else is.
      ...(first === undefined ? policies.map((policy) => policyNode(engine, policy, id)) : []),
    ],
  });
}

function policyNode(engine: Engine, seen: RecordRef, parent: string): TreeNode {
  const policy = engine.snapshot.current(seen) ?? seen;
  const title = titleOf(policy.record);
  return {
    node: {
      id: `${parent}/policy-${policy.document.path}#${policy.index}`,
      kind: 'policy',
      label: `${nameOf(policy.record)} ${title}`.trim(),
      description: 'policy, no control yet',
      tooltip: `${policy.document.path}\nA policy speaks to this criterion; no control does.`,
      accessibilityLabel: `Policy ${nameOf(policy.record)} ${title}, no control yet`,
      readiness: undefined,
      hasChildren: false,
      expanded: false,
      location: recordLocation(policy),
      recordId: policy.record.id?.text,
      target: undefined,
    },
    children: () => [],
  };
}
