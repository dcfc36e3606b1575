/** The commands that write a new policy, control, evidence record or exception: what they ask, offer and write. */

import assert from 'node:assert/strict';
import { engineAfter } from '../readiness/readiness-fixture.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';
import { asked, offered, refused, written } from './composing.ts';

/** As of 2026-06-30, with texts that are written to be read. */
async function workspace(files: FixtureFiles): ReturnType<typeof engineFor> {
  return engineFor(new Map(Object.entries(files).map(([path, text]) => [path, dedent(text)])), {});
}

describe('New policy', () => {
  const ANSWERS = { title: 'Incident Response Policy', owner: 'jane.doe', criteria: ['CC7.4', 'CC7.3'] };

  it('asks for a title, an owner and criteria, those first of which no policy speaks', async () => {
    const engine = await engineAfter([]);
    const title = await asked(engine, 'newPolicy', {});
    assert.deepEqual([title.name, title.kind, title.step, title.steps], ['title', 'text', 1, 3]);
    assert.equal((await asked(engine, 'newPolicy', { title: ' ' })).fault, 'Write a title.');
    const owner = await asked(engine, 'newPolicy', { title: 'Incident Response Policy' });
    assert.deepEqual([owner.name, owner.kind, owner.step, owner.isOpen], ['owner', 'one', 2, true]);
    assert.deepEqual(offered(owner), ['jane.doe | Jane Doe', 'security', 'Nobody yet']);
    const criteria = await asked(engine, 'newPolicy', { title: 'Incident Response Policy', owner: 'jane.doe' });
    assert.deepEqual([criteria.name, criteria.kind, criteria.step], ['criteria', 'several', 3]);
    const lines = offered(criteria);
    assert.equal(lines.length, 33);
    assert.match(lines[0] ?? '', /^CC1\.1 \| .* \| Nothing maps it yet$/);
    assert.match(lines.at(-2) ?? '', /^CC6\.1 \| .* \| Mapped by POL-ACCESS$/);
    assert.match(lines.at(-1) ?? '', /^CC6\.3 \| .* \| Mapped by POL-ACCESS$/);
    const unknown = await asked(engine, 'newPolicy', { ...ANSWERS, criteria: ['CC7.9'] });
    assert.equal(unknown.fault, '“CC7.9” is no criterion that is known here.');
  });

  it('writes a draft beside the others, named after its title as they are', async () => {
    const made = await written(await engineAfter([]), 'newPolicy', ANSWERS);
    assert.equal(
      made.text,
      '---\nid: POL-INCIDENT-RESPONSE\ntitle: Incident Response Policy\nversion: "1.0"\nstatus: draft\nowner: jane.doe\nreview_cadence: annual\nsatisfies: [CC7.4, CC7.3]\n---\n\n# Incident Response Policy\n\n## Purpose\n\n\n\n## Scope\n\n## Policy\n',
    );
    assert.equal(made.path, 'policies/incident-response.md');
    assert.equal(made.selected, '');
    assert.equal(made.said, 'Drafted POL-INCIDENT-RESPONSE in policies/incident-response.md.');
  });

  it('takes the folder, the spelling and the sections of the others, and a name that is free', async () => {
    const policy = (title: string): string =>
      `---\nid: ${title.slice(0, 3).toUpperCase()}\ntitle: ${title}\n---\n# ${title}\n## Why\n## Rules\n`;
    const engine = await workspace({
      'plumbline.yml': 'files: {policies: ["docs/**/*.md"]}\n',
      'docs/security/Access_Control_Policy.md': policy('Access Control Policy'),
      'docs/security/Backup_Policy.md': policy('Backup Policy'),
      'docs/other/change.md': policy('Change Policy'),
      'docs/security/Incident_Response_Policy.md': '# Only a text\n',
    });
    const made = await written(engine, 'newPolicy', { ...ANSWERS, owner: '', criteria: [] });
    assert.equal(made.path, 'docs/security/Incident_Response_Policy-2.md');
    assert.equal(
      made.text,
      '---\nid: POL-INCIDENT-RESPONSE\ntitle: Incident Response Policy\nversion: "1.0"\nstatus: draft\nreview_cadence: annual\n---\n\n# Incident Response Policy\n\n## Why\n\n\n\n## Rules\n',
    );
  });

  it('says so where no file would be read as a policy', async () => {
    const engine = await workspace({ 'plumbline.yml': 'files: {policies: ["none.md"], exclude: ["**"]}\n' });
    assert.match(await refused(engine, 'newPolicy', ANSWERS), /^No new file would be read as a policy here: /);
  });
});

