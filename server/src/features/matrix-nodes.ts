/** The nodes of the matrix tree that every grouping shares: groups, controls, evidence and open occurrences. */

import * as l10n from '@vscode/l10n';
import { displayDate } from '../domain/civil-date.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import { frequency, period, text, titleOf, values } from '../facts/record.ts';
import type { MatrixNode, MatrixNodeKind } from '../protocol/messages.ts';
import type { ControlReadiness } from '../readiness/control-readiness.ts';
import { exposureOf, exposureReason } from '../readiness/exposure.ts';
import { type Implementation, implementationsOf, isImplemented } from '../readiness/implementations.ts';

import type { ControlRow } from '../readiness/matrix.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import { levelWord, stateCount } from '../readiness/state-words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { levelText } from './card-lines.ts';
import { recordLocation } from './feature.ts';
import { codePlace, evidenceFileName, evidenceTarget, occurrencesLine } from './record-links.ts';
import { suspicion } from './suspicion.ts';
import { basename } from '../workspace/uri.ts';
import { nameOf } from './symbols.ts';

/**
 * A node that is made when it is asked for, and so are its children: of thousands, the editor shows a screenful, and a
 * filter looks only at the words.
 */
export interface TreeNode {
  id(): string;
  /** What a filter looks at: label and description. */
  words(): string;
  node(): MatrixNode;
  children(): readonly TreeNode[];
}

const NO_CHILDREN = (): readonly TreeNode[] => [];

/** What stays the same about a record while its file is edited around it. */
export function recordKey(snapshot: Snapshot, { document, id, kind, index }: RecordRef): string {
  const isOnly = id !== undefined && snapshot.definitions(id, kind).length === 1;
  return `${document.path}#${isOnly ? nodeName(id) : `${nodeName(id ?? '')}~${index}`}`;
}

