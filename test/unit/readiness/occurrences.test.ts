/** Which windows a control is expected to operate in, and when one of them counts as performed, late, missing or excepted. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addDays, type CivilDate, dayOfWeek, daysBetween, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { isoWeek, type Period, readPeriod } from '../../../server/src/domain/period.ts';
import { advance, type Frequency, type Interval, readFrequency } from '../../../server/src/domain/recurrence.ts';
import { expectedWindows, type Judgement, type Proof, occurrences } from '../../../server/src/readiness/occurrences.ts';
import { runs } from '../random-runs.ts';

function date(text: string): CivilDate {
  assert.ok(isCivilDate(text), text);
  return text;
}

/** `2026-01-01..2026-03-31`, or one of the spellings of a period. */
function period(text: string): Period {
  const [start, end] = text.split('..');
  const read = end === undefined ? readPeriod(text) : { start: date(start ?? ''), end: date(end) };
  assert.ok(read, text);
  return read;
}

function frequency(text: string): Frequency {
  const read = readFrequency(text);
  assert.ok(read, text);
  return read;
}

function windows(often: string, over: string): string[] {
  return expectedWindows(frequency(often), period(over)).map(({ start, end }) => `${start}..${end}`);
}

describe('windows in which a control is expected to operate', () => {
  it('are the quarters of the audit period, whenever its year begins', () => {
    assert.deepEqual(windows('quarterly', '2026'), [
      '2026-01-01..2026-03-31',
      '2026-04-01..2026-06-30',
      '2026-07-01..2026-09-30',
      '2026-10-01..2026-12-31',
    ]);
    assert.deepEqual(windows('semiannual', '2025-07-01..2026-06-30'), [
      '2025-07-01..2025-12-31',
      '2026-01-01..2026-06-30',
    ]);
  });

  it('end with the audit period, also in the middle of one', () => {
    assert.deepEqual(windows('quarterly', '2026-01-01..2026-05-15'), [
      '2026-01-01..2026-03-31',
      '2026-04-01..2026-05-15',
    ]);
    assert.deepEqual(windows('annual', '2026-03-01..2026-08-31'), ['2026-03-01..2026-08-31']);
  });

  it('step from the first day and not from each other, so that the 31st does not wander', () => {
    assert.deepEqual(windows('monthly', '2024-01-31..2024-05-30'), [
      '2024-01-31..2024-02-28',
      '2024-02-29..2024-03-30',
      '2024-03-31..2024-04-29',
      '2024-04-30..2024-05-30',
    ]);
  });

  it('are ISO weeks, the 53rd included, and the part of the first that lies in the period', () => {
    const weeks = expectedWindows(frequency('weekly'), period('2026'));
    assert.deepEqual(weeks[0], { start: '2026-01-01', end: '2026-01-04' });
    assert.deepEqual(weeks[1], isoWeek(2026, 2));
    assert.deepEqual(weeks.at(-1), { start: '2026-12-28', end: '2026-12-31' });
    assert.equal(weeks.length, 53);
    assert.deepEqual(windows('weekly', '2026-12-21..2027-01-10').slice(1), [
      `${isoWeek(2026, 53)?.start ?? ''}..${isoWeek(2026, 53)?.end ?? ''}`,
      '2027-01-04..2027-01-10',
    ]);
  });

  it('are as many as there are days, leap years included', () => {
    assert.equal(windows('daily', '2024').length, 366);
    assert.equal(windows('daily', '2026').length, 365);
    assert.deepEqual(windows('P45D', '2024-02-01..2024-05-01'), [
      '2024-02-01..2024-03-16',
      '2024-03-17..2024-04-30',
      '2024-05-01..2024-05-01',
    ]);
  });

  it('are months for a continuous control, and none for what happens per event', () => {
    assert.deepEqual(windows('continuous', '2026-01-01..2026-02-28'), [
      '2026-01-01..2026-01-31',
      '2026-02-01..2026-02-28',
    ]);
    assert.deepEqual(windows('per-event', '2026'), []);
  });

  it('stay few when a slip of the pen makes the audit last for ages', () => {
    assert.equal(windows('daily', '2026-01-01..9999-12-31').length, 4000);
  });

  const someDate = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(date('1999-12-01'), days));
  const someStep: fc.Arbitrary<Interval> = fc.oneof(
    fc.record({
      kind: fc.constant('interval' as const),
      unit: fc.constant('month' as const),
      count: fc.integer({ min: 1, max: 26 }),
    }),
    fc.record({
      kind: fc.constant('interval' as const),
      unit: fc.constant('day' as const),
      count: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(7, 14, 28)),
    }),
  );

  it('follow each other without gap or overlap, from the first day to the last, each as long as its step', () => {
    fc.assert(
      fc.property(someDate, fc.nat(1500), someStep, (start, days, step) => {
        const whole = { start, end: addDays(start, days) };
        const found = expectedWindows(step, whole);
        assert.equal(found[0]?.start, whole.start);
        assert.equal(found.at(-1)?.end, whole.end);
        for (const [index, window] of found.entries()) {
          assert.ok(window.start <= window.end);
          const next = found[index + 1];
          if (next !== undefined) assert.equal(next.start, addDays(window.end, 1));
        }
        const isWeekly = step.unit === 'day' && step.count % 7 === 0;
        const anchor = isWeekly ? addDays(start, 1 - dayOfWeek(start)) : start;
        for (const [index, window] of found.entries()) {
          if (index > 0) assert.equal(window.start, advance(anchor, step, index));
          if (isWeekly && index > 0) assert.equal(dayOfWeek(window.start), 1);
        }
      }),
      { seed: 20_260_101, numRuns: runs(500) },
    );
  });

  it('are those of the audit, cut to the days in which the control lived', () => {
    const cut = (often: string, over: string, part: string): string[] =>
      expectedWindows(frequency(often), period(over), period(part)).map(({ start, end }) => `${start}..${end}`);
    assert.deepEqual(cut('quarterly', '2026', '2026-02-01..2026-08-31'), [
      '2026-02-01..2026-03-31',
      '2026-04-01..2026-06-30',
      '2026-07-01..2026-08-31',
    ]);
    // Of less than half of a quarter nobody expects a review of its own.
    assert.deepEqual(cut('quarterly', '2026', '2026-03-20..2026-07-10'), ['2026-03-20..2026-07-10']);
    assert.deepEqual(cut('quarterly', '2026', '2026-02-20..2026-10-20'), [
      '2026-02-20..2026-06-30',
      '2026-07-01..2026-10-20',
    ]);
    assert.deepEqual(cut('annual', '2026', '2026-12-01..2026-12-31'), ['2026-12-01..2026-12-31']);
    assert.deepEqual(cut('weekly', '2026', '2026-03-06..2026-03-15'), ['2026-03-06..2026-03-15']);
  });

  it('leave no gap and do not overlap in any part of the audit, and have at least half their length', () => {
    const part = fc.tuple(fc.nat(700), fc.nat(700));
    fc.assert(
      fc.property(someDate, fc.nat(700), someStep, part, (start, days, step, [from, more]) => {
        const whole = { start, end: addDays(start, days) };
        const first = addDays(start, Math.min(from, days));
        const last = addDays(first, more);
        const lived = { start: first, end: last < whole.end ? last : whole.end };
        const found = expectedWindows(step, whole, lived);
        assert.equal(found[0]?.start, lived.start);
        assert.equal(found.at(-1)?.end, lived.end);
        const uncut = expectedWindows(step, whole);
        for (const [index, window] of found.entries()) {
          const next = found[index + 1];
          if (next !== undefined) assert.equal(next.start, addDays(window.end, 1));
          const natural = uncut.filter((one) => one.start <= window.end && window.start <= one.end);
          const shortest = Math.min(...natural.map((one) => daysBetween(one.start, one.end) + 1));
          if (found.length > 1) assert.ok((daysBetween(window.start, window.end) + 1) * 2 >= shortest);
        }
      }),
      { seed: 20_260_103, numRuns: runs(500) },
    );
  });
});

