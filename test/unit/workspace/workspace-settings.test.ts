/** What a workspace is read by: its configuration, `.gitignore`, CODEOWNERS, the local text and the day, as they change. */

import assert from 'node:assert/strict';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import type { LoadOptions } from '../../../server/src/workspace/load-options.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { FOLDER } from '../rules/rule-fixture.ts';

const at = (path: string): string => joinUri(FOLDER, path);
const CONFIGURATION = 'plumbline.yml';

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

class Desk {
  readonly disk: MemoryFileSystem;
  readonly engine: Engine;
  readonly workspace: Workspace;

  constructor(files: Readonly<Record<string, string>>) {
    this.disk = memoryFileSystem(files);
    this.engine = new Engine({ folder: FOLDER, fileSystem: this.disk, asOf: day('2026-06-30') });
    this.workspace = this.engine.workspace;
  }

  get paths(): readonly string[] {
    return [...this.engine.snapshot.documents()].map(({ path }) => path).toSorted();
  }

  /** Whether a change of a file, reported as a watcher does, calls for all to be read anew; it is. */
  async write(path: string, text: string): Promise<boolean> {
    this.disk.write(path, text);
    return this.#heard(await this.workspace.fileChanged(at(path)));
  }

  async remove(path: string): Promise<boolean> {
    this.disk.delete(path);
    return this.#heard(this.workspace.fileDeleted(at(path)));
  }

  async #heard(reload: boolean): Promise<boolean> {
    if (reload) await this.workspace.load();
    return reload;
  }

  codes(path: string): readonly string[] {
    return this.engine.diagnose(at(path)).map(({ code }) => code);
  }
}

async function desk(files: Readonly<Record<string, string>>, options: LoadOptions = {}): Promise<Desk> {
  const opened = new Desk(files);
  await opened.workspace.load(options);
  return opened;
}

const FILES = {
  'controls/a.yml': 'controls:\n  - {id: AC-01, steward: jane.doe}\n',
  'risks/b.yml': 'risks:\n  - {id: R-01}\n',
  'notes/c.md': '---\ntitle: Notes\n---\n\n# Notes\n',
};
const READ = ['controls/a.yml', 'notes/c.md', 'risks/b.yml'];

describe('the configuration of a workspace', () => {
  it('says which files are read, from the moment it is written', async () => {
    const on = await desk(FILES);
    assert.deepEqual(on.paths, READ);
    assert.equal(await on.write(CONFIGURATION, 'files: {registers: ["controls/**"], policies: ["notes/*"]}\n'), true);
    assert.deepEqual(on.paths, ['controls/a.yml', 'notes/c.md', CONFIGURATION]);
    assert.ok(on.codes('notes/c.md').includes('policy-id-missing'), 'it is a policy now');
    assert.equal(await on.write(CONFIGURATION, 'files: {exclude: ["controls"]}\n'), true);
    assert.deepEqual(on.paths, ['notes/c.md', CONFIGURATION, 'risks/b.yml']);
    assert.equal(await on.remove(CONFIGURATION), true);
    assert.deepEqual(on.paths, READ);
  });

  it('says so from an editor too, and goes back to the disk’s when it is closed', async () => {
    const on = await desk({ ...FILES, [CONFIGURATION]: 'organization: Acme\n' });
    assert.equal(on.workspace.setText(at(CONFIGURATION), 'files: {exclude: ["risks/**"]}\n'), true);
    await on.workspace.load();
    assert.deepEqual(on.paths, ['controls/a.yml', 'notes/c.md', CONFIGURATION]);
    assert.equal(on.workspace.setText(at(CONFIGURATION), 'files: {exclude: ["risks/**"]} # why\n'), false);
    await on.remove(CONFIGURATION);
    assert.deepEqual(on.workspace.configuration.files.exclude.slice(-1), ['risks/**']);
    assert.equal(await on.workspace.closeText(at(CONFIGURATION)), true);
    await on.workspace.load();
    assert.deepEqual(on.paths, READ);
  });

  it('gives keys further names, for which the files are read anew', async () => {
    const on = await desk(FILES);
    assert.ok(on.codes('controls/a.yml').includes('key-unknown'));
    assert.equal(await on.write(CONFIGURATION, 'keys: {owner: [steward]}\n'), true);
    assert.ok(!on.codes('controls/a.yml').includes('key-unknown'));
    assert.ok(!on.codes('controls/a.yml').includes('control-owner-missing'));
  });

  it('changes what is said without reading anything anew', async () => {
    const on = await desk({ ...FILES, [CONFIGURATION]: '' });
    assert.ok(on.codes('controls/a.yml').includes('key-unknown'));
    on.engine.takeChanged();
    assert.equal(await on.write(CONFIGURATION, 'rules: {key-unknown: off}\n'), false);
    assert.ok(on.engine.takeChanged().has(at('controls/a.yml')));
    assert.ok(!on.codes('controls/a.yml').includes('key-unknown'));
  });
});

