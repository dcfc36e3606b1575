/** The commands that record a review or an approval of today, of the record at the cursor or of one that is chosen. */

import assert from 'node:assert/strict';
import { dedent, engineFor } from '../rules/rule-fixture.ts';
import { asked, offered, refused, written } from './composing.ts';

const POLICY = `---
id: POL-ACCESS
title: Access Control Policy
version: "1.4"
status: draft
owner: jane.doe # since May
review_cadence: annual
last_reviewed: 2025-06-01
---

# Access
`;

const FILES: Readonly<Record<string, string>> = {
  'policies/access.md': POLICY,
  'policies/backup.md': POLICY.replace('POL-ACCESS', 'POL-BACKUP')
    .replace('Access Control', 'Backup')
    .replace('draft', 'approved\napprover: chris.lee\napproved: 2025-06-01'),
  'controls/access.yml': dedent(`
    controls:
      - {id: AC-01, title: Access review, status: operating, last_reviewed: 2026-01-15, review_cadence: semiannual}
      - id: AC-02
        title: Alarm
        status: operating
        next_review: 2026-06-30
      - {id: AC-03, title: Not yet, status: planned, last_reviewed: 2020-01-01, review_cadence: annual}
    vendors:
      - {name: Okta, last_reviewed: 2024-06-30, review_cadence: annual}
    risks:
      - {id: R-1, title: Loss}
    people:
      - {id: jane.doe, name: Jane Doe}
      - {id: chris.lee, name: Chris Lee, role: CEO}
  `),
};

function workspace(files: Readonly<Record<string, string>> = FILES): ReturnType<typeof engineFor> {
  return engineFor(new Map(Object.entries(files)), {});
}

describe('Record review', () => {
  it('offers what is to be reviewed, what is due the longest first', async () => {
    assert.deepEqual(offered(await asked(await workspace(), 'recordReview', {})), [
      'Okta | vendor | Overdue by 365 days, since 30 Jun 2025',
      'POL-BACKUP | policy · Backup Policy | Overdue by 29 days, since 1 Jun 2026',
      'AC-02 | control · Alarm | Due today',
      'AC-01 | control · Access review | Due in 15 days, on 15 Jul 2026',
      'R-1 | risk · Loss | Never reviewed',
    ]);
  });

  it('writes today, and the next day where one is written', async () => {
    const engine = await workspace();
    const made = await written(engine, 'recordReview', { record: 'AC-02' });
    assert.match(
      made.text,
      /title: Alarm\n {4}status: operating\n {4}last_reviewed: 2026-06-30\n {4}next_review: 2027-06-30\n/,
    );
    assert.equal(made.said, 'Recorded that AC-02 was reviewed on 30 Jun 2026.');
    // It is not saved, and all the same the next one is written into it.
    const flow = await written(engine, 'recordReview', { record: 'AC-01' });
    assert.match(flow.text, /AC-01, .*last_reviewed: 2026-06-30, review_cadence: semiannual\}/);
    assert.match(flow.text, /next_review: 2027-06-30/);
  });

  it('finds a record without an ID, and says so of one that is not there', async () => {
    const engine = await workspace();
    const question = await asked(engine, 'recordReview', {});
    const [vendor = assert.fail()] = question.offers;
    assert.equal(vendor.value, 'controls/access.yml#3');
    const made = await written(engine, 'recordReview', { record: vendor.value });
    assert.match(made.text, /\{name: Okta, last_reviewed: 2026-06-30,/);
    assert.equal(made.said, 'Recorded that “Okta” was reviewed on 30 Jun 2026.');
    assert.equal((await asked(engine, 'recordReview', { record: 'AC-9' })).fault, 'There is no “AC-9” here.');
  });

  it('asks nothing where the cursor is in a record: anywhere in a policy, within the lines of a record in a register', async () => {
    const engine = await workspace();
    const policy = await written(engine, 'recordReview', {}, { path: 'policies/access.md', behind: '# Acc' });
    assert.equal(policy.text, POLICY.replace('2025-06-01', '2026-06-30'));
    const control = await written(engine, 'recordReview', {}, { path: 'controls/access.yml', behind: 'title: Alarm' });
    assert.equal(control.said, 'Recorded that AC-02 was reviewed on 30 Jun 2026.');
    const person = await asked(engine, 'recordReview', {}, { path: 'controls/access.yml', behind: 'name: Jane' });
    assert.equal(person.name, 'record');
  });

  it('is refused where there is nothing', async () => {
    assert.equal(await refused(await workspace({}), 'recordReview', {}), 'There is nothing to review yet.');
  });
});

describe('Record approval', () => {
  it('offers first what waits for one', async () => {
    assert.deepEqual(offered(await asked(await workspace(), 'recordApproval', {})), [
      'POL-ACCESS | Access Control Policy | A draft',
      'POL-BACKUP | Backup Policy | Approved on 1 Jun 2025',
    ]);
  });

  it('asks by whom where nobody stands there, and never takes the owner', async () => {
    const engine = await workspace();
    const approver = await asked(engine, 'recordApproval', { record: 'POL-ACCESS' });
    assert.deepEqual([approver.name, approver.isOpen], ['approver', true]);
    assert.deepEqual(offered(approver), ['chris.lee | Chris Lee, CEO']);
    assert.equal(
      (await asked(engine, 'recordApproval', { record: 'POL-ACCESS', approver: 'Jane Doe' })).fault,
      'Jane Doe owns the policy: somebody else has to approve it.',
    );
    const made = await written(engine, 'recordApproval', { record: 'POL-ACCESS', approver: 'chris.lee' });
    assert.match(
      made.text,
      /^---\nid: POL-ACCESS\ntitle: Access Control Policy\nversion: "1\.4"\nstatus: approved\nowner: jane\.doe # since May\napprover: chris\.lee\napproved: 2026-06-30\nreview_cadence: annual\nlast_reviewed: 2025-06-01\napproved_digest: sha256-[0-9a-f]{64}\n/,
    );
    assert.equal(made.said, 'Recorded that chris.lee approved POL-ACCESS on 30 Jun 2026.');
  });

  it('asks for the version where the text is another than the one that was approved', async () => {
    const engine = await workspace();
    const place = { path: 'policies/backup.md', behind: '# Acc' };
    const approved = await written(engine, 'recordApproval', {}, place);
    assert.match(approved.text, /version: "1\.4"\nstatus: approved/);
    engine.workspace.setText('file:///workspace/policies/backup.md', `${approved.text}\nMore.\n`);
    const version = await asked(engine, 'recordApproval', {}, place);
    assert.deepEqual(offered(version), ['Version 1.5 | a new version', 'Version 1.4 | as it says already']);
    const anew = await written(engine, 'recordApproval', { version: 'next' }, place);
    assert.match(anew.text, /version: "1\.5"\n/);
    assert.ok(!engine.diagnoseAll().some(({ code }) => code === 'policy-changed-since-approval'));
  });

  it('is refused where there is no policy', async () => {
    assert.equal(
      await refused(await workspace({}), 'recordApproval', {}),
      'There are no policies yet. Write one first, with “Plumbline: New policy”.',
    );
  });
});
