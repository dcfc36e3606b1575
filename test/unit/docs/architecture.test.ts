/** `docs/architecture.md` names every room and every folder of tests, and no file that is not there. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const PAGE = readFileSync('docs/architecture.md', 'utf8');

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name);
}

/** The row of a table whose first cell is a path. */
function row(path: string): string {
  return PAGE.split('\n').find((line) => line.startsWith(`| \`${path}\` |`)) ?? '';
}

describe('docs/architecture.md', () => {
  it('has a row for every room of the server', () => {
    const rooms = [...PAGE.matchAll(/^\| `server\/src\/([^`]+)` \|/gm)].map(([, room = '']) => room);
    assert.deepEqual(rooms.toSorted(), foldersIn('server/src').toSorted());
  });

  for (const room of ['pages/src', 'client/src'])
    it(`names every folder of ${room}`, () => {
      assert.deepEqual(
        foldersIn(room).filter((folder) => !row(room).includes(`\`${folder}\``)),
        [],
      );
    });

  it('has a row for every folder of tests', () => {
    const listed = [...PAGE.matchAll(/^\| `test\/([\w-]+)` \|/gm)].map(([, folder = '']) => folder);
    assert.deepEqual(listed.toSorted(), foldersIn('test').toSorted());
  });

  it('names no file that is not there', () => {
    const named = new Set([...PAGE.matchAll(/`([\w-]+(?:\/[\w.-]+)+\.tsx?)`/g)].map(([, path]) => path ?? ''));
    assert.ok(named.size > 40);
    assert.deepEqual(
      [...named].filter(
        (path) => !['.', 'server/src', 'client/src', 'pages/src'].some((from) => existsSync(`${from}/${path}`)),
      ),
      [],
    );
  });
});
