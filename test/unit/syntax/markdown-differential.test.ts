/**
 * The scanner agrees with remark on generated documents and on a few published ones: headings, links, code and mentions.
 * More of both stand under `test/differential/`.
 */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { damaged, denseInlines, nestedBlocks, soup } from './markdown-documents.ts';
import { publishedMarkdown, sampleOf } from './published-markdown.ts';
import { differencesFromRemark, isExcepted } from './remark-outline.ts';

function assertAgreement(documents: fc.Arbitrary<string>, numRuns: number): void {
  fc.assert(
    fc.property(documents, (text) => {
      fc.pre(!isExcepted(text));
      assert.deepEqual(differencesFromRemark(text), []);
    }),
    { seed: 20_260_630, numRuns },
  );
}

/** Small documents on which it is easy to go wrong, and what is at stake in each. */
const PITFALLS: readonly (readonly [string, string])[] = [
  ['a list item that starts blank ends at the next blank line', '-\n\n      a\n'],
  ['a tab counts as far as its stop', '-\tfoo\n\n\t\tcode\n\n>\t\tcode\n\n- - a\n\n\t    b\n'],
  ['a lone tag on a lazy line stays in its container', '- a\n<a>\n  # b\n\n- c\n<a>\n# d\n'],
  ['a line indented like code heads no table', 'a\n\tb `c|d`\n-|-\n'],
  ['the head of a table may end a paragraph in a quote', '> a `\n> b` `c | d`\n> - | -\n> e | `f`\n'],
  [
    'a lone tag above a delimiter row is HTML in a paragraph, and a head at its start',
    'a\n</b>\n|-|\n[c](d)\n\n</b>|\n|-|\n[e](f)\n',
  ],
  ['code behind a container leaves room for a list', '>\n\ta\n2. ```\n'],
  ['a definition above an underline is no heading', '[a]: b\n===\n\n[c]: d\ne\n===\n'],
  ['the shortest comment is whole', '<!-->\n# a\n\n<!--->\n# b\n'],
  ['an escaped exclamation mark makes no image', '\\![AC-01](b) !\\[c](d) !![e](f)\n'],
  ['emphasis follows the rule of three', '# *a**b* **c*d*e** *f**g***\n'],
  ['a reference needs its definition', '[a [b] c](d) [e [f] g](h)\n\n[b]: i\n'],
  ['links do not nest, images may', '[a [b](c) [d](e) f](g) ![h [i](j) `k`](l)\n'],
  ['a heading may break its line', 'a\\\nb  \nc\n-\n'],
  ['brackets may be escaped in labels', '[a\\]]: b\n\n[a\\]] [[a\\]]](c)\n'],
];

describe('Markdown scanner and remark', () => {
  for (const [rule, text] of PITFALLS) {
    it(`agree that ${rule}`, () => assert.deepEqual(differencesFromRemark(text), []));
  }

  const published = publishedMarkdown(
    'examples',
    'node_modules/micromark',
    'node_modules/commander',
    'node_modules/ignore',
  );

  it('agree on fragments in any order', () => assertAgreement(soup, 60));

  it('agree on blocks in containers', () => assertAgreement(nestedBlocks, 60));

  it('agree on inline markup', () => assertAgreement(denseInlines, 60));

  it('agree on published text gone wrong', () => assertAgreement(damaged(published.map(({ text }) => text)), 25));

  it('agree on published documents', () => {
    for (const { path, text } of sampleOf(published, 40_000)) assert.deepEqual(differencesFromRemark(text), [], path);
  });
});
