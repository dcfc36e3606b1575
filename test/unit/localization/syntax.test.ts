/** What is said of text that cannot be read, in the pseudo-language: every message, and no word of English. */

import { deepEqual } from 'node:assert/strict';

import { splitFrontMatter } from '../../../server/src/syntax/front-matter.ts';
import { decodeText, guardText } from '../../../server/src/syntax/guards.ts';
import { parseYaml } from '../../../server/src/syntax/yaml.ts';
import { plainWords } from './in-pseudo-language.ts';
import { saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

/** Each with another fault. The values hold letters of their own, so that a word of two letters is one of ours. */
const YAML = [
  'a: x: y\n',
  'a: "x\nb: 1\n',
  'a: "x" y\n',
  "a: 'x' y\n",
  'a: [x] y\n',
  'a: @x\n',
  'a: - x\n',
  'a: *x\n',
  'a: &x y\n',
  'a: &x\n  b: *x\n',
  '\ta: 1\n',
  'a: [\n\t\tb]\n',
  'a: >\n\tb\nc: 1\n',
  'a: 1\n\tb: 2\n',
  'a:1\nb: 2\n',
  'a: 1\n- b\n',
  'a: 1\nb\nc: d\n',
  'a: 1\na: 2\n',
  'a: "\\q"\n',
  'a: "x"#y\n',
  'a: ["b" "c"]\n',
  'a: [b, , c]\n',
  'a: {"b":1, "c":}\n',
  'a: {"b":c}\n',
  'a: |x\n  y\n',
  'a: |\n     \n  c\n',
  `{${'k'.repeat(1100)}: 1}\n`,
  `"${'7'.repeat(1100)}": 1\n`,
  'a: !e!x y\n',
  'a: !b !c x\n',
  'a: ]\n',
  'a: [`x]\n',
  '%TAG x\n---\na: 1\n',
  'a: 1\n   b: 2\n',
  'a:\n  - b\n  -c: 1\n',
  'a: {b: c d: e}\n',
  'a: {b: c: d}\n',
  'a: [x, y\nb: 1\n',
  'a: {x: 1\nb: 1\n',
  'a: 1\n... b\nc: 2\n',
  ': x\n',
  '[a, b]: x\n',
  '<<: {b: 1}\n',
  `a: ${'['.repeat(70)}\n`,
  'a:\n  - b\n  c\n',
  'a: {"b" : c d: e}\n',
  'k: {a: "b" : c}\n',
  `a:\n${'  - "x\\q y" z: w\n'.repeat(9000)}`,
];

/** What nobody has made the library do. */
const UNREACHED = [
  'This YAML could not be read. Write it more simply, or split it into smaller files.',
  'This colon must stand on the line of its key. Join the two lines.',
];

describe('what is said of text that cannot be read, in another language', () => {
  it('is said in every message, and without a word of English', () => {
    const { value, keys } = saidInPseudoLanguage(() => [
      ...YAML.flatMap((text) =>
        parseYaml(text).problems.flatMap(({ message, related }) => [message, related?.message ?? '']),
      ),
      ...splitFrontMatter('---\ntitle: X\nowner: y\n\n# Text\n').problems.map(({ message }) => message),
      guardText('', 3_000_000)?.message ?? '',
      guardText('a\0b')?.message ?? '',
      decodeText(Uint8Array.of(0xff, 0xfe)).problem?.message ?? '',
      decodeText(Uint8Array.of(0x61, 0xff)).problem?.message ?? '',
    ]);
    deepEqual(unsaidOf('server/src/syntax', keys).toSorted(), UNREACHED.toSorted());
    deepEqual(plainWords(value), []);
  });
});
