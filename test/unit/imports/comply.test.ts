/** A Comply repository comes in: its files as they are, and its procedures as controls. */

import assert from 'node:assert/strict';

import { planFor, targetWith, textsOf } from './memory-target.ts';

const POLICY = 'name: Access\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n---\n# Access\n';
const PATCH = 'id: "patch"\nname: "Apply OS patches"\ncron: "0 0 0 15 * *"\n---\n\n# Patch\n';

describe('import of a Comply repository', () => {
  it('copies what is read as it is, and makes controls of procedures', async () => {
    const source = {
      'policies/access.md': POLICY,
      'procedures/patch.md': PATCH,
      'procedures/onboard.md': '---\nid: on board\nname: Onboard\nsatisfies: {TSC: [CC6.2], X: [A.1]}\n---\n',
    };
    const plan = await planFor(source, targetWith(), { isInPlace: false });
    assert.deepEqual(textsOf(plan), {
      ...source,
      'controls/comply-procedures.yml': `# The procedures of a Comply repository, as controls.
controls:
  - id: PROC-PATCH
    title: Apply OS patches
    frequency: monthly
    policies: [patch]
    notes: "cron: 0 0 0 15 * *"
  - id: PROC-ON-BOARD
    title: Onboard
    frequency: per-event
    criteria: [CC6.2, X.A.1]
    policies: [on board]
`,
    });
    assert.deepEqual([plan.records, plan.notes, plan.conflicts, plan.refusal], [2, [], [], undefined]);
  });

  it('writes in place the controls alone', async () => {
    const source = { 'policies/access.md': POLICY, 'procedures/patch.md': PATCH };
    const plan = await planFor(source, targetWith(source), { isInPlace: true });
    assert.deepEqual(
      plan.files.map(({ path }) => path),
      ['controls/comply-procedures.yml'],
    );
  });

  it('leaves out what is there already, and says so', async () => {
    const source = { 'policies/access.md': POLICY, 'policies/same.md': POLICY, 'procedures/patch.md': PATCH };
    const there = { 'policies/access.md': 'mine', 'policies/same.md': POLICY, 'controls/comply-procedures.yml': '' };
    const plan = await planFor(source, targetWith(there, { 'PROC-X': 'controls/x.yml' }), { isInPlace: false });
    assert.deepEqual(
      plan.files.map(({ path }) => path),
      ['procedures/patch.md', 'controls/comply-procedures-2.yml'],
    );
    assert.deepEqual(plan.conflicts, [
      {
        file: 'policies/access.md',
        message: 'Another file of this name is in the folder already, so this one was left out.',
      },
    ]);
    const again = await planFor(source, targetWith(there, { 'PROC-PATCH': 'controls/x.yml' }), { isInPlace: true });
    assert.deepEqual(again.files, []);
    assert.deepEqual(again.conflicts, [
      {
        file: 'procedures/patch.md',
        line: 1,
        message: 'A control PROC-PATCH is in controls/x.yml already, so this one was left out.',
      },
    ]);
  });

  it('keeps and reports what it cannot understand', async () => {
    const plan = await planFor(
      {
        'procedures/a.md': 'id: a\nname: A\ncron: "0 9 * * 1-5"\nteam: [x, y]\n---\n',
        'procedures/b.md': '# No front-matter\n',
        'procedures/c.md': 'id: "c"\nname: "C"cron: "0 0 0 15 4 *"\n---\n',
      },
      targetWith(),
      { isInPlace: true },
    );
    assert.deepEqual(textsOf(plan), {
      'controls/comply-procedures.yml': `# The procedures of a Comply repository, as controls.
controls:
  - id: PROC-A
    title: A
    policies: [a]
    notes: |-
      cron: 0 9 * * 1-5
      team: [x, y]
  - id: PROC-C
    title: "C\\"cron: \\"0 0 0 15 4 *\\""
    policies: [c]
`,
    });
    assert.deepEqual(
      plan.notes.map(({ file, line, message }) => [file, line, message]),
      [
        ['procedures/a.md', 3, 'How often “0 9 * * 1-5” runs is not certain: give the control PROC-A a frequency.'],
        ['procedures/a.md', 4, '“team” has no place in a control, and is kept in its notes.'],
        ['procedures/b.md', 1, 'No front-matter can be read here, so no control was made of this procedure.'],
        [
          'procedures/c.md',
          2,
          'Text follows the closing ". Put the whole value in quotes (write \\" for a quotation mark inside it), or begin a new line.',
        ],
      ],
    );
  });

  it('refuses a folder that is none', async () => {
    assert.equal(
      (await planFor({}, targetWith(), { format: 'comply' })).refusal,
      'This is no Comply repository: it has no files in standards/, policies/, narratives/, procedures/.',
    );
  });
});
