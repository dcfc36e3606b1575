/** The rules on exceptions. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings, type FixtureOptions } from './rule-fixture.ts';
import type { Changes } from './sound-records.ts';

const SOUND: Changes = {
  id: 'EX-1',
  control: 'AC-01',
  reason: 'The vendor cannot do single sign-on.',
  compensating_control: 'AC-02',
  owner: 'sam.roe',
  approver: 'chris.lee',
  approved: '2026-03-01',
  expires: '2026-09-01',
};

/** One exception in which nothing is missing but for what is changed, as an item of a list. */
function exception(changes: Changes = {}): string {
  const lines = Object.entries({ ...SOUND, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [value === '' ? `${key}:` : `${key}: ${value}`],
  );
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`)).join('\n');
}

const REST = 'owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1], policies: [POL-ACCESS]';

/** Two controls in operation, one that is retired, one that is planned, and these exceptions. */
async function expectIn(items: readonly string[], options: FixtureOptions = {}): Promise<Findings> {
  const files = {
    ...GOOD,
    'controls/more.yml': `
      controls:
        - {id: AC-02, status: designed, ${REST}}
        - {id: AC-08, status: retired}
        - {id: AC-09, status: planned, ${REST}}
    `,
    'exceptions/2026.yml': `exceptions:\n${items.join('\n')}\n`,
  };
  return expectFindings(files, options);
}

describe('exceptions', () => {
  it('are content with one that is approved by another, made up for, and still within its time', async () => {
    await expectIn([exception()]);
    await expectIn([exception({ control: undefined, policy: 'POL-ACCESS' })]);
  });

  it('are kept as they were once they are over', async () => {
    for (const status of ['closed', 'Expired', 'rejected', 'withdrawn', 'renewed']) {
      await expectIn([`  - {id: EX-1, control: AC-01, status: ${status}, expires: 2020-01-01}`]);
    }
  });
});

describe('exception-expired', () => {
  it('from the day after the last day, until it is closed', async () => {
    const found = await expectIn([exception({ expires: '2026-06-29 # want exception-expired' })]);
    const { underlined, message, diagnosis } = found.one('exception-expired');
    assert.equal(underlined, '2026-06-29');
    assert.equal(diagnosis.severity, 'warning');
    assert.equal(
      message,
      'EX-1 expired on 2026-06-29, and nothing says that the departure from AC-01 has ended. ' +
        'Have it approved anew until a later day, or end the departure and write “status: closed”.',
    );
    await expectIn([exception({ expires: '2026-06-30' })]);
    await expectIn([exception({ expires: '2026-06-29', status: 'closed' })]);
    await expectIn([exception({ expires: '2026-06-29 # want exception-expired', status: 'open' })]);
  });

  it('not where a later, approved exception has taken its place', async () => {
    const old = { expires: '2026-05-31' };
    const renewal: Changes = { id: 'EX-2', approved: '2026-05-20', expires: '2026-11-30' };
    await expectIn([exception(old), exception(renewal)]);
    await expectIn([exception(old), exception({ ...renewal, status: 'closed' })]);
    // The renewal has run out in its turn: one finding, at the latest.
    await expectIn([exception(old), exception({ ...renewal, expires: '2026-06-15 # want exception-expired' })]);
    // Nobody has approved it yet, or only later than today.
    const expired = { expires: '2026-05-31 # want exception-expired' };
    await expectIn([exception(expired), exception({ ...renewal, status: 'requested', approver: undefined })]);
    await expectIn([exception(expired), exception({ ...renewal, approved: '2026-07-01' })]);
    // For another control it is no renewal, and for one of two not for both.
    await expectIn([exception(expired), exception({ ...renewal, control: 'AC-02', compensating_control: 'AC-01' })]);
    await expectIn([
      exception({ ...expired, control: '[AC-01, AC-02]', compensating_control: 'AC-03 # want control-unknown' }),
      exception(renewal),
    ]);
  });

  it('not where what is departed from is retired', async () => {
    await expectIn([exception({ control: 'AC-08', expires: '2026-05-31' })]);
  });

  it('of a policy likewise', async () => {
    const ofPolicy: Changes = { control: undefined, policy: 'POL-ACCESS' };
    const found = await expectIn([exception({ ...ofPolicy, expires: '2026-05-31 # want exception-expired' })]);
    assert.match(found.one('exception-expired').message, /the departure from POL-ACCESS has ended/);
    await expectIn([
      exception({ ...ofPolicy, expires: '2026-05-31' }),
      exception({ ...ofPolicy, id: 'EX-2', approved: '2026-05-20' }),
    ]);
  });

  it('names what is departed from where anything is', async () => {
    const found = await expectIn([exception({ control: undefined, expires: '2026-05-31 # want exception-expired' })]);
    assert.match(found.one('exception-expired').message, /that the departure has ended/);
  });
});

describe('exception-expiry-missing', () => {
  it('asks for the last day', async () => {
    const found = await expectIn([exception({ id: 'EX-1 # want exception-expiry-missing', expires: undefined })]);
    assert.equal(
      found.one('exception-expiry-missing').message,
      'EX-1 does not say until when it is approved, so it never ends. Add “expires:” with its last day, at most a year from the approval.',
    );
    const empty = await expectIn([exception({ expires: ' # want exception-expiry-missing' })]);
    assert.equal(empty.one('exception-expiry-missing').underlined, 'expires');
    await expectIn([exception({ expires: 'TBD # want value-placeholder' })]);
    await expectIn([exception({ expires: '2026-02-30 # want date-invalid' })]);
  });
});

describe('exception-approver-missing', () => {
  it('asks for the approver and the day, in one finding', async () => {
    const found = await expectIn([
      exception({ id: 'EX-1 # want exception-approver-missing', approver: undefined, approved: undefined }),
    ]);
    assert.equal(
      found.one('exception-approver-missing').message,
      'EX-1 names nobody who approved it, so it excuses nothing. Add “approver:” with who approved it, someone other than its owner, and the day as “approved:”.',
    );
    const undated = await expectIn([exception({ id: 'EX-1 # want exception-approver-missing', approved: undefined })]);
    assert.match(undated.one('exception-approver-missing').message, /does not say when it was approved.*“approved:”/);
    await expectIn([exception({ approver: 'TBD # want value-placeholder', approved: 'TBD # want value-placeholder' })]);
  });

  it('waits while nobody has decided', async () => {
    for (const status of ['requested', 'Pending', 'in review', 'draft']) {
      await expectIn([exception({ status, approver: undefined, approved: undefined })]);
    }
  });
});

describe('exception-compensation-missing', () => {
  it('asks for the control that covers the gap', async () => {
    const found = await expectIn([
      exception({ id: 'EX-1 # want exception-compensation-missing', compensating_control: undefined }),
    ]);
    assert.match(found.one('exception-compensation-missing').message, /^EX-1 names no control that covers the gap/);
    await expectIn([exception({ compensating_control: 'AC-77 # want control-unknown' })]);
    await expectIn([exception({ compensating_control: 'TBD # want value-placeholder' })]);
  });

  it('says which named controls cover nothing', async () => {
    const retired = await expectIn([
      exception({ compensating_control: 'AC-08 # want exception-compensation-missing' }),
    ]);
    const { underlined, message, related } = retired.one('exception-compensation-missing');
    assert.equal(underlined, 'AC-08');
    assert.equal(
      message,
      'EX-1 relies on AC-08, which is retired and covers nothing. Name a control that is in operation.',
    );
    assert.deepEqual(related, ['controls/more.yml: AC-08 is retired.']);
    const planned = await expectIn([
      exception({ compensating_control: '[AC-02, AC-09] # want exception-compensation-missing' }),
    ]);
    assert.match(planned.one('exception-compensation-missing').message, /AC-09, which is only planned/);
    const same = await expectIn([exception({ compensating_control: 'AC-01 # want exception-compensation-missing' })]);
    assert.match(
      same.one('exception-compensation-missing').message,
      /departs from AC-01, so that AC-01 cannot make up/,
    );
  });
});

describe('exception-self-approved', () => {
  it('knows a person by every name', async () => {
    const found = await expectIn([
      exception({ owner: 'sam.roe', approver: '"@sam-roe" # want exception-self-approved' }),
    ]);
    const { underlined, message, related } = found.one('exception-self-approved');
    assert.equal(underlined, '"@sam-roe"');
    assert.equal(message, 'EX-1 was approved by its own owner, @sam-roe. Have someone else approve it.');
    assert.deepEqual(related, ['exceptions/2026.yml: The owner stands here.']);
    await expectIn([exception({ owner: 'jane.doe', approver: 'jane@acme.example # want exception-self-approved' })]);
  });

  it('is content with one approver who is somebody else', async () => {
    await expectIn([exception({ owner: 'sam.roe', approver: '[sam.roe, chris.lee]' })]);
    await expectIn([
      exception({ owner: '[sam.roe, jane.doe]', approver: '[jane.doe, sam.roe] # want exception-self-approved' }),
    ]);
    await expectIn([exception({ owner: undefined })]);
  });
});
