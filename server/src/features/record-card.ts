/** The card of a record: what a hover shows of a control, a policy, evidence, a person and the rest. */

import * as l10n from '@vscode/l10n';
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

import { exposureOf, exposureReason } from '../readiness/exposure.ts';
import { implementationsOf } from '../readiness/implementations.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { foldName, type RecordRef } from '../workspace/workspace-index.ts';
import { labelled, levelText } from './card-lines.ts';
import { type Counted, numberOf } from './count-words.ts';
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
import { SHOWN_FIELDS } from './shown-fields.ts';
import { suspicion } from './suspicion.ts';
import { nameOf } from './symbols.ts';

function peopleText(snapshot: Snapshot, ref: RecordRef, field: string): string {
  const people = values(ref.record, field).map((value) => ownerText(snapshot, value));
  return people.length === 0 ? l10n.t('nobody') : people.join(', ');
}

/** What somebody wants to know first of a control: who, how often, how ready, and what is to be done. */
function controlHead(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const readiness = engine.readiness.control(ref);
  const lines = [labelled(l10n.t('Owner'), peopleText(snapshot, ref, 'owner'))];
  const often = frequency(record, 'frequency');
  const next = readiness.occurrences.find((one) => one.state === 'upcoming');
  const nextText = next === undefined ? '' : ` · ${l10n.t('next: {0}', escaped(occurrenceText(next)))}`;
  lines.push(labelled(l10n.t('Frequency'), `${often === undefined ? notSet() : displayFrequency(often)}${nextText}`));
  lines.push(labelled(l10n.t('Readiness'), levelText(readiness.level)));
  const suspect = suspicion(readiness);
  if (suspect !== undefined) lines.push(labelled(l10n.t('Suspect'), escaped(suspect)));
  if (readiness.next !== undefined) lines.push(labelled(l10n.t('To do'), escaped(readiness.next)));
  const exposure = exposureOf(snapshot, ref);
  if (exposure !== undefined) lines.push(labelled(l10n.t('Comes first'), escaped(exposureReason(exposure))));
  return lines;
}

function notSet(): string {
  return l10n.t('not set');
}

/** The rest: below the evidence, since a hover has room for little before it has to be scrolled. */
function controlDetails(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const { occurrences, policies } = engine.readiness.control(ref);
  const lines: string[] = [];
  const shown = occurrencesLine(occurrences);
  if (shown !== undefined) lines.push(labelled(l10n.t('Occurrences'), escaped(shown)));
  const status = choice(record, 'status');
  if (status !== undefined) lines.push(labelled(l10n.t('Status'), escaped(status)));
  const keys = new Set(criteriaOf(ref).flatMap((one) => snapshot.expand(one)));
  if (keys.size > 0)
    lines.push(labelled(l10n.t('Criteria'), [...keys].map((key) => escaped(key.replace(/^TSC\./, ''))).join(', ')));
  if (policies.length > 0) {
    lines.push(labelled(l10n.t('Policies'), policies.map((policy) => recordLink(snapshot, policy)).join(', ')));
  }
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  const code = implementationsOf(snapshot, ref).map(codeLink);
  return code.length === 0 ? lines : [...lines, labelled(l10n.t('Implemented in'), shortened(code))];
}

const MOST_SHOWN = 8;

/** The latest evidence first. */
function evidenceSection(engine: Engine, ref: RecordRef): string {
  const { evidence } = engine.readiness.control(ref);
  if (evidence.length === 0) return labelled(l10n.t('Evidence'), l10n.t('none yet'));
  const items = evidence
    .slice(-MOST_SHOWN)
    .toReversed()
    .map((one) => evidenceLine(engine.snapshot, one));
  const more = evidence.length - items.length;
  return `**${l10n.t('Evidence')}**\n\n${list(more > 0 ? [...items, l10n.t('and {0} more', more)] : items)}`;
}

