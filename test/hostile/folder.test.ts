/** Folders that were made to be read out of, or to stall their reader: links, paths, globs and configurations. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { canonicalUri } from '../../server/src/workspace/uri.ts';
import { besideGood, GOOD_FILES, type Hostile, hostileFolder } from './beside-good.ts';

const POLICY = 'policies/hostile.md';
const HEAD = '---\nid: POL-HOSTILE\ntitle: Hostile\n---\n';
const SECRET = 'organization: xyzzy\nrules: {xyzzy: error}\ncriteria: {CC6.1: xyzzy}\n';

/** Nothing that is said, or can be asked, holds what stands outside the folder. */
function assertNoSecret(hostile: Hostile): void {
  const { snapshot } = hostile.engine;
  const known = [...snapshot.documents()].map(({ facts }) => facts.records);
  const said = JSON.stringify([hostile.all, known, snapshot.configuration.organization, snapshot.localText('CC6.1')]);
  assert.doesNotMatch(said, /xyzzy/);
}

/** Links in the place of files that are read, and what each leads to. */
const LINKS = {
  'policies/out.md': '/outside/secret.md',
  'policies/folder': '/outside',
  'policies/up.md': '../../outside/secret.md',
  'policies/loop.md': 'loop.md',
  'policies/circle': 'circle/../circle',
  'controls/out.yml': '/outside/secret.yml',
  'plumbline.yml': '/outside/secret.yml',
  'plumbline.local.yml': '/outside/secret.yml',
  CODEOWNERS: '/outside/owners',
  'evidence/out.csv': '/outside/secret.md',
  here: '.',
  above: '..',
} as const;

const OUTSIDE = {
  'outside/secret.md': '---\nid: xyzzy\n---\n# xyzzy\n',
  'outside/secret.yml': SECRET,
  'outside/owners': '* @xyzzy\n',
};

const THROUGH_LINKS = {
  'evidence/hostile.yml': `evidence:\n${[
    'evidence/out.csv',
    'above/outside/secret.md',
    'here/above/x',
    'policies/folder',
  ]
    .map((path, at) => `  - {id: E-${at}, control: AC-01, period: 2026-Q2, path: ${path}}\n`)
    .join('')}`,
  'controls/owned.yml': 'controls:\n  - {id: HO-01, owner: "@a-stranger"}\n',
};

function assertNothingFollowed(hostile: Hostile): void {
  assertNoSecret(hostile);
  for (const path of ['policies/out.md', 'policies/up.md', 'controls/out.yml']) {
    hostile.only(path, 'yaml-syntax', /a link that leads out of the workspace folder, so it was not followed/);
  }
  hostile.only('policies/loop.md', 'yaml-syntax', /a link that leads nowhere/);
  hostile.only('plumbline.yml', 'yaml-syntax', /leads out of the workspace folder.*the defaults are in force/);
  const missing = hostile.all.filter(({ code }) => code === 'evidence-file-missing').map(({ message }) => message);
  assert.equal(missing.length, 4);
  for (const message of missing) assert.match(message, /leads out of the workspace folder, so it was refused/);
  assert.equal(hostile.engine.snapshot.isCodeOwner('@xyzzy'), undefined);
}

describe('links that lead out of the folder', function () {
  this.timeout(60_000);

  it('in memory', async () => {
    const files = Object.fromEntries(Object.entries(OUTSIDE).map(([path, text]) => [`file:///${path}`, text]));
    const links = Object.fromEntries(Object.entries(LINKS).filter(([link]) => link !== 'above'));
    const hostile = await besideGood({ ...THROUGH_LINKS, ...files }, { links: { ...links, above: 'file:///' } });
    assertNothingFollowed(hostile);
  });

  for (const mode of ['sync', 'async'] as const) {
    it(`on a disk, ${mode}`, async function () {
      const root = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-hostile-')));
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      };
      try {
        for (const [path, text] of Object.entries(OUTSIDE)) write(path, text);
        for (const [path, text] of Object.entries({ ...GOOD_FILES, ...THROUGH_LINKS })) write(`inside/${path}`, text);
        try {
          for (const [link, target] of Object.entries(LINKS)) {
            symlinkSync(target.startsWith('/') ? join(root, target) : target, join(root, 'inside', link));
          }
        } catch {
          // Windows lets only some people make links.
          this.skip();
        }
        const folder = canonicalUri(pathToFileURL(join(root, 'inside')).href);
        const fileSystem = nodeFileSystem({ mode, folder });
        const hostile = await hostileFolder(folder, fileSystem);
        if (mode === 'sync') assertNothingFollowed(hostile);
        else assertNoSecret(hostile);
        // A file that becomes a link while an editor is open on the folder is not followed either.
        rmSync(join(root, 'inside/controls/owned.yml'));
        symlinkSync(join(root, 'outside/secret.yml'), join(root, 'inside/controls/owned.yml'));
        const { workspace } = hostile.engine;
        assert.equal(
          await workspace.fileChanged(`${folder}/controls/owned.yml`),
          true,
          'the folder is to be read anew',
        );
        await workspace.load();
        assertNoSecret(hostile);
      } finally {
        rmSync(root, { recursive: true });
      }
    });
  }
});

