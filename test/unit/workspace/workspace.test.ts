/** The workspace while an editor is open on it: what is read, when, and whose text counts. */

import assert from 'node:assert/strict';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { FOLDER } from '../rules/rule-fixture.ts';

const at = (path: string): string => joinUri(FOLDER, path);
const policy = (id: string, more = ''): string => `---\nid: ${id}\n${more}---\n\n# ${id}\n`;
const controls = (...ids: string[]): string => `controls:\n${ids.map((id) => `  - {id: ${id}}\n`).join('')}`;

/** An engine on a disk in memory, and what happens to both. */
class Desk {
  readonly disk: MemoryFileSystem;
  readonly engine: Engine;

  constructor(files: Readonly<Record<string, string>>, fileSystem?: (disk: MemoryFileSystem) => FileSystem) {
    this.disk = memoryFileSystem(files);
    const asOf = '2026-06-30';
    assert.ok(isCivilDate(asOf));
    this.engine = new Engine({ folder: FOLDER, fileSystem: fileSystem?.(this.disk) ?? this.disk, asOf });
  }

  get workspace(): Workspace {
    return this.engine.workspace;
  }

  /** The IDs that are known, of policies and of controls. */
  get ids(): readonly string[] {
    return [...this.engine.snapshot.ids('policy'), ...this.engine.snapshot.ids('control')].toSorted();
  }

  get paths(): readonly string[] {
    return [...this.engine.snapshot.documents()].map(({ path }) => path).toSorted();
  }

  /** Writes to the disk and reports it, as a watcher does; reads all anew where that is called for. */
  async write(path: string, text: string): Promise<boolean> {
    this.disk.write(path, text);
    return this.heard(await this.workspace.fileChanged(at(path)));
  }

  async remove(path: string): Promise<boolean> {
    this.disk.delete(path);
    return this.heard(this.workspace.fileDeleted(at(path)));
  }

  async heard(reload: boolean): Promise<boolean> {
    if (reload) await this.workspace.load();
    return reload;
  }

  codes(path: string): readonly string[] {
    return this.engine.diagnose(at(path)).map(({ code }) => code);
  }
}

async function desk(files: Readonly<Record<string, string>>): Promise<Desk> {
  const opened = new Desk(files);
  await opened.workspace.load();
  return opened;
}

/** A disk that answers later, and holds back the content of one file until it is let go. */
function holdingBack(path: string): {
  readonly on: (disk: MemoryFileSystem) => FileSystem;
  readonly asked: Promise<void>;
  letGo(): void;
} {
  let letGo = (): void => undefined;
  let ask = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const on = (disk: MemoryFileSystem): FileSystem => ({
    caseSensitive: disk.caseSensitive,
    readDirectory: async (uri) => Promise.resolve(disk.readDirectory(uri)),
    resolve: async (uri) => Promise.resolve(disk.resolve(uri)),
    measure: async (uri) => Promise.resolve(disk.measure(uri)),
    digest: (uri, options) => disk.digest(uri, options),
    readFile: async (uri, limit) => {
      const result = disk.readFile(uri, limit);
      if (uri === at(path)) {
        ask();
        await gate;
      }
      return result;
    },
  });
  return { on, asked, letGo: () => letGo() };
}

