/** The card of a record: what a hover shows of a control, a policy, evidence, a person and the rest. */

import { displayDate } from '../domain/civil-date.ts';
import { KIND_LABELS } from '../domain/kinds.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import type { ValueFact } from '../facts/document-facts.ts';
import { choice, date, frequency, interval, period, text, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import { READINESS_MEANINGS } from '../readiness/ladder.ts';
import type { Occurrence } from '../readiness/occurrences.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { isAddress } from './document-links.ts';
import { recordLocation } from './feature.ts';
import { escaped, link, list } from './markdown-text.ts';
import { nameOf, titleOf } from './symbols.ts';

/** A link to where a record is defined. */
export function recordLink(snapshot: Snapshot, seen: RecordRef): string {
  const ref = snapshot.current(seen) ?? seen;
  const { uri, range } = recordLocation(ref);
  return link(nameOf(ref.record), `${uri}#L${range.start.line + 1}`);
}

/** The person's or team's name behind an owner, with a link to the record where there is one. */
function ownerText(snapshot: Snapshot, value: ValueFact): string {
  const [person] = snapshot.people(value.text);
  if (person === undefined) return escaped(value.text);
  const name = text(person.record, 'name');
  const role = text(person.record, 'role');
  const suffix = [name, role]
    .filter((part) => part !== undefined)
    .map(escaped)
    .join(', ');
  return `${recordLink(snapshot, person)}${suffix === '' ? '' : ` (${suffix})`}`;
}

/** Where evidence can be opened: its file, if it is in the workspace, or its address. */
export function evidenceTarget(snapshot: Snapshot, evidence: RecordRef): string | undefined {
  const path = values(evidence.record, 'path')[0];
  const file =
    path === undefined
      ? undefined
      : evidence.document.facts.files.find((one) => one.source === 'field' && one.start === path.start);
  if (file !== undefined) {
    const target = snapshot.target(evidence.document, file);
    if (target.state === 'file' || target.state === 'directory') return target.uri;
  }
  const url = text(evidence.record, 'url') ?? path?.text;
  return url !== undefined && isAddress(url) ? url : undefined;
}

/** One line for an evidence record: what it is, for when, and a link that opens the file or the address. */
export function evidenceLine(snapshot: Snapshot, seen: RecordRef): string {
  const evidence = snapshot.current(seen) ?? seen;
  const { record } = evidence;
  const covered = period(record, 'period');
  const when = covered === undefined ? '' : ` · ${escaped(displayPeriod(covered))}`;
  const target = evidenceTarget(snapshot, evidence);
  const path = text(record, 'path') ?? text(record, 'url') ?? '';
  const short = path.split('/').findLast((part) => part !== '') ?? path;
  const open =
    target === undefined
      ? path === ''
        ? ' · no file'
        : ` · ${escaped(short)} not found`
      : ` · ${link(short, target)}`;
  return `${recordLink(snapshot, evidence)}${when}${open}`;
}

const STATE_SIGNS: Readonly<Record<Occurrence['state'], string>> = {
  performed: '✓',
  late: '✓ late',
  missing: '✗ missing',
  upcoming: 'upcoming',
  excepted: 'excepted',
};

/** An occurrence with its state in words: `2026-Q2 ✗ missing`. */
export function occurrenceText(occurrence: Occurrence): string {
  const due = occurrence.state === 'upcoming' ? `, due ${displayDate(occurrence.due)}` : '';
  return `${displayPeriod(occurrence)} ${STATE_SIGNS[occurrence.state]}${due}`;
}

/** The occurrences worth a line: what is missing or late, the last that was performed, and the next. */
function notable(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  if (occurrences.length <= 6) return occurrences;
  const lastPerformed = occurrences.findLast((one) => one.state === 'performed');
  const next = occurrences.find((one) => one.state === 'upcoming');
  const bad = occurrences.filter((one) => one.state === 'missing' || one.state === 'late').slice(-4);
  return occurrences.filter((one) => bad.includes(one) || one === lastPerformed || one === next);
}

function controlLines(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record, document } = ref;
  const readiness = engine.readiness.control(ref);
  const lines: string[] = [];
  const owners = values(record, 'owner').map((value) => ownerText(snapshot, value));
  lines.push(`**Owner** ${owners.length === 0 ? 'nobody' : owners.join(', ')}`);
  const often = frequency(record, 'frequency');
  const next = readiness.occurrences.find((one) => one.state === 'upcoming');
  const nextText = next === undefined ? '' : ` · next: ${escaped(occurrenceText(next))}`;
  lines.push(`**Frequency** ${often === undefined ? 'not set' : displayFrequency(often)}${nextText}`);
  const status = choice(record, 'status');
  if (status !== undefined) lines.push(`**Status** ${escaped(status)}`);
  const criteria = document.facts.criteria
    .filter((one) => one.record === ref.index && one.source === 'field')
    .flatMap((one) => snapshot.expand(one))
    .map((key) => key.replace(/^TSC\./, ''));
  if (criteria.length > 0) lines.push(`**Criteria** ${criteria.map(escaped).join(', ')}`);
  if (readiness.policies.length > 0) {
    lines.push(`**Policies** ${readiness.policies.map((policy) => recordLink(snapshot, policy)).join(', ')}`);
  }
  lines.push(`**Readiness** ${readiness.level} – ${READINESS_MEANINGS[readiness.level]}`);
  if (readiness.next !== undefined) lines.push(`**To do** ${escaped(readiness.next)}`);
  const shown = notable(readiness.occurrences);
  if (shown.length > 0) lines.push(`**Occurrences** ${shown.map((one) => escaped(occurrenceText(one))).join(' · ')}`);
  return lines;
}

