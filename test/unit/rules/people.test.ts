/** The rules on people. */

import assert from 'node:assert/strict';
import { expectFindings } from './rule-fixture.ts';

const PEOPLE = `
  people:
    - {id: jane.doe, name: Jane Doe, email: jane@acme.example, handle: "@jane-doe", active: true}
    - {id: chris.lee, name: Chris Lee}
    - {id: grace.holloway, name: Grace Holloway, active: false}
    - {id: pat.quinn, name: Pat Quinn, left: 2026-06-29}
    - {id: kim.park, name: Kim Park, left: 2026-06-30}
  teams:
    - {id: security, name: Security team, members: [jane.doe]}
`;

describe('owner-unknown', () => {
  it('knows people and teams by ID, name, address and handle', async () => {
    const found = await expectFindings({
      'people.control.yml': PEOPLE,
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: jane.doe}
          - {id: R-002, treatment: accept, owner: Jane Doe}
          - {id: R-003, treatment: accept, owner: JANE@acme.example}
          - {id: R-004, treatment: accept, owner: "@jane-doe"}
          - {id: R-005, treatment: accept, owner: security}
          - {id: R-006, treatment: accept, owner: TBD} # want value-placeholder
          - {id: R-007, treatment: accept, owner: jane.deo} # want owner-unknown
          - {id: R-008, treatment: accept, owner: [jane.doe, nobody.else]} # want owner-unknown
      `,
    });
    const [slip, other] = found.of('owner-unknown');
    assert.equal(slip?.message, 'No person or team is known as “jane.deo”. Did you mean “jane.doe”?');
    assert.equal(slip?.underlined, 'jane.deo');
    assert.equal(
      other?.message,
      'No person or team is known as “nobody.else”. Add them to a register, or correct the name.',
    );
  });

  it('is asked of approvers, collectors and reviewers too', async () => {
    await expectFindings({
      'people.control.yml': PEOPLE,
      'exceptions/2026.yml': `
        exceptions:
          - {id: EX-1, owner: jane.doe, approver: boss, approved: 2026-01-05, expires: 2026-12-31} # want owner-unknown exception-compensation-missing
      `,
      'evidence/2026.yml': `
        evidence:
          - id: EV-1
            control: AC-01
            collector: robot # want owner-unknown
            reviewer: auditor # want owner-unknown
            url: https://acme.example/1
      `,
      'controls/retired.yml': `
        controls:
          - {id: AC-01, status: retired}
      `,
    });
  });

  it('takes CODEOWNERS for a register of handles', async () => {
    const found = await expectFindings({
      '.github/CODEOWNERS': '*  @acme/security @jane-doe # everyone\n',
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: "@acme/security"}
          - {id: R-002, treatment: accept, owner: "@acme/platform"} # want owner-unknown
          - {id: R-003, treatment: accept, owner: Head of Security}
      `,
    });
    assert.match(found.one('owner-unknown').message, /^CODEOWNERS does not name “@acme\/platform”\./);
  });

  it('takes a handle in CODEOWNERS beside a register of people', async () => {
    await expectFindings({
      CODEOWNERS: '* @acme/platform\n',
      'people.control.yml': PEOPLE,
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: "@acme/platform"}
          - {id: R-002, treatment: accept, owner: "@acme/security"} # want owner-unknown
      `,
    });
  });

  it('says nothing where there is neither', async () => {
    await expectFindings({
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: "@acme/security"}
          - {id: R-002, treatment: accept, owner: whoever}
      `,
    });
  });
});

describe('owner-inactive', () => {
  it('reports owners who have left, with their record beside it', async () => {
    const found = await expectFindings({
      'people.control.yml': PEOPLE,
      'risks/register.yml': `
        risks:
          - id: R-001
            treatment: accept
            owner: grace.holloway # want owner-inactive
          - id: R-002
            treatment: accept
            owner: Pat Quinn # want owner-inactive
          - {id: R-003, treatment: accept, owner: kim.park}
          - {id: R-004, treatment: accept, owner: grace.holloway, status: closed}
      `,
    });
    const [inactive, left] = found.of('owner-inactive');
    assert.equal(inactive?.message, 'grace.holloway owns R-001 but no longer works here. Name who answers for it now.');
    assert.equal(inactive?.underlined, 'grace.holloway');
    assert.deepEqual(inactive?.related, ['people.control.yml: grace.holloway is recorded here as having left.']);
    assert.match(left?.message ?? '', /^Pat Quinn owns R-002 but left on 2026-06-29\./);
  });

  it('is asked neither of what is over nor of those who only did something once', async () => {
    await expectFindings({
      'people.control.yml': PEOPLE,
      'controls/retired.yml': `
        controls:
          - {id: AC-01, owner: grace.holloway, status: retired}
      `,
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-01, collector: grace.holloway, reviewer: pat.quinn, url: "https://acme.example/1"}
      `,
      'exceptions/2026.yml': `
        exceptions:
          - {id: EX-1, owner: grace.holloway, approver: jane.doe, expires: 2026-05-31, status: expired}
          - {id: EX-2, owner: grace.holloway, approver: pat.quinn, approved: 2026-01-05, expires: 2026-12-31} # want owner-inactive exception-compensation-missing
      `,
      'incidents.control.yml': `
        incidents:
          - {id: INC-1, owner: grace.holloway, detected: 2026-02-01, resolved: 2026-02-03}
          - {id: INC-2, owner: grace.holloway, detected: 2026-06-20} # want owner-inactive
      `,
    });
  });
});

describe('duty-separation', () => {
  const policy = (status: string, mark: string): string => `
    ---
    id: POL-ACCESS
    version: "1.0"
    status: ${status}
    approved: 2026-01-15
    owner: jane.doe
    approver: [chris.lee, Jane Doe] ${mark}
    next_review: 2027-01-01
    satisfies: [CC6.1]
    ---

    Text.
  `;

  it('sees through two ways of naming one person', async () => {
    const found = await expectFindings({
      'people.control.yml': PEOPLE,
      'policies/access.md': policy('approved', '# want duty-separation'),
    });
    const { message, underlined, related } = found.one('duty-separation');
    assert.equal(underlined, 'Jane Doe');
    assert.equal(
      message,
      'POL-ACCESS was owned and approved by the same person, Jane Doe. Have someone else approve it.',
    );
    assert.deepEqual(related, ['policies/access.md: The owner stands here.']);
  });

  it('leaves retired policies alone', async () => {
    await expectFindings({ 'people.control.yml': PEOPLE, 'policies/access.md': policy('retired', '') });
  });

  it('compares names where nobody is registered', async () => {
    await expectFindings({
      'controls/retired.yml': `
        controls:
          - {id: AC-01, status: retired}
      `,
      'evidence/2026.yml': `
        evidence:
          - id: EV-1
            control: AC-01
            url: https://acme.example/1
            collector: sam.roe
            reviewer: Sam.Roe # want duty-separation
          - {id: EV-2, control: AC-01, url: "https://acme.example/2", collector: sam.roe, reviewer: jane.doe}
          - {id: EV-3, control: AC-01, url: "https://acme.example/3", collector: TBD, reviewer: TBD} # want value-placeholder*2
      `,
    });
  });
});
