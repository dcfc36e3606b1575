/** The rules on vendors. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings, type FixtureOptions } from './rule-fixture.ts';

const TYPE_2 = 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}';
const CALM =
  'rules: {criterion-unmapped: off, control-evidence-missing: off, evidence-expired: off, evidence-occurrence-missing: off, evidence-stale: off, evidence-outside-period: off}';

/** These vendors under an engagement. What else falls due as time goes by is not asked. */
async function expectIn(
  vendors: readonly string[],
  options: FixtureOptions & { readonly engagement?: string } = {},
): Promise<Findings> {
  return expectFindings(
    {
      ...GOOD,
      'plumbline.yml': `${options.engagement ?? TYPE_2}\n${CALM}\n`,
      'controls/more.yml': 'controls:\n  - {id: AC-08, status: retired}\n',
      'vendors/register.yml': `vendors:\n${vendors.map((vendor) => `  - ${vendor}\n`).join('')}`,
    },
    options,
  );
}

describe('vendor-review-overdue', () => {
  it('from the day after the day that is due', async () => {
    const found = await expectIn([
      '{id: V-A, last_reviewed: 2025-06-29, review_cadence: annual} # want vendor-review-overdue',
      '{id: V-B, last_reviewed: 2025-06-30, review_cadence: annual}',
      '{id: V-C, next_review: 2026-06-29} # want vendor-review-overdue',
      '{id: V-D, next_review: 2026-06-29, status: terminated}',
    ]);
    const [first] = found.of('vendor-review-overdue');
    assert.equal(first?.underlined, '2025-06-29');
    assert.match(first?.message ?? '', /^V-A is overdue for review by 1 day.*Review what it does for us again/);
  });
});

describe('vendor-report-missing', () => {
  it('asks for the report of each vendor whose controls we rely on', async () => {
    const found = await expectIn([
      '{id: V-A, method: carve-out} # want vendor-report-missing',
      '{id: V-B, criticality: critical} # want vendor-report-missing',
      '{id: V-C, criticality: medium}',
      '{id: V-D}',
      '{id: V-E, method: inclusive, criticality: critical}',
      '{id: V-F, method: carve-out, status: Terminated}',
      '{id: V-G, method: carve-out, report: TBD} # want value-placeholder',
      '{id: V-I, method: carve-out, report: {path: TBD}} # want value-placeholder',
      '{id: V-J, method: carve-out, report: {}} # want vendor-report-missing',
      '{id: V-K, method: carve-out, report: Okta SOC 2 2025}',
      '{id: V-L, method: carve-out, report: []} # want vendor-report-missing',
    ]);
    const [carved, critical, empty] = found.of('vendor-report-missing');
    assert.equal(carved?.underlined, 'V-A');
    assert.equal(
      carved?.message,
      'V-A is carved out of our report, so that we rely on its own, but no report of it is recorded. ' +
        'Add “report:” with the type, the first and the last day, and the path or address of its latest report.',
    );
    assert.match(critical?.message ?? '', /^V-B is of critical criticality, but/);
    assert.equal(empty?.underlined, 'report');
  });
});

const vendor = (report: string): string => `{id: V-A, method: carve-out, report: ${report}}`;

