/** The formats of `check` for other programs, from the outside: paths, stability, and what is said of one that there is not. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS } from '../../server/src/cli/options.ts';
import { CLEAN, folderWith, MIXED, plumbline, removeFolders } from './run-plumbline.ts';

const OF_REPOSITORIES = ['sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'];

function written(format: string, cwd: string, paths: readonly string[] = []): string {
  const { code, stdout, stderr } = plumbline(['check', '--as-of=2026-09-15', `--format=${format}`, ...paths], { cwd });
  assert.deepEqual([code, stderr], [1, ''], format);
  return stdout;
}

/** The files of a folder below another one. */
const below = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(MIXED).map(([path, text]) => [`${folder}/${path}`, text]));

after(removeFolders);

describe('the formats of check', () => {
  it('are the same wherever the folder lies, and name no place on the disk', () => {
    const [one, other] = [folderWith(MIXED, 'one'), folderWith(MIXED, 'the other')];
    for (const format of FORMATS) {
      const text = written(format, one);
      assert.equal(written(format, other), text, format);
      assert.ok(!text.includes(one) && text.endsWith('\n'), format);
    }
  });

  it('count paths from the root of the repository, for those who host it', () => {
    const root = folderWith(below('compliance/soc 2'));
    mkdirSync(join(root, '.git'));
    for (const format of OF_REPOSITORIES) {
      const folder = format === 'sarif' ? 'compliance/soc%202' : 'compliance/soc 2';
      assert.ok(written(format, join(root, 'compliance/soc 2')).includes(`${folder}/controls/access.yml`), format);
    }
    assert.ok(!written('json', root, ['compliance/soc 2']).includes('compliance'));
  });

  it('take several folders into one report, as JSON does', () => {
    const root = folderWith({ ...below('a'), ...below('b') });
    for (const format of OF_REPOSITORIES) {
      const text = written(format, root, ['a', 'b']);
      assert.ok(text.includes('a/controls/access.yml') && text.includes('b/controls/access.yml'), format);
    }
  });

  it('say which there are', () => {
    const { code, stdout, stderr } = plumbline(['check', '--format', 'pdf'], { cwd: folderWith(CLEAN) });
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(
      stderr,
      'plumbline: --format does not know “pdf”. It takes text, json, lines, sarif, github, gitlab, junit, checkstyle or markdown.\n',
    );
    const matrix = plumbline(['matrix', '--format', 'sarif'], { cwd: folderWith(CLEAN) });
    assert.equal(
      matrix.stderr,
      'plumbline: matrix knows no --format sarif, which is for findings. It takes text or json.\n',
    );
  });
});