describe('paths and links that are refused', function () {
  this.timeout(60_000);

  const REFUSED: Readonly<Record<string, RegExp>> = {
    '../../../etc/passwd': /leads out of the workspace folder/,
    '..\\..\\..\\etc': /leads out of the workspace folder/,
    'evil\\..\\..\\..': /leads out of the workspace folder/,
    './../../x': /leads out of the workspace folder/,
    'C:\\x': /names a place on one machine only/,
    '//server/share': /names a place on one machine only/,
    '\\\\server\\share': /names a place on one machine only/,
    'command:workbench.action.quit': /“command:” are not followed/,
    'JavaScript:alert(1)': /“javascript:” are not followed/,
    'data:text/html,x': /“data:” are not followed/,
    'a\u0000b': /is not a path/,
  };
  const ONLY_PATHS = {
    '/etc/passwd': /names a place on one machine only/,
    'file:///etc/passwd': /names a place on one machine only/,
    'FILE:/etc/passwd': /names a place on one machine only/,
    // A path is no URL: this is a file of that name.
    '..%2f..%2fetc': /There is no file/,
    '．．/．．/etc': /There is no file/,
  };
  const ONLY_LINKS = {
    '..%2f..%2f..%2fetc/passwd': /leads out of the workspace folder/,
    '%2e%2e/%2e%2e/%2e%2e/etc': /leads out of the workspace folder/,
    '%252e%252e/etc': /There is no file/,
    '/%2fetc/passwd': /names a place on one machine only/,
    'file:///etc/passwd': /“file:” are not followed/,
    'a%00b': /is not a path/,
    'vbscript:x': /“vbscript:” are not followed/,
  };

  it('in a register', async () => {
    const paths = { ...REFUSED, ...ONLY_PATHS };
    const records = Object.keys(paths).map(
      (path, at) => `  - {id: E-${at}, control: AC-01, path: ${JSON.stringify(path)}}`,
    );
    const hostile = await besideGood({ 'evidence/hostile.yml': `evidence:\n${records.join('\n')}\n` });
    const said = hostile.all.filter(({ code }) => code === 'evidence-file-missing').map(({ message }) => message);
    assert.equal(said.length, records.length, said.join('\n'));
    for (const [at, words] of Object.values(paths).entries()) assert.match(said[at] ?? '', words);
  });

  it('in Markdown', async () => {
    const { 'a\u0000b': _nul, '//server/share': _share, ...common } = REFUSED;
    const links = { ...common, ...ONLY_LINKS };
    // A backslash has to be written twice, and two slashes are an address on the network, which is never looked at.
    const text = Object.keys(links).map((link) => `[x](<${link.replaceAll('\\', '\\\\')}>)`);
    const hostile = await besideGood({ [POLICY]: `${HEAD}\n${[...text, '[x](//server/share)'].join('\n\n')}\n` });
    const said = hostile.in(POLICY).map(({ message }) => message);
    assert.equal(said.length, text.length, said.join('\n'));
    for (const [at, words] of Object.values(links).entries()) assert.match(said[at] ?? '', words);
  });
});

