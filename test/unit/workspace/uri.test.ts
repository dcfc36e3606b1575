/** One file, one URI: spellings by platform and editor, keys, joining, and where references may lead. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { URI } from 'vscode-uri';
import {
  basename,
  canonicalUri,
  dirnameUri,
  extname,
  isInside,
  joinUri,
  relativePath,
  resolveLink,
  resolveReference,
  uriKey,
} from '../../../server/src/workspace/uri.ts';

const COMPOSED = 'Zugriffskontrolle-für-Prüfer'.normalize('NFC');
const DECOMPOSED = COMPOSED.normalize('NFD');

/** Names as people, other tools and attackers give them. */
const names = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  fc.constantFrom(
    'a b',
    '100%',
    '%41',
    '%2e%2e',
    'x#y',
    'x?y',
    'C:',
    'é',
    'e\u0301',
    '日本',
    '\ud800',
    "it's (1)!*",
    'a\\b',
    '~',
    '...',
  ),
);
const fileNames = names.filter(
  (name) => !name.includes('/') && name !== '.' && name !== '..' && !/^[a-z]:/i.test(name),
);
const wellFormedNames = fileNames.filter((name) => !/\p{Surrogate}/u.test(name));
const folders = fc.constantFrom(
  'file:///',
  'file:///work',
  'file:///c%3A/',
  'file:///c%3A/Work%20Files',
  'file://server/share',
  'vscode-vfs://github/acme/policies',
  'untitled:/work',
);
const uris = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'file:///',
        'file://',
        'file:',
        'FILE://localhost/',
        'vscode-remote://wsl%2BUbuntu/',
        'untitled:',
        '',
        'C:\\',
        '//',
      ),
      fc.array(names, { maxLength: 5 }),
    )
    .map(([start, path]) => start + path.join('/')),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary' }),
);

describe('canonicalUri', () => {
  const same = (canonical: string, ...others: string[]) => {
    it(`${canonical} has one spelling`, () => {
      for (const spelling of [canonical, ...others]) assert.equal(canonicalUri(spelling), canonical, spelling);
    });
  };
  same(
    'file:///c%3A/Work/a.md',
    'file:///C:/Work/a.md',
    'file:///c:/Work/a.md',
    'file:///C%3A/Work/a.md',
    'file:///c%3a/Work/a.md',
    'FILE:///c:/Work/a.md',
    'file:/c:/Work/a.md',
    'file://localhost/c:/Work/a.md',
    'file:///c:\\Work\\a.md',
    'C:\\Work\\a.md',
    'c:/Work//./x/../a.md',
  );
  same('file:///c%3A/', 'file:///C:', 'file:///c%3A', 'C:\\');
  same('file:///work/a%20b%23c%3Fd%25e.md', 'file:///work/a b%23c%3fd%25e.md', 'file:///work/a%20b%23c%3Fd%e.md#L3');
  same('file:///work/%C3%A9.md', 'file:///work/é.md', 'file:///work/%c3%a9.md');
  same('file:///work/%28final%29%20it%27s%21.md', "file:///work/(final) it's!.md");
  same('file:///work', 'file:///work/', 'file:////work//', 'file:///work/x/..', '/work', 'file:///work?x');
  same('file:///', 'file://', 'file:', '/', 'file:///..');
  same('file://server/Share/a%20b', 'file://SERVER/Share/a b', 'file://server/Share\\a b/');
  same('vscode-vfs://github/Acme/policies', 'vscode-vfs://GitHub/Acme/policies/');
  same(
    'vscode-remote://wsl%2Bubuntu/home/a%3Ab',
    'vscode-remote://wsl%2BUbuntu/home/a:b',
    'vscode-remote://wsl+ubuntu/home/a:b',
  );
  same('untitled:Untitled-1');
  same('git:/work/a.md?%7B%22ref%22%3A%22~%22%7D', 'git:/work/a.md?{"ref":"~"}');

  it('keeps letter case and Unicode composition, which are part of a name', () => {
    assert.notEqual(canonicalUri('file:///work/A.md'), canonicalUri('file:///work/a.md'));
    assert.notEqual(canonicalUri(`file:///${COMPOSED}`), canonicalUri(`file:///${DECOMPOSED}`));
  });

  it('spells what VS Code sends as VS Code does', () => {
    const paths = fc.array(wellFormedNames, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(paths, fc.constantFrom('', 'server'), (path, authority) => {
        const text = `/work/${path.join('/')}`;
        const sent = URI.from({
          scheme: 'file',
          authority,
          path: authority === '' ? text : text.replaceAll('\\', '-'),
        });
        assert.equal(canonicalUri(sent.toString()), sent.toString());
      }),
      { seed: 20261128 },
    );
  });

  it('is idempotent and never throws, whatever it is given', () => {
    fc.assert(
      fc.property(uris, (uri) => {
        const canonical = canonicalUri(uri);
        assert.equal(canonicalUri(canonical), canonical);
        assert.match(canonical, /^[a-z][a-z0-9+.-]+:[\x21-\x7e]*$/);
      }),
      { seed: 20261128, numRuns: 2000 },
    );
  });
});

