/** A small workspace in which nothing is wrong: what fixtures begin from, and the good example of every rule. */

import type { FixtureFiles } from './rule-fixture.ts';

/** As of 2026-06-30: one policy, one control under it, its evidence and two people. */
export const GOOD: FixtureFiles = {
  'policies/access.md': `
    ---
    id: POL-ACCESS
    title: Access Control Policy
    version: "2.1"
    status: approved
    owner: jane.doe
    approver: chris.lee
    approved: 2026-01-15
    last_reviewed: 2026-01-15
    review_cadence: annual
    satisfies: [CC6.1, CC6.2]
    controls: [AC-01]
    ---

    # Purpose

    Access is reviewed as AC-01 says; see [the scope](#scope).

    ## Scope

    Everything.
  `,
  'controls/access.yml': `
    controls:
      - id: AC-01
        title: Quarterly user access review
        owner: jane.doe
        status: operating
        frequency: quarterly
        review_cadence: annual
        last_reviewed: 2026-02-01
        criteria: [CC6.1, CC6.2]
        policies: [POL-ACCESS]
  `,
  'evidence/access.yml': `
    evidence:
      - id: EV-2026-Q1-AC-01
        control: AC-01
        period: 2026-Q1
        collected: 2026-04-03
        collector: sam.roe
        reviewer: jane.doe
        path: evidence/2026/q1-access-review.csv
        expires: 2027-04-03
  `,
  'evidence/2026/q1-access-review.csv': 'user,kept\njane.doe,yes\n',
  'people.control.yml': `
    people:
      - {id: jane.doe, name: Jane Doe, email: jane@acme.example, active: true}
      - {id: chris.lee, name: Chris Lee, active: true}
      - {id: sam.roe, name: Sam Roe, handle: "@sam-roe", active: true}
    teams:
      - {id: security, members: [jane.doe, sam.roe]}
  `,
};
