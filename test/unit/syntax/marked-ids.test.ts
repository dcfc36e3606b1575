/** IDs behind markers, in comments of any language: held to what is written here, and to a reader in one regular expression. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { looksLikeId, LONGEST_LINE, markedIds, MOST_MARKED } from '../../../server/src/syntax/marked-ids.ts';
import { runs } from '../random-runs.ts';

/** The IDs in a text, after having seen that each stands where it is said to stand. */
function idsIn(text: string, markers: readonly string[] = ['@control']): readonly string[] {
  const found = markedIds(text, markers);
  for (const { start, end, text: id } of found) assert.equal(text.slice(start, end), id);
  return found.map((one) => one.text);
}

describe('IDs behind a marker', () => {
  const comments = [
    '// @control AC-02',
    '/* @control AC-02 */',
    '/*@control AC-02*/',
    '/**\n * Checks the second factor.\n * @control AC-02\n */',
    '# @control AC-02',
    '#@control AC-02',
    '-- @control AC-02',
    '--@control AC-02',
    '<!-- @control AC-02 -->',
    '<!--@control AC-02-->',
    '; @control AC-02',
    '% @control AC-02',
    "' @control AC-02",
    'REM @control AC-02',
    '{{!-- @control AC-02 --}}',
    '(* @control AC-02 *)',
    '"""@control AC-02"""',
    "'''\n@control AC-02\n'''",
    'log("@control AC-02")',
    'x = 1 // @control AC-02: the second factor',
    '// @control: AC-02',
    '// @control:AC-02.',
    '//\t@control\tAC-02\t',
    '// @control\u00a0AC-02',
    '@control AC-02',
    '\r\n// @control AC-02\r\n',
    '// (@control AC-02)',
  ];
  for (const comment of comments) {
    it(`are found in ${JSON.stringify(comment)}`, () => assert.deepEqual(idsIn(comment), ['AC-02']));
  }

  it('may be several, with commas between them', () => {
    assert.deepEqual(idsIn('// @control AC-02, AC-03 ,CM-1,IR_01.b'), ['AC-02', 'AC-03', 'CM-1', 'IR_01.b']);
    assert.deepEqual(idsIn('// @control AC-02, and more'), ['AC-02']);
    assert.deepEqual(idsIn('// @control AC-02,\n// AC-03'), ['AC-02']);
    assert.deepEqual(idsIn('// @control AC-02 AC-03'), ['AC-02']);
    assert.deepEqual(idsIn('// @control AC-02 // @control AC-03'), ['AC-02', 'AC-03']);
  });

  it('are of any script', () => {
    assert.deepEqual(idsIn('// @control ÄC-1, КТ-02, 控制-3, e\u0301-4'), ['ÄC-1', 'КТ-02', '控制-3', 'e\u0301-4']);
    assert.deepEqual(idsIn('// 😀 @control AC-1'), ['AC-1']);
  });

  for (const prose of [
    'user@control AC-1',
    'mail to me.@control AC-1',
    '@@control AC-1',
    'é@control AC-1',
    '@controls AC-1',
    '@control',
    '@control ',
    '@control\nAC-1',
    '@control(AC-1)',
    '@control/forms AC-1',
    '@Control AC-1',
    'use @control to say so',
    '@control -',
    `@control ${'A'.repeat(101)}-1`,
  ]) {
    it(`are none in ${JSON.stringify(prose.slice(0, 40))}`, () => assert.deepEqual(idsIn(prose), []));
  }

  it('stand behind whichever marker is configured', () => {
    assert.deepEqual(idsIn('# Control: AC-1\n# soc2 AC-2\n# @control AC-3', ['Control:', 'soc2']), ['AC-1', 'AC-2']);
    assert.deepEqual(idsIn('# Control:AC-1', ['Control:', 'Control']), ['AC-1']);
    assert.deepEqual(idsIn('AC-1', ['']), []);
  });

  it('are not looked for in lines that a program wrote', () => {
    const long = `${'x'.repeat(LONGEST_LINE)} @control AC-1 @control AC-2`;
    assert.deepEqual(idsIn(`${long}\n// @control AC-3\r${long}\r\n// @control AC-4`), ['AC-3', 'AC-4']);
    assert.deepEqual(idsIn(`@control AC-1${'x '.repeat(LONGEST_LINE)}`), []);
  });

  it('are not more than anybody writes', () => {
    assert.equal(idsIn('@control AC-1\n'.repeat(MOST_MARKED + 5)).length, MOST_MARKED);
    assert.equal(idsIn(`@control ${'A1,'.repeat(300)}`).length, 300);
  });

  it('look like IDs, or may be words', () => {
    for (const id of ['AC-02', 'ac2', 'AC-MFA', 'A_B', 'ÄC-1']) assert.ok(looksLikeId(id), id);
    for (const word of ['AC', 'read-only', 'e.g', '3', '1.2']) assert.ok(!looksLikeId(word), word);
  });

  it('are what one regular expression finds in short lines', () => {
    const name = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
    const id = `${name}(?:[._-]${name})*`;
    const blank = String.raw`[^\S\r\n\u2028\u2029]`;
    const list = `${id}(?:${blank}*,${blank}*${id})*`;
    const naive = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}_.@])@control(?::${blank}*|${blank}+)(?=(${list}))`, 'gu');
    const isId = (word: string): boolean => /[\p{N}._-]/u.test(word) || /^(?=.*\p{Lu})[^\p{Ll}]{2,}$/u.test(word);
    const expected = (text: string): readonly string[] =>
      [...text.matchAll(naive)].flatMap((match) => {
        const words = (match[1] ?? '').split(',').map((word) => word.trim());
        const end = words.findIndex((word) => !isId(word));
        return end < 0 ? words : words.slice(0, end);
      });
    const signs = [
      '@control',
      ' ',
      '\t',
      ':',
      ',',
      ', ',
      '-',
      '.',
      '_',
      '@',
      '//',
      '*/',
      '"',
      '\n',
      '\r\n',
      '\u2028',
      '\u00a0',
    ];
    const words = ['AC-02', 'ac', 'AC', '1', 'é', '控', '😀', '\ud83d', '@controls', '@control AC-1, '];
    const piece = fc.constantFrom(...signs, ...words);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(idsIn(text), expected(text));
      }),
      { seed: 20_261_129, numRuns: runs(2000) },
    );
  });
});
