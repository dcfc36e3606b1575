/** Records as YAML: whatever is in a text, it is read back as it was. */

import assert from 'node:assert/strict';

import { array, assert as hold, constantFrom, oneof, pre, property, string } from 'fast-check';

import { commentLines, recordLines } from '../../../server/src/imports/record-yaml.ts';
import { parseYaml } from '../../../server/src/syntax/yaml.ts';
import type { YamlNode } from '../../../server/src/syntax/yaml-tree.ts';

type Plain = string | readonly Plain[] | null;

function plainOf(node: YamlNode | undefined): Plain {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return typeof node.value === 'string' ? node.value : `not a text: ${node.text}`;
  return node.kind === 'seq' ? node.items.map(plainOf) : node.pairs.map(({ value }) => plainOf(value));
}

function readBack(lines: string): Plain {
  const { documents, problems } = parseYaml(`controls:\n${lines}`);
  assert.deepEqual(problems, []);
  return plainOf(documents[0]?.root);
}

describe('a record as YAML', () => {
  it('is plain where that can be, and else quoted or a block', () => {
    const lines = recordLines([
      ['id', 'AC-01'],
      ['title', 'Review: accounts'],
      ['description', 'One, “two”\n\nthree: #4'],
      ['owner', ''],
      ['criteria', ['CC6.1', 'a, b']],
      ['policies', []],
      ['last_reviewed', '2026-02-01'],
      ['notes', 'yes'],
    ]);
    assert.equal(
      lines,
      '  - id: AC-01\n    title: "Review: accounts"\n    description: |-\n      One, “two”\n\n      three: #4\n' +
        '    criteria: [CC6.1, "a, b"]\n    last_reviewed: 2026-02-01\n    notes: "yes"\n',
    );
  });

  it('is read back as it was', () => {
    const odd = constantFrom(
      'a',
      ' ',
      '\n',
      '\r',
      '\t',
      ':',
      '#',
      '- ',
      '"',
      "'",
      '\\',
      '{',
      ']',
      ',',
      '|',
      '\u2028',
      '\ufeff',
      '\u0085',
      '0',
      '~',
      '@',
      '%',
      '…',
    );
    const text = oneof(
      string({ minLength: 1, unit: 'binary' }),
      array(odd, { minLength: 1 }).map((parts) => parts.join('')),
    );
    hold(
      property(text, text, array(text, { minLength: 1 }), (title, notes, criteria) => {
        // A file with a NUL in it is not read at all, and none comes so far.
        pre(![title, notes, ...criteria].some((one) => one.includes('\0')));
        const lines = recordLines([
          ['title', title],
          ['criteria', criteria],
          ['notes', notes],
        ]);
        assert.deepEqual(readBack(lines), [[[title, criteria, notes]]]);
      }),
    );
  });

  it('has comments that stay comments', () => {
    assert.equal(commentLines('a\r\nb\u2028c\u0000d\n\n'), '# a\n# b\n# c d\n#\n#\n');
  });
});
