/** What a field of a record most likely holds, by what the records around it say. */

import * as l10n from '@vscode/l10n';
import { frequencyWords } from '../domain/frequency-words.ts';
import { advance, displayFrequency, frequencyAsWritten } from '../domain/recurrence.ts';
import { displayPeriod } from '../domain/period.ts';
import type { RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, groups, interval, period, text, titleOf, values } from '../facts/record.ts';
import { lastReviewed } from '../facts/review.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { usualTexts } from './usual-values.ts';
import { coveringControls, likelyCriteria, likelyPolicies } from './likely-criteria.ts';
import { likelyApprovers, likelyOwners } from './likely-owners.ts';
import { idFromTitle } from './new-id.ts';
import { ONLY_USUAL, type Reason } from './reason.ts';
import { flowList, scalar } from './yaml-text.ts';

/** A value as it is to be written, and what speaks for it. */
export interface LikelyValue {
  readonly yaml: string;
  readonly why: Reason;
}

export interface Asked {
  readonly snapshot: Snapshot;
  /** The record whose field it is. */
  readonly ref: RecordRef;
  readonly record: RecordFacts;
}

type Suggest = (asked: Asked) => readonly LikelyValue[];

const one = (yaml: string, why = ONLY_USUAL): readonly LikelyValue[] => [{ yaml, why }];

const usualCadence =
  (kind: RecordKind): Suggest =>
  ({ snapshot }) =>
    one(scalar(usualTexts(snapshot.records(kind), 'review_cadence')[0] ?? 'annual'));

const owners: Suggest = ({ snapshot, record }) =>
  likelyOwners(snapshot, record).map(({ name, why }) => ({ yaml: scalar(name, true), why }));

const approvers: Suggest = ({ snapshot, record }) =>
  likelyApprovers(snapshot, record).map(({ name, why }) => ({ yaml: scalar(name, true), why }));

const criteria: Suggest = ({ snapshot, ref }) =>
  likelyCriteria(snapshot, ref).map(({ ids, why }) => ({ yaml: flowList(ids), why }));

/** By kind and field. What is not here only a person can know. */
const SUGGESTIONS: Readonly<Record<string, Suggest>> = {
  'policy id': ({ snapshot, record }) => {
    const id = idFromTitle(snapshot, titleOf(record));
    return id === undefined ? [] : one(scalar(id, true));
  },
  'policy owner': owners,
  'policy approver': approvers,
  'policy version': ({ record }) => one(JSON.stringify(lastVersion(record) ?? '1.0')),
  'policy review_cadence': usualCadence('policy'),
  'policy satisfies': criteria,
  'policy effective': ({ record }) => {
    const approved = date(record, 'approved');
    return approved === undefined ? [] : one(approved, (title) => l10n.t('{0}, the day of its approval', title));
  },
  'policy next_review': nextReview,
  'control owner': owners,
  'control frequency': frequencies,
  'control review_cadence': usualCadence('control'),
  'control next_review': nextReview,
  'control criteria': criteria,
  'control policies': ({ snapshot, ref }) =>
    likelyPolicies(snapshot, ref).map(({ id, why }) => ({ yaml: flowList([id]), why })),
  'evidence controls': ({ snapshot, record }) => controlsNamedIn(snapshot, record),
  'exception owner': owners,
  'exception compensating_control': ({ snapshot, record }) =>
    coveringControls(
      snapshot,
      values(record, 'controls').map(({ text: id }) => id),
    ).map(({ id, why }) => ({ yaml: scalar(id, true), why })),
  'risk owner': owners,
  'risk next_review': nextReview,
  'vendor next_review': nextReview,
  'vendor owner': owners,
  'system owner': owners,
};

/** What a field most likely holds, the likeliest first; none where nothing speaks for anything. */
export function likelyValues(asked: Asked, field: string): readonly LikelyValue[] {
  return SUGGESTIONS[`${asked.record.kind} ${field}`]?.(asked) ?? [];
}

/** The version of the latest revision that has one. */
function lastVersion(policy: RecordFacts): string | undefined {
  let latest = '';
  let version: string | undefined;
  for (const revision of groups(policy, 'revisions')) {
    const day = date(revision, 'date') ?? '';
    const written = text(revision, 'version');
    if (written === undefined || day < latest) continue;
    latest = day;
    version = written;
  }
  return version;
}

/** The day that follows from the last review and the cadence. */
function nextReview({ record }: Asked): readonly LikelyValue[] {
  const last = lastReviewed(record);
  const cadence = interval(record, 'review_cadence');
  if (last === undefined || cadence === undefined) return [];
  return one(advance(last, cadence), (title) => l10n.t('{0}, {1} from {2}', title, displayFrequency(cadence), last));
}

/** The frequency that the control's own words say, else that of the periods which its evidence speaks of, else the usual one. */
function frequencies({ snapshot, record }: Asked): readonly LikelyValue[] {
  const [said] = frequencyWords(`${titleOf(record)}. ${text(record, 'description') ?? ''}`);
  if (said?.interval !== undefined) {
    return one(frequencyAsWritten(said.interval), (title) => l10n.t('{0}, as its text says', title));
  }
  const id = record.id?.text;
  for (const evidence of id === undefined ? [] : snapshot.kept(id, 'evidence')) {
    const covered = period(evidence.record, 'period');
    const word = covered === undefined ? undefined : wordOfPeriod(displayPeriod(covered));
    if (word !== undefined) return one(word, (title) => l10n.t('{0}, as its evidence is kept', title));
  }
  return one(scalar(usualTexts(snapshot.records('control'), 'frequency')[0] ?? 'quarterly'));
}

function wordOfPeriod(name: string): string | undefined {
  if (/^\d{4}$/.test(name)) return 'annual';
  if (/^\d{4}-H\d$/.test(name)) return 'semiannual';
  if (/^\d{4}-Q\d$/.test(name)) return 'quarterly';
  if (/^\d{4}-\d{2}$/.test(name)) return 'monthly';
  return /^\d{4}-W\d{2}$/.test(name) ? 'weekly' : undefined;
}

/** The controls whose IDs stand in an evidence record's own ID, its path or its title: `EV-2026-Q1-AC-02`. */
function controlsNamedIn(snapshot: Snapshot, record: RecordFacts): readonly LikelyValue[] {
  const written = [record.id?.text, text(record, 'path'), titleOf(record)].join(' ').toLowerCase();
  return snapshot
    .ids('control')
    .filter((id) => holdsWord(written, id.toLowerCase()))
    .slice(0, 3)
    .map((id) => ({ yaml: scalar(id, true), why: (title) => l10n.t('{0}, which its ID, path or title names', title) }));
}

function holdsWord(written: string, word: string): boolean {
  for (let at = written.indexOf(word); at >= 0; at = written.indexOf(word, at + 1)) {
    const before = written.charAt(at - 1);
    const after = written.charAt(at + word.length);
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