describe('a configuration that is none', function () {
  this.timeout(60_000);
  const CONFIGURATION = 'plumbline.yml';

  it('a folder, a file without permission', async () => {
    const folder = await besideGood({ 'plumbline.yml/x.md': '# A\n' });
    folder.only(CONFIGURATION, 'yaml-syntax', /no file that can be read.*the defaults are in force/);
    const forbidden = await besideGood({ [CONFIGURATION]: SECRET }, { unreadable: [CONFIGURATION] });
    forbidden.only(CONFIGURATION, 'yaml-syntax', /may not be read.*the defaults are in force/);
    assertNoSecret(forbidden);
  });

  it('a list, a word, nothing', async () => {
    for (const text of ['- a\n- b\n', 'hello\n', '[]\n']) {
      (await besideGood({ [CONFIGURATION]: text })).only(CONFIGURATION, 'value-invalid', /something else stands here/);
    }
    for (const text of ['', '~\n', '---\n', '{}\n']) {
      assert.deepEqual((await besideGood({ [CONFIGURATION]: text })).said(CONFIGURATION), []);
    }
  });

  it('values of other shapes in every key', async () => {
    const hostile = await besideGood({
      [CONFIGURATION]:
        'keys: [a, b]\nrules: 7\nfiles: {policies: {a: b}}\nengagement: [1, 2]\ndue_soon: {a: b}\nlate_after: soon\n',
    });
    assert.deepEqual(
      hostile.in(CONFIGURATION).map(({ code, range }) => `${range.start.line} ${code}`),
      [0, 1, 2, 3, 4, 5].map((line) => `${line} value-invalid`),
    );
  });

  it('hostile keys and rules: what has no effect is said, and nothing else changes', async () => {
    const hostile = await besideGood({
      [CONFIGURATION]:
        'keys: {owner: [id, title, owner], "": [""], "a b": ["\\n"]}\n' +
        'rules: {"": error, link-broken: [off, error], id-duplicate: {a: b}, key-unknown: }\n',
    });
    assert.deepEqual(
      hostile.in(CONFIGURATION).map(({ code, range }) => `${range.start.line} ${code}`),
      [
        '0 value-invalid',
        '0 value-invalid',
        '0 key-unknown',
        '0 key-unknown',
        '1 key-unknown',
        '1 value-invalid',
        '1 value-invalid',
        '1 value-invalid',
      ],
    );
  });

  it('maps and lists without end: the first are read, and where they stop is said', async () => {
    const many = (of: (at: number) => string, between: string): string =>
      Array.from({ length: 80_000 }, (_, at) => of(at)).join(between);
    for (const [text, code, words] of [
      [`rules:\n${many((at) => `  r${at}: error`, '\n')}\n`, 'value-invalid', /Only the first 500 entries of rules/],
      [`keys:\n${many((at) => `  k${at}: [a]`, '\n')}\n`, 'value-invalid', /Only the first 500 entries of keys/],
      [`keys:\n  owner: [${many((at) => `k${at}`, ', ')}]\n`, 'value-invalid', /Only the first 100 of this list/],
      [`files:\n  exclude: [${many((at) => `"a${at}/**"`, ', ')}]\n`, 'value-invalid', /only the first 500 globs/],
    ] as const) {
      const hostile = await besideGood({ [CONFIGURATION]: text });
      assert.equal(hostile.in(CONFIGURATION).filter((one) => one.code === code && words.test(one.message)).length, 1);
    }
  });

  it('hostile globs', async () => {
    const names = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`docs/${'a'.repeat(200)}${at}.md`, '']));
    const globs = Array.from({ length: 200 }, (_, at) => `"**/${'*a'.repeat(100)}b${at}"`).join(', ');
    const refused = ['{a,b}'.repeat(40), '../**', '!(a|b)', '[', '{', '\\\\', 'x'.repeat(5000)];
    const hostile = await besideGood({
      ...names,
      [CONFIGURATION]: `files:\n  exclude: [${globs}]\n  policies: [${refused.map((glob) => `"${glob}"`).join(', ')}, "policies/*.md"]\n`,
    });
    const said = hostile.said(CONFIGURATION);
    assert.equal(said.length, refused.length, said.join('\n'));
    for (const message of said) assert.match(message, /3 value-invalid: “.*” is not used: /);
  });
});

describe('names that are hard to show', function () {
  this.timeout(60_000);

  it('files whose names hold line breaks, escapes and what turns writing around', async () => {
    const paths = ['policies/a\nb.md', 'policies/\u001b[31mred.md', 'policies/\u202egpj.md', 'policies/%2e%2e%2f.md'];
    const hostile = await besideGood(Object.fromEntries(paths.map((path) => [path, HEAD])));
    for (const path of paths) {
      assert.ok(
        hostile.all.some((one) => one.path === path),
        JSON.stringify(path),
      );
    }
    assert.equal(hostile.all.filter(({ code }) => code === 'id-duplicate').length, 3);
  });
});
