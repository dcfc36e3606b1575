/** The rules on the days of which evidence speaks. */

import assert from 'node:assert/strict';
import { expectFindings, type FixtureFiles } from './rule-fixture.ts';
import { control, controls, policy } from './sound-records.ts';

const TYPE_2 =
  'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\nrules: {criterion-unmapped: off}\n';
const TYPE_1 = 'engagement: {type: 1}\nrules: {criterion-unmapped: off}\n';

function files(often: string, records: readonly string[], configuration = TYPE_1): FixtureFiles {
  const rows = records.map((record, index) => {
    const [fields = '', mark] = record.split(' # ');
    return `  - {id: EV-${index + 1}, control: AC-01, url: "https://drive.example/${index}", ${fields}}${mark === undefined ? '' : ` # ${mark}`}`;
  });
  return {
    'plumbline.yml': configuration,
    'policies/access.md': policy(),
    'controls/access.yml': controls(control({ frequency: often })),
    'evidence/access.yml': `evidence:\n${rows.join('\n')}\n`,
  };
}

describe('evidence-outside-period', () => {
  it('reports evidence of no day of the audit, at its period or else the day of collection', async () => {
    const found = await expectFindings(
      files(
        'annual',
        [
          'period: 2026, collected: 2026-12-31',
          'period: 2025-Q4, collected: 2026-01-05 # want evidence-outside-period',
          'collected: 2025-12-31 # want evidence-outside-period',
          'period: 2025-W01, collected: 2025-01-06 # want evidence-outside-period',
          'period: {start: 2025-12-01, end: 2026-01-01}, collected: 2026-01-05',
          'period: someday, collected: 2025-01-05 # want date-invalid',
        ],
        TYPE_2,
      ),
    );
    assert.equal(
      found.of('evidence-outside-period')[0]?.message,
      'EV-2 speaks of 2025-Q4, before the audit period, 2026: it proves nothing in this audit. Correct it, unless it is kept for another one.',
    );
    assert.equal(found.of('evidence-outside-period')[1]?.underlined, '2025-12-31');
  });

  it('is silent where there is no audit period', async () => {
    await expectFindings(files('annual', ['period: 2026-Q2', 'period: 2010']));
  });
});

describe('evidence-collected-early', () => {
  it('reports what was collected before its days began, and before they were over for what operates more often', async () => {
    const found = await expectFindings(
      files('monthly', [
        'period: 2026-06, collected: 2026-05-31 # want evidence-collected-early',
        'period: 2026-Q2, collected: 2026-06-10 # want evidence-collected-early',
        'period: 2026-06, collected: 2026-06-10',
        'period: 2026-Q1, collected: 2026-03-29',
        'period: 2026-Q1, collected: 2026-03-31',
        'period: 2026-06-10, collected: 2026-06-10',
      ]),
    );
    const [before, during] = found.of('evidence-collected-early');
    assert.equal(
      before?.message,
      'EV-1 was collected on 31 May 2026, before 2026-06 began, so it cannot show what happened then. Correct the day or the period, or collect it anew.',
    );
    assert.equal(
      during?.message,
      'EV-2 was collected on 10 Jun 2026, before 2026-Q2 was over: it does not show that AC-01 operated after that day. Collect it again when the period is over, or end the period on that day.',
    );
    assert.equal(during?.underlined, '2026-06-10');
  });

  it('reports any early evidence of what is done all the time, or whenever something happens', async () => {
    const record = 'period: 2026-06, collected: 2026-06-20';
    await expectFindings(files('continuous', [`${record} # want evidence-collected-early`]));
    await expectFindings(files('per-event', [`${record} # want evidence-collected-early`]));
    await expectFindings(files('quarterly', [record]));
  });
});

describe('evidence-stale', () => {
  it('reports the latest evidence where it is older than the frequency allows', async () => {
    const found = await expectFindings(
      files('quarterly', ['period: 2025-Q3', 'period: 2025-Q4 # want evidence-stale']),
      { asOf: '2026-04-16' },
    );
    const { message, underlined } = found.one('evidence-stale');
    assert.equal(
      message,
      'EV-2 is the latest evidence of AC-01, and speaks of no day after 31 Dec 2025; the frequency of AC-01 is quarterly. Collect newer evidence.',
    );
    assert.equal(underlined, '2025-Q4');
    await expectFindings(files('quarterly', ['period: 2025-Q4']), { asOf: '2026-04-15' });
  });

  it('goes by the day of the report, where a Type 1 names one', async () => {
    const type1 = (asOf: string): string => `engagement: {type: 1, as_of: ${asOf}}\nrules: {criterion-unmapped: off}\n`;
    await expectFindings(files('quarterly', ['period: 2025-Q4'], type1('2026-03-31')), { asOf: '2026-06-30' });
    await expectFindings(files('quarterly', ['period: 2025-Q4 # want evidence-stale'], type1('2026-06-30')), {
      asOf: '2026-03-31',
    });
  });

  it('is silent in a Type 2 audit, which expects each occurrence, per event, and of what has expired', async () => {
    await expectFindings(files('per-event', ['period: 2020-Q4']));
    await expectFindings(files('quarterly', ['period: 2025-Q4, expires: 2026-01-31 # want evidence-expired']));
    await expectFindings(
      files('quarterly # want evidence-occurrence-missing', ['period: 2025-Q4 # want evidence-outside-period'], TYPE_2),
    );
  });
});
