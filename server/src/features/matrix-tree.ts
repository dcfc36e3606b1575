/** The control matrix as a tree, in each of its groupings: what the view in the editor shows. */

import * as l10n from '@vscode/l10n';
import { type CivilDate, displayDate } from '../domain/civil-date.ts';
import type { Engine } from '../engine/engine.ts';
import { choice, text, titleOf, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import type { MatrixNode, MatrixParams } from '../protocol/messages.ts';
import { exposedFirst } from '../readiness/exposure.ts';
import { READINESS, READINESS_MEANINGS } from '../readiness/ladder.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { levelTitle } from '../readiness/state-words.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { numberOf } from './count-words.ts';
import { criteriaRoots } from './matrix-criteria.ts';
import { displayMonth } from './month-text.ts';
import { controlNode, groupNode, labelOf, nodeName, recordKey, type TreeNode } from './matrix-nodes.ts';

/** The roots of the tree in a grouping. */
function rootsOf(engine: Engine, grouping: MatrixParams['grouping']): readonly TreeNode[] {
  switch (grouping) {
    case 'criteria':
      return criteriaRoots(engine);
    case 'policy':
      return policyRoots(engine);
    case 'owner':
      return ownerRoots(engine);
    case 'layer':
      return layerRoots(engine);
    case 'readiness':
      return readinessRoots(engine);
    case 'due':
      return dueRoots(engine);
    default:
      return [];
  }
}

/** Controls by key, each list in the order of their files; a control may have several keys. */
function groupedBy<K>(rows: readonly ControlRow[], keysOf: (row: ControlRow) => readonly K[]): Map<K, ControlRow[]> {
  const groups = new Map<K, ControlRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return groups;
}

/** A group of controls, first those that a high risk depends on. */
function controlsNode(
  engine: Engine,
  rows: readonly ControlRow[],
  group: { readonly id: string; readonly label: string; readonly tooltip: string } & Partial<
    Pick<MatrixNode, 'kind' | 'readiness'> & { readonly ref: RecordRef }
  >,
): TreeNode {
  return groupNode({
    ...group,
    description: numberOf(rows.length, 'control'),
    hasChildren: rows.length > 0,
    children: () =>
      exposedFirst(engine.snapshot, rows, ({ control }) => control).map((row) => controlNode(engine, row, group.id)),
  });
}

function policyRoots(engine: Engine): readonly TreeNode[] {
  const { snapshot } = engine;
  const { controls } = engine.readiness.matrix();
  const keyOf = ({ document, index }: RecordRef): string => `${document.uri} ${index}`;
  const under = groupedBy(controls, (row) =>
    row.readiness.policies.map((policy) => keyOf(snapshot.current(policy) ?? policy)),
  );
  const nodes = snapshot.records('policy').map((policy) =>
    controlsNode(engine, under.get(keyOf(policy)) ?? [], {
      id: `policy/${recordKey(snapshot, policy)}`,
      kind: 'policy',
      label: labelOf(policy),
      tooltip: policy.document.path,
      ref: policy,
    }),
  );
  const orphans = controls.filter((row) => row.readiness.policies.length === 0);
  if (orphans.length === 0) return nodes;
  const tooltip = l10n.t('Controls that no policy calls for');
  return [...nodes, controlsNode(engine, orphans, { id: 'policy/none', label: l10n.t('Under no policy'), tooltip })];
}

function ownerRoots(engine: Engine): readonly TreeNode[] {
  const { snapshot } = engine;
  // `jane.doe` and `Jane Doe` are one person.
  const identity = (owner: string): string => snapshot.people(owner)[0]?.record.id?.text ?? owner;
  const groups = groupedBy<string | undefined>(engine.readiness.matrix().controls, ({ control }) => {
    const owners = new Set(values(control.record, 'owner').map((owner) => identity(owner.text)));
    return owners.size === 0 ? [undefined] : [...owners];
  });
  const nodes = [...groups].map(([owner, rows]) => {
    if (owner === undefined) {
      const tooltip = l10n.t('Controls that nobody owns');
      return { label: '', node: controlsNode(engine, rows, { id: 'owner/none', label: l10n.t('Nobody'), tooltip }) };
    }
    const [person] = snapshot.people(owner);
    const name = person === undefined ? '' : titleOf(person.record);
    const label = name === '' ? owner : name;
    const node = controlsNode(engine, rows, {
      id: `owner/=${nodeName(owner)}`,
      label,
      tooltip: name === '' ? owner : `${owner}: ${name}`,
      ...(person === undefined ? {} : { kind: 'person', ref: person }),
    });
    return { label, node };
  });
  return inOrder(nodes);
}

function layerRoots(engine: Engine): readonly TreeNode[] {
  const groups = groupedBy(engine.readiness.matrix().controls, ({ control: { record } }) => [
    choice(record, 'layer') ?? text(record, 'layer')?.toLowerCase(),
  ]);
  const nodes = [...groups].map(([layer, rows]) => {
    const id = layer === undefined ? 'layer/none' : `layer/=${nodeName(layer)}`;
    const label = layer ?? l10n.t('No layer');
    const tooltip = layer === undefined ? l10n.t('Controls that do not say in which layer they are') : layer;
    return { label: layer ?? '', node: controlsNode(engine, rows, { id, label, tooltip }) };
  });
  return inOrder(nodes);
}

/** By label, letter case aside; what has none wants somebody most, and comes first. */
function inOrder(nodes: { readonly label: string; readonly node: TreeNode }[]): readonly TreeNode[] {
  const folded = nodes.map(({ label, node }) => ({ label: label.toLowerCase(), node }));
  return folded.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)).map(({ node }) => node);
}

