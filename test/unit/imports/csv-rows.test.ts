/** CSV as spreadsheets write it, and in which encodings. */

import assert from 'node:assert/strict';

import { readCsv } from '../../../server/src/imports/csv-rows.ts';
import { decodeSheet } from '../../../server/src/imports/decode-sheet.ts';

const rowsOf = (text: string): readonly (readonly [number, readonly string[]])[] =>
  readCsv(text, 100).rows.map(({ line, cells }) => [line, cells]);

describe('CSV', () => {
  it('is read by RFC 4180, with the line of each row', () => {
    assert.deepEqual(rowsOf('\ufeffa,"b ""c"", d"\r\n"e\nf",\r\n\r\n,\r\ng'), [
      [1, ['a', 'b "c", d']],
      [2, ['e\nf', '']],
      [6, ['g']],
    ]);
  });

  it('is read with whichever separator', () => {
    assert.deepEqual(rowsOf('a;b\nc,d;e\n'), [
      [1, ['a', 'b']],
      [2, ['c,d', 'e']],
    ]);
    assert.deepEqual(rowsOf('a\tb'), [[1, ['a', 'b']]]);
    assert.deepEqual(rowsOf('sep=|\na,b|c,d'), [[2, ['a,b', 'c,d']]]);
    assert.deepEqual(rowsOf('"a;b;c",d'), [[1, ['a;b;c', 'd']]]);
    assert.deepEqual(rowsOf('a'), [[1, ['a']]]);
    assert.deepEqual(rowsOf(''), []);
    assert.deepEqual(rowsOf('"a"b,c\rd'), [
      [1, ['ab', 'c']],
      [2, ['d']],
    ]);
  });

  it('says where a quotation mark is never closed, and where there are too many rows', () => {
    assert.equal(readCsv('a,b\nc,"d\ne""\n', 100).unclosed, 2);
    assert.deepEqual(readCsv('a\nb\n\nc\n', 2), { rows: readCsv('a\nb\n', 2).rows, isCut: true });
    assert.equal(readCsv('a\nb\n\n', 2).isCut, false);
  });

  it('is read in UTF-8, UTF-16 and Windows-1252, and what is unusual is said', () => {
    const text = 'Contrôle,“x”\n';
    const little = new Uint8Array(Array.from(text).flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]));
    const big = new Uint8Array(Array.from(text).flatMap((one) => [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 255]));
    const said = 'The file is in UTF-16, and was read as such.';
    assert.deepEqual(decodeSheet(new TextEncoder().encode(`\ufeff${text}`)), { text });
    assert.deepEqual(decodeSheet(new Uint8Array([0xff, 0xfe, ...little])), { text, note: said });
    assert.deepEqual(decodeSheet(new Uint8Array([0xfe, 0xff, ...big])), { text, note: said });
    const plain = new Uint8Array(Array.from('id,title').flatMap((one) => [one.charCodeAt(0), 0]));
    assert.deepEqual(decodeSheet(plain), { text: 'id,title', note: said });
    assert.deepEqual(decodeSheet(new Uint8Array([0x43, 0xf4, 0x93, 0x94])), {
      text: 'Cô“”',
      note: 'The file is not in UTF-8, and was read as Windows-1252. Look whether accents and dashes are right.',
    });
  });
});
