/** Schedules of cron as frequencies: only where it is certain. */

import assert from 'node:assert/strict';

import { cronFrequency } from '../../../server/src/imports/cron.ts';

describe('a schedule of cron', () => {
  const certain: readonly (readonly [string, string])[] = [
    ['0 0 0 15 4 *', 'annual'],
    ['0 0 0 15 * *', 'monthly'],
    ['0 9 * * *', 'daily'],
    ['0 9 ? * MON', 'weekly'],
    ['0 9 * * 7', 'weekly'],
    ['0 0 1 */3 *', 'quarterly'],
    ['0 0 1 1,4,7,10 *', 'quarterly'],
    ['0 0 30 3/6 *', 'semiannual'],
    ['0 0 1 jan,jul *', 'semiannual'],
    ['0 0 1 1-12 *', 'monthly'],
    ['0 0 28 2 *', 'annual'],
    ['@monthly', 'monthly'],
    ['@Yearly', 'annual'],
  ];
  for (const [schedule, frequency] of certain) {
    it(`“${schedule}” is ${frequency}`, () => {
      assert.equal(cronFrequency(schedule), frequency);
    });
  }

  const uncertain = [
    '',
    'monthly',
    '* * * * *',
    '*/5 0 * * *',
    '0 0,12 * * *',
    '0 9 * * 1-5',
    '0 9 1 * 1',
    '0 0 31 * *',
    '0 0 29 2 *',
    '0 0 1 1,2 *',
    '0 0 1 */5 *',
    '0 0 1 13 *',
    '0 0 1 0 *',
    '0 0 0 * *',
    '0 0 1 1-2-3 *',
    '0 0 1 */0 *',
    '0 24 1 * *',
    '@hourly',
    '@every 24h',
    '0 0 L * *',
    '0 0 1 * * * *',
  ];
  for (const schedule of uncertain) {
    it(`“${schedule}” is uncertain`, () => {
      assert.equal(cronFrequency(schedule), undefined);
    });
  }
});
