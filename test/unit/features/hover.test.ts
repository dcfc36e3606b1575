/** Hover: what stands at the cursor, in words, with links to what proves it. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { hover } from '../../../server/src/features/hover.ts';
import { at, FILES, marked } from './marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

/** The hover at the cursor as it is read: escapes taken off. */
async function says(files: Files, path: string): Promise<string | undefined> {
  const { context, position } = await at(files, path);
  const contents = hover(context, position)?.contents;
  if (contents === undefined || typeof contents !== 'object' || !('value' in contents)) return undefined;
  return contents.value.replace(/\\([^a-z\s])/gi, '$1');
}

/** The hover over a place in one of the files: `quar|terly` in the text that holds it. */
async function over(path: string, place: string, files: Files = FILES): Promise<string | undefined> {
  return says(marked(files, path, place), path);
}

/** The hover over something appended to the policy. */
function inProse(text: string): Promise<string | undefined> {
  const path = 'policies/access.md';
  return says({ ...FILES, [path]: `${FILES[path] ?? ''}${text}\n` }, path);
}

const CONTROL = `**AC-01** Quarterly access review · control

**Owner** [jane.doe](<file:///workspace/people.control.yml#L2>) (Jane Doe, Security lead)${'  '}
**Frequency** quarterly · next: 2026-Q3 due 15 Oct 2026${'  '}
**Readiness** operating – evidence for every occurrence expected so far

**Evidence**

- [EV-2](<file:///workspace/evidence/2026.yml#L3>) · 2 Apr 2026 · [q2](<https://evidence.example/q2>)
- [EV-1](<file:///workspace/evidence/2026.yml#L2>) · 2026-Q1 · [q1.csv](<file:///workspace/evidence/q1.csv>)

**Occurrences** 2026-Q1 ✓ · 2026-Q2 ✓ · 2026-Q3 due 15 Oct 2026${'  '}
**Status** operating${'  '}
**Criteria** CC6.1${'  '}
**Policies** [POL-A](<file:///workspace/policies/access.md#L2>)${'  '}
**Next review** 1 Feb 2027 · annual`;

