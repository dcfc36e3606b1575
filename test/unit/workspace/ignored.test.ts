/** `.gitignore` files, held to what Git itself says. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { type IgnoreRules, noIgnoreRules } from '../../../server/src/workspace/ignored.ts';
import { runs } from '../random-runs.ts';

/** Asks as a walk does: folder by folder from the top, and not below one that is ignored. */
function isIgnored(path: string, files: Readonly<Record<string, string>>): boolean {
  let rules: IgnoreRules = noIgnoreRules(true);
  const read = (folder: string) => {
    const text = files[folder];
    if (text !== undefined) rules = rules.below(folder, text);
  };
  read('');
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth += 1) {
    const folder = names.slice(0, depth).join('/');
    if (rules.ignores(folder, 'directory')) return true;
    read(folder);
  }
  return rules.ignores(path, 'file');
}

const PATHS = [
  'a.md',
  'b.log',
  'sub/a.md',
  'sub/b.log',
  'sub/dist/a.md',
  'dist/x/a.md',
  'sub/deep/a.md',
  'sub/deep/keep.md',
  '[x]/a b.md',
  '[x]/c.md',
  'sub/#1.md',
  'x/sub/a.md',
];

describe('.gitignore', () => {
  const ignored = (files: Record<string, string>) => PATHS.filter((path) => isIgnored(path, files));

  it('applies below its own folder only', () => {
    assert.deepEqual(ignored({ sub: 'a.md\n/dist' }), ['sub/a.md', 'sub/dist/a.md', 'sub/deep/a.md']);
    assert.deepEqual(ignored({ sub: '/a.md' }), ['sub/a.md']);
    assert.deepEqual(ignored({ '[x]': '*.md\n!c.md' }), ['[x]/a b.md']);
  });

  it('the deepest file has the last word', () => {
    assert.deepEqual(
      ignored({ '': '*.md', sub: '!a.md' }),
      ['a.md', 'sub/deep/keep.md', 'dist/x/a.md', '[x]/a b.md', '[x]/c.md', 'sub/#1.md', 'x/sub/a.md'].sort(byList),
    );
    assert.deepEqual(ignored({ '': 'dist', sub: '!dist' }), ['dist/x/a.md']);
  });

  it('nothing comes back from below an ignored folder', () => {
    assert.deepEqual(ignored({ '': 'sub/deep/\n!sub/deep/keep.md', 'sub/deep': '!*' }), [
      'sub/deep/a.md',
      'sub/deep/keep.md',
    ]);
    assert.deepEqual(ignored({ '': 'sub/deep/*\n!sub/deep/keep.md' }), ['sub/deep/a.md']);
  });

  it('comments, blank lines, CRLF, escapes and trailing spaces', () => {
    assert.deepEqual(ignored({ sub: '# a.md\r\n\r\n  \r\n/\r\n!\r\n\\#1.md  \r\nb.log\r' }), [
      'sub/b.log',
      'sub/#1.md',
    ]);
  });

  it('lines that would take long to match are left out', () => {
    const rules = noIgnoreRules(true).below(
      '',
      `${'**/a/'.repeat(6)}b\n${'*a'.repeat(600)}b\n${'*a'.repeat(100)}b\n*.log`,
    );
    assert.ok(rules.ignores('x.log', 'file'));
    assert.ok(!rules.ignores(`${'a/'.repeat(60)}x`, 'file'));
    assert.ok(!rules.ignores('a'.repeat(255), 'file'));
  });

  it('disregards case where the disk does', () => {
    assert.ok(noIgnoreRules(false).below('', 'DIST/\n*.Log\nBuild*').ignores('Dist', 'directory'));
    assert.ok(noIgnoreRules(false).below('', '*.Log').ignores('x.LOG', 'file'));
    assert.ok(noIgnoreRules(false).below('', 'Build*').ignores('bUILD-x', 'file'));
    assert.ok(!noIgnoreRules(true).below('', '*.Log').ignores('x.LOG', 'file'));
  });

  it('agrees with Git', function () {
    // Not the machine's own settings, nor the repository that a hook runs in.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
    const root = mkdtempSync(join(tmpdir(), 'plumbline-ignored-'));
    const git = (args: readonly string[], input = '') =>
      spawnSync('git', ['-C', root, '-c', 'core.excludesFile=', '-c', 'core.ignoreCase=false', ...args], {
        input,
        env,
        encoding: 'utf8',
      });
    try {
      if (git(['init', '-q']).status !== 0) this.skip();
      // Two stars are nothing but two stars unless slashes are around them: there the library differs from Git.
      const piece = fc.constantFrom(
        'a',
        'b',
        '.md',
        '*',
        '*.',
        '?',
        '/',
        'sub',
        'dist',
        'deep',
        '[ab]',
        '!',
        '.log',
        '\\a',
        'keep',
        '/**/',
        ' ',
      );
      const line = fc
        .array(piece, { minLength: 1, maxLength: 4 })
        .map((pieces) => pieces.join(''))
        .filter((text) => !/[^/]\*\*|\*\*[^/]/.test(text));
      const lines = (maxLength: number) => fc.array(line, { maxLength }).map((all) => all.join('\n'));
      for (const path of PATHS) {
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), '');
      }
      fc.assert(
        fc.property(fc.record({ '': lines(4), sub: lines(3), 'sub/deep': lines(2) }), (texts) => {
          for (const [folder, text] of Object.entries(texts)) writeFileSync(join(root, folder, '.gitignore'), text);
          const asked = git(['check-ignore', '--no-index', '-z', '--stdin'], PATHS.join('\0'));
          const expected = asked.stdout.split('\0').filter((path) => path !== '');
          assert.deepEqual(PATHS.filter((path) => isIgnored(path, texts)).sort(), expected.sort());
        }),
        { seed: 20261128, numRuns: runs(25) },
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

function byList(a: string, b: string): number {
  return PATHS.indexOf(a) - PATHS.indexOf(b);
}
