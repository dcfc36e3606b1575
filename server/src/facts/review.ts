/** When a definition (policy, control, vendor, risk) falls due for review. */

import type { CivilDate } from '../domain/civil-date.ts';
import { advance } from '../domain/recurrence.ts';
import type { FieldFact, RecordFacts } from './document-facts.ts';
import { date, field, groups, interval } from './record.ts';

export interface ReviewDue {
  readonly due: CivilDate;
  /** The field the date follows from: what a finding underlines. */
  readonly from: FieldFact | undefined;
  /** Whether the date is written as such, rather than reckoned from the last review and the cadence. */
  readonly written: boolean;
}

/** The last time that somebody is known to have read a definition, and the field that says so. */
export interface LastReview {
  readonly date: CivilDate;
  readonly field: 'last_reviewed' | 'approved' | 'revisions';
}

/** The latest revision in a policy's list of revisions: what stands in for a last review where none is recorded. */
function lastRevision(record: RecordFacts): CivilDate | undefined {
  let last: CivilDate | undefined;
  for (const group of groups(record, 'revisions')) {
    const day = date(group, 'date');
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}

/** The last review, else the approval, else the latest revision: whichever is first to hold a date that can be read. */
export function lastReview(record: RecordFacts): LastReview | undefined {
  for (const name of ['last_reviewed', 'approved'] as const) {
    const day = date(record, name);
    if (day !== undefined) return { date: day, field: name };
  }
  const revision = lastRevision(record);
  return revision === undefined ? undefined : { date: revision, field: 'revisions' };
}

/** The last day on which somebody is known to have read it: last review, else approval, else latest revision. */
export function lastReviewed(record: RecordFacts): CivilDate | undefined {
  return lastReview(record)?.date;
}

/**
 * The day by which it is to be reviewed: `next_review` where written, else the last review plus the cadence; undefined
 * where neither can be known. The day itself is still in time.
 */
export function reviewDue(record: RecordFacts): ReviewDue | undefined {
  const written = date(record, 'next_review');
  if (written !== undefined) return { due: written, from: field(record, 'next_review'), written: true };
  const cadence = interval(record, 'review_cadence');
  const last = lastReview(record);
  if (cadence === undefined || last === undefined) return undefined;
  // A list of revisions is long, so where the date comes from one, the cadence is what is underlined.
  const from = field(record, last.field === 'revisions' ? 'review_cadence' : last.field);
  return { due: advance(last.date, cadence), from, written: false };
}
