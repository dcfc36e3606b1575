/** What the Markdown scanner finds, by example. That it agrees with remark is the differential tests' business. */

import assert from 'node:assert/strict';
import { scanMarkdown } from '../../../server/src/syntax/markdown-scan.ts';
import type { MarkdownOutline } from '../../../server/src/syntax/markdown-outline.ts';
import type { Range } from '../../../server/src/syntax/range.ts';
import { readMarks, withMarks } from './marked-text.ts';

/** Asserts that what `pick` chooses of the outline stands exactly where the text is marked. */
function assertFound(source: string, pick: (outline: MarkdownOutline) => readonly Range[]): void {
  const { text } = readMarks(source);
  assert.equal(withMarks(text, pick(scanMarkdown(text, 0))), source);
}

const mentions = (outline: MarkdownOutline): readonly Range[] => outline.mentions;
const links = (outline: MarkdownOutline): readonly Range[] => outline.links;
const targets = (outline: MarkdownOutline): readonly Range[] => outline.links.map((link) => link.target);
const code = (outline: MarkdownOutline): readonly Range[] => outline.code;
const comments = (outline: MarkdownOutline): readonly Range[] => outline.comments;
const headings = (outline: MarkdownOutline): readonly Range[] => outline.headings;

function destinations(text: string): string[] {
  return scanMarkdown(text, 0).links.map((link) => `${link.kind} ${link.destination}`);
}

function headingTexts(text: string): string[] {
  return scanMarkdown(text, 0).headings.map((heading) => `${heading.level} ${heading.text} #${heading.slug}`);
}

