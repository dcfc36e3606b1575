/** The ladder of one control: which fault keeps it on which rung, and in which words it is told what to do. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Change, engineAfter, readinessIn } from './readiness-fixture.ts';

const CONTROL = 'controls/access.yml';
const POLICY = 'policies/access.md';
const EVIDENCE = 'evidence/access.yml';
const PEOPLE = 'people.control.yml';

/** A line of the control is put in the place of another. */
function control(replace: string, by: string): Change {
  return { in: CONTROL, replace, by };
}

async function expectRung(
  level: string,
  next: string | undefined,
  changes: readonly Change[],
  asOf?: string,
): Promise<void> {
  const readiness = readinessIn(await engineAfter(changes, asOf));
  assert.deepEqual({ level: readiness.level, next: readiness.next }, { level, next });
}

/** Evidence that is there early in the year. */
const EARLY: Change = {
  add: 'evidence/early.yml',
  text: 'evidence:\n  - {id: EV-JAN, control: AC-01, period: 2026-01-05, url: "https://acme.example/jan"}\n',
};

describe('readiness of a control', () => {
  it('is operating when nothing is wanting', async () => {
    await expectRung('operating', undefined, []);
    const { policies, evidence, occurrences } = readinessIn(await engineAfter([]));
    assert.deepEqual(
      [...policies, ...evidence].map(({ record }) => record.id?.text),
      ['POL-ACCESS', 'EV-Q1'],
    );
    assert.deepEqual(
      occurrences.map(({ state }) => state),
      ['performed', 'upcoming', 'upcoming', 'upcoming'],
    );
  });

  it('is not helped by a file that is another than the one that was recorded', async () => {
    const path = 'path: evidence/2026/q1.csv';
    const digest = (text: string): Change => {
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { in: EVIDENCE, replace: path, by: `${path}\n    sha256: ${sha256}` };
    };
    await expectRung('operating', undefined, [digest('user,kept\n')]);
    const { level, occurrences } = readinessIn(await engineAfter([digest('user,gone\n')]));
    assert.equal(level, 'approved');
    assert.deepEqual(
      occurrences.map(({ state }) => state),
      ['missing', 'upcoming', 'upcoming', 'upcoming'],
    );
  });

  it('is unmapped when it names no criterion that is known', async () => {
    const next = 'Name the criteria that it helps to meet.';
    await expectRung('unmapped', next, [control('    criteria: [CC6.1]\n', '')]);
    await expectRung('unmapped', next, [control('CC6.1', 'CC6.9')]);
    await expectRung('unmapped', next, [control('[CC6.1]', 'TBD')]);
    await expectRung('operating', undefined, [control('[CC6.1]', 'cc6.1-cc6.3')]);
  });

  it('is mapped while no one person who is here owns it', async () => {
    await expectRung('mapped', 'Name an owner.', [control('    owner: jane.doe\n', '')]);
    await expectRung('mapped', 'Name an owner.', [control('jane.doe', '{{owner}}')]);
    await expectRung('mapped', 'Name one owner: with two, nobody answers.', [
      control('jane.doe', '[jane.doe, security]'),
    ]);
    await expectRung('mapped', 'Name an owner who is known: joan.doe is not.', [control('jane.doe', 'joan.doe')]);
    await expectRung('mapped', 'Name an owner who is still here: sam.roe is not.', [control('jane.doe', 'sam.roe')]);
    await expectRung('mapped', 'Name an owner who is still here: kim.poe is not.', [control('jane.doe', 'kim.poe')]);
  });

  it('takes an owner by name, team or CODEOWNERS, and any owner where nobody is registered', async () => {
    await expectRung('operating', undefined, [control('jane.doe', 'Jane Doe')]);
    await expectRung('operating', undefined, [control('jane.doe', 'security')]);
    await expectRung('operating', undefined, [
      control('jane.doe', '"@joan"'),
      { add: 'CODEOWNERS', text: '* @joan\n' },
    ]);
    await expectRung('operating', undefined, [control('jane.doe', 'joan.doe'), { remove: PEOPLE }]);
    await expectRung('operating', undefined, [control('jane.doe', '"@joan"'), { remove: PEOPLE }]);
    await expectRung('mapped', 'Name an owner who is known: @kim is not.', [
      control('jane.doe', '"@kim"'),
      { remove: PEOPLE },
      { add: 'CODEOWNERS', text: '* @joan\n' },
    ]);
    await expectRung('operating', undefined, [control('jane.doe', 'kim.poe')], '2026-05-31');
  });

  it('is owned while a policy it stands under is not approved, or overdue', async () => {
    await expectRung('owned', 'Name the policy it stands under.', [control('    policies: [POL-ACCESS]\n', '')]);
    await expectRung('owned', 'Name a policy that is defined: POL-GONE is not.', [control('POL-ACCESS', 'POL-GONE')]);
    const policy = (replace: string, by: string): Change => ({ in: POLICY, replace, by });
    await expectRung('owned', 'Have POL-ACCESS approved: it is draft.', [policy('status: approved', 'status: draft')]);
    await expectRung('owned', 'Have POL-ACCESS approved: it is in-review.', [
      policy('status: approved', 'status: pending'),
    ]);
    await expectRung('owned', 'POL-ACCESS is retired.', [policy('status: approved', 'status: retired')]);
    await expectRung('owned', 'Record the day on which POL-ACCESS was approved.', [
      policy('approved: 2026-01-15\n', ''),
    ]);
    await expectRung('owned', 'Record who approved POL-ACCESS.', [policy('approver: chris.lee\n', '')]);
    await expectRung('owned', 'Review POL-ACCESS: it was due on 15 Jan 2026.', [policy('2026-01-15', '2025-01-15')]);
  });

  it('stands under the policies that it names and that name it; those that only mention it count where there are none', async () => {
    const draft = { add: 'policies/draft.md', text: '---\nid: POL-DRAFT\nstatus: draft\ncontrols: [AC-01]\n---\n' };
    await expectRung('owned', 'Have POL-DRAFT approved: it is draft.', [draft]);
    const prose = { add: 'policies/draft.md', text: '---\nid: POL-DRAFT\nstatus: draft\n---\n\nSee AC-01.\n' };
    await expectRung('operating', undefined, [prose]);
    await expectRung('owned', 'Have POL-DRAFT approved: it is draft.', [
      prose,
      control('    policies: [POL-ACCESS]\n', ''),
    ]);
  });

  it('is approved while there is nothing current to show', async () => {
    const next = 'Record evidence that it operated.';
    const evidence = (replace: string, by: string): Change => ({ in: EVIDENCE, replace, by });
    await expectRung('approved', next, [{ remove: EVIDENCE }]);
    await expectRung('approved', next, [{ remove: 'evidence/2026/q1.csv' }]);
    await expectRung('approved', next, [evidence('    path: evidence/2026/q1.csv\n', '')]);
    await expectRung('approved', next, [evidence('evidence/2026/q1.csv', '../../etc/passwd')]);
    await expectRung('approved', next, [evidence('path:', 'expires: 2026-06-29\n    path:')]);
    await expectRung('approved', next, [evidence('2026-04-03', '2026-07-01')]);
    await expectRung('approved', next, [evidence('path: evidence/2026/q1.csv', 'url: command:quit')]);
    await expectRung('operating', undefined, [evidence('path: evidence/2026/q1.csv', 'url: https://acme.example/q1')]);
  });

  it('is evidenced while an occurrence has no evidence that can be shown', async () => {
    const next = 'Nothing proves that it operated from 1 Jan 2026 to 31 Mar 2026.';
    const second = `
      evidence:
        - {id: EV-Q2, control: AC-01, period: 2026-Q2, collected: 2026-06-20, url: "https://acme.example/q2"}
    `;
    await expectRung('operating', undefined, [{ add: 'evidence/more.yml', text: second }]);
    await expectRung('evidenced', next, [{ add: 'evidence/more.yml', text: second }, { remove: EVIDENCE }]);
    await expectRung('evidenced', next, [
      { add: 'evidence/more.yml', text: second },
      { remove: 'evidence/2026/q1.csv' },
    ]);
  });

  it('is evidenced while the period of its evidence cannot be read: the day of collection tells of no other', async () => {
    const next = 'Nothing proves that it operated from 1 Jan 2026 to 31 Mar 2026.';
    const period = (by: string): Change => ({ in: EVIDENCE, replace: 'period: 2026-Q1', by });
    await expectRung('evidenced', next, [
      period('period: 2026-Q7'),
      { in: EVIDENCE, replace: '2026-04-03', by: '2026-03-31' },
    ]);
    await expectRung('operating', undefined, [
      period('notes: none'),
      { in: EVIDENCE, replace: '2026-04-03', by: '2026-03-31' },
    ]);
  });

  it('is evidenced while it is not in operation, or nobody knows how often it operates', async () => {
    await expectRung('evidenced', 'Say how often it operates.', [control('    frequency: quarterly\n', '')]);
    await expectRung('evidenced', 'Put it into operation: its status is designed.', [
      control('owner:', 'status: designed\n    owner:'),
    ]);
    await expectRung('evidenced', 'Write the audit period into plumbline.yml.', [
      { in: 'plumbline.yml', replace: 'period: {start: 2026-01-01, end: 2026-12-31}', by: 'categories: [security]' },
    ]);
  });

  it('ends at evidenced for a Type 1, which does not look at operation', async () => {
    const type1: Change = { add: 'plumbline.yml', text: 'engagement: {type: 1, as_of: 2026-06-30}\n' };
    await expectRung('evidenced', undefined, [type1]);
    assert.deepEqual(readinessIn(await engineAfter([type1])).occurrences, []);
    await expectRung('evidenced', undefined, [{ remove: 'plumbline.yml' }]);
  });

  it('expects nothing before the control began, after it ended, and while it is excepted', async () => {
    const asOf = '2026-12-31';
    const living = control('owner:', 'started: 2026-04-01\n    retired: 2026-08-31\n    owner:');
    const { occurrences } = readinessIn(await engineAfter([living], asOf));
    assert.deepEqual(
      occurrences.map(({ start, end }) => `${start}..${end}`),
      ['2026-04-01..2026-06-30', '2026-07-01..2026-08-31'],
    );
    const exception = (rest: string): Change => ({
      add: 'exceptions/a.yml',
      text: `exceptions:\n  - {id: EX-1, control: AC-01, approved: 2026-04-01, ${rest}}\n`,
    });
    const second = async (change: Change, day = asOf): Promise<string | undefined> =>
      readinessIn(await engineAfter([change], day)).occurrences[1]?.state;
    assert.equal(await second(exception('approver: chris.lee, expires: 2026-06-30')), 'excepted');
    assert.equal(await second(exception('approver: chris.lee, expires: 2026-06-29')), 'missing');
    assert.equal(await second(exception('approver: chris.lee')), 'missing', 'one without an end excepts nothing');
    assert.equal(await second(exception('expires: 2026-06-30')), 'missing', 'nobody approved it');
    assert.equal(await second(exception('approver: chris.lee, expires: 2026-06-30'), '2026-03-31'), 'upcoming');
  });

  it('expects evidence of every event that was drawn of what happens per event', async () => {
    const perEvent = control('quarterly', 'per-event');
    const population = (events: string): Change => ({
      add: 'controls/populations.yml',
      text: `populations:\n  - {id: POP-H1, control: AC-01, period: 2026-H1, collected: 2026-06-30, events: ${events}}\n`,
    });
    const event = '{id: E-1, date: 2026-02-03, evidence: EV-Q1}';
    await expectRung('operating', undefined, [perEvent, population(`[${event}]`)]);
    await expectRung('evidenced', 'Nothing proves that it operated on 4 May 2026.', [
      perEvent,
      population(`[${event}, {id: E-2, date: 2026-05-04}, {id: E-3, date: 2026-05-05, evidence: EV-GONE}]`),
    ]);
    // Without a name, the evidence of the day counts.
    await expectRung('operating', undefined, [perEvent, population('[{id: E-1, date: 2026-02-03}]')]);
    // Two pulls overlap, and both hold the event.
    const again: Change = {
      add: 'controls/more.yml',
      text: `populations:\n  - {id: POP-Q1, control: AC-01, period: 2026-Q1, collected: 2026-04-01, events: [${event}]}\n`,
    };
    const { occurrences } = readinessIn(await engineAfter([perEvent, population(`[${event}]`), again]));
    assert.equal(occurrences.length, 1);
  });

  it('expects a population for all days of what happens per event, with time for the next pull', async () => {
    const perEvent = control('quarterly', 'per-event');
    const pulls = (...rows: readonly string[]): Change => ({
      add: 'controls/populations.yml',
      text: `populations:\n${rows.map((row, index) => `  - {id: POP-${index}, control: AC-01, events: [], ${row}}\n`).join('')}`,
    });
    const record = (span: string): string => `Record the population of what happened ${span}.`;
    // Without any pull there is time for a month, and the tolerance of 15 days.
    await expectRung('operating', undefined, [perEvent, { remove: EVIDENCE }, EARLY], '2026-02-15');
    await expectRung('evidenced', record('from 1 Jan 2026 to 16 Feb 2026'), [perEvent, EARLY], '2026-02-16');
    const first = 'period: 2026-Q1, collected: 2026-04-02';
    // The next pull may take as long as the longest so far: the second quarter, which is a day longer, and the tolerance.
    await expectRung('operating', undefined, [perEvent, pulls(first)], '2026-07-17');
    await expectRung('evidenced', record('from 1 Apr 2026 to 18 Jul 2026'), [perEvent, pulls(first)], '2026-07-18');
    await expectRung(
      'evidenced',
      record('from 1 Apr 2026 to 30 Apr 2026'),
      [perEvent, pulls(first, 'period: 2026-05, collected: 2026-06-01')],
      '2026-06-02',
    );
    // What was pulled in March knows nothing of the days that followed.
    await expectRung(
      'evidenced',
      record('from 21 Mar 2026 to 31 Mar 2026'),
      [perEvent, pulls('period: 2026-Q1, collected: 2026-03-20', 'period: 2026-Q2, collected: 2026-07-01')],
      '2026-07-02',
    );
    // An empty list that does not say when it was pulled is a list that nobody has filled in.
    await expectRung('evidenced', record('from 1 Jan 2026 to 30 Jun 2026'), [perEvent, pulls('period: 2026-H1')]);
  });

  it('keeps to the frequency that was in force: a change in the middle of the audit changes nothing before it', async () => {
    const changed = control('quarterly', 'quarterly\n    history: [{until: 2026-03-31, frequency: monthly}]');
    const { occurrences } = readinessIn(await engineAfter([changed]));
    assert.deepEqual(
      occurrences.map(({ start, end, state }) => `${start}..${end} ${state}`),
      [
        '2026-01-01..2026-01-31 performed',
        '2026-02-01..2026-02-28 performed',
        '2026-03-01..2026-03-31 performed',
        '2026-04-01..2026-06-30 upcoming',
        '2026-07-01..2026-09-30 upcoming',
        '2026-10-01..2026-12-31 upcoming',
      ],
    );
    const windows = async (by: string): Promise<readonly string[]> =>
      readinessIn(await engineAfter([control('quarterly', by)])).occurrences.map(
        ({ start, end }) => `${start}..${end}`,
      );
    // Another owner is no other frequency, and the windows go on over the change.
    assert.deepEqual(await windows('semiannual\n    history: [{until: 2026-03-31, owner: sam.roe}]'), [
      '2026-01-01..2026-06-30',
      '2026-07-01..2026-12-31',
    ]);
    // Of what is left of the second quarter, nobody expects an operation of its own.
    assert.deepEqual(await windows('quarterly\n    history: [{until: 2026-05-31, frequency: semiannual}]'), [
      '2026-01-01..2026-05-31',
      '2026-06-01..2026-09-30',
      '2026-10-01..2026-12-31',
    ]);
    assert.deepEqual(await windows('annual\n    history: [{frequency: monthly}, {until: never, frequency: daily}]'), [
      '2026-01-01..2026-12-31',
    ]);
    assert.deepEqual(await windows('annual\n    history: [{until: 2025-12-31, frequency: daily}]'), [
      '2026-01-01..2026-12-31',
    ]);
    assert.deepEqual(await windows('annual\n    status: retired\n    retired: 2026-03-31'), ['2026-01-01..2026-03-31']);
    assert.deepEqual(await windows('annual\n    status: retired'), [], 'nobody knows until when it lived');
  });

  it('judges the design of a Type 1 on the day that its report speaks of', async () => {
    const type1 = (asOf: string): Change => ({ add: 'plumbline.yml', text: `engagement: {type: 1, as_of: ${asOf}}\n` });
    // What was approved, or collected, after that day is not part of it, whatever is known today.
    await expectRung('evidenced', undefined, [type1('2026-06-30')], '2026-12-01');
    await expectRung('owned', 'Record the day on which POL-ACCESS was approved.', [type1('2026-01-14')], '2026-12-01');
    await expectRung('approved', 'Record evidence that it operated.', [type1('2026-04-02')], '2026-12-01');
    // What has fallen due since is no fault of it, and what falls due before is one already.
    await expectRung('evidenced', undefined, [type1('2026-06-30')], '2027-03-01');
    await expectRung('owned', 'Review POL-ACCESS: it was due on 15 Jan 2027.', [type1('2027-02-28')], '2027-03-01');
    await expectRung(
      'owned',
      'Review POL-ACCESS: it falls due on 15 Jan 2027, before the day of the report, 28 Feb 2027.',
      [type1('2027-02-28')],
      '2026-12-01',
    );
    await expectRung(
      'mapped',
      'Name an owner who is still here: kim.poe is not.',
      [type1('2026-06-30'), control('jane.doe', 'kim.poe')],
      '2026-05-01',
    );
  });

  it('takes a population in which nothing happened for evidence', async () => {
    const perEvent = control('quarterly', 'per-event');
    const nothing: Change = {
      add: 'controls/populations.yml',
      text: 'populations:\n  - {id: POP-H1, control: AC-01, period: 2026-H1, collected: 2026-06-30, events: []}\n',
    };
    await expectRung('operating', undefined, [perEvent, nothing, { remove: EVIDENCE }]);
    await expectRung(
      'approved',
      'Record evidence that it operated.',
      [perEvent, nothing, { remove: EVIDENCE }],
      '2026-06-29',
    );
    await expectRung('approved', 'Record evidence that it operated.', [nothing, { remove: EVIDENCE }]);
  });

  it('is reckoned for each of two controls with one ID', async () => {
    const engine = await engineAfter([
      { add: 'controls/second.yml', text: 'controls:\n  - {id: AC-01, criteria: [CC6.1]}\n' },
    ]);
    assert.deepEqual(
      engine.snapshot.records('control').map((ref) => engine.readiness.control(ref).level),
      ['operating', 'mapped'],
    );
  });
});
