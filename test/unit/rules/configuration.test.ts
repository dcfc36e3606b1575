/** The check of plumbline.yml. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings } from './rule-fixture.ts';

const ENGAGEMENT = 'engagement: {type: 1, as_of: 2026-06-30}';

describe('plumbline.yml', () => {
  it('may name rules with every severity, in any case', async () => {
    await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        organization: Acme, Inc.
        ${ENGAGEMENT}
        files:
          policies: ["policies/**/*.md"]
          exclude: ["**/archive/**", "!policies/archive/kept.md"]
        keys: {owner: [policy_owner, steward], next-review: revisit, cuecs: [expectations]}
        due_soon: P30D
        rules:
          criterion-unmapped: off
          policy-review-overdue: error
          link-broken: Warning
          evidence-hash-mismatch: hint
          exception-expired: information
        frameworks: ["frameworks/*.yml"]
      `,
    });
  });

  it('key-unknown: a code that no rule has, and a field that does not exist', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        ${ENGAGEMENT}
        organisaton: Acme # want key-unknown
        keys:
          ownr: [policy_owner] # want key-unknown
          shoe_size: [x] # want key-unknown
        rules:
          criterion-unmapped: off
          policy-review-overdu: error # want key-unknown
          no-such-rule: error # want key-unknown
      `,
    });
    const messages = found.of('key-unknown').map(({ message }) => message);
    assert.equal(messages[1], '“ownr” is not a field, so its keys are not read. Did you mean “owner”?');
    assert.equal(
      messages[3],
      'There is no rule “policy-review-overdu”, so this has no effect. Did you mean “policy-review-overdue”?',
    );
    assert.equal(found.of('key-unknown')[3]?.underlined, 'policy-review-overdu');
  });

  it('value-invalid: a naming standard that is none, at what is wrong with it', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        ${ENGAGEMENT}
        evidence_name: "{year}/{contrl}-{title}" # want value-invalid
        rules: {criterion-unmapped: off}
      `,
    });
    const { message, underlined } = found.one('value-invalid');
    assert.equal(underlined, '{contrl}');
    assert.equal(message, '“{contrl}” is not a placeholder. Did you mean “{control}”?');
    const escaped = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        ${ENGAGEMENT}
        evidence_name: "{year}\\x2f{title" # want value-invalid
        rules: {criterion-unmapped: off}
      `,
    });
    assert.equal(escaped.one('value-invalid').underlined, '"{year}\\x2f{title"');
  });

  it('value-invalid: what is no severity', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        ${ENGAGEMENT}
        rules:
          criterion-unmapped: off
          link-broken: info # want value-invalid
          id-duplicate: loud # want value-invalid
          key-unknown: # want value-invalid
          key-duplicate: {severity: error} # want value-invalid
          date-invalid: [error, off] # want value-invalid
      `,
    });
    const invalid = found.of('value-invalid');
    assert.equal(invalid[0]?.message, '“info” is not a severity. Did you mean “information”?');
    assert.equal(invalid[0]?.underlined, 'info');
    assert.equal(invalid[1]?.message, '“loud” is not a severity. Write error, warning, information, hint or off.');
    assert.equal(invalid[2]?.underlined, 'key-unknown');
  });

  it('value-invalid: rules, keys and files that are no pairs', async () => {
    await expectFindings({
      'plumbline.yml': `
        ${ENGAGEMENT} # want criterion-unmapped*33
        keys: [policy_owner] # want value-invalid
        rules: off # want value-invalid
        files: policies/**/*.md # want value-invalid
      `,
    });
  });

  it('value-invalid: a further key that has a meaning already', async () => {
    const found = await expectFindings({
      'plumbline.yml': `
        ${ENGAGEMENT} # want criterion-unmapped*33
        keys:
          owner: [policy_owner, id, version] # want value-invalid
          title: [name, headline]
      `,
    });
    const { underlined, diagnosis } = found.one('value-invalid');
    assert.equal(underlined, 'id', 'version is one only of policies, and a control may take it for its owner');
    assert.equal(
      diagnosis.message,
      '“id” is a field of its own, so it is not read as “owner”. Give the field another key.',
    );
  });

  it('value-invalid: a glob that cannot be used', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        ${ENGAGEMENT}
        files:
          policies: ["policies/**/*.md", "docs/{a,b/*.md"] # want value-invalid
          registers: ["../other/*.yml", "{controls,evidence}/**/*.yml", "*.control.yml"] # want value-invalid
          exclude: ["!(a)"] # want value-invalid
        rules: {criterion-unmapped: off}
      `,
    });
    const [brace, outside] = found.of('value-invalid');
    assert.equal(brace?.underlined, '"docs/{a,b/*.md"');
    assert.match(brace?.message ?? '', /a \{ has no \}/);
    assert.match(outside?.message ?? '', /cannot lead out of the workspace folder/);
  });

  it('severities and “off” count as they are written', async () => {
    const found = await expectFindings({
      'plumbline.yml': `
        ${ENGAGEMENT}
        rules: {criterion-unmapped: off, key-unknown: hint, value-placeholder: off}
      `,
      'risks/register.yml': `
        risks:
          - {id: R-001, treatment: accept, titel: Leavers, owner: TBD} # want key-unknown
      `,
    });
    assert.equal(found.one('key-unknown').diagnosis.severity, 'hint');
  });
});
