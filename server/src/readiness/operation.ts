/** How a control operated over the audit period: each expected occurrence held against what was kept of it. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, displayDate } from '../domain/civil-date.ts';
import { includes, type Period } from '../domain/period.ts';
import type { GroupFacts, RecordFacts } from '../facts/document-facts.ts';
import { date, period, values } from '../facts/record.ts';
import { Answers } from '../workspace/dependencies.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { type DefinitionVersion, definitionVersions } from './definition-versions.ts';
import { evidenceOf, isKept } from './evidence-standing.ts';
import {
  type Excepted,
  judge,
  type Judgement,
  type Occurrence,
  occurrences,
  type Proof,
  proves,
} from './occurrences.ts';
import { eventsOf, populationGaps, populationsOf } from './populations.ts';

export interface Operation {
  /**
   * Expected occurrences over the audit period, in the order of time; none for Type 1. Of what happens per event, the
   * events that were drawn from its populations.
   */
  readonly occurrences: readonly Occurrence[];
  /** Of what happens per event: stretches of days of which no population speaks although one should by now. */
  readonly unpulled: readonly Period[];
}

const NO_OPERATION: Operation = { occurrences: [], unpulled: [] };

/** By control: its readiness asks for it, and so do the rules on it and on each of its evidence records. */
const kept = new WeakMap<Snapshot, Answers<Operation>>();

/** How a control operated, as of the judged day; nothing for Type 1, without a period, or where it never lived in it. */
export function operationOf(snapshot: Snapshot, control: RecordRef): Operation {
  const { id } = control;
  if (id === undefined || snapshot.bearer(id, 'control') !== control.current) {
    return reckoned(snapshot, control.record);
  }
  const answers = kept.get(snapshot) ?? new Answers<Operation>(snapshot.dependencies);
  kept.set(snapshot, answers);
  return answers.get(id, () => {
    const first = snapshot.scheduled(id);
    return first === undefined ? NO_OPERATION : reckoned(snapshot, first.record);
  });
}

/** The versions of a control's definition within the audit period; none for Type 1 or without a period. */
export function versionsOf(snapshot: Snapshot, control: RecordFacts): readonly DefinitionVersion[] {
  const { engagement } = snapshot.configuration;
  if (engagement.type !== 2 || engagement.period === undefined) return [];
  return definitionVersions(control, engagement.period);
}

function reckoned(snapshot: Snapshot, control: RecordFacts): Operation {
  const { engagement, lateAfter } = snapshot.configuration;
  const versions = versionsOf(snapshot, control);
  if (versions.length === 0 || engagement.type !== 2 || engagement.period === undefined) return NO_OPERATION;
  const { asOf } = snapshot;
  const judgement: Judgement = { exceptions: exceptionsOf(snapshot, control), lateAfter, asOf };
  const evidence = proofsOf(snapshot, evidenceOf(snapshot, control));
  const found: Occurrence[] = [];
  const unpulled: Period[] = [];
  for (const version of versions) {
    if (version.frequency.kind === 'per-event') {
      const populations = populationsOf(snapshot, control);
      for (const { event, day, place } of eventsOf(populations, version)) {
        found.push({ ...eventOccurrence(snapshot, event, day, evidence, judgement), event: place });
      }
      unpulled.push(...populationGaps(populations, version, judgement));
    } else {
      const expected = occurrences(version.frequency, engagement.period, evidence.shown, judgement, version);
      found.push(...expected.map((one) => withUnshown(one, evidence.unshown, proves)));
    }
  }
  return { occurrences: found, unpulled };
}

/** What evidence proves. What cannot be shown proves nothing; what expired since still proves what it did. */
interface Proofs {
  readonly shown: readonly Proof[];
  readonly unshown: readonly Proof[];
}

function proofsOf(snapshot: Snapshot, evidence: readonly RecordRef[]): Proofs {
  const shown: Proof[] = [];
  const unshown: Proof[] = [];
  for (const one of evidence) {
    const covered = coveredBy(one.record);
    if (covered === undefined) continue;
    const proof = { id: one.record.id?.text ?? '', period: covered, collected: date(one.record, 'collected') };
    if (isKept(snapshot, one)) shown.push(proof);
    else unshown.push(proof);
  }
  return { shown, unshown };
}

/** What is missing only because its evidence cannot be shown says so: that evidence has a finding of its own. */
function withUnshown(
  occurrence: Occurrence,
  unshown: readonly Proof[],
  speaksOf: (proof: Proof, window: Period) => boolean,
): Occurrence {
  if (occurrence.state !== 'missing' || unshown.length === 0) return occurrence;
  const speaking = unshown.filter((proof) => speaksOf(proof, occurrence));
  return speaking.length === 0 ? occurrence : { ...occurrence, unshown: speaking.map(({ id }) => id) };
}

/** The days of which evidence speaks; undefined where nobody can know. */
export function coveredBy(evidence: RecordFacts): Period | undefined {
  const written = period(evidence, 'period');
  if (written !== undefined) return written;
  const collected = date(evidence, 'collected');
  // A period that cannot be read may be any: the day of collection would put it into the wrong one.
  const isUnread = values(evidence, 'period').length > 0;
  return collected === undefined || isUnread ? undefined : { start: collected, end: collected };
}

/**
 * The stretches of approved exceptions to a control: from approval to expiry. One without an expiry, and one that nobody
 * has approved yet, except nothing.
 */
function exceptionsOf(snapshot: Snapshot, control: RecordFacts): readonly Excepted[] {
  const id = control.id?.text;
  if (id === undefined) return [];
  const stretches: Excepted[] = [];
  for (const { record } of snapshot.kept(id, 'exception')) {
    const stretch = exceptedBy(record, snapshot.asOf);
    if (stretch !== undefined) stretches.push(stretch);
  }
  return stretches;
}

/** The days that an exception excepts, as is known on a day: from its approval to its expiry; undefined where it excepts nothing. */
export function exceptedBy(exception: RecordFacts, asOf: CivilDate): Excepted | undefined {
  const start = date(exception, 'approved');
  const end = date(exception, 'expires');
  if (start === undefined || end === undefined || values(exception, 'approver').length === 0) return undefined;
  return start <= end && start <= asOf ? { start, end } : undefined;
}

/** An event of a population, with the evidence that it names or else that of its day. */
function eventOccurrence(
  snapshot: Snapshot,
  event: GroupFacts,
  day: CivilDate,
  ofControl: Proofs,
  judgement: Judgement,
): Occurrence {
  const window: Period = { start: day, end: day };
  const named = values(event, 'evidence');
  const isOfTheDay = ({ period: covered }: Proof): boolean => includes(covered, day);
  const { shown, unshown } =
    named.length === 0
      ? { shown: ofControl.shown.filter(isOfTheDay), unshown: ofControl.unshown.filter(isOfTheDay) }
      : proofsOf(
          snapshot,
          named.flatMap((one) => snapshot.definition(one.text, 'evidence') ?? []),
        );
  return withUnshown(judge(window, shown, judgement), unshown, () => true);
}

/** `on 4 May 2026`, or `from 1 Jan 2026 to 31 Mar 2026`. */
export function spanText({ start, end }: Period): string {
  return start === end
    ? l10n.t({ message: 'on {0}', args: [displayDate(start)], comment: ['A day, as in “it operated on 1 Jan 2026”'] })
    : l10n.t({
        message: 'from {0} to {1}',
        args: [displayDate(start), displayDate(end)],
        comment: ['Days, as in “it operated from 1 Jan 2026 to 31 Jan 2026”'],
      });
}