describe('Markdown scanner', () => {
  describe('mentions', () => {
    it('are upper-case words joined by hyphens, and criteria', () => {
      assertFound('«AC-02», «POL-ACCESS», «EV-2026-Q1-AC-02», «V-OKTA» and «SOC-2»', mentions);
      assertFound('«CC6.1», «A1.2», «C1.1», «PI1.3», «P4.1», «TSC.CC6.1», «CC6.1-CC6.3», «CC6.1»–«CC6.3»', mentions);
    });

    it('are no ordinary words, versions, paths, handles or addresses', () => {
      assertFound('Multi-factor, Up-to-date, A, IT, AC02, B6.1, CC6.x, V1.2, AC--02, AC-02b, xAC-02, éAC-02', mentions);
      assertFound('controls/AC-02, @AC-02, #AC-02, x.AC-02, -AC-02, AC-02@acme.example, POL-ACCESS.md', mentions);
    });

    it('end before the punctuation around them', () => {
      assertFound(
        'See «AC-02». («AC-02»), "«AC-02»"; «AC-02»/AC-03: «AC-02»’s «AC-02»… *«AC-02»* **«AC-02»** _«AC-02»_',
        mentions,
      );
    });

    it('may touch letters of scripts that know no spaces', () => {
      assertFound('根据«AC-02»执行', mentions);
    });

    it('are looked for in prose: headings, lists, quotes, tables and the text of links', () => {
      assertFound('# «AC-01»\n- «AC-02»\n  > «AC-03»\n\n| «AC-04» | x |\n|---|---|\n| y | «AC-05» |\n', mentions);
      assertFound('[«AC-01»](x.md) [«AC-02»][ref] ~~«AC-03»~~\n\n[ref]: AC-04 "AC-05"\n', mentions);
    });

    it('are not looked for in code, destinations, images, HTML and comments', () => {
      assertFound('`AC-01` [x](AC-02) ![AC-03](y) <a id="AC-04"> <!-- AC-05 --> <https://x.y/?AC-06>', mentions);
      assertFound(
        '```\nAC-01\n```\n\n    AC-02\n\n<div>AC-03\n</div>\n\nhttps://x.y/?q=AC-04 [https://x.y/?q=AC-05]',
        mentions,
      );
    });
  });

  describe('links', () => {
    it('are inline links, images, definitions and addresses', () => {
      assertFound('«[a](b)» «![c](d)» «<https://e.f>» «https://g.h/i». [j]\n\n«[j]: k "l"»\n', links);
      assert.deepEqual(destinations('[a](b) ![c](d) <https://e.f> <m@n.o> https://g.h/i www.p.q\n\n[j]: k\n'), [
        'inline b',
        'image d',
        'autolink https://e.f',
        'autolink mailto:m@n.o',
        'autolink https://g.h/i',
        'autolink http://www.p.q',
        'definition k',
      ]);
    });

    it('have a target that is the destination alone', () => {
      assertFound(
        '[a](«b») [a]( «b(c)» "t") [a](<«b c»>) [a](«») <«xx:y»> «http://e.f»\n\n[d]: <«e f»> (g)\n',
        targets,
      );
    });

    it('resolve escapes and references, and keep percent-encoding', () => {
      assert.deepEqual(destinations('[a](b\\_c&amp;d&#38;e%20f) [a](<g\\>h>)'), ['inline b_c&d&e%20f', 'inline g>h']);
    });

    it('nest as images in links, in the order of their starts', () => {
      assertFound('«[«![badge](i.svg)»](l.md)» [«[a](b)»](c)', links);
      assertFound('«![[a](b) `c`](d)»', links);
    });

    it('span lines, in quotes as well', () => {
      assertFound('> «[a\n> b](c\n>  "d")» e\n\n- «[f\n  g](h)»\n', links);
    });

    it('are not what only looks like one', () => {
      assertFound('\\[a](b) `[a](b)` [a] (b) [a](b c) [a](b "c) [a][b] ![d] <e f>', links);
      assertFound('[`a](b)` <a title="[b](c)"> \\<https://e.f>', () => []);
    });

    it('are bare addresses only up to the punctuation that ends a sentence', () => {
      assertFound('(«https://a.b/c_(d)»), «http://a.b/?c=d&e» «https://a.b/c»! [«https://a.b/c»] httpx://a.b', targets);
    });

    it('know a definition wherever it stands', () => {
      assertFound('«[[a]](b)»\n', links);
      assert.deepEqual(destinations('[[a]](b)\n\n> [A]: c\n'), ['definition c']);
    });
  });

  describe('code', () => {
    it('is fenced, indented or inline', () => {
      const text = '```js\na\n```\n\n    b\n\nc `d` ``e`f``\n\n~~~\ng\n';
      assert.deepEqual(
        scanMarkdown(text, 0).code.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
        ['fence ```js\na\n```', 'indented     b', 'span `d`', 'span ``e`f``', 'fence ~~~\ng'],
      );
    });

    it('is found in lists and quotes', () => {
      assertFound('1. a\n\n   «```\n   b\n   ```»\n\n> «~~~\n> c\n> ~~~»\n> d\n>\n> «    e»\n', code);
    });

    it('is not what goes on a paragraph', () => {
      assertFound('a\n    b\n- c\n\n  d\n', code);
    });
  });

  describe('headings', () => {
    it('have a level, plain text and an anchor of their own', () => {
      assert.deepEqual(
        headingTexts(
          '# A *b* **c_d** `e` [f](g) ~~h~~ &amp; \\*i\\* ##\n\nScope\n===\n\n## <a id="x"></a>Scope\n\nTwo\nlines\n-----\n',
        ),
        ['1 A b c_d e f h & *i* #a-b-c_d-e-f-h--i', '1 Scope #scope', '2 Scope #scope-1', '2 Two lines #two-lines'],
      );
    });

    it('cover their lines, without the line break', () => {
      assertFound('«# a #  »\r\n> «## b»\n\n«c\n===»\r\n- «d\n  ---»\n', headings);
    });

    it('are named after the description of their image, which their anchor leaves out', () => {
      assert.deepEqual(headingTexts('# ![Acme](logo.png) Policies'), ['1 Acme Policies #-policies']);
    });

    it('are not comments in code, nor definitions with a line under them', () => {
      assertFound('```sh\n# a\n```\n\n[a]: b\n---\n#c\n', headings);
    });
  });

  describe('comments', () => {
    it('are found in prose and in blocks of HTML', () => {
      assertFound('a «<!-- b -->» c\n\n«<!-- d\n\ne -->»\n\n<div>\n«<!-- f -->»\n</div>\n\n`<!-- g -->`\n', comments);
      assert.deepEqual(
        scanMarkdown('<!-- plumbline-ignore policy-approver-missing: board\napproves -->', 0).comments.map(
          ({ text }) => text,
        ),
        ['plumbline-ignore policy-approver-missing: board\napproves'],
      );
    });

    it('are none when they are never closed', () => {
      assertFound('a <!-- b\n\n<!-- c\n', comments);
    });
  });

  it('starts at the offset it is given, and counts from the start of the file', () => {
    const text = 'name: AC-01\n---\n# «AC-02»\n';
    const { text: plain } = readMarks(text);
    assert.equal(withMarks(plain, scanMarkdown(plain, plain.indexOf('#')).mentions), text);
  });

  it('reads CRLF, lone CR and a byte order mark', () => {
    assertFound('\u{feff}# «AC-01»\r\n> `AC-02\r\n> ` «AC-03»\r# «AC-04»\r', mentions);
  });
});
