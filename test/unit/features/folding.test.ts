/** What folds in a document: lines counted from 1, as editors show them. */

import assert from 'node:assert/strict';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { open } from './marked-workspace.ts';

async function folds(path: string, text: string, most?: number): Promise<readonly string[] | undefined> {
  const { context } = await open({ [path]: text }, path);
  return foldingRanges(context, most)?.map(
    ({ startLine, endLine, kind }) => `${startLine + 1}–${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
  );
}

describe('folding', () => {
  it('folds lists of records, records, and what in them takes several lines', async () => {
    const text =
      'controls:\n  - id: AC-01\n    title: >\n      Access\n      review\n    criteria:\n      - CC6.1\n      - CC6.2\n' +
      '  - id: AC-02\n    owner: jane.doe\n\nrisks: [\n  {id: R-1}\n]\n';
    assert.deepEqual(await folds('controls/a.yml', text), ['1–10', '2–8', '3–5', '6–8', '9–10', '12–13']);
  });

  it('folds lists whose dashes stand right below their key', async () => {
    const text = 'controls:\n- id: AC-01\n  criteria:\n  - CC6.1\n  owner: jane.doe\n- id: AC-02\nrisks:\n- id: R-1\n';
    assert.deepEqual(await folds('controls/a.yml', text), ['1–6', '2–5', '3–4', '7–8']);
  });

  it('folds comments of several lines, and regions, but no # in a text', async () => {
    const text =
      '# One\n# two\n\n# alone\ncontrols:\n  # region access\n  - id: AC-01\n    description: |\n      # a\n      # b\n  # endregion\n';
    assert.deepEqual(await folds('controls/a.yml', text), ['1–2 comment', '5–10', '6–11 region', '7–10', '8–10']);
  });

  it('folds front-matter without its closing line, sections in each other, code and comments', async () => {
    const text =
      '---\nid: POL-A\nsatisfies:\n  - CC6.1\n---\n\n# Access\n\n<!-- to\ndo -->\n\n## Scope\n\nAll.\n\n```sh\nls\n```\n\n# End\n\nText\n';
    assert.deepEqual(await folds('policies/a.md', text), [
      '1–4',
      '3–4',
      '7–18',
      '9–10 comment',
      '12–18',
      '16–18',
      '20–22',
    ]);
  });

  it('folds front-matter that lacks its opening line', async () => {
    assert.deepEqual(await folds('policies/a.md', 'id: POL-A\nname: Access\n---\n\nText\n'), ['1–2']);
  });

  it('folds the configuration and own frameworks', async () => {
    assert.deepEqual(await folds('plumbline.yml', 'engagement:\n  type: 1\n'), ['1–2']);
    const framework = 'framework: X\nname: X\ncriteria:\n  - id: X.1\n    label: One\n';
    assert.deepEqual(await folds('frameworks/x.yml', framework), ['3–5', '4–5']);
  });

  it('goes on folding while something is half typed', async () => {
    const text = 'controls:\n  - id: AC-01\n    owner\n    criteria: [CC6.1,\n  - id: AC-02\n    title: "Rev\n';
    assert.deepEqual(await folds('controls/a.yml', text), ['1–6', '2–4', '5–6']);
  });

  it('counts lines that end in CRLF or CR', async () => {
    const text = 'controls:\n  - id: AC-01\n    title: A\n# a\n# b\n';
    const expected = ['1–3', '2–3', '4–5 comment'];
    for (const end of ['\r\n', '\r']) {
      assert.deepEqual(await folds('controls/a.yml', text.replaceAll('\n', end)), expected);
    }
  });

  it('gives an editor no more than it takes, the outermost first', async () => {
    const text = 'controls:\n  - id: AC-01\n    criteria:\n      - CC6.1\n  - id: AC-02\n    title: A\n';
    assert.deepEqual(await folds('controls/a.yml', text, 3), ['1–6', '2–4', '5–6']);
    assert.deepEqual(await folds('controls/a.yml', text, 1), ['1–6']);
  });

  it('leaves documents that are not ours to the editor', async () => {
    assert.equal(await folds('docs/notes.md', '# A\n\ntext\n'), undefined);
    assert.equal(await folds('controls/empty.yml', ''), undefined);
  });
});