describe('uriKey', () => {
  const key = (name: string, caseSensitive: boolean) => uriKey(canonicalUri(`file:///work/${name}`), caseSensitive);

  it('is the same for composed and decomposed names', () => {
    assert.equal(key(COMPOSED, true), key(DECOMPOSED, true));
    assert.equal(key('≠', true), key('=\u0338', true));
  });

  it('disregards case only where the disk does', () => {
    assert.notEqual(key('Access.md', true), key('access.MD', true));
    assert.equal(key('Access.md', false), key('access.MD', false));
    assert.equal(key(COMPOSED.toUpperCase(), false), key(DECOMPOSED.toLowerCase(), false));
  });

  it('keeps apart what only looks alike once decoded', () => {
    assert.notEqual(key('é%2541', true), key('é%41', true));
    assert.notEqual(uriKey(canonicalUri('git:/é%3Fx'), true), uriKey(canonicalUri('git:/é?x'), true));
  });

  it('begins with the key of the folder', () => {
    fc.assert(
      fc.property(folders, fileNames, fileNames, fc.boolean(), (folder, a, b, caseSensitive) => {
        const inner = joinUri(joinUri(folder, 'x'), a.replaceAll('..', '-'));
        assert.ok(uriKey(joinUri(inner, `y${b}`), caseSensitive).startsWith(`${uriKey(inner, caseSensitive)}/`));
      }),
    );
  });
});

describe('joinUri and relativePath', () => {
  it('are inverse', () => {
    fc.assert(
      fc.property(folders, fc.array(wellFormedNames, { maxLength: 4 }), (folder, path) => {
        const joined = joinUri(folder, path.join('/'));
        assert.equal(relativePath(folder, joined), path.join('/'));
        assert.ok(isInside(folder, joined));
        if (!path.join().includes('\\')) assert.equal(canonicalUri(joined), joined);
        if (path.length > 0) assert.equal(basename(joined), path.at(-1));
        if (path.length > 0) assert.equal(dirnameUri(joined), joinUri(folder, path.slice(0, -1).join('/')));
      }),
      { numRuns: 1000 },
    );
  });

  it('joining never leads out of the folder', () => {
    for (const path of ['..', '../x', 'a/../../x', '/x', './x', 'a//b', '.', '']) {
      assert.ok(isInside('file:///work', joinUri('file:///work', path)), path);
    }
    assert.equal(joinUri('file:///work', '../../x'), 'file:///work/x');
    assert.equal(joinUri('file:///', '.github'), 'file:///.github');
  });

  it('a folder is not inside one whose name merely begins alike', () => {
    assert.equal(relativePath('file:///work', 'file:///workshop/a.md'), undefined);
    assert.equal(relativePath('file:///work', 'file:///work'), '');
    assert.equal(relativePath('file:///work', 'vscode-vfs://work/a.md'), undefined);
    assert.equal(relativePath('file:///work/a', 'file:///work'), undefined);
  });

  it('finds the folder in another letter case or composition', () => {
    assert.equal(relativePath('file:///c%3A/Work', 'file:///c%3A/WORK/A.md'), undefined);
    assert.equal(relativePath('file:///c%3A/Work', 'file:///c%3A/WORK/A.md', false), 'A.md');
    const folder = canonicalUri(`file:///${COMPOSED}`);
    assert.equal(relativePath(folder, canonicalUri(`file:///${DECOMPOSED}/a b.md`)), 'a b.md');
  });
});

describe('parts of a URI', () => {
  it('dirnameUri stops at the root', () => {
    const cases = [
      ['file:///work/a%20b.md', 'file:///work'],
      ['file:///work', 'file:///'],
      ['file:///', 'file:///'],
      ['file:///c%3A/x', 'file:///c%3A/'],
      ['file:///c%3A/', 'file:///c%3A/'],
      ['file://server/share', 'file://server/'],
      ['vscode-vfs://github/acme', 'vscode-vfs://github/'],
      ['untitled:Untitled-1', 'untitled:'],
      ['git:/work/a.md?x%2Fy', 'git:/work'],
    ] as const;
    for (const [uri, parent] of cases) assert.equal(dirnameUri(uri), parent, uri);
  });

  it('basename and extname are decoded', () => {
    assert.equal(basename('file:///work/a%20%23b.md'), 'a #b.md');
    assert.equal(basename('file:///c%3A/'), '');
    assert.equal(basename('untitled:Untitled-1'), 'Untitled-1');
    assert.equal(extname('file:///work/a.b.MD'), '.MD');
    assert.equal(extname('file:///work.d/README'), '');
    assert.equal(extname('file:///work/.gitignore'), '');
  });
});

