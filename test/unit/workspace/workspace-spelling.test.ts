/** Folders and files whose names need care: what a URI escapes, what a disk spells otherwise, and folders in folders. */

import assert from 'node:assert/strict';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { canonicalUri, joinUri } from '../../../server/src/workspace/uri.ts';

const FILES = {
  'policies/a.md':
    '---\nid: POL-A\ncontrols: [AC-01]\n---\n\n# A\n\nSee [b](b.md#deep), [c](<c d.md>) and [e](e%25f.md).\n',
  'policies/b.md': '---\nid: POL-B\n---\n\n# Deep\n\nBack to [a](../policies/a.md#a).\n',
  'policies/c d.md': '---\nid: POL-C\n---\n',
  'policies/e%f.md': '---\nid: POL-E\n---\n',
  'controls/a.yml': 'controls:\n  - {id: AC-01}\n',
  'evidence/a.yml':
    'evidence:\n  - {id: E-1, control: AC-01, period: 2026-Q2, path: "evidence/100% #1?.csv"}\n' +
    '  - {id: E-2, control: AC-01, period: 2026-Q1, path: ./Prüfung.csv}\n',
  'evidence/100% #1?.csv': '',
  'evidence/Prüfung.csv': '',
};

function engineOn(folder: string, disk: MemoryFileSystem): Engine {
  const asOf = '2026-06-30';
  assert.ok(isCivilDate(asOf));
  return new Engine({ folder, fileSystem: disk, asOf });
}

/** What is said that has to do with places. */
function misplaced(engine: Engine): readonly string[] {
  const codes = new Set(['link-broken', 'evidence-file-missing', 'id-duplicate', 'control-unknown']);
  return engine
    .diagnoseAll()
    .flatMap(({ path, code, message }) => (codes.has(code) ? [`${path} ${code} ${message}`] : []));
}

const paths = (engine: Engine): readonly string[] => engine.documents().map(({ path }) => path);
const READ = [
  'controls/a.yml',
  'evidence/a.yml',
  'policies/a.md',
  'policies/b.md',
  'policies/c d.md',
  'policies/e%f.md',
];

describe('a folder by any name', () => {
  for (const root of [
    'file:///my work',
    'file:///100%',
    'file:///100%25',
    'file:///a#b?c',
    'file:///Prüfung'.normalize('NFC'),
    'file:///Prüfung'.normalize('NFD'),
    'file:///日本語/✓ (2026) [x]',
    'file:///c:/Work',
    'file:///C%3A/Work',
    'file://server/share/work',
    'vscode-vfs://github/acme/policies',
  ]) {
    it(root, async () => {
      // A path is escaped once, as an editor does it; what is a URI already stays as it is.
      const folder = root.includes('#') ? joinUri('file:///', 'a#b?c') : canonicalUri(root);
      const engine = engineOn(folder, memoryFileSystem(FILES, { root: folder }));
      await engine.workspace.load();
      assert.deepEqual(paths(engine), READ);
      assert.deepEqual(misplaced(engine), []);
      const uri = joinUri(folder, 'policies/e%f.md');
      assert.equal(canonicalUri(uri), uri, 'what an editor sends back is the same');
      engine.workspace.setText(uri, '---\nid: POL-F\n---\n');
      assert.deepEqual(engine.snapshot.ids('policy'), ['POL-A', 'POL-B', 'POL-C', 'POL-F']);
    });
  }

  it('however an editor spells a drive, it is one document', async () => {
    const folder = canonicalUri('file:///C:/Work');
    const engine = engineOn(folder, memoryFileSystem(FILES, { root: folder, caseSensitive: false }));
    await engine.workspace.load();
    for (const spelling of [
      'file:///c:/Work',
      'file:///C:/Work',
      'file:///c%3A/Work',
      'file:///C%3a/Work',
      'C:\\Work',
    ]) {
      engine.workspace.setText(canonicalUri(`${spelling}/controls/a.yml`), 'controls:\n  - {id: AC-01}\n');
      assert.deepEqual(paths(engine), READ, spelling);
    }
    assert.deepEqual(misplaced(engine), []);
  });
});

