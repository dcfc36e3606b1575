/** The document of a page: its policy lets one script run and nothing else, and no text gets out of the JSON. */

import assert from 'node:assert/strict';

import { pageHtml } from '../../../client/src/pages/page-html.ts';
import type { PageStart } from '../../../client/src/pages/webview-messages.ts';

const FILES = { source: 'https://own.example', script: 'https://own.example/p.js', style: 's.css', nonce: 'n0' };

function start(texts: Readonly<Record<string, string>>): PageStart {
  return { page: 'matrix', language: 'en', texts, layout: { search: '<!--<script>' } };
}

describe('the document of a page', () => {
  it('lets its own script, style, pictures and fonts in, and nothing else in or out', () => {
    const html = pageHtml('Control matrix', FILES, start({}));
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-n0'; style-src https://own.example; img-src https://own.example; " +
        "font-src https://own.example; form-action 'none'; base-uri 'none'",
    );
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script type="application/json" id="start">',
      '<script nonce="n0" src="https://own.example/p.js">',
    ]);
    // A policy counts for what comes after it.
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
  });

  it('keeps every text inside the JSON that the page is started with', () => {
    const given = start({ a: '</script><script>alert(1)</script>', b: 'one\u2028two\u2029three', c: '<!-- & ]]>' });
    const html = pageHtml('x', FILES, given);
    const [, json = ''] = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(html) ?? [];
    assert.deepEqual(JSON.parse(json), given);
    assert.doesNotMatch(json, /[<>&\u2028\u2029]/);
    assert.equal(html.match(/<\/script>/g)?.length, 2);
  });

  it('writes titles, languages and addresses as text', () => {
    const html = pageHtml(
      'A <b> & "c"',
      { ...FILES, style: 's.css?a&b"><script>' },
      { ...start({}), language: 'en"><x' },
    );
    assert.match(html, /<title>A &lt;b&gt; &amp; "c"<\/title>/);
    assert.match(html, /href="s\.css\?a&amp;b&quot;&gt;&lt;script&gt;"/);
    assert.match(html, /<html lang="en&quot;&gt;&lt;x">/);
  });
});
