/** Edits of pages in the editor: made against the text that was asked about, taken back exactly, and saved together. */

import assert from 'node:assert/strict';

import { PageEdits } from '../../../client/src/pages/page-edits.ts';
import type { EditAnswer, EditQuestion } from '../../../server/src/protocol/page-edits.ts';
import { printOf } from '../../../server/src/protocol/text-print.ts';
import { openFiles, type OpenDocument, removeFile, workspace } from './documents-stand-in.ts';

const A = 'file:///workspace/a.yml';
const B = 'file:///workspace/b.yml';

function open(texts: Readonly<Record<string, string>>): (uri: string) => OpenDocument {
  const files = openFiles(new Map(Object.entries(texts)));
  return (uri) => {
    const document = files.get(uri);
    assert.ok(document);
    return document;
  };
}

function question(uri: string): EditQuestion {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { kind: 'edit', at: { uri, range }, key: 'k', field: 'owner', expected: [], values: [] };
}

/** Answers as the server would, of a document: the first place of one text becomes another. */
function replacing(document: OpenDocument, oldText: string, newText: string): () => Promise<EditAnswer> {
  return () => {
    const start = document.getText().indexOf(oldText);
    const range = { start: document.positionAt(start), end: document.positionAt(start + oldText.length) };
    const said = `${newText} now.`;
    const print = printOf(document.getText());
    const uri = document.uri.toString();
    return Promise.resolve({ kind: 'edit', uri, print, edits: [{ range, newText, oldText }], said });
  };
}