const context = { document: 'file:///work/policies/access.md', folder: 'file:///work' };

describe('resolveReference', () => {
  const leads = (text: string, expected: string) => {
    const resolved = resolveReference(text, context);
    assert.equal(resolved.ok ? resolved.uri : resolved.reason, expected, text);
  };

  it('starts at the workspace folder, or at the document after ./ and ../', () => {
    leads('evidence/q1.csv', 'file:///work/evidence/q1.csv');
    leads('./q1.csv', 'file:///work/policies/q1.csv');
    leads('../evidence/q1.csv', 'file:///work/evidence/q1.csv');
    leads('..', 'file:///work');
    leads('.github/CODEOWNERS', 'file:///work/.github/CODEOWNERS');
    leads('evidence/2026/', 'file:///work/evidence/2026');
    leads('evidence/x/../q1.csv', 'file:///work/evidence/q1.csv');
  });

  it('takes it for a path and not for a URL', () => {
    leads('evidence/100%25 (final) #3.csv', 'file:///work/evidence/100%2525%20%28final%29%20%233.csv');
    leads('Q1: review.csv', 'file:///work/Q1%3A%20review.csv');
    leads('evidence\\2026\\x.csv', 'file:///work/evidence/2026/x.csv');
    leads('..\\evidence\\x.csv', 'file:///work/evidence/x.csv');
  });

  it('refuses what leaves the folder, lexically and at any point', () => {
    for (const text of ['../../etc/passwd', 'evidence/../../x', '../../work/x', '..\\..\\x', './../../x'])
      leads(text, 'outside');
    const elsewhere = resolveReference('./x', { document: 'untitled:Untitled-1', folder: 'file:///work' });
    assert.deepEqual(elsewhere, { ok: false, reason: 'outside' });
  });

  it('refuses what only one machine knows, and tells it from the web', () => {
    for (const text of [
      '/etc/passwd',
      'C:\\x.csv',
      'c:/x.csv',
      '\\\\server\\share\\x',
      '//server/x',
      'file:///etc/passwd',
      'FILE:/x',
    ])
      leads(text, 'absolute');
    for (const text of ['https://drive.example/x', 'http://x', 's3://bucket/x', 'mailto:a@b.example'])
      leads(text, 'external');
    for (const text of ['javascript:alert(1)', 'command:x', 'data:text/csv,x']) leads(text, 'refused');
    for (const text of ['', '  ', 'a\0b', 'a\nb', 'x'.repeat(5000)]) leads(text, 'malformed');
  });
});

describe('resolveLink', () => {
  const leads = (text: string, expected: string, fragment?: string) => {
    const resolved = resolveLink(text, context);
    assert.equal(resolved.ok ? resolved.uri : resolved.reason, expected, text);
    assert.equal(resolved.ok ? resolved.fragment : undefined, fragment, text);
  };

  it('starts at the document, or at the workspace folder after /', () => {
    leads('vendor.md', 'file:///work/policies/vendor.md');
    leads('../evidence/q1.csv', 'file:///work/evidence/q1.csv');
    leads('/evidence/q1.csv', 'file:///work/evidence/q1.csv');
    leads('vendor.md#scope', 'file:///work/policies/vendor.md', 'scope');
    leads('#f%C3%BCr-alle', 'file:///work/policies/access.md', 'für-alle');
    leads('logo.svg?raw=true#x', 'file:///work/policies/logo.svg', 'x');
  });

  it('decodes, and leaves alone what cannot be decoded', () => {
    leads('a%20b%23c.md', 'file:///work/policies/a%20b%23c.md');
    leads('100%.md', 'file:///work/policies/100%25.md');
    leads('a%3Ab.md', 'file:///work/policies/a%3Ab.md');
    leads('..\\evidence\\x.csv', 'file:///work/evidence/x.csv');
  });

  it('refuses what leaves the folder, encoded or not', () => {
    for (const text of ['../../x', '..%2F..%2Fx', '%2e%2e/%2e%2e/x', '/../x', '..\\..\\x']) leads(text, 'outside');
    leads('C:/x.md', 'absolute');
    leads('\\\\server\\share', 'absolute');
  });

  it('follows no scheme', () => {
    for (const text of ['https://x', 'HTTP://x', 'mailto:a@b.example', '//cdn.example/x']) leads(text, 'external');
    for (const text of [
      'command:workbench.action',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'vscode://x',
      'data:x',
    ])
      leads(text, 'refused');
    for (const text of ['', 'java\tscript:x', 'a%00b']) leads(text, 'malformed');
  });

  it('leads into the folder or nowhere, whatever it says', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(names, fc.constantFrom('..', '.', '')), { maxLength: 8 }).map((path) => path.join('/')),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const resolved of [resolveLink(written, context), resolveReference(written, context)]) {
          if (resolved.ok)
            assert.ok(isInside(context.folder, resolved.uri) && canonicalUri(resolved.uri).startsWith(context.folder));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
