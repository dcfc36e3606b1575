/** The rules on reviews: whether a policy, a control, a risk or a vendor is overdue for one, or a definition will soon be due. */

import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import { advance, displayFrequency } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, interval } from '../facts/record.ts';
import { lastReview, type LastReview, type ReviewDue, reviewDue } from '../facts/review.ts';
import { isOver } from './in-force.ts';
import { recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

interface Reviewed {
  readonly kind: 'policy' | 'control' | 'risk' | 'vendor';
  /** Whether it is in a state of life in which nobody is expected to review it. */
  readonly isResting: (record: RecordFacts) => boolean;
  readonly overdue: RuleCode;
  /** Undefined where nothing is said ahead of the day. */
  readonly dueSoon: RuleCode | undefined;
  /** What somebody has to do, as a sentence begins. */
  readonly deed: string;
}

const REVIEWED: readonly Reviewed[] = [
  {
    kind: 'policy',
    isResting: (record) => ['draft', 'retired'].includes(choice(record, 'status') ?? ''),
    overdue: 'policy-review-overdue',
    dueSoon: 'policy-review-due-soon',
    deed: 'Read it again',
  },
  {
    kind: 'control',
    isResting: (record) => ['planned', 'retired'].includes(choice(record, 'status') ?? ''),
    overdue: 'control-review-overdue',
    dueSoon: 'control-review-due-soon',
    deed: 'Read it again',
  },
  {
    kind: 'risk',
    isResting: isOver,
    overdue: 'risk-review-overdue',
    dueSoon: undefined,
    deed: 'Assess it again',
  },
  {
    kind: 'vendor',
    isResting: isOver,
    overdue: 'vendor-review-overdue',
    dueSoon: undefined,
    deed: 'Review what it does for us again',
  },
];

/** Whether a record is one that somebody is expected to review, in the state of life in which it is. */
export function isReviewed(record: RecordFacts): boolean {
  const reviewed = REVIEWED.find((one) => one.kind === record.kind);
  return reviewed !== undefined && !reviewed.isResting(record);
}

/** Reports the policies, controls, risks and vendors of a document whose review is overdue or due soon, as of the snapshot's day. */
export function checkReviews(context: RuleContext): void {
  for (const record of context.part.records) {
    const reviewed = REVIEWED.find((one) => one.kind === record.kind);
    if (reviewed === undefined || reviewed.isResting(record)) continue;
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
    const message = `${name} is overdue for review by ${days(due, asOf)}, since ${due}${basis}. ${remedy(review, reviewed.deed)}`;
    report(reviewed.overdue, range, message);
  } else if (reviewed.dueSoon !== undefined && due <= advance(asOf, snapshot.configuration.dueSoon)) {
    const when = due === asOf ? 'today' : `in ${days(asOf, due)}`;
    report(
      reviewed.dueSoon,
      range,
      `${name} is due for review ${when}, on ${due}${basis}. ${remedy(review, reviewed.deed)}`,
    );
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

function remedy(review: ReviewDue, deed: string): string {
  return review.written
    ? `${deed}, and record the day as “last_reviewed:” and the next one as “next_review:”.`
    : `${deed}, and record the day as “last_reviewed:”.`;
}
