/** The command “Record approval”: that a policy was approved today as it stands, by whom, and as which version. */

import { displayDate } from '../domain/civil-date.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, date, isChangedSinceApproval, text, values } from '../facts/record.ts';
import { approvalEdits, nextVersion } from '../fixes/approval.ts';
import { likelyApprovers } from '../fixes/likely-owners.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import { nameInSentence } from '../rules/record-name.ts';
import { identityOf } from '../rules/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Asked, Authoring, AuthoringContext } from './asking.ts';
import { personOffer } from './offers.ts';
import { editable, nameOf, recordCalledOn, recordNamed } from './record-choice.ts';
import { changedMeanwhile, noSuchRecord } from './refusals.ts';

export const RECORD_APPROVAL: Authoring = {
  title: 'Record approval',
  steps: 3,
  async compose(context) {
    const { asking, snapshot } = context;
    const policies = snapshot
      .records('policy')
      .filter(({ document, isRetired }) => document.facts.markdown && !isRetired);
    if (policies.length === 0) {
      return { kind: 'refused', reason: 'There are no policies yet. Write one first, with “Plumbline: New policy”.' };
    }
    let ref = recordCalledOn(context, ['policy']);
    if (ref === undefined) {
      const answer = asking.one(
        { name: 'record', prompt: 'Which policy was approved today, as it stands?' },
        () => approvalOffers(snapshot, policies),
        { faultOf: (name) => (recordNamed(snapshot, name, policies) === undefined ? noSuchRecord(name) : undefined) },
      );
      if (answer.kind === 'question') return answer;
      ref = recordNamed(snapshot, answer.value, policies);
    }
    const here = ref === undefined ? undefined : await editable(context, ref);
    if (here === undefined) return changedMeanwhile(ref);
    const { record, source } = here;
    const approver = askForApprover(context, record);
    if (approver.kind === 'question') return approver;
    const version = askForVersion(context, record);
    if (version.kind === 'question') return version;
    const edits = approvalEdits(here.context, source, record, approver.value, version.value);
    const made = edits.filter((edit) => edit !== undefined);
    if (made.length === 0 || made.length < edits.length) return changedMeanwhile(ref);
    const { uri, path } = here.context.document;
    const by = approver.value ?? values(record, 'approver')[0]?.text;
    return {
      kind: 'change',
      file: { uri, path, creates: false, edits: made },
      said: `Recorded that ${by ?? 'somebody'} approved ${nameInSentence(record)} on ${displayDate(snapshot.today)}.`,
    };
  },
};

/** Who approved it, where nobody stands there yet: never its owner. */
function askForApprover({ asking, snapshot }: AuthoringContext, record: RecordFacts): Asked<string | undefined> {
  if (values(record, 'approver').length > 0) return { kind: 'answer', value: undefined };
  return asking.one(
    { name: 'approver', prompt: 'Who approved it? Not who owns it.' },
    () => likelyApprovers(snapshot, record).map(({ name }) => personOffer(snapshot, name)),
    { isOpen: true, faultOf: (name) => approverFault(snapshot, record, name) },
  );
}

function approverFault(snapshot: Snapshot, record: RecordFacts, name: string): string | undefined {
  if (name === '') return 'Name who approved it.';
  const who = identityOf(snapshot, name);
  const isOwner = values(record, 'owner').some(({ text: owner }) => identityOf(snapshot, owner) === who);
  return isOwner ? `${name} owns the policy: somebody else has to approve it.` : undefined;
}

const SAME = 'same';
const NEXT = 'next';

/** As which version, where the text is another than the one that was approved and still bears that one's number. */
function askForVersion({ asking }: AuthoringContext, record: RecordFacts): Asked<string | undefined> {
  const version = text(record, 'version');
  const next = version === undefined || !isChangedSinceApproval(record) ? undefined : nextVersion(version);
  if (version === undefined || next === undefined) return { kind: 'answer', value: undefined };
  const answer = asking.one(
    { name: 'version', prompt: 'The text was changed since it was approved. As which version is it approved now?' },
    () => [
      { value: NEXT, label: `Version ${next}`, description: 'a new version' },
      { value: SAME, label: `Version ${version}`, description: 'as it says already' },
    ],
    { faultOf: (given) => (given === NEXT || given === SAME ? undefined : `Answer “${NEXT}” or “${SAME}”.`) },
  );
  if (answer.kind === 'question') return answer;
  return { kind: 'answer', value: answer.value === NEXT ? next : undefined };
}

/** The policies, those first that wait for an approval. */
function approvalOffers(snapshot: Snapshot, policies: readonly RecordRef[]): readonly Offer[] {
  const waiting = policies.map((ref) => ({ ref, waits: !isApproved(ref.record) }));
  return waiting
    .sort((a, b) => Number(b.waits) - Number(a.waits))
    .map(({ ref }) => ({
      value: nameOf(snapshot, ref),
      label: ref.id ?? ref.title,
      ...(ref.id === undefined ? {} : { description: ref.title }),
      detail: standing(ref.record),
    }));
}

function isApproved(record: RecordFacts): boolean {
  const status = choice(record, 'status') ?? 'approved';
  return status === 'approved' && date(record, 'approved') !== undefined && !isChangedSinceApproval(record);
}

function standing(record: RecordFacts): string {
  const status = choice(record, 'status');
  const approved = date(record, 'approved');
  if (status === 'draft') return 'A draft';
  if (status === 'in-review') return 'In review';
  if (approved === undefined) return 'No approval is recorded';
  if (isChangedSinceApproval(record)) return `Changed since it was approved on ${displayDate(approved)}`;
  return `Approved on ${displayDate(approved)}`;
}
