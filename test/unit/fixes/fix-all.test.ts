/** All safe fixes of a folder in memory: until none is left, and never without an end. */

import assert from 'node:assert/strict';
import { fixAll, type FixedDocument } from '../../../server/src/fixes/fix-all.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { engineFor, FOLDER } from '../rules/rule-fixture.ts';

async function fixed(texts: ReadonlyMap<string, string>): Promise<readonly FixedDocument[]> {
  const engine = await engineFor(texts);
  const textOf = (uri: string): string | undefined =>
    Array.from(texts).find(([path]) => joinUri(FOLDER, path) === uri)?.[1];
  return fixAll({ engine, documents: engine.judgedDocuments(), textOf });
}

describe('all safe fixes of a folder', () => {
  it('are applied until none is left, also what one brings to light', async () => {
    const before = 'controls:\n  - id: AC-01\n    criteria: [CC6.x]\n    criteria: [CC6.x]\n    criteria: [CC6.x]\n';
    const [only, ...others] = await fixed(new Map([['controls/a.yml', before]]));
    assert.deepEqual(others, []);
    assert.equal(
      only?.after,
      'controls:\n  - id: AC-01\n    criteria: [CC6.1, CC6.2, CC6.3, CC6.4, CC6.5, CC6.6, CC6.7, CC6.8]\n',
    );
    assert.deepEqual([only.path, only.before], ['controls/a.yml', before]);
  });

  it('are none where nothing is wrong, or the text cannot be had', async () => {
    assert.deepEqual(await fixed(new Map([['controls/a.yml', 'controls:\n  - id: AC-01\n']])), []);
    const engine = await engineFor(new Map([['controls/a.yml', 'controls:\n  - id: AC-01\n    criteria: [CC6.x]\n']]));
    const asked: string[] = [];
    const textOf = (uri: string): undefined => void asked.push(uri);
    assert.deepEqual(await fixAll({ engine, documents: engine.judgedDocuments(), textOf }), []);
    assert.equal(asked.length, 1);
  });

  it('have the whole folder read by what becomes of plumbline.yml', async () => {
    const configuration = 'files: {policies: ["texts/*.md"]}\nfiles: {policies: ["texts/*.md"]}\n';
    const policy = '---\nid: POL-A\nversion: 1.10\n---\n';
    const all = await fixed(
      new Map([
        ['plumbline.yml', configuration],
        ['texts/a.md', policy],
      ]),
    );
    assert.deepEqual(
      all.map(({ path, after }) => [path, after]),
      [
        ['plumbline.yml', 'files: {policies: ["texts/*.md"]}\n'],
        ['texts/a.md', policy.replace('1.10', '"1.10"')],
      ],
    );
  });
});
