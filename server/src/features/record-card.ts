/** The card of a record: what a hover shows of a control, a policy, evidence, a person and the rest. */

import { displayDate } from '../domain/civil-date.ts';
import { KIND_LABELS } from '../domain/kinds.ts';
import { displayPeriod } from '../domain/period.ts';
import { displayFrequency } from '../domain/recurrence.ts';
import type { Engine } from '../engine/engine.ts';
import type { FieldFact, ValueFact } from '../facts/document-facts.ts';
import { choice, date, frequency, interval, isChangedSinceApproval, text, titleOf, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import { policyFault } from '../readiness/control-readiness.ts';
import { integrityOf } from '../readiness/evidence-integrity.ts';
import { READINESS_MEANINGS } from '../readiness/ladder.ts';
import { exposureOf, exposureReason } from '../readiness/exposure.ts';
import { implementationsOf } from '../readiness/implementations.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { foldName, type RecordRef } from '../workspace/workspace-index.ts';
import { integrityText } from './integrity-text.ts';
import { escaped, list } from './markdown-text.ts';
import {
  codeLink,
  evidenceFile,
  evidenceLine,
  occurrencesLine,
  occurrenceText,
  ownerText,
  recordLink,
} from './record-links.ts';
import { controlsUnder } from './policy-controls.ts';
import { recordStanding } from './record-standing.ts';
import { suspicion } from './suspicion.ts';
import { nameOf } from './symbols.ts';

/** A line that begins with what it is about. */
function line(label: string, said: string): string {
  return `**${label}** ${said}`;
}

function peopleText(snapshot: Snapshot, ref: RecordRef, field: string): string {
  const people = values(ref.record, field).map((value) => ownerText(snapshot, value));
  return people.length === 0 ? 'nobody' : people.join(', ');
}

/** What somebody wants to know first of a control: who, how often, how ready, and what is to be done. */
function controlHead(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const readiness = engine.readiness.control(ref);
  const lines = [line('Owner', peopleText(snapshot, ref, 'owner'))];
  const often = frequency(record, 'frequency');
  const next = readiness.occurrences.find((one) => one.state === 'upcoming');
  const nextText = next === undefined ? '' : ` · next: ${escaped(occurrenceText(next))}`;
  lines.push(line('Frequency', `${often === undefined ? 'not set' : displayFrequency(often)}${nextText}`));
  lines.push(line('Readiness', `${readiness.level} – ${READINESS_MEANINGS[readiness.level]}`));
  const suspect = suspicion(readiness);
  if (suspect !== undefined) lines.push(line('Suspect', escaped(suspect)));
  if (readiness.next !== undefined) lines.push(line('To do', escaped(readiness.next)));
  const exposure = exposureOf(snapshot, ref);
  if (exposure !== undefined) lines.push(line('Comes first', escaped(exposureReason(exposure))));
  return lines;
}

/** The rest: below the evidence, since a hover has room for little before it has to be scrolled. */
function controlDetails(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const { occurrences, policies } = engine.readiness.control(ref);
  const lines: string[] = [];
  const shown = occurrencesLine(occurrences);
  if (shown !== undefined) lines.push(line('Occurrences', escaped(shown)));
  const status = choice(record, 'status');
  if (status !== undefined) lines.push(line('Status', escaped(status)));
  const keys = new Set(criteriaOf(ref).flatMap((one) => snapshot.expand(one)));
  if (keys.size > 0)
    lines.push(line('Criteria', [...keys].map((key) => escaped(key.replace(/^TSC\./, ''))).join(', ')));
  if (policies.length > 0) {
    lines.push(line('Policies', policies.map((policy) => recordLink(snapshot, policy)).join(', ')));
  }
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  const code = implementationsOf(snapshot, ref).map(codeLink);
  return code.length === 0 ? lines : [...lines, line('Implemented in', shortened(code))];
}

const MOST_SHOWN = 8;

/** The latest evidence first. */
function evidenceSection(engine: Engine, ref: RecordRef): string {
  const { evidence } = engine.readiness.control(ref);
  if (evidence.length === 0) return line('Evidence', 'none yet');
  const items = evidence
    .slice(-MOST_SHOWN)
    .toReversed()
    .map((one) => evidenceLine(engine.snapshot, one));
  const more = evidence.length - items.length;
  return `**Evidence**\n\n${list(more > 0 ? [...items, `and ${more} more`] : items)}`;
}

function reviewLine(ref: RecordRef): string | undefined {
  const due = reviewDue(ref.record);
  if (due === undefined) return undefined;
  const cadence = interval(ref.record, 'review_cadence');
  const often = cadence === undefined ? '' : ` · ${displayFrequency(cadence)}`;
  return line('Next review', `${displayDate(due.due)}${often}`);
}

function policyLines(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const version = text(record, 'version');
  const status = escaped(choice(record, 'status') ?? 'not set');
  const suspect = isChangedSinceApproval(record) ? ' · suspect: changed since approval' : '';
  const lines = [
    line('Status', `${status}${version === undefined ? '' : ` · version ${escaped(version)}`}${suspect}`),
    line('Owner', peopleText(snapshot, ref, 'owner')),
    line('Approver', peopleText(snapshot, ref, 'approver')),
  ];
  const approved = date(record, 'approved');
  if (approved !== undefined) lines.push(line('Approved', displayDate(approved)));
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  const satisfied = values(record, 'satisfies').map((value) => escaped(value.text));
  if (satisfied.length > 0) lines.push(line('Speaks to', satisfied.join(', ')));
  const controls = controlsUnder(snapshot, ref).map((control) => recordLink(snapshot, control));
  if (controls.length > 0) lines.push(line('Controls', shortened(controls)));
  const fault = policyFault(snapshot, ref);
  if (fault !== undefined && choice(record, 'status') !== 'retired') lines.push(line('To do', escaped(fault)));
  return lines;
}

function shortened(items: readonly string[]): string {
  const more = items.length - MOST_SHOWN;
  return more > 0 ? `${items.slice(0, MOST_SHOWN).join(', ')} and ${more} more` : items.join(', ');
}

/** What a person or a team answers for: counted, since it can be much. */
function ownedLine(snapshot: Snapshot, { record }: RecordRef): string | undefined {
  const names = ['name', 'email', 'handle'].flatMap((name) => values(record, name).map((value) => value.text));
  const counts = new Map<string, number>();
  for (const name of new Set([record.id?.text ?? '', ...names])) {
    for (const kind of ['control', 'policy', 'risk', 'system', 'vendor'] as const) {
      const owned = snapshot.referrers(name, kind, 'owner').length;
      if (owned > 0) counts.set(KIND_LABELS[kind], (counts.get(KIND_LABELS[kind]) ?? 0) + owned);
    }
  }
  const parts = [...counts].map(([label, count]) => `${count} ${plural(label, count)}`);
  return parts.length === 0 ? undefined : line('Owns', parts.join(', '));
}

function plural(noun: string, count: number): string {
  if (count === 1) return noun;
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** Fields that say enough of the other kinds, in order. */
const SHOWN_FIELDS = [
  'owner',
  'role',
  'email',
  'active',
  'left',
  'controls',
  'policies',
  'period',
  'collected',
  'collector',
  'reviewer',
  'expires',
  'reason',
  'approver',
  'approved',
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

function otherLines({ snapshot }: Engine, ref: RecordRef): readonly string[] {
  const standing = recordStanding(snapshot, ref.record);
  const lines = standing === undefined ? [] : [line('Standing', standing)];
  for (const name of SHOWN_FIELDS) {
    const field = ref.record.fields.get(name);
    const shown = values(ref.record, name);
    if (field === undefined || shown.length === 0) continue;
    const label = name.charAt(0).toUpperCase() + name.slice(1).replace(/_/g, ' ');
    lines.push(line(label, shortened(shown.map((value) => valueText(snapshot, field, value)))));
  }
  const owned = ref.record.kind === 'person' || ref.record.kind === 'team' ? ownedLine(snapshot, ref) : undefined;
  const review = reviewLine(ref);
  return [...lines, ...[owned, review].filter((one) => one !== undefined)];
}

function valueText(snapshot: Snapshot, { field: { type } }: FieldFact, value: ValueFact): string {
  if (type.type === 'owner') return ownerText(snapshot, value);
  if (type.type === 'reference') {
    const [named] = type.to === 'person' ? snapshot.people(value.text) : snapshot.definitions(value.text, type.to);
    return named === undefined ? escaped(value.text) : recordLink(snapshot, named);
  }
  if (value.reading.kind === 'period') return escaped(displayPeriod(value.reading.period));
  return value.reading.kind === 'date' ? displayDate(value.reading.date) : escaped(value.text);
}

/** The card of a record as Markdown. */
export function recordCard(engine: Engine, ref: RecordRef): string {
  const { record } = ref;
  const name = nameOf(record);
  const title = titleOf(record);
  const isNamedByTitle = title === '' || foldName(title) === foldName(name);
  const parts = [`**${escaped(name)}**${isNamedByTitle ? '' : ` ${escaped(title)}`} · ${KIND_LABELS[record.kind]}`];
  if (record.kind === 'control') {
    parts.push(controlHead(engine, ref).join('  \n'), evidenceSection(engine, ref));
    parts.push(controlDetails(engine, ref).join('  \n'));
    const description = text(record, 'description');
    if (description !== undefined) parts.push(escaped(description));
  } else if (record.kind === 'policy') {
    parts.push(policyLines(engine, ref).join('  \n'));
  } else {
    const lines = [...otherLines(engine, ref)];
    if (record.kind === 'evidence') {
      lines.push(line('File', evidenceFile(engine.snapshot, ref)));
      const integrity = integrityOf(engine.snapshot, ref);
      if (integrity !== undefined) lines.push(line('SHA-256', integrityText(integrity)));
    }
    parts.push(lines.join('  \n'));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}
