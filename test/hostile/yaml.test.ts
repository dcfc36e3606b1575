/** YAML made to break or to stall a parser: every answer comes within a second, and says what was not read. */

import assert from 'node:assert/strict';
import { MAX_SIZE } from '../../server/src/syntax/guards.ts';
import { parseYaml } from '../../server/src/syntax/yaml.ts';
import type { YamlNode, YamlStream } from '../../server/src/syntax/yaml-tree.ts';

/** Enough to reach every limit on effort; what comes beyond costs little, however long the file. */
const LONG = 500_000;

function filledWith(piece: string, before = '', after = ''): string {
  return before + piece.repeat(Math.floor(LONG / piece.length)) + after;
}

/** Parses, and asserts that it took less than a second of the processor's time. */
function parseInTime(text: string): YamlStream {
  const before = process.cpuUsage();
  const stream = parseYaml(text);
  const seconds = process.cpuUsage(before).user / 1_000_000;
  // Time to compile and to collect garbage, and a busy machine, are not the parser's.
  assert.ok(seconds < 2, `${seconds.toFixed(1)} s`);
  return stream;
}

function depthOf(node: YamlNode | undefined): number {
  if (node === undefined || node.kind === 'scalar') return 0;
  const children = node.kind === 'seq' ? node.items : node.pairs.map(({ value }) => value);
  return 1 + children.reduce((most, child) => Math.max(most, depthOf(child)), 0);
}

function stairs(steps: number, step: (index: number) => string): string {
  return Array.from({ length: steps }, (_, index) => `${' '.repeat(index)}${step(index)}\n`).join('');
}

/** An alias bomb: each line holds nine times the one before. */
const BOMB = Array.from({ length: 30 }, (_, index) => {
  const parts = index === 0 ? 'x' : `*a${index - 1}, `.repeat(9);
  return `a${index}: &a${index} [${parts}]\n`;
}).join('');

/** Texts that must have a finding. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['10,000 brackets', '['.repeat(10_000)],
  ['10,000 closed brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['10,000 brackets in a value', `a: ${'['.repeat(10_000)}\nb: 1\n`],
  ['brackets and nothing else', filledWith('[')],
  ['maps in maps in brackets', filledWith('{a: ')],
  ['500 dashes in a line', `${'- '.repeat(500)}a\n`],
  ['dashes and nothing else', filledWith('- ')],
  ['500 levels of lists', stairs(500, () => '-')],
  ['1,500 levels of maps', stairs(1500, (index) => `a${index}:`)],
  ['colons and nothing else', filledWith('a: ')],
  ['explicit keys and nothing else', filledWith('? ')],
  ['an alias bomb', BOMB],
  ['aliases and nothing else', filledWith('- *a\n', '- &a b\n')],
  ['an open quote', filledWith('x y\n', 'a: "')],
  ['open quotes', filledWith('- "a\n')],
  ['open quotes at the root', filledWith('"a\n')],
  ['open brackets', filledWith('a: [\n')],
  ['commas', filledWith(',', 'a: [')],
  ['tabs', filledWith('\t- a\n')],
  ['lines without a colon', filledWith('foo\nbar: x: y\n')],
  ['lines that are indented wrongly', filledWith('  - id: a\n   b: c\n', 'controls:\n')],
  ['tags', filledWith('! ')],
  ['the same key again and again', filledWith('a: 1\n')],
  ['a NUL character', 'a: 1\0\n'],
  ['a file that is too large', 'a'.repeat(MAX_SIZE + 1)],
];

/** Texts that are unusual and right. */
const READ: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['blank lines', filledWith('\n')],
  ['comments', filledWith('# comment\n')],
  ['many documents', filledWith('---\na: 1\n')],
  ['CRLF throughout', filledWith('- id: a\r\n  b: c\r\n')],
  ['one long list in brackets', filledWith('a, ', 'a: [', ']')],
  ['one long text', filledWith('  words and words\n', 'a:\n')],
  ['one long key with a value', `${'k'.repeat(900)}: 1\n`],
  ['32 levels in brackets', `a: ${'['.repeat(32)}${']'.repeat(32)}\n`],
];

describe('hostile YAML', () => {
  for (const [name, text] of REFUSED) {
    it(`is refused in words: ${name}`, () => {
      const { documents, problems } = parseInTime(text);
      assert.ok(problems.length > 0 && problems.length <= 1000);
      for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= text.length);
      for (const { root } of documents) assert.ok(depthOf(root) <= 64);
    });
  }

  for (const [name, text] of READ) {
    it(`is read: ${name}`, () => {
      assert.deepEqual(parseInTime(text).problems, []);
    });
  }

  it('in one value leaves the rest of the file', () => {
    const { documents, problems } = parseYaml(`a: ${'['.repeat(10_000)}\nb: 1\n`);
    const root = documents[0]?.root;
    assert.ok(root?.kind === 'map');
    assert.deepEqual(
      root.pairs.map(({ key }) => key.text),
      ['a', 'b'],
    );
    assert.match(problems[0]?.message ?? '', /more than 64 levels deep/);
  });

  it('nests as deep as 64 levels and no deeper, wherever the levels are', () => {
    const inValue = (levels: number): string => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}\n`;
    assert.deepEqual(parseYaml(inValue(64)).problems, []);
    assert.equal(parseYaml(inValue(66)).problems.length, 1);
    const inLists = (levels: number): string => `${'- '.repeat(levels)}a\n`;
    assert.deepEqual(parseYaml(inLists(64)).problems, []);
    assert.equal(parseYaml(inLists(66)).problems.length, 1);
  });
});