describe('hover', () => {
  it('shows a control: title, owner, frequency, the next occurrence, and its evidence as links that open it', async () => {
    assert.equal(await inProse('Under AC|-01.'), CONTROL);
    assert.equal(await over('controls/access.yml', 'id: AC|-01'), CONTROL, 'the same where it is defined');
    assert.equal(await over('evidence/2026.yml', 'control: AC-|01'), CONTROL, 'and in every field that names it');
  });

  it('says what stands between a control and the next step', async () => {
    const found = await over('controls/access.yml', 'id: AC-0|2');
    assert.equal(
      found,
      '**AC-02** Leavers · control\n\n**Owner** nobody  \n**Frequency** not set  \n' +
        '**Readiness** mapped – named, but nobody answers for it  \n**To do** Name an owner.\n\n**Evidence** none yet\n\n' +
        '**Criteria** CC6.2',
    );
  });

  it('shows of many occurrences and much evidence only what matters', async () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    const evidence = months
      .map((month) => `  - {id: EV-25-${month}, control: AC-01, period: 2025-${month}}\n`)
      .join('');
    const files = {
      ...FILES,
      'controls/access.yml': FILES['controls/access.yml']?.replace('quarterly', 'monthly') ?? '',
      'evidence/2026.yml': FILES['evidence/2026.yml']?.replace('period: 2026-Q1', 'period: 2026-03') ?? '',
      'evidence/more.yml': `evidence:\n${evidence}`,
    };
    const found = (await over('controls/access.yml', 'id: AC|-01', files)) ?? '';
    assert.match(
      found,
      /\*\*Occurrences\*\* 2026-01 ✗ missing · 2026-02 ✗ missing · 2026-04 ✓ · 2026-05 due 15 Jun 2026 {2}\n/,
    );
    assert.match(found, /\n- and 6 more\n/);
    assert.equal(found.match(/^- \[EV/gm)?.length, 8);
  });

  it('shows a policy: state, people, approval, review, criteria, controls, and what keeps it from supporting them', async () => {
    assert.equal(
      await over('controls/access.yml', 'policies: [POL|-A]'),
      `**POL-A** Access Policy · policy

**Status** approved · version 1${'  '}
**Owner** [jane.doe](<file:///workspace/people.control.yml#L2>) (Jane Doe, Security lead)${'  '}
**Approver** [sam.roe](<file:///workspace/people.control.yml#L3>) (Sam Roe)${'  '}
**Approved** 10 Jan 2026${'  '}
**Next review** 10 Jan 2027 · annual${'  '}
**Speaks to** CC6.1, A1.1${'  '}
**Controls** [AC-01](<file:///workspace/controls/access.yml#L2>)`,
    );
    const draft = {
      ...FILES,
      'policies/access.md': FILES['policies/access.md']?.replace('status: approved', 'status: draft') ?? '',
    };
    assert.match(
      (await over('controls/access.yml', '[POL|-A]', draft)) ?? '',
      /\*\*To do\*\* Have POL-A approved: it is draft\.$/,
    );
  });

  it('shows evidence with its file, and says when that is not there', async () => {
    assert.equal(
      await over('evidence/2026.yml', 'id: EV|-1'),
      '**EV-1** · evidence record\n\n**Controls** [AC-01](<file:///workspace/controls/access.yml#L2>)  \n**Period** 2026-Q1  \n' +
        '**Collected** 3 Apr 2026  \n**File** [q1.csv](<file:///workspace/evidence/q1.csv>)',
    );
    const { 'evidence/q1.csv': _gone, ...without } = FILES;
    assert.match((await over('evidence/2026.yml', 'id: EV|-1', without)) ?? '', /\*\*File\*\* q1\.csv not found$/);
    const bare = { ...FILES, 'evidence/bare.yml': 'evidence:\n  - {id: EV-9, control: AC-01}\n' };
    assert.match((await over('evidence/bare.yml', 'id: EV|-9', bare)) ?? '', /\*\*File\*\* no file$/);
  });

  it('says of evidence with a SHA-256 whether it is verified, and never before it is', async () => {
    const written = (sha256: string, place: string): Files => {
      const text = `evidence:\n  - {id: EV-1, path: evidence/q1.csv, sha256: ${sha256}}\n`;
      return marked({ ...FILES, 'evidence/2026.yml': text }, 'evidence/2026.yml', place);
    };
    const after = async (sha256: string, place: string): Promise<string> => {
      const { context, position } = await at(written(sha256, place), 'evidence/2026.yml');
      const early = JSON.stringify(hover(context, position)?.contents);
      assert.match(early, /\*\*SHA-256\*\* not verified yet/);
      await context.engine.verifyEvidence();
      return JSON.stringify(hover(context, position)?.contents);
    };
    const digest = createHash('sha256').update('account\n').digest('hex');
    assert.match(await after(digest, 'id: EV|-1'), /\*\*SHA-256\*\* verified/);
    assert.match(await after(digest, `sha256: ${digest.slice(0, 5)}|${digest.slice(5)}`), /\*\*SHA-256\*\* verified/);
    const other = '0'.repeat(64);
    assert.match(
      await after(other, 'id: EV|-1'),
      /\*\*SHA-256\*\* differs: the file has [0-9a-f]{12}…, the record 000000000000…/,
    );
  });

  it('shows a person, and counts what the person answers for', async () => {
    assert.equal(
      await over('controls/access.yml', 'owner: jane|.doe'),
      '**jane.doe** Jane Doe · person\n\n**Role** Security lead  \n**Owns** 1 control, 1 policy',
    );
    const byName = { ...FILES, 'risks/r.yml': 'risks:\n  - {id: R-1, owner: Jane Doe}\n' };
    assert.match((await over('risks/r.yml', 'Jane| Doe', byName)) ?? '', /\*\*Owns\*\* 1 control, 1 policy, 1 risk$/);
  });

  it('says whether somebody who is in no register is known at all', async () => {
    const owner = (name: string, more: Files = {}): Promise<string | undefined> =>
      over('controls/x.yml', `owner: "${name}|"`, {
        ...FILES,
        ...more,
        'controls/x.yml': `controls:\n  - owner: "${name}"\n`,
      });
    assert.equal(await owner('joan'), 'No person or team is known as `joan`.');
    assert.equal(await owner('@joan', { CODEOWNERS: '* @joan\n' }), '`@joan` is named in CODEOWNERS.');
    const { 'people.control.yml': _people, ...nobody } = FILES;
    const unregistered = await over('controls/access.yml', 'owner: jane|.doe', nobody);
    assert.equal(
      unregistered,
      '`jane.doe` · People and teams can be listed in a register, such as people.control.yml.',
    );
  });

  it('shows the other kinds of record by their fields, the records they name as links', async () => {
    const files = {
      ...FILES,
      'risks/r.yml':
        'risks:\n  - {id: R-1, title: Leavers keep access, owner: sam.roe, likelihood: 3, impact: 4, treatment: mitigate, controls: [AC-02, AC-99], last_reviewed: 2026-01-10, review_cadence: quarterly}\n',
    };
    assert.equal(
      await over('risks/r.yml', 'id: R|-1', files),
      '**R-1** Leavers keep access · risk\n\n**Standing** score 12 of 25 · 1 control  \n**Owner** [sam.roe](<file:///workspace/people.control.yml#L3>) (Sam Roe)  \n' +
        '**Controls** [AC-02](<file:///workspace/controls/access.yml#L12>), AC-99  \n**Likelihood** 3  \n**Impact** 4  \n' +
        '**Treatment** mitigate  \n**Next review** 10 Apr 2026 · quarterly',
    );
  });

  it('says how exceptions, vendors, incidents, risks and metrics stand today', async () => {
    const standing = async (list: string, fields: string): Promise<string | undefined> => {
      const files = {
        ...FILES,
        'controls/more.yml': 'controls:\n  - {id: AC-08, status: retired, risks: [X]}\n  - {id: AC-09, risks: [X]}\n',
        'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
        'risks/x.yml': `${list}:\n  - {id: X, ${fields}}\n`,
      };
      return /\*\*Standing\*\* (.*?)(?: {2})?$/m.exec((await over('risks/x.yml', '{id: X|', files)) ?? '')?.[1];
    };
    const approved = 'approver: sam.roe, approved: 2026-03-01';
    assert.equal(await standing('exceptions', `${approved}, expires: 2026-09-01`), 'open until 1 Sep 2026');
    assert.equal(await standing('exceptions', `${approved}, expires: 2026-04-30`), 'expired on 30 Apr 2026');
    assert.equal(await standing('exceptions', approved), 'open without an end');
    assert.equal(await standing('exceptions', 'expires: 2026-09-01'), 'open until 1 Sep 2026, not approved yet');
    assert.equal(await standing('exceptions', 'expires: 2026-04-30, status: closed'), 'closed');
    const report = (days: string): string => `method: carve-out, report: {type: 2, ${days}}`;
    assert.equal(
      await standing('vendors', report('start: 2024-10-01, end: 2025-12-30')),
      'covered by reports until 30 Dec 2025 · gap of 135 days in our period',
    );
    assert.equal(
      await standing('vendors', report('start: 2025-10-01, end: 2026-03-31')),
      'covered by reports until 31 Mar 2026',
    );
    assert.equal(
      await standing('vendors', 'criticality: low, report: {type: 1, end: 2020-05-31}'),
      'report as of 31 May 2020',
    );
    assert.equal(await standing('vendors', 'method: carve-out'), undefined);
    assert.equal(await standing('risks', 'likelihood: 3, impact: 4, controls: [AC-01]'), 'score 12 of 25 · 2 controls');
    assert.equal(await standing('risks', 'likelihood: 3, controls: [AC-08, AC-09]'), '1 control');
    assert.equal(await standing('incidents', 'detected: 2026-05-05'), 'open for 10 days');
    assert.equal(await standing('incidents', 'detected: 2026-05-05, resolved: 2026-05-06'), 'resolved on 6 May 2026');
    assert.equal(await standing('metrics', 'value: 12, target: "<= 30"'), 'on target');
    assert.equal(await standing('metrics', 'value: 41, target: "<= 30"'), 'off target');
    assert.equal(await standing('metrics', 'value: 41'), undefined);
  });

  it('shows every record of an ID that is there twice', async () => {
    const files = { ...FILES, 'controls/second.yml': 'controls:\n  - {id: AC-02, title: Other leavers}\n' };
    const found = (await over('controls/second.yml', 'id: AC|-02', files)) ?? '';
    assert.match(found, /^\*\*AC-02\*\* Other leavers · control/);
    const named = { ...files, 'evidence/x.yml': 'evidence:\n  - {id: EV-8, control: AC-02}\n' };
    assert.equal((await over('evidence/x.yml', 'control: AC|-02', named))?.split('\n\n---\n\n').length, 2);
  });

  it('shows a criterion: label, category, who covers it and how ready that is', async () => {
    assert.equal(
      await over('policies/access.md', '[CC6|.1,'),
      `**CC6.1** Logical access protection · Security

**Readiness** operating – evidence for every occurrence expected so far

**Controls**

- [AC-01](<file:///workspace/controls/access.yml#L2>) Quarterly access review · operating · 2 evidence records

**Policies** [POL-A](<file:///workspace/policies/access.md#L2>)`,
    );
    assert.equal(
      await over('policies/access.md', 'A1|.1]'),
      '**A1.1** Capacity · Availability\n\n**Readiness** mapped – named, but nobody answers for it  \n**To do** A policy speaks to it, and no control does. Name A1.1 under “criteria” of the control that meets it.\n\n**Controls** none\n\n' +
        '**Policies** [POL-A](<file:///workspace/policies/access.md#L2>)',
      'mapped is never shown as satisfied',
    );
    assert.match((await inProse('As C1|.1 asks.')) ?? '', /\n\nOut of scope of this engagement\.\n\n/);
  });

  it('says what brings a criterion one step further: its weakest control, or a control at all', async () => {
    const toDo = async (text: string, files: Files = FILES): Promise<string | undefined> => {
      const path = 'policies/access.md';
      const found = await says({ ...files, [path]: `${files[path] ?? ''}${text}\n` }, path);
      return /\*\*To do\*\* (.*)/.exec(found ?? '')?.[1];
    };
    assert.equal(await toDo('As CC6|.1 asks.'), undefined);
    assert.equal(await toDo('As CC6|.2 asks.'), 'AC-02: Name an owner.');
    assert.equal(await toDo('As CC6|.3 asks.'), 'Name CC6.3 under “criteria” of the control that meets it.');
    assert.equal(await toDo('As C1|.1 asks.'), undefined);
    const controls = FILES['controls/access.yml'] ?? '';
    const both = { ...FILES, 'controls/access.yml': controls.replace('[CC6.1]', '[CC6.1, CC6.2]') };
    assert.equal(await toDo('As CC6|.2 asks.', both), 'AC-02: Name an owner.');
    // The first control too has something to do, but stands higher already.
    const monthly = {
      ...both,
      'controls/access.yml': both['controls/access.yml'].replace('quarterly', 'monthly'),
      'evidence/2026.yml': FILES['evidence/2026.yml']?.replace('period: 2026-Q1', 'period: 2026-03') ?? '',
    };
    assert.match((await toDo('As CC6|.1 asks.', monthly)) ?? '', /^AC-01: Nothing proves that it operated/);
    assert.equal(await toDo('As CC6|.2 asks.', monthly), 'AC-02: Name an owner.');
  });

  it('lists what a range or series stands for, and says what is no criterion', async () => {
    const satisfies = (text: string, place: string): Promise<string | undefined> =>
      over('policies/x.md', place, { ...FILES, 'policies/x.md': `---\nsatisfies: [${text}]\n---\n` });
    assert.equal(
      await satisfies('CC6.1-CC6.2', 'CC6.1|-'),
      '`CC6.1-CC6.2` stands for 2 criteria:\n\n- **CC6.1** Logical access protection · operating\n' +
        '- **CC6.2** Granting and removing accounts · mapped',
    );
    assert.equal(await satisfies('CC9.9', 'CC9|.9'), '`CC9.9` is not a criterion that is known here.');
  });

  it('shows the licensed text of a criterion where the local file has it', async () => {
    const files = { ...FILES, 'plumbline.local.yml': 'criteria: {CC6.1: "Our licensed words."}\n' };
    assert.match((await over('policies/access.md', '[CC6|.1,', files)) ?? '', /\n\nOur licensed words\.\n\n/);
  });

  it('explains keys, with an example, the values they take and their other names', async () => {
    assert.equal(
      await over('controls/access.yml', 'lay|er: process'),
      '**layer** · Where the control lives: people, process or technology.\n\nExample: `layer: process`\n\n' +
        '- `people` what people know and agree to\n- `process` what is done in steps\n- `technology` what systems enforce',
    );
    const key = await over('controls/access.yml', 'freq|uency:');
    assert.match(key ?? '', /\n\nAlso written `control_frequency`, `operating_frequency`\.$/);
  });

  it('explains the key of a list in a register, and no other text that looks like one', async () => {
    assert.equal(
      await over('people.control.yml', 'peo|ple:'),
      '**people** · A list, each item of which is a person.\n\nIts fields: `id`, `name`, `notes`, `tags`, `links`, `email`, `role`, `active`, `handle`, `joined`, `left`, `manager`.',
    );
    assert.match((await over('evidence/2026.yml', 'evi|dence:')) ?? '', /each item of which is an evidence record\./);
    const files = { ...FILES, 'controls/x.yml': '# controls:\nowners:\n  controls: x\n"risks": []\n' };
    assert.equal(await over('controls/x.yml', '# con|trols:', files), undefined);
    assert.equal(await over('controls/x.yml', 'own|ers:', files), undefined);
    assert.equal(await over('controls/x.yml', '  con|trols: x', files), undefined);
    assert.match((await over('controls/x.yml', '"ri|sks"', files)) ?? '', /^\*\*risks\*\*/);
    assert.match((await over('controls/x.yml', '"risks"|:', files)) ?? '', /^\*\*risks\*\*/);
    assert.equal(await over('controls/x.yml', '"risks": [|]', files), undefined);
    const policy = { ...FILES, 'policies/p.md': '# Controls\n\ncontrols: many\n' };
    assert.equal(await over('policies/p.md', 'con|trols: many', policy), undefined);
  });

  it('explains keys of groups inside records, and of the configuration', async () => {
    assert.match((await over('plumbline.yml', 'ty|pe: 2')) ?? '', /^\*\*type\*\* · Type 1 reports on a date/);
    assert.match((await over('plumbline.yml', '{sta|rt: ')) ?? '', /^\*\*start\*\* · The first day\./);
    const files = { ...FILES, 'plumbline.yml': 'rules: {link-broken: off, no-rule: off}\n' };
    assert.match(
      (await over('plumbline.yml', 'link|-broken', files)) ?? '',
      /^\*\*link-broken\*\* · .+\n\nBy default: error\.$/,
    );
    assert.equal(await over('plumbline.yml', 'no-|rule', files), '`no-rule` is not the code of a rule.');
    assert.match((await over('plumbline.yml', 'rul|es:', files)) ?? '', /^\*\*rules\*\* · The severity of a rule here/);
  });

  it('says what a value means', async () => {
    for (const [path, place, meaning] of [
      ['controls/access.yml', 'layer: pro|cess', '**layer** `process`\n\nwhat is done in steps'],
      ['controls/access.yml', 'frequency: quar|terly', '**frequency** `quarterly`\n\nevery three months'],
      [
        'controls/access.yml',
        '2026-|02-01',
        '**last_reviewed** `2026-02-01`\n\n1 Feb 2026\n\nThe next review is due by 1 Feb 2027.',
      ],
      [
        'controls/access.yml',
        'title: Quarterly acc|ess',
        '**title** `Quarterly access review`\n\nWhat it is, in a few words.',
      ],
      ['evidence/2026.yml', 'period: 2026-|Q1', '**period** `2026-Q1`\n\n2026-Q1: 1 Jan 2026 to 31 Mar 2026'],
      [
        'evidence/2026.yml',
        'https://evi|dence',
        '**url** `https://evidence.example/q2`\n\n[https://evidence.example/q2](<https://evidence.example/q2>)',
      ],
    ] as const) {
      assert.equal(await over(path, place), meaning);
    }
    for (const [written, meaning] of [
      ['P7Y', '7 years'],
      ['P1Y', '1 year'],
      ['P18M', '18 months'],
      ['P90D', '90 days'],
    ] as const) {
      const files = { ...FILES, 'controls/x.yml': `controls:\n  - evidence: [{retention: ${written}}]\n` };
      const said = await over('controls/x.yml', `retention: |${written}`, files);
      assert.equal(said, `**retention** \`${written}\`\n\n${meaning}`);
    }
    const placeholder = { ...FILES, 'controls/x.yml': 'controls:\n  - owner: TBD\n' };
    assert.equal(
      await over('controls/x.yml', 'TB|D', placeholder),
      '**owner** `TBD`\n\nA placeholder: it counts as missing.',
    );
  });

  it('says where a path or link leads, or why it is not followed', async () => {
    assert.equal(
      await over('evidence/2026.yml', 'path: evidence/|q1.csv'),
      '[evidence/q1.csv](<file:///workspace/evidence/q1.csv>) · a file of this workspace',
    );
    const linked = (target: string): Promise<string | undefined> => inProse(`[x](|${target})`);
    assert.equal(
      await linked('../evidence/Q1.csv'),
      '`../evidence/Q1.csv` does not exist. There is `evidence/q1.csv`.',
    );
    assert.equal(
      await linked('../../etc/passwd'),
      '`../../etc/passwd` is refused. It leads out of the workspace folder and is not followed.',
    );
    assert.equal(await linked('command:evil'), '`command:evil` is refused. Addresses of this kind are not followed.');
    assert.equal(
      await linked('access#access'),
      '[access#access](<file:///workspace/policies/access.md>) · a file of this workspace',
    );
  });

  it('has nothing to say in prose, in comments, of words that are no ID, and in files that are not ours', async () => {
    assert.equal(await inProse('Plain wo|rds.'), undefined);
    assert.equal(await inProse('UTF|-8 is not an ID of ours.'), undefined);
    assert.equal(await inProse('`AC|-01`'), undefined);
    assert.equal(await says({ 'notes/x.md': '# Plain\n\nAC|-01\n' }, 'notes/x.md'), undefined);
  });
});
