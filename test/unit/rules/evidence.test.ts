/** The rules on evidence. */

import assert from 'node:assert/strict';
import { expectFindings, type FixtureFiles } from './rule-fixture.ts';

/** Two controls that expect nothing, and one that is retired. */
const CONTROLS: FixtureFiles = {
  'controls/access.yml': `
    controls:
      - &rest
        id: AC-01
        status: retired
      - {id: AC-02, status: designed, owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1], policies: [POL-A]}
      - {id: AC-03, status: designed, owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1], policies: [POL-A]}
  `.replace('&rest\n        id', 'id'),
  'policies/a.md': `
    ---
    {id: POL-A, version: "1", owner: jane.doe, approver: chris.lee, next_review: 2027-01-01, satisfies: [CC6.1]}
    ---
    Text.
  `,
};

describe('evidence-file-missing', () => {
  it('reports a file that is not there, or may not be followed', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/2026/q1.csv': 'a,b\n',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-02, path: evidence/2026/q1.csv}
          - {id: EV-2, control: AC-02, path: ./2026/q1.csv}
          - {id: EV-3, control: AC-02, path: evidence/2026}
          - {id: EV-4, control: AC-02, url: "https://drive.acme.example/q1"}
          - {id: EV-5, control: AC-02, path: "https://drive.acme.example/q1"}
          - {id: EV-6, control: AC-02, path: evidence/2026/q2.csv} # want evidence-file-missing
          - {id: EV-7, control: AC-02, path: evidence/2026/Q1.csv} # want evidence-file-missing
          - {id: EV-8, control: AC-02, path: ../../etc/passwd} # want evidence-file-missing
          - {id: EV-9, control: AC-02, path: TBD} # want value-placeholder
          - {id: EV-10, control: AC-02, url: "command:workbench.action.quit"} # want value-invalid
      `,
    });
    const [gone, letters, outside] = found.of('evidence-file-missing');
    assert.equal(gone?.underlined, 'evidence/2026/q2.csv');
    assert.equal(gone?.message, 'There is no file “evidence/2026/q2.csv”. Correct the path, or add the file.');
    assert.match(letters?.message ?? '', /Did you mean “evidence\/2026\/q1\.csv”\?/);
    assert.match(outside?.message ?? '', /leads out of the workspace folder, so it was refused/);
  });

  it('reports a record that says neither file nor address', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-02} # want evidence-file-missing
          - id: EV-2
            control: AC-02
            path: # want evidence-file-missing
          - {id: EV-3, control: AC-02, path: {file: a}} # want value-invalid
      `,
    });
    const [none, empty] = found.of('evidence-file-missing');
    assert.equal(none?.underlined, 'EV-1');
    assert.match(none?.message ?? '', /^EV-1 says neither which file it is nor where it is kept\./);
    assert.equal(empty?.underlined, 'path');
  });

  it('does not follow a link on the disk out of the workspace', async () => {
    const found = await expectFindings(
      {
        ...CONTROLS,
        'evidence/2026.yml': `
          evidence:
            - {id: EV-1, control: AC-02, path: evidence/passwd} # want evidence-file-missing
        `,
        'file:///etc/passwd': 'root',
      },
      { fileSystem: { links: { 'evidence/passwd': 'file:///etc/passwd' } } },
    );
    assert.match(found.one('evidence-file-missing').message, /was refused/);
  });
});

describe('evidence-expired', () => {
  const record = (id: string, more: string): string => `{id: ${id}, url: "https://acme.example/1", ${more}}`;

  it('reports what expired before today and was not renewed', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/2026.yml': `
        evidence:
          - ${record('EV-1', 'control: AC-02, period: 2025, expires: 2026-06-29')} # want evidence-expired
          - ${record('EV-2', 'control: AC-03, period: 2025, expires: 2026-06-30')}
      `,
    });
    const { message, underlined } = found.one('evidence-expired');
    assert.equal(underlined, '2026-06-29');
    assert.equal(
      message,
      'EV-1 expired on 2026-06-29, and nothing later stands in its place for AC-02. Collect the evidence anew and record it.',
    );
  });

  it('is content with later evidence for each control, in whatever file', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/2025.yml': `
        evidence:
          - ${record('EV-1', 'control: AC-02, period: 2025, expires: 2026-01-31')}
          - ${record('EV-2', 'controls: [AC-02, AC-03], period: 2025, expires: 2026-01-31')} # want evidence-expired
          - ${record('EV-3', 'control: AC-01, period: 2025, expires: 2026-01-31')}
      `,
      'evidence/2026.yml': `
        evidence:
          - ${record('EV-4', 'control: AC-02, period: 2026-Q1, expires: 2027-01-31')}
          - ${record('EV-5', 'control: AC-03, period: 2026-Q1, expires: 2026-04-30')} # want evidence-expired
          - ${record('EV-6', 'control: AC-03, period: 2024')}
      `,
    });
    assert.match(found.of('evidence-expired')[0]?.message ?? '', /in its place for AC-03\./);
  });
});

describe('evidence-control-unknown', () => {
  it('reports a control that is not defined, and none at all', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, controls: [AC-02, IAM-7], url: "https://acme.example/1"} # want evidence-control-unknown
          - {id: EV-2, control: POL-A, url: "https://acme.example/1"} # want evidence-control-unknown
          - {id: EV-3, url: "https://acme.example/1"} # want evidence-control-unknown
          - id: EV-4
            url: https://acme.example/1
            control: # want evidence-control-unknown
          - {id: EV-5, control: TBD, url: "https://acme.example/1"} # want value-placeholder
      `,
    });
    const [unknown, policy, none, empty] = found.of('evidence-control-unknown');
    assert.equal(unknown?.underlined, 'IAM-7');
    assert.equal(unknown?.message, 'No control has the ID “IAM-7”. Add the control to a register, or correct the ID.');
    assert.equal(policy?.message, '“POL-A” is a policy, not a control. Name a control here.');
    assert.equal(none?.underlined, 'EV-3');
    assert.equal(empty?.underlined, 'control');
  });

  it('suggests the ID that was meant', async () => {
    const found = await expectFindings({
      'controls/access.yml': `
        controls:
          - {id: ACCESS-REVIEW, status: retired}
      `,
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: ACCESS-REVEIW, url: "https://acme.example/1"} # want evidence-control-unknown
      `,
    });
    assert.match(found.one('evidence-control-unknown').message, /Did you mean “ACCESS-REVIEW”\?/);
  });
});
