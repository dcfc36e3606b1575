/** The rules on files of evidence. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { engineFor, engineOn, expectFindings, type FixtureFiles, FOLDER } from './rule-fixture.ts';

/** Controls that are retired, so that nothing is to be said of them. */
const CONTROLS: FixtureFiles = {
  'controls/access.yml': `
    controls:
      - {id: AC-01, status: retired}
      - {id: AC-02, status: retired}
  `,
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('evidence-hash-mismatch', () => {
  it('reports a file that is not the one that was recorded, at the digest', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/q1.csv': 'a',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-01, path: evidence/q1.csv, sha256: ${sha256('a')}}
          - {id: EV-2, control: AC-01, path: ./q1.csv, sha256: "SHA256:${sha256('a').toUpperCase()}"}
          - {id: EV-3, control: AC-01, path: evidence/q1.csv, hash: sha256-${sha256('a')}}
          - id: EV-4
            control: AC-01
            path: evidence/q1.csv
            sha256: ${sha256('b')} # want evidence-hash-mismatch
      `,
    });
    const { underlined, message } = found.one('evidence-hash-mismatch');
    assert.equal(underlined, sha256('b'));
    assert.equal(
      message,
      '“evidence/q1.csv” is not the file that was recorded: its SHA-256 is ca978112ca1b…, and 3e23e8160039… was written down. ' +
        'Restore the file, or collect the evidence anew and record that.',
    );
  });

  it('says of a folder that it has none', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'evidence/q1/a.csv': 'a',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-01, path: evidence/q1, sha256: ${sha256('a')}} # want evidence-hash-mismatch
      `,
    });
    assert.match(found.one('evidence-hash-mismatch').message, /“evidence\/q1” is a folder, which has no SHA-256/);
  });

  it('says nothing of what is gone, kept elsewhere, refused or unreadable, nor of what is no digest', async () => {
    await expectFindings(
      {
        ...CONTROLS,
        'evidence/locked.csv': 'a',
        'evidence/q1.csv': 'a',
        'file:///etc/passwd': 'root',
        'evidence/2026.yml': `
          evidence:
            - {id: EV-1, control: AC-01, path: evidence/gone.csv, sha256: ${sha256('a')}} # want evidence-file-missing
            - {id: EV-2, control: AC-01, url: "https://acme.example/q1.csv", sha256: ${sha256('a')}}
            - {id: EV-3, control: AC-01, path: evidence/passwd, sha256: ${sha256('a')}} # want evidence-file-missing
            - {id: EV-4, control: AC-01, path: ../../etc/passwd, sha256: ${sha256('a')}} # want evidence-file-missing
            - {id: EV-5, control: AC-01, path: evidence/locked.csv, sha256: ${sha256('b')}}
            - {id: EV-6, control: AC-01, path: evidence/q1.csv, sha256: 9f86d081} # want value-invalid
            - {id: EV-7, control: AC-01, path: evidence/q1.csv, sha256: TBD} # want value-placeholder
            - {id: EV-8, control: AC-01, path: evidence/q1.csv, sha256: {a: b}} # want value-invalid
        `,
      },
      { fileSystem: { links: { 'evidence/passwd': 'file:///etc/passwd' }, unreadable: ['evidence/locked.csv'] } },
    );
  });

  it('follows the file and the record as they change', async () => {
    const disk = memoryFileSystem({
      'evidence/q1.csv': 'a',
      'evidence/2026.yml': `evidence:\n  - {id: EV-1, path: evidence/q1.csv, sha256: ${sha256('a')}}\n`,
    });
    const engine = await engineOn(disk);
    const uri = `${FOLDER}/evidence/2026.yml`;
    const isReported = (): boolean => engine.diagnose(uri).some(({ code }) => code === 'evidence-hash-mismatch');
    let learned = 0;
    engine.workspace.onDidLearn = () => void (learned += 1);
    assert.equal(isReported(), false);
    engine.takeChanged();

    disk.write('evidence/q1.csv', 'b');
    await engine.workspace.fileChanged(`${FOLDER}/evidence/q1.csv`);
    assert.ok(engine.takeChanged().has(uri));
    assert.equal(isReported(), false, 'not known yet');
    await engine.workspace.digests.settled();
    assert.ok(engine.takeChanged().has(uri));
    assert.equal(isReported(), true);
    assert.equal(learned, 2);

    engine.workspace.setText(uri, `evidence:\n  - {id: EV-1, path: evidence/q1.csv, sha256: ${sha256('b')}}\n`);
    assert.equal(isReported(), false, 'what the file is was known already');
  });
});

