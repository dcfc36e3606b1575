/** Text that was written to hang a parser does not hang ours: what is repeated costs in proportion to its length. */

import assert from 'node:assert/strict';
import { DEEPEST_NESTING } from '../../server/src/syntax/markdown-containers.ts';
import { scanMarkdown } from '../../server/src/syntax/markdown-scan.ts';
import { parseMarkdownTree } from '../../server/src/syntax/markdown-tree.ts';
import { writtenAnchors } from '../../server/src/syntax/written-anchors.ts';
import { pieces } from '../unit/syntax/markdown-documents.ts';

const LENGTH = 30_000;
const TIME_LIMIT = 1000;

function repeated(piece: string, length = LENGTH): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function nested(open: string, close: string, depth: number): string {
  return `${open.repeat(depth)}x${close.repeat(depth)}`;
}

function rising(piece: string, count: number): string {
  return Array.from({ length: count }, (_, index) => piece.repeat(index + 1)).join(' ');
}

/** Pieces of which a text is made of nothing else, in a paragraph, in a heading and in a quote. */
const PIECES = pieces(
  '[ ![ [[a]( [a](b·" [a](b·( [a](< [a][ ![*]( [a](b\\ ![a·[b](c)· {{.Name}}·',
  '* **a· _A a**b*c *a·_b~ ~a· ` ``·`· \\ & &amp | |-',
  '< <!-- <a·b=" <a·b="·c=\' <? <![CDATA[ <!A <x: <a@ <b>[ <script>',
  'http:// http://a.b! http://a.b/( [http://a.b· www. : A A- A_ __A AC-1/ ⇥ ↵ é',
);

/** Lines of which a text is made of nothing else. */
const LINES = [
  '',
  ...pieces(
    '> >· -· -·a¶ ··-·a 1.· >·-· -·-· -·1.·>· ····a *·*·* # #·a #·a-1¶#·a',
    'a a¶=== = --- a|b |-| a|b¶-|- ``` ~~~ ```a` <div> </div>¶ <pre> <a',
    '[a [a]:·b [a]:·b·" [a]: [a]:·< [^a]: [^a]:·b a·<!--¶ <!--¶¶a >·<!--¶>·a¶¶b·<!--¶',
  ),
];

const WHOLES: ReadonlyMap<string, string> = new Map([
  ['nested brackets', nested('[', ']', 50_000)],
  ['nested brackets over a definition', `[x]: y\n\n${nested('[', ']', 50_000)}`],
  ['nested links', nested('[', '](a)', 20_000)],
  ['nested images', nested('![', '](a)', 20_000)],
  ['links in open images', '!['.repeat(20_000) + '[a](b)'.repeat(20_000)],
  ['parentheses in a destination', `[a](${nested('(', ')', 50_000)})`],
  ['titles with one far end', `${'[a](b ('.repeat(20_000)})`],
  ['many back-ticks', '`'.repeat(100_000)],
  ['rising runs of back-ticks', rising('`', 450)],
  ['rising runs of asterisks', `# ${rising('*', 450)}`],
  ['500-deep list', Array.from({ length: 500 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
  ['list deep in one line, and blank lines', `${'- '.repeat(5000)}a\n${'\n'.repeat(LENGTH)}`],
  ['quote deep in one line, and lazy lines', `${'> '.repeat(5000)}a\n${'b\n'.repeat(LENGTH / 2)}`],
  ['one long word', 'A'.repeat(1_000_000)],
]);

function assertQuick(text: string): void {
  const start = performance.now();
  scanMarkdown(text, 0);
  const took = performance.now() - start;
  assert.ok(took < TIME_LIMIT, `took ${Math.round(took)} ms`);
}

describe('Markdown scanner on hostile text', () => {
  for (const piece of PIECES) {
    it(`reads nothing but ${JSON.stringify(piece)}`, () => {
      assertQuick(repeated(piece));
      assertQuick(`# ${repeated(piece)}`);
      assertQuick(`[a]: b\n\n> ${repeated(`${piece}\n> `)}`);
    });
  }

  for (const line of LINES) {
    it(`reads nothing but lines ${JSON.stringify(line)}`, () => assertQuick(repeated(`${line}\n`)));
  }

  for (const [name, text] of WHOLES) it(`reads ${name}`, () => assertQuick(text));
});

describe('Markdown tree', () => {
  it('has the front-matter and offsets of the whole text', () => {
    const tree = parseMarkdownTree('---\ntitle: Access\n---\n# Access\n');
    assert.deepEqual(
      tree?.children.map((node) => [node.type, node.position?.start.offset]),
      [
        ['yaml', 0],
        ['heading', 22],
      ],
    );
  });

  it('is built up to a depth, and not beyond it', () => {
    assert.notEqual(parseMarkdownTree(`${'> '.repeat(DEEPEST_NESTING)}a`), undefined);
    assert.equal(parseMarkdownTree(`${'> '.repeat(DEEPEST_NESTING + 1)}a`), undefined);
    assert.equal(parseMarkdownTree(`${'- '.repeat(DEEPEST_NESTING + 1)}a`), undefined);
    const stairs = (depth: number): string =>
      Array.from({ length: depth }, (_, index) => `${'  '.repeat(index)}- a`).join('\r');
    assert.notEqual(parseMarkdownTree(stairs(DEEPEST_NESTING)), undefined);
    assert.equal(parseMarkdownTree(stairs(DEEPEST_NESTING + 1)), undefined);
  });

  it('is not built of emphasis or brackets beyond measure, on which remark takes a minute or overflows the stack', () => {
    assert.equal(parseMarkdownTree(nested('**a ', 'b** ', 10_000)), undefined);
    assert.equal(parseMarkdownTree(nested('![', '](a)', 10_000)), undefined);
  });
});

describe('anchors that a text sets itself', () => {
  for (const [name, text] of Object.entries({
    'open tags': repeated('<a '),
    'open attributes': repeated('<a id='),
    'a tag that never ends': `<a${repeated(' id', 500_000)}`,
    'a heading that never ends': `# ${repeated('x', 500_000)}{ #${repeated('a', 500_000)}`,
    'open braces': repeated('# a{#'),
  })) {
    it(`are looked for in ${name}`, () => {
      const start = performance.now();
      writtenAnchors(text);
      const took = performance.now() - start;
      assert.ok(took < TIME_LIMIT, `took ${Math.round(took)} ms`);
    });
  }
});
