/** A library of CISO Assistant comes in: its framework as data, its reference controls as controls. */

import assert from 'node:assert/strict';

import { planFor, targetWith, textsOf } from './memory-target.ts';

const LIBRARY = `urn: urn:acme:risk:library:ours
locale: en
ref_id: ours
name: Our library
version: 2
objects:
  threats: []
  framework:
    urn: urn:acme:risk:framework:ours
    ref_id: Ours-2026
    name: Our framework
    requirement_nodes:
      - {urn: "urn:acme:risk:req_node:ours:a", assessable: false, depth: 1, ref_id: A, name: Access}
      - urn: urn:acme:risk:req_node:ours:a.1
        assessable: true
        depth: 2
        parent_urn: urn:acme:risk:req_node:ours:a
        ref_id: A.1
        name: Accounts
        description: |
          Each account has an owner.
        reference_controls: ["urn:acme:risk:function:ours:review"]
      - {urn: "urn:acme:risk:req_node:ours:a.1.1", assessable: false, parent_urn: "urn:acme:risk:req_node:ours:a.1", name: Keys}
      - {urn: "urn:acme:risk:req_node:ours:k", assessable: true, parent_urn: "urn:acme:risk:req_node:ours:a.1.1", description: Without an ID of its own}
      - {urn: "urn:x:y:z:q:w", assessable: true, ref_id: A.1}
  reference_controls:
    - urn: urn:acme:risk:function:ours:review
      ref_id: REVIEW
      name: Access review
      category: process
      csf_function: protect
      description: Somebody reviews.
      typical_evidence: A signed list
    - {urn: "urn:acme:risk:function:ours:lock", name: Locks, category: physical}
    - {name: Nothing}
`;

describe('import of a CISO Assistant library', () => {
  it('makes a framework of its requirements and controls of its reference controls', async () => {
    const plan = await planFor({ 'ours.yaml': LIBRARY });
    assert.deepEqual(textsOf(plan), {
      'frameworks/ours-2026.yml': `# A framework of CISO Assistant.
id: ours-2026
name: Our framework
version: "2"
criteria:
  - id: A.1
    label: Accounts
    family: Access
    description: Each account has an owner.
  - id: k
    family: Access / Accounts / Keys
    description: Without an ID of its own
`,
      'controls/ciso-assistant.yml': `# The reference controls of a library of CISO Assistant.
controls:
  - id: REVIEW
    title: Access review
    description: Somebody reviews.
    layer: process
    criteria: [ours-2026.A.1]
    evidence: [{title: A signed list}]
    notes: |-
      urn: urn:acme:risk:function:ours:review
      csf_function: protect
  - id: lock
    title: Locks
    notes: |-
      urn: urn:acme:risk:function:ours:lock
      category: physical
`,
    });
    assert.equal(plan.records, 4);
    assert.deepEqual(
      plan.notes.map(({ line, message }) => [line, message]),
      [
        [undefined, 'These are not imported, and stay in the source: threats.'],
        [35, 'A reference control has no ID, and was left out.'],
        [25, 'There is another requirement A.1 before, so this one was left out.'],
        [
          undefined,
          'Of each requirement its ID, name, group and text are taken over; groups for implementation, questions, scores, threats and translations stay in the library.',
        ],
      ],
    );
  });

  it('takes what has nothing below where nothing is assessed by itself', async () => {
    const plan = await planFor({
      'l.yaml':
        'urn: urn:a:risk:library:l\nobjects:\n  framework:\n    name: F\n    requirement_nodes:\n      - {urn: "a:1", name: Top}\n      - {urn: "a:2", parent_urn: "a:1", name: Leaf}\n',
    });
    assert.match(
      textsOf(plan)['frameworks/f.yml'] ?? '',
      /criteria:\n {2}- id: "2"\n {4}label: Leaf\n {4}family: Top\n$/,
    );
  });

  it('names what stands above once, though it stands above itself', async () => {
    const node = (urn: string, above: string, more: string): string =>
      `      - {urn: ${urn}, parent_urn: ${above}, ref_id: ${urn}, ${more}}\n`;
    const nodes = [
      node('a', 'b', 'name: One'),
      node('b', 'a', 'name: Two'),
      node('c', 'c', 'name: Three'),
      node('A-1', 'a', 'assessable: true'),
      node('B-1', 'b', 'assessable: true'),
      node('C-1', 'c', 'assessable: true'),
      node('D-1', 'd', 'assessable: true'),
      node('A-2', 'a', 'assessable: true'),
    ];
    const plan = await planFor({
      'l.yaml': `urn: urn:a:risk:library:l\nobjects:\n  framework:\n    name: F\n    requirement_nodes:\n${nodes.join('')}`,
    });
    assert.equal(
      textsOf(plan)['frameworks/f.yml']?.replace(/^.*criteria:\n/s, ''),
      `  - id: A-1
    family: Two / One
  - id: B-1
    family: Two
  - id: C-1
    family: Three
  - id: D-1
  - id: A-2
    family: Two / One
`,
    );
  });

  it('leaves a framework that is there already', async () => {
    const plan = await planFor({ 'ours.yaml': LIBRARY }, targetWith({ 'frameworks/ours-2026.yml': '' }));
    assert.deepEqual(Object.keys(textsOf(plan)), ['controls/ciso-assistant.yml']);
    assert.deepEqual(plan.conflicts, [
      { message: 'frameworks/ours-2026.yml is there already, so the catalog was left out.' },
    ]);
  });

  const refusals: readonly (readonly [string, string])[] = [
    ['a: 1', 'This is no library of CISO Assistant: it has no “objects”.'],
    ['objects: {risk_matrix: []}', 'The library holds neither a framework nor reference controls: risk_matrix.'],
    ['objects: {framework: {name: x}}', 'The framework has no requirements.'],
    ['objects: [', 'This is no library of CISO Assistant: it has no “objects”.'],
  ];
  for (const [text, sentence] of refusals) {
    it(`says: ${sentence}`, async () => {
      const plan = await planFor({ 'l.yaml': text }, targetWith(), { format: 'ciso-assistant' });
      assert.equal(plan.refusal, sentence);
    });
  }
});
