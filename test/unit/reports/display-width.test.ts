/** Columns of a terminal, and lines that fit them. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { clipped, displayWidth, padded, wrapped } from '../../../server/src/reports/display-width.ts';

describe('columns', () => {
  it('are one for a letter, two for a Chinese character or an emoji, none for a mark', () => {
    const widths: readonly (readonly [string, number])[] = [
      ['', 0],
      ['abc', 3],
      ['Zürich', 6],
      ['e\u0301', 1],
      ['日本語', 6],
      ['한국', 4],
      ['✖ ▲ ●○', 6],
      ['👩‍💻', 2],
      ['“x”', 3],
    ];
    for (const [text, width] of widths) assert.equal(displayWidth(text), width, text);
  });

  it('are filled and cut', () => {
    assert.equal(padded('日本', 6), '日本  ');
    assert.equal(clipped('logical access', 8, '…'), 'logical…');
    assert.equal(clipped('日本語', 5, '…'), '日本…');
    assert.equal(clipped('short', 8, '…'), 'short');
  });
});

describe('lines', () => {
  it('hold every word, in order, and no more than fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé日]{1,12}$/), { maxLength: 30 }),
        fc.integer({ min: 5, max: 40 }),
        (words, width) => {
          const lines = wrapped(words.join(' '), width);
          assert.equal(lines.join(' '), words.join(' '));
          for (const line of lines) assert.ok(displayWidth(line) <= width || !line.includes(' '));
        },
      ),
      { seed: 20261128 },
    );
  });
});
