/** The matrix tree by criteria: categories in scope, their criteria, the controls and policies that speak to them. */

import * as l10n from '@vscode/l10n';
import { CATEGORIES } from '../domain/category.ts';
import type { Engine } from '../engine/engine.ts';
import { exposedFirst } from '../readiness/exposure.ts';
import { goalOf, reaches } from '../readiness/ladder.ts';
import { byFamily, type CriterionRow, viaOf } from '../readiness/matrix.ts';
import { levelWord } from '../readiness/state-words.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { levelText } from './card-lines.ts';
import { countOf } from './count-words.ts';
import { criterionLocation } from './criterion-place.ts';
import { criterionToDo } from './criterion-to-do.ts';
import { controlNode, groupNode, labelOf, nodeName, recordKey, type TreeNode } from './matrix-nodes.ts';

/** Categories in scope and, after them, the organization's own frameworks in scope, each with its criteria. */
export function criteriaRoots(engine: Engine): readonly TreeNode[] {
  const criteria = engine.readiness.criteria().filter(({ inScope }) => inScope);
  const categories = CATEGORIES.map(({ id, name }) => ({
    id: `criteria/${id}`,
    name,
    rows: criteria.filter(({ criterion }) => criterion.category === id),
  }));
  const own = engine.snapshot.catalogue.own.map((framework) => ({
    id: `criteria/=${nodeName(framework.id)}`,
    name: framework.name,
    rows: criteria.filter((row) => row.framework === framework),
  }));
  return [...categories, ...own].flatMap(({ id, name, rows }) => {
    if (rows.length === 0) return [];
    return [sectionNode(engine, { id, name, rows }, () => familyNodes(engine, rows, id), true)];
  });
}

interface Section {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly CriterionRow[];
}

/** A category, a framework or a family, with how many of its criteria are where this engagement needs them. */
function sectionNode(
  engine: Engine,
  { id, name, rows }: Section,
  children: () => readonly TreeNode[],
  expanded: boolean,
): TreeNode {
  const goal = goalOf(engine.snapshot.configuration.engagement);
  const ready = rows.filter((row) => reaches(row.readiness, goal)).length;
  return groupNode({
    id,
    kind: 'category',
    label: name,
    description:
      goal === 'operating'
        ? l10n.t('{0} of {1} operating', ready, rows.length)
        : l10n.t('{0} of {1} evidenced', ready, rows.length),
    tooltip: `${name}: ${goal === 'operating' ? operatingText(ready, rows.length) : evidencedText(ready, rows.length)}`,
    expanded,
    hasChildren: true,
    children,
  });
}

/** How many criteria are operating. */
function operatingText(ready: number, all: number): string {
  if (all === 1)
    return ready === 1 ? l10n.t('1 of 1 criterion is operating') : l10n.t('0 of 1 criterion are operating');
  return ready === 1
    ? l10n.t('1 of {0} criteria is operating', all)
    : l10n.t('{0} of {1} criteria are operating', ready, all);
}

/** The same for Type 1. */
function evidencedText(ready: number, all: number): string {
  if (all === 1)
    return ready === 1 ? l10n.t('1 of 1 criterion is evidenced') : l10n.t('0 of 1 criterion are evidenced');
  return ready === 1
    ? l10n.t('1 of {0} criteria is evidenced', all)
    : l10n.t('{0} of {1} criteria are evidenced', ready, all);
}

/** The families of a framework, and its criteria that are of none; of a framework without families, the criteria. */
function familyNodes(engine: Engine, rows: readonly CriterionRow[], parent: string): readonly TreeNode[] {
  return [...byFamily(rows)].flatMap(([family, members]) => {
    if (family === undefined) return members.map((row) => criterionNode(engine, row, parent));
    const id = `${parent}/=${nodeName(family)}`;
    const criteria = (): readonly TreeNode[] => members.map((row) => criterionNode(engine, row, id));
    return [sectionNode(engine, { id, name: family, rows: members }, criteria, false)];
  });
}

function criterionNode(engine: Engine, row: CriterionRow, parent: string): TreeNode {
  const { criterion, readiness, controls, policies } = row;
  // Of a built-in criterion as ever, so that what was opened stays so.
  const id = `${parent}/${nodeName(criterion.id)}`;

  const label = `${criterion.id} ${criterion.label}`.trim();
  return groupNode({
    id,
    kind: 'criterion',
    label,
    description: `${levelWord(readiness)} · ${countOf(controls.length, 'control')}`,
    tooltip: tooltipOf(engine, row),
    readiness,
    location: () => criterionLocation(engine.snapshot, row.key),
    hasChildren: controls.length + policies.length > 0,
    children: () => {
      // Policies alone do not meet a criterion; they are shown where nothing else is.
      if (controls.length === 0) return policies.map((policy) => policyNode(engine, policy, id));
      return exposedFirst(engine.snapshot, controls, (seen) => seen).map((seen) => {
        const control = engine.snapshot.current(seen) ?? seen;
        const via = viaOf(row, seen);
        const assessed = { control, readiness: engine.readiness.control(control) };
        return controlNode(engine, assessed, id, via === undefined ? undefined : l10n.t('via {0}', via));
      });
    },
  });
}

function tooltipOf(engine: Engine, row: CriterionRow): string {
  const { criterion, readiness, controls } = row;
  const toDo = criterionToDo(engine, row);
  return [
    `${criterion.id} ${criterion.label}`,
    l10n.t('Readiness: {0}', levelText(readiness)),
    ...(toDo === undefined ? [] : [l10n.t('To do: {0}', toDo)]),
    controls.length === 0 ? l10n.t('No control') : countOf(controls.length, 'control'),
  ].join('\n');
}

function policyNode(engine: Engine, seen: RecordRef, parent: string): TreeNode {
  const policy = engine.snapshot.current(seen) ?? seen;
  return groupNode({
    id: `${parent}/${recordKey(engine.snapshot, policy)}`,
    kind: 'policy',
    label: labelOf(policy),
    description: l10n.t('policy, no control yet'),
    tooltip: `${policy.document.path}\n${l10n.t('A policy speaks to this criterion; no control does.')}`,
    ref: policy,
    hasChildren: false,
    children: () => [],
  });
}
