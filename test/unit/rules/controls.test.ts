/** The rules on controls. */

import assert from 'node:assert/strict';
import { CONTROL_RULES } from '../../../server/src/rules/controls.ts';
import { RULE_CODES, type RuleCode } from '../../../server/src/rules/rule-codes.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { engineOn, expectFindings, FOLDER } from './rule-fixture.ts';
import { type Changes, control, controls, evidence, policy, SOUND } from './sound-records.ts';

/** A workspace in which only the control is changed. */
function withControl(changes: Changes): Record<string, string> {
  return { ...SOUND, 'controls/access.yml': controls(control(changes)) };
}

const REQUIRED: readonly (readonly [string, RuleCode])[] = [
  ['owner', 'control-owner-missing'],
  ['frequency', 'control-frequency-missing'],
  ['review_cadence', 'control-cadence-missing'],
  ['criteria', 'control-unmapped'],
];

describe('rules on controls', () => {
  it('are described in the order of the public list', () => {
    assert.deepEqual(
      CONTROL_RULES.map((rule) => rule.code),
      RULE_CODES.filter((code) => code.startsWith('control-')),
    );
  });
});

describe('fields that a control must have', () => {
  for (const [name, code] of REQUIRED) {
    it(`${code}: at the ID where the key is not there`, async () => {
      const found = await expectFindings(withControl({ id: `AC-01 # want ${code}`, [name]: undefined }));
      const { underlined, message } = found.one(code);
      assert.equal(underlined, 'AC-01');
      assert.match(message, /^AC-01 .*Add “/);
    });

    it(`${code}: at the key where nothing stands behind it`, async () => {
      const found = await expectFindings(withControl({ [name]: ` # want ${code}` }));
      assert.equal(found.one(code).underlined, name);
      await expectFindings(withControl({ [name]: `[] # want ${code}` }));
    });

    it(`${code}: not where a placeholder stands, which has its own finding`, async () => {
      await expectFindings(withControl({ [name]: '{{.Todo}} # want value-placeholder' }));
    });

    it(`${code}: not for a retired control, but for a planned one`, async () => {
      await expectFindings(withControl({ status: 'retired', [name]: undefined }));
      await expectFindings(withControl({ id: `AC-01 # want ${code}`, status: 'planned', [name]: undefined }));
    });
  }

  it('control-cadence-missing: not where the next review is written', async () => {
    await expectFindings(withControl({ review_cadence: undefined, next_review: '2027-01-15' }));
  });
});

describe('control-owner-multiple', () => {
  it('a list of owners, underlined as a whole', async () => {
    const found = await expectFindings(withControl({ owner: '[jane.doe, sam.roe] # want control-owner-multiple' }));
    const { underlined, message } = found.one('control-owner-multiple');
    assert.equal(underlined, '[jane.doe, sam.roe]');
    assert.match(message, /^AC-01 has 2 owners, jane\.doe and sam\.roe, so nobody is accountable\./);
  });

  it('two owners in one value', async () => {
    const found = await expectFindings(withControl({ owner: 'jane.doe, sam.roe # want control-owner-multiple' }));
    assert.equal(found.one('control-owner-multiple').underlined, 'jane.doe, sam.roe');
  });

  it('not one owner in a list, nor a title with a comma', async () => {
    await expectFindings(withControl({ owner: '[jane.doe]' }));
    await expectFindings(withControl({ owner: 'Head of Security, Platform' }));
    await expectFindings(withControl({ owner: '[jane.doe, TBD] # want value-placeholder' }));
    await expectFindings(withControl({ status: 'retired', owner: '[jane.doe, sam.roe]' }));
  });
});

