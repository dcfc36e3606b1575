/** What the words of a control say of how often it operates, and all that they do not say. */

import assert from 'node:assert/strict';
import { displayFrequency } from '../../../server/src/domain/recurrence.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';

/** What a title and a description say: `quarterly [every quarter]`; undefined where nothing is certain. */
function said(title: string, description?: string): string | undefined {
  const text = `controls:\n  - id: AC-01\n    title: ${title}\n${description === undefined ? '' : `    description: ${description}\n`}`;
  const [record] = readDocument(text, false, { role: 'register', kind: undefined }).records;
  const stated = record?.statedFrequency;
  if (stated === undefined) return undefined;
  const least = stated.isAtLeast ? 'at least ' : '';
  return `${least}${displayFrequency(stated.interval)} [${text.slice(stated.start, stated.end)}]`;
}

describe('how often a control operates by its words', () => {
  const CERTAIN: readonly (readonly [title: string, expected: string])[] = [
    ['Quarterly user access review', 'quarterly [Quarterly]'],
    ['Annual security awareness training', 'annual [Annual]'],
    ['Annual restore test', 'annual [Annual]'],
    ['Semi-annual disaster recovery exercise', 'semiannual [Semi-annual]'],
    ['Daily database backup', 'daily [Daily]'],
    ['Weekly vulnerability scan of all hosts', 'weekly [Weekly]'],
    ['Access is reviewed quarterly', 'quarterly [quarterly]'],
    ['Access is reviewed quarterly by its owner', 'quarterly [quarterly]'],
    ['Quarterly, the lead reviews all accounts', 'quarterly [Quarterly]'],
    ['The lead reviews accounts every quarter and removes what is not needed', 'quarterly [every quarter]'],
    ['Logs are looked through once a week', 'weekly [once a week]'],
    ['Logs are looked through every Monday', 'weekly [every Monday]'],
    ['Keys are rotated every 90 days', 'every 90 days [every 90 days]'],
    ['Plans are exercised twice a year', 'semiannual [twice a year]'],
    ['Restores are tested every six months', 'semiannual [every six months]'],
    ['Restores are tested every other month', 'every 2 months [every other month]'],
    ['Vendors are assessed at least annually', 'at least annual [annually]'],
    ['Runs are made monthly, at a minimum', 'at least monthly [monthly]'],
    ['Access is reviewed on an annual basis', 'annual [annual]'],
    ['Logs are reviewed on at least a monthly basis', 'at least monthly [monthly]'],
    ['Performs a monthly reconciliation of accounts', 'monthly [monthly]'],
  ];
  for (const [title, expected] of CERTAIN) it(title, () => assert.equal(said(title), expected));

  const UNCERTAIN: readonly string[] = [
    'Access review',
    'The quarterly report is sent to the board',
    'Findings of the annual penetration test are fixed',
    'Results from the quarterly access review are filed',
    'Monthly all-hands',
    'The annual audit is prepared',
    'Accounts are disabled within a day, and reviewed quarterly',
    'Logs are retained for twelve months and archived annually',
    'Accounts unused for 90 days are removed monthly',
    'This control is reviewed annually',
    'The policy is re-read annually',
    'Metrics are reported monthly',
    'Daily backups, tested quarterly',
    'Reviewed biweekly',
    'Reviewed biannually',
    'Reviewed hourly; summary checked daily',
    'Monitored continuously and looked at daily',
    'Reviewed monthly, formerly weekly',
    'Everyday operations',
    'Day-to-day operations',
    'Year-end close',
    'Quarterly',
    'Annual risk assessment results are approved',
    'The auditor reviews the quarterly access reviews',
    'A sample of 4 quarterly reviews is taken',
    'Ongoing, with an annual review',
    'The daily IT operations',
    'The team is responsible for reviewing and updating the Access Control process on an annual basis',
    'Contracts are reviewed either annually or when signed',
    'Contracts are reviewed annually or when signed',
    'Fraud is looked at in the organization’s annual risk assessment',
    'Patches are reviewed about monthly',
  ];
  for (const title of UNCERTAIN) it(`nothing: ${title}`, () => assert.equal(said(title), undefined));

  it('takes title and description together, and gives the first place', () => {
    assert.equal(said('Quarterly access review', 'Done every quarter.'), 'quarterly [Quarterly]');
    assert.equal(said('Quarterly access review', 'Done every 90 days.'), 'quarterly [Quarterly]');
    assert.equal(said('Quarterly access review', 'Done every month.'), undefined);
    assert.equal(said('Access review', '"Done every month."'), 'monthly [every month]');
  });

  it('finds the place in text over several lines', () => {
    assert.equal(
      said('Access review', '>-\n      Accounts are reviewed every\n      quarter.'),
      'quarterly [every\n      quarter]',
    );
    assert.equal(
      said('Access review', '|\n      Accounts are reviewed quarterly.\n      By whom?'),
      'quarterly [quarterly]',
    );
  });

  it('takes nothing from one item of a list, since a list has several things that are done', () => {
    assert.equal(
      said('Accountability', '|\n      - Goals are set\n      - Performance is assessed annually'),
      undefined,
    );
  });
});