describe('a document in an editor', () => {
  it('counts with its text, whatever the disk says, until it is closed', async () => {
    const on = await desk({ 'controls/a.yml': controls('AC-01') });
    assert.equal(on.workspace.setText(at('controls/a.yml'), controls('AC-02')), false);
    assert.deepEqual(on.ids, ['AC-02']);
    assert.equal(await on.write('controls/a.yml', controls('AC-03')), false);
    assert.deepEqual(on.ids, ['AC-02']);
    await on.workspace.load();
    assert.deepEqual(on.ids, ['AC-02']);
    assert.equal(await on.workspace.closeText(at('controls/a.yml')), false);
    assert.deepEqual(on.ids, ['AC-03']);
  });

  it('counts before it was ever saved, and is gone when it is closed without', async () => {
    const on = await desk({ 'policies/a.md': policy('POL-A', 'controls: [AC-07]\n') });
    assert.ok(on.codes('policies/a.md').includes('control-unknown'));
    on.workspace.setText(at('controls/new.yml'), controls('AC-07'));
    assert.ok(!on.codes('policies/a.md').includes('control-unknown'));
    await on.workspace.load();
    assert.deepEqual(on.ids, ['AC-07', 'POL-A']);
    await on.workspace.closeText(at('controls/new.yml'));
    assert.deepEqual(on.ids, ['POL-A']);
    assert.ok(on.codes('policies/a.md').includes('control-unknown'));
  });

  it('stays when its file is deleted, until it is closed', async () => {
    const on = await desk({ 'controls/a.yml': controls('AC-01') });
    on.workspace.setText(at('controls/a.yml'), controls('AC-01', 'AC-02'));
    await on.remove('controls/a.yml');
    assert.deepEqual(on.ids, ['AC-01', 'AC-02']);
    await on.workspace.closeText(at('controls/a.yml'));
    assert.deepEqual(on.paths, []);
  });

  it('of another folder, or of no language of ours, is nothing', async () => {
    const on = await desk({});
    for (const uri of [
      'file:///elsewhere/controls/a.yml',
      `${FOLDER}-2/controls/a.yml`,
      at('a.csv'),
      at('README.md'),
    ]) {
      assert.equal(on.workspace.setText(uri, controls('AC-01')), false);
      assert.equal(await on.workspace.closeText(uri), false);
    }
    assert.deepEqual(on.paths, []);
  });

  it('that is opened while its folder is read has the last word', async () => {
    const held = holdingBack('controls/a.yml');
    const on = new Desk({ 'controls/a.yml': controls('AC-01'), 'controls/b.yml': controls('AC-09') }, held.on);
    const loaded = on.workspace.load();
    await held.asked;
    on.workspace.setText(at('controls/a.yml'), controls('AC-02'));
    held.letGo();
    await loaded;
    assert.deepEqual(on.ids, ['AC-02', 'AC-09']);
  });

  it('that is opened while its change on the disk is read has the last word too', async () => {
    const held = holdingBack('controls/a.yml');
    const on = new Desk({ 'controls/a.yml': controls('AC-01') }, held.on);
    const changed = on.workspace.fileChanged(at('controls/a.yml'));
    await held.asked;
    on.workspace.setText(at('controls/a.yml'), controls('AC-02'));
    held.letGo();
    await changed;
    assert.deepEqual(on.ids, ['AC-02']);
  });

  it('the configuration that is opened while the folder is read is the one in force', async () => {
    const held = holdingBack('plumbline.yml');
    const on = new Desk({ 'plumbline.yml': 'organization: Disk\n' }, held.on);
    const loaded = on.workspace.load();
    await held.asked;
    on.workspace.setText(at('plumbline.yml'), 'organization: Editor\n');
    held.letGo();
    await loaded;
    assert.equal(on.workspace.configuration.organization, 'Editor');
  });
});

