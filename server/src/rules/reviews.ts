/** The rules on reviews: whether a policy, a control, a risk or a vendor is overdue for one, or a definition will soon be due. */

import * as l10n from '@vscode/l10n';

import { type CivilDate, daysBetween } from '../domain/civil-date.ts';
import { advance, displayFrequency } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { choice, interval } from '../facts/record.ts';
import { lastReview, type LastReview, type ReviewDue, reviewDue } from '../facts/review.ts';
import { isOver } from './in-force.ts';
import { recordName } from './record-name.ts';
import type { RuleContext } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

/** What a review is, and what is to be recorded of it: where the day of the next is written, that one too. */
interface Deed {
  readonly once: () => string;
  readonly withNext: () => string;
}

const READ_AGAIN: Deed = {
  once: () => l10n.t('Read it again, and record the day as “last_reviewed:”.'),
  withNext: () => l10n.t('Read it again, and record the day as “last_reviewed:” and the next one as “next_review:”.'),
};

const ASSESS_AGAIN: Deed = {
  once: () => l10n.t('Assess it again, and record the day as “last_reviewed:”.'),
  withNext: () => l10n.t('Assess it again, and record the day as “last_reviewed:” and the next one as “next_review:”.'),
};

const REVIEW_AGAIN: Deed = {
  once: () => l10n.t('Review what it does for us again, and record the day as “last_reviewed:”.'),
  withNext: () =>
    l10n.t(
      'Review what it does for us again, and record the day as “last_reviewed:” and the next one as “next_review:”.',
    ),
};

interface Reviewed {
  readonly kind: 'policy' | 'control' | 'risk' | 'vendor';
  /** Whether it is in a state of life in which nobody is expected to review it. */
  readonly isResting: (record: RecordFacts) => boolean;
  readonly overdue: RuleCode;
  /** Undefined where nothing is said ahead of the day. */
  readonly dueSoon: RuleCode | undefined;
  /** What somebody has to do. */
  readonly deed: Deed;
}

const REVIEWED: readonly Reviewed[] = [
  {
    kind: 'policy',
    isResting: (record) => ['draft', 'retired'].includes(choice(record, 'status') ?? ''),
    overdue: 'policy-review-overdue',
    dueSoon: 'policy-review-due-soon',
    deed: READ_AGAIN,
  },
  {
    kind: 'control',
    isResting: (record) => ['planned', 'retired'].includes(choice(record, 'status') ?? ''),
    overdue: 'control-review-overdue',
    dueSoon: 'control-review-due-soon',
    deed: READ_AGAIN,
  },
  {
    kind: 'risk',
    isResting: isOver,
    overdue: 'risk-review-overdue',
    dueSoon: undefined,
    deed: ASSESS_AGAIN,
  },
  {
    kind: 'vendor',
    isResting: isOver,
    overdue: 'vendor-review-overdue',
    dueSoon: undefined,
    deed: REVIEW_AGAIN,
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
  const { deed } = reviewed;
  if (due < asOf) {
    const message = overdueBy(daysBetween(due, asOf), recordName(record), due, basisOf(record, review));
    report(reviewed.overdue, range, `${message} ${review.written ? deed.withNext() : deed.once()}`);
  } else if (reviewed.dueSoon !== undefined && due <= advance(asOf, snapshot.configuration.dueSoon)) {
    const message = dueIn(daysBetween(asOf, due), recordName(record), due, basisOf(record, review));
    report(reviewed.dueSoon, range, `${message} ${review.written ? deed.withNext() : deed.once()}`);
  }
}

function overdueBy(days: number, name: string, due: CivilDate, basis: string | undefined): string {
  if (basis === undefined)
    return days === 1
      ? l10n.t('{0} is overdue for review by 1 day, since {1}.', name, due)
      : l10n.t('{0} is overdue for review by {2} days, since {1}.', name, due, days);
  return days === 1
    ? l10n.t('{0} is overdue for review by 1 day, since {1} ({2}).', name, due, basis)
    : l10n.t('{0} is overdue for review by {3} days, since {1} ({2}).', name, due, basis, days);
}

function dueIn(days: number, name: string, due: CivilDate, basis: string | undefined): string {
  if (basis === undefined) {
    if (days === 0) return l10n.t('{0} is due for review today, on {1}.', name, due);
    return days === 1
      ? l10n.t('{0} is due for review in 1 day, on {1}.', name, due)
      : l10n.t('{0} is due for review in {2} days, on {1}.', name, due, days);
  }
  if (days === 0) return l10n.t('{0} is due for review today, on {1} ({2}).', name, due, basis);
  return days === 1
    ? l10n.t('{0} is due for review in 1 day, on {1} ({2}).', name, due, basis)
    : l10n.t('{0} is due for review in {3} days, on {1} ({2}).', name, due, basis, days);
}

const LAST: Readonly<Record<LastReview['field'], (day: CivilDate, cadence: string) => string>> = {
  last_reviewed: (day, cadence) => l10n.t('last reviewed {0}, {1}', day, cadence),
  approved: (day, cadence) => l10n.t('last approved {0}, {1}', day, cadence),
  revisions: (day, cadence) => l10n.t('last revised {0}, {1}', day, cadence),
};

/** What the day follows from: `last reviewed 2025-01-10, annual`; undefined where the day itself is written. */
function basisOf(record: RecordFacts, review: ReviewDue): string | undefined {
  const last = lastReview(record);
  const cadence = interval(record, 'review_cadence');
  if (review.written || last === undefined || cadence === undefined) return undefined;
  return LAST[last.field](last.date, displayFrequency(cadence));
}
