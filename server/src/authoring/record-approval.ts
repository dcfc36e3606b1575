/** The command “Record approval”: that a policy was approved today as it stands, by whom, and as which version. */

import * as l10n from '@vscode/l10n';
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
  get title() {
    return l10n.t('Record approval');
  },
  steps: 3,
  async compose(context) {
    const { asking, snapshot } = context;
    const policies = snapshot
      .records('policy')
      .filter(({ document, isRetired }) => document.facts.markdown && !isRetired);
    if (policies.length === 0) {
      const reason = l10n.t('There are no policies yet. Write one first, with “Plumbline: New policy”.');
      return { kind: 'refused', reason };
    }
    let ref = recordCalledOn(context, ['policy']);
    if (ref === undefined) {
      const answer = asking.one(
        { name: 'record', prompt: l10n.t('Which policy was approved today, as it stands?') },
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
    const [name, day] = [nameInSentence(record), displayDate(snapshot.today)];
    const said =
      by === undefined
        ? l10n.t('Recorded that somebody approved {0} on {1}.', name, day)
        : l10n.t('Recorded that {0} approved {1} on {2}.', by, name, day);
    return { kind: 'change', file: { uri, path, creates: false, edits: made }, said };
  },
};

/** Who approved it, where nobody stands there yet: never its owner. */
function askForApprover({ asking, snapshot }: AuthoringContext, record: RecordFacts): Asked<string | undefined> {
  if (values(record, 'approver').length > 0) return { kind: 'answer', value: undefined };
  return asking.one(
    { name: 'approver', prompt: l10n.t('Who approved it? Not who owns it.') },
    () => likelyApprovers(snapshot, record).map(({ name }) => personOffer(snapshot, name)),
    { isOpen: true, faultOf: (name) => approverFault(snapshot, record, name) },
  );
}

function approverFault(snapshot: Snapshot, record: RecordFacts, name: string): string | undefined {
  if (name === '') return l10n.t('Name who approved it.');
  const who = identityOf(snapshot, name);
  const isOwner = values(record, 'owner').some(({ text: owner }) => identityOf(snapshot, owner) === who);
  return isOwner ? l10n.t('{0} owns the policy: somebody else has to approve it.', name) : undefined;
}

const SAME = 'same';
const NEXT = 'next';

/** As which version, where the text is another than the one that was approved and still bears that one's number. */
function askForVersion({ asking }: AuthoringContext, record: RecordFacts): Asked<string | undefined> {
  const version = text(record, 'version');
  const next = version === undefined || !isChangedSinceApproval(record) ? undefined : nextVersion(version);
  if (version === undefined || next === undefined) return { kind: 'answer', value: undefined };
  const answer = asking.one(
    {
      name: 'version',
      prompt: l10n.t('The text was changed since it was approved. As which version is it approved now?'),
    },
    () => [
      { value: NEXT, label: l10n.t('Version {0}', next), description: l10n.t('a new version') },
      { value: SAME, label: l10n.t('Version {0}', version), description: l10n.t('as it says already') },
    ],
    {
      faultOf: (given) => (given === NEXT || given === SAME ? undefined : l10n.t('Answer “{0}” or “{1}”.', NEXT, SAME)),
    },
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
  if (status === 'draft') return l10n.t('A draft');
  if (status === 'in-review') return l10n.t('In review');
  if (approved === undefined) return l10n.t('No approval is recorded');
  const day = displayDate(approved);
  return isChangedSinceApproval(record)
    ? l10n.t('Changed since it was approved on {0}', day)
    : l10n.t('Approved on {0}', day);
}