describe('files that come, change and go outside the editor', () => {
  it('are read, read anew and forgotten', async () => {
    const on = await desk({ 'controls/a.yml': controls('AC-01') });
    assert.equal(await on.write('controls/b.yml', controls('AC-02')), false);
    assert.deepEqual(on.ids, ['AC-01', 'AC-02']);
    assert.equal(await on.write('controls/b.yml', controls('AC-03')), false);
    assert.deepEqual(on.ids, ['AC-01', 'AC-03']);
    assert.equal(await on.remove('controls/b.yml'), false);
    assert.deepEqual(on.ids, ['AC-01']);
    on.disk.delete('controls/a.yml');
    assert.equal(await on.workspace.fileChanged(at('controls/a.yml')), false, 'a change of what is gone is a deletion');
    assert.deepEqual(on.paths, []);
  });

  it('renamed, in whichever order it is reported', async () => {
    for (const createdFirst of [true, false]) {
      const on = await desk({ 'controls/a.yml': controls('AC-01') });
      on.disk.delete('controls/a.yml');
      on.disk.write('controls/b.yml', controls('AC-01'));
      if (createdFirst) await on.workspace.fileChanged(at('controls/b.yml'));
      on.workspace.fileDeleted(at('controls/a.yml'));
      if (!createdFirst) await on.workspace.fileChanged(at('controls/b.yml'));
      assert.deepEqual(on.paths, ['controls/b.yml']);
      assert.ok(!on.codes('controls/b.yml').includes('id-duplicate'));
    }
  });

  it('that are not read still make links whole or broken, and whom that concerns is announced', async () => {
    const evidence = 'evidence:\n  - {id: E-1, control: AC-01, period: 2026-Q2, path: evidence/2026/x.csv}\n';
    const on = await desk({ 'evidence/a.yml': evidence, 'controls/a.yml': controls('AC-01') });
    assert.deepEqual(on.codes('evidence/a.yml'), ['evidence-file-missing']);
    on.engine.takeChanged();
    await on.write('evidence/2026/x.csv', 'a,b\n');
    assert.deepEqual([...on.engine.takeChanged()], [at('evidence/a.yml')]);
    assert.deepEqual(on.codes('evidence/a.yml'), []);
    await on.remove('evidence/2026');
    assert.deepEqual(on.codes('evidence/a.yml'), ['evidence-file-missing']);
  });

  it('that vanish while they are read say so, and are then forgotten', async () => {
    const held = holdingBack('controls/b.yml');
    const on = new Desk({ 'controls/a.yml': controls('AC-01') }, (disk) => {
      const later = held.on(disk);
      // The folder still lists a file that is gone by the time it is read.
      return {
        ...later,
        readDirectory: async (uri) => {
          const entries = await later.readDirectory(uri);
          return uri === at('controls') ? [...(entries ?? []), { name: 'b.yml', type: 'file' }] : entries;
        },
      };
    });
    held.letGo();
    await on.workspace.load();
    assert.match(on.engine.diagnose(at('controls/b.yml'))[0]?.message ?? '', /vanished while it was read/);
    on.workspace.fileDeleted(at('controls/b.yml'));
    assert.deepEqual(on.paths, ['controls/a.yml']);
  });

  it('outside the folder are nothing', async () => {
    const on = await desk({ 'file:///elsewhere/controls/a.yml': controls('AC-01') });
    assert.equal(await on.workspace.fileChanged('file:///elsewhere/controls/a.yml'), false);
    assert.equal(on.workspace.fileDeleted('file:///elsewhere/controls/a.yml'), false);
    assert.deepEqual(on.paths, []);
  });
});

describe('a folder within that may not be read', () => {
  it('is known by its name, and costs no more than what it holds', async () => {
    const on = new Desk({ 'policies/a.md': policy('POL-A'), 'policies/locked/b.md': policy('POL-B') }, (disk) => ({
      caseSensitive: disk.caseSensitive,
      readDirectory: (uri) => (uri === at('policies/locked') ? undefined : disk.readDirectory(uri)),
      readFile: (uri, limit) => disk.readFile(uri, limit),
      resolve: (uri) => disk.resolve(uri),
      measure: (uri) => disk.measure(uri),
      digest: (uri, options) => disk.digest(uri, options),
    }));
    await on.workspace.load();
    assert.deepEqual(on.workspace.unreadFolders, [at('policies/locked')]);
    assert.deepEqual(on.ids, ['POL-A']);
  });
});

describe('a folder as a whole', () => {
  const FILES = {
    'controls/a.yml': controls('AC-01'),
    'controls/deep/b.yml': controls('AC-02'),
    'policies/a.md': policy('POL-A'),
  };

  it('deleted takes all that was in it', async () => {
    const on = await desk(FILES);
    assert.equal(await on.remove('controls'), false);
    assert.deepEqual(on.paths, ['policies/a.md']);
  });

  it('created brings all that is in it', async () => {
    const on = await desk({ 'policies/a.md': policy('POL-A') });
    for (const [path, text] of Object.entries(FILES)) on.disk.write(path, text);
    assert.equal(await on.heard(await on.workspace.fileChanged(at('controls'))), true);
    assert.deepEqual(on.paths, Object.keys(FILES).toSorted());
  });

  it('renamed is both', async () => {
    const on = await desk(FILES);
    on.disk.delete('controls');
    on.disk.write('evidence/deep/b.yml', controls('AC-02'));
    on.workspace.fileDeleted(at('controls'));
    await on.heard(await on.workspace.fileChanged(at('evidence')));
    assert.deepEqual(on.paths, ['evidence/deep/b.yml', 'policies/a.md']);
  });

  it('with an open document in it keeps that document', async () => {
    const on = await desk(FILES);
    on.workspace.setText(at('controls/a.yml'), controls('AC-05'));
    await on.remove('controls');
    assert.deepEqual(on.ids, ['AC-05', 'POL-A']);
  });
});
