/** The matrix for a wiki: read by a Markdown parser, every cell says what the record says and nothing else. */

import assert from 'node:assert/strict';

import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import { markdownTable, markdownText } from '../../../server/src/exports/markdown-tables.ts';
import { isSuchExport } from '../../../server/src/exports/write-export.ts';
import { runs } from '../random-runs.ts';
import { ONE_OF_EACH, sourceOf, textOf } from './export-workspace.ts';

function parse(markdown: string): Nodes {
  // The transforms look for addresses in what has been unescaped already, which no renderer does.
  const fromGfm = gfmFromMarkdown().map(({ transforms: _transforms, ...rest }) => rest);
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: fromGfm });
}

function all(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap((child) => all(child))] : [node];
}

function textIn(node: Nodes): string {
  return all(node)
    .map((one) => ('value' in one ? one.value : ''))
    .join('');
}

const HOSTILE = [
  '| x | y |',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<!-- x',
  'https://evil.example/a',
  'www.evil.example',
  'a@evil.example',
  '`code` ``` **bold** _x_ ~~no~~ $x$ #1 &amp; \\',
  '- item',
  '1. item',
];

describe('the control matrix as Markdown', () => {
  it('has four tables under headings, and is known by its first line', async () => {
    const text = await textOf(await sourceOf(ONE_OF_EACH), 'md');
    const tree = parse(text);
    assert.deepEqual(
      all(tree).flatMap((node) => (node.type === 'heading' ? [textIn(node)] : [])),
      ['Acme, Inc.: Control matrix', 'About', 'Readiness', 'Criteria', 'Controls'],
    );
    assert.equal(all(tree).filter(({ type }) => type === 'table').length, 4);
    assert.ok(isSuchExport(text, 'md'));
    assert.ok(
      text.endsWith(
        '| AC-02 | Joiners are approved | jane.doe | per-event | CC6.2 |  |  | owned | 0 | 0 | 0 | 0 | 0 |  |  |\n',
      ),
    );
  });

  const cell = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'|`\\[]()<>&*_~$:/@#!w.-1 '.split('')) }),
  );

  it('says in each cell what was written, and has no markup there', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), (texts) => {
        const columns = texts.map((_, at) => ({ heading: `C${at}`, width: 1 }));
        const tree = parse(markdownTable({ name: 'T', columns, rows: () => [texts] }));
        const cells = all(tree)
          .filter(({ type }) => type === 'tableCell')
          .slice(3);
        const plain = texts.map((text) =>
          text
            .replace(/\s+/gu, ' ')
            .trim()
            .replace(/[\u200b\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ''),
        );
        assert.deepEqual(
          cells.map((one) => textIn(one).replaceAll('\u200b', '').trim()),
          plain.map((text) => text.trim()),
        );
        assert.deepEqual(
          cells.flatMap((one) => all(one).slice(1)).filter(({ type }) => type !== 'text'),
          [],
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('leaves plain words as they are', () => {
    assert.equal(markdownText('AC-01, jane.doe: evidence/2026/q1.csv'), 'AC-01, jane.doe: evidence/2026/q1.csv');
    assert.equal(markdownText('at 10:30, 50% & C#, 3 - 2!'), 'at 10:30, 50% \\& C\\#, 3 - 2!');
  });

  it('calls nobody, and refers to nothing, where hosts look into what Markdown has become', () => {
    assert.deepEqual(
      [
        '@jane',
        'a@b.example',
        '#12',
        'x!3',
        '~"a b"',
        '$7',
        '%v1',
        '&4',
        'GH-5',
        ':smile:',
        'https://a.b',
        'www.a.b',
      ].map(markdownText),
      [
        '\\@&#8203;jane',
        'a\\@&#8203;b.example',
        '\\#&#8203;12',
        'x\\!&#8203;3',
        '\\~&#8203;"a b"',
        '\\$&#8203;7',
        '\\%&#8203;v1',
        '\\&&#8203;4',
        'GH\\-&#8203;5',
        '\\:&#8203;smile:',
        'https\\:&#8203;//a.b',
        'www\\.&#8203;a.b',
      ],
    );
  });
});
