/** The report as HTML: nothing in it runs or is fetched, whatever a workspace says, and a screen reader can follow it. */

import assert from 'node:assert/strict';

import { styleSheet } from '../../../server/src/exports/html-style.ts';
import { htmlText } from '../../../server/src/exports/html-table.ts';
import { isSuchExport } from '../../../server/src/exports/write-export.ts';
import { ONE_OF_EACH, sourceOf, textOf } from './export-workspace.ts';

/** The names of all elements, in order. */
function elements(html: string): readonly string[] {
  return Array.from(html.matchAll(/<([a-z][a-z0-9]*)/gi), ([, name]) => name ?? '');
}

const OURS = new Set(
  'html head meta title style body header h1 h2 dl dt dd nav ol li a main section p div table caption thead tbody tr th td span'.split(
    ' ',
  ),
);

describe('the report as HTML', () => {
  it('has its sections in the list of contents, and a caption and headings with their scope in each table', async () => {
    const html = await textOf(await sourceOf(ONE_OF_EACH), 'html');
    const ids = Array.from(html.matchAll(/<section id="([a-z]+)"/g), ([, id]) => id);
    const links = Array.from(html.matchAll(/<li><a href="#([a-z]+)"/g), ([, id]) => id);
    assert.deepEqual(ids, [
      'readiness',
      'criteria',
      'controls',
      'timeline',
      'exceptions',
      'findings',
      'evidence',
      'policies',
      'risks',
      'vendors',
    ]);
    assert.deepEqual(links, ids);
    const count = (pattern: RegExp): number => [...html.matchAll(pattern)].length;
    assert.equal(count(/<table>\n<caption>/g), count(/<table/g));
    assert.equal(count(/<th(?= scope="(?:col|row)")/g), count(/<th(?=[ >])/g));
    assert.ok(html.includes('<dt>Organization</dt><dd>Acme, Inc.</dd>'));
    assert.ok(html.includes('<td>● ● · ·</td>'));
    assert.ok(isSuchExport(html.slice(0, 4096), 'html'));
  });

  it('is the same each time, and says that there is nothing in an empty workspace', async () => {
    assert.equal(await textOf(await sourceOf(ONE_OF_EACH), 'html'), await textOf(await sourceOf(ONE_OF_EACH), 'html'));
    const html = await textOf(await sourceOf({}), 'html');
    assert.ok(html.includes('<p class="none">Controls that are not retired: none.</p>'));
    assert.ok(html.includes('<title>Control matrix and readiness</title>'));
  });

  it('runs nothing and fetches nothing, whatever is written in a record', async () => {
    const hostile = `</style><script>alert(1)</script><img src=x onerror=alert(1)>"'><a href="javascript:alert(1)">&amp;\\`;
    const text = JSON.stringify(hostile);
    const source = await sourceOf({
      'plumbline.yml': `organization: ${text}\nengagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n`,
      'controls/a.yml': `controls:\n  - {id: AC-01, title: ${text}, owner: ${text}, frequency: monthly, criteria: [CC6.1, ${text}]}\n`,
      'evidence/a.yml': `evidence:\n  - {id: ${text}, title: ${text}, control: AC-01, period: 2026-01, collected: 2026-02-01, url: 'javascript:alert(1)', sha256: ${text}}\n`,
      'risks/a.yml': `risks:\n  - {id: R-1, title: ${text}, treatment: ${text}}\n`,
    });
    for (const kind of ['html', 'pbc-html'] as const) {
      const html = await textOf(source, kind);
      assert.deepEqual(
        elements(html).filter((name) => !OURS.has(name)),
        [],
      );
      assert.equal([...html.matchAll(/<\/style>/g)].length, 1);
      assert.doesNotMatch(html, /<[^>]*\s(?:src|on[a-z]+|srcset|style|action)\s*=/i);
      assert.deepEqual(
        Array.from(html.matchAll(/href="([^"]*)"/g), ([, to]) => to).filter((to) => to?.startsWith('#') !== true),
        [],
      );
      assert.doesNotMatch(html, /url\(|@import/);
      assert.ok(html.includes(htmlText(hostile)));
    }
  });

  it('writes texts as texts', () => {
    assert.equal(htmlText('<b>&"\'\u202e\u0000\ud800'), '&lt;b&gt;&amp;&quot;&#39;\ufffd');
    const css = styleSheet('A "b" \\ </style>', 'Footer');
    assert.ok(css.includes('@top-left { content: "A \\22 b\\22  \\5c  \\3c \\2f style\\3e ";'), css);
  });
});
