/** Which session speaks for a document: that of the innermost folder, or one of loose documents, made only when one is opened. */

import assert from 'node:assert/strict';
import { isCivilDate } from '../../server/src/domain/civil-date.ts';
import { FolderSession } from '../../server/src/lsp/folder-session.ts';
import { Sessions } from '../../server/src/lsp/sessions.ts';
import { memoryFileSystem } from '../../server/src/workspace/memory-file-system.ts';
import { AS_OF } from './lsp-client.ts';

assert.ok(isCivilDate(AS_OF));
const asOf = AS_OF;

/** Sessions on an empty disk, and the folders that were opened, in order. */
function sessionsOn(caseSensitive: boolean): { readonly sessions: Sessions; readonly opened: readonly string[] } {
  const opened: string[] = [];
  const fileSystem = memoryFileSystem({}, { caseSensitive });
  const nothing = (): undefined => undefined;
  const sessions = new Sessions((folder, spelling, loose) => {
    opened.push(`${spelling}${loose ? ' (loose)' : ''}`);
    return new FolderSession(
      { folder, spelling, fileSystem, asOf, today: asOf },
      {
        pause: () => Promise.resolve(),
        changed: nothing,
        loading: nothing,
        verifying: nothing,
        verified: nothing,
        loaded: nothing,
        warned: nothing,
        failed: nothing,
      },
    );
  });
  return { sessions, opened };
}

describe('sessions', () => {
  it('hold a folder once, under whatever spelling it is added', () => {
    const { sessions, opened } = sessionsOn(true);
    for (const spelling of ['file:///C:/Work/', 'file:///c%3A/Work']) sessions.add(spelling);
    assert.deepEqual(opened, ['file:///C:/Work/']);
    assert.deepEqual(
      sessions.folders().map(({ folder }) => folder),
      ['file:///c%3A/Work'],
    );
  });

  it('are made for loose documents only when one is opened, one for each folder', () => {
    const { sessions, opened } = sessionsOn(true);
    assert.equal(sessions.of('file:///a/one.md'), undefined);
    const session = sessions.opened('file:///a/one.md');
    assert.equal(sessions.of('file:///a/two.md'), session);
    assert.equal(sessions.opened('file:///a/two.md'), session);
    assert.notEqual(sessions.opened('file:///b/one.md'), session);
    assert.deepEqual(opened, ['file:///a (loose)', 'file:///b (loose)']);
  });

  it('are made for documents that somebody writes, and not for old versions of them', () => {
    const { sessions, opened } = sessionsOn(true);
    for (const uri of ['git:/a/one.md?ref', 'output:tasks', 'vscode-vfs://github/a/one.md']) {
      assert.equal(sessions.opened(uri), undefined);
    }
    assert.notEqual(sessions.opened('untitled:Untitled-1'), undefined);
    sessions.add('vscode-vfs://github/a');
    assert.notEqual(sessions.opened('vscode-vfs://github/b/one.md'), undefined);
    assert.deepEqual(opened, ['untitled: (loose)', 'vscode-vfs://github/a', 'vscode-vfs://github/b (loose)']);
  });

  for (const caseSensitive of [true, false]) {
    it(`of loose documents go when a folder takes them in, on a disk that ${caseSensitive ? 'tells' : 'does not tell'} letter case apart`, () => {
      const { sessions } = sessionsOn(caseSensitive);
      const loose = sessions.opened('file:///work/Policies/one.md');
      const taken = sessions.add('file:///Work');
      assert.deepEqual(taken, caseSensitive ? [] : [loose]);
      assert.equal(loose?.isClosed, !caseSensitive);
      assert.deepEqual(sessions.add('file:///work'), caseSensitive ? [loose] : []);
    });
  }

  it('of folders within each other are asked from within', () => {
    const { sessions } = sessionsOn(true);
    for (const folder of ['file:///a', 'file:///a/b/c', 'file:///a/b']) sessions.add(folder);
    const held = (uri: string): readonly string[] => sessions.holding(uri).map(({ folder }) => folder);
    assert.deepEqual(held('file:///a/b/c/d.md'), ['file:///a/b/c', 'file:///a/b', 'file:///a']);
    assert.deepEqual(held('file:///a/bc/d.md'), ['file:///a']);
    assert.equal(sessions.of('file:///a/b/d.md')?.folder, 'file:///a/b');
  });
});
