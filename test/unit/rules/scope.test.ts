/** The rules on scope. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings, type FixtureFiles } from './rule-fixture.ts';

/** The good workspace with this configuration; what it maps is not asked. */
async function expectInConfiguration(text: string, more: FixtureFiles = {}): Promise<Findings> {
  return expectFindings({ ...GOOD, ...more, 'plumbline.yml': `${text.trim()}\nrules: {criterion-unmapped: off}\n` });
}

describe('scope-missing', () => {
  it('is content with a type, and a period where there has to be one', async () => {
    await expectInConfiguration('engagement: {type: 1}');
    await expectInConfiguration('engagement: {period: {start: 2026-01-01, end: 2026-12-31}}');
    await expectInConfiguration('engagement: {type: 2, period: 2026}');
    await expectInConfiguration('engagement: {type: 2, period: TBD} # want value-placeholder');
    await expectInConfiguration('engagement: {type: 2, period: {start: 2026-01-01}} # want value-invalid');
    await expectInConfiguration('engagement: TBD # want value-placeholder');
  });

  it('asks for an engagement', async () => {
    const found = await expectInConfiguration('organization: Acme # want scope-missing');
    assert.match(
      found.one('scope-missing').message,
      /Write “engagement:” with its type, its period and its categories\./,
    );
    const empty = await expectInConfiguration('organization: Acme\nengagement: # want scope-missing');
    assert.equal(empty.one('scope-missing').underlined, 'engagement');
  });

  it('asks for the period of a Type 2 report', async () => {
    const found = await expectInConfiguration('engagement:\n  type: 2 # want scope-missing');
    assert.equal(found.one('scope-missing').underlined, '2');
    assert.match(found.one('scope-missing').message, /Write “period: \{start: …, end: …\}”/);
    await expectInConfiguration('engagement:\n  type: 2\n  period: # want scope-missing');
  });

  it('asks that some system be in scope', async () => {
    const systems = (scope: string): FixtureFiles => ({
      'systems.control.yml': `systems: [{id: crm, owner: jane.doe, in_scope: false}, {id: site, owner: jane.doe${scope}}]`,
    });
    const found = await expectInConfiguration('engagement: {type: 1} # want scope-missing', systems(', in_scope: no'));
    assert.equal(found.one('scope-missing').underlined, 'engagement');
    await expectInConfiguration('engagement: {type: 1}', {
      'systems.control.yml': `${systems('')['systems.control.yml'] ?? ''} # want system-uncontrolled`,
    });
  });

  it('asks for a plumbline.yml where there is something of ours', async () => {
    const also = [
      'plumbline.yml:0 scope-missing',
      ...Array.from({ length: 33 }, () => 'plumbline.yml:0 criterion-unmapped'),
    ];
    const found = await expectFindings(
      { 'risks/register.yml': 'risks: [{id: R-001, treatment: accept, owner: jane.doe}]' },
      { also },
    );
    assert.match(found.one('scope-missing').message, /^There is no plumbline\.yml/);
  });

  it('leaves it to the YAML finding where the file cannot be read', async () => {
    await expectFindings({
      ...GOOD,
      'plumbline.yml': 'engagment: [ # want yaml-syntax key-unknown criterion-unmapped*31',
    });
    await expectFindings({
      ...GOOD,
      'plumbline.yml': 'engagement: "type 2 # want yaml-syntax criterion-unmapped*31',
    });
  });
});

const REST = 'status: designed, owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1]';

describe('system-owner-missing', () => {
  it('asks for the owner of every system in scope', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/systems.yml': `
        controls:
          - {id: AC-02, ${REST}, policies: [POL-ACCESS], systems: [okta, aws, github, mdm]}
      `,
      'systems.control.yml': `
        systems:
          - {id: okta, owner: jane.doe, in_scope: true}
          - {id: aws, in_scope: true} # want system-owner-missing
          - id: github
            owner: # want system-owner-missing
          - {id: crm, in_scope: false}
          - {id: mdm, owner: TBD} # want value-placeholder
      `,
    });
    const [none, empty] = found.of('system-owner-missing');
    assert.equal(none?.underlined, 'aws');
    assert.match(none?.message ?? '', /^aws is in scope and has no owner.*Add “owner:” with the person who does/);
    assert.equal(empty?.underlined, 'owner');
  });
});

describe('system-uncontrolled', () => {
  it('asks for a control that is not retired', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/systems.yml': `
        controls:
          - {id: AC-02, ${REST}, policies: [POL-ACCESS], systems: [okta]}
          - {id: AC-03, status: retired, systems: [aws]}
      `,
      'systems.control.yml': `
        systems:
          - {id: okta, owner: jane.doe}
          - {id: aws, owner: jane.doe} # want system-uncontrolled
          - {id: crm, owner: jane.doe, in_scope: false}
          - {name: Metabase, owner: jane.doe} # want system-uncontrolled
      `,
    });
    const [retired, unnamed] = found.of('system-uncontrolled');
    assert.equal(
      retired?.message,
      'aws is in scope, but no control operates on it. Name it in the “systems:” of a control, or set “in_scope: false”.',
    );
    assert.equal(unnamed?.underlined, 'Metabase');
    assert.match(unnamed?.message ?? '', /has no ID, so that no control can name it/);
  });
});
