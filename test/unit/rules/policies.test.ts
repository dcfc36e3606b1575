/** The rules on policies. */

import assert from 'node:assert/strict';
import { POLICY_RULES } from '../../../server/src/rules/policies.ts';
import { RULE_CODES, type RuleCode } from '../../../server/src/rules/rule-codes.ts';
import { expectFindings } from './rule-fixture.ts';
import { type Changes, control, controls, evidence, policy, SOUND } from './sound-records.ts';

/** A workspace in which only the policy is changed. */
function withPolicy(changes: Changes, body?: string): Record<string, string> {
  return { ...SOUND, 'policies/access.md': policy(changes, body) };
}

const REQUIRED: readonly (readonly [string, RuleCode])[] = [
  ['owner', 'policy-owner-missing'],
  ['approver', 'policy-approver-missing'],
  ['version', 'policy-version-missing'],
  ['review_cadence', 'policy-cadence-missing'],
  ['satisfies', 'policy-unmapped'],
];

describe('rules on policies', () => {
  it('find nothing in a sound workspace', async () => {
    await expectFindings(SOUND);
  });

  it('are described in the order of the public list', () => {
    assert.deepEqual(
      POLICY_RULES.map((rule) => rule.code),
      RULE_CODES.filter((code) => code.startsWith('policy-')),
    );
  });
});

describe('fields that a policy must have', () => {
  for (const [name, code] of REQUIRED) {
    it(`${code}: at the ID where the key is not there`, async () => {
      const found = await expectFindings(withPolicy({ id: `POL-ACCESS # want ${code}`, [name]: undefined }));
      const { underlined, message } = found.one(code);
      assert.equal(underlined, 'POL-ACCESS');
      assert.match(message, /^POL-ACCESS .*Add “/);
    });

    it(`${code}: at the key where nothing stands behind it`, async () => {
      const found = await expectFindings(withPolicy({ [name]: ` # want ${code}` }));
      const { underlined, message } = found.one(code);
      assert.equal(underlined, name);
      assert.match(message, /^POL-ACCESS .*Fill it in here:/);
      await expectFindings(withPolicy({ [name]: `"" # want ${code}` }));
    });

    it(`${code}: not where a placeholder stands, which has its own finding`, async () => {
      await expectFindings(withPolicy({ [name]: 'TBD # want value-placeholder' }));
    });

    it(`${code}: not for a retired policy`, async () => {
      await expectFindings({ 'policies/access.md': policy({ status: 'retired', [name]: undefined }) });
    });
  }

  it('policy-id-missing: at the title, else at the first key', async () => {
    const fixture = (changes: Changes) => ({ 'policies/access.md': policy(changes) });
    const titled = await expectFindings(fixture({ id: undefined, title: 'Access # want policy-id-missing' }));
    assert.equal(titled.one('policy-id-missing').underlined, 'Access');
    assert.match(titled.one('policy-id-missing').message, /^“Access” has no ID/);
    const untitled = await expectFindings(
      fixture({ id: undefined, title: undefined, version: '"2.1" # want policy-id-missing' }),
    );
    assert.equal(untitled.one('policy-id-missing').underlined, 'version');
    assert.match(untitled.one('policy-id-missing').message, /^This policy has no ID/);
    const empty = await expectFindings(fixture({ id: ' # want policy-id-missing' }));
    assert.equal(empty.one('policy-id-missing').underlined, 'id');
    await expectFindings(fixture({ id: '"{{.Acronym}}" # want value-placeholder' }));
    await expectFindings(fixture({ id: undefined, acronym: 'AP' }));
  });

  it('lists and maps without a value are empty', async () => {
    await expectFindings(
      withPolicy({ satisfies: '[] # want policy-unmapped', owner: '[] # want policy-owner-missing' }),
    );
    await expectFindings(withPolicy({ satisfies: '{TSC: []} # want policy-unmapped' }));
  });

  it('what has the wrong shape is not missing besides', async () => {
    await expectFindings(withPolicy({ owner: '{name: Jane} # want value-invalid' }));
    await expectFindings(withPolicy({ review_cadence: 'sometimes # want value-invalid' }));
  });

  it('policy-approver-missing: not for a draft, but for what is in review', async () => {
    const none = { approver: undefined, approved: undefined };
    await expectFindings({ 'policies/access.md': policy({ status: 'draft', ...none }) });
    await expectFindings({
      'policies/access.md': policy({ id: 'POL-ACCESS # want policy-approver-missing', status: 'in-review', ...none }),
    });
  });

  it('policy-cadence-missing: not where the next review is written', async () => {
    await expectFindings(withPolicy({ review_cadence: undefined, next_review: '2027-01-15' }));
    await expectFindings(withPolicy({ review_cadence: undefined, next_review: '01/02/2027 # want date-ambiguous' }));
    await expectFindings(
      withPolicy({
        id: 'POL-ACCESS # want policy-cadence-missing',
        review_cadence: undefined,
        next_review: 'TBD # want value-placeholder',
      }),
    );
  });

  it('a policy without front-matter has one finding, and one with an empty front-matter has all', async () => {
    await expectFindings({ 'policies/access.md': '# Access <!-- want front-matter-missing -->\n\nText.\n' });
    await expectFindings(
      { 'policies/access.md': '---\n---\n\n# Access\n' },
      {
        also: ['policy-id-missing', ...REQUIRED.map(([, code]) => code)].map((code) => `policies/access.md:0 ${code}`),
      },
    );
  });
});

