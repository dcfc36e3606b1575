/** What a spreadsheet would take for a formula is harmless in an export, and comes back as it was. */

import assert from 'node:assert/strict';

import * as fc from 'fast-check';

import { isDangerous, neutral, restored } from '../../../server/src/exports/neutral-text.ts';
import { runs } from '../random-runs.ts';

describe('texts that a spreadsheet would run', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\tplain', "'\tplain"],
    ['  =1', "  '=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['a; =1', "a; '=1"],
    ['a\n-1', "a\n'-1"],
    ['', ''],
    ['AC-01', 'AC-01'],
    ["it's = 1", "it's = 1"],
    ['a, -1', 'a, -1'],
  ];
  for (const [written, harmless] of cases) {
    it(`${JSON.stringify(written)} is written ${JSON.stringify(harmless)}`, () => {
      assert.deepEqual([neutral(written), restored(harmless)], [harmless, written]);
      assert.equal(isDangerous(written), written !== harmless);
    });
  }

  it('are looked for once, however many lines are empty', () => {
    // A pass over half a million letters; looked through anew from each of them, they would take minutes.
    const lines = `a${'\n'.repeat(500_000)}`;
    assert.equal(neutral(lines), lines);
    assert.equal(restored(lines), lines);
  });

  it('come back as they were, whatever they are', () => {
    const piece = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ';', ' ', ',', 'a', '＝', '"');
    const any = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(any, (written) => {
        const harmless = neutral(written);
        assert.equal(restored(harmless), written);
        assert.doesNotMatch(harmless, /(?:^|[;\t\r\n])[ \t\r\n]*[=+\-@]/u);
        assert.doesNotMatch(harmless, /^[\t\r\n]/u);
      }),
      { numRuns: runs(2000) },
    );
  });
});
