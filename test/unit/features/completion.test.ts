/** Completion: only what fits at the cursor, in half-typed YAML too. */

import assert from 'node:assert/strict';
import { completion } from '../../../server/src/features/completion.ts';
import { at, FILES } from './marked-workspace.ts';

async function offers(path: string, text: string): Promise<readonly string[]> {
  const { context, position } = await at({ ...FILES, [path]: text }, path);
  return completion(context, position).items.map((item) => item.label);
}

/** What is offered, cut to the first few. */
async function first(count: number, path: string, text: string): Promise<readonly string[]> {
  return (await offers(path, text)).slice(0, count);
}

describe('completion', () => {
  it('offers the fields of a record that are not there yet', async () => {
    const labels = await offers('controls/new.yml', 'controls:\n  - id: AC-09\n    title: New\n    |\n');
    assert.ok(labels.includes('owner') && labels.includes('frequency'));
    assert.ok(!labels.includes('id') && !labels.includes('title'));
    assert.ok(!labels.includes('approver'), 'a field of a policy');
  });

  it('offers first what a record is called', async () => {
    assert.deepEqual(await first(4, 'controls/new.yml', 'controls:\n  - |\n'), ['control', 'id', 'title', 'owner']);
    assert.deepEqual(await first(3, 'people.control.yml', 'people:\n  - |\n'), ['person', 'id', 'name']);
  });

  it('offers nothing in what indents a word, where the editor would take nothing', async () => {
    assert.deepEqual(await offers('plumbline.yml', '|\tengagement:\n  type: 2\n'), []);
  });

  it('offers people and teams for an owner', async () => {
    const labels = ['jane.doe', 'sam.roe', 'platform'];
    assert.deepEqual(await offers('controls/new.yml', 'controls:\n  - id: AC-09\n    owner: |\n'), labels);
  });

  it('offers criteria in scope first, with labels, and not those that are there', async () => {
    const path = 'controls/new.yml';
    assert.deepEqual(await first(2, path, 'controls:\n  - criteria: [CC1.1, |]\n'), ['CC1.2', 'CC1.3']);
    const { context, position } = await at({ ...FILES, [path]: 'controls:\n  - criteria: [|]\n' }, path);
    const [one] = completion(context, position).items;
    const detail = 'Integrity and ethical values · unmapped';
    // The first stands beside the selected item, the second beside each.
    assert.deepEqual([one?.detail, one?.labelDetails], [detail, { description: detail }]);
    const inScope = completion(context, position).items.findIndex((item) => item.label === 'C1.1');
    assert.ok(inScope > 35, 'Confidentiality is out of scope, and comes last');
  });

  it('offers the values of a choice, and of frequency and cadence', async () => {
    const path = 'controls/new.yml';
    assert.deepEqual(await offers(path, 'controls:\n  - type: |\n'), ['preventive', 'detective', 'corrective']);
    assert.deepEqual(await first(2, path, 'controls:\n  - frequency: |\n'), ['continuous', 'daily']);
    assert.deepEqual(await first(2, path, 'controls:\n  - review_cadence: |\n'), ['monthly', 'quarterly']);
  });

  it('offers controls and policies where they are referred to', async () => {
    assert.deepEqual(await offers('evidence/new.yml', 'evidence:\n  - control: |\n'), ['AC-01', 'AC-02']);
    assert.deepEqual(await offers('policies/new.md', '---\ncontrols:\n  - AC-01\n  - |\n---\n'), ['AC-02']);
    assert.deepEqual(await offers('controls/new.yml', 'controls:\n  - policies: [|]\n'), ['POL-A']);
  });

  it('offers dates that are likely', async () => {
    const found = await offers('policies/new.md', '---\nreview_cadence: annual\nnext_review: |\n---\n');
    assert.deepEqual(found, ['2027-05-15', '2026-05-15', '2026-01-01', '2026-12-31', '2026-06-30', '2026-09-30']);
  });

  it('works in front-matter without the opening fence, and in a map on one line', async () => {
    assert.deepEqual(await offers('policies/new.md', 'name: Access\nowner: |\nacronym: AP\n---\n# Access\n'), [
      'jane.doe',
      'sam.roe',
      'platform',
    ]);
    const flow = await offers('vendors/v.yml', 'vendors:\n  - {id: V-1, method: |}\n');
    assert.deepEqual(flow, ['carve-out', 'inclusive']);
  });

  it('offers the lists of an empty register, and the settings of plumbline.yml', async () => {
    assert.ok((await offers('controls/new.yml', '|')).includes('id'), 'a single control in controls/');
    assert.ok((await offers('people.control.yml', 'people:\n  - {id: x}\n|')).includes('teams'));
    assert.deepEqual(await offers('plumbline.yml', 'engagement:\n  type: |\n'), ['1', '2']);
    assert.ok((await offers('plumbline.yml', 'rules:\n  policy-own|\n')).includes('policy-owner-missing'));
    assert.deepEqual(await offers('plumbline.yml', 'rules:\n  policy-owner-missing: |\n'), [
      'error',
      'warning',
      'information',
      'hint',
      'off',
    ]);
  });

  it('offers IDs in prose once a word looks like one, and nothing in plain prose or comments', async () => {
    const policy = FILES['policies/access.md'] ?? '';
    assert.deepEqual(await offers('policies/access.md', `${policy}Under AC-|\n`), ['AC-01', 'AC-02']);
    assert.deepEqual(await offers('policies/access.md', `${policy}Under the|\n`), []);
    assert.deepEqual(await offers('controls/new.yml', 'controls:\n  - id: AC-09 # owner: |\n'), []);
  });
});