describe('edits of pages', () => {
  it('are made, taken back and made again, to the byte', async () => {
    const at = open({ [A]: 'owner: sam\r\nstatus: x\r\n', [B]: 'owner: ann\n' });
    const edits = new PageEdits();
    const told: number[] = [];
    edits.onDidChange(() => told.push(edits.counts.unsaved));
    await edits.make(question(A), replacing(at(A), 'sam', 'jane'));
    await edits.make(question(B), replacing(at(B), 'ann', 'bob'));
    await edits.make(question(A), replacing(at(A), 'x', 'planned'));
    assert.equal(at(A).getText(), 'owner: jane\r\nstatus: planned\r\n');
    assert.deepEqual(edits.counts, { undo: 3, redo: 0, unsaved: 2 });
    assert.equal(await edits.undo(), 'Undone: planned now.');
    assert.equal(await edits.undo(), 'Undone: bob now.');
    assert.equal(at(A).getText(), 'owner: jane\r\nstatus: x\r\n');
    assert.equal(await edits.redo(), 'bob now.');
    assert.equal(at(B).getText(), 'owner: bob\n');
    assert.equal(await edits.undo(), 'Undone: bob now.');
    assert.equal(await edits.undo(), 'Undone: jane now.');
    assert.equal(await edits.undo(), 'There is nothing to undo.');
    assert.equal(at(A).getText(), 'owner: sam\r\nstatus: x\r\n');
    assert.equal(at(B).getText(), 'owner: ann\n');
    assert.deepEqual(edits.counts, { undo: 0, redo: 3, unsaved: 2 });
    assert.ok(told.includes(1));
    // Another edit ends what could be made again.
    await edits.make(question(A), replacing(at(A), 'sam', 'zoe'));
    assert.equal(await edits.redo(), 'There is nothing to redo.');
    edits.dispose();
  });

  it('are not made where the text has changed while the server was asked, nor where the server had another', async () => {
    const at = open({ [A]: 'owner: sam\n' });
    const edits = new PageEdits();
    const answer = replacing(at(A), 'sam', 'jane');
    const reason = 'Nothing was written: a.yml has changed meanwhile. Look at what it says now and try again.';
    const meanwhile = await edits.make(question(A), async () => {
      const given = await answer();
      at(A).setText('# new\nowner: sam\n');
      return given;
    });
    assert.deepEqual(meanwhile, { kind: 'refused', reason });
    const given = await answer();
    const other: EditAnswer = { ...given, edits: given.edits.map((edit) => ({ ...edit, oldText: 'ann' })) };
    assert.deepEqual(await edits.make(question(A), () => Promise.resolve(other)), { kind: 'refused', reason });
    at(A).isReadonly = true;
    assert.deepEqual(await edits.make(question(A), answer), { kind: 'refused', reason });
    assert.equal(at(A).getText(), '# new\nowner: sam\n');
    assert.deepEqual(edits.counts, { undo: 0, redo: 0, unsaved: 0 });
    edits.dispose();
  });

  it('are not made in another text than the server has read, even where they only insert something', async () => {
    const at = open({ [A]: '# typed\nid: x\nowner: sam\r\n' });
    const edits = new PageEdits();
    const place = { line: 1, character: 0 };
    const inserted = { range: { start: place, end: place }, newText: 'status: planned\n', oldText: '' };
    const answer = (text: string) => (): Promise<EditAnswer> =>
      Promise.resolve({ kind: 'edit', uri: A, print: printOf(text), edits: [inserted], said: 'Planned now.' });
    assert.deepEqual(await edits.make(question(A), answer('id: x\nowner: sam\n')), {
      kind: 'refused',
      reason:
        'Nothing was written: a.yml says something else in the editor than what Plumbline has read. Save the file and try again.',
    });
    assert.equal(edits.counts.undo, 0);
    // A byte order mark and the ends of lines are not shown by an editor as the file has them.
    await edits.make(question(A), answer('\ufeff# typed\r\nid: x\nowner: sam\n'));
    assert.equal(at(A).getText(), '# typed\nstatus: planned\nid: x\nowner: sam\r\n');
    edits.dispose();
  });

  it('are not taken back once somebody has typed, unless they take that back themselves', async () => {
    const at = open({ [A]: 'owner: sam\n' });
    const edits = new PageEdits();
    await edits.make(question(A), replacing(at(A), 'sam', 'jane'));
    at(A).setText('owner: jane # typed\n');
    assert.equal(
      await edits.undo(),
      'a.yml has been changed since in an editor. Undo that there first, and what was edited here after it.',
    );
    at(A).setText('owner: jane\n');
    assert.equal(await edits.undo(), 'Undone: jane now.');
    // An edit on top of what was typed can be taken back, those before it cannot.
    await edits.make(question(A), replacing(at(A), 'sam', 'ann'));
    at(A).setText('owner: ann # typed\n');
    await edits.make(question(A), replacing(at(A), 'ann', 'bob'));
    assert.equal(edits.counts.undo, 1);
    assert.equal(await edits.undo(), 'Undone: bob now.');
    assert.equal(await edits.undo(), 'There is nothing to undo.');
    assert.equal(at(A).getText(), 'owner: ann # typed\n');
    edits.dispose();
  });

  it('are forgotten where somebody else wrote together with one of them', async () => {
    for (const step of ['make', 'undo', 'redo'] as const) {
      const at = open({ [A]: 'owner: sam\nstatus: x\n', [B]: 'owner: ann\n' });
      const edits = new PageEdits();
      await edits.make(question(B), replacing(at(B), 'ann', 'bob'));
      await edits.make(question(A), replacing(at(A), 'sam', 'jane'));
      if (step !== 'make') await edits.make(question(A), replacing(at(A), 'x', 'planned'));
      if (step === 'redo') await edits.undo();
      let isWaiting = true;
      const listener = workspace.onDidChangeTextDocument(({ document }) => {
        if (!isWaiting) return;
        isWaiting = false;
        document.setText(`# formatted\n${document.getText()}`);
      });
      if (step === 'make') await edits.make(question(A), replacing(at(A), 'x', 'planned'));
      else await edits[step]();
      listener.dispose();
      assert.deepEqual([edits.counts.undo, edits.counts.redo], [1, 0], step);
      const left = at(A).getText();
      assert.equal(await edits.undo(), 'Undone: bob now.');
      assert.equal(at(A).getText(), left);
      edits.dispose();
    }
  });

  it('are forgotten with a file that is gone, and those of other files can still be taken back', async () => {
    const at = open({ [A]: 'owner: sam\nstatus: x\n', [B]: 'owner: ann\n' });
    const edits = new PageEdits();
    await edits.make(question(B), replacing(at(B), 'ann', 'bob'));
    await edits.make(question(A), replacing(at(A), 'sam', 'jane'));
    await edits.make(question(A), replacing(at(A), 'x', 'planned'));
    await edits.undo();
    removeFile(A);
    assert.equal(
      await edits.undo(),
      'a.yml could not be opened: it was deleted, moved or renamed. What was edited in it here can no longer be undone or made again.',
    );
    assert.deepEqual(edits.counts, { undo: 1, redo: 0, unsaved: 1 });
    assert.equal(await edits.undo(), 'Undone: bob now.');
    edits.dispose();
  });

  it('are saved together, and it is said which file could not be', async () => {
    const at = open({ [A]: 'owner: sam\n', [B]: 'owner: ann\n' });
    const edits = new PageEdits();
    assert.equal(await edits.save(), 'Everything is saved.');
    await edits.make(question(A), replacing(at(A), 'sam', 'jane'));
    assert.equal(await edits.save(), 'Saved 1 file.');
    await edits.make(question(A), replacing(at(A), 'jane', 'sam'));
    await edits.make(question(B), replacing(at(B), 'ann', 'bob'));
    at(B).isReadonly = true;
    assert.equal(await edits.save(), 'b.yml could not be saved.');
    at(B).isReadonly = false;
    assert.deepEqual(edits.counts, { undo: 3, redo: 0, unsaved: 1 });
    at(A).isDirty = true;
    assert.equal(await edits.save(), 'Saved 2 files.');
    edits.dispose();
  });

  it('pass on what the server refuses, and an edit that is none', async () => {
    const at = open({ [A]: 'owner: sam\n' });
    const edits = new PageEdits();
    const refused = { kind: 'refused', reason: 'No.' } as const;
    assert.deepEqual(await edits.make(question(A), () => Promise.resolve(refused)), refused);
    const none: EditAnswer = { kind: 'edit', uri: A, print: printOf('owner: sam\n'), edits: [], said: 'x now.' };
    assert.deepEqual(await edits.make(question(A), () => Promise.resolve(none)), none);
    await assert.rejects(
      edits.make(question(A), () => Promise.reject(new Error('lost'))),
      /lost/,
    );
    assert.equal(at(A).getText(), 'owner: sam\n');
    assert.equal(edits.counts.undo, 0);
    edits.dispose();
  });
});
