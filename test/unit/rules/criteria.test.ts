/** The rules on criteria. */

import assert from 'node:assert/strict';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';
import { GOOD } from './good-workspace.ts';
import { expectFindings } from './rule-fixture.ts';

/** A planned control with these criteria, in which nothing else is wrong. */
function control(criteria: string, status = 'planned'): string {
  return `
    controls:
      - id: AC-02
        owner: jane.doe
        status: ${status}
        frequency: annual
        next_review: 2027-01-01
        policies: [POL-ACCESS]
        criteria: ${criteria}
  `;
}

describe('criterion-unknown', () => {
  it('names what there is, and the nearest', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/more.yml': control('[CC6.1, CC9.9, cc8.1, XX1.1, "CC6.1 - Logical access"] # want criterion-unknown*2'),
    });
    const [near, far] = found.of('criterion-unknown');
    assert.equal(near?.underlined, 'CC9.9');
    assert.equal(near?.message, 'There is no criterion “CC9.9” in TSC: CC9 has CC9.1 and CC9.2. Did you mean “CC9.1”?');
    assert.match(far?.message ?? '', /^There is no criterion “XX1\.1” in TSC\. /);
    assert.equal(near?.diagnosis.severity, 'error');
  });

  it('takes a range for a range, and a label for a label', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/more.yml': control('[CC6.7-CC6.9, "CC9.3 - Vendors"] # want criterion-unknown*2'),
    });
    const [range, labelled] = found.of('criterion-unknown');
    assert.match(range?.message ?? '', /and CC6\.8\. Correct the range\.$/);
    assert.match(labelled?.message ?? '', /CC9 has CC9\.1 and CC9\.2\. Did you mean “CC9\.1”\?$/);
  });

  it('is not a finding in prose', async () => {
    const policy = GOOD['policies/access.md'] ?? '';
    await expectFindings({ ...GOOD, 'policies/access.md': policy.replace('Everything.', 'CC9.9 and CC6.1-CC6.3.') });
  });

  it('stands in retired records too, since nobody can have meant it', async () => {
    await expectFindings({ ...GOOD, 'controls/more.yml': control('[CC9.9] # want criterion-unknown', 'retired') });
  });
});

describe('framework-unknown', () => {
  it('stands at the key, once', async () => {
    const found = await expectFindings({
      ...GOOD,
      'policies/mapped.md': `
        ---
        id: POL-MAPPED
        version: "1.0"
        owner: jane.doe
        approver: chris.lee
        next_review: 2027-01-01
        satisfies:
          TSC 2017: [CC6.1, CC6.2]
          TCS: [CC6.3] # want framework-unknown
          HIPAA: [164.308, 164.310] # want framework-unknown
        ---

        Text.
      `,
    });
    const [slip, other] = found.of('framework-unknown');
    assert.equal(slip?.underlined, 'TCS');
    assert.match(slip?.message ?? '', /Did you mean “TSC”\?$/);
    assert.equal(other?.underlined, 'HIPAA');
    assert.match(other?.message ?? '', /Known here: TSC\.$/);
  });
});

describe('criterion-shorthand', () => {
  it('lists what a range or series stands for', async () => {
    const found = await expectFindings({
      ...GOOD,
      'controls/more.yml': control('[CC6.1-CC6.3, CC6, C-Series, CC-Series, CC7.1] # want criterion-shorthand*4'),
    });
    const messages = found.of('criterion-shorthand').map(({ message }) => message);
    assert.deepEqual(messages, [
      '“CC6.1-CC6.3” stands for CC6.1, CC6.2 and CC6.3. Write them out, so that each is found by its own ID.',
      '“CC6” stands for CC6.1, CC6.2, CC6.3, CC6.4, CC6.5, CC6.6, CC6.7 and CC6.8. Write them out, so that each is found by its own ID.',
      '“C-Series” stands for C1.1 and C1.2. Write them out, so that each is found by its own ID.',
      '“CC-Series” stands for CC1.1, CC1.2, CC1.3, … CC9.2, 33 in all. Write them out, so that each is found by its own ID.',
    ]);
    assert.equal(found.of('criterion-shorthand')[0]?.diagnosis.severity, 'hint');
  });

  it('is not asked of a retired record', async () => {
    await expectFindings({ ...GOOD, 'controls/more.yml': control('[CC6]', 'retired') });
  });
});

describe('criterion-out-of-scope', () => {
  it('is silent unless it is turned on', async () => {
    await expectFindings({ ...GOOD, 'controls/more.yml': control('[A1.1, CC6.1]') });
  });

  it('names the category where it is turned on', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        engagement: {type: 1, categories: [security, confidentiality]}
        rules: {criterion-out-of-scope: warning, criterion-unmapped: off}
      `,
      'controls/more.yml': control('[A1.1, CC6.1, C1.1] # want criterion-out-of-scope'),
    });
    const { message, underlined } = found.one('criterion-out-of-scope');
    assert.equal(underlined, 'A1.1');
    assert.match(message, /^A1\.1 is of Availability, which is not in scope\. Add “availability” to the categories/);
  });
});

describe('criterion-unmapped', () => {
  const allBut = (...left: readonly string[]): string =>
    `[${TSC_2017.criteria
      .map((criterion) => criterion.id)
      .filter((id) => /^CC|^A/.test(id) && !left.includes(id))
      .join(', ')}]`;

  it('stands at the category that takes the criterion into scope', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        engagement:
          type: 1
          categories:
            - security # want criterion-unmapped
            - availability # want criterion-unmapped
      `,
      'controls/more.yml': control(allBut('CC1.2', 'A1.3')),
    });
    const [board, recovery] = found.of('criterion-unmapped');
    assert.equal(board?.underlined, 'security');
    assert.equal(
      board?.message,
      'No policy and no control maps CC1.2 (Independent board oversight). Name it in the criteria of a control, or in what a policy satisfies.',
    );
    assert.equal(recovery?.underlined, 'availability');
  });

  it('stands at the engagement where Security is only understood', async () => {
    const found = await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        organization: Acme
        engagement: {type: 1, as_of: 2026-06-30} # want criterion-unmapped
      `,
      'controls/more.yml': control(allBut('CC1.2')),
    });
    assert.equal(found.one('criterion-unmapped').underlined, 'engagement');
  });

  it('does not count retired records, nor prose', async () => {
    const policy = GOOD['policies/access.md'] ?? '';
    await expectFindings({
      ...GOOD,
      'plumbline.yml': `
        engagement: {type: 1, as_of: 2026-06-30} # want criterion-unmapped*32
      `,
      'policies/access.md': policy
        .replace('satisfies: [CC6.1, CC6.2]', 'satisfies: [CC6.1]')
        .replace('Everything.', 'As CC8.1 says.'),
      'controls/access.yml': (GOOD['controls/access.yml'] ?? '').replace('[CC6.1, CC6.2]', '[CC6.1]'),
      'controls/more.yml': control('[CC7.1, CC7.2]', 'retired'),
    });
  });

  it('is asked without a plumbline.yml too, but not of a folder that holds nothing of ours', async () => {
    const also = [
      'plumbline.yml:0 scope-missing',
      ...TSC_2017.criteria
        .filter(({ id }) => id.startsWith('CC') && id !== 'CC6.1' && id !== 'CC6.2')
        .map(() => 'plumbline.yml:0 criterion-unmapped'),
    ];
    await expectFindings(GOOD, { also });
    const found = await expectFindings({ 'src/main.ts': 'export {};\n', 'notes.md': '# Notes\n' });
    assert.deepEqual(found.all, []);
  });
});
