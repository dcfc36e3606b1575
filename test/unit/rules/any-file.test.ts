/** The rules on any file: what reading shows, and IDs that are given twice. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings } from './rule-fixture.ts';

describe('rules on any file', () => {
  it('finds nothing in a good workspace', async () => {
    await expectFindings(GOOD);
  });

  it('yaml-syntax: reports malformed YAML once and reads the rest', async () => {
    await expectFindings({
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, title: Leavers, owner: jane.doe # want yaml-syntax
          - {id: R-002, treatment: accept, owner: jane.doe, title: Joiners, ownr: jane.doe} # want key-unknown
      `,
      'vendors/register.yml': `
        vendors:
          - id: V-OKTA
            nmae: Okta # want key-unknown
      `,
    });
  });

  it('yaml-syntax: reports what is not text', async () => {
    const found = await expectFindings(
      { 'risks/register.yml': 'risks: []\0' },
      { also: ['risks/register.yml:0 yaml-syntax'] },
    );
    assert.equal(found.one('yaml-syntax').diagnosis.severity, 'error');
  });

  it('front-matter-missing: reports it once, and not each field besides', async () => {
    await expectFindings({
      'policies/plain.md': `
        # Password Policy <!-- want front-matter-missing -->

        Passwords are long.
      `,
    });
  });

  it('front-matter-unclosed: reports the line that opens it', async () => {
    await expectFindings({
      ...GOOD,
      'policies/open.md': `
        --- # want front-matter-unclosed
        id: POL-OPEN
        title: Open Policy
        version: "1.0"
        owner: jane.doe
        approver: chris.lee
        review_cadence: annual
        satisfies: [CC6.1]

        # Purpose
      `,
    });
  });

  it('key-duplicate: reports the second key, with the first beside it', async () => {
    const found = await expectFindings({
      'risks/register.yml': `
        risks:
          - id: R-001
            treatment: accept
            title: Leavers
            owner: jane.doe
            title: Leavers keep accounts # want key-duplicate
          - id: R-002
            owner: jane.doe
            treatment: accept
            title: Joiners
            name: New people # want key-duplicate
      `,
    });
    const [same, alias] = found.of('key-duplicate');
    assert.equal(same?.underlined, 'title');
    assert.equal(alias?.message, '“name” means the same as “title” above, which is used. Keep one of them.');
    assert.deepEqual(alias?.related, ['risks/register.yml: “title” stands here.']);
  });

  it('key-unknown: suggests the key that was meant', async () => {
    const found = await expectFindings({
      'risks/register.yml': `
        risks:
          - id: R-001
            owner: jane.doe
            treatment: accept
            titel: Leavers # want key-unknown
            x-score: 12
            colour: red # want key-unknown
      `,
    });
    const [slip, own] = found.of('key-unknown');
    assert.equal(
      slip?.message,
      '“titel” is not a field of a risk. Did you mean “title”? As it stands, it is not read.',
    );
    assert.equal(slip?.underlined, 'titel');
    assert.match(own?.message ?? '', /begin it with “x-”/);
  });

  it('key-unknown: leaves the keys of a site generator alone in a policy', async () => {
    await expectFindings({
      ...GOOD,
      'policies/site.md': `
        ---
        id: POL-SITE
        layout: page
        sidebar_position: 4
        verison: "1.0" # want key-unknown
        version: "1.0"
        owner: jane.doe
        approver: chris.lee
        next_review: 2027-01-01
        satisfies: [CC6.1]
        ---

        Text.
      `,
    });
  });

  it('value-invalid: reports a value that its field does not take', async () => {
    const found = await expectFindings({
      'risks/register.yml': `
        risks:
          - id: R-001
            owner: jane.doe
            likelihood: 9 # want value-invalid
            impact: 3
            treatment: mitigat # want value-invalid
          - id: R-002
            owner: jane.doe
            treatment: {accept: yes} # want value-invalid
      `,
    });
    const [number, word] = found.of('value-invalid');
    assert.equal(number?.underlined, '9');
    assert.equal(word?.message, '“mitigat” is not a value of treatment. Did you mean “mitigate”?');
  });

  it('date-invalid: says which day the calendar lacks', async () => {
    const found = await expectFindings({
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: jane.doe, last_reviewed: 2026-02-30} # want date-invalid
          - {id: R-002, treatment: accept, owner: jane.doe, last_reviewed: 30 June 2026}
          - {id: R-003, treatment: accept, owner: jane.doe, last_reviewed: soon} # want date-invalid
      `,
    });
    const [day] = found.of('date-invalid');
    assert.equal(day?.underlined, '2026-02-30');
    assert.match(day?.message ?? '', /February 2026 has 28 days/);
  });

  it('date-ambiguous: names both days', async () => {
    const found = await expectFindings({
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: jane.doe, last_reviewed: 03/04/2026} # want date-ambiguous
          - {id: R-002, treatment: accept, owner: jane.doe, last_reviewed: 30/04/2026}
      `,
    });
    assert.equal(
      found.one('date-ambiguous').message,
      '“03/04/2026” can be 4 Mar 2026 or 3 Apr 2026. Write 2026-03-04 or 2026-04-03.',
    );
  });

  it('value-placeholder: counts as missing, and nothing else is said of the field', async () => {
    await expectFindings({
      ...GOOD,
      'controls/new.yml': `
        controls:
          - id: AC-02
            title: "[Title]" # want value-placeholder
            owner: TBD # want value-placeholder
            status: designed
            frequency: N/A # want value-placeholder
            review_cadence: "{{cadence}}" # want value-placeholder
            criteria: [TBD] # want value-placeholder
            policies: TODO # want value-placeholder
      `,
      'systems.control.yml': `
        systems:
          - {id: okta, owner: TBD, in_scope: true} # want value-placeholder system-uncontrolled
      `,
    });
  });

  it('version-not-string: asks for quotes', async () => {
    const found = await expectFindings({
      ...GOOD,
      'policies/quoted.md': `
        ---
        id: POL-QUOTED
        version: 1.10 # want version-not-string
        owner: jane.doe
        approver: chris.lee
        next_review: 2027-01-01
        satisfies: [CC6.1]
        ---

        Text.
      `,
    });
    assert.match(found.one('version-not-string').message, /"1\.10"/);
  });

  it('id-duplicate: reports each later record of the kind, with the first beside it', async () => {
    const found = await expectFindings({
      'risks/a.yml': `
        risks:
          - {id: R-001, treatment: accept, owner: jane.doe, title: Leavers}
          - {id: R-002, treatment: accept, owner: jane.doe, title: Joiners}
      `,
      'risks/b.yml': `
        risks:
          - {id: R-002, treatment: accept, owner: jane.doe, title: Fire} # want id-duplicate
          - {id: R-003, treatment: accept, owner: jane.doe, title: Flood}
          - {id: R-003, treatment: accept, owner: jane.doe, title: Flood again} # want id-duplicate
      `,
      // Another kind may use the same ID.
      'vendors/a.yml': `
        vendors:
          - {id: R-001, name: Okta}
      `,
    });
    const [across, within] = found.of('id-duplicate');
    assert.equal(
      across?.message,
      '“R-002” is already the ID of another risk, in risks/a.yml. Give one of the two another ID.',
    );
    assert.equal(across?.underlined, 'R-002');
    assert.deepEqual(across?.related, ['risks/a.yml: “R-002” is also defined here.']);
    assert.match(within?.message ?? '', /another risk, above\./);
  });

  it('says nothing of files that are not ours', async () => {
    await expectFindings({
      'docs/notes.md': '# Notes\n\n[nowhere](missing.md)\n',
      'docs/other.yml': 'a: [\n',
      'policies/README.md': '# Policies\n\n[nowhere](missing.md)\n',
    });
  });
});
