/** What a walk finds and leaves out, and that it is the same walk whether the file system answers at once or later. */

import assert from 'node:assert/strict';
import { discover, type Discovery, type DiscoveryOptions } from '../../../server/src/workspace/discovery.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { compileGlobs } from '../../../server/src/workspace/globs.ts';
import { memoryFileSystem, type MemoryFileSystemOptions } from '../../../server/src/workspace/memory-file-system.ts';

const FOLDER = 'file:///workspace';
const EXCLUDE = ['**/node_modules/**', '**/.git/**'];

interface Setting extends MemoryFileSystemOptions, Partial<DiscoveryOptions> {
  readonly globs?: readonly string[];
}

/** Walks twice, the second time with a file system that makes it wait, and wants the same answer. */
async function walk(files: readonly string[] | Record<string, string>, setting: Setting = {}): Promise<Discovery> {
  const contents = Object.fromEntries(isList(files) ? files.map((file) => [file, '']) : Object.entries(files));
  const fs = memoryFileSystem(contents, setting);
  const options = { exclude: compileGlobs(setting.globs ?? EXCLUDE, { caseSensitive: fs.caseSensitive }), ...setting };
  const atOnce = await discover(FOLDER, fs, options);
  const later = await discover(FOLDER, waiting(fs), options);
  assert.equal(later.outcome, atOnce.outcome);
  assert.equal(later.entriesVisited, atOnce.entriesVisited);
  if (atOnce.outcome !== 'complete') return atOnce;
  assert.deepEqual(later.documents, atOnce.documents);
  assert.deepEqual(later.skipped, atOnce.skipped);
  assert.equal(later.files.size, atOnce.files.size);
  return atOnce;
}

function isList(files: readonly string[] | Record<string, string>): files is readonly string[] {
  return Array.isArray(files);
}

/** The same file system behind promises, answering out of order, and counting how many questions are open. */
function waiting(fs: FileSystem, seen: { most: number } = { most: 0 }): FileSystem {
  let open = 0;
  let asked = 0;
  const later = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    open += 1;
    seen.most = Math.max(seen.most, open);
    for (let turns = (asked++ * 7) % 5; turns >= 0; turns -= 1) await Promise.resolve();
    open -= 1;
    return answer();
  };
  return {
    caseSensitive: fs.caseSensitive,
    readDirectory: (uri) => later(() => fs.readDirectory(uri)),
    readFile: (uri, limit) => later(() => fs.readFile(uri, limit)),
    resolve: (uri) => later(() => fs.resolve(uri)),
    measure: (uri) => later(() => fs.measure(uri)),
    digest: (uri, options) => later(() => fs.digest(uri, options)),
  };
}

const pathsOf = (discovery: Discovery) => discovery.documents.map(({ path }) => path);
const skippedOf = (discovery: Discovery) =>
  discovery.skipped.map(({ uri, reason }) => `${uri.slice(FOLDER.length + 1)} ${reason}`);

