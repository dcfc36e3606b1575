/** What is selected around a cursor, step by step. */

import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { offsetAt } from '../../../server/src/facts/line-starts.ts';
import { selectionRanges } from '../../../server/src/features/selection.ts';
import { at } from './marked-workspace.ts';

/** The texts that are selected, one step after the other; each must hold the one before it. */
async function steps(path: string, marked: string): Promise<readonly string[]> {
  const { context, position } = await at({ [path]: marked }, path);
  const { lineStarts } = context.document.facts;
  const texts: string[] = [];
  let inner: readonly [number, number] | undefined;
  let range: SelectionRange | undefined = selectionRanges(context, [position])?.[0];
  for (; range !== undefined; range = range.parent) {
    const [start, end] = [range.range.start, range.range.end].map((one) =>
      offsetAt(lineStarts, context.text.length, one),
    );
    assert.ok(start !== undefined && end !== undefined);
    assert.ok(inner === undefined || (start <= inner[0] && end >= inner[1] && end - start > inner[1] - inner[0]));
    inner = [start, end];
    texts.push(context.text.slice(start, end));
  }
  return texts;
}

describe('selection ranges', () => {
  it('grow from the word to the value, the field, the record, the list and the file', async () => {
    const text = 'controls:\n  - id: AC-01\n    title: "Access rev|iew"\n  - id: AC-02\nrisks: []\n';
    const record = 'id: AC-01\n    title: "Access review"';
    assert.deepEqual(await steps('controls/a.yml', text), [
      'review',
      'Access review',
      '"Access review"',
      'title: "Access review"',
      record,
      `- ${record}`,
      `- ${record}\n  - id: AC-02`,
      `controls:\n  - ${record}\n  - id: AC-02`,
      `controls:\n  - ${record}\n  - id: AC-02\nrisks: []`,
      text.replace('|', ''),
    ]);
  });

  it('grow through the items of a list in brackets', async () => {
    const text = 'controls:\n  - {id: AC-01, criteria: [CC6.1, CC|6.2]}\n';
    assert.deepEqual(await steps('controls/a.yml', text), [
      'CC6',
      'CC6.2',
      '[CC6.1, CC6.2]',
      'criteria: [CC6.1, CC6.2]',
      '{id: AC-01, criteria: [CC6.1, CC6.2]}',
      '- {id: AC-01, criteria: [CC6.1, CC6.2]}',
      text.replace('|', '').trimEnd(),
      text.replace('|', ''),
    ]);
  });

  it('grow from a word in prose to its line, paragraph, section and the body', async () => {
    const text = '---\nid: POL-A\n---\n\n# Access\n\n## Scope\n\nAll the\nst|aff.\n\n## More\n';
    const scope = '## Scope\n\nAll the\nstaff.';
    assert.deepEqual(await steps('policies/a.md', text), [
      'staff',
      'All the\nstaff.',
      scope,
      `# Access\n\n${scope}\n\n## More`,
      `\n# Access\n\n${scope}\n\n## More\n`,
      text.replace('|', ''),
    ]);
  });

  it('grow from an item to its list', async () => {
    const text = '---\nid: POL-A\n---\n- one\n- tw|o\n';
    assert.deepEqual(await steps('policies/a.md', text), [
      'two',
      '- two',
      '- one\n- two',
      '- one\n- two\n',
      text.replace('|', ''),
    ]);
  });

  it('grow from a field of front-matter to the front-matter, with its fences, and the file', async () => {
    const text = '---\nid: POL-A\nowner: |jane.doe\n---\nText\n';
    assert.deepEqual(await steps('policies/a.md', text), [
      'jane',
      'jane.doe',
      'owner: jane.doe',
      'id: POL-A\nowner: jane.doe',
      'id: POL-A\nowner: jane.doe\n',
      '---\nid: POL-A\nowner: jane.doe\n---',
      '---\nid: POL-A\nowner: jane.doe\n---\nText\n',
    ]);
  });

  it('are there where something is half typed, and where nothing is', async () => {
    assert.deepEqual(await steps('controls/a.yml', 'controls:\n  - id: AC-01\n    own|\n'), [
      'own',
      'id: AC-01\n    own',
      '- id: AC-01\n    own',
      'controls:\n  - id: AC-01\n    own',
      'controls:\n  - id: AC-01\n    own\n',
    ]);
    assert.deepEqual(await steps('controls/a.yml', 'controls:\n  - id: AC-01\n\n|'), ['controls:\n  - id: AC-01\n\n']);
  });

  it('answer for each of several cursors, and not for documents that are not ours', async () => {
    const { context, position } = await at({ 'controls/a.yml': 'controls:\n  - id: |A\n' }, 'controls/a.yml');
    assert.equal(
      selectionRanges(context, [position, { line: 0, character: 0 }, { line: 99, character: 0 }])?.length,
      3,
    );
    const other = await at({ 'docs/a.md': '# A|\n' }, 'docs/a.md');
    assert.equal(selectionRanges(other.context, [other.position]), undefined);
  });
});