const DAYS_15: Interval = { kind: 'interval', unit: 'day', count: 15 };

/** `2026-Q1 collected 2026-04-03`, or without the day. */
function proof(text: string): Proof {
  const [covered = '', collected] = text.split(' collected ');
  return { id: text, period: period(covered), collected: collected === undefined ? undefined : date(collected) };
}

interface Case {
  readonly often?: string;
  readonly over?: string;
  readonly evidence?: readonly string[];
  readonly exceptions?: readonly string[];
  readonly asOf: string;
  readonly lateAfter?: Interval;
}

function judgement({ exceptions = [], asOf, lateAfter = DAYS_15 }: Case): Judgement {
  return { exceptions: exceptions.map(period), lateAfter, asOf: date(asOf) };
}

function found(one: Case): ReturnType<typeof occurrences> {
  const { often = 'quarterly', over = '2026', evidence = [] } = one;
  return occurrences(frequency(often), period(over), evidence.map(proof), judgement(one));
}

function states(one: Case): string {
  return found(one)
    .map(({ state }) => state)
    .join(' ');
}

describe('the state of an occurrence', () => {
  it('is missing from the day after the tolerance, and not before', () => {
    const over = '2026-Q1';
    assert.equal(states({ over, asOf: '2026-01-01' }), 'upcoming');
    assert.equal(states({ over, asOf: '2026-04-15' }), 'upcoming', 'the last day of the tolerance');
    assert.equal(states({ over, asOf: '2026-04-16' }), 'missing');
    assert.equal(found({ over, asOf: '2026-04-16' })[0]?.due, '2026-04-15');
    assert.equal(states({ over, asOf: '2026-04-02', lateAfter: { ...DAYS_15, count: 1 } }), 'missing');
    assert.equal(states({ over, asOf: '2026-04-30', lateAfter: { ...DAYS_15, unit: 'month', count: 1 } }), 'upcoming');
  });

  it('is performed when the evidence was collected within the tolerance, and late for good after it', () => {
    const over = '2026-Q1';
    assert.equal(states({ over, asOf: '2026-12-31', evidence: ['2026-Q1 collected 2026-04-15'] }), 'performed');
    assert.equal(states({ over, asOf: '2026-12-31', evidence: ['2026-Q1 collected 2026-04-16'] }), 'late');
    assert.equal(states({ over, asOf: '2026-12-31', evidence: ['2026-Q1'] }), 'performed', 'nobody wrote when');
    const both = ['2026-Q1 collected 2026-05-01', '2026-02 collected 2026-03-02'];
    assert.equal(states({ over, asOf: '2026-12-31', evidence: both }), 'performed', 'one in time is enough');
  });

  it('does not know what was collected, or happened, after the day for which is judged', () => {
    const evidence = ['2026-Q1 collected 2026-04-10'];
    assert.equal(states({ over: '2026-Q1', asOf: '2026-04-09', evidence }), 'upcoming');
    assert.equal(states({ over: '2026-Q1', asOf: '2026-04-10', evidence }), 'performed');
    assert.equal(states({ over: '2026-Q1', asOf: '2026-01-31', evidence: ['2026-02'] }), 'upcoming');
  });

  it('is excepted when an approved exception covers the last day of the window', () => {
    const asOf = '2026-12-31';
    assert.equal(states({ over: '2026-Q1', asOf, exceptions: ['2026-03-31..2026-04-30'] }), 'excepted');
    assert.equal(states({ over: '2026-Q1', asOf, exceptions: ['2026-01-01..2026-03-30'] }), 'missing');
    const evidence = ['2026-Q1 collected 2026-04-01'];
    assert.equal(states({ over: '2026-Q1', asOf, exceptions: ['2026'], evidence }), 'performed', 'done all the same');
  });

  it('follows the evidence that speaks of the window, whatever the length of either', () => {
    const asOf = '2027-06-30';
    assert.equal(
      states({ asOf, evidence: ['2026-02-17 collected 2026-02-17', '2026-H2 collected 2027-01-05'] }),
      'performed missing performed performed',
    );
    // Late March and nearly all of April: April's operation, not March's.
    assert.equal(
      states({ often: 'monthly', over: '2026-03-01..2026-04-30', asOf, evidence: ['2026-03-25..2026-04-28'] }),
      'missing performed',
    );
  });

  it('takes evidence collected before its period was over for the days until then', () => {
    const evidence = ['2026-H1 collected 2026-03-31'];
    assert.equal(states({ over: '2026-H1', asOf: '2026-12-31', evidence }), 'performed missing');
    assert.equal(
      states({ over: '2026-H1', asOf: '2026-12-31', evidence: ['2026-Q2 collected 2026-03-01'] }),
      'missing missing',
    );
  });

  it('lets a month’s evidence prove the days and most of the weeks of that month, in time', () => {
    const over = '2026-01-01..2026-02-28';
    const evidence = ['2026-01 collected 2026-02-10'];
    const days = found({ often: 'daily', over, asOf: '2026-03-31', evidence });
    assert.ok(
      days.slice(0, 31).every(({ state }) => state === 'performed'),
      'the first of January is not late',
    );
    assert.ok(days.slice(31).every(({ state }) => state === 'missing'));
    const weeks = found({ often: 'weekly', over, asOf: '2026-03-31', evidence });
    // 26 January to 1 February lies mostly in January.
    assert.deepEqual(weeks.map(({ state }) => state).slice(3, 6), ['performed', 'performed', 'missing']);
    const late = ['2026-01 collected 2026-02-16'];
    assert.ok(
      found({ often: 'daily', over: '2026-01', asOf: '2026-03-31', evidence: late }).every(
        ({ state }) => state === 'late',
      ),
    );
  });

  it('names all the evidence that speaks of it', () => {
    const evidence = ['2026-01 collected 2026-02-01', '2026-02 collected 2026-03-01', '2026-04'];
    assert.deepEqual(found({ over: '2026-Q1', asOf: '2026-12-31', evidence })[0]?.evidence, evidence.slice(0, 2));
  });

  const someDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays(date('2025-06-01'), days));
  const somePeriod = fc.tuple(someDay, fc.nat(200)).map(([start, days]) => ({ start, end: addDays(start, days) }));
  const someProof: fc.Arbitrary<Proof> = fc.record({
    id: fc.constant('EV'),
    period: somePeriod,
    collected: fc.option(someDay, { nil: undefined }),
  });
  const often = fc.constantFrom(
    'daily',
    'weekly',
    'monthly',
    'quarterly',
    'semiannual',
    'annual',
    'continuous',
    'P45D',
  );

  it('never gets worse by more evidence, and never loses what was once performed', () => {
    const rank = ['missing', 'upcoming', 'excepted', 'late', 'performed'];
    fc.assert(
      fc.property(often, fc.array(someProof, { maxLength: 4 }), someProof, someDay, (word, proofs, more, asOf) => {
        const judge = (all: readonly Proof[], day: CivilDate): string[] =>
          occurrences(frequency(word), period('2026'), all, { exceptions: [], lateAfter: DAYS_15, asOf: day }).map(
            ({ state }) => state,
          );
        const before = judge(proofs, asOf);
        for (const [index, state] of judge([...proofs, more], asOf).entries()) {
          assert.ok(rank.indexOf(state) >= rank.indexOf(before[index] ?? ''));
        }
        for (const [index, state] of judge(proofs, addDays(asOf, 100)).entries()) {
          if (before[index] === 'performed') assert.equal(state, 'performed');
        }
      }),
      { seed: 20_260_102, numRuns: runs(200) },
    );
  });
});
