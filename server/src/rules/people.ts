/** The rules on people: names that nobody bears, owners who have left, and duties that one person may not hold both of. */

import * as l10n from '@vscode/l10n';

import { nearest } from '../domain/nearest.ts';
import type { RecordFacts, ValueFact } from '../facts/document-facts.ts';
import { date, isRetired, values } from '../facts/record.ts';
import { isActive, isKnownOwner } from '../readiness/control-readiness.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { foldName } from '../workspace/workspace-index.ts';
import { didYouMean } from './did-you-mean.ts';
import { isInForce } from './in-force.ts';
import { nameInSentence, recordName } from './record-name.ts';
import { relatedRecord, type Rule, type RuleContext } from './rule.ts';

export const PEOPLE_RULES: readonly Rule[] = [
  {
    code: 'owner-unknown',
    group: 'people',
    severity: 'error',
    get summary() {
      return l10n.t('An owner, approver, collector or reviewer is nobody who is known here.');
    },
  },
  {
    code: 'owner-inactive',
    group: 'people',
    severity: 'warning',
    get summary() {
      return l10n.t('The owner of something that is still in force no longer works here.');
    },
  },
  {
    code: 'duty-separation',
    group: 'people',
    severity: 'warning',
    get summary() {
      return l10n.t('One person owns and approves a policy, or collects and reviews the same evidence.');
    },
  },
];

/** Checks everyone whom a document's records name in a field. */
export function checkPeople(context: RuleContext): void {
  for (const record of context.part.records) {
    for (const { field, values: written } of record.fields.values()) {
      if (field.type.type !== 'owner') continue;
      for (const value of written) if (!value.placeholder && value.text !== '') checkKnown(context, value);
    }
    checkActive(context, record);
    if (record.kind === 'policy' && !isRetired(record)) checkSeparation(context, record, POLICY_DUTIES);
    if (record.kind === 'evidence') checkSeparation(context, record, EVIDENCE_DUTIES);
  }
}

function checkKnown({ snapshot, report }: RuleContext, value: ValueFact): void {
  const name = value.text;
  if (isKnownOwner(snapshot, name)) return;
  if (snapshot.has('person') || snapshot.has('team')) {
    const near = nearestPerson(snapshot, name);
    const remedy = near === undefined ? l10n.t('Add them to a register, or correct the name.') : didYouMean(near);
    report('owner-unknown', value, `${l10n.t('No person or team is known as “{0}”.', name)} ${remedy}`);
  } else {
    const message = l10n.t('CODEOWNERS does not name “{0}”. Correct the handle, or add it there.', name);
    report('owner-unknown', value, message);
  }
}

/** The nearest ID to each unknown name: one misspelt name often stands in hundreds of records. */
const nearestNames = new WeakMap<readonly string[], Map<string, string | undefined>>();

/** The person or team, by ID, of whose name an unknown one may be a slip of the pen. */
export function nearestPerson(snapshot: Snapshot, name: string): string | undefined {
  return nearestAmong(snapshot.ids('person'), name) ?? nearestAmong(snapshot.ids('team'), name);
}

/** Remembered for as long as the list of IDs is the same. */
function nearestAmong(ids: readonly string[], name: string): string | undefined {
  const known = nearestNames.get(ids) ?? new Map<string, string | undefined>();
  nearestNames.set(ids, known);
  if (!known.has(name)) known.set(name, nearest(name, ids) ?? nearest(foldName(name), ids));
  return known.get(name);
}

/** Only the owner answers for today: approver, collector and reviewer say who it was then. */
function checkActive({ snapshot, report }: RuleContext, record: RecordFacts): void {
  const owners = values(record, 'owner');
  if (owners.length === 0 || !isInForce(record, snapshot.asOf)) return;
  for (const owner of owners) {
    const [person] = snapshot.people(owner.text);
    if (person === undefined || person.record.kind !== 'person' || isActive(person.record, snapshot.asOf)) continue;
    const left = date(person.record, 'left');
    const owned = nameInSentence(record);
    const message =
      left === undefined
        ? l10n.t('{0} owns {1} but no longer works here. Name who answers for it now.', owner.text, owned)
        : l10n.t('{0} owns {1} but left on {2}. Name who answers for it now.', owner.text, owned, left);
    report('owner-inactive', owner, message, [
      relatedRecord(person, l10n.t('{0} is recorded here as having left.', owner.text)),
    ]);
  }
}

/** Two duties that two people are to have, and what is to be said where one has both. */
interface Duties {
  readonly first: string;
  readonly second: string;
  readonly fault: (record: string, person: string) => string;
  /** What is said where the first duty stands. */
  readonly place: () => string;
}

const POLICY_DUTIES: Duties = {
  first: 'owner',
  second: 'approver',
  fault: (policy, person) =>
    l10n.t('{0} was owned and approved by the same person, {1}. Have someone else approve it.', policy, person),
  place: () => l10n.t('The owner stands here.'),
};

const EVIDENCE_DUTIES: Duties = {
  first: 'collector',
  second: 'reviewer',
  fault: (evidence, person) =>
    l10n.t('{0} was collected and reviewed by the same person, {1}. Have someone else review it.', evidence, person),
  place: () => l10n.t('The collector stands here.'),
};

function checkSeparation({ snapshot, report }: RuleContext, record: RecordFacts, duties: Duties): void {
  const firsts = values(record, duties.first);
  if (firsts.length === 0) return;
  for (const second of values(record, duties.second)) {
    const identity = identityOf(snapshot, second.text);
    const first = firsts.find((one) => identityOf(snapshot, one.text) === identity);
    if (first === undefined) continue;
    report('duty-separation', second, duties.fault(recordName(record), second.text), [
      { place: 'here', range: first, message: duties.place() },
    ]);
  }
}

/** What is the same for two ways of naming one person: `jane.doe`, `Jane Doe` and `jane@acme.example`. */
export function identityOf(snapshot: Snapshot, name: string): string {
  const [person] = snapshot.people(name);
  return person === undefined ? `name ${foldName(name)}` : `record ${person.document.uri} ${person.index}`;
}