describe('discover', () => {
  it('finds Markdown and YAML in order of paths, and knows all other files', async () => {
    const found = await walk([
      'b.md',
      'B.markdown',
      'a/x.YML',
      'a/x.csv',
      'a.yaml',
      'a b/ü #1.md',
      '.github/x.yml',
      'mdx',
      'x.md.bak',
      'Makefile',
    ]);
    assert.deepEqual(pathsOf(found), ['.github/x.yml', 'B.markdown', 'a b/ü #1.md', 'a.yaml', 'a/x.YML', 'b.md']);
    assert.deepEqual(found.documents[2], { uri: 'file:///workspace/a%20b/%C3%BC%20%231.md', path: 'a b/ü #1.md' });
    assert.equal(found.files.lookup('file:///workspace/a/x.csv'), 'file');
    assert.equal(found.files.lookup('file:///workspace/a%20b'), 'directory');
    assert.equal(found.outcome, 'complete');
    assert.equal(found.entriesVisited, 13);
  });

  it('leaves out what the globs exclude, and does not even look into it', async () => {
    const found = await walk(
      ['a.md', 'node_modules/p/a.md', 'x/node_modules/a.md', 'drafts/a.md', 'x/old.md', '.git/a.md'],
      {
        globs: ['**/node_modules/**', 'drafts', '**/old.*'],
      },
    );
    assert.deepEqual(pathsOf(found), ['a.md']);
    assert.equal(found.files.lookup('file:///workspace/node_modules'), 'directory');
    assert.equal(found.files.lookup('file:///workspace/node_modules/p'), 'unknown');
    assert.ok(!found.files.answersFor('file:///workspace/node_modules/p/a.md'));
    assert.ok(!found.files.answersFor('file:///workspace/.git/a.md'), 'always, as Git itself does');
    assert.equal(found.files.lookup('file:///workspace/x/old.md'), 'file');
    assert.ok(found.files.answersFor('file:///workspace/x/none.md'));
  });

  it('respects .gitignore files, nested and negated', async () => {
    const found = await walk({
      '.gitignore': 'dist/\n*.draft.md\n/local\nplumbline.local.yml\n',
      'a.md': '',
      'a.draft.md': '',
      'plumbline.local.yml': '',
      'dist/a.md': '',
      'x/dist/a.md': '',
      'x/local/a.md': '',
      'local/a.md': '',
      'x/.gitignore': '!keep.draft.md\n!dist/\nsecret.yml',
      'x/keep.draft.md': '',
      'x/b.draft.md': '',
      'x/y/secret.yml': '',
      'y/secret.yml': '',
    });
    assert.deepEqual(pathsOf(found), ['a.md', 'x/dist/a.md', 'x/keep.draft.md', 'x/local/a.md', 'y/secret.yml']);
    assert.equal(found.files.lookup('file:///workspace/plumbline.local.yml'), 'file');
  });

  it('a .gitignore that cannot be read, or is too large, ignores nothing', async () => {
    const unreadable = await walk({ '.gitignore': '*.md', 'a.md': '' }, { unreadable: ['.gitignore'] });
    assert.deepEqual(pathsOf(unreadable), ['a.md']);
    const large = await walk({ '.gitignore': `*.md\n${' '.repeat(600_000)}`, 'a.md': '' });
    assert.deepEqual(pathsOf(large), ['a.md']);
  });

  it('follows a link to a file of the workspace, and to nothing else', async () => {
    const found = await walk(
      {
        'evidence/a.csv': '',
        'node_modules/p/policy.md': '',
        'a.md': '',
        'file:///etc/passwd.md': '',
        'file:///other/x/b.md': '',
      },
      {
        links: {
          'policy.md': 'node_modules/p/policy.md',
          'also.md': 'node_modules/p/policy.md',
          'same.md': './a.md',
          'q1.csv': 'evidence/a.csv',
          'out.md': '/etc/passwd.md',
          'gone.md': 'nowhere.md',
          'self.md': 'self.md',
          'folder.md': 'evidence',
          outside: '/other/x',
        },
      },
    );
    assert.deepEqual(pathsOf(found), ['a.md', 'also.md']);
    assert.deepEqual(skippedOf(found), [
      'gone.md link-broken',
      'out.md link-outside',
      'outside link-outside',
      'policy.md same-file',
      'same.md same-file',
      'self.md link-broken',
    ]);
    const { files } = found;
    assert.equal(files.lookup('file:///workspace/q1.csv'), 'file');
    assert.equal(files.lookup('file:///workspace/folder.md'), 'directory');
    assert.equal(files.lookup('file:///workspace/out.md'), 'unknown');
    assert.ok(!files.answersFor('file:///workspace/out.md'), 'only the file system can say that it leads out');
    assert.ok(!files.answersFor('file:///workspace/outside/b.md'));
    assert.ok(!files.answersFor('file:///workspace/folder.md/a.csv'));
    assert.ok(files.answersFor('file:///workspace/gone.md'));
  });

  it('a link may lead into another workspace folder, and the folder itself be opened through a link', async () => {
    const files = { 'file:///other/b.md': '', 'file:///real/a.md': '' };
    const links = {
      'file:///workspace': '/real',
      'file:///real/b.md': '/other/b.md',
      'file:///real/c.md': '/workspace/a.md',
    };
    const found = await walk(files, { links, root: 'file:///elsewhere', workspaceFolders: [FOLDER, 'file:///other'] });
    assert.deepEqual(pathsOf(found), ['a.md', 'b.md']);
    assert.deepEqual(skippedOf(found), ['c.md same-file']);
  });

  it('loops are harmless', async () => {
    const found = await walk(['a/b/x.md'], {
      links: { 'a/b/up': '..', 'a/loop': 'loop', root: '/workspace', p: 'q', q: 'p' },
    });
    assert.deepEqual(pathsOf(found), ['a/b/x.md']);
  });

  it('a folder without permission is named and costs only itself', async () => {
    const found = await walk(['a.md', 'secret/b.md'], { unreadable: ['secret'] });
    assert.deepEqual(pathsOf(found), ['a.md']);
    assert.deepEqual(skippedOf(found), ['secret unreadable']);
    assert.ok(!found.files.answersFor('file:///workspace/secret/b.md'));
    const none = await walk(['x.md'], { root: 'file:///elsewhere' });
    assert.deepEqual([none.documents, none.skipped], [[], [{ uri: FOLDER, reason: 'unreadable' }]]);
  });

  it('disregards case where the disk does', async () => {
    const files = { '.gitignore': 'Private/\n', 'PRIVATE/a.md': '', 'Node_Modules/a.md': '', 'Policies/A.MD': '' };
    assert.deepEqual(pathsOf(await walk(files, { caseSensitive: false })), ['Policies/A.MD']);
    assert.deepEqual(pathsOf(await walk(files)), ['Node_Modules/a.md', 'PRIVATE/a.md', 'Policies/A.MD']);
  });

  it('stops at the limit and says so', async () => {
    const files = Array.from({ length: 30 }, (_, at) => `d${at % 3}/${at}.md`);
    const part = await walk(files, { entryLimit: 14 });
    assert.equal(part.outcome, 'entry-limit');
    assert.equal(part.entriesVisited, 14);
    assert.ok(!part.files.answersFor('file:///workspace/d2/none.md'));
    assert.equal((await walk(files, { entryLimit: 33 })).outcome, 'complete');
    const deep = await walk([`${'d/'.repeat(80)}a.md`, 'a.md']);
    assert.deepEqual(pathsOf(deep), ['a.md']);
    assert.equal(deep.skipped[0]?.reason, 'too-deep');
  });

  it('stops when cancelled', async () => {
    const fs = memoryFileSystem(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`d${at}/a.md`, ''])));
    let answers = 0;
    const cancellation = {
      get cancelled() {
        return answers > 10;
      },
    };
    const counting: FileSystem = {
      ...fs,
      readDirectory: (uri) => {
        answers += 1;
        return fs.readDirectory(uri);
      },
    };
    const exclude = compileGlobs([], { caseSensitive: true });
    for (const version of [counting, waiting(counting)]) {
      answers = 0;
      const found = await discover(FOLDER, version, { exclude, cancellation });
      assert.equal(found.outcome, 'cancelled');
      assert.ok(answers <= 31 && found.documents.length < 31);
    }
  });

  it('asks at most 20 things at once, and lets other work have its turn', async () => {
    const fs = memoryFileSystem(
      Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`d${at % 300}/${at}.md`, ''])),
    );
    const seen = { most: 0 };
    let turns = 0;
    const other = setInterval(() => (turns += 1), 0);
    const found = await discover(FOLDER, waiting(fs, seen), {
      exclude: compileGlobs(EXCLUDE, { caseSensitive: true }),
    });
    clearInterval(other);
    assert.equal(found.documents.length, 6000);
    assert.ok(seen.most > 1 && seen.most <= 20, String(seen.most));
    assert.ok(turns >= 1);
  });

  it('a file system that breaks its word costs what it was asked for', async () => {
    const fs = memoryFileSystem({ 'a.md': '', 'bad/b.md': '' });
    const fail = () => new Error('connection closed');
    const throwing: FileSystem = {
      ...fs,
      readDirectory: (uri) => {
        if (uri.endsWith('bad')) throw fail();
        return fs.readDirectory(uri);
      },
    };
    const rejecting: FileSystem = {
      ...fs,
      readDirectory: (uri) => (uri.endsWith('bad') ? Promise.reject(fail()) : Promise.resolve(fs.readDirectory(uri))),
    };
    for (const version of [throwing, rejecting]) {
      const found = await discover(FOLDER, version, { exclude: compileGlobs(EXCLUDE, { caseSensitive: true }) });
      assert.deepEqual(pathsOf(found), ['a.md']);
      assert.deepEqual(skippedOf(found), ['bad unreadable']);
    }
  });

  it('knows which later files would belong', async () => {
    const found = await walk(
      { '.gitignore': 'dist/\n', 'x/.gitignore': '*.md\n!a.md', 'x/a.md': '' },
      { globs: ['drafts/*', '**/node_modules/**'] },
    );
    for (const path of ['new.md', 'x/a.md', 'x/y/a.md', 'x/y/b.yml', 'y/z/b.md']) assert.ok(found.admits(path), path);
    for (const path of [
      'new.csv',
      'x/b.md',
      'x/y/b.md',
      'dist/a.md',
      'x/dist/a.md',
      'drafts/a.md',
      'drafts/x/a.md',
      '.git/a.md',
      'a/node_modules/b/a.md',
    ]) {
      assert.ok(!found.admits(path), path);
    }
  });
});
