/** The check of IDs in fields. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings } from './rule-fixture.ts';

const REST = 'status: designed, owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1]';

describe('IDs in fields', () => {
  it('value-invalid: names a record that no register of its kind holds', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/more.yml': `
        controls:
          - id: AC-02
            ${REST.replaceAll(', ', '\n            ')}
            policies: [POL-ACCESS]
            systems: [okta, github]
            risks: [R-001, R-099] # want value-invalid
          - {id: AC-03, ${REST}, policies: [POL-ACCESS], systems: [gihtub]} # want value-invalid
      `,
      'risks/register.yml': 'risks: [{id: R-001, treatment: accept, owner: jane.doe}]',
      'systems.control.yml': `
        systems:
          - {id: okta, owner: jane.doe, vendor: V-OKTA}
          - {id: github, owner: jane.doe, vendor: okta} # want value-invalid
      `,
      'vendors/okta.yml': 'vendors: [{id: V-OKTA}]',
      'people.control.yml': `
        people:
          - {id: jane.doe, manager: Chris Lee}
          - {id: chris.lee, name: Chris Lee}
          - {id: sam.roe, manager: chris.le} # want value-invalid
        teams:
          - {id: security, members: [jane.doe, nobody]} # want value-invalid
      `,
      'exceptions/2026.yml': `
        exceptions:
          - {id: EX-1, control: AC-02, policy: POL-ACCESS, owner: jane.doe, status: requested, compensating_control: AC-01, expires: 2026-12-31}
          - {id: EX-2, policy: POL-ACESS, owner: jane.doe, status: requested, compensating_control: AC-01, expires: 2026-12-31} # want value-invalid
      `,
      'controls/populations.yml': `
        populations:
          - id: POP-1
            control: AC-02
            events:
              - {id: E-1, date: 2026-02-03, evidence: EV-2026-Q1-AC-01}
              - {id: E-2, date: 2026-02-04, evidence: EV-2026-Q9-AC-01} # want value-invalid
      `,
    });
    const byText = new Map(found.of('value-invalid').map((one) => [one.underlined, one]));
    assert.equal(
      byText.get('R-099')?.message,
      'No risk has the ID “R-099”. Add the risk to a register, or correct the ID.',
    );
    assert.match(byText.get('gihtub')?.message ?? '', /Did you mean “github”\?/);
    assert.equal(byText.get('okta')?.message, '“okta” is a system, not a vendor. Name a vendor here.');
    assert.deepEqual(byText.get('okta')?.related, ['systems.control.yml: “okta” is defined here, as a system.']);
    assert.match(byText.get('chris.le')?.message ?? '', /Did you mean “chris\.lee”\?/);
    assert.match(byText.get('POL-ACESS')?.message ?? '', /Did you mean “POL-ACCESS”\?/);
  });

  it('asks nothing where there is no register of the kind', async () => {
    await expectFindings({
      ...GOOD,
      'controls/more.yml': `
        controls:
          - {id: AC-02, ${REST}, policies: [POL-ACCESS], systems: [okta], risks: [R-001]}
      `,
    });
  });
});
