/** Frameworks of the organization's own: what is read, what is in scope, what is mapped, and what is said of it. */

import assert from 'node:assert/strict';
import { FOLDER, dedent, engineFor, expectFindings, type FixtureFiles } from './rule-fixture.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { GOOD } from './good-workspace.ts';

const ISO = `
  id: ISO27001
  name: ISO/IEC 27001 Annex A
  version: "2022"
  criteria:
    - {id: A.5.15, label: Access control, family: Organizational, maps: [TSC.CC6.1]}
    - {id: A.5.16, label: Identity management}
    - {id: A.8.1, label: User endpoint devices}
`;

/** A planned control with these criteria, in which nothing else is wrong. */
function control(criteria: string): string {
  return `
    controls:
      - id: AC-02
        owner: jane.doe
        status: planned
        frequency: annual
        next_review: 2027-01-01
        policies: [POL-ACCESS]
        criteria: ${criteria}
  `;
}

/** The good workspace with a framework, and without the findings on built-in criteria that nothing names. */
function withFramework(iso: string, more: FixtureFiles = {}): FixtureFiles {
  return { ...GOOD, 'frameworks/iso.yml': iso, ...more };
}

const ALL = '[A.5.15, A.5.16, A.8.1]';

describe('own frameworks: references', () => {
  it('are known by ID, by the framework before it, under its key, as a range and as a series', async () => {
    for (const criteria of [
      ALL,
      '[ISO27001.A.5.15, "ISO 27001: A.5.16", ISO27001/A.8.1]',
      '{ISO27001: [A.5.15, A.5.16], "ISO/IEC 27001 Annex A 2022": A.8.1}',
      '[A.5.15, "A.5.16 - Identity management", A.8.1: User endpoint devices]',
    ]) {
      await expectFindings(withFramework(ISO, { 'controls/more.yml': control(criteria) }));
    }
    const found = await expectFindings(
      withFramework(ISO, { 'controls/more.yml': control('[A.5, A.5.15-A.8.1] # want criterion-shorthand*2') }),
    );
    assert.match(found.of('criterion-shorthand')[0]?.message ?? '', /^“A\.5” stands for A\.5\.15 and A\.5\.16\./);
  });

  it('to what it does not have are unknown, with the nearest', async () => {
    const found = await expectFindings(
      withFramework(ISO, {
        'controls/more.yml': control(
          '[A.5.15, A.5.16, A.8.1, ISO27001.A.5.99, A.5.17, XX-1, {ISO: [A.5.15]}] # want criterion-unknown*3 framework-unknown',
        ),
      }),
    );
    assert.deepEqual(
      found.of('criterion-unknown').map(({ message }) => message),
      [
        'There is no criterion “ISO27001.A.5.99” in ISO27001: A.5 has A.5.15 and A.5.16. Did you mean “A.5.15”?',
        'There is no criterion “A.5.17” in ISO27001: A.5 has A.5.15 and A.5.16. Did you mean “A.5.15”?',
        'There is no criterion “XX-1” in TSC or ISO27001. Write an ID such as CC6.1.',
      ],
    );
    assert.match(found.one('framework-unknown').message, /Known here: TSC, ISO27001\.$|Did you mean/);
  });

  it('are asked to name the framework where two have the ID', async () => {
    const found = await expectFindings(
      withFramework(ISO, {
        'frameworks/other.yml': 'id: ACME\ncriteria: {A.8.1: Devices}\n',
        'controls/more.yml': control('[A.5.15, A.5.16, A.8.1, ISO27001.A.8.1, ACME.A.8.1] # want criterion-unknown'),
      }),
    );
    assert.equal(
      found.one('criterion-unknown').message,
      '“A.8.1” is in ISO27001 and ACME, so that nobody knows which is meant. Write ISO27001.A.8.1 or ACME.A.8.1.',
    );
  });
});

describe('own frameworks: criterion-unmapped', () => {
  it('stands at the criterion; what it is mapped to speaks for it', async () => {
    const found = await expectFindings({
      ...withFramework(
        ISO.replace('management}', 'management} # want criterion-unmapped').replace(
          'devices}',
          'devices} # want criterion-unmapped',
        ),
      ),
    });
    const [first] = found.of('criterion-unmapped');
    assert.equal(first?.underlined, 'A.5.16');
    assert.equal(
      first?.message,
      'No policy and no control maps ISO27001.A.5.16 (Identity management). Name it in the criteria of a control, or in what a policy satisfies.',
    );
  });

  it('follows a mapping for one step, and never around a circle', async () => {
    await expectFindings(
      withFramework(`
        id: ACME
        criteria:
          - {id: X-1, maps: [CC6.1]}
          - {id: X-2, maps: [X-1]} # want criterion-unmapped
          - {id: X-3, maps: [X-4]} # want criterion-unmapped
          - {id: X-4, maps: [X-3, X-4]} # want criterion-unmapped
      `),
    );
  });

  it('is silent where the framework, or the criterion, is out of scope', async () => {
    const unmapped = 'rules: {criterion-unmapped: warning}';
    const tsc = '[security] # want criterion-unmapped*31';
    await expectFindings(
      withFramework(ISO, { 'plumbline.yml': `engagement:\n  categories: ${tsc}\n  frameworks: []\n${unmapped}\n` }),
    );
    await expectFindings(
      withFramework(ISO, {
        'frameworks/other.yml': '\nid: ACME\ncriteria: [{id: X-1}] # want criterion-unmapped\n',
        'plumbline.yml': `engagement:\n  categories: ${tsc}\n  frameworks: [acme, TSC]\n`,
      }),
    );
    await expectFindings(
      withFramework('id: ACME\ncriteria:\n  - {id: X-1, applies: false, reason: Nobody does that.}\n'),
    );
  });

  it('says of a name in the scope that is none', async () => {
    const found = await expectFindings(
      withFramework(ISO, {
        'plumbline.yml': `
          engagement:
            frameworks: [ISO27001, ISO27010] # want framework-unknown
          rules: {criterion-unmapped: off}
        `,
      }),
    );
    assert.equal(
      found.one('framework-unknown').message,
      'There is no framework “ISO27010” here, so that nothing is in scope by this name. Did you mean “ISO27001”?',
    );
  });
});

