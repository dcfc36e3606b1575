/** The command “Record review”: that a policy, control, vendor or risk was read again today. */

import * as l10n from '@vscode/l10n';
import { daysBetween, displayDate } from '../domain/civil-date.ts';
import { KIND_LABELS, type RecordKind } from '../domain/kinds.ts';
import { lastReviewed, reviewDue } from '../facts/review.ts';
import { reviewEdits } from '../fixes/reviews.ts';
import type { Offer } from '../protocol/authoring-messages.ts';
import { nameInSentence } from '../rules/record-name.ts';
import { isReviewed } from '../rules/reviews.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import type { Authoring } from './asking.ts';
import { editable, nameOf, recordCalledOn, recordNamed } from './record-choice.ts';
import { changedMeanwhile, noSuchRecord } from './refusals.ts';

const KINDS: readonly RecordKind[] = ['policy', 'control', 'vendor', 'risk'];

export const RECORD_REVIEW: Authoring = {
  get title() {
    return l10n.t('Record review');
  },
  steps: 1,
  async compose(context) {
    const { asking, snapshot } = context;
    const records = KINDS.flatMap((kind) => snapshot.records(kind)).filter(({ isRetired }) => !isRetired);
    if (records.length === 0) return { kind: 'refused', reason: l10n.t('There is nothing to review yet.') };
    let ref = recordCalledOn(context, KINDS);
    if (ref === undefined) {
      const answer = asking.one(
        { name: 'record', prompt: l10n.t('What was reviewed today?') },
        () => reviewOffers(snapshot, records),
        { faultOf: (name) => (recordNamed(snapshot, name, records) === undefined ? noSuchRecord(name) : undefined) },
      );
      if (answer.kind === 'question') return answer;
      ref = recordNamed(snapshot, answer.value, records);
    }
    const here = ref === undefined ? undefined : await editable(context, ref);
    const edits = here === undefined ? [] : reviewEdits(here.source, here.record, snapshot.today);
    const made = edits.filter((edit) => edit !== undefined);
    if (here === undefined || made.length === 0 || made.length < edits.length) return changedMeanwhile(ref);
    const { uri, path } = here.context.document;
    return {
      kind: 'change',
      file: { uri, path, creates: false, edits: made },
      said: l10n.t('Recorded that {0} was reviewed on {1}.', nameInSentence(here.record), displayDate(snapshot.today)),
    };
  },
};

/** What is to be reviewed, what is due the longest first, and what has no day last. */
function reviewOffers(snapshot: Snapshot, records: readonly RecordRef[]): readonly Offer[] {
  const dated = records
    .filter(({ record }) => isReviewed(record))
    .map((ref) => ({ ref, due: reviewDue(ref.record)?.due ?? '9999' }));
  return dated
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ ref }) => ({
      value: nameOf(snapshot, ref),
      label: ref.id ?? ref.title,
      description: [KIND_LABELS[ref.kind], ...(ref.id === undefined ? [] : [ref.title])].join(' · '),
      detail: dueText(snapshot, ref),
    }));
}

function dueText({ today }: Snapshot, { record }: RecordRef): string {
  const due = reviewDue(record)?.due;
  const last = lastReviewed(record);
  if (due === undefined) {
    return last === undefined ? l10n.t('Never reviewed') : l10n.t('Last reviewed on {0}', displayDate(last));
  }
  if (due === today) return l10n.t('Due today');
  const day = displayDate(due);
  if (due < today) {
    const days = daysBetween(due, today);
    return days === 1
      ? l10n.t('Overdue by 1 day, since {0}', day)
      : l10n.t('Overdue by {0} days, since {1}', days, day);
  }
  const days = daysBetween(today, due);
  return days === 1 ? l10n.t('Due in 1 day, on {0}', day) : l10n.t('Due in {0} days, on {1}', days, day);
}
