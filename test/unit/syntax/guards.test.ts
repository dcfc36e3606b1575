/** What no parser should see is refused in plain words, and bytes become text as VS Code would make them. */

import assert from 'node:assert/strict';
import { MAX_SIZE, decodeText, guardText } from '../../../server/src/syntax/guards.ts';

describe('guards', () => {
  it('let ordinary text pass, however odd', () => {
    for (const text of ['', 'a: 1\n', '\u0001\u{feff}\r', '🔒'.repeat(1000)]) assert.equal(guardText(text), undefined);
  });

  it('refuse a NUL character, and point at it', () => {
    const refusal = guardText('a: 1\nb: \0\n');
    assert.deepEqual(refusal?.range, { start: 8, end: 9 });
    assert.match(refusal?.message ?? '', /NUL character/);
  });

  it('refuse more than 2 MB, by bytes where they are known, and point at the first line', () => {
    const text = `first line\r\n${'x'.repeat(MAX_SIZE)}`;
    assert.deepEqual(guardText(text)?.range, { start: 0, end: 10 });
    assert.equal(guardText('x'.repeat(MAX_SIZE)), undefined);
    assert.match(guardText('short', 2_600_000)?.message ?? '', /2\.6 MB/);
  });
});

describe('decoding', () => {
  const utf8 = new TextEncoder();

  it('reads UTF-8', () => {
    assert.deepEqual(decodeText(utf8.encode('title: Zugriff 🔒')), { text: 'title: Zugriff 🔒' });
    assert.deepEqual(decodeText(new Uint8Array()), { text: '' });
  });

  it('leaves out the byte order mark, as the editor does', () => {
    assert.deepEqual(decodeText(utf8.encode('\u{feff}a: 1')), { text: 'a: 1' });
  });

  it('refuses UTF-16, of either byte order', () => {
    for (const bytes of [
      [0xff, 0xfe, 0x61, 0],
      [0xfe, 0xff, 0, 0x61],
    ]) {
      const { text, problem } = decodeText(Uint8Array.from(bytes));
      assert.equal(text, '');
      assert.match(problem?.message ?? '', /UTF-16.*Save it as UTF-8/);
    }
  });

  it('reads text with bytes that are not UTF-8, and points at the first of them', () => {
    const { text, problem } = decodeText(Uint8Array.from([...utf8.encode('a: é'), 0xe9, ...utf8.encode('\nb: 1')]));
    assert.equal(text, 'a: é\u{fffd}\nb: 1');
    assert.deepEqual(problem?.range, { start: 4, end: 5 });
  });
});