describe('evidence-name', () => {
  const STANDARD = `
    engagement: {type: 1, as_of: 2026-06-30}
    evidence_name: "{year}/{control}-{period}-{title}"
    rules: {criterion-unmapped: off}
  `;

  it('reports a file whose name is not what the standard asks for, and says what it would be', async () => {
    const found = await expectFindings({
      ...CONTROLS,
      'plumbline.yml': STANDARD,
      'evidence/2026/AC-02-2026-Q1-access-review.csv': 'a',
      'evidence/2026/q1-access-review.CSV': 'a',
      'evidence/2026/review.csv': 'a',
      'evidence/2026/AC-01 2026-Q1.csv': 'a',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-02, period: 2026-Q1, path: evidence/2026/AC-02-2026-Q1-access-review.csv}
          - {id: EV-2, controls: [AC-01, AC-02], period: Q1 2026, path: ./2026/AC-02-2026-Q1-access-review.csv}
          - {id: EV-3, control: AC-02, period: 2026-Q1, path: ./2026/q1-access-review.CSV} # want evidence-name
          - {id: EV-4, control: AC-01, period: 2026-05, title: Badge log, path: evidence/2026/review.csv} # want evidence-name
          - {id: EV-5, control: AC-01, period: 2026-Q1, path: evidence/2026/AC-01 2026-Q1.csv} # want evidence-name
      `,
    });
    const [words, title, nothing] = found.of('evidence-name');
    assert.equal(words?.underlined, './2026/q1-access-review.CSV');
    assert.equal(
      words?.message,
      '“evidence/2026/q1-access-review.CSV” is not named as “{year}/{control}-{period}-{title}” asks for. Rename it to “evidence/2026/AC-02-2026-Q1-access-review.CSV”, and write that here.',
    );
    assert.match(title?.message ?? '', /Rename it to “evidence\/2026\/AC-01-2026-05-badge-log\.csv”/);
    // Neither the record nor the file says what it is: there is no title to offer.
    assert.match(nothing?.message ?? '', /asks for\. Rename it, and write the new path here\.$/);
  });

  it('leaves alone what is elsewhere, a folder, gone, or kept at an address', async () => {
    await expectFindings({
      ...CONTROLS,
      'plumbline.yml': STANDARD,
      'exports/q1.csv': 'a',
      'evidence/2026/q1/a.csv': 'a',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-02, period: 2026-Q1, path: exports/q1.csv}
          - {id: EV-2, control: AC-02, period: 2026-Q1, path: evidence/2026/q1}
          - {id: EV-3, control: AC-02, period: 2026-Q1, url: "https://acme.example/q1.csv"}
          - {id: EV-4, control: AC-02, period: 2026-Q1, path: evidence/2026/q2.csv} # want evidence-file-missing
      `,
    });
  });

  it('asks for nothing where no standard was chosen, or it cannot be read', async () => {
    const evidence = {
      ...CONTROLS,
      'evidence/2026/q1.csv': 'a',
      'evidence/2026.yml': `
        evidence:
          - {id: EV-1, control: AC-02, period: 2026-Q1, path: evidence/2026/q1.csv}
      `,
    };
    await expectFindings(evidence);
    await expectFindings({
      ...evidence,
      'plumbline.yml': `
        engagement: {type: 1, as_of: 2026-06-30}
        evidence_name: "{year}/{control" # want value-invalid
        rules: {criterion-unmapped: off}
      `,
    });
  });

  it('follows the configuration as it changes', async () => {
    const engine = await engineFor(
      new Map([
        ['evidence/2026/q1.csv', 'a'],
        [
          'evidence/2026.yml',
          'evidence:\n  - {id: EV-1, control: AC-02, period: 2026-Q1, path: evidence/2026/q1.csv}\n',
        ],
        ['plumbline.yml', 'evidence_name: "{year}/{title}"\n'],
      ]),
    );
    const uri = `${FOLDER}/evidence/2026.yml`;
    const codes = (): readonly string[] => engine.diagnose(uri).map(({ code }) => code);
    assert.ok(!codes().includes('evidence-name'));
    engine.takeChanged();
    engine.workspace.setText(`${FOLDER}/plumbline.yml`, 'evidence_name: "{year}/{control}-{title}"\n');
    assert.ok(engine.takeChanged().has(uri));
    assert.ok(codes().includes('evidence-name'));
  });
});