/** Any text as a part of a node's ID, in which `/`, `|` and `~` mean something. Half a character is one that nobody knows. */
export function nodeName(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** A record's ID and title. */
export function labelOf(ref: RecordRef): string {
  return ref.id === undefined ? nameOf(ref.record) : `${ref.id} ${ref.title}`.trim();
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly kind?: MatrixNodeKind;
  readonly readiness?: MatrixNode['readiness'];
  readonly ref?: RecordRef | undefined;
  /** Where a click leads that leads to no record; asked for when the node is made. */
  readonly location?: () => MatrixNode['location'];
  readonly expanded?: boolean;
  readonly hasChildren: boolean;
  readonly children: () => readonly TreeNode[];
}

/** A node that holds others. */
export function groupNode(group: Group): TreeNode {
  const { id, label, description, ref, readiness, hasChildren } = group;
  return {
    id: () => id,
    words: () => `${label} ${description}`,
    node: () => ({
      id,
      kind: group.kind ?? 'group',
      label,
      description,
      tooltip: group.tooltip,
      accessibilityLabel: [label, description].filter((part) => part !== '').join(', '),
      readiness,
      hasChildren,
      expanded: group.expanded ?? false,
      location: ref === undefined ? group.location?.() : recordLocation(ref),
      recordId: ref?.id,
      target: undefined,
    }),
    children: group.children,
  };
}

/** What is still to be done of a control's occurrences: those that are missing, and the next. */
function openOccurrences({ readiness: { occurrences } }: ControlRow): readonly Occurrence[] {
  const missing = occurrences.filter((one) => one.state === 'missing');
  return [...missing, ...occurrences.filter((one) => one.state === 'upcoming').slice(0, 1)];
}

function ownersOf({ record }: RecordRef): readonly string[] {
  return values(record, 'owner').map((owner) => owner.text);
}

/** What is said of a control: how it stands, and after that who does it and how often. */
interface Description {
  readonly standing: string;
  readonly operation: string;
}

/** A control stands under several criteria, and a filter asks for all of them at each keystroke. */
const descriptions = new WeakMap<ControlReadiness, Description>();

function controlDescription(ref: RecordRef, { readiness }: ControlRow): Description {
  let description = descriptions.get(readiness);
  if (description === undefined) descriptions.set(readiness, (description = describe(ref, readiness)));
  return description;
}

function describe(ref: RecordRef, readiness: ControlReadiness): Description {
  const { level, occurrences } = readiness;
  const count = (state: Occurrence['state']): string | undefined => {
    const some = occurrences.filter((one) => one.state === state).length;
    return some === 0 ? undefined : stateCount(state, some);
  };
  const owners = ownersOf(ref);
  const often = frequency(ref.record, 'frequency');
  const suspect = suspicion(readiness);
  return {
    standing: joined([
      levelWord(level),
      suspect === undefined ? undefined : l10n.t('suspect: {0}', suspect),
      count('missing'),
      count('late'),
    ]),
    operation: joined([
      owners.length === 0 ? l10n.t('no owner') : owners.join(', '),
      often === undefined ? undefined : displayFrequency(often),
    ]),
  };
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

function controlTooltip(snapshot: Snapshot, ref: RecordRef, row: ControlRow): string {
  const { level, next, evidence, occurrences } = row.readiness;
  const owners = ownersOf(ref);
  const often = frequency(ref.record, 'frequency');
  const suspect = suspicion(row.readiness);
  const exposure = exposureOf(snapshot, ref);
  const shown = occurrencesLine(occurrences);
  const lines = [
    labelOf(ref),
    l10n.t('Readiness: {0}', levelText(level)),
    suspect === undefined ? undefined : l10n.t('Suspect: {0}', suspect),
    next === undefined ? undefined : l10n.t('To do: {0}', next),
    exposure === undefined ? undefined : l10n.t('Comes first {0}', exposureReason(exposure)),
    owners.length === 0 ? l10n.t('Owner: nobody') : l10n.t('Owner: {0}', owners.join(', ')),
    often === undefined ? l10n.t('Frequency: not set') : l10n.t('Frequency: {0}', displayFrequency(often)),
    evidence.length === 1 ? l10n.t('Evidence: 1 record') : l10n.t('Evidence: {0} records', evidence.length),
    shown === undefined ? undefined : l10n.t('Occurrences: {0}', shown),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/**
 * A control with its open occurrences, its evidence, the latest first, and the code that implements it. `parent` is the ID of the node above; `before` is
 * put before the description: the day by which something is due, or the criterion through which the control speaks.
 */
export function controlNode(engine: Engine, row: ControlRow, parent: string, before?: string): TreeNode {
  const { snapshot } = engine;
  const ref = snapshot.current(row.control) ?? row.control;
  const { level, evidence } = row.readiness;
  const id = (): string => `${parent}/${recordKey(snapshot, ref)}`;
  const description = (): string => {
    const exposure = exposureOf(snapshot, ref);
    // The risk because of which it stands before others.
    const risk = exposure === undefined ? undefined : l10n.t('high risk {0}', exposure.risk.id);
    const { standing, operation } = controlDescription(ref, row);
    return joined([before, standing, risk, operation]);
  };
  return {
    id,
    words: () => `${labelOf(ref)} ${description()}`,
    node: () => ({
      id: id(),
      kind: 'control',
      label: labelOf(ref),
      description: description(),
      tooltip: controlTooltip(snapshot, ref, row),
      accessibilityLabel: l10n.t('Control {0}, {1}', labelOf(ref), description()),
      readiness: level,
      hasChildren: evidence.length > 0 || openOccurrences(row).length > 0 || isImplemented(snapshot, ref),
      expanded: false,
      location: recordLocation(ref),
      recordId: ref.record.id?.text,
      target: undefined,
    }),
    children: () => [
      ...openOccurrences(row).map((one, index) =>
        occurrenceNode(one, () => `${id()}/occurrence-${one.start}-${index}`, ref),
      ),
      ...evidence.toReversed().map((one) => evidenceNode(snapshot, one, id)),
      ...implementationsOf(snapshot, ref).map((one) => codeNode(one, id)),
    ],
  };
}

function occurrenceNode(occurrence: Occurrence, id: () => string, control: RecordRef): TreeNode {
  const { start, end, due, state } = occurrence;
  const label = displayPeriod(occurrence);
  const description =
    state === 'missing' ? l10n.t('missing since {0}', displayDate(due)) : l10n.t('due {0}', displayDate(due));
  const span = start === end ? displayDate(start) : l10n.t('{0} to {1}', displayDate(start), displayDate(end));
  return {
    id,
    words: () => `${label} ${description}`,
    node: () => ({
      id: id(),
      kind: 'occurrence',
      label,
      description,
      tooltip: `${span}\n${description}`,
      accessibilityLabel: l10n.t('Occurrence {0}, {1}', label, description),
      readiness: state === 'missing' ? 'unmapped' : 'owned',
      hasChildren: false,
      expanded: false,
      location: recordLocation(control),
      recordId: control.record.id?.text,
      target: undefined,
    }),
    children: NO_CHILDREN,
  };
}

function evidenceNode(snapshot: Snapshot, seen: RecordRef, parent: () => string): TreeNode {
  const ref = snapshot.current(seen) ?? seen;
  const { record } = ref;
  const id = (): string => `${parent()}/${recordKey(snapshot, ref)}`;
  const label = nameOf(record);
  const description = (): string => {
    const covered = period(record, 'period');
    const file = evidenceFileText(evidenceFileName(ref), evidenceTarget(snapshot, ref) !== undefined);
    return covered === undefined ? file : `${displayPeriod(covered)} · ${file}`;
  };
  return {
    id,
    words: () => `${label} ${titleOf(record)} ${evidenceFileName(ref)}`,
    node: () => ({
      id: id(),
      kind: 'evidence',
      label,
      description: description(),
      tooltip: [label, titleOf(record), description(), text(record, 'path') ?? text(record, 'url') ?? '']
        .filter((line) => line !== '')
        .join('\n'),
      accessibilityLabel: l10n.t('Evidence {0}, {1}', label, description()),
      readiness: undefined,
      hasChildren: false,
      expanded: false,
      location: recordLocation(ref),
      recordId: record.id?.text,
      target: evidenceTarget(snapshot, ref),
    }),
    children: NO_CHILDREN,
  };
}

function evidenceFileText(name: string, isFound: boolean): string {
  if (name === '') return l10n.t('no file');
  return isFound ? name : l10n.t('{0} not found', name);
}

/** A line of source code that says that it implements a control. */
function codeNode(place: Implementation, parent: () => string): TreeNode {
  const { document, line } = place;
  const id = (): string => `${parent()}/code-${nodeName(codePlace(place))}`;
  const label = `${basename(document.path)}:${line + 1}`;
  const slash = document.path.lastIndexOf('/');
  const what = l10n.t('implements it');
  const description = slash < 0 ? what : `${what} · ${document.path.slice(0, slash)}`;
  const start = { line, character: 0 };
  return {
    id,
    words: () => `${label} ${document.path}`,
    node: () => ({
      id: id(),
      kind: 'code',
      label,
      description,
      tooltip: `${codePlace(place)}\n${l10n.t('This code says that it implements the control.')}`,
      accessibilityLabel: l10n.t('Source code {0}, implements it', codePlace(place)),
      readiness: undefined,
      hasChildren: false,
      expanded: false,
      location: { uri: document.uri, range: { start, end: start } },
      recordId: undefined,
      target: undefined,
    }),
    children: NO_CHILDREN,
  };
}