function reviewLine(ref: RecordRef): string | undefined {
  const due = reviewDue(ref.record);
  if (due === undefined) return undefined;
  const cadence = interval(ref.record, 'review_cadence');
  const often = cadence === undefined ? '' : ` · ${displayFrequency(cadence)}`;
  return labelled(l10n.t('Next review'), `${displayDate(due.due)}${often}`);
}

function policyLines(engine: Engine, ref: RecordRef): readonly string[] {
  const { snapshot } = engine;
  const { record } = ref;
  const version = text(record, 'version');
  const status = choice(record, 'status');
  const standing = [
    status === undefined ? notSet() : escaped(status),
    ...(version === undefined ? [] : [l10n.t('version {0}', escaped(version))]),
    ...(isChangedSinceApproval(record) ? [l10n.t('suspect: changed since approval')] : []),
  ];
  const lines = [
    labelled(l10n.t('Status'), standing.join(' · ')),
    labelled(l10n.t('Owner'), peopleText(snapshot, ref, 'owner')),
    labelled(l10n.t('Approver'), peopleText(snapshot, ref, 'approver')),
  ];
  const approved = date(record, 'approved');
  const approvedOn = l10n.t({ message: 'Approved', comment: ['The day of an approval'] });
  if (approved !== undefined) lines.push(labelled(approvedOn, displayDate(approved)));
  const review = reviewLine(ref);
  if (review !== undefined) lines.push(review);
  const satisfied = values(record, 'satisfies').map((value) => escaped(value.text));
  if (satisfied.length > 0) lines.push(labelled(l10n.t('Speaks to'), satisfied.join(', ')));
  const controls = controlsUnder(snapshot, ref).map((control) => recordLink(snapshot, control));
  if (controls.length > 0) lines.push(labelled(l10n.t('Controls'), shortened(controls)));
  const fault = policyFault(snapshot, ref);
  if (fault !== undefined && status !== 'retired') lines.push(labelled(l10n.t('To do'), escaped(fault)));
  return lines;
}

function shortened(items: readonly string[]): string {
  const more = items.length - MOST_SHOWN;
  return more > 0 ? l10n.t('{0} and {1} more', items.slice(0, MOST_SHOWN).join(', '), more) : items.join(', ');
}

/** What a person or a team answers for: counted, since it can be much. */
function ownedLine(snapshot: Snapshot, { record }: RecordRef): string | undefined {
  const names = ['name', 'email', 'handle'].flatMap((name) => values(record, name).map((value) => value.text));
  const counts = new Map<Counted, number>();
  for (const name of new Set([record.id?.text ?? '', ...names])) {
    for (const kind of ['control', 'policy', 'risk', 'system', 'vendor'] as const) {
      const owned = snapshot.referrers(name, kind, 'owner').length;
      if (owned > 0) counts.set(kind, (counts.get(kind) ?? 0) + owned);
    }
  }
  const parts = [...counts].map(([kind, count]) => numberOf(count, kind));
  return parts.length === 0 ? undefined : labelled(l10n.t('Owns'), parts.join(', '));
}

function otherLines({ snapshot }: Engine, ref: RecordRef): readonly string[] {
  const standing = recordStanding(snapshot, ref.record);
  const lines = standing === undefined ? [] : [labelled(l10n.t('Standing'), standing)];
  for (const [name, label] of SHOWN_FIELDS) {
    const field = ref.record.fields.get(name);
    const shown = values(ref.record, name);
    if (field === undefined || shown.length === 0) continue;
    lines.push(labelled(label(), shortened(shown.map((value) => valueText(snapshot, field, value)))));
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
      lines.push(labelled(l10n.t('File'), evidenceFile(engine.snapshot, ref)));
      const integrity = integrityOf(engine.snapshot, ref);
      if (integrity !== undefined) lines.push(labelled('SHA-256', integrityText(integrity)));
    }
    parts.push(lines.join('  \n'));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}