describe('a disk that disregards letter case', () => {
  const folder = canonicalUri('file:///c:/Work');
  const on = async (files: Readonly<Record<string, string>> = FILES): Promise<readonly [Engine, MemoryFileSystem]> => {
    const disk = memoryFileSystem(files, { root: folder, caseSensitive: false });
    const engine = engineOn(folder, disk);
    await engine.workspace.load();
    return [engine, disk];
  };

  it('a document that is opened in another spelling is the same file, before it is read and after', async () => {
    for (const spelling of [
      `${folder}/Controls/A.yml`,
      `${folder}/controls/a.YML`,
      canonicalUri('file:///C:/WORK/controls/a.yml'),
    ]) {
      const text = 'controls:\n  - {id: AC-01}\n  - {id: AC-02}\n';
      const [engine] = await on();
      engine.workspace.setText(spelling, text);
      assert.deepEqual(engine.snapshot.ids('control'), ['AC-01', 'AC-02'], spelling);
      assert.deepEqual(misplaced(engine), []);
      await engine.workspace.load();
      assert.deepEqual(misplaced(engine), []);
      assert.ok(engine.diagnose(spelling).length > 0, 'it is asked for as the editor spells it');
      await engine.workspace.closeText(spelling);
      assert.deepEqual(paths(engine), READ);
      assert.deepEqual(engine.snapshot.ids('control'), ['AC-01']);

      const early = engineOn(folder, memoryFileSystem(FILES, { root: folder, caseSensitive: false }));
      early.workspace.setText(spelling, text);
      await early.workspace.load();
      assert.deepEqual(misplaced(early), []);
      assert.equal(early.documents().length, READ.length);
    }
  });

  it('composed and decomposed names are one file', async () => {
    const [engine] = await on({ ['controls/Prüfung.yml'.normalize('NFD')]: 'controls:\n  - {id: AC-01}\n' });
    engine.workspace.setText(joinUri(folder, 'controls/Prüfung.yml'.normalize('NFC')), 'controls:\n  - {id: AC-01}\n');
    assert.deepEqual(misplaced(engine), []);
    assert.equal(engine.documents().length, 1);
  });

  it('a name that changes its letter case alone is one file, in whichever order that is reported', async () => {
    for (const order of [['created', 'deleted'], ['deleted', 'created'], ['created'], ['deleted']] as const) {
      const [engine, disk] = await on();
      disk.delete('controls/a.yml');
      disk.write('controls/A.yml', 'controls:\n  - {id: AC-01}\n');
      for (const event of order) {
        if (event === 'created') await engine.workspace.fileChanged(`${folder}/controls/A.yml`);
        else engine.workspace.fileDeleted(`${folder}/controls/a.yml`);
      }
      if (order.length === 1 && order[0] === 'deleted') await engine.workspace.load();
      assert.deepEqual(misplaced(engine), [], order.join());
      assert.deepEqual(engine.snapshot.ids('control'), ['AC-01'], order.join());
      assert.ok(paths(engine).includes('controls/A.yml'), order.join());
    }
  });

  it('and so is a folder', async () => {
    const [engine, disk] = await on();
    disk.delete('controls');
    disk.write('Controls/a.yml', 'controls:\n  - {id: AC-01}\n');
    assert.equal(await engine.workspace.fileChanged(`${folder}/Controls`), true);
    await engine.workspace.load();
    engine.workspace.fileDeleted(`${folder}/controls`);
    assert.ok(paths(engine).includes('Controls/a.yml'));
    assert.deepEqual(misplaced(engine), []);
  });

  it('links and paths in another spelling lead there, and globs disregard case as well', async () => {
    const [engine] = await on({
      ...FILES,
      'policies/x.md': '---\nid: POL-X\n---\n\n[a](A.MD) [b](../Policies/B.md#deep)\n',
      'Controls/b.YML': 'controls:\n  - {id: AC-02}\n',
    });
    assert.deepEqual(misplaced(engine), []);
    assert.deepEqual(engine.snapshot.ids('control'), ['AC-01', 'AC-02']);
  });

  it('the configuration may be spelled otherwise, on the disk and in the editor', async () => {
    const [engine] = await on({ ...FILES, 'Plumbline.YML': 'organization: Disk\n' });
    const { workspace } = engine;
    assert.equal(workspace.configuration.organization, 'Disk');
    assert.deepEqual(paths(engine), ['Plumbline.YML', ...READ]);
    workspace.setText(`${folder}/PLUMBLINE.yml`, 'organization: Editor\nengagement: {type: 3}\n');
    assert.equal(workspace.configuration.organization, 'Editor');
    assert.ok(engine.diagnose(`${folder}/PLUMBLINE.yml`).some(({ code }) => code === 'value-invalid'));
    await workspace.load();
    assert.equal(workspace.configuration.organization, 'Editor');
    assert.equal(paths(engine).filter((path) => /plumbline/i.test(path)).length, 1);
    await workspace.closeText(`${folder}/PLUMBLINE.yml`);
    assert.equal(workspace.configuration.organization, 'Disk');
    assert.deepEqual(paths(engine), ['Plumbline.YML', ...READ]);
  });
});