describe('own frameworks: their files', () => {
  it('must not take an ID that is taken', async () => {
    const found = await expectFindings(
      withFramework(ISO, {
        'controls/more.yml': control(ALL),
        'frameworks/later.yml': '\nid: iso-27001 # want id-duplicate\ncriteria: [{id: A.5.16}]\n',
        'frameworks/twice.yml': `
          id: ACME
          criteria:
            - {id: X-1, applies: false}
            - {id: x-1} # want id-duplicate
        `,
        'frameworks/soc2.yml': `
          id: SOC 2 # want id-duplicate
          criteria: [{id: CC6.1}, {id: LOG-1}]
        `,
      }),
    );
    const [later, soc2, twice] = found.of('id-duplicate');
    assert.match(later?.message ?? '', /in frameworks\/iso\.yml, so the criteria here are not read\./);
    assert.match(
      soc2?.message ?? '',
      /^“SOC 2” is a name of the built-in Trust Services Criteria, which have no LOG-1\./,
    );
    assert.deepEqual(twice?.related, ['frameworks/twice.yml: “X-1” is also defined here.']);
  });

  it('may be about the built-in criteria, whose labels they give', async () => {
    const tsc = 'name: TSC\nCC1.2: {family: CC1, name: Board independence, description: The board oversees.}\n';
    const found = await expectFindings(
      withFramework(ISO, {
        'controls/more.yml': control(ALL),
        'standards/TSC-2017.yml': tsc,
        'plumbline.yml': 'engagement: {type: 1} # want criterion-unmapped*31\n',
      }),
    );
    assert.match(found.of('criterion-unmapped')[1]?.message ?? '', /CC1\.2 \(Board independence\)/);
  });

  it('are read in Comply’s shape, and said to be malformed where they are', async () => {
    await expectFindings(
      withFramework(
        `
          name: NIST-800-53
          AC-1: {family: AC, name: Policy and procedures} # want criterion-unmapped
          AC-2(1): {family: AC, name: Automated account management}
        `,
        { 'controls/more.yml': control('["NIST-800-53.AC-2(1)"]') },
      ),
    );
    await expectFindings(
      withFramework(
        `
          id: ACME
          versoin: 1 # want key-unknown
          criteria:
            - {id: X-1, lable: One, applies: maybe} # want key-unknown value-invalid criterion-unmapped
            - {label: Without an ID} # want value-invalid
            - [X-3] # want value-invalid
            - {id: TBD} # want value-placeholder
            - {id: X-4, maps: [CC9.9]} # want criterion-unknown criterion-unmapped
        `,
        {},
      ),
    );
  });

  it('are left alone where they are something else, unless they are named', async () => {
    const other = 'react: {version: 18}\nvue: {version: 3}\n';
    await expectFindings({ ...GOOD, 'frameworks/web.yml': other, 'standards/style.yml': 'indent: 2\n' });
    await expectFindings({
      ...GOOD,
      'catalogs/web.yml': '\nindent: 2 # want key-unknown value-invalid\n',
      'plumbline.yml': 'frameworks: [catalogs/*.yml]\nengagement: {type: 1}\nrules: {criterion-unmapped: off}\n',
    });
  });
});

describe('own frameworks: edits', () => {
  const files = new Map(
    Object.entries(withFramework(ISO, { 'controls/more.yml': control('[A.5.15, A.5.16, A.8.1, A.5.17]') })).map(
      ([path, text]) => [path, dedent(text)] as const,
    ),
  );
  const iso = joinUri(FOLDER, 'frameworks/iso.yml');
  const more = joinUri(FOLDER, 'controls/more.yml');

  it('change what rests on them, and nothing else', async () => {
    const engine = await engineFor(files);
    engine.diagnoseAll();
    engine.readiness.criteria();
    engine.takeChanged();
    const codes = (): readonly string[] => engine.diagnose(more).map(({ code }) => code);
    assert.deepEqual(codes(), ['criterion-unknown']);

    engine.workspace.setText(iso, dedent(ISO).replace('Identity management', 'Identities'));
    const access = joinUri(FOLDER, 'controls/access.yml');
    assert.equal(engine.takeChanged().has(access), false, 'it names built-in criteria only');
    assert.deepEqual(codes(), ['criterion-unknown']);
    engine.takeChanged();

    engine.workspace.setText(iso, dedent(ISO).replace('A.8.1', 'A.5.17'));
    assert.ok(engine.takeChanged().has(more));
    assert.deepEqual(
      engine.diagnose(more).map(({ message }) => /“(.*?)”/.exec(message)?.[1]),
      ['A.8.1'],
    );
    assert.equal(engine.readiness.criterion('ISO27001.A.5.17')?.controls.length, 1);

    await engine.workspace.closeText(iso);
    assert.deepEqual(codes(), ['criterion-unknown']);
    assert.equal(engine.readiness.criterion('ISO27001.A.5.17'), undefined);
  });
});