function readinessRoots(engine: Engine): readonly TreeNode[] {
  const groups = groupedBy(engine.readiness.matrix().controls, (row) => [row.readiness.level]);
  return READINESS.toReversed().flatMap((level) => {
    const rows = groups.get(level);
    if (rows === undefined) return [];
    const label = levelTitle(level);
    const tooltip = READINESS_MEANINGS[level];
    return [controlsNode(engine, rows, { id: `readiness/${level}`, label, tooltip, readiness: level })];
  });
}

/** The day on which a control next wants somebody: its next open occurrence, or its review, whichever is earlier. */
function nextDue(row: ControlRow): CivilDate | undefined {
  const open = row.readiness.occurrences.find((one) => one.state === 'missing' || one.state === 'upcoming');
  const review = reviewDue(row.control.record)?.due;
  if (open === undefined) return review;
  return review === undefined || open.due < review ? open.due : review;
}

/**
 * What is overdue, then month by month, then what has no date; within each, the earliest first, and of one day first what a
 * high risk depends on.
 */
function dueRoots(engine: Engine): readonly TreeNode[] {
  const { snapshot } = engine;
  const { asOf } = snapshot;
  const sorted = exposedFirst(snapshot, engine.readiness.matrix().controls, ({ control }) => control)
    .map((row) => ({ row, due: nextDue(row) }))
    .sort((a, b) => compareDays(a.due, b.due));
  const groups = new Map<string, (typeof sorted)[number][]>();
  for (const one of sorted) {
    const key = one.due === undefined ? 'none' : one.due < asOf ? 'overdue' : one.due.slice(0, 7);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].map(([key, rows]) => {
    const id = `due/${key}`;
    const [first] = rows;
    const month = first?.due === undefined ? key : displayMonth(first.due);
    const label = key === 'none' ? l10n.t('No date') : key === 'overdue' ? l10n.t('Overdue') : month;
    return groupNode({
      id,
      label,
      description: numberOf(rows.length, 'control'),
      tooltip: key === 'overdue' ? l10n.t('Due before {0}', displayDate(asOf)) : label,
      hasChildren: true,
      children: () => rows.map(({ row, due }) => controlNode(engine, row, id, due)),
    });
  });
}

function compareDays(a: CivilDate | undefined, b: CivilDate | undefined): number {
  if (a === b) return 0;
  return a === undefined || (b !== undefined && a > b) ? 1 : -1;
}

/** The nodes that contain the text, each with what is above it, and all below a node that itself matches. */
function filtered(nodes: readonly TreeNode[], wanted: string): readonly TreeNode[] {
  const kept: TreeNode[] = [];
  for (const one of nodes) {
    if (one.words().toLowerCase().includes(wanted)) {
      kept.push(one);
      continue;
    }
    const below = filtered(one.children(), wanted);
    if (below.length > 0) kept.push({ ...one, node: () => ({ ...one.node(), expanded: true }), children: () => below });
  }
  return kept;
}

/** The node of an ID, looked for along the path of its ancestors: an ID begins with its parent's. */
function find(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const one of nodes) {
    if (one.id() === id) return one;
    if (id.startsWith(`${one.id()}/`)) {
      const found = find(one.children(), id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The children of a node, or the roots. An unknown parent has none. */
export function matrixTree(engine: Engine, { grouping, parent, filter }: MatrixParams): readonly MatrixNode[] {
  const wanted = (filter ?? '').trim().toLowerCase();
  const roots = rootsOf(engine, grouping);
  // Below a parent only its own branch need be filtered, unless something above it matches and brings all of it.
  const branch = parent === undefined ? roots : roots.filter((root) => `${parent}/`.startsWith(`${root.id()}/`));
  const shown = wanted === '' ? branch : filtered(branch, wanted);
  const nodes = parent === undefined ? shown : (find(shown, parent)?.children() ?? []);
  return nodes.map((one) => one.node());
}
