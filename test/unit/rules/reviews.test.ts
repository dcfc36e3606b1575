/** The rules on reviews that are overdue or will soon be due. */

import assert from 'node:assert/strict';
import { expectFindings } from './rule-fixture.ts';
import { type Changes, control, controls, evidence, policy } from './sound-records.ts';

function withPolicy(changes: Changes): Record<string, string> {
  return { 'policies/access.md': policy(changes) };
}

function withControl(changes: Changes): Record<string, string> {
  return {
    'policies/access.md': policy({ next_review: '2030-01-01' }),
    'controls/access.yml': controls(control(changes)),
    'evidence/access.yml': evidence('AC-01'),
  };
}

const OVERDUE = '# want policy-review-overdue';
const SOON = '# want policy-review-due-soon';

describe('policy-review-overdue', () => {
  it('from the day after the day that is due, at the date it follows from', async () => {
    const found = await expectFindings(withPolicy({ last_reviewed: `2025-06-29 ${OVERDUE}` }));
    const { underlined, message, diagnosis } = found.one('policy-review-overdue');
    assert.equal(underlined, '2025-06-29');
    assert.equal(diagnosis.severity, 'warning');
    assert.equal(
      message,
      'POL-ACCESS is overdue for review by 1 day, since 2026-06-29 (last reviewed 2025-06-29, annual). ' +
        'Read it again, and record the day as “last_reviewed:”.',
    );
    await expectFindings(withPolicy({ last_reviewed: `2025-06-30 ${SOON}` }));
  });

  it('says how long it has been', async () => {
    const found = await expectFindings(withPolicy({ last_reviewed: `2025-01-10 ${OVERDUE}` }));
    assert.match(
      found.one('policy-review-overdue').message,
      /by 171 days, since 2026-01-10 \(last reviewed 2025-01-10, annual\)/,
    );
  });

  it('by the day that is written, which wins over the cadence', async () => {
    const found = await expectFindings(
      withPolicy({ next_review: `2026-06-28 ${OVERDUE}`, last_reviewed: '2026-06-01' }),
    );
    const { underlined, message } = found.one('policy-review-overdue');
    assert.equal(underlined, '2026-06-28');
    assert.match(message, /^POL-ACCESS is overdue for review by 2 days, since 2026-06-28\. .*“next_review:”\.$/);
    await expectFindings(withPolicy({ next_review: '2027-01-01', last_reviewed: '2020-01-01' }));
  });

  it('by the approval or the latest revision where no review is recorded', async () => {
    const approved = await expectFindings(withPolicy({ last_reviewed: undefined, approved: `2024-03-01 ${OVERDUE}` }));
    assert.match(approved.one('policy-review-overdue').message, /\(last approved 2024-03-01, annual\)/);
    const revised = await expectFindings(
      withPolicy({
        status: undefined,
        last_reviewed: undefined,
        approved: undefined,
        majorRevisions: '[{date: Jun 1 2018, comment: First}, {date: Mar 2 2020, comment: Second}]',
        review_cadence: `P2Y ${OVERDUE}`,
      }),
    );
    assert.equal(revised.one('policy-review-overdue').underlined, 'P2Y');
    assert.match(revised.one('policy-review-overdue').message, /\(last revised 2020-03-02, biennial\)/);
  });

  it('reckons with leap years', async () => {
    const at = (asOf: string, mark: string) =>
      expectFindings(withPolicy({ last_reviewed: `2024-02-29${mark}`, approved: '2024-02-29' }), { asOf });
    await at('2025-02-28', ` ${SOON}`);
    await at('2025-03-01', ` ${OVERDUE}`);
    const biennial = (asOf: string, mark: string) =>
      expectFindings(withPolicy({ last_reviewed: `2022-02-28${mark}`, review_cadence: 'P24M' }), { asOf });
    await biennial('2024-02-28', ` ${SOON}`);
    await biennial('2024-02-29', ` ${OVERDUE}`);
  });

  it('not for drafts and retired policies, but for what is in review', async () => {
    const old = { last_reviewed: '2020-01-01' };
    await expectFindings(withPolicy({ ...old, status: 'draft' }));
    await expectFindings(withPolicy({ ...old, status: 'retired' }));
    await expectFindings(withPolicy({ status: 'in-review', last_reviewed: `2020-01-01 ${OVERDUE}` }));
    await expectFindings(withPolicy({ status: undefined, last_reviewed: `2020-01-01 ${OVERDUE}` }));
  });

  it('not where the day cannot be known', async () => {
    await expectFindings(withPolicy({ last_reviewed: undefined, approved: '01/02/2020 # want date-ambiguous' }));
    await expectFindings(
      withPolicy({
        id: 'POL-ACCESS # want policy-cadence-missing',
        review_cadence: undefined,
        last_reviewed: '2020-01-01',
      }),
    );
  });
});