describe('.gitignore in a workspace', () => {
  it('hides files from the moment it is written, and shows them when it is gone', async () => {
    const on = await desk(FILES);
    assert.equal(await on.write('.gitignore', 'risks\n'), true);
    assert.deepEqual(on.paths, ['controls/a.yml', 'notes/c.md']);
    assert.equal(
      await on.write('risks/late.yml', 'risks:\n  - {id: R-02}\n'),
      false,
      'what appears in there is hidden',
    );
    assert.deepEqual(on.paths, ['controls/a.yml', 'notes/c.md']);
    assert.equal(await on.write('notes/.gitignore', '*.md\n'), true);
    assert.deepEqual(on.paths, ['controls/a.yml']);
    assert.equal(await on.remove('.gitignore'), true);
    assert.deepEqual(on.paths, ['controls/a.yml', 'risks/b.yml', 'risks/late.yml']);
    assert.equal(await on.remove('notes'), true, 'with its folder, too');
  });

  it('hides what is open as well', async () => {
    const on = await desk(FILES);
    on.workspace.setText(at('risks/b.yml'), 'risks:\n  - {id: R-09}\n');
    await on.write('.gitignore', 'risks/\n');
    assert.deepEqual(on.paths, ['controls/a.yml', 'notes/c.md']);
    await on.write('.gitignore', '');
    assert.deepEqual(on.engine.snapshot.ids('risk'), ['R-09']);
  });
});

describe('files beside the documents', () => {
  const OWNED = { 'controls/a.yml': 'controls:\n  - {id: AC-01, owner: "@sam"}\n' };

  it('CODEOWNERS is read, read anew and forgotten; the first of its places counts', async () => {
    const on = await desk(OWNED);
    assert.equal(on.engine.snapshot.isCodeOwner('@sam'), undefined);
    assert.equal(await on.write('docs/CODEOWNERS', '* @jane\n'), false);
    assert.ok(on.codes('controls/a.yml').includes('owner-unknown'));
    await on.write('.github/CODEOWNERS', '* @sam\n');
    assert.ok(!on.codes('controls/a.yml').includes('owner-unknown'));
    await on.remove('.github');
    assert.ok(on.codes('controls/a.yml').includes('owner-unknown'));
    await on.remove('docs/CODEOWNERS');
    assert.equal(on.engine.snapshot.isCodeOwner('@sam'), undefined);
    assert.ok(!on.codes('controls/a.yml').includes('owner-unknown'));
  });

  it('the local text of criteria is read though Git ignores it, and is no document', async () => {
    const local = 'plumbline.local.yml';
    const on = await desk({ '.gitignore': `${local}\n`, [local]: 'criteria: {cc6.1: "Access."}\n' });
    assert.equal(on.engine.snapshot.localText('CC6.1'), 'Access.');
    assert.equal(await on.write(local, 'criteria: {CC6.1: "Logical access."}\n'), false);
    assert.equal(on.engine.snapshot.localText('CC6.1'), 'Logical access.');
    for (const text of ['- a\n', 'criteria: 7\n', 'criteria: {CC6.1: [a]}\n', '{{{', '']) {
      await on.write(local, text);
      assert.equal(on.engine.snapshot.localText('CC6.1'), undefined, text);
    }
    await on.write(local, 'criteria: {CC6.1: "Access."}\n');
    await on.remove(local);
    await on.workspace.load();
    assert.equal(on.engine.snapshot.localText('CC6.1'), undefined);
    assert.deepEqual(on.paths, []);
  });
});

describe('a load', () => {
  const MANY = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`controls/${at}.yml`, `controls: [{id: AC-${at}}]\n`]),
  );

  it('that is cancelled keeps what it had read, and the next one reads all', async () => {
    let asked = 0;
    const on = await desk(MANY, { isCancelled: () => (asked += 1) > 5 });
    const first = on.paths.length;
    assert.ok(first > 0 && first < 100, `${first} were read`);
    on.engine.diagnoseAll();
    await on.workspace.load();
    assert.equal(on.paths.length, 100);
    assert.equal(on.engine.diagnoseAll().filter(({ code }) => code === 'control-owner-missing').length, 100);
  });

  it('that is cancelled at once leaves what was known before', async () => {
    const on = await desk(MANY);
    await on.workspace.load({ isCancelled: () => true });
    assert.equal(on.paths.length, 100);
  });

  it('says how far it is', async () => {
    const said: string[] = [];
    await desk(MANY, { onProgress: (read, total) => said.push(`${read}/${total}`) });
    assert.equal(said.at(-1), '100/100');
    assert.ok(said.length > 1);
  });
});

describe('the day for which a workspace is judged', () => {
  it('changes what is due, and nothing else', async () => {
    const on = await desk({
      'risks/r.yml': 'risks:\n  - {id: R-01, treatment: accept}\n',
      'policies/a.md':
        '---\nid: POL-A\nversion: "1"\nowner: a\napprover: b\nsatisfies: [CC6.1]\nlast_reviewed: 2026-01-15\nreview_cadence: annual\n---\n',
    });
    assert.deepEqual(on.codes('policies/a.md'), []);
    on.codes('risks/r.yml');
    on.engine.takeChanged();
    on.workspace.setAsOf(day('2026-06-30'));
    assert.deepEqual([...on.engine.takeChanged()], []);
    on.workspace.setAsOf(day('2027-01-16'));
    assert.ok(on.engine.takeChanged().has(at('policies/a.md')));
    assert.deepEqual(on.codes('policies/a.md'), ['policy-review-overdue']);
    on.workspace.setAsOf(day('2027-01-01'));
    assert.deepEqual(on.codes('policies/a.md'), ['policy-review-due-soon']);
  });
});
