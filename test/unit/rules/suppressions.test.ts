/** Comments in YAML that silence findings: what each speaks of, and when one is itself a finding. */

import assert from 'node:assert/strict';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, engineFor, engineOn, expectFindings, FOLDER, type FixtureFiles } from './rule-fixture.ts';

/** Controls without an owner are a finding each; what else they lack is written in, so that nothing else is said of them. */
const SOUND = 'frequency: annual, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.1]';

/** What is silenced in a workspace: `path:line code`, lines counted from 0, with the reason in brackets. */
async function silenced(files: FixtureFiles): Promise<readonly string[]> {
  const engine = await engineFor(new Map(Object.entries(files).map(([path, text]) => [path, dedent(text)])));
  return engine
    .silencedAll()
    .map(({ path, range, code, reason }) => `${path}:${range.start.line} ${code} (${reason ?? ''})`);
}

const RULES =
  'rules: {control-policy-missing: off, control-evidence-missing: off, criterion-unmapped: off, scope-missing: off}\n';

describe('a comment in YAML', () => {
  it('above a record silences what is found in the record, and in no other', async () => {
    const files = {
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing, date-invalid: filled in June
          - {id: AC-01, ${SOUND}}
          - {id: AC-02, ${SOUND}} # want control-owner-missing
          # plumbline-ignore control-owner-missing date-invalid: both
          # (and a word on it)

          - id: AC-03
            title: Three
            frequency: annual
            review_cadence: annual
            criteria: [CC6.1]
            last_reviewed: soon
      `,
    };
    await expectFindings({
      ...files,
      'controls/a.yml': files['controls/a.yml'].replace('control-owner-missing, date-invalid', 'control-owner-missing'),
    });
    assert.deepEqual(await silenced(files), [
      'controls/a.yml:2 control-owner-missing (filled in June)',
      'controls/a.yml:7 control-owner-missing (both)',
      'controls/a.yml:12 date-invalid (both)',
    ]);
  });

  it('at the end of a line silences that line and the field that begins on it, or the record that does', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          - id: AC-01 # plumbline-ignore control-owner-missing date-invalid: filled in June
            frequency: annual
            review_cadence: annual
            last_reviewed: soon
            criteria: # plumbline-ignore criterion-unknown: of another framework
              - CC6.1
              - CC9.9
          - id: AC-02
            owner: jane.doe
            frequency: annual
            review_cadence: annual
            last_reviewed: soon # plumbline-ignore date-invalid: asked for
            criteria: [CC9.9, CC6.1] # want criterion-unknown
      `,
    });
  });

  it('in a record silences the next line, and what is said of the record as a whole', async () => {
    const { 'plumbline.yml': configuration, ...rest } = {
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          - id: AC-01
            frequency: annual
            # plumbline-ignore control-owner-missing, date-invalid: filled in June
            last_reviewed: soon
            review_cadence: often # want value-invalid
            criteria: [CC6.1]
          - # plumbline-ignore control-owner-missing: the first thing in it
            id: AC-02
            ${SOUND.replaceAll(', ', '\n            ')}
          - id: AC-03
            ${SOUND.replaceAll(', ', '\n            ')}
            # plumbline-ignore control-owner-missing: as far in as the fields above
          - {id: AC-04, ${SOUND}} # want control-owner-missing
      `,
    };
    await expectFindings({ 'plumbline.yml': configuration, ...rest });
  });

  it('speaks of a record whose key is its ID, of a file that is one record, and of the last lines of a file', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing: filled in June
          AC-01: {${SOUND}}
          AC-02: # plumbline-ignore control-owner-missing: filled in June
            ${SOUND.replaceAll(', ', '\n            ')}
      `,
      'controls/b.yml': `
        # plumbline-ignore control-owner-missing: filled in June
        kind: control
        id: AC-03
        ${SOUND.replaceAll(', ', '\n        ')}
      `,
      'controls/c.yml': `
        kind: control
        id: AC-04
        ${SOUND.replaceAll(', ', '\n        ')}
        # plumbline-ignore control-owner-missing: filled in June
      `,
    });
  });

  it('silences findings about one thing only, where it names that', async () => {
    await expectFindings(
      {
        'plumbline.yml': `
          engagement:
            type: 1
            # plumbline-ignore criterion-unmapped A1.1, A1.3: the data centre's provider does it
            categories: [security, availability]
          rules: {control-policy-missing: off, control-evidence-missing: off}
        `,
        'controls/a.yml': `controls: [{id: AC-01, owner: jane.doe, ${SOUND.replace('CC6.1', 'CC-Series')}}]`,
      },
      { also: ['plumbline.yml:3 criterion-unmapped', 'controls/a.yml:0 criterion-shorthand'] },
    );
  });

  it('in plumbline.yml silences what is said of the folder as a whole', async () => {
    await expectFindings({
      'plumbline.yml': `
        organization: Acme
        # plumbline-ignore scope-missing: the auditor decides in June
        # plumbline-ignore criterion-unmapped: begun in May
        rules: {control-policy-missing: off}
      `,
    });
  });

  it('for the file silences a rule anywhere in it, and not in another file', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          - {id: AC-01, ${SOUND}}
          - {id: AC-02, ${SOUND}}
        # plumbline-ignore-file control-owner-missing: filled in June
      `,
      'controls/b.yml': `controls: [{id: AC-03, ${SOUND}}] # want control-owner-missing`,
    });
  });

  it('is one only where YAML has a comment', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          - id: AC-01 # want control-owner-missing
            title: "# plumbline-ignore control-owner-missing: a title"
            description: |
              # plumbline-ignore-file control-owner-missing: a text
            notes: plumbline-ignore control-owner-missing
            ${SOUND.replaceAll(', ', '\n            ')}
      `,
    });
  });

  it('is understood in a file with faults, and not called unused there', async () => {
    await expectFindings({
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing, control-frequency-missing: filled in June
          - {id: AC-01, ${SOUND}}
          - id: AC-02 # want control-owner-missing
            ${SOUND.replaceAll(', ', '\n            ')}
            notes: "open # want yaml-syntax
      `,
    });
  });
});

