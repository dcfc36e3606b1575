/** Source code in a workspace: which files are looked through, when, and that all others are no documents. */

import assert from 'node:assert/strict';
import { Engine } from '../../../server/src/engine/engine.ts';
import { MAX_CODE_SIZE } from '../../../server/src/facts/read-code.ts';
import { codePatterns, MOST_CODE_FILES } from '../../../server/src/workspace/code-files.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { AS_OF, FOLDER } from '../features/marked-workspace.ts';

const at = (path: string): string => joinUri(FOLDER, path);
const MARKED = '// @control AC-01\n';
const REGISTER = 'controls:\n  - {id: AC-01}\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

async function load(files: Files, more: Partial<FileSystem> = {}): Promise<Engine> {
  const disk = memoryFileSystem({});
  for (const [path, text] of Object.entries(files)) disk.write(at(path), text);
  const engine = new Engine({ folder: FOLDER, fileSystem: { ...disk, ...more }, asOf: AS_OF });
  await engine.workspace.load();
  return engine;
}

function code(engine: Engine): readonly string[] {
  return engine.documents().flatMap(({ path, facts }) => (facts.kind === 'code' ? [path] : []));
}

async function codeIn(files: Files): Promise<readonly string[]> {
  return code(await load(files));
}

describe('source code in a workspace', () => {
  const everywhere: Files = {
    'src/a.ts': MARKED,
    'src/b.py': '# @control AC-01\n',
    'src/c.data': MARKED,
    'infra/main.tf': '# @control AC-01',
    '.github/workflows/ci.yml': '# @control AC-01\non: push\n',
    Dockerfile: '# @control AC-01\n',
    'notes/how.md': '@control AC-01\n',
    'src/plain.ts': 'export {};\n',
    'src/word.ts': '// see @control for more\n',
    'node_modules/x/index.js': MARKED,
    'dist/bundle.js': MARKED,
    '.gitignore': 'dist\n',
  };

  it('is looked through where there is a configuration, by the usual endings', async () => {
    assert.deepEqual(await codeIn({ ...everywhere, 'plumbline.yml': '' }), [
      '.github/workflows/ci.yml',
      'Dockerfile',
      'infra/main.tf',
      'src/a.ts',
      'src/b.py',
    ]);
    assert.deepEqual(await codeIn(everywhere), []);
  });

  it('is what the configuration says', async () => {
    const configured = (globs: string): Promise<readonly string[]> =>
      codeIn({ ...everywhere, 'plumbline.yml': `files: {code: ${globs}}\n` });
    assert.deepEqual(await configured('["src/**/*", "!**/*.py"]'), ['src/a.ts', 'src/c.data']);
    assert.deepEqual(await configured('[]'), []);
    assert.deepEqual(await configured('"infra/**"'), ['infra/main.tf']);
  });

  it('is never a policy, a register or Markdown', async () => {
    const engine = await load({
      'plumbline.yml': 'files: {code: ["**/*"]}\n',
      'controls/a.yml': `# @control AC-07\n${REGISTER}`,
      'policies/a.md': '---\nid: POL-A\n---\n@control AC-01\n',
    });
    assert.deepEqual(code(engine), []);
  });

  it('is passed over where it is too large, binary, or in another encoding', async () => {
    const padding = `${' '.repeat(999)}\n`.repeat(MAX_CODE_SIZE / 1000);
    assert.deepEqual(
      await codeIn({
        'plumbline.yml': '',
        'src/large.ts': MARKED + padding,
        'src/full.ts': MARKED + padding.slice(MARKED.length),
        'src/binary.ts': `${MARKED}\0`,
        'src/utf16.ts': new Uint8Array([0xff, 0xfe, ...Buffer.from(MARKED, 'utf16le')]),
        'src/latin.ts': new Uint8Array([0xe9, 0x20, ...Buffer.from(MARKED)]),
      }),
      ['src/full.ts', 'src/latin.ts'],
    );
  });

  it('has nothing wrong with it that is no unknown control', async () => {
    const engine = await load({
      'plumbline.yml': '',
      'src/utf16.ts': new Uint8Array([0xff, 0xfe]),
      'src/a.ts': 'a: [',
    });
    assert.deepEqual(
      engine.diagnoseAll().filter(({ path }) => path.startsWith('src/')),
      [],
    );
    assert.equal(engine.totals([]).files, 1);
  });

  it('is read after everything else, for which nobody waits', async () => {
    const engine = new Engine({
      folder: FOLDER,
      fileSystem: memoryFileSystem({ 'plumbline.yml': '', 'a/first.ts': MARKED, 'controls/a.yml': REGISTER }),
      asOf: AS_OF,
    });
    const before: string[] = [];
    await engine.workspace.load({ onDocuments: () => before.push(...engine.documents().map(({ path }) => path)) });
    assert.deepEqual(before, ['controls/a.yml', 'plumbline.yml']);
    assert.deepEqual(code(engine), ['a/first.ts']);
  });

  it('is less through a client, and that is said', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_CODE_FILES.remote + 1 }, (_, index) => [`src/${1000 + index}.ts`, MARKED]),
    );
    const files = { ...many, 'plumbline.yml': '' };
    const remote = await load(files, { isRemote: true });
    assert.equal(code(remote).length, MOST_CODE_FILES.remote);
    assert.equal(remote.workspace.leavesOutCode, true);
    const local = await load(files);
    assert.equal(code(local).length, MOST_CODE_FILES.remote + 1);
    assert.equal(local.workspace.leavesOutCode, false);
  });

  it('is a document for as long as a marker stands in it', async () => {
    const engine = await load({ 'plumbline.yml': '', 'src/a.ts': '', 'controls/a.yml': REGISTER });
    const { workspace } = engine;
    workspace.setText(at('src/a.ts'), '// @cont');
    assert.deepEqual(code(engine), []);
    workspace.setText(at('src/a.ts'), '// @control ');
    assert.deepEqual(code(engine), ['src/a.ts'], 'somebody is about to name one');
    workspace.setText(at('src/a.ts'), MARKED);
    assert.equal(engine.snapshot.references('AC-01').length, 1);
    await workspace.closeText(at('src/a.ts'));
    assert.deepEqual(code(engine), [], 'the disk counts again');
    assert.equal(engine.snapshot.references('AC-01').length, 0);
  });

  it('is read anew when other markers are configured', async () => {
    const engine = await load({ 'plumbline.yml': '', 'src/a.ts': '// soc2: AC-01\n', 'controls/a.yml': REGISTER });
    assert.deepEqual(code(engine), []);
    assert.equal(engine.workspace.setText(at('plumbline.yml'), 'code_markers: ["soc2:", "x"]\n'), true);
    await engine.workspace.load();
    assert.deepEqual(code(engine), ['src/a.ts']);
    const finding = engine.diagnose(at('plumbline.yml')).find((one) => one.code === 'value-invalid');
    assert.match(finding?.message ?? '', /^“x” cannot be told from other text\./);
  });
});

describe('globs for an editor', () => {
  it('lead to what is looked through, in whichever folder', () => {
    assert.deepEqual(codePatterns(['src/**/*', './a.x', '**/*.go', '!src/b']), ['**/src/**/*', '**/a.x', '**/*.go']);
    assert.deepEqual(codePatterns([]), []);
    assert.match(codePatterns(undefined).join(' '), /^\*\*\/\*\.\{astro,.*\bts,.*\} \*\*\/\{Containerfile,Dockerfile,/);
  });
});