describe('policy-not-approved', () => {
  const UNAPPROVED = { status: 'draft # want policy-not-approved', approver: undefined, approved: undefined };

  it('a draft under which a control stands, named by the control', async () => {
    const found = await expectFindings(withPolicy(UNAPPROVED));
    const { underlined, message, related } = found.one('policy-not-approved');
    assert.equal(underlined, 'draft');
    assert.match(message, /^POL-ACCESS is still a draft, while AC-01 stands under it\./);
    assert.deepEqual(related, ['controls/access.yml: AC-01 stands under this policy.']);
  });

  it('a policy in review under which a control stands, named by the policy', async () => {
    const found = await expectFindings({
      ...SOUND,
      'policies/access.md': policy({ status: 'In Review # want policy-not-approved', controls: '[AC-01]' }),
      'controls/access.yml': controls(control({ policies: undefined })),
    });
    assert.match(found.one('policy-not-approved').message, /still in review, while AC-01 stands under it/);
  });

  it('names three controls and counts the rest, each once', async () => {
    const ids = ['AC-01', 'AC-02', 'AC-03', 'AC-04', 'AC-05'];
    const found = await expectFindings({
      'policies/access.md': policy({ ...UNAPPROVED, controls: '[AC-02, AC-01]' }),
      'controls/access.yml': controls(...ids.map((id) => control({ id }))),
      'evidence/access.yml': evidence(...ids),
    });
    const { message, related } = found.one('policy-not-approved');
    assert.match(message, /AC-02, AC-01, AC-03 and 2 more stand under it/);
    assert.equal(related.length, 3);
  });

  for (const status of ['planned', 'retired']) {
    it(`not where the control is ${status}`, async () => {
      await expectFindings({
        'policies/access.md': policy({ ...UNAPPROVED, status: 'draft' }),
        'controls/access.yml': controls(control({ status })),
      });
    });
  }

  it('not where nothing rests on the draft', async () => {
    await expectFindings({ 'policies/access.md': policy({ ...UNAPPROVED, status: 'draft' }) });
    await expectFindings({
      'policies/access.md': policy({ ...UNAPPROVED, status: 'draft' }, 'AC-01 will put this into practice.'),
      'policies/other.md': policy({ id: 'POL-OTHER' }),
      'controls/access.yml': controls(control({ policies: '[POL-OTHER]' })),
      'evidence/access.yml': evidence('AC-01'),
    });
  });

  it('from the day on which it takes effect', async () => {
    const draft = (effective: string, status: string) => ({
      'policies/access.md': policy({ ...UNAPPROVED, status, effective }),
    });
    const found = await expectFindings(draft('2026-06-30', 'draft # want policy-not-approved'));
    assert.match(found.one('policy-not-approved').message, /while it has been effective since 2026-06-30\./);
    await expectFindings(draft('2026-07-01', 'draft'));
  });

  it('approved, but nobody knows when', async () => {
    const found = await expectFindings(
      withPolicy({ status: 'approved # want policy-not-approved', approved: undefined }),
    );
    assert.equal(found.one('policy-not-approved').underlined, 'approved');
    await expectFindings(withPolicy({ status: 'published # want policy-not-approved', approved: '' }));
  });

  it('not where the day of the approval has a finding of its own', async () => {
    await expectFindings(withPolicy({ approved: 'TBD # want value-placeholder' }));
    await expectFindings(withPolicy({ approved: '2026-02-30 # want date-invalid' }));
  });

  it('not without a status: the approver and the date speak for themselves', async () => {
    await expectFindings(withPolicy({ status: undefined }));
    await expectFindings(
      withPolicy({
        id: 'POL-ACCESS # want policy-approver-missing',
        status: undefined,
        approver: undefined,
        approved: undefined,
      }),
    );
    await expectFindings(withPolicy({ status: 'TBD # want value-placeholder' }));
  });
});

describe('policy-retired-referenced', () => {
  const OLD = policy({ id: 'POL-OLD', status: 'retired' });

  it('a control and an exception that name a retired policy', async () => {
    const found = await expectFindings({
      ...SOUND,
      'policies/old.md': OLD,
      'controls/access.yml': controls(control({ policies: '[POL-ACCESS, POL-OLD] # want policy-retired-referenced' })),
      'exceptions/2026.yml': `
        exceptions:
          - {id: EX-1, policy: POL-OLD, compensating_control: AC-01, approver: chris.lee, approved: 2026-03-01, expires: 2026-12-31} # want policy-retired-referenced
      `,
    });
    const [first, second] = found.of('policy-retired-referenced');
    assert.equal(first?.underlined, 'POL-OLD');
    assert.match(first?.message ?? '', /^AC-01 names POL-OLD, which is retired\./);
    assert.deepEqual(first?.related, ['policies/old.md: POL-OLD is retired.']);
    assert.match(second?.message ?? '', /^EX-1 names POL-OLD/);
  });

  it('not where the control is retired too', async () => {
    await expectFindings({
      'policies/old.md': OLD,
      'controls/access.yml': controls(control({ status: 'retired', policies: '[POL-OLD]' })),
    });
  });

  it('not in prose, which tells of the past as well', async () => {
    await expectFindings({ ...withPolicy({}, 'This replaces POL-OLD.'), 'policies/old.md': OLD });
  });

  it('not where the old version is kept under the ID of the one in force', async () => {
    await expectFindings(
      {
        ...SOUND,
        'policies/archive/access.md': policy({ id: 'POL-ACCESS', status: 'retired' }),
        'policies/access.md': policy({ id: 'POL-ACCESS' }),
      },
      { also: ['policies/archive/access.md:1 id-duplicate'] },
    );
  });
});