describe('New control', () => {
  it('offers the criteria without a control first, the frequency of its title, and the policy that shares criteria', async () => {
    const engine = await engineAfter([]);
    const title = { title: 'Monthly access review' };
    const criteria = offered(await asked(engine, 'newControl', title));
    assert.match(criteria[0] ?? '', /^CC1\.1 \|/);
    assert.match(
      criteria.find((line) => line.startsWith('CC6.3')) ?? '',
      /\| No control yet; POL-ACCESS speaks of it$/,
    );
    assert.match(criteria.at(-1) ?? '', /^CC6\.1 \| .* \| Mapped by AC-01$/);
    const owner = await asked(engine, 'newControl', { ...title, criteria: ['CC6.3'] });
    assert.deepEqual(offered(owner), ['jane.doe | Jane Doe', 'security', 'Nobody yet']);
    const frequency = await asked(engine, 'newControl', { ...title, criteria: ['CC6.3'], owner: 'jane.doe' });
    assert.deepEqual(offered(frequency).slice(0, 3), [
      'monthly | every month, as its title says',
      'continuous | without a pause, by a system',
      'daily | every day',
    ]);
    const usual = await asked(engine, 'newControl', { title: 'Access review', criteria: [], owner: '' });
    assert.equal(offered(usual)[0], 'quarterly | every three months, as most controls here');
    const policy = await asked(engine, 'newControl', {
      ...title,
      criteria: ['CC6.3'],
      owner: 'jane.doe',
      frequency: 'monthly',
    });
    assert.deepEqual(offered(policy), ['POL-ACCESS | Access Control Policy | Satisfies CC6.3 too', 'None yet']);
    assert.equal(
      (await asked(engine, 'newControl', { ...title, criteria: [], owner: '', frequency: 'often' })).fault,
      '“often” is no frequency. Write a word such as quarterly, or a duration such as P45D.',
    );
  });

  it('is written as planned behind its neighbours, with the next ID of their series', async () => {
    const engine = await engineAfter([]);
    const made = await written(engine, 'newControl', {
      title: 'Joiners: access by role',
      criteria: ['CC6.3', 'cc6.2'],
      owner: 'jane.doe',
      frequency: 'per-event',
      policy: 'POL-ACCESS',
    });
    assert.equal(made.path, 'controls/access.yml');
    assert.equal(made.isNew, false);
    assert.equal(
      made.text.slice(made.text.indexOf('  - id: AC-02')),
      '  - id: AC-02\n    title: "Joiners: access by role"\n    owner: jane.doe\n    frequency: per-event\n    review_cadence: annual\n    last_reviewed: 2026-06-30\n    status: planned\n    criteria: [CC6.3, CC6.2]\n    policies: [POL-ACCESS]\n',
    );
    assert.equal(made.selected, 'Joiners: access by role');
    assert.equal(made.said, 'Wrote AC-02 in controls/access.yml, as planned.');
  });

  it('needs no other record: in an empty folder it begins a register', async () => {
    const engine = await workspace({});
    const first = { title: 'Access review', criteria: ['CC6.1'], owner: '', frequency: 'quarterly' };
    const made = await written(engine, 'newControl', first);
    assert.equal(made.path, 'controls/controls.yml');
    assert.equal(
      made.text,
      'controls:\n  - id: CC6-1-01\n    title: Access review\n    frequency: quarterly\n    review_cadence: annual\n    last_reviewed: 2026-06-30\n    status: planned\n    criteria: [CC6.1]\n',
    );
  });
});

