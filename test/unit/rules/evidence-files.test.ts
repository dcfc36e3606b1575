/** The rules on files of evidence. */

import assert from 'node:assert/strict';
import { engineFor, expectFindings, type FixtureFiles, FOLDER } from './rule-fixture.ts';

/** Controls that are retired, so that nothing is to be said of them. */
const CONTROLS: FixtureFiles = {
  'controls/access.yml': `
    controls:
      - {id: AC-01, status: retired}
      - {id: AC-02, status: retired}
  `,
};

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
