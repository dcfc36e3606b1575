/** How ready one control is, what it rests on, and what stands between it and the next step. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, displayDate, LAST_DATE } from '../domain/civil-date.ts';
import type { Period } from '../domain/period.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, date, flag, frequency, isChangedSinceApproval, text, values } from '../facts/record.ts';
import { reviewDue } from '../facts/review.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { evidenceOf, isCurrentEvidence } from './evidence-standing.ts';
import { judgedDay } from './judged-day.ts';
import { goalOf, type ReadinessLevel } from './ladder.ts';
import type { Occurrence } from './occurrences.ts';
import { operationOf, type Operation, spanText } from './operation.ts';
import { isDrawn, populationsOf } from './populations.ts';
import { criteriaOf } from './record-parts.ts';

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
  /** Of what happens per event: stretches of days of which no population says what happened, although one should by now. */
  readonly unpulled: readonly Period[];
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

/** What keeps a control from having one known, active owner; undefined when nothing does. */
export function ownerFault(snapshot: Snapshot, control: RecordFacts): string | undefined {
  const owners = values(control, 'owner');
  const [owner] = owners;
  if (owner === undefined) return l10n.t('Name an owner.');
  if (owners.length > 1) return l10n.t('Name one owner: with two, nobody answers.');
  if (!isKnownOwner(snapshot, owner.text)) return l10n.t('Name an owner who is known: {0} is not.', owner.text);
  const person = snapshot.people(owner.text)[0]?.record;
  if (person === undefined || isActive(person, judgedDay(snapshot).on)) return undefined;
  return l10n.t('Name an owner who is still here: {0} is not.', owner.text);
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
  const { on, known } = judgedDay(snapshot);
  const name = record.id?.text ?? text(record, 'title') ?? policy.document.path;
  const status = choice(record, 'status');
  if (status === 'retired') return l10n.t('{0} is retired.', name);
  if (status === 'draft' || status === 'in-review') return l10n.t('Have {0} approved: it is {1}.', name, status);
  const approved = date(record, 'approved');
  if (approved === undefined || approved > known) return l10n.t('Record the day on which {0} was approved.', name);
  if (values(record, 'approver').length === 0) return l10n.t('Record who approved {0}.', name);
  if (isChangedSinceApproval(record))
    return l10n.t('Have {0} approved again: it was changed since it was approved.', name);
  const due = reviewDue(record)?.due;
  if (due === undefined || due >= on) return undefined;
  if (due < snapshot.asOf) return l10n.t('Review {0}: it was due on {1}.', name, displayDate(due));
  return l10n.t(
    'Review {0}: it falls due on {1}, before the day of the report, {2}.',
    name,
    displayDate(due),
    displayDate(on),
  );
}

function approvalFault(snapshot: Snapshot, control: RecordFacts, policies: readonly RecordRef[]): string | undefined {
  if (policies.length === 0) {
    const named = text(control, 'policies');
    return named === undefined
      ? l10n.t('Name the policy it stands under.')
      : l10n.t('Name a policy that is defined: {0} is not.', named);
  }
  for (const policy of policies) {
    const fault = policyFault(snapshot, policy);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether a population of what happens per event was drawn: when nothing happened, that is all there is to show. */
export function hasPopulation(snapshot: Snapshot, control: RecordFacts): boolean {
  if (frequency(control, 'frequency')?.kind !== 'per-event') return false;
  return populationsOf(snapshot, control).some(({ record }) => isDrawn(record, judgedDay(snapshot).known));
}

/** Why a control is not `operating` although it is evidenced; undefined when it is. */
export function operationFault(snapshot: Snapshot, control: RecordFacts, operation: Operation): string | undefined {
  const { engagement } = snapshot.configuration;
  if (engagement.type === 1) return undefined;
  if (engagement.period === undefined) return l10n.t('Write the audit period into plumbline.yml.');
  const status = choice(control, 'status');
  if (status === 'planned' || status === 'designed') return l10n.t('Put it into operation: its status is {0}.', status);
  if (frequency(control, 'frequency') === undefined) return l10n.t('Say how often it operates.');
  const missing = operation.occurrences.find((occurrence) => occurrence.state === 'missing');
  if (missing !== undefined) return l10n.t('Nothing proves that it operated {0}.', spanText(missing));
  const [unpulled] = operation.unpulled;
  return unpulled === undefined ? undefined : l10n.t('Record the population of what happened {0}.', spanText(unpulled));
}

/** Reckons the readiness of a control from the snapshot. Malformed fields count as missing. */
export function controlReadiness(snapshot: Snapshot, control: RecordRef): ControlReadiness {
  const { record } = control;
  const policies = policiesOf(snapshot, record);
  const evidence = evidenceOf(snapshot, record);
  const operation = operationOf(snapshot, control);
  const rest = { policies, evidence, ...operation };
  const maps = criteriaOf(control).some((reference) => snapshot.expand(reference).length > 0);
  if (!maps) return { level: 'unmapped', next: l10n.t('Name the criteria that it helps to meet.'), ...rest };
  const owner = ownerFault(snapshot, record);
  if (owner !== undefined) return { level: 'mapped', next: owner, ...rest };
  const approval = approvalFault(snapshot, record, policies);
  if (approval !== undefined) return { level: 'owned', next: approval, ...rest };
  if (!evidence.some((one) => isCurrentEvidence(snapshot, one)) && !hasPopulation(snapshot, record)) {
    return { level: 'approved', next: l10n.t('Record evidence that it operated.'), ...rest };
  }
  const fault = operationFault(snapshot, record, operation);
  if (fault !== undefined) return { level: 'evidenced', next: fault, ...rest };
  return { level: goalOf(snapshot.configuration.engagement), next: undefined, ...rest };
}