describe('policy-review-due-soon', () => {
  it('from 30 days before to the day itself', async () => {
    const today = await expectFindings(withPolicy({ next_review: `2026-06-30 ${SOON}` }));
    assert.match(today.one('policy-review-due-soon').message, /^POL-ACCESS is due for review today, on 2026-06-30\. /);
    assert.equal(today.one('policy-review-due-soon').diagnosis.severity, 'information');
    const tomorrow = await expectFindings(withPolicy({ next_review: `2026-07-01 ${SOON}` }));
    assert.match(tomorrow.one('policy-review-due-soon').message, /due for review in 1 day, on 2026-07-01\. /);
    const last = await expectFindings(withPolicy({ last_reviewed: `2025-07-30 ${SOON}` }));
    assert.match(
      last.one('policy-review-due-soon').message,
      /in 30 days, on 2026-07-30 \(last reviewed 2025-07-30, annual\)\. /,
    );
    await expectFindings(withPolicy({ last_reviewed: '2025-07-31' }));
  });

  it('by the time that is configured, in days or in months', async () => {
    const within = (span: string, changes: Changes) =>
      expectFindings({
        ...withPolicy(changes),
        'plumbline.yml': `due_soon: ${span} # want scope-missing criterion-unmapped*32\n`,
      });
    await within('P7D', { next_review: `2026-07-07 ${SOON}` });
    await within('P7D', { next_review: '2026-07-08' });
    await within('P2M', { next_review: `2026-08-30 ${SOON}` });
    await within('P2M', { next_review: '2026-08-31' });
  });
});

describe('control-review-overdue and control-review-due-soon', () => {
  it('follow the same days', async () => {
    const overdue = await expectFindings(withControl({ last_reviewed: '2025-06-29 # want control-review-overdue' }));
    assert.match(
      overdue.one('control-review-overdue').message,
      /^AC-01 is overdue for review by 1 day, since 2026-06-29 \(last reviewed 2025-06-29, annual\)/,
    );
    await expectFindings(withControl({ last_reviewed: '2025-06-30 # want control-review-due-soon' }));
    await expectFindings(withControl({ last_reviewed: '2025-07-30 # want control-review-due-soon' }));
    await expectFindings(withControl({ last_reviewed: '2025-07-31' }));
    await expectFindings(withControl({ next_review: '2026-06-29 # want control-review-overdue' }));
  });

  it('take the cadence, and not how often the control operates', async () => {
    await expectFindings(
      withControl({ last_reviewed: '2026-02-01', frequency: 'semiannual', review_cadence: 'annual' }),
    );
    await expectFindings(
      withControl({
        last_reviewed: '2026-02-01 # want control-review-overdue',
        frequency: 'annual',
        review_cadence: 'monthly',
      }),
    );
  });

  it('leave planned and retired controls alone', async () => {
    await expectFindings(withControl({ status: 'planned', last_reviewed: '2020-01-01' }));
    await expectFindings(withControl({ status: 'retired', last_reviewed: '2020-01-01' }));
    await expectFindings(
      withControl({ status: 'designed', last_reviewed: '2020-01-01 # want control-review-overdue' }),
    );
  });

  it('say nothing of a control without an ID by another name than its title', async () => {
    const found = await expectFindings({
      'controls/a.yml': controls(
        control({
          id: undefined,
          title: 'Sign-on',
          status: 'designed',
          policies: ' # want control-policy-missing',
          last_reviewed: '2025-01-01 # want control-review-overdue',
        }),
      ),
    });
    assert.match(found.one('control-review-overdue').message, /^“Sign-on” is overdue/);
  });
});