describe('New evidence', () => {
  it('names first the controls of which an occurrence is missing, and says which', async () => {
    const engine = await engineAfter([
      { remove: 'evidence/2026/q1.csv' },
      { remove: 'evidence/access.yml' },
      {
        add: 'controls/more.yml',
        text: 'controls:\n  - {id: ZZ-1, title: New one, frequency: annual, criteria: [CC6.2]}\n',
      },
    ]);
    const control = await asked(engine, 'newEvidence', {});
    assert.deepEqual(offered(control), [
      'AC-01 | 1 occurrence without evidence: 2026-Q1',
      'ZZ-1 | New one | No evidence yet',
    ]);
    const period = await asked(engine, 'newEvidence', { control: 'AC-01' });
    assert.deepEqual(offered(period), [
      '2026-Q1 | no evidence; it was due by 15 Apr 2026',
      '2026-Q2 | under way, until 30 Jun 2026',
      '30 Jun 2026 | today',
      '2026-06 | this month',
      '2026 | this year',
    ]);
    assert.equal(
      (await asked(engine, 'newEvidence', { control: 'AC-01', period: 'spring' })).fault,
      '“spring” is no period. Write 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10 or a day.',
    );
    assert.equal((await asked(engine, 'newEvidence', { control: 'AC-99' })).fault, 'There is no control “AC-99”.');
  });

  it('writes the record for the days, with its file named by the standard', async () => {
    const engine = await engineAfter([]);
    const [first = assert.fail()] = (await asked(engine, 'newEvidence', { control: 'AC-01' })).offers;
    assert.equal(first.label, '2026-Q2');
    const made = await written(engine, 'newEvidence', { control: 'AC-01', period: first.value });
    assert.equal(
      made.text.slice(made.text.indexOf('  - id: EV-2026')),
      '  - id: EV-2026-Q2-AC-01\n    control: AC-01\n    period: 2026-Q2\n    collected: 2026-06-30\n    path: evidence/2026/AC-01-2026-Q2-evidence.csv\n',
    );
    assert.equal(made.selected, 'evidence/2026/AC-01-2026-Q2-evidence.csv');
    assert.equal(made.said, 'Recorded EV-2026-Q2-AC-01 in evidence/access.yml. Put the file where its “path:” says.');
  });

  it('speaks of the control on which it was called', async () => {
    const engine = await engineAfter([]);
    const place = { path: 'controls/access.yml', behind: 'frequency: quart' };
    assert.equal(
      (await asked(engine, 'newEvidence', {}, place)).prompt,
      'Which days does the evidence of AC-01 speak of?',
    );
  });

  it('is not asked for where there is no control', async () => {
    const engine = await workspace({});
    assert.equal(
      await refused(engine, 'newEvidence', {}),
      'There are no controls yet. Write one first, with “Plumbline: New control”.',
    );
  });
});

describe('New exception', () => {
  const OTHER = {
    add: 'controls/more.yml',
    text: 'controls:\n  - {id: ZZ-1, title: Alarm, status: operating, criteria: [CC6.1]}\n  - {id: ZZ-2, title: Guard}\n',
  };

  it('offers what may cover the gap, and ends within the audit period or after some months', async () => {
    const engine = await engineAfter([OTHER]);
    assert.deepEqual(offered(await asked(engine, 'newException', {})), ['AC-01', 'ZZ-1 | Alarm', 'ZZ-2 | Guard']);
    const reason = await asked(engine, 'newException', { control: 'AC-01' });
    assert.equal(reason.prompt, 'Why can AC-01 not be operated as it is defined?');
    const covering = await asked(engine, 'newException', { control: 'AC-01', reason: 'HRIS is being replaced' });
    assert.deepEqual(offered(covering), [
      'ZZ-1 | Alarm | Serves CC6.1 too',
      'ZZ-2 | Guard',
      'None yet | the exception is reported until it names one',
    ]);
    const answers = { control: 'AC-01', reason: 'HRIS is being replaced', compensatingControl: 'ZZ-1' };
    assert.deepEqual(offered(await asked(engine, 'newException', answers)), [
      '30 Dec 2026 | in six months',
      '30 Sep 2026 | in three months',
      '30 Jun 2027 | in a year',
      '31 Dec 2026 | the end of the audit period',
    ]);
    assert.equal(
      (await asked(engine, 'newException', { ...answers, expires: '2026-06-01' })).fault,
      '1 Jun 2026 is over. Choose a day that is still to come.',
    );
    assert.equal(
      (await asked(engine, 'newException', { ...answers, compensatingControl: 'AC-01' })).fault,
      'AC-01 cannot cover its own gap.',
    );
  });

  it('is asked for, and not approved', async () => {
    const engine = await engineAfter([OTHER]);
    const made = await written(engine, 'newException', {
      control: 'AC-01',
      reason: 'The HRIS is being replaced: no export',
      compensatingControl: 'ZZ-1',
      expires: '30 September 2026',
    });
    assert.equal(made.path, 'exceptions/exceptions.yml');
    assert.equal(
      made.text,
      'exceptions:\n  - id: EX-1\n    control: AC-01\n    reason: "The HRIS is being replaced: no export"\n    compensating_control: ZZ-1\n    owner: jane.doe\n    status: requested\n    expires: 2026-09-30\n',
    );
    assert.equal(
      made.said,
      'Asked for EX-1 in exceptions/exceptions.yml. It excuses nothing before somebody approves it.',
    );
  });
});
