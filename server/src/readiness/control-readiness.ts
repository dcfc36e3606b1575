/** How ready one control is, what it rests on, and what stands between it and the next step. */

import { type CivilDate, displayDate, FIRST_DATE, LAST_DATE } from '../domain/civil-date.ts';
import { includes, type Period } from '../domain/period.ts';
import type { GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { choice, date, flag, frequency, groups, period, text, value, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { goalOf, type ReadinessLevel } from './ladder.ts';
import { type Excepted, judge, type Judgement, type Occurrence, occurrences, type Proof } from './occurrences.ts';
import { criteriaOf, fileOf } from './record-parts.ts';

export interface ControlReadiness {
  readonly level: ReadinessLevel;
  /** What is to be done for the next level, in plain words; undefined at the top. */
  readonly next: string | undefined;
  /** Policies it stands under: named by it, naming it, or (with neither) mentioning it. */
  readonly policies: readonly RecordRef[];
  /** Evidence records that name it, in the order of their periods. */
  readonly evidence: readonly RecordRef[];
  /**
   * Expected occurrences over the audit period, none for Type 1. Of what happens per event, the events that were drawn
   * from its populations.
   */
  readonly occurrences: readonly Occurrence[];
}

/** The policies a control stands under, each once. */
export function policiesOf(snapshot: Snapshot, control: RecordFacts): readonly RecordRef[] {
  const found = new Map<string, RecordRef>();
  const add = (ref: RecordRef): void => {
    found.set(`${ref.document.uri} ${ref.index}`, ref);
  };
  for (const named of values(control, 'policies')) {
    const policy = snapshot.definition(named.text, 'policy');
    if (policy !== undefined) add(policy);
  }
  const id = control.id?.text;
  if (id === undefined) return [...found.values()];
  for (const policy of snapshot.referrers(id, 'policy', 'controls')) add(policy);
  if (found.size === 0) for (const policy of snapshot.referrers(id, 'policy')) add(policy);
  return [...found.values()];
}

function endOf(ref: RecordRef): CivilDate {
  return period(ref.record, 'period')?.end ?? date(ref.record, 'collected') ?? FIRST_DATE;
}

/** The evidence records that name a control, in the order of the periods they speak of. */
export function evidenceOf(snapshot: Snapshot, control: RecordFacts): readonly RecordRef[] {
  const id = control.id?.text;
  if (id === undefined) return [];
  const records = [...snapshot.referrers(id, 'evidence', 'controls')];
  return records.sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
}

/** Whether there is something to show: the file, if it is to be one of the workspace, or an address. */
function isKept(snapshot: Snapshot, evidence: RecordRef): boolean {
  const path = values(evidence.record, 'path')[0];
  if (path === undefined) return (value(evidence.record, 'url')?.reading.kind ?? 'none') !== 'none';
  const file = fileOf(evidence, path);
  if (file === undefined) return false;
  const { state } = snapshot.target(evidence.document, file);
  return state === 'file' || state === 'directory' || state === 'external' || state === 'unknown';
}

/** Whether evidence still counts on a day: collected by then, not expired, and there to be shown. */
export function isCurrentEvidence(snapshot: Snapshot, evidence: RecordRef): boolean {
  const { asOf } = snapshot;
  const { record } = evidence;
  if ((date(record, 'collected') ?? FIRST_DATE) > asOf || (date(record, 'expires') ?? LAST_DATE) < asOf) return false;
  return isKept(snapshot, evidence);
}

/** What keeps a control from having one known, active owner; undefined when nothing does. */
export function ownerFault(snapshot: Snapshot, control: RecordFacts): string | undefined {
  const owners = values(control, 'owner');
  const [owner] = owners;
  if (owner === undefined) return 'Name an owner.';
  if (owners.length > 1) return 'Name one owner: with two, nobody answers.';
  if (!isKnownOwner(snapshot, owner.text)) return `Name an owner who is known: ${owner.text} is not.`;
  const person = snapshot.people(owner.text)[0]?.record;
  if (person === undefined || isActive(person, snapshot.asOf)) return undefined;
  return `Name an owner who is still here: ${owner.text} is not.`;
}

/**
 * Whether an owner is a person or team of a register, or stands in CODEOWNERS. With no register any name will do, and a
 * handle (`@acme/security`) too where there is no CODEOWNERS.
 */
export function isKnownOwner(snapshot: Snapshot, name: string): boolean {
  if (snapshot.people(name).length > 0) return true;
  const inCodeOwners = snapshot.isCodeOwner(name);
  if (inCodeOwners === true) return true;
  if (snapshot.has('person') || snapshot.has('team')) return false;
  return inCodeOwners === undefined || !name.startsWith('@');
}

/** Whether a person works here on a day; teams always do. */
export function isActive(person: RecordFacts, asOf: CivilDate): boolean {
  return flag(person, 'active') !== false && (date(person, 'left') ?? LAST_DATE) >= asOf;
}

/** What keeps a policy from supporting a control; undefined when it is approved and not overdue. */
export function policyFault(snapshot: Snapshot, policy: RecordRef): string | undefined {
  const { record } = policy;
  const { asOf } = snapshot;
  const name = record.id?.text ?? text(record, 'title') ?? policy.document.path;
  const status = choice(record, 'status');
  if (status === 'retired') return `${name} is retired.`;
  if (status === 'draft' || status === 'in-review') return `Have ${name} approved: it is ${status}.`;
  const approved = date(record, 'approved');
  if (approved === undefined || approved > asOf) return `Record the day on which ${name} was approved.`;
  if (values(record, 'approver').length === 0) return `Record who approved ${name}.`;
  const due = reviewDue(record)?.due;
  return due !== undefined && due < asOf ? `Review ${name}: it was due on ${displayDate(due)}.` : undefined;
}

function approvalFault(snapshot: Snapshot, control: RecordFacts, policies: readonly RecordRef[]): string | undefined {
  if (policies.length === 0) {
    const named = text(control, 'policies');
    return named === undefined ? 'Name the policy it stands under.' : `Name a policy that is defined: ${named} is not.`;
  }
  for (const policy of policies) {
    const fault = policyFault(snapshot, policy);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What evidence proves. What cannot be shown proves nothing; what expired since still proves what it did. */
function proofsOf(snapshot: Snapshot, evidence: readonly RecordRef[]): readonly Proof[] {
  const proofs: Proof[] = [];
  for (const one of evidence) {
    const collected = date(one.record, 'collected');
    // A period that cannot be read may be any: the day of collection would put it into the wrong one.
    const isUnread = values(one.record, 'period').length > 0;
    const covered =
      period(one.record, 'period') ??
      (collected === undefined || isUnread ? undefined : { start: collected, end: collected });
    if (covered === undefined || !isKept(snapshot, one)) continue;
    proofs.push({ id: one.record.id?.text ?? '', period: covered, collected });
  }
  return proofs;
}

/**
 * The stretches of approved exceptions to a control: from approval to expiry. One without an expiry, and one that nobody
 * has approved yet, except nothing.
 */
function exceptionsOf(snapshot: Snapshot, control: RecordFacts): readonly Excepted[] {
  const id = control.id?.text;
  if (id === undefined) return [];
  const stretches: Excepted[] = [];
  for (const { record } of snapshot.referrers(id, 'exception', 'controls')) {
    const start = date(record, 'approved');
    const end = date(record, 'expires');
    if (start === undefined || end === undefined || values(record, 'approver').length === 0) continue;
    if (start <= end && start <= snapshot.asOf) stretches.push({ start, end });
  }
  return stretches;
}

/** The populations of what a control operated on, each with its events. */
function populationsOf(snapshot: Snapshot, control: RecordFacts): readonly RecordRef[] {
  const id = control.id?.text;
  return id === undefined ? [] : snapshot.referrers(id, 'population', 'controls');
}

/** The part of the audit period in which a control lives; undefined where it does not, or there is no period. */
function livingPeriod(snapshot: Snapshot, control: RecordFacts): Period | undefined {
  const { engagement } = snapshot.configuration;
  if (engagement.type !== 2 || engagement.period === undefined) return undefined;
  const started = date(control, 'started') ?? FIRST_DATE;
  const retired = date(control, 'retired') ?? LAST_DATE;
  const start = started > engagement.period.start ? started : engagement.period.start;
  const end = retired < engagement.period.end ? retired : engagement.period.end;
  return start <= end ? { start, end } : undefined;
}

function occurrencesOf(
  snapshot: Snapshot,
  control: RecordFacts,
  evidence: readonly RecordRef[],
): readonly Occurrence[] {
  const often = frequency(control, 'frequency');
  const living = livingPeriod(snapshot, control);
  const status = choice(control, 'status');
  if (often === undefined || living === undefined || status === 'planned' || status === 'designed') return [];
  const exceptions = exceptionsOf(snapshot, control);
  const judgement: Judgement = { exceptions, lateAfter: snapshot.configuration.lateAfter, asOf: snapshot.asOf };
  const proofs = proofsOf(snapshot, evidence);
  if (often.kind !== 'per-event') return occurrences(often, living, proofs, judgement);
  return populationsOf(snapshot, control)
    .flatMap(({ record }) => groups(record, 'events'))
    .flatMap((event) => eventOccurrence(snapshot, event, living, proofs, judgement))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** An event of a population that falls in the period, with the evidence that it names or else that of its day. */
function eventOccurrence(
  snapshot: Snapshot,
  event: GroupFacts,
  living: Period,
  proofs: readonly Proof[],
  judgement: Judgement,
): readonly Occurrence[] {
  const day = date(event, 'date');
  if (day === undefined || !includes(living, day)) return [];
  const window: Period = { start: day, end: day };
  const named = values(event, 'evidence');
  if (named.length === 0)
    return [
      judge(
        window,
        proofs.filter((proof) => includes(proof.period, day)),
        judgement,
      ),
    ];
  const evidence = named.flatMap((one) => snapshot.definition(one.text, 'evidence') ?? []);
  return [judge(window, proofsOf(snapshot, evidence), judgement)];
}

/** Whether a population of what happens per event was drawn: when nothing happened, that is all there is to show. */
function hasPopulation(snapshot: Snapshot, control: RecordFacts): boolean {
  if (frequency(control, 'frequency')?.kind !== 'per-event') return false;
  return populationsOf(snapshot, control).some(({ record }) => {
    const collected = date(record, 'collected');
    return collected !== undefined && collected <= snapshot.asOf;
  });
}

/** Why a control is not `operating` although it is evidenced; undefined when it is. */
function operationFault(snapshot: Snapshot, control: RecordFacts, expected: readonly Occurrence[]): string | undefined {
  const { engagement } = snapshot.configuration;
  if (engagement.type === 1) return undefined;
  if (engagement.period === undefined) return 'Write the audit period into plumbline.yml.';
  const status = choice(control, 'status');
  if (status === 'planned' || status === 'designed') return `Put it into operation: its status is ${status}.`;
  if (frequency(control, 'frequency') === undefined) return 'Say how often it operates.';
  const missing = expected.find((occurrence) => occurrence.state === 'missing');
  return missing === undefined ? undefined : `Nothing proves that it operated ${spanText(missing)}.`;
}

function spanText({ start, end }: Period): string {
  return start === end ? `on ${displayDate(start)}` : `from ${displayDate(start)} to ${displayDate(end)}`;
}

/** Reckons the readiness of a control from the snapshot. Malformed fields count as missing. */
export function controlReadiness(snapshot: Snapshot, control: RecordRef): ControlReadiness {
  const { record } = control;
  const policies = policiesOf(snapshot, record);
  const evidence = evidenceOf(snapshot, record);
  const expected = occurrencesOf(snapshot, record, evidence);
  const rest = { policies, evidence, occurrences: expected };
  const maps = criteriaOf(control).some((reference) => snapshot.expand(reference).length > 0);
  if (!maps) return { level: 'unmapped', next: 'Name the criteria that it helps to meet.', ...rest };
  const owner = ownerFault(snapshot, record);
  if (owner !== undefined) return { level: 'mapped', next: owner, ...rest };
  const approval = approvalFault(snapshot, record, policies);
  if (approval !== undefined) return { level: 'owned', next: approval, ...rest };
  if (!evidence.some((one) => isCurrentEvidence(snapshot, one)) && !hasPopulation(snapshot, record)) {
    return { level: 'approved', next: 'Record evidence that it operated.', ...rest };
  }
  const operation = operationFault(snapshot, record, expected);
  if (operation !== undefined) return { level: 'evidenced', next: operation, ...rest };
  return { level: goalOf(snapshot.configuration.engagement), next: undefined, ...rest };
}
