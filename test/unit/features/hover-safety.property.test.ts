/** Nothing that a workspace says is ever markup: hovers are read by a Markdown parser here, and compared with what was meant. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { hover } from '../../../server/src/features/hover.ts';
import { code, escaped, link } from '../../../server/src/features/markdown-text.ts';
import { at } from './marked-workspace.ts';
import { runs } from '../random-runs.ts';

/** The tree that a renderer sees, addresses in plain text made into links as GitHub and VS Code do. */
function parse(markdown: string): Nodes {
  // The transforms look for addresses in what has been unescaped already, which no renderer of hovers does.
  const fromGfm = gfmFromMarkdown().map(({ transforms: _transforms, ...rest }) => rest);
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: fromGfm });
}

function all(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap((child) => all(child))] : [node];
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

const HOSTILE = [
  '[click](command:evil)',
  '](command:evil) [x',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<a href="command:evil">x</a>',
  '<https://evil.example>',
  'https://evil.example/a',
  'www.evil.example',
  'evil@evil.example',
  '`code` and ``` fences',
  '**bold** _it_ ~~gone~~',
  '&lt;b&gt; &#x5b;',
  '# heading',
  '- item',
  '1. item',
  '2) item',
  '> quote',
  '---',
  '+++',
  '| a | b |',
  '[x]: command:evil',
  '[^1]',
  '\\[x\\](command:evil)',
  '$(gear) $x^2$',
  'two\nlines\n\n# heading',
  'tab\tand \r\n return',
  '\u202ereversed\u202c',
  'javascript:alert(1)',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme-ascii', maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...Array.from('[]()<>!`*_~#\\|&:/.@-+= \n\tax1')), maxLength: 16 }),
);

/** White space comes out as one space, and what cannot be seen not at all. */
function visible(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\u202a-\u202e]/gu, '');
}

describe('text from a workspace', () => {
  it('comes out of a Markdown parser as it went in, and as nothing but text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = parse(`**Label** ${escaped(text)} · end`);
        const types = new Set(all(tree).map(({ type }) => type));
        for (const type of types) assert.ok(['root', 'paragraph', 'strong', 'text'].includes(type), type);
        assert.equal(textOf(tree).replace(/ +/g, ' '), `Label ${visible(text)} · end`.replace(/ +/g, ' '));
      }),
      { seed: 20_260_515, numRuns: runs(250) },
    );
  });

  it('is nothing but text at the start of a line and of a list item too', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        if (visible(text) === '') return;
        assert.deepEqual(
          [...new Set(all(parse(escaped(text))).map(({ type }) => type))],
          ['root', 'paragraph', 'text'],
        );
        const inList = all(parse(`- ${escaped(text)}`)).map(({ type }) => type);
        assert.deepEqual([...new Set(inList)], ['root', 'list', 'listItem', 'paragraph', 'text']);
      }),
      { seed: 20_260_516, numRuns: runs(250) },
    );
  });

  it('stays inside its code letters, and inside its link', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('file:///workspace/a%20b.md#L2', 'https://x.example/?a=(b)&c=<d>'),
        (text, uri) => {
          if (visible(text) === '') return;
          const inCode = all(parse(`x ${code(text)} y`));
          assert.deepEqual(
            inCode.map(({ type }) => type),
            ['root', 'paragraph', 'text', 'inlineCode', 'text'],
          );
          const linked = all(parse(`x ${link(text, uri)} y`));
          assert.deepEqual(
            linked.map(({ type }) => type),
            ['root', 'paragraph', 'text', 'link', 'text', 'text'],
          );
          const target = linked.find((node) => node.type === 'link');
          assert.equal(decodeURI(target?.url ?? ''), decodeURI(uri));
        },
      ),
      { seed: 20_260_517, numRuns: runs(125) },
    );
  });

  it('is cut where nobody reads on', () => {
    const long = escaped('word '.repeat(100_000));
    assert.ok(long.length < 700 && long.endsWith('…'));
  });
});

describe('hovers on a hostile workspace', () => {
  const quoted = (text: string): string => JSON.stringify(text);

  /** A workspace in which every text is hostile, and where the cursor stands in it. */
  function workspace(text: string): Readonly<Record<string, string>> {
    return {
      'plumbline.local.yml': `criteria: {CC6.1: ${quoted(text)}}\n`,
      'people.control.yml': `people:\n  - {id: jane, name: ${quoted(text)}, role: ${quoted(text)}, email: ${quoted(text)}}\n`,
      'controls/a.yml':
        `controls:\n  - id: AC-01\n    title: ${quoted(text)}\n    description: ${quoted(text)}\n    owner: jane\n    criteria: [CC6.1]\n` +
        `    policies: [POL-A, ${quoted(text)}]\n    risks: [R-1]\n    status: ${quoted(text)}\n    layer: ${quoted(text)}\n`,
      'policies/a.md': `---\nid: POL-A\ntitle: ${quoted(text)}\nversion: ${quoted(text)}\nowner: ${quoted(text)}\nsatisfies: [CC6.1, ${quoted(text)}]\n---\n\nSee AC-01 and [x](${text.replace(/[\s<>()]/g, '')}).\n`,
      'evidence/e.yml':
        `evidence:\n  - {id: EV-1, title: ${quoted(text)}, control: AC-01, url: ${quoted(text)}, collector: ${quoted(text)}}\n` +
        `  - {id: EV-2, control: AC-01, path: ${quoted(text)}}\n  - {id: ${quoted(`EV-${text}`)}, control: AC-01, url: "https://evidence.example/q"}\n`,
      'risks/r.yml': `risks:\n  - {id: R-1, title: ${quoted(text)}, owner: ${quoted(text)}, treatment: ${quoted(text)}}\n`,
      'vendors/v.yml':
        `vendors:\n  - {id: V-1, name: ${quoted(text)}, status: ${quoted(text)}, method: carve-out, report: {type: ${quoted(text)}, end: 2025-01-01, path: ${quoted(text)}}, cuecs: [{text: ${quoted(text)}}]}\n` +
        `exceptions:\n  - {id: EX-1, reason: ${quoted(text)}, status: ${quoted(text)}, control: ${quoted(text)}, expires: 2026-01-01}\n` +
        `incidents:\n  - {id: INC-1, title: ${quoted(text)}, status: ${quoted(text)}, detected: 2026-01-01}\n` +
        `metrics:\n  - {id: M-1, title: ${quoted(text)}, value: ${quoted(text)}, unit: ${quoted(text)}, target: ${quoted(text)}}\n`,
    };
  }

  it('hold no HTML, no image and no link but to a record, a file of the workspace or a web address of its evidence', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom(
          'controls/a.yml',
          'policies/a.md',
          'evidence/e.yml',
          'risks/r.yml',
          'vendors/v.yml',
          'people.control.yml',
        ),
        fc.nat(),
        async (text, path, place) => {
          const files = workspace(text);
          const whole = (files[path] ?? '').replaceAll('|', '¦');
          const offset = place % whole.length;
          const { context, position } = await at(
            { ...files, [path]: `${whole.slice(0, offset)}|${whole.slice(offset)}` },
            path,
          );
          const contents = hover(context, position)?.contents;
          if (contents === undefined || typeof contents !== 'object' || !('value' in contents)) return;
          for (const node of all(parse(contents.value))) {
            assert.ok(
              ![
                'html',
                'image',
                'imageReference',
                'linkReference',
                'definition',
                'heading',
                'table',
                'blockquote',
              ].includes(node.type),
              `${node.type} in ${contents.value}`,
            );
            if (node.type === 'link') assert.match(node.url, /^(?:file:\/\/\/workspace\/|https?:\/\/|mailto:)/);
          }
        },
      ),
      { seed: 20_260_518, numRuns: runs(75) },
    );
  });
});