describe('control-policy-missing', () => {
  const ORPHAN = { id: 'AC-01 # want control-policy-missing', policies: undefined };

  it('a control that no policy knows of', async () => {
    const found = await expectFindings(withControl(ORPHAN));
    assert.equal(found.one('control-policy-missing').underlined, 'AC-01');
    assert.match(found.one('control-policy-missing').message, /^AC-01 stands under no policy\. Add “policies:”/);
    const empty = await expectFindings(withControl({ policies: ' # want control-policy-missing' }));
    assert.equal(empty.one('control-policy-missing').underlined, 'policies');
    await expectFindings(withControl({ policies: 'TBD # want value-placeholder' }));
    await expectFindings(withControl({ status: 'retired', policies: undefined }));
  });

  it('not where a policy lists it, or mentions it in its prose', async () => {
    const orphan = withControl({ policies: undefined });
    await expectFindings({ ...orphan, 'policies/access.md': policy({ controls: '[AC-01]' }) });
    await expectFindings({ ...orphan, 'policies/access.md': policy({}, 'People sign on once (AC-01).') });
  });

  it('where only a retired policy, or code in a policy, names it', async () => {
    const orphan = withControl(ORPHAN);
    await expectFindings({ ...orphan, 'policies/access.md': policy({ status: 'retired', controls: '[AC-01]' }) });
    await expectFindings({ ...orphan, 'policies/access.md': policy({}, 'Run `check AC-01` first.') });
  });

  it('a policy that nobody has written, at the reference', async () => {
    const found = await expectFindings(
      withControl({ policies: '[POL-ACCESS, POL-ACESS, POL-PAYROLL] # want control-policy-missing*2' }),
    );
    assert.deepEqual(
      found.of('control-policy-missing').map(({ underlined, message }) => [underlined, message]),
      [
        ['POL-ACESS', 'No policy has the ID “POL-ACESS”. Did you mean “POL-ACCESS”?'],
        ['POL-PAYROLL', 'No policy has the ID “POL-PAYROLL”. Write the policy, or correct the ID.'],
      ],
    );
  });

  it('one finding where all the policies are unknown', async () => {
    const one = await expectFindings(withControl({ policies: '[POL-ACESS] # want control-policy-missing' }));
    assert.equal(one.one('control-policy-missing').underlined, 'POL-ACESS');
    const all = await expectFindings(withControl({ policies: '[POL-A, POL-B, POL-C] # want control-policy-missing' }));
    assert.equal(all.one('control-policy-missing').underlined, '[POL-A, POL-B, POL-C]');
    assert.match(all.one('control-policy-missing').message, /: “POL-A”, “POL-B” and “POL-C”\./);
  });

  it('another kind of record in the place of a policy', async () => {
    const found = await expectFindings({
      ...withControl({ policies: '[POL-ACCESS, R-1] # want control-policy-missing' }),
      'risks/register.yml': 'risks:\n  - {id: R-1, treatment: accept, owner: jane.doe}\n',
    });
    const { message, related } = found.one('control-policy-missing');
    assert.equal(message, '“R-1” is a risk, not a policy. Name a policy here.');
    assert.deepEqual(related, ['risks/register.yml: “R-1” is defined here, as a risk.']);
  });
});

describe('control-evidence-missing', () => {
  const unproven = (changes: Changes) => ({
    'policies/access.md': policy(),
    'controls/access.yml': controls(control(changes)),
  });

  it('a control in operation, or without a status', async () => {
    for (const status of ['operating', 'Live', undefined]) {
      const found = await expectFindings(unproven({ id: 'AC-01 # want control-evidence-missing', status }));
      assert.equal(found.one('control-evidence-missing').underlined, 'AC-01');
      assert.match(found.one('control-evidence-missing').message, /with “control: AC-01”\.$/);
    }
  });

  it('not a control that is planned, designed or retired', async () => {
    for (const status of ['planned', 'designed', 'retired']) await expectFindings(unproven({ status }));
  });

  it('not before the day on which the control started', async () => {
    await expectFindings(unproven({ started: '2026-07-01' }));
    await expectFindings(unproven({ id: 'AC-01 # want control-evidence-missing', started: '2026-06-30' }));
  });

  it('not where a population names it, even one without events', async () => {
    await expectFindings({
      ...unproven({}),
      'evidence/populations.yml':
        'populations:\n  - {id: POP-1, control: AC-01, period: 2026-H1, collected: 2026-06-30, events: []}\n',
    });
  });

  it('where only prose, a risk or an exception names it', async () => {
    await expectFindings({
      ...unproven({ id: 'AC-01 # want control-evidence-missing' }),
      'policies/access.md': policy({ controls: '[AC-01]' }, 'See AC-01.'),
      'risks/register.yml': 'risks:\n  - {id: R-1, treatment: accept, owner: jane.doe, controls: [AC-01]}\n',
      'exceptions/2026.yml': 'exceptions:\n  - {id: EX-1, control: AC-01, status: closed}\n',
    });
  });

  it('a control without an ID, which evidence cannot name', async () => {
    const found = await expectFindings(unproven({ id: undefined, title: 'Sign-on # want control-evidence-missing' }));
    assert.match(found.one('control-evidence-missing').message, /^“Sign-on” has no ID/);
    await expectFindings(unproven({ id: 'TBD # want value-placeholder' }));
  });
});

