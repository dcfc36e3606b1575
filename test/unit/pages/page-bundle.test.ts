/** A page is a view: of the server it holds words and days, and nothing that reads, judges or writes. */
import assert from 'node:assert/strict';

import { build } from 'esbuild';

const ALLOWED = [
  /^pages\/src\//,
  /^client\/src\/pages\/webview-messages\.ts$/,
  /^server\/src\/(?:domain|protocol)\//,
  /^server\/src\/readiness\/state-words\.ts$/,
  /^node_modules\/(?:preact|@vscode\/l10n)\//,
];

describe('the bundle of the pages', () => {
  it('holds the pages, the words of the format, and the library that draws', async () => {
    const { metafile } = await build({
      absWorkingDir: new URL('../../..', import.meta.url).pathname,
      entryPoints: ['pages/src/pages.tsx'],
      outdir: 'dist/pages',
      bundle: true,
      write: false,
      metafile: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      mainFields: ['browser', 'module', 'main'],
    });
    const strangers = Object.keys(metafile.inputs).filter((path) => !ALLOWED.some((allowed) => allowed.test(path)));
    assert.deepEqual(strangers, []);
  });
});
