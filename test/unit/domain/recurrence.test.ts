/** Frequencies and cadences. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import {
  advance,
  displayFrequency,
  type Frequency,
  readCadence,
  readDuration,
  readFrequency,
} from '../../../server/src/domain/recurrence.ts';

function step(frequency: Frequency | undefined): string | undefined {
  if (frequency === undefined) return undefined;
  return frequency.kind === 'interval' ? `${frequency.count} ${frequency.unit}` : frequency.kind;
}

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text), text);
  return text;
}

/** The words of the format. */
const WORDS: Readonly<Record<string, string>> = {
  daily: '1 day',
  weekly: '7 day',
  monthly: '1 month',
  quarterly: '3 month',
  semiannual: '6 month',
  annual: '12 month',
};

describe('how often', () => {
  it('is a word of the format, in either place', () => {
    for (const [word, expected] of Object.entries(WORDS)) {
      assert.equal(step(readCadence(word)), expected);
      assert.equal(step(readFrequency(word)), expected);
    }
    assert.equal(step(readFrequency('continuous')), 'continuous');
    assert.equal(step(readFrequency('per-event')), 'per-event');
    assert.equal(readCadence('continuous'), undefined);
    assert.equal(readCadence('per-event'), undefined);
  });

  it('may be written as people do', () => {
    for (const text of ['Annually', 'yearly', 'ANNUAL', 'every year', 'once a year']) {
      assert.equal(step(readCadence(text)), '12 month', text);
    }
    for (const text of ['semi-annual', 'Semi Annually', 'half-yearly'])
      assert.equal(step(readCadence(text)), '6 month', text);
    for (const text of ['Per event', 'per_event', 'as needed', 'ad-hoc'])
      assert.equal(step(readFrequency(text)), 'per-event', text);
    for (const text of ['', 'sometimes', 'annual review', '12', 'biweekly'])
      assert.equal(readFrequency(text), undefined, text);
  });

  it('may be an ISO 8601 duration of whole days or months', () => {
    const durations: Readonly<Record<string, string | undefined>> = {
      P1Y: '12 month',
      P18M: '18 month',
      P1Y6M: '18 month',
      P45D: '45 day',
      P2W: '14 day',
      P1W3D: '10 day',
      p30d: '30 day',
      ' P30D ': '30 day',
      P: undefined,
      P0D: undefined,
      P0Y: undefined,
      P1M1D: undefined,
      PT1H: undefined,
      'P-1D': undefined,
      P1D1M: undefined,
      '30D': undefined,
      P99999999D: undefined,
    };
    for (const [text, expected] of Object.entries(durations)) assert.equal(step(readDuration(text)), expected, text);
  });

  it('is shown in the format’s own word', () => {
    for (const word of [...Object.keys(WORDS), 'continuous', 'per-event']) {
      const frequency = readFrequency(word);
      assert.ok(frequency);
      assert.equal(displayFrequency(frequency), word);
    }
    assert.equal(displayFrequency({ kind: 'interval', unit: 'day', count: 45 }), 'every 45 days');
    assert.equal(displayFrequency({ kind: 'interval', unit: 'month', count: 18 }), 'every 18 months');
  });

  it('never throws, and what is shown can be read again', () => {
    fc.assert(
      fc.property(fc.constantFrom('P', 'p'), fc.nat(800), fc.constantFrom('D', 'W', 'M', 'Y'), (p, count, unit) => {
        const frequency = readFrequency(`${p}${count}${unit}`);
        assert.equal(frequency === undefined, count === 0);
        if (frequency === undefined) return;
        const shown = displayFrequency(frequency);
        const words = /^every (\d+) (day|month)s$/.exec(shown);
        const again = words === null ? shown : `P${words[1] ?? ''}${words[2] === 'day' ? 'D' : 'M'}`;
        assert.deepEqual(readFrequency(again), frequency);
      }),
      { seed: 2026, numRuns: 500 },
    );
  });
});

describe('advancing', () => {
  it('steps by months or by days', () => {
    const annual = readCadence('annual');
    const weekly = readCadence('weekly');
    const monthly = readCadence('monthly');
    assert.ok(annual && weekly && monthly);
    assert.equal(advance(day('2024-02-29'), annual), '2025-02-28');
    assert.equal(advance(day('2024-02-29'), annual, 4), '2028-02-29');
    assert.equal(advance(day('2026-06-30'), weekly, 2), '2026-07-14');
    // Counted from the first day and not from the step before, so that the end of a month is not lost on the way.
    assert.equal(advance(day('2026-01-31'), monthly, 2), '2026-03-31');
    assert.equal(advance(day('2026-01-31'), monthly, -1), '2025-12-31');
  });
});
