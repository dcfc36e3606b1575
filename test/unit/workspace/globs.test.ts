/** The configuration's globs: what they match, which are refused, and that a hostile one costs no time. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compileGlobs } from '../../../server/src/workspace/globs.ts';

const compile = (...globs: string[]) => compileGlobs(globs, { caseSensitive: true });
const matching = (glob: string | string[], paths: string[]) => {
  const globs = compile(...[glob].flat());
  assert.deepEqual(globs.problems, []);
  return paths.filter((path) => globs.matches(path));
};

describe('globs', () => {
  it('the defaults match what they are for', () => {
    const registers = ['**/*.control.{yml,yaml}', '{controls,evidence,risks,vendors,exceptions}/**/*.{yml,yaml,md}'];
    const yes = [
      'a.control.yml',
      'x/.y/a.control.yaml',
      'controls/ac.yml',
      'evidence/2026/.q1/x.md',
      'risks/a b (2).yaml',
    ];
    const no = [
      'control.yml',
      'controls.yml',
      'x/controls/ac.yml',
      'controls/ac.csv',
      'policies/a.md',
      'a.control.ymlx',
    ];
    assert.deepEqual(matching(registers, [...yes, ...no]), yes);
    assert.deepEqual(
      matching('policies/**/*.md', ['policies/a.md', 'policies/x/y/.b.md', 'policies', 'x/policies/a.md']),
      ['policies/a.md', 'policies/x/y/.b.md'],
    );
  });

  it('./a, /a and a/ mean a', () => {
    for (const glob of ['drafts/**', './drafts/**', '/drafts/**', './/drafts/**/']) {
      assert.deepEqual(matching(glob, ['drafts/a.md', 'x/drafts/a.md']), ['drafts/a.md'], glob);
    }
  });

  it('takes what means nothing in a glob as it stands', () => {
    for (const name of [
      'Policies (2026)',
      'a|b',
      'a+b',
      '$a^',
      "it's",
      '"q"',
      'a@b',
      '#1',
      '~x',
      '100%',
      'é',
      'a&b;c',
      'a=b,c',
    ]) {
      assert.deepEqual(
        matching(`${name}/*.md`, [`${name}/x.md`, 'a/x.md', 'b/x.md', 'q/x.md']),
        [`${name}/x.md`],
        name,
      );
    }
    assert.deepEqual(matching('[[]draft] [0-9][!a-c]?.md', ['[draft] 1xy.md', '[draft] 1ay.md', 'd 1xy.md']), [
      '[draft] 1xy.md',
    ]);
    assert.deepEqual(matching('a/\\[draft\\]/*.md', ['a/[draft]/x.md', 'a/d/x.md']), ['a/[draft]/x.md']);
  });

  it('a leading ! takes away from what the others match', () => {
    assert.deepEqual(matching(['**/*.md', '!drafts/**'], ['a.md', 'drafts/a.md', 'x/drafts/b.md']), [
      'a.md',
      'x/drafts/b.md',
    ]);
    assert.deepEqual(matching('!drafts/**', ['a.md', 'drafts/a.md']), []);
  });

  it('disregards case where the disk does, and composition everywhere', () => {
    assert.equal(compileGlobs(['policies/*.md'], { caseSensitive: false }).matches('Policies/A.MD'), true);
    assert.equal(compile('policies/*.md').matches('Policies/A.MD'), false);
    const glob = 'Prüfung/*.md';
    assert.equal(compile(glob.normalize('NFC')).matches('Prüfung/a.md'.normalize('NFD')), true);
    assert.equal(compile(glob.normalize('NFD')).matches('Prüfung/a.md'.normalize('NFC')), true);
  });

  it('says which folders need not be looked into', () => {
    const exclude = compile('**/node_modules/**', 'dist', 'drafts/**');
    for (const folder of ['node_modules', 'a/b/node_modules', 'dist', 'drafts'])
      assert.ok(exclude.matchesAllBelow(folder), folder);
    for (const folder of ['node', 'a/dist', 'a/drafts', 'a']) assert.ok(!exclude.matchesAllBelow(folder), folder);
    const partly = compile('drafts/**', '!drafts/board/*.md', 'old/**');
    assert.ok(!partly.matchesAllBelow('drafts'));
    assert.ok(!partly.matchesAllBelow('drafts/board'));
    assert.ok(partly.matchesAllBelow('drafts/other'));
    assert.ok(partly.matchesAllBelow('old'));
    assert.ok(partly.matches('drafts/a.md') && !partly.matches('drafts/board/a.md'));
  });
});

