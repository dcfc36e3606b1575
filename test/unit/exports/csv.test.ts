/** The control matrix and the request list as CSV: exact bytes, and what somebody may have written into a record. */

import assert from 'node:assert/strict';

import { isSuchExport } from '../../../server/src/exports/write-export.ts';
import { restored } from '../../../server/src/exports/neutral-text.ts';
import { whileInPseudoLanguage } from '../localization/pseudo-room.ts';
import { csvRows, ONE_OF_EACH, sourceOf, textOf } from './export-workspace.ts';

const HEADINGS =
  'Control,Title,Description,Owner,Type,Nature,Layer,Frequency,Criteria,Policies,Systems,Risks,Status,Readiness,Next step,' +
  'Expected,Performed,Late,Missing,Excepted,Upcoming,Next due,Last evidence,Evidence,Findings,Last reviewed,Review cadence,' +
  'Next review,Started,Retired,Expected evidence,Tests,History,File';

describe('the control matrix as CSV', () => {
  it('has a row for each control', async () => {
    assert.equal(
      await textOf(await sourceOf(ONE_OF_EACH), 'csv'),
      [
        `\ufeff${HEADINGS}`,
        'AC-01,Quarterly user access review,,jane.doe,detective,manual,,quarterly,CC6.1,POL-ACCESS,,R-1,operating,operating,,4,2,0,0,0,2,2026-10-15,2026-05-02,"EV-Q1, EV-X, EV-GONE",,2026-02-01,annual,2027-02-01,,,Signed-off export (source: Okta),,,controls/access.yml',
        'AC-02,Joiners are approved,,jane.doe,,,,per-event,CC6.2,,,,,owned,Name the policy it stands under.,0,0,0,0,0,0,,,,"warning control-cadence-missing, warning control-evidence-missing, warning control-policy-missing, warning evidence-occurrence-missing",,,,,,,,,controls/access.yml',
        '',
      ].join('\r\n'),
    );
  });

  it('is the same each time', async () => {
    assert.equal(await textOf(await sourceOf(ONE_OF_EACH), 'csv'), await textOf(await sourceOf(ONE_OF_EACH), 'csv'));
  });

  it('has its headings alone in a workspace without controls', async () => {
    assert.equal(await textOf(await sourceOf({}), 'csv'), `\ufeff${HEADINGS}\r\n`);
  });

  it('has the same headings in another language', async () => {
    const source = await sourceOf(ONE_OF_EACH);
    const [headings, ...rows] = csvRows(await whileInPseudoLanguage(() => textOf(source, 'csv')));
    assert.equal(headings?.join(','), HEADINGS);
    assert.equal(rows.length, 2);
  });

  it('holds no formula, and every text as it was', async () => {
    const title = '=HYPERLINK("https://evil.example";A1)';
    const description = '-1+1\n@SUM(1+1)*cmd|" /C calc"!A0';
    const source = await sourceOf({
      'controls/a.yml': `controls:\n  - {id: AC-01, title: ${JSON.stringify(title)}, description: ${JSON.stringify(description)}}\n`,
    });
    const [, row] = csvRows(await textOf(source, 'csv'));
    assert.deepEqual(row?.slice(0, 3), ['AC-01', `'${title}`, '\'-1+1\n\'@SUM(1+1)*cmd|" /C calc"!A0']);
    assert.deepEqual(row.slice(1, 3).map(restored), [title, description]);
  });

  it('is known by its headings, and a spreadsheet of somebody’s own is not', async () => {
    const source = await sourceOf(ONE_OF_EACH);
    assert.ok(isSuchExport(await textOf(source, 'csv'), 'csv'));
    assert.ok(isSuchExport(await textOf(source, 'pbc-csv'), 'pbc-csv'));
    assert.ok(!isSuchExport(await textOf(source, 'csv'), 'pbc-csv'));
    assert.ok(!isSuchExport('Control,Title,Owner\n', 'csv'));
  });
});

describe('the request list', () => {
  it('asks for policies, controls, populations and the reports of vendors', async () => {
    assert.equal(
      await textOf(await sourceOf(ONE_OF_EACH), 'pbc-csv'),
      [
        '\ufeffRequest,Kind,Record,Title,What is asked for,From,To,Population,Sample,There,Owner,Due,Status,Where',
        'PBC-POL-ACCESS,policy,POL-ACCESS,Access Control Policy,"The approved policy, version 2.1",2026-01-01,2026-12-31,,,,jane.doe,2026-12-31,provided,policies/access.md',
        'PBC-AC-01-1,control,AC-01,Quarterly user access review,Signed-off export (from Okta),2026-01-01,2026-12-31,4,2,2,jane.doe,2026-10-15,partly provided,"evidence/2026/q1.csv, https://drive.example/x"',
        'PBC-AC-02-POP,population,AC-02,Joiners are approved,"The complete list of what happened, from which the sample is drawn",2026-01-01,2026-12-31,,,,jane.doe,2027-01-15,missing,',
        'PBC-AC-02-1,control,AC-02,Joiners are approved,Evidence that the control operated,2026-01-01,2026-12-31,,,,jane.doe,2027-01-15,open,',
        'PBC-V-OKTA,vendor report,V-OKTA,Okta,"Its report over the period, and bridge letters for the rest",2026-01-01,2026-12-31,,,,jane.doe,2026-12-31,provided,vendors/okta.txt',
        '',
      ].join('\r\n'),
    );
  });

  it('speaks of the day of a Type 1, and of no sample', async () => {
    const source = await sourceOf({
      'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30, categories: [security]}\n',
      'controls/a.yml': 'controls:\n  - {id: AC-01, title: One, frequency: monthly}\n',
    });
    assert.deepEqual(csvRows(await textOf(source, 'pbc-csv'))[1], [
      'PBC-AC-01-1',
      'control',
      'AC-01',
      'One',
      'Evidence that the control operated',
      '2026-06-30',
      '2026-06-30',
      '',
      '',
      '',
      '',
      '2026-06-30',
      'open',
      '',
    ]);
  });
});
