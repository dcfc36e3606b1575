/** The rule on metrics. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings } from './rule-fixture.ts';

async function expectIn(...metrics: readonly string[]): Promise<Findings> {
  return expectFindings({
    ...GOOD,
    'controls/more.yml': 'controls:\n  - {id: AC-08, status: retired}\n',
    'metrics.control.yml': `metrics:\n${metrics.map((metric) => `  - ${metric}\n`).join('')}`,
  });
}

const OFF = '# want metric-off-target';

describe('metric-off-target', () => {
  it('holds the value against the target', async () => {
    const found = await expectIn(
      `{id: M-1, value: 41, unit: days, target: "<= 30"} ${OFF}`,
      '{id: M-2, value: 30, unit: days, target: "<= 30"}',
      `{id: M-3, value: 99.97%, target: ">= 99.99 %"} ${OFF}`,
      '{id: M-4, value: 0, target: "= 0"}',
      `{id: M-5, value: "1,200", target: < 1200} ${OFF}`,
      '{id: M-6, value: 12}',
      '{id: M-7, target: "<= 30"}',
      '{id: M-8, value: 1, target: as low as can be} # want value-invalid',
      '{id: M-9, value: many, target: "<= 30"} # want value-invalid',
    );
    const [days] = found.of('metric-off-target');
    assert.equal(days?.underlined, '41');
    assert.equal(days?.diagnosis.severity, 'warning');
    assert.equal(
      days?.message,
      'M-1 is off target: “41 days” was measured, and “<= 30” is wanted. Find out why and act on it, then record the next measurement.',
    );
  });

  it('takes a number alone for itself, and says how to write a limit', async () => {
    const found = await expectIn(`{id: M-1, value: 12, target: 30} ${OFF}`, '{id: M-2, value: 30, target: 30}');
    assert.match(found.one('metric-off-target').message, /If a limit is meant, write it as “<= 30” or “>= 30”\.$/);
  });

  it('converts units of time, and does not judge what cannot be compared', async () => {
    await expectIn(
      '{id: M-1, value: 30, unit: hours, target: "<= 2 days"}',
      `{id: M-2, value: 3, unit: days, target: "<= 48 hours"} ${OFF}`,
      '{id: M-3, value: 3, unit: tickets, target: "<= 2 days"}',
    );
  });

  it('of what was measured by today, and of a metric that anybody still works on', async () => {
    await expectIn(
      '{id: M-1, value: 41, target: "<= 30", measured: 2026-07-01}',
      `{id: M-2, value: 41, target: "<= 30", measured: 2026-06-30} ${OFF}`,
      '{id: M-3, value: 41, target: "<= 30", control: AC-08}',
      `{id: M-4, value: 41, target: "<= 30", controls: [AC-08, AC-01]} ${OFF}`,
    );
  });

  it('of several measurements with one ID only the latest', async () => {
    await expectIn(
      '{id: M-1, value: 41, target: "<= 30", measured: 2026-05-31}',
      '{id: M-1, value: 12, target: "<= 30", measured: 2026-06-30} # want id-duplicate',
      '{id: M-2, value: 12, target: "<= 30", measured: 2026-05-31}',
      `{id: M-2, value: 41, target: "<= 30", measured: 2026-06-30} # want id-duplicate metric-off-target`,
      '{id: M-2, value: 50, target: "<= 30", measured: 2026-07-01} # want id-duplicate',
    );
  });
});
