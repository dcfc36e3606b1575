/** The rules on risks. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings } from './rule-fixture.ts';

const REST = 'owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1], policies: [POL-ACCESS]';

/** These risks, beside closed ones for the controls to name. */
async function expectIn(...risks: readonly string[]): Promise<Findings> {
  const others = ['R-010', 'R-011'].filter((id) => !risks.some((risk) => risk.includes(id)));
  const closed = others.map((id) => `{id: ${id}, status: closed}`);
  return expectFindings({
    ...GOOD,
    'controls/more.yml': `
      controls:
        - {id: AC-02, status: designed, ${REST}, risks: [R-010]}
        - {id: AC-03, status: planned, ${REST}}
        - {id: AC-08, status: retired, risks: [R-011]}
    `,
    'risks/register.yml': `risks:\n${[...risks, ...closed].map((risk) => `  - ${risk}\n`).join('')}`,
  });
}

describe('risk-owner-missing', () => {
  it('asks who answers for it', async () => {
    const found = await expectIn(
      '{id: R-001, treatment: accept, owner: jane.doe}',
      '{id: R-002, treatment: accept} # want risk-owner-missing',
      '{id: R-003, treatment: accept, owner: TBD} # want value-placeholder',
      '{id: R-004, status: closed}',
    );
    const { underlined, message } = found.one('risk-owner-missing');
    assert.equal(underlined, 'R-002');
    assert.equal(
      message,
      'R-002 has no owner, so nobody answers for what is done about it. Add “owner:” with the person who does, such as jane.doe.',
    );
  });
});

describe('risk-untreated', () => {
  it('asks what is done about it', async () => {
    const found = await expectIn(
      '{id: R-001, owner: jane.doe} # want risk-untreated',
      '{id: R-002, owner: jane.doe, treatment: transfer}',
      '{id: R-003, owner: jane.doe, treatment: avoid}',
      '{id: R-004, owner: jane.doe, treatment: hope} # want value-invalid',
      '{id: R-005, owner: jane.doe, treatment: TBD} # want value-placeholder',
      '{id: R-006, status: Closed, owner: jane.doe}',
    );
    assert.equal(
      found.one('risk-untreated').message,
      'R-001 does not say what is done about it. Add “treatment:” with mitigate, accept, transfer or avoid.',
    );
  });

  it('asks for a control that mitigates it, whichever of the two names the other', async () => {
    const found = await expectIn(
      '{id: R-001, owner: jane.doe, treatment: mitigate, controls: [AC-01]}',
      '{id: R-010, owner: jane.doe, treatment: mitigate}',
      '{id: R-011, owner: jane.doe, treatment: mitigate} # want risk-untreated',
      '{title: No ID, owner: jane.doe, treatment: reduce} # want risk-untreated',
      '{id: R-003, owner: jane.doe, treatment: mitigate, controls: [AC-03]}',
      '{id: R-004, owner: jane.doe, treatment: mitigate, controls: [AC-77]} # want control-unknown',
      '{id: R-005, owner: jane.doe, treatment: mitigate, controls: TBD} # want value-placeholder',
    );
    const [named, untitled] = found.of('risk-untreated');
    assert.equal(named?.underlined, 'mitigate');
    assert.equal(
      named?.message,
      'R-011 is to be mitigated, but no control does so. Name those that do under “controls:”, or choose another treatment.',
    );
    assert.equal(untitled?.underlined, 'reduce');
    assert.match(untitled?.message ?? '', /^“No ID” is to be mitigated/);
  });

  it('counts no retired control', async () => {
    const found = await expectIn(
      '{id: R-001, owner: jane.doe, treatment: mitigate, controls: [AC-08, AC-01]}',
      '{id: R-002, owner: jane.doe, treatment: mitigate, controls: [AC-08]} # want risk-untreated',
      '{id: R-010, owner: jane.doe, treatment: mitigate, controls: [AC-08]}',
    );
    assert.equal(found.one('risk-untreated').underlined, '[AC-08]');
    assert.match(found.one('risk-untreated').message, /but AC-08 is retired\. Name controls that are in force/);
  });
});

describe('risk-review-overdue', () => {
  it('from the day after the day that is due', async () => {
    const treated = 'owner: jane.doe, treatment: accept';
    const found = await expectIn(
      `{id: R-001, ${treated}, last_reviewed: 2026-03-29, review_cadence: quarterly} # want risk-review-overdue`,
      `{id: R-002, ${treated}, last_reviewed: 2026-03-30, review_cadence: quarterly}`,
      `{id: R-003, ${treated}, next_review: 2026-06-29} # want risk-review-overdue`,
      `{id: R-004, ${treated}, next_review: 2026-06-29, status: closed}`,
      `{id: R-005, ${treated}, last_reviewed: 2020-01-01}`,
      `{id: R-006, ${treated}, review_cadence: annual}`,
      `{id: R-007, ${treated}, next_review: 2026-07-01}`,
    );
    const [reckoned, written] = found.of('risk-review-overdue');
    assert.equal(reckoned?.underlined, '2026-03-29');
    assert.equal(
      reckoned?.message,
      'R-001 is overdue for review by 1 day, since 2026-06-29 (last reviewed 2026-03-29, quarterly). ' +
        'Assess it again, and record the day as “last_reviewed:”.',
    );
    assert.equal(written?.underlined, '2026-06-29');
  });
});
