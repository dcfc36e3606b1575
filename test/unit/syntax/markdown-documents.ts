/** Random Markdown for the differential tests: made of what parsers trip over, in three ways, and real text gone wrong. */

import * as fc from 'fast-check';

/** Pieces, separated by spaces, in which `·` stands for a space, `⇥` for a tab, `¶` for LF and `↵` for CR. */
export function pieces(...lines: readonly string[]): readonly string[] {
  return lines
    .join(' ')
    .split(' ')
    .map((piece) => piece.replaceAll('·', ' ').replaceAll('⇥', '\t').replaceAll('¶', '\n').replaceAll('↵', '\r'));
}

/** Text and marks of all kinds, to be strung together without any order. */
const FRAGMENTS = pieces(
  'a b x 1 é “ AC-02 CC6.1 · ·· ···· ⇥ ¶ ¶ ¶ ¶¶ ↵¶ ↵',
  '#· ##· # === --- = *** *· -· - +· 1.· 2.· 10)· >· > -·[·]·',
  '``` ~~~ ` `` `x` * ** _ __ ~ ~~ | |·a·|·b·| |---|---| |-|',
  '[ ] ](u) ][ [a] [b] ![ ![a](u) [a]:·u [b]:·<v·w>·"t" ( ) " \' [^a] [^a]:·',
  '< > <b> </b> <div> </div> <!--·c·--> <!-- --> <script> </script> <pre> <a·href="',
  '<? ?> <!A <![CDATA[ ]]> <http://x.y> <m@n.o> http://x.y/z https://q.r www.s.t',
  '\\ \\[ \\` &amp; & ! ? : .',
);

/** What holds a line in a container, and indents it. */
const PREFIXES = ['', '', ...pieces('· ·· ··· ···· ⇥ >· > >⇥ -· -⇥ -···· *· +· 1.· 2.· 10)· 1.······ [^a]:·')];

const LINES = [
  '',
  ...pieces(
    'a b·AC-02 #·h ##·[x](y)·## === --- -- *** ``` ~~~ ```js = * - > # 1.',
    '|-| a|b |a|b| -|- |-|-| <div> </div> <b> <!--·c --> <!--·AC-02·--> <script> </script> <?php ?> <a b="c">',
    '[a]:·u [a]:·<u>·"t t" [b] [a][b] `x y` [l ](d) ![i](j) [^a]',
    '\\ ····code ⇥code http://x.y/AC-02 *e* _f_ -·[·]·t',
  ),
];

const INLINES = pieces(
  'a b · 1 日 é “ . , : ; ! ? ( ) " / @ ^ | ⇥ ¶ ··¶ \\¶',
  'AC-02 AC-02. (AC-1) #AC-1 x-AC-1 AC-1x _AC-1_ CC6.1 CC6.1-CC6.3 TSC.A1.2',
  '* ** *** _ __ ~ ~~ ~~~ ` `` ``` \\ \\] \\* \\` [^1]',
  '[ ]( ](u) ](<u·v>·"t") ](u·\'t\') ](u·(t)) ][a] [] [a] ![ ![i](j)',
  '<b> <b·c="d"> <b·c=d/> <b c=\' \'> <!--·x·--> <!--> <!-- --> <?x?> <![CDATA[ ]]>',
  '<x:y> <xx:y> <a@b.c> http://x.y/z https://a.b_c www.x.y &amp; &lt; &copy; &#42; &#x5b; &no;',
);

function joined(pieces: readonly string[], most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
}

/** Fragments in any order. */
export const soup: fc.Arbitrary<string> = joined(FRAGMENTS, 25);

/** Lines in containers: what blocks make of each other. */
export const nestedBlocks: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom(...PREFIXES), { maxLength: 3 }),
      fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 2 }),
      fc.constantFrom('\n', '\n', '\n', '\r\n'),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((lines) => lines.map(([prefixes, contents, ending]) => prefixes.join('') + contents.join('') + ending).join(''));

/** Inline markup in blocks that treat it differently, with and without definitions for its references. */
export const denseInlines: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom('# ', '## ', '', '', '> ', '- ', '|', '1. '),
        joined(INLINES, 18),
        fc.constantFrom('', '', '\n===', '\n---', '\n|-|', '\n|-|-|'),
      ),
      { minLength: 1, maxLength: 2 },
    ),
    fc.constantFrom('', '[a]: /u\n[b]: /v\n'),
    fc.constantFrom('', '\n[^1]: f\n'),
  )
  .map(
    ([blocks, ...definitions]) => `${blocks.map((block) => block.join('')).join('\n\n')}\n\n${definitions.join('')}`,
  );

/** A few lines out of one of the documents, quoted, indented, cut and with fragments put in. */
export function damaged(documents: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...documents),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      fc.array(fc.tuple(fc.nat(12), fc.constantFrom('> ', '- ', '   ', '\t', '  ', '1. ')), { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(4), fc.constantFrom('', ...FRAGMENTS)), { maxLength: 6 }),
    )
    .map(([document, where, count, prefixes, edits]) => {
      const all = document.split('\n');
      const lines = all.slice(Math.floor(where * all.length)).slice(0, count);
      for (const [index, prefix] of prefixes)
        lines[index % lines.length] = prefix + (lines[index % lines.length] ?? '');
      let text = lines.join('\n').slice(0, 2000);
      for (const [offset, length, fragment] of edits) {
        const at = offset % (text.length + 1);
        text = text.slice(0, at) + fragment + text.slice(at + length);
      }
      return text;
    });
}
