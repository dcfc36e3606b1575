// Builds the bundles: the client and the server for Node and for a browser, and the command line with its door.
// `--watch` builds again at each change, `--metafile` writes what each bundle is made of to dist/meta.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const metafile = process.argv.includes('--metafile');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Stands in the program for its own digest, which is as long. */
const STAND_IN = '~program~'.padEnd(64, '~');

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: {
    PLUMBLINE_VERSION: JSON.stringify(version),
    PLUMBLINE_PROGRAM: JSON.stringify(STAND_IN),
  },
  loader: { '.md': 'text' },
};
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Translations are given to it as texts. What it has for Node reads files, and loads modules for that at every start.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
};
// The extension host evaluates the client as CommonJS; the server runs in a worker of its own.
const browser = { ...shared, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client/node.cjs', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    external: ['vscode'],
  },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server/node.cjs' },
  // A worker has no document: packages that decode by one have another way under this condition.
  {
    ...browser,
    conditions: ['worker', 'module'],
    format: 'iife',
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server/browser.js',
  },
  // The pages: one script and one style sheet for all of them.
  {
    ...browser,
    format: 'iife',
    entryPoints: [{ in: 'pages/src/pages.tsx', out: 'pages' }],
    outdir: 'dist/pages',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  // A function of a module's variables, as Node itself would make of a file: its door compiles it.
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli/plumbline.cjs',
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
  },
  {
    ...node,
    entryPoints: ['server/src/cli/door.ts'],
    outfile: 'dist/cli/main.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** Escapes what esbuild leaves as it is, in regular expressions: a program all in ASCII takes half the time to read. */
function escapeBeyondAscii(file) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escape));
}

/** Puts the digest of a bundle in the place of its stand-in, so that the program knows itself without reading itself. */
function signProgram(file) {
  const program = readFileSync(file, 'utf8');
  const digest = createHash('sha256').update(program).digest('hex');
  writeFileSync(file, program.replaceAll(STAND_IN, digest));
}

for (const folder of ['client', 'server', 'cli', 'pages'])
  rmSync(join(root, 'dist', folder), { recursive: true, force: true });

// A program that can be run as it is, as `npm link` makes it once: building again must not take that away. esbuild keeps the mode.
mkdirSync(join(root, 'dist', 'cli'), { recursive: true });
writeFileSync(join(root, 'dist', 'cli', 'main.cjs'), '', { mode: 0o755 });

if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
  console.log('Watching for changes; Ctrl-C ends it.');
} else {
  const kib = (bytes) => `${(bytes / 1024).toFixed(0).padStart(5)} KiB`;
  for (const bundle of bundles) {
    const result = await build(bundle);
    const files = bundle.outfile === undefined ? ['dist/pages/pages.js', 'dist/pages/pages.css'] : [bundle.outfile];
    for (const file of files) {
      if (file.startsWith('dist/cli/')) {
        escapeBeyondAscii(join(root, file));
        signProgram(join(root, file));
      }
      const bytes = readFileSync(join(root, file));
      console.log(`${file.padEnd(24)} ${kib(bytes.length)}  gzip ${kib(gzipSync(bytes).length)}`);
    }
    if (metafile) {
      mkdirSync(join(root, 'dist/meta'), { recursive: true });
      const name = files[0].replace(/^dist\//, '').replace(/[/.]/g, '-');
      writeFileSync(join(root, `dist/meta/${name}.json`), JSON.stringify(result.metafile));
    }
  }
}
