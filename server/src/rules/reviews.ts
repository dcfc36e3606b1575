/** The rules on reviews: whether the definition of a policy or a control is overdue for one, or will soon be due. */

import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import { advance, displayFrequency } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, interval } from '../facts/record.ts';
import { lastReview, type LastReview, type ReviewDue, reviewDue } from '../facts/review.ts';
import { recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

interface Reviewed {
  readonly kind: 'policy' | 'control';
  /** States of life in which nobody is expected to review it. */
  readonly resting: readonly string[];
  readonly overdue: RuleCode;
  readonly dueSoon: RuleCode;
}

const REVIEWED: readonly Reviewed[] = [
  {
    kind: 'policy',
    resting: ['draft', 'retired'],
    overdue: 'policy-review-overdue',
    dueSoon: 'policy-review-due-soon',
  },
  {
    kind: 'control',
    resting: ['planned', 'retired'],
    overdue: 'control-review-overdue',
    dueSoon: 'control-review-due-soon',
  },
];

/** Reports the policies and controls of a document whose review is overdue or due soon, as of the snapshot's day. */
export function checkReviews(context: RuleContext): void {
  for (const record of context.part.records) {
    const reviewed = REVIEWED.find((one) => one.kind === record.kind);
    if (reviewed === undefined || reviewed.resting.includes(choice(record, 'status') ?? '')) continue;
    const review = reviewDue(record);
    if (review !== undefined) checkDue(context, reviewed, record, review);
  }
}

function checkDue({ snapshot, report }: RuleContext, reviewed: Reviewed, record: RecordFacts, review: ReviewDue): void {
  const { asOf } = snapshot;
  const { due } = review;
  const range = review.from?.range ?? record.anchor;
  const name = recordName(record);
  const basis = basisOf(record, review);
  if (due < asOf) {
    const message = `${name} is overdue for review by ${days(due, asOf)}, since ${due}${basis}. ${remedy(review)}`;
    report(reviewed.overdue, range, message);
  } else if (due <= advance(asOf, snapshot.configuration.dueSoon)) {
    const when = due === asOf ? 'today' : `in ${days(asOf, due)}`;
    report(reviewed.dueSoon, range, `${name} is due for review ${when}, on ${due}${basis}. ${remedy(review)}`);
  }
}

function days(from: CivilDate, to: CivilDate): string {
  const count = daysBetween(from, to);
  return count === 1 ? '1 day' : `${count} days`;
}

const LAST: Readonly<Record<LastReview['field'], string>> = {
  last_reviewed: 'last reviewed',
  approved: 'last approved',
  revisions: 'last revised',
};

/** What the day follows from: ` (last reviewed 2025-01-10, annual)`; nothing where the day itself is written. */
function basisOf(record: RecordFacts, review: ReviewDue): string {
  const last = lastReview(record);
  const cadence = interval(record, 'review_cadence');
  if (review.written || last === undefined || cadence === undefined) return '';
  return ` (${LAST[last.field]} ${last.date}, ${displayFrequency(cadence)})`;
}

function remedy(review: ReviewDue): string {
  return review.written
    ? 'Read it again, and record the day as “last_reviewed:” and the next one as “next_review:”.'
    : 'Read it again, and record the day as “last_reviewed:”.';
}
