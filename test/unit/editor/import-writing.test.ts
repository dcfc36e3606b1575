/** Writing an import through the editor: new files in one edit or none, and never over anything or out of the folder. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { importedText } from '../../../client/src/import/imported-text.ts';
import { writeImport, writeRemembered, writesTheSame } from '../../../client/src/import/write-import.ts';
import type { PlannedFile, PlannedImport } from '../../../server/src/protocol/import-messages.ts';
import { type Creation, EditorFiles, editorOver } from './import-disk.ts';

const FOLDER = vscode.Uri.parse('file:///work');
const FILES: readonly PlannedFile[] = [
  { path: 'controls/imported.yml', text: 'controls: [{id: Ä-1}]\n' },
  { path: 'policies/a.md', base64: btoa('# A\r\n') },
];

function planOf(files: readonly PlannedFile[], more: Partial<PlannedImport> = {}): PlannedImport {
  return { kind: 'plan', formats: [], files, records: 1, notes: [], conflicts: [], unread: [], ...more };
}

describe('writing an import', () => {
  it('creates the files in one edit, byte for byte, and lets none go over another', async () => {
    const files = new EditorFiles({ '/work/plumbline.yml': '' });
    const editor = editorOver(files);
    const outcome = await writeImport(FOLDER, FILES, editor);
    assert.deepEqual(outcome.kind === 'written' ? outcome.files.map(({ path }) => path) : outcome, [
      '/work/controls/imported.yml',
      '/work/policies/a.md',
    ]);
    const never = { overwrite: false, ignoreIfExists: false };
    const expected: readonly Creation[] = [
      { path: '/work/controls/imported.yml', text: 'controls: [{id: Ä-1}]\n', ...never },
      { path: '/work/policies/a.md', text: '# A\r\n', ...never },
    ];
    assert.deepEqual(editor.edits, [expected]);
  });

  it('makes no edit where something has the name by now', async () => {
    const files = new EditorFiles({ '/work/policies/a.md': 'mine' });
    const editor = editorOver(files);
    assert.deepEqual(await writeImport(FOLDER, FILES, editor), { kind: 'appeared', path: 'policies/a.md' });
    assert.deepEqual([editor.edits, files.files.get('/work/policies/a.md')], [[], 'mine']);
  });

  it('makes no edit where a link leads out of the folder', async () => {
    const editor = editorOver(new EditorFiles({}));
    assert.deepEqual(await writeImport(FOLDER, [{ path: 'linked/a.yml', text: '' }], editor), {
      kind: 'refused',
      reason: 'linked/a.yml would be written outside of the folder, by a link.',
    });
    assert.deepEqual(editor.edits, []);
  });

  it('takes back what was made of an edit that fails, and nothing that somebody else wrote', async () => {
    const files = new EditorFiles({});
    const editor = editorOver(files, (creations, write) => {
      const [first] = creations;
      if (first !== undefined) write(first);
      files.files.set('/work/policies/a.md', 'theirs');
      return false;
    });
    assert.deepEqual(await writeImport(FOLDER, FILES, editor), {
      kind: 'refused',
      reason: 'The files cannot be written: the editor refused the edit.',
    });
    assert.deepEqual([...files.files], [['/work/policies/a.md', 'theirs']]);
  });

  it('says why the editor could not', async () => {
    const editor = editorOver(new EditorFiles({}), () => {
      throw new Error('read-only');
    });
    assert.deepEqual(await writeImport(FOLDER, FILES, editor), {
      kind: 'refused',
      reason: 'The files cannot be written: read-only.',
    });
  });

  it('keeps what was said of columns over what is there, but by no link', async () => {
    const path = '.plumbline/import.yml';
    const files = new EditorFiles({ [`/work/${path}`]: 'columns:\n' });
    assert.equal(
      await writeRemembered(FOLDER, { path, content: 'columns:\n  "A": id\n' }, editorOver(files)),
      undefined,
    );
    assert.equal(files.files.get(`/work/${path}`), 'columns:\n  "A": id\n');
    const linked = new EditorFiles({ [`/work/${path}`]: 'link:file' });
    assert.equal(
      await writeRemembered(FOLDER, { path, content: '' }, editorOver(linked)),
      '.plumbline/import.yml would be written outside of the folder, by a link.',
    );
    assert.equal(linked.files.get(`/work/${path}`), 'link:file');
  });

  it('tells whether two plans write the same', () => {
    const [first, second] = FILES;
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(writesTheSame(planOf(FILES), planOf(FILES, { records: 2 })), true);
    assert.equal(writesTheSame(planOf(FILES), planOf([first])), false);
    assert.equal(writesTheSame(planOf([first]), planOf([{ path: first.path, text: '' }])), false);
    const remember = { path: 'x', content: 'y' };
    assert.equal(writesTheSame(planOf(FILES), planOf(FILES, { remember })), false);
  });

  it('says how much of what came into how many files', () => {
    const files = (...paths: readonly string[]): readonly PlannedFile[] => paths.map((path) => ({ path, text: '' }));
    assert.equal(
      importedText({ records: 42, files: files('controls/a.yml', 'controls/b.yml', 'c.md') }),
      'Imported 42 controls into 3 files.',
    );
    assert.equal(importedText({ records: 1, files: files('controls/a.yml') }), 'Imported 1 control into 1 file.');
    assert.equal(importedText({ records: 9, files: files('frameworks/a.yml') }), 'Imported 9 records into 1 file.');
  });
});