describe('globs that are refused', () => {
  const refused: Record<string, RegExp> = {
    '': /empty/,
    '/': /empty/,
    '!(a)/*.md': /Extended/,
    'a+(b)': /Extended/,
    'policies\\drafts\\*.md': /Write \//,
    'policies\\*': /Write \//,
    '../other/**': /out of the workspace/,
    '{a,../b}/*': /out of the workspace/,
    '{a,b': /no }/,
    'a}': /no {/,
    '[abc': /no \]/,
    '[z-a]': /malformed/,
    'a/[[:alpha:]]/*': /malformed/,
    'a[b/c]d': /malformed/,
    '{{{{{a,b},c},d},e},f}': /nested/,
    ['{a,b}'.repeat(20)]: /more than 256/,
    [`{${'a,'.repeat(120)}a}{b,c,d}`]: /more than 256/,
    ['a'.repeat(300)]: /longer than/,
  };
  for (const [glob, message] of Object.entries(refused)) {
    it(glob.slice(0, 40), () => {
      const globs = compile(glob, 'a.md');
      assert.equal(globs.problems.length, 1);
      assert.match(globs.problems[0]?.message ?? '', message);
      assert.equal(globs.problems[0]?.glob, glob);
      assert.ok(globs.matches('a.md'), 'the others still count');
      assert.ok(!globs.matches('x.md'));
    });
  }

  it('a list without end', () => {
    const globs = compile(...Array.from({ length: 2000 }, (_, at) => `${at}.md`));
    assert.equal(globs.problems.length, 1);
    assert.ok(globs.matches('499.md') && !globs.matches('500.md'));
    assert.equal(compile(`a${'/'.repeat(200_000)}x`).problems.length, 1);
  });

  it('and none that people write', () => {
    const globs = [
      '**',
      '**/*',
      '*.md',
      '**/archive/**/*-*.md',
      '**/*.control.{yml,yaml}',
      '**/{drafts,old}/**',
      'a/**/b/**',
      '**/*-q?-*.csv',
      '{a,{b,c}}/[0-9]*.md',
    ];
    assert.deepEqual(compile(...globs).problems, []);
  });

  it('nothing makes it throw, hang or match outside what was asked', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '?',
      '/',
      '{',
      '}',
      ',',
      '[',
      ']',
      '!',
      '\\',
      '(',
      ')',
      '|',
      'a',
      'aa',
      '.',
      '-',
      '+',
      '..',
    );
    const glob = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
    const path = `${`${'a'.repeat(40)}/`.repeat(6)}a.b`;
    fc.assert(
      fc.property(fc.oneof(glob, fc.string({ unit: 'binary' })), (written) => {
        const globs = compile(written);
        assert.equal(typeof globs.matches(path), 'boolean');
        assert.equal(typeof globs.matchesAllBelow('aaa/a'), 'boolean');
      }),
      { numRuns: 1500 },
    );
  });

  it('costs no more than its length times that of the path', () => {
    // As regular expressions, each of these takes longer than anybody lives.
    const hostile = ['**/*a*a*a*a*a*a*b', '**/a/**/a/**/a/**/a/**/a/b', `${'*a'.repeat(120)}b`, `${'?*'.repeat(120)}b`];
    const globs = compile(...Array.from({ length: 400 }, (_, at) => `${hostile[at % 4] ?? ''}${at}`));
    assert.deepEqual(globs.problems, []);
    const start = performance.now();
    assert.ok(!globs.matches(`${'a/'.repeat(500)}${'a'.repeat(250)}`));
    assert.ok(performance.now() - start < 5000, 'four hundred hostile globs on one hostile path');
  });

  it('stands for a bounded number of patterns', () => {
    const globs = compile(...Array.from({ length: 40 }, (_, at) => `${'{a,b}'.repeat(8)}${at}/**`));
    assert.equal(globs.problems.length, 1);
    assert.match(globs.problems[0]?.message ?? '', /Only the first \d+ globs/);
  });
});

describe('globs that match', () => {
  const part = fc.constantFrom('*', '?', '[ab]', '[!a]', '[a-c]', '[b-]', '[]a]', 'a', 'b', '.', '-', 'ab');
  const name = fc.oneof(
    { weight: 1, arbitrary: fc.constant('**') },
    { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')) },
  );
  const written = fc
    .string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'c', '.', '-', ']') })
    .filter((text) => text !== '.' && text !== '..');

  it('do so by the plain definition', () => {
    const names = fc.array(name, { minLength: 1, maxLength: 4 }).filter((all) => !all.includes('..') && all[0] !== '.');
    fc.assert(
      fc.property(names, fc.array(written, { minLength: 1, maxLength: 4 }), (glob, path) => {
        const globs = compile(glob.join('/'));
        if (globs.problems.length === 0) assert.equal(globs.matches(path.join('/')), matchesPlainly(glob, path));
      }),
      { seed: 2026, numRuns: 5000 },
    );
  });
});

/** The definition: `**` stands for any number of names, all else for one. */
function matchesPlainly(glob: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return path.length === 0;
  if (/^\*\*+$/.test(first)) {
    return matchesPlainly(rest, path) || (path.length > 0 && matchesPlainly(glob, path.slice(1)));
  }
  const source = first.replace(/\[\]a\]|\[[^\]]*\]|[^]/g, (text) => {
    if (text === '*') return '[^]*';
    if (text === '?') return '[^]';
    if (text.length === 1) return text.replace(/[.\]]/, '\\$&');
    return `[${text.slice(1, -1).replace('!', '^').replace(']', '\\]')}]`;
  });
  const [name, ...others] = path;
  return name !== undefined && new RegExp(`^${source}$`).test(name) && matchesPlainly(rest, others);
}
