/** When a definition falls due for review, and from which field that follows. */

import assert from 'node:assert/strict';
import { lastReviewed, reviewDue } from '../../../server/src/facts/review.ts';
import { readPolicy, recordAt } from './read.ts';

function due(...lines: readonly string[]): readonly (string | undefined)[] {
  const text = `---\n${lines.join('\n')}\n---\n`;
  const record = recordAt(readPolicy(text));
  const review = reviewDue(record);
  const range = review?.from?.range;
  return [review?.due, range === undefined ? undefined : text.slice(range.start, range.end), lastReviewed(record)];
}

describe('the day of the next review', () => {
  it('is the one that is written', () => {
    assert.deepEqual(due('next_review: 2026-05-01', 'last_reviewed: 2020-01-01', 'review_cadence: annual'), [
      '2026-05-01',
      '2026-05-01',
      '2020-01-01',
    ]);
  });

  it('else follows from the last review and the cadence', () => {
    assert.deepEqual(due('last_reviewed: 2025-06-30', 'review_cadence: annual'), [
      '2026-06-30',
      '2025-06-30',
      '2025-06-30',
    ]);
    assert.deepEqual(due('last_reviewed: 2025-08-31', 'review_cadence: semiannual'), [
      '2026-02-28',
      '2025-08-31',
      '2025-08-31',
    ]);
    assert.deepEqual(due('last_reviewed: 2024-02-29', 'review_cadence: annual'), [
      '2025-02-28',
      '2024-02-29',
      '2024-02-29',
    ]);
    assert.deepEqual(due('last_reviewed: 2024-02-29', 'review_cadence: biennial')[0], '2026-02-28');
    assert.deepEqual(due('last_reviewed: 2023-02-28', 'review_cadence: annual')[0], '2024-02-28');
    assert.deepEqual(due('last_reviewed: 2023-12-31', 'review_cadence: P60D')[0], '2024-02-29');
  });

  it('else from the approval, else from the latest revision', () => {
    assert.deepEqual(due('approved: 2025-01-15', 'review_cadence: annual')[0], '2026-01-15');
    const revisions = 'majorRevisions: [{date: Jun 1 2018}, {date: Mar 2 2020}, {date: Jul 4 2019}]';
    assert.deepEqual(due(revisions, 'review_cadence: annual'), ['2021-03-02', 'annual', '2020-03-02']);
  });

  it('passes over what is no date, and points at the date it took', () => {
    for (const blank of ['last_reviewed: TBD', 'last_reviewed:', 'last_reviewed: 01/02/2025']) {
      assert.deepEqual(due(blank, 'approved: 2025-01-15', 'review_cadence: annual'), [
        '2026-01-15',
        '2025-01-15',
        '2025-01-15',
      ]);
    }
    assert.deepEqual(due('next_review: TBD', 'approved: 2025-01-15', 'review_cadence: annual')[0], '2026-01-15');
  });

  it('is unknown without a cadence or without a date', () => {
    assert.deepEqual(due('last_reviewed: 2025-06-30')[0], undefined);
    assert.deepEqual(due('review_cadence: annual')[0], undefined);
  });
});
