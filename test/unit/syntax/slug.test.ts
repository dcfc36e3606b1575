/** Headings get the anchors that GitHub gives them. */

import assert from 'node:assert/strict';
import { SlugCounter, slugOf } from '../../../server/src/syntax/slug.ts';

describe('slugs', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['Purpose and Scope', 'purpose-and-scope'],
    ['1.2 Roles & Responsibilities', '12-roles--responsibilities'],
    ['snake_case, kebab-case', 'snake_case-kebab-case'],
    ['What’s “in scope”?', 'whats-in-scope'],
    ['Überwachung für alle', 'überwachung-für-alle'],
    ['访问控制 (AC)', '访问控制-ac'],
    ['🔒 Locks', '-locks'],
    ['!!!', ''],
  ];
  for (const [heading, slug] of examples) {
    it(`makes ${JSON.stringify(slug)} of ${JSON.stringify(heading)}`, () => assert.equal(slugOf(heading), slug));
  }

  it('numbers those that come again, past any that are taken', () => {
    const counter = new SlugCounter();
    const slugs = ['Scope', 'Scope 1', 'Scope', 'scope!', 'Scope-1'].map((heading) => counter.next(heading));
    assert.deepEqual(slugs, ['scope', 'scope-1', 'scope-2', 'scope-3', 'scope-1-1']);
  });

  it('stays quick when thousands are alike', () => {
    const counter = new SlugCounter();
    for (let count = 0; count < 50_000; count++) counter.next(count % 2 === 0 ? 'a' : 'a-1');
    assert.equal(counter.next('a'), 'a-25001');
  });
});
