/** The nodes of the matrix tree that every grouping shares: groups, controls, evidence and open occurrences. */

import { displayDate } from '../domain/civil-date.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { frequency, period, values } from '../facts/record.ts';
import type { MatrixNode, MatrixNodeKind } from '../protocol/messages.ts';
import { READINESS_MEANINGS } from '../readiness/ladder.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { recordLocation } from './feature.ts';
import { evidenceTarget, occurrenceText } from './record-links.ts';
import { nameOf, titleOf } from './symbols.ts';

/** A node with its children, which are made when they are asked for. */
export interface TreeNode {
  readonly node: MatrixNode;
  readonly children: () => readonly TreeNode[];
}

const NO_CHILDREN = (): readonly TreeNode[] => [];

interface Group {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly kind?: MatrixNodeKind;
  readonly readiness?: MatrixNode['readiness'];
  readonly ref?: RecordRef | undefined;
  readonly expanded?: boolean;
  readonly children: () => readonly TreeNode[];
}

/** A node that holds others. */
export function groupNode(group: Group): TreeNode {
  const { ref } = group;
  return {
    node: {
      id: group.id,
      kind: group.kind ?? 'group',
      label: group.label,
      description: group.description,
      tooltip: group.tooltip,
      accessibilityLabel: [group.label, group.readiness, group.description]
        .filter((part) => part !== undefined)
        .join(', '),
      readiness: group.readiness,
      hasChildren: group.children().length > 0,
      expanded: group.expanded ?? false,
      location: ref === undefined ? undefined : recordLocation(ref),
      recordId: ref?.record.id?.text,
      target: undefined,
    },
    children: group.children,
  };
}

/** A control with its evidence and its open occurrences. `parent` is the ID of the node above. */
export function controlNode(engine: Engine, row: ControlRow, parent: string): TreeNode {
  const { snapshot } = engine;
  const ref = snapshot.current(row.control) ?? row.control;
  const { record } = ref;
  const { level, next, evidence, occurrences } = row.readiness;
  const id = `${parent}/${ref.document.path}#${ref.index}`;
  const often = frequency(record, 'frequency');
  const owners = values(record, 'owner').map((owner) => owner.text);
  const missing = occurrences.filter((one) => one.state === 'missing');
  const late = occurrences.filter((one) => one.state === 'late');
  const open = [...missing, ...occurrences.filter((one) => one.state === 'upcoming').slice(0, 1)];
  const description = [
    level,
    missing.length > 0 ? `${missing.length} missing` : undefined,
    late.length > 0 ? `${late.length} late` : undefined,
    owners.length === 0 ? 'no owner' : owners.join(', '),
    often === undefined ? undefined : displayFrequency(often),
  ];
  const title = titleOf(record);
  const label = record.id === undefined ? nameOf(record) : `${record.id.text} ${title}`.trim();
  const tooltip = [
    label,
    `Readiness: ${level} – ${READINESS_MEANINGS[level]}`,
    next === undefined ? undefined : `To do: ${next}`,
    `Owner: ${owners.length === 0 ? 'nobody' : owners.join(', ')}`,
    often === undefined ? 'Frequency: not set' : `Frequency: ${displayFrequency(often)}`,
    `Evidence: ${evidence.length}`,
    ...open.map(occurrenceText),
  ];
  const shown = description.filter((part) => part !== undefined).join(' · ');
  return {
    node: {
      id,
      kind: 'control',
      label,
      description: shown,
      tooltip: tooltip.filter((line) => line !== undefined).join('\n'),
      accessibilityLabel: `Control ${label}, ${shown}`,
      readiness: level,
      hasChildren: evidence.length + open.length > 0,
      expanded: false,
      location: recordLocation(ref),
      recordId: record.id?.text,
      target: undefined,
    },
    children: () => [
      ...open.map((one) => occurrenceNode(one, id, ref)),
      ...evidence.toReversed().map((one) => evidenceNode(engine, one, id)),
    ],
  };
}

function occurrenceNode(
  occurrence: ControlRow['readiness']['occurrences'][number],
  parent: string,
  control: RecordRef,
): TreeNode {
  const label = displayPeriod(occurrence);
  const description =
    occurrence.state === 'missing'
      ? `missing since ${displayDate(occurrence.due)}`
      : `due ${displayDate(occurrence.due)}`;
  return {
    node: {
      id: `${parent}/occurrence-${occurrence.start}`,
      kind: 'occurrence',
      label,
      description,
      tooltip: `${displayDate(occurrence.start)} to ${displayDate(occurrence.end)}\n${description}`,
      accessibilityLabel: `Occurrence ${label}, ${description}`,
      readiness: occurrence.state === 'missing' ? 'unmapped' : 'owned',
      hasChildren: false,
      expanded: false,
      location: recordLocation(control),
      recordId: control.record.id?.text,
      target: undefined,
    },
    children: NO_CHILDREN,
  };
}

function evidenceNode(engine: Engine, seen: RecordRef, parent: string): TreeNode {
  const { snapshot } = engine;
  const ref = snapshot.current(seen) ?? seen;
  const { record } = ref;
  const covered = period(record, 'period');
  const target = evidenceTarget(snapshot, ref);
  const path = values(record, 'path')[0]?.text ?? values(record, 'url')[0]?.text ?? '';
  const short = path.split('/').findLast((part) => part !== '') ?? path;
  const description = [
    covered === undefined ? undefined : displayPeriod(covered),
    short === '' ? 'no file' : target === undefined ? `${short} not found` : short,
  ];
  const shown = description.filter((part) => part !== undefined).join(' · ');
  const label = nameOf(record);
  return {
    node: {
      id: `${parent}/${ref.document.path}#${ref.index}`,
      kind: 'evidence',
      label,
      description: shown,
      tooltip: [label, titleOf(record), shown, path].filter((line) => line !== '').join('\n'),
      accessibilityLabel: `Evidence ${label}, ${shown}`,
      readiness: undefined,
      hasChildren: false,
      expanded: false,
      location: recordLocation(ref),
      recordId: record.id?.text,
      target,
    },
    children: NO_CHILDREN,
  };
}
