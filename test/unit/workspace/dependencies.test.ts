/** An answer is kept until a key that it read changes, and is not asked of anybody twice. */

import assert from 'node:assert/strict';
import { Answers, Dependencies } from '../../../server/src/workspace/dependencies.ts';
import { Source } from '../../../server/src/workspace/source.ts';
import { UnpackedDocuments } from '../../../server/src/workspace/unpacked-documents.ts';

describe('answers', () => {
  it('are computed once, and again when a key that they read changes', () => {
    const dependencies = new Dependencies();
    const answers = new Answers<number>(dependencies);
    let computed = 0;
    const ask = (): number =>
      answers.get('sum', () => {
        dependencies.read('a');
        dependencies.read('b');
        return ++computed;
      });
    assert.deepEqual([ask(), ask()], [1, 1]);
    dependencies.change(['c']);
    assert.equal(ask(), 1);
    dependencies.change(['b']);
    assert.deepEqual([ask(), ask()], [2, 2]);
  });

  it('rest on all that the answers rest on which they are made of', () => {
    const dependencies = new Dependencies();
    const inner = new Answers<string>(dependencies);
    const outer = new Answers<string>(dependencies);
    let key = 'first';
    const read = (): string =>
      inner.get('inner', () => {
        dependencies.read('k');
        return key;
      });
    const ask = (): string => outer.get('outer', () => `<${read()}>`);
    // Known before the outer one asks for it: its keys are handed on all the same.
    read();
    assert.equal(ask(), '<first>');
    key = 'second';
    assert.equal(ask(), '<first>');
    dependencies.change(['k']);
    assert.equal(ask(), '<second>');
  });

  it('leave nothing behind when they are dropped', () => {
    const dependencies = new Dependencies();
    const answers = new Answers<number>(dependencies);
    for (const name of ['x', 'y'])
      answers.get(name, () => (dependencies.read(`k:${name}`), dependencies.read('all'), 1));
    assert.equal(dependencies.size, 3);
    answers.drop('x');
    assert.equal(dependencies.size, 2);
    dependencies.changeAll();
    assert.equal(dependencies.size, 0);
  });

  it('note nothing where nothing will change', () => {
    const dependencies = new Dependencies(false);
    const answers = new Answers<number>(dependencies);
    answers.get('x', () => (dependencies.read('k'), 1));
    assert.equal(dependencies.size, 0);
  });
});

describe('a key and its readers', () => {
  it('knows each reader once, whether they are few or many', () => {
    const source = new Source<{ readonly name: number }>('k');
    const readers = Array.from({ length: 60 }, (_, name) => ({ name }));
    for (const reader of [...readers, ...readers]) source.add(reader);
    assert.deepEqual([...source.readers()], readers);
    for (const reader of readers.slice(1)) source.remove(reader);
    source.remove({ name: 0 });
    assert.deepEqual([...source.readers()], readers.slice(0, 1));
    assert.equal(source.isUnread, false);
    source.remove(readers[0] ?? { name: -1 });
    assert.equal(source.isUnread, true);
  });
});

describe('unpacked documents', () => {
  it('are packed again in their turn, the one that has been unpacked for longest first', () => {
    const unpacked = new UnpackedDocuments();
    const packed: number[] = [];
    for (let index = 0; index < 258; index++) unpacked.add({ pack: () => packed.push(index) });
    assert.deepEqual(packed, [0, 1]);
  });
});
