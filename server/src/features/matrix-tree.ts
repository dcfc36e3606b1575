/** The control matrix as a tree, in each of its groupings: what the view in the editor shows. */

import { displayDate } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import { READINESS, READINESS_MEANINGS } from '../readiness/ladder.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { MatrixNode, MatrixParams } from '../protocol/messages.ts';
import { criteriaRoots } from './matrix-criteria.ts';
import { controlNode, groupNode, type TreeNode } from './matrix-nodes.ts';
import { nameOf, titleOf } from './symbols.ts';

/** The roots of the tree in a grouping. */
function rootsOf(engine: Engine, grouping: MatrixParams['grouping']): readonly TreeNode[] {
  const { controls } = engine.readiness.matrix();
  switch (grouping) {
    case 'criteria':
      return criteriaRoots(engine);
    case 'policy':
      return policyRoots(engine, controls);
    case 'owner':
      return grouped(engine, 'owner', controls, (row) => {
        const owners = values(row.control.record, 'owner').map((owner) => owner.text);
        return owners.length === 0 ? ['Nobody'] : owners;
      });
    case 'layer':
      return grouped(engine, 'layer', controls, (row) => [
        values(row.control.record, 'layer')[0]?.text.toLowerCase() ?? 'No layer',
      ]);
    case 'readiness':
      return READINESS.toReversed()
        .map((level) => {
          const rows = controls.filter((row) => row.readiness.level === level);
          return { level, rows };
        })
        .filter(({ rows }) => rows.length > 0)
        .map(({ level, rows }) =>
          groupNode({
            id: `readiness/${level}`,
            label: level.charAt(0).toUpperCase() + level.slice(1),
            description: countText(rows.length, 'control'),
            tooltip: READINESS_MEANINGS[level],
            readiness: level,
            children: () => rows.map((row) => controlNode(engine, row, `readiness/${level}`)),
          }),
        );
    case 'due':
      return dueRoots(engine, controls);
    default:
      return [];
  }
}

/** `1 control`, `3 controls`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function policyRoots(engine: Engine, controls: readonly ControlRow[]): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  const under = new Map<string, ControlRow[]>();
  for (const row of controls) {
    for (const policy of row.readiness.policies) {
      const key = `${policy.document.uri} ${policy.index}`;
      const rows = under.get(key);
      if (rows === undefined) under.set(key, [row]);
      else rows.push(row);
    }
  }
  for (const policy of engine.snapshot.records('policy')) {
    const rows = under.get(`${policy.document.uri} ${policy.index}`) ?? [];
    const id = `policy/${policy.document.path}#${policy.index}`;
    const title = titleOf(policy.record) || nameOf(policy.record);
    nodes.push(
      groupNode({
        id,
        kind: 'policy',
        label: policy.record.id === undefined ? title : `${policy.record.id.text} ${title}`,
        description: countText(rows.length, 'control'),
        tooltip: policy.document.path,
        ref: policy,
        children: () => rows.map((row) => controlNode(engine, row, id)),
      }),
    );
  }
  const orphans = controls.filter((row) => row.readiness.policies.length === 0);
  if (orphans.length > 0) {
    nodes.push(
      groupNode({
        id: 'policy/none',
        label: 'Under no policy',
        description: countText(orphans.length, 'control'),
        tooltip: 'Controls that no policy calls for',
        children: () => orphans.map((row) => controlNode(engine, row, 'policy/none')),
      }),
    );
  }
  return nodes;
}

function grouped(
  engine: Engine,
  prefix: string,
  controls: readonly ControlRow[],
  keysOf: (row: ControlRow) => readonly string[],
): readonly TreeNode[] {
  const groups = new Map<string, ControlRow[]>();
  for (const row of controls) {
    for (const key of keysOf(row)) {
      const rows = groups.get(key);
      if (rows === undefined) groups.set(key, [row]);
      else rows.push(row);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rows]) => {
      const id = `${prefix}/${key}`;
      const person = prefix === 'owner' ? engine.snapshot.people(key)[0] : undefined;
      return groupNode({
        id,
        kind: person === undefined ? 'group' : 'person',
        label: person === undefined ? key : titleOf(person.record) || key,
        description: countText(rows.length, 'control'),
        tooltip: person === undefined ? key : `${key}: ${titleOf(person.record)}`,
        ref: person,
        children: () => rows.map((row) => controlNode(engine, row, id)),
      });
    });
}

/** The day on which a control next wants somebody: its next open occurrence, or its review, whichever is earlier. */
function nextDue(row: ControlRow): string | undefined {
  const open = row.readiness.occurrences.find((one) => one.state === 'missing' || one.state === 'upcoming');
  const review = reviewDue(row.control.record)?.due;
  if (open === undefined) return review;
  return review === undefined || open.due < review ? open.due : review;
}

function dueRoots(engine: Engine, controls: readonly ControlRow[]): readonly TreeNode[] {
  const { asOf } = engine.snapshot;
  const groups = new Map<string, { label: string; rows: { row: ControlRow; due: string }[] }>();
  const sorted = controls
    .map((row) => ({ row, due: nextDue(row) }))
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0));
  for (const { row, due } of sorted) {
    const key = due === undefined ? 'none' : due < asOf ? 'overdue' : due.slice(0, 7);
    const label = key === 'none' ? 'No date' : key === 'overdue' ? 'Overdue' : key;
    const group = groups.get(key) ?? { label, rows: [] };
    group.rows.push({ row, due: due ?? '' });
    groups.set(key, group);
  }
  return [...groups].map(([key, { label, rows }]) =>
    groupNode({
      id: `due/${key}`,
      label,
      description: countText(rows.length, 'control'),
      tooltip: key === 'overdue' ? `Due before ${displayDate(asOf)}` : label,
      children: () =>
        rows.map(({ row, due }) => {
          const node = controlNode(engine, row, `due/${key}`);
          return due === ''
            ? node
            : { ...node, node: { ...node.node, description: `${due} · ${node.node.description}` } };
        }),
    }),
  );
}

function folded(text: string): string {
  return text.toLowerCase();
}

/** The nodes that contain the text, each with what is above it, and all below a node that itself matches. */
function filtered(nodes: readonly TreeNode[], wanted: string): readonly TreeNode[] {
  const kept: TreeNode[] = [];
  for (const one of nodes) {
    if (folded(`${one.node.label} ${one.node.description}`).includes(wanted)) {
      kept.push(one);
      continue;
    }
    const below = filtered(one.children(), wanted);
    if (below.length > 0) kept.push({ node: { ...one.node, expanded: true }, children: () => below });
  }
  return kept;
}

/** The node of an ID, looked for along the path of its ancestors: an ID begins with its parent's. */
function find(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const one of nodes) {
    if (one.node.id === id) return one;
    if (id.startsWith(`${one.node.id}/`)) {
      const found = find(one.children(), id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The children of a node, or the roots. An unknown parent has none. */
export function matrixTree(engine: Engine, params: MatrixParams): readonly MatrixNode[] {
  const wanted = folded(params.filter ?? '').trim();
  const roots = rootsOf(engine, params.grouping);
  const shown = wanted === '' ? roots : filtered(roots, wanted);
  const nodes = params.parent === undefined ? shown : (find(shown, params.parent)?.children() ?? []);
  return nodes.map((one) => one.node);
}