describe('suppression-unused', () => {
  it('is reported at each rule that a comment names to no effect', async () => {
    const findings = await expectFindings(
      {
        'plumbline.yml': RULES,
        'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing, control-frequency-missing: x
          - {id: AC-01, ${SOUND}}
      `,
      },
      { also: ['controls/a.yml:1 suppression-unused'] },
    );
    const { underlined, message } = findings.one('suppression-unused');
    assert.equal(underlined, 'control-frequency-missing');
    assert.match(message, /^“control-frequency-missing” silences nothing here\. /);
  });

  it('is reported at a rule that does not exist, with the one that was meant', async () => {
    const findings = await expectFindings(
      {
        'plumbline.yml': RULES,
        'controls/a.yml': `
        # plumbline-ignore control_owner_missing: x
        # plumbline-ignore all: x
        # plumbline-ignore
        # plumbline-ignore-next-line control-owner-missing: x
        # plumbline-ignored, said the finding
        controls: [{id: AC-01, ${SOUND}}]
      `,
      },
      {
        also: [0, 1, 2, 3]
          .map((line) => `controls/a.yml:${line} suppression-unused`)
          .concat('controls/a.yml:5 control-owner-missing'),
      },
    );
    assert.deepEqual(
      findings.of('suppression-unused').map(({ underlined }) => underlined),
      ['control_owner_missing', 'all', 'plumbline-ignore', 'plumbline-ignore-next-line'],
    );
    const [first] = findings.of('suppression-unused');
    assert.match(first?.message ?? '', /Did you mean “control-owner-missing”\?$/);
  });

  it('is silent about rules that are off, and comes when the rule is turned on', async () => {
    const fileSystem = memoryFileSystem({
      'plumbline.yml': 'rules: {control-frequency-missing: off}\n',
      'controls/a.yml': `# plumbline-ignore-file control-frequency-missing: x\ncontrols: [{id: AC-01, owner: jane.doe, ${SOUND}}]\n`,
    });
    const engine = await engineOn(fileSystem);
    const unused = (): number => engine.diagnoseAll().filter(({ code }) => code === 'suppression-unused').length;
    assert.equal(unused(), 0);
    engine.takeChanged();
    fileSystem.write('plumbline.yml', 'rules: {control-frequency-missing: error}\n');
    await engine.workspace.fileChanged(joinUri(FOLDER, 'plumbline.yml'));
    assert.ok(engine.takeChanged().has(joinUri(FOLDER, 'controls/a.yml')));
    assert.equal(unused(), 1);
  });

  it('and suppression-without-reason cannot be silenced', async () => {
    await expectFindings(
      {
        'plumbline.yml': RULES,
        'controls/a.yml': `
        # plumbline-ignore-file suppression-unused, suppression-without-reason: circular
        # plumbline-ignore-file date-invalid
        controls: []
      `,
      },
      {
        also: [
          'controls/a.yml:0 suppression-unused',
          'controls/a.yml:0 suppression-unused',
          'controls/a.yml:1 suppression-unused',
          'controls/a.yml:1 suppression-without-reason',
        ],
      },
    );
  });

  it('follows an edit elsewhere: what a comment silences can be put right in another file', async () => {
    const fileSystem = memoryFileSystem({
      'controls/a.yml':
        '# plumbline-ignore-file control-unknown: comes in June\nevidence: []\nexceptions:\n  - {id: EX-1, control: AC-09}\nrisks:\n  - {id: R-1, controls: [AC-09]}\n',
    });
    const engine = await engineOn(fileSystem);
    const unused = (): number => engine.diagnoseAll().filter(({ code }) => code === 'suppression-unused').length;
    assert.equal(unused(), 0);
    fileSystem.write('controls/b.yml', 'controls: [{id: AC-09}]\n');
    await engine.workspace.fileChanged(joinUri(FOLDER, 'controls/b.yml'));
    assert.equal(unused(), 1);
  });
});

describe('suppression-without-reason', () => {
  it('stands at the codes; what they name is silenced all the same', async () => {
    const files = {
      'plumbline.yml': RULES,
      'controls/a.yml': `
        controls:
          # plumbline-ignore control-owner-missing
          - {id: AC-01, ${SOUND}}
          # plumbline-ignore control-owner-missing: TODO
          - {id: AC-02, ${SOUND}}
          # plumbline-ignore control-owner-missing filled in June
          - {id: AC-03, ${SOUND}}
      `,
    };
    const findings = await expectFindings(files, {
      also: ['controls/a.yml:1 suppression-without-reason', 'controls/a.yml:3 suppression-without-reason'],
    });
    assert.equal(findings.of('suppression-without-reason')[0]?.underlined, 'control-owner-missing');
    assert.deepEqual(await silenced(files), [
      'controls/a.yml:2 control-owner-missing ()',
      'controls/a.yml:4 control-owner-missing ()',
      'controls/a.yml:6 control-owner-missing (filled in June)',
    ]);
  });
});
