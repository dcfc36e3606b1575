/** How hovers and the matrix name records: as links to where they stand, and evidence with a link that opens it. */

import * as l10n from '@vscode/l10n';
import { displayDate } from '../domain/civil-date.ts';
import { displayPeriod } from '../domain/period.ts';
import type { ValueFact } from '../facts/document-facts.ts';
import { period, text, values } from '../facts/record.ts';
import type { Implementation } from '../readiness/implementations.ts';
import { fileOf } from '../readiness/record-parts.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { isAddress } from './document-links.ts';
import { recordLocation } from './feature.ts';
import { escaped, link } from './markdown-text.ts';
import { nameOf } from './symbols.ts';

/** A link to where a record is defined. */
export function recordLink(snapshot: Snapshot, seen: RecordRef): string {
  const ref = snapshot.current(seen) ?? seen;
  const { uri, range } = recordLocation(ref);
  return link(nameOf(ref.record), `${uri}#L${range.start.line + 1}`);
}

/** A line of source code, as a link to it: `src/login.ts:12`, lines as editors count them. */
export function codeLink(place: Implementation): string {
  return link(codePlace(place), `${place.document.uri}#L${place.line + 1}`);
}

/** What it is called, likewise. */
export function codePlace({ document, line }: Implementation): string {
  return `${document.path}:${line + 1}`;
}

/** The person's or team's name behind an owner, with a link to the record where there is one. */
export function ownerText(snapshot: Snapshot, value: ValueFact): string {
  const [person] = snapshot.people(value.text);
  if (person === undefined) return escaped(value.text);
  const about = [text(person.record, 'name'), text(person.record, 'role')].filter((part) => part !== undefined);
  return `${recordLink(snapshot, person)}${about.length === 0 ? '' : ` (${about.map(escaped).join(', ')})`}`;
}

/** Where evidence can be opened: its file, if it is in the workspace, or its address. */
export function evidenceTarget(snapshot: Snapshot, evidence: RecordRef): string | undefined {
  const path = values(evidence.record, 'path')[0];
  const file = path === undefined ? undefined : fileOf(evidence, path);
  if (file !== undefined) {
    const target = snapshot.target(evidence.document, file);
    if (target.state === 'file' || target.state === 'directory') return target.uri;
  }
  const url = text(evidence.record, 'url') ?? path?.text;
  return url !== undefined && isAddress(url) ? url : undefined;
}

/** The last name in the path or address of evidence; empty where it has neither. */
export function evidenceFileName(evidence: RecordRef): string {
  const path = text(evidence.record, 'path') ?? text(evidence.record, 'url') ?? '';
  return path.split('/').findLast((part) => part !== '') ?? path;
}

/** The file or address of evidence as a link that opens it, or why there is none. */
export function evidenceFile(snapshot: Snapshot, evidence: RecordRef): string {
  const name = evidenceFileName(evidence);
  if (name === '') return l10n.t('no file');
  const target = evidenceTarget(snapshot, evidence);
  return target === undefined ? l10n.t('{0} not found', escaped(name)) : link(name, target);
}

/** One line for an evidence record: what it is, for when, and a link that opens the file or the address. */
export function evidenceLine(snapshot: Snapshot, seen: RecordRef): string {
  const evidence = snapshot.current(seen) ?? seen;
  const covered = period(evidence.record, 'period');
  const when = covered === undefined ? '' : ` · ${escaped(displayPeriod(covered))}`;
  return `${recordLink(snapshot, evidence)}${when} · ${evidenceFile(snapshot, evidence)}`;
}

/** An occurrence with its state in words: `2026-Q2 ✗ missing`, `2026-Q3 due 15 Oct 2026`. */
export function occurrenceText(occurrence: Occurrence): string {
  const { state, due } = occurrence;
  const name = displayPeriod(occurrence);
  switch (state) {
    case 'performed':
      return `${name} ✓`;
    case 'late':
      return l10n.t('{0} ✓ late', name);
    case 'missing':
      return l10n.t('{0} ✗ missing', name);
    case 'excepted':
      return l10n.t('{0} excepted', name);
    case 'upcoming':
      return l10n.t('{0} due {1}', name, displayDate(due));
    default:
      return state satisfies never;
  }
}

/**
 * The occurrences worth a word, in a line: what is missing or late, the last that was performed, and of those to come the next.
 * `2026-Q1 ✓ · 2026-Q2 ✗ missing · 2026-Q3 due 15 Oct 2026`; undefined where none is expected.
 */
export function occurrencesLine(occurrences: readonly Occurrence[]): string | undefined {
  const shown = notable(occurrences).map(occurrenceText);
  return shown.length === 0 ? undefined : shown.join(' · ');
}

/** The most occurrences of which all are told, without those after the next one. */
const FEW = 6;
const MOST_DEVIATIONS = 4;

function notable(all: readonly Occurrence[]): readonly Occurrence[] {
  const next = all.find((one) => one.state === 'upcoming');
  const occurrences = all.filter((one) => one.state !== 'upcoming' || one === next);
  if (all.length <= FEW) return occurrences;
  const lastPerformed = occurrences.findLast((one) => one.state === 'performed');
  const bad = occurrences.filter((one) => one.state === 'missing' || one.state === 'late').slice(-MOST_DEVIATIONS);
  return occurrences.filter((one) => bad.includes(one) || one === lastPerformed || one === next);
}
