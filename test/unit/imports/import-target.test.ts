/** What an import may ask of a folder that an engine has read. */

import assert from 'node:assert/strict';

import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import type { ImportTarget } from '../../../server/src/imports/import-plan.ts';
import { importTarget } from '../../../server/src/imports/import-target.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';

async function targetFor(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): Promise<ImportTarget> {
  const fileSystem = memoryFileSystem(files, { links });
  const asOf = '2026-06-30';
  assert.ok(isCivilDate(asOf));
  const engine = new Engine({ folder: 'file:///workspace', fileSystem, asOf });
  await engine.workspace.load();
  return importTarget(engine, fileSystem);
}

describe('the target of an import', () => {
  it('knows controls, criteria, files, and what would be read', async () => {
    const target = await targetFor({
      'plumbline.yml': 'files: {registers: ["controls/*.yml"]}\n',
      'controls/a.yml': 'controls: [{id: AC-1}]\n',
      '.plumbline/import.yml': 'columns:\n  X: owner\n',
    });
    const bytes = new TextEncoder().encode('controls: [{id: AC-1}]\n');
    assert.deepEqual(
      [target.controlAt('AC-1'), target.controlAt('AC-2'), target.isCriteria('CC6.1'), target.isCriteria('Z1')],
      ['controls/a.yml', undefined, true, false],
    );
    assert.deepEqual(
      await Promise.all([
        target.fileAt('controls/a.yml'),
        target.fileAt('controls/a.yml', bytes),
        target.fileAt('controls/b.yml'),
        target.fileAt('controls'),
      ]),
      ['other', 'same', 'nothing', 'other'],
    );
    assert.deepEqual(
      ['controls/b.yml', 'controls/deep/b.yml', 'frameworks/x.yml', 'policies/x.md', 'src/a.ts'].map((path) =>
        target.isRead(path),
      ),
      [true, false, true, true, false],
    );
    assert.equal(target.remembered, 'columns:\n  X: owner\n');
  });

  it('reads nothing outside of the folder, by a link either', async () => {
    const target = await targetFor(
      { 'file:///elsewhere/import.yml': 'columns:\n  X: owner\n', 'file:///elsewhere/a.md': 'x' },
      { '.plumbline': '/elsewhere', 'policies/a.md': '/elsewhere/a.md', 'policies/gone.md': '/elsewhere/gone.md' },
    );
    assert.deepEqual([target.remembered, target.isRememberedUnread], [undefined, true]);
    assert.deepEqual(
      await Promise.all([
        target.fileAt('policies/a.md', new TextEncoder().encode('x')),
        target.fileAt('policies/gone.md'),
      ]),
      ['other', 'other'],
    );
  });
});
