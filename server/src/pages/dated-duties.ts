/** What is to be done by a day, besides operating: reviews, exceptions, reports of vendors, evidence, incidents. */

import type { CivilDate } from '../domain/civil-date.ts';
import type { RecordKind } from '../domain/kinds.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { reviewDue } from '../facts/review.ts';
import type { DutyKind } from '../protocol/calendar-page.ts';
import { nextReportDue } from '../readiness/vendor-coverage.ts';
import { lastDayOfNeededEvidence } from '../rules/evidence.ts';
import { lastDayOfOpenException } from '../rules/exceptions.ts';
import { isOver } from '../rules/in-force.ts';
import { incidentDue } from '../rules/incidents.ts';
import { isReviewed } from '../rules/reviews.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** Something to be done about a record, and the last day for it. */
export interface DatedDuty {
  readonly kind: DutyKind;
  readonly ref: RecordRef;
  readonly due: CivilDate;
  /** Of a review: the day is written as such. */
  readonly isWritten?: boolean;
}

const REVIEWED: readonly RecordKind[] = ['policy', 'control', 'vendor', 'risk'];

/** The next review of every definition that is reviewed and has a day for it. */
export function reviewDuties(snapshot: Snapshot): readonly DatedDuty[] {
  return REVIEWED.flatMap((kind) => snapshot.records(kind)).flatMap((ref) => {
    const { record } = ref;
    const review = isReviewed(record) ? reviewDue(record) : undefined;
    if (review === undefined) return [];
    return [{ kind: 'review' as const, ref, due: review.due, ...(review.written ? { isWritten: true } : {}) }];
  });
}

/** The end of every exception in whose place no other has come. */
export function exceptionDuties(snapshot: Snapshot): readonly DatedDuty[] {
  return duties(snapshot, 'exception', 'exception', lastDayOfOpenException);
}

/** All of them, kind by kind. */
export function datedDuties(snapshot: Snapshot): readonly DatedDuty[] {
  return [
    ...reviewDuties(snapshot),
    ...exceptionDuties(snapshot),
    ...duties(snapshot, 'vendor-report', 'vendor', (_, vendor) =>
      isOver(vendor) ? undefined : nextReportDue(snapshot, vendor),
    ),
    ...duties(snapshot, 'evidence', 'evidence', lastDayOfNeededEvidence),
    ...duties(snapshot, 'incident', 'incident', incidentDue),
  ];
}

function duties(
  snapshot: Snapshot,
  kind: DutyKind,
  of: RecordKind,
  dueOf: (snapshot: Snapshot, record: RecordFacts) => CivilDate | undefined,
): readonly DatedDuty[] {
  return snapshot.records(of).flatMap((ref) => {
    const due = dueOf(snapshot, ref.record);
    return due === undefined ? [] : [{ kind, ref, due }];
  });
}
