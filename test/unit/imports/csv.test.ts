/** A control matrix from a spreadsheet comes in: other people's, and our own export. */

import assert from 'node:assert/strict';

import type { ImportPlan } from '../../../server/src/imports/import-plan.ts';
import type { HeadingMap } from '../../../server/src/imports/sheet-reading.ts';
import { csvRows, ONE_OF_EACH, sourceOf, textOf } from '../exports/export-workspace.ts';
import { planFor, targetWith, textsOf } from './memory-target.ts';

const TOP = '# The rows of a control matrix, as controls.\n';

function planOf(text: string, map: HeadingMap = [], target = targetWith()): Promise<ImportPlan> {
  return planFor({ 'matrix.csv': text }, target, { map });
}

function said({ notes }: ImportPlan): readonly string[] {
  return notes.map(({ line, message }) => `${line ?? '-'}: ${message}`);
}

describe('import of a spreadsheet', () => {
  it('knows columns by their headings, and keeps the rest in the notes', async () => {
    const plan = await planOf(
      `Acme controls 2026;;;;;;;;
;Who;;;;;;;
Control #;Control Name;Control Owner;Frequency;TSC Reference;Manual/Automated;Evidence required;Maturity;Comments
AC-1;Access review;Doe, Jane;Quarterly;"CC6.1 - Logical access, physical access
CC6.2";Automatic;Export; sign-off ;3;fine
`.replace('Export; sign-off ', '"Export; sign-off"'),
    );
    assert.deepEqual(textsOf(plan), {
      'controls/imported.yml': `${TOP}# Acme controls 2026
# Who
controls:
  - id: AC-1
    title: Access review
    owner: Doe, Jane
    nature: automated
    frequency: quarterly
    criteria: [CC6.1 - Logical access, CC6.2]
    evidence: [{title: Export}, {title: sign-off}]
    notes: |-
      TSC Reference: physical access
      Maturity: 3
      fine
`,
    });
    assert.deepEqual(said(plan), [
      '1: “Acme controls 2026” stands above the headings, and is kept in a comment.',
      '2: “Who” stands above the headings, and is kept in a comment.',
      '3: The column “Maturity” is not known, and is kept in the notes. To name its field: --map "Maturity=field".',
      '4: “physical access” is no criterion, and is kept in the notes.',
    ]);
  });

  it('takes nobody else’s columns for what our own export reckons', async () => {
    const plan = await planOf('Control,Title,Owner,Evidence\nAC-1,Access review,jane.doe,Signed list\n');
    const [text = ''] = Object.values(textsOf(plan));
    assert.ok(text.includes('Signed list'), text);
  });

  it('goes by what somebody says a column is', async () => {
    const plan = await planOf('Ref,Was tun,Wer,Rest\nA,Prüfen,jane.doe,x\n', [
      ['was tun', 'title'],
      ['Wer', 'owner'],
      ['Rest', '-'],
    ]);
    assert.equal(
      textsOf(plan)['controls/imported.yml'],
      `${TOP}controls:\n  - id: A\n    title: Prüfen\n    owner: jane.doe\n`,
    );
    assert.deepEqual(said(plan), []);
  });

  it('keeps what it cannot read where it is, and leaves out no row', async () => {
    const plan = await planOf(
      'ID,Title,Frequency,Type,Last reviewed,Status,Criteria\nA,One,now and then,odd,01/02/2026,Active,"CC6.1 CC6.2, X.9"\n,Two,,,,,,extra\n\nID,Title,Frequency,Type,Last reviewed,Status,Criteria\nA,Three\n',
      [],
      targetWith({ 'controls/imported.yml': '' }),
    );
    assert.deepEqual(textsOf(plan), {
      'controls/imported-2.yml': `${TOP}controls:
  - id: A
    title: One
    type: odd
    frequency: now and then
    criteria: [CC6.1, CC6.2, X.9]
    status: operating
    last_reviewed: "01/02/2026"
  - id: IMPORTED-3
    title: Two
    notes: "Column 8: extra"
`,
    });
    assert.deepEqual(said(plan), [
      '2: “now and then” cannot be read as frequency, and is kept there as it is.',
      '2: “odd” cannot be read as type, and is kept there as it is.',
      '2: “01/02/2026” cannot be read as last_reviewed, and is kept there as it is.',
      '3: “extra” stands in no column, and is kept in the notes.',
      '3: The row has no ID, and was given IMPORTED-3.',
      '5: The headings stand here again, and were passed over.',
    ]);
    assert.deepEqual(plan.conflicts, [{ line: 6, message: 'Line 2 has a control A too, so this one was left out.' }]);
    assert.equal(plan.records, 2);
  });

  const refusals: readonly (readonly [string, HeadingMap, string])[] = [
    [
      'a,b\n1,2\n',
      [],
      'No row of headings was found, such as “Control ID” and “Title”. Say what stands for what: --map "Heading=field".',
    ],
    [
      '',
      [],
      'No row of headings was found, such as “Control ID” and “Title”. Say what stands for what: --map "Heading=field".',
    ],
    [
      'ID,Title\nA,"B\n',
      [],
      'The quotation mark on line 2 is never closed, so what comes after it cannot be told apart.',
    ],
    ['ID,Title\n', [['Who', 'owner']], 'There is no column “Who”. There are ID, Title.'],
    [
      'ID,Title\n',
      [['Title', 'kind']],
      'There is no field “kind” for a column. There are id, title, description, owner, type, nature, layer, frequency, criteria, policies, systems, risks, status, evidence, tests, started, retired, history, last_reviewed, review_cadence, next_review, notes.',
    ],
    [`ID,Title\nA,${'x'.repeat(100_001)}\n`, [], 'A cell on line 2 has more than 100000 characters.'],
    [`ID,Title\n${'A,B\n'.repeat(100_000)}`, [], 'It has more than 100000 rows. Split it first.'],
  ];
  for (const [text, map, sentence] of refusals) {
    it(`says: ${sentence.slice(0, 60)}`, async () => {
      const plan = await planOf(text, map);
      assert.deepEqual([plan.refusal, plan.files], [sentence, []]);
    });
  }

  it('takes criteria with labels or blanks for what they are, and keeps the labels in the notes', async () => {
    const plan = await planFor({ 'm.csv': 'ID,Title,Criteria\nA,One,"CC6.1: Logical, physical"\nB,Two,CC 6.1\n' });
    const text = String(textsOf(plan)['controls/imported.yml']);
    assert.match(text, /criteria: \[CC6\.1\]\n    notes: .*Logical, physical/);
    assert.match(text, /title: Two\n    criteria: \[CC6\.1\]\n$/);
  });

  it('reads fifty thousand rows into files that are read', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `C-${index},Title ${index},jane.doe,quarterly,"CC6.1, CC6.2"`,
    );
    const plan = await planOf(`ID,Title,Owner,Frequency,Criteria\n${rows.join('\n')}\n`);
    assert.equal(plan.records, 50_000);
    assert.equal(plan.files.length, 10);
    for (const { content } of plan.files) assert.ok(content.length <= 600_000);
  });

  it('gives back what an export of ours holds, byte for byte', async () => {
    const { 'controls/access.yml': _, ...others } = ONE_OF_EACH;
    const files = {
      ...ONE_OF_EACH,
      'controls/more.yml': `controls:
  - {id: AC-03, title: '=HYPERLINK("x";A1)', description: "-1+1\\n@SUM(1)", owner: [jane.doe, sam.roe], type: odd, frequency: P45D, criteria: [CC6.x, X.9], systems: [okta, "a b"], status: planned, next_review: 2027-03-04}
  - {id: AC-04, title: "'=quoted", frequency: now and then, last_reviewed: 2026-01-31, review_cadence: quarterly, next_review: 2026-12-01}
`,
    };
    const first = await textOf(await sourceOf(files), 'csv');
    const plan = await planOf(first);
    assert.deepEqual(plan.conflicts, []);
    const second = await textOf(await sourceOf({ ...others, ...textsOf(plan) }), 'csv');
    // What the file says of controls; the rest is reckoned from other records, or is where they stand.
    const carried = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 25, 26, 27, 28, 29, 30, 31, 32];
    const partOf = (text: string): unknown => csvRows(text).map((row) => carried.map((index) => row[index]));
    assert.deepEqual(partOf(second), partOf(first));
    assert.deepEqual((await planOf(second)).files, plan.files);
  });
});