describe('control-unknown', () => {
  it('in the fields of every kind of record but evidence', async () => {
    const found = await expectFindings({
      ...SOUND,
      'policies/access.md': policy({ controls: '[AC-01, AC-77] # want control-unknown' }),
      'exceptions/2026.yml': `
        exceptions:
          - id: EX-1
            control: AC-78 # want control-unknown
            compensating_control: AC-01, AC-79 # want control-unknown
            approver: chris.lee
            approved: 2026-03-01
            expires: 2026-12-31
      `,
      'risks/register.yml': `
        risks:
          - {id: R-1, treatment: accept, owner: jane.doe, controls: [AC-1, AC-01]} # want control-unknown
        vendors:
          - id: V-1
            cuecs: [{id: CUEC-1, controls: [AC-80, AC-81]}] # want control-unknown*2
        incidents:
          - {id: INC-1, controls: [ac-01]} # want control-unknown
        populations:
          - {id: POP-1, control: AC-82, events: []} # want control-unknown
        metrics:
          - {id: patch-age, control: AC-01 old} # want control-unknown
      `,
    });
    const [first] = found.of('control-unknown');
    assert.equal(first?.underlined, 'AC-78');
    assert.equal(first?.diagnosis.severity, 'error');
  });

  it('offers what may have been meant, but no number of a series for another', async () => {
    const found = await expectFindings({
      ...SOUND,
      'policies/access.md': policy({
        controls: '[AC-1, AX-01, AC-001, AC-O1, ac-01, AC-02, PE-01] # want control-unknown*7',
      }),
      'controls/more.yml': controls(control({ id: 'AC-10', status: 'planned' })),
    });
    assert.deepEqual(
      found.of('control-unknown').map(({ message }) => message),
      [
        'No control has the ID “AC-1”. Did you mean “AC-01”?',
        'No control has the ID “AX-01”. Did you mean “AC-01”?',
        'No control has the ID “AC-001”. Did you mean “AC-01”?',
        'No control has the ID “AC-O1”. Did you mean “AC-01”?',
        'No control has the ID “ac-01”. Did you mean “AC-01”?',
        'No control has the ID “AC-02”. Add the control to a register, or correct the ID.',
        'No control has the ID “PE-01”. Add the control to a register, or correct the ID.',
      ],
    );
  });

  it('says what else has the ID', async () => {
    const found = await expectFindings({
      ...SOUND,
      'policies/access.md': policy({ controls: '[AC-01, EX-1] # want control-unknown' }),
      'exceptions/2026.yml': 'exceptions:\n  - {id: EX-1, control: AC-01, status: closed}\n',
    });
    const { message, related } = found.one('control-unknown');
    assert.equal(message, '“EX-1” is an exception, not a control. Name a control here.');
    assert.deepEqual(related, ['exceptions/2026.yml: “EX-1” is defined here, as an exception.']);
  });

  it('in prose, what has the form of the control IDs that are used', async () => {
    const body = [
      'See AC-99, and AC-01. <!-- want control-unknown -->',
      'Not AC-2, nor AC-001, nor ACX-01, nor RFC-2119, nor CC6.1; nor EX-01, which is an exception.',
      '**AC-98** and [AC-97](https://example.com). <!-- want control-unknown*2 -->',
      '`AC-96` is code.',
    ].join('\n\n');
    const found = await expectFindings({
      ...SOUND,
      'policies/access.md': policy({}, body),
      'controls/exceptions.yml': 'exceptions:\n  - {id: EX-01, control: AC-01, status: closed}\n',
    });
    assert.deepEqual(
      found.of('control-unknown').map(({ underlined }) => underlined),
      ['AC-99', 'AC-98', 'AC-97'],
    );
  });

  it('in prose, by the series of IDs with several parts', async () => {
    await expectFindings({
      'policies/access.md': policy(
        {},
        'See ACME-AC-02.1 and ACME-AC-02.9. <!-- want control-unknown -->\n\nNot AC-02.9.',
      ),
      'controls/access.yml': controls(control({ id: 'ACME-AC-02.1' })),
      'evidence/access.yml': evidence('ACME-AC-02.1'),
    });
  });

  it('not in the prose of retired policies and of records that are no policies', async () => {
    await expectFindings({ ...SOUND, 'policies/old.md': policy({ id: 'POL-OLD', status: 'retired' }, 'See AC-99.') });
    await expectFindings({
      ...SOUND,
      'exceptions/ex-1.md': '---\nkind: exception\nid: EX-1\ncontrol: AC-01\nstatus: closed\n---\n\nSee AC-99.\n',
    });
  });

  it('not in a workspace that has no controls', async () => {
    await expectFindings({ 'policies/access.md': policy({}, 'See AC-99.') });
  });
});

