/** Front-matter without its opening fence, as Comply's published repositories have it in every file. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { splitFrontMatter } from '../../server/src/syntax/front-matter.ts';

const COMPLY = resolve(import.meta.dirname, '../../../shared/data/policies/comply');

describe('front-matter in Comply’s repositories', () => {
  before(function () {
    if (!existsSync(COMPLY)) this.skip();
  });

  it('is found in every policy, narrative and procedure, and not in a README', () => {
    for (const folder of ['example/policies', 'example/narratives', 'example/procedures']) {
      for (const name of readdirSync(join(COMPLY, folder))) {
        const text = readFileSync(join(COMPLY, folder, name), 'utf8');
        assert.equal(splitFrontMatter(text).fence, name === 'README.md' ? 'none' : 'closing-only', name);
      }
    }
  });

  it('is found in the malformed ones too', () => {
    for (const path of [
      'policies/invalid-access.md',
      'narratives/invalid-control.md',
      'procedures/invalid-workstation.md',
    ]) {
      const text = readFileSync(join(COMPLY, 'fixtures', path), 'utf8');
      const { fence, body } = splitFrontMatter(text);
      assert.equal(fence, 'closing-only', path);
      assert.equal(text.slice(body - 4, body), '---\n', path);
    }
  });
});
