/** The days that are offered to look at, and which day a person means. */

import assert from 'node:assert/strict';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { readPeriod } from '../../../server/src/domain/period.ts';
import { type FolderEngagement, offeredDays, readOfferedDay } from '../../../server/src/features/offered-days.ts';

function civil(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

function type2(folder: string, period: string): FolderEngagement {
  return { folder, engagement: { type: 2, period: readPeriod(period), categories: new Set() } };
}

function type1(folder: string, asOf?: string): FolderEngagement {
  return { folder, engagement: { type: 1, asOf: asOf === undefined ? undefined : civil(asOf), categories: new Set() } };
}

/** `label: day`, with a star for the usual day. */
function offered(
  engagements: readonly FolderEngagement[],
  today = '2026-09-15',
  usual: readonly string[] = [today],
): readonly string[] {
  return offeredDays({ today: civil(today), usual: usual.map(civil), engagements }).map(
    ({ label, day, isUsual }) => `${label}: ${day}${isUsual ? ' *' : ''}`,
  );
}

describe('the days that are offered', () => {
  it('are today, the ends of quarters, of the audit period, and some days ahead', () => {
    assert.deepEqual(offered([type2('acme', '2026')], '2026-05-20'), [
      'Today: 2026-05-20 *',
      'End of this quarter: 2026-06-30',
      'End of next quarter: 2026-09-30',
      'End of the audit period: 2026-12-31',
      'Day before the audit period ends: 2026-12-30',
      '30 days from today: 2026-06-19',
      '90 days from today: 2026-08-18',
    ]);
  });

  it('are each there once, with all that they are', () => {
    assert.deepEqual(offered([type2('acme', '2026')], '2026-12-31'), [
      'Today, end of this quarter, end of the audit period: 2026-12-31 *',
      'End of next quarter, 90 days from today: 2027-03-31',
      'Day before the audit period ends: 2026-12-30',
      '30 days from today: 2027-01-30',
    ]);
  });

  it('name the day of a Type 1 report, and no period where there is none', () => {
    const days = (one: FolderEngagement): readonly string[] =>
      offered([one]).filter((line) => !/today|quarter/i.test(line));
    assert.deepEqual(days(type1('acme', '2026-10-31')), ['Day of the Type 1 report: 2026-10-31']);
    assert.deepEqual(days(type1('acme')), []);
    assert.deepEqual(days(type2('acme', 'none')), []);
  });

  it('say of which folder they speak, where others have another day', () => {
    const all = [type2('acme', '2026-H2'), type2('beta', '2026-H2'), type2('gamma', '2026-H1')];
    assert.deepEqual(offered(all).slice(2, 6), [
      'End of next quarter, end of the audit period (acme, beta): 2026-12-31',
      'Day before the audit period ends (acme, beta): 2026-12-30',
      'End of the audit period (gamma): 2026-06-30',
      'Day before the audit period ends (gamma): 2026-06-29',
    ]);
    assert.deepEqual(offered(all.slice(0, 2)).slice(2, 3), [
      'End of next quarter, end of the audit period: 2026-12-31',
    ]);
  });

  it('are the usual one where the settings of all folders name it', () => {
    const first = (usual: readonly string[]): readonly string[] => offered([], '2026-09-15', usual).slice(0, 2);
    assert.deepEqual(first(['2026-12-31']), [
      'Today: 2026-09-15',
      'The day that the settings name, end of next quarter: 2026-12-31 *',
    ]);
    assert.deepEqual(first(['2026-09-15', '2026-11-11']), [
      'Today: 2026-09-15',
      'The day that the settings name: 2026-11-11',
    ]);
  });
});

describe('a day that somebody writes', () => {
  const days = { today: civil('2026-09-15'), usual: [civil('2026-09-15')] };

  it('may be in any spelling that policies may use', () => {
    for (const text of ['2026-12-31', '31 Dec 2026', ' December 31st, 2026 ', '2026/12/31', '31/12/2026']) {
      const day = { day: '2026-12-31', text: '31 Dec 2026', label: '', isAhead: true, isUsual: false };
      assert.deepEqual(readOfferedDay(text, days), { ok: true, day });
    }
    assert.deepEqual(readOfferedDay('2026-09-15', days), {
      ok: true,
      day: { day: '2026-09-15', text: '15 Sep 2026', label: '', isAhead: false, isUsual: true },
    });
  });

  for (const [text, reason] of [
    ['', 'This is not a date that can be read. Write a day as YYYY-MM-DD, such as 2026-09-30.'],
    ['2026-02-30', 'February 2026 has 28 days, so there is no day 30. Write a day as YYYY-MM-DD, such as 2026-09-30.'],
    ['01/02/2027', 'This can mean 2 Jan 2027 or 1 Feb 2027. Write 2027-01-02 or 2027-02-01.'],
  ] as const) {
    it(`is none where “${text}” is written, which is explained`, () => {
      assert.deepEqual(readOfferedDay(text, days), { ok: false, reason });
    });
  }
});