describe('a disk that tells letter case apart', () => {
  it('has two files where two are spelled apart, and says what a link may have meant', async () => {
    const folder = 'file:///work';
    const engine = engineOn(
      folder,
      memoryFileSystem(
        {
          ...FILES,
          'controls/A.yml': 'controls:\n  - {id: AC-01}\n',
          'policies/x.md': '---\nid: POL-X\n---\n\n[a](A.md)\n',
        },
        { root: folder },
      ),
    );
    await engine.workspace.load();
    assert.deepEqual(misplaced(engine), [
      'controls/a.yml id-duplicate “AC-01” is already the ID of another control, in controls/A.yml. Give one of the two another ID.',
      'policies/x.md link-broken There is no file “A.md”. Did you mean “policies/a.md”? Upper and lower case count.',
    ]);
  });
});

describe('workspace folders', () => {
  const disk = memoryFileSystem(
    {
      'plumbline.yml': 'organization: Outer\n',
      'policies/a.md': '---\nid: POL-A\ncontrols: [AC-01]\n---\n\n[in](../inner/policies/a.md)\n',
      'controls/a.yml': 'controls:\n  - {id: AC-01}\n',
      'inner/plumbline.yml': 'organization: Inner\nfiles: {exclude: ["drafts/**"]}\n',
      'inner/policies/a.md': '---\nid: POL-A\ncontrols: [AC-01]\n---\n\n[out](../../policies/a.md)\n',
      'inner/drafts/b.control.yml': 'controls:\n  - {id: AC-02}\n',
      'file:///work-2/policies/a.md': '---\nid: POL-A\n---\n',
    },
    { root: 'file:///work' },
  );

  it('are each a world of its own: the same ID in two is none of their business', async () => {
    for (const [folder, organization, policies] of [
      ['file:///work', 'Outer', ['policies/a.md']],
      ['file:///work/inner', 'Inner', ['policies/a.md']],
      ['file:///work-2', undefined, ['policies/a.md']],
    ] as const) {
      const engine = engineOn(folder, disk);
      await engine.workspace.load();
      assert.equal(engine.workspace.configuration.organization, organization);
      const own = engine.snapshot.records('policy').map(({ document }) => document.path);
      assert.deepEqual(
        own.filter((path) => !path.startsWith('inner/')),
        policies,
      );
    }
  });

  it('one inside another reads its own configuration, and its links do not lead out of it', async () => {
    const inner = engineOn('file:///work/inner', disk);
    await inner.workspace.load();
    assert.deepEqual(paths(inner), ['plumbline.yml', 'policies/a.md']);
    assert.deepEqual(misplaced(inner), [
      'policies/a.md control-unknown No control has the ID “AC-01”. Add the control to a register, or correct the ID.',
      'policies/a.md link-broken “../../policies/a.md” leads out of the workspace folder, so it was refused. Keep the file in the workspace.',
    ]);
    const outer = engineOn('file:///work', disk);
    await outer.workspace.load();
    assert.ok(
      !misplaced(outer).some((one) => one.startsWith('policies/a.md')),
      'from the outer one, the inner is within',
    );
  });
});