describe('vendor-report-gap', () => {
  it('says which days of our period up to today no report covers', async () => {
    const found = await expectIn([
      `${vendor('{type: 2, start: 2024-10-01, end: 2025-09-30}')} # want vendor-report-gap`,
    ]);
    const { underlined, message, diagnosis } = found.one('vendor-report-gap');
    assert.equal(underlined, '2025-09-30');
    assert.equal(diagnosis.severity, 'warning');
    assert.equal(
      message,
      'The latest report or bridge letter of V-A ends on 2025-09-30, and 181 days of our period are covered by none: ' +
        '2026-01-01 to 2026-06-30. Ask for a later report or a bridge letter, and record it.',
    );
  });

  it('asks nothing of the three months after the last covered day', async () => {
    const report = '{type: 2, start: 2025-04-01, end: 2026-03-31}';
    await expectIn([vendor(report)], { asOf: '2026-06-30' });
    const found = await expectIn([`${vendor(report)} # want vendor-report-gap`], { asOf: '2026-07-01' });
    assert.match(found.one('vendor-report-gap').message, /92 days of our period .*: 2026-04-01 to 2026-07-01\./);
    // What is not part of our period is none of our concern, however late it has become.
    const covered = vendor('{type: 2, start: 2026-01-01, end: 2026-12-31}');
    await expectIn([covered], { asOf: '2027-12-31', also: LATER });
    const late = await expectIn(
      [`${vendor('{type: 2, start: 2025-07-01, end: 2026-06-30}')} # want vendor-report-gap`],
      {
        asOf: '2027-12-31',
        also: LATER,
      },
    );
    assert.match(late.one('vendor-report-gap').message, /184 days of our period .*: 2026-07-01 to 2026-12-31\./);
  });

  it('counts bridge letters, and reports that follow each other', async () => {
    const bridged = '{type: 2, start: 2024-10-01, end: 2025-09-30, bridge: 2026-03-31}';
    await expectIn([vendor(bridged)]);
    const short = await expectIn([
      `${vendor('{type: 2, start: 2024-10-01, end: 2025-09-30, bridge: 2025-12-31}')} # want vendor-report-gap`,
    ]);
    assert.equal(short.one('vendor-report-gap').underlined, '2025-12-31');
    const two = '[{type: 2, start: 2026-02-01, end: 2026-05-31}, {type: 2, start: 2025-02-01, end: 2026-01-31}]';
    await expectIn([vendor(two)]);
    const apart = '[{type: 2, start: 2026-03-01, end: 2026-05-31}, {type: 2, start: 2025-02-01, end: 2026-01-31}]';
    const found = await expectIn([`${vendor(apart)} # want vendor-report-gap`]);
    assert.match(
      found.one('vendor-report-gap').message,
      /28 days of our period .*: 2026-02-01 to 2026-02-28\. Record the report before/,
    );
  });

  it('says so where the days before the first report are not covered', async () => {
    const found = await expectIn([
      `${vendor('{type: 2, start: 2026-01-02, end: 2026-05-31}')} # want vendor-report-gap`,
    ]);
    assert.match(
      found.one('vendor-report-gap').message,
      /and 1 day of our period is covered by none: 2026-01-01\. Record/,
    );
  });

  it('takes a Type 1 report for the proof of one day', async () => {
    const found = await expectIn([`${vendor('{type: SOC 2 Type I, end: 2026-04-01}')} # want vendor-report-gap`]);
    assert.match(
      found.one('vendor-report-gap').message,
      /^The Type 1 report of V-A speaks of one day only, 2026-04-01, and 90 days of our period .*: 2026-01-01 to 2026-03-31\./,
    );
  });

  it('asks for the days where none are written, and not where they cannot be read', async () => {
    const found = await expectIn([`${vendor('{type: 2, url: "https://drive.example/a"}')} # want vendor-report-gap`]);
    assert.equal(found.one('vendor-report-gap').underlined, '2');
    assert.match(found.one('vendor-report-gap').message, /does not say which days it covers/);
    await expectIn([`${vendor('{type: 2, start: 2025-01-01, end: 2025-02-30}')} # want date-invalid`]);
    await expectIn([`${vendor('{type: 2, start: 2025-01-01, end: TBD}')} # want value-placeholder`]);
    // A first day that is missing may be any.
    await expectIn([vendor('{type: 2, end: 2026-05-31}')]);
  });

  it('asks only of vendors whose controls we rely on', async () => {
    const old = 'report: {type: 2, start: 2020-01-01, end: 2020-12-31}';
    await expectIn([
      `{id: V-A, ${old}}`,
      `{id: V-B, method: inclusive, ${old}}`,
      `{id: V-C, criticality: low, ${old}}`,
    ]);
  });

  it('asks of a Type 1 report for its day', async () => {
    const type1 = { engagement: 'engagement: {type: 1, as_of: 2026-02-15}' };
    await expectIn([vendor('{type: 2, start: 2025-04-01, end: 2026-03-31}')], type1);
    await expectIn([`${vendor('{type: 2, start: 2025-01-01, end: 2025-12-31}')} # want vendor-report-gap`], type1);
    await expectIn([vendor('{type: 2, start: 2025-01-01, end: 2025-12-31}')], {
      engagement: 'engagement: {type: 1, as_of: 2026-09-30}',
    });
  });

  it('asks nothing before our period has begun', async () => {
    await expectIn([vendor('{type: 2, start: 2020-01-01, end: 2020-12-31}')], {
      engagement: 'engagement: {type: 2, period: {start: 2026-07-01, end: 2026-12-31}}',
    });
  });
});

/** What else is overdue by the end of 2027. */
const LATER = ['policies/access.md:8 policy-review-overdue', 'controls/access.yml:7 control-review-overdue'];

describe('cuec-unmapped', () => {
  it('asks for the control that does what is expected of us', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/more.yml': 'controls:\n  - {id: AC-08, status: retired}\n',
      'vendors/okta.yml': `
        vendors:
          - id: V-OKTA
            cuecs:
              - {id: CUEC-1, text: Remove leavers., controls: [AC-01]}
              - {id: CUEC-2, text: Rotate keys.} # want cuec-unmapped
              - id: CUEC-3
                controls: # want cuec-unmapped
              - {id: CUEC-4, controls: [AC-08]} # want cuec-unmapped
              - {id: CUEC-5, controls: [AC-08, AC-01]}
              - {id: CUEC-6, controls: [AC-77]} # want control-unknown
              - {id: CUEC-7, controls: TBD} # want value-placeholder
              - {text: Watch the logs.} # want cuec-unmapped
              - Keep the second factor on # want cuec-unmapped
          - {id: V-OLD, status: terminated, cuecs: [{id: CUEC-1}]}
      `,
    });
    const all = found.of('cuec-unmapped');
    assert.deepEqual(
      all.map(({ underlined }) => underlined),
      ['CUEC-2', 'controls', '[AC-08]', 'Watch the logs.', 'Keep the second factor on'],
    );
    assert.equal(
      all[0]?.message,
      'V-OKTA expects CUEC-2 of us, but no control is named for it. Add “controls:” with the control that does it.',
    );
    assert.match(
      all[2]?.message ?? '',
      /expects CUEC-4 of us, but AC-08 is retired\. Name the control that does it now\./,
    );
    assert.match(all[4]?.message ?? '', /Write it as \{id: …, text: …, controls: \[…\]\}/);
  });
});