describe('checking again after an edit', () => {
  const PROSE = {
    ...SOUND,
    'policies/access.md': policy({}, 'See AC-99.'),
    'policies/other.md': policy({ id: 'POL-OTHER' }),
  };
  const REGISTER = `${FOLDER}/controls/access.yml`;
  const codes = (engine: Awaited<ReturnType<typeof engineOn>>) =>
    engine.diagnoseAll().flatMap(({ path, code }) => (path === 'plumbline.yml' ? [] : [`${path} ${code}`]));

  it('prose is checked again when a series comes or goes, and only the documents that it can change', async () => {
    const engine = await engineOn(memoryFileSystem(PROSE));
    assert.deepEqual(codes(engine), ['policies/access.md control-unknown']);
    engine.takeChanged();

    engine.workspace.setText(REGISTER, controls(control(), control({ id: 'AC-99', status: 'planned' })));
    const dropped = [...engine.takeChanged()].filter((uri) => uri.endsWith('.md'));
    assert.deepEqual(dropped, [`${FOLDER}/policies/access.md`]);
    assert.deepEqual(codes(engine), []);

    engine.workspace.setText(REGISTER, controls(control({ id: 'SSO-1', status: 'planned' })));
    assert.deepEqual(codes(engine), ['evidence/access.yml evidence-control-unknown']);
    engine.workspace.setText(REGISTER, controls(control()));
    assert.deepEqual(codes(engine), ['policies/access.md control-unknown']);
  });

  it('a control is checked again when a policy begins or ceases to mention it', async () => {
    const orphan = { ...SOUND, 'controls/access.yml': controls(control({ policies: undefined })) };
    const engine = await engineOn(memoryFileSystem(orphan));
    assert.deepEqual(codes(engine), ['controls/access.yml control-policy-missing']);
    engine.workspace.setText(`${FOLDER}/policies/access.md`, policy({}, 'See AC-01.'));
    assert.deepEqual(codes(engine), []);
    engine.workspace.setText(`${FOLDER}/policies/access.md`, policy({ status: 'retired' }, 'See AC-01.'));
    assert.deepEqual(codes(engine), ['controls/access.yml control-policy-missing']);
  });

  it('a draft is checked again when the control under it changes', async () => {
    const draft = { ...SOUND, 'policies/access.md': policy({ status: 'draft' }) };
    const engine = await engineOn(memoryFileSystem(draft));
    assert.deepEqual(codes(engine), ['policies/access.md policy-not-approved']);
    engine.workspace.setText(REGISTER, controls(control({ status: 'planned' })));
    assert.deepEqual(codes(engine), []);
  });
});
