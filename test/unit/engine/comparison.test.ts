/** What changes cause is told apart from what was there before, wherever it stands now. */

import assert from 'node:assert/strict';
import { compare, type Comparison } from '../../../server/src/engine/comparison.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { engineOn, type FixtureFiles } from '../rules/rule-fixture.ts';

const SETTINGS =
  'engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off, control-evidence-missing: off, scope-missing: off}\n';

const BEFORE: FixtureFiles = {
  'plumbline.yml': SETTINGS,
  'controls/a.yml': `controls:
  - {id: AC-01, title: One, owner: jane.doe, frequency: annual, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.1], policies: [POL-A]}
  - {id: AC-02, title: Two, frequency: annual, review_cadence: annual, last_reviewed: 2026-01-01, criteria: [CC6.2], policies: [POL-A], sytems: [okta]}
`,
  'policies/a.md': `---
id: POL-A
title: Access
version: "1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
next_review: 2027-01-15
review_cadence: annual
satisfies: [CC6.1]
controls: [AC-01, AC-02]
---
# Access
`,
};

async function engineOf(files: FixtureFiles): ReturnType<typeof engineOn> {
  return engineOn(memoryFileSystem(files));
}

async function compared(after: FixtureFiles, before = BEFORE): Promise<Comparison> {
  return compare(await engineOf(before), await engineOf(after));
}

function brief({ came, went }: Comparison): readonly string[] {
  return [
    ...came.map(({ path, range, code }) => `+ ${path}:${range.start.line} ${code}`),
    ...went.map(({ path, range, code }) => `- ${path}:${range.start.line} ${code}`),
  ];
}

describe('two states of a folder', () => {
  it('are alike where nothing changed', async () => {
    assert.deepEqual(await compared(BEFORE), { criteria: [], controls: [], came: [], went: [] });
  });

  it('are alike where lines moved and files were renamed', async () => {
    const { 'controls/a.yml': controls = '', ...rest } = BEFORE;
    assert.deepEqual(brief(await compared({ ...rest, 'controls/people.yml': `# Moved\n\n${controls}` })), []);
  });

  it('differ also in files that nobody touched', async () => {
    const [first = '', , ...rest] = (BEFORE['controls/a.yml'] ?? '').split('\n');
    const comparison = await compared({ ...BEFORE, 'controls/a.yml': [first, ...rest].join('\n') });
    assert.deepEqual(brief(comparison), ['+ policies/a.md:11 control-unknown']);
    assert.deepEqual(comparison.controls, [
      { id: 'AC-01', framework: undefined, title: 'One', before: 'approved', after: undefined },
    ]);
    assert.deepEqual(comparison.criteria, [
      { id: 'CC6.1', framework: 'TSC', title: undefined, before: 'approved', after: 'mapped' },
    ]);
  });

  it('differ by what is corrected', async () => {
    const controls = (BEFORE['controls/a.yml'] ?? '').replace('sytems', 'owner: sam.roe, systems');
    const comparison = await compared({ ...BEFORE, 'controls/a.yml': controls });
    assert.deepEqual(brief(comparison), ['- controls/a.yml:2 control-owner-missing', '- controls/a.yml:2 key-unknown']);
    assert.deepEqual(
      comparison.criteria.map(({ id, before, after }) => [id, before, after]),
      [['CC6.2', 'mapped', 'approved']],
    );
  });

  it('are compared by what is reported: a baseline of either has had its say, and so have severities', async () => {
    const [first] = (await engineOf(BEFORE)).recordFindings();
    assert.ok(first);
    const file = baselineText([first]);
    assert.deepEqual(
      brief(await compared({ ...BEFORE, [BASELINE_FILE]: file }, { ...BEFORE, [BASELINE_FILE]: file })),
      [],
    );
    const code = 'control-owner-missing';
    assert.deepEqual(brief(await compared({ ...BEFORE, [BASELINE_FILE]: file })), [`- controls/a.yml:2 ${code}`]);
    assert.deepEqual(brief(await compared(BEFORE, { ...BEFORE, [BASELINE_FILE]: file })), [
      `+ controls/a.yml:2 ${code}`,
    ]);
    const off = { ...BEFORE, 'plumbline.yml': SETTINGS.replace('rules: {', 'rules: {key-unknown: off, ') };
    assert.deepEqual(brief(await compared(BEFORE, off)), ['+ controls/a.yml:2 key-unknown']);
  });
});
