/** Fixes of reviews that are due: that it was done today, and the day of the next one. */

import * as l10n from '@vscode/l10n';
import type { CivilDate } from '../domain/civil-date.ts';
import { advance, displayFrequency, type Interval } from '../domain/recurrence.ts';
import type { RecordFacts } from '../facts/document-facts.ts';
import { date, field, interval } from '../facts/record.ts';
import { lastReviewed } from '../facts/review.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, type TextChange } from './fix.ts';
import { writeField } from './yaml-edit.ts';
import { type YamlSource, yamlOf } from './yaml-source.ts';

const ANNUAL: Interval = { kind: 'interval', unit: 'month', count: 12 };

/** `*-review-overdue` and `*-review-due-soon`: that it was reviewed today, and where a day is written, the next one. */
export function recordReview(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record === undefined || source === undefined) return [];
  const { today } = context.snapshot;
  const edits = reviewEdits(source, record, today);
  return fixHere(context, l10n.t('Record that it was reviewed on {0}', today), edits, { isPreferred: true });
}

/** The day of a review, and where a day is written for the next one, that one by the cadence; undefined for what cannot be written. */
export function reviewEdits(
  source: YamlSource,
  record: RecordFacts,
  today: CivilDate,
): readonly (TextChange | undefined)[] {
  const edits = [writeField(source, record, { key: 'last_reviewed', value: today })];
  if (field(record, 'next_review') !== undefined) {
    const next = advance(today, interval(record, 'review_cadence') ?? ANNUAL);
    edits.push(writeField(source, record, { key: 'next_review', value: next }));
  }
  return edits;
}

/** The same codes: the next day by the cadence, where a review was recorded and only the day of the next one was not moved on. */
export function moveNextReview(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  const written = record === undefined ? undefined : date(record, 'next_review');
  if (record === undefined || source === undefined || written === undefined) return [];
  const last = lastReviewed(record);
  const cadence = interval(record, 'review_cadence');
  if (last === undefined || cadence === undefined) return [];
  const next = advance(last, cadence);
  if (next <= written || next < context.snapshot.asOf) return [];
  const edit = writeField(source, record, { key: 'next_review', value: next });
  const title = l10n.t('Set the next review to {0}: the last was on {1}, {2}', next, last, displayFrequency(cadence));
  return fixHere(context, title, [edit]);
}