const EVIDENCE_SHOWN = 8;

function evidenceSection(engine: Engine, ref: RecordRef): string | undefined {
  const { evidence } = engine.readiness.control(ref);
  if (evidence.length === 0) return '**Evidence** none yet';
  const latest = evidence.slice(-EVIDENCE_SHOWN).toReversed();
  const more = evidence.length - latest.length;
  const items = latest.map((one) => evidenceLine(engine.snapshot, one));
  return `**Evidence**\n\n${list(more > 0 ? [...items, `and ${more} more`] : items)}`;
}

function reviewLine(ref: RecordRef): string | undefined {
  const due = reviewDue(ref.record);
  const cadence = interval(ref.record, 'review_cadence');
  const often = cadence === undefined ? '' : ` · ${displayFrequency(cadence)}`;
  return due === undefined ? undefined : `**Next review** ${displayDate(due.due)}${often}`;
}

function policyLines(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const lines: string[] = [];
  const status = choice(record, 'status') ?? 'no status';
  const version = text(record, 'version');
  lines.push(`**Status** ${escaped(status)}${version === undefined ? '' : ` · version ${escaped(version)}`}`);
  for (const [name, label] of [
    ['owner', 'Owner'],
    ['approver', 'Approver'],
  ] as const) {
    const people = values(record, name).map((value) => ownerText(snapshot, value));
    lines.push(`**${label}** ${people.length === 0 ? 'nobody' : people.join(', ')}`);
  }
  const approved = date(record, 'approved');
  if (approved !== undefined) lines.push(`**Approved** ${displayDate(approved)}`);
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  const satisfied = values(record, 'satisfies').map((value) => escaped(value.text));
  if (satisfied.length > 0) lines.push(`**Speaks to** ${satisfied.join(', ')}`);
  return lines;
}

/** Fields that say enough of the other kinds, in order. */
const SHOWN_FIELDS = [
  'owner',
  'role',
  'email',
  'active',
  'controls',
  'period',
  'collected',
  'collector',
  'reviewer',
  'expires',
  'reason',
  'approver',
  'compensating_control',
  'likelihood',
  'impact',
  'treatment',
  'method',
  'members',
  'in_scope',
  'vendor',
  'severity',
  'detected',
  'resolved',
  'value',
  'unit',
  'target',
  'measured',
];

function otherLines(engine: Engine, ref: RecordRef): readonly string[] {
  const lines: string[] = [];
  for (const name of SHOWN_FIELDS) {
    const shown = values(ref.record, name);
    if (shown.length === 0) continue;
    const label = name.charAt(0).toUpperCase() + name.slice(1).replace(/_/g, ' ');
    const isOwner = shown.some(
      (value) => ref.record.fields.get(name)?.field.type.type === 'owner' && value.text !== '',
    );
    const texts = shown.map((value) => {
      if (isOwner) return ownerText(engine.snapshot, value);
      return escaped(value.reading.kind === 'period' ? displayPeriod(value.reading.period) : value.text);
    });
    lines.push(`**${label}** ${texts.join(', ')}`);
  }
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  return lines;
}

/** The card of a record as Markdown. */
export function recordCard(engine: Engine, ref: RecordRef): string {
  const { record } = ref;
  const title = titleOf(record);
  const parts = [
    `**${escaped(nameOf(record))}**${title === '' ? '' : ` ${escaped(title)}`} · ${KIND_LABELS[record.kind]}`,
  ];
  if (record.kind === 'control') {
    parts.push(controlLines(engine, ref).join('  \n'));
    const description = text(record, 'description');
    if (description !== undefined) parts.push(escaped(description));
    const evidence = evidenceSection(engine, ref);
    if (evidence !== undefined) parts.push(evidence);
  } else if (record.kind === 'policy') {
    parts.push(policyLines(engine, ref).join('  \n'));
  } else {
    parts.push(otherLines(engine, ref).join('  \n'));
    if (record.kind === 'evidence') parts.push(evidenceLine(engine.snapshot, ref));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}
