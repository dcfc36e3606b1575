/**
 * The scanner agrees with remark on the Markdown that comes with every package we install, and on many generated documents.
 * remark is slow, so the usual run takes 3 MB from all over; `PLUMBLINE_DIFFERENTIAL=all` takes all, and twenty times the rest.
 */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { damaged, denseInlines, nestedBlocks, soup } from '../unit/syntax/markdown-documents.ts';
import { publishedMarkdown, sampleOf } from '../unit/syntax/published-markdown.ts';
import { differencesFromRemark, isExcepted } from '../unit/syntax/remark-outline.ts';

const ALL = process.env['PLUMBLINE_DIFFERENTIAL'] === 'all';
const MOST_CHARACTERS = ALL ? Number.POSITIVE_INFINITY : 3_000_000;
const NUMBER_OF_RUNS = ALL ? 50_000 : 2500;
const TIME_LIMIT = ALL ? 1_200_000 : 120_000;

describe('Markdown scanner and remark, at length', () => {
  const published = publishedMarkdown('examples', 'docs', 'node_modules', 'test/host/node_modules');

  it('agree on published documents', () => {
    const sample = sampleOf(published, MOST_CHARACTERS);
    const characters = sample.reduce((sum, document) => sum + document.text.length, 0);
    console.log(`      ${sample.length} of ${published.length} documents, ${(characters / 1e6).toFixed(1)} MB`);
    assert.ok(sample.length > 0);
    for (const { path, text } of sample) assert.deepEqual(differencesFromRemark(text), [], path);
  }).timeout(TIME_LIMIT);

  const generators: readonly (readonly [string, fc.Arbitrary<string>])[] = [
    ['fragments in any order', soup],
    ['blocks in containers', nestedBlocks],
    ['inline markup', denseInlines],
    ['published text gone wrong', damaged(published.map(({ text }) => text))],
  ];
  for (const [name, documents] of generators) {
    it(`agree on ${name}`, () => {
      fc.assert(
        fc.property(documents, (text) => {
          fc.pre(!isExcepted(text));
          assert.deepEqual(differencesFromRemark(text), []);
        }),
        // The long run takes other documents every time, and says which seed they came from when they fail.
        { numRuns: NUMBER_OF_RUNS, ...(ALL ? {} : { seed: 20_260_630 }) },
      );
    }).timeout(TIME_LIMIT);
  }
});
