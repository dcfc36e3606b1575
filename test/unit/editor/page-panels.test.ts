/** The pages are there again after the window was reloaded, as they were laid out, and one of each. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { PagePanels } from '../../../client/src/pages/page-panels.ts';
import { PAGE_NAMES } from '../../../server/src/protocol/page-messages.ts';
import { notingEditor, PagePanel, pageSurroundings } from './page-ends.ts';

const VIEW_TYPES = PAGE_NAMES.map((name) => `plumbline.page.${name}`);
const TITLES = {
  matrix: 'Control matrix',
  timeline: 'Audit timeline',
  calendar: 'Review calendar',
  overview: 'Readiness overview',
};

function activationEvents(): readonly unknown[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  assert.ok(typeof manifest === 'object' && manifest !== null && 'activationEvents' in manifest);
  assert.ok(Array.isArray(manifest.activationEvents));
  return manifest.activationEvents;
}

describe('the pages of a window that was reloaded', () => {
  it('wake the extension, which has a reviver for each', () => {
    const { serializers } = notingEditor();
    const pages = new PagePanels(pageSurroundings().given);
    assert.deepEqual([...serializers.keys()], VIEW_TYPES);
    const waking = activationEvents().filter((event) => String(event).startsWith('onWebviewPanel:'));
    assert.deepEqual(waking, VIEW_TYPES.map((type) => `onWebviewPanel:${type}`).toSorted());
    pages.dispose();
    assert.deepEqual([...serializers.keys()], []);
  });

  for (const name of PAGE_NAMES)
    it(`begin as they were laid out: ${name}`, async () => {
      const { serializers, made } = notingEditor();
      const layout = { folder: 'file:///work', search: name };
      const pages = new PagePanels(pageSurroundings({ [`plumbline.page.${name}`]: layout }).given);
      const panel = new PagePanel('As it was called in another language');
      await serializers.get(`plumbline.page.${name}`)?.deserializeWebviewPanel(panel.panel, undefined);
      assert.equal(panel.panel.title, TITLES[name]);
      assert.deepEqual(panel.start, { page: name, language: 'en', texts: {}, layout });
      // The command shows the one that is there, and makes another once that is closed.
      pages.show(name);
      assert.deepEqual([panel.revealed, made], [1, []]);
      panel.close();
      pages.show(name);
      assert.deepEqual([panel.revealed, made], [1, [`plumbline.page.${name}`]]);
      pages.dispose();
    });
});

describe('the pages', () => {
  it('are one of each, each with its title, and another in the place of one that was closed', () => {
    const { panels, made } = notingEditor();
    const pages = new PagePanels(pageSurroundings().given);
    for (const name of [...PAGE_NAMES, ...PAGE_NAMES]) pages.show(name);
    assert.deepEqual(made, VIEW_TYPES);
    assert.deepEqual(
      panels.map(({ panel, revealed }) => [panel.title, revealed]),
      PAGE_NAMES.map((name) => [TITLES[name], 1]),
    );
    panels[0]?.close();
    pages.show('overview');
    for (const name of PAGE_NAMES) pages.show(name);
    assert.deepEqual(made, [...VIEW_TYPES, VIEW_TYPES[0]]);
    pages.dispose();
  });

  it('may load the files of the pages alone, and have an icon for light and for dark tabs', () => {
    const { panels } = notingEditor();
    const pages = new PagePanels(pageSurroundings().given);
    pages.show('matrix');
    const [panel] = panels;
    assert.deepEqual(JSON.parse(JSON.stringify(panel?.panel.webview.options)), {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [{ $mid: 1, path: '/extension/dist/pages', scheme: 'file' }],
    });
    const icon: unknown = panel?.panel.iconPath;
    assert.ok(typeof icon === 'object' && icon !== null && 'light' in icon && 'dark' in icon);
    assert.deepEqual(
      [String(icon.light), String(icon.dark)],
      ['file:///extension/client/media/plumbline-light.svg', 'file:///extension/client/media/plumbline-dark.svg'],
    );
    pages.dispose();
  });

  it('have a nonce of their own each', () => {
    const { panels } = notingEditor();
    const pages = new PagePanels(pageSurroundings().given);
    for (const name of PAGE_NAMES) pages.show(name);
    const nonces = panels.map(({ webview }) => /<script nonce="([0-9a-f]{32})"/.exec(webview.html)?.[1]);
    assert.equal(nonces.includes(undefined), false);
    assert.equal(new Set(nonces).size, PAGE_NAMES.length);
    for (const [at, { webview }] of panels.entries())
      assert.match(webview.html, new RegExp(`script-src 'nonce-${nonces[at]}';`));
    pages.dispose();
  });

  it('show what is asked for, whether just made or there already', () => {
    const { panels } = notingEditor();
    const pages = new PagePanels(pageSurroundings().given);
    pages.show('matrix', { readiness: 'owned' });
    const [panel] = panels;
    panel?.say({ type: 'ready' });
    pages.show('matrix', { criterion: 'TSC.CC6.1' });
    pages.show('matrix');
    assert.deepEqual(panel?.told, [
      { type: 'server', state: 'running' },
      { type: 'edits', undo: 0, redo: 0, unsaved: 0 },
      { type: 'show', parameter: { readiness: 'owned' } },
      { type: 'show', parameter: { criterion: 'TSC.CC6.1' } },
    ]);
    pages.dispose();
  });
});
