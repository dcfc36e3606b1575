/** What a page may have the editor do: a short list, within the workspace, and it is said where nothing came of it. */

import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as vscode from 'vscode';

import { followTarget } from '../../../client/src/pages/follow-target.ts';
import { PageEdits } from '../../../client/src/pages/page-edits.ts';
import { Page } from '../../../client/src/pages/page.ts';
import { PAGE_COMMANDS } from '../../../client/src/pages/webview-messages.ts';
import { printOf } from '../../../server/src/protocol/text-print.ts';
import { openFiles } from './documents-stand-in.ts';
import { rest } from './import-ends.ts';
import { notingEditor, PagePanel, pageSurroundings } from './page-ends.ts';

const RANGE = { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } };

const pages: Page[] = [];

/** The matrix in an editor, and what happened there after the page said something. */
function opened(failing: Readonly<Record<string, string>> = {}) {
  const { happened } = notingEditor(failing);
  const panel = new PagePanel('Control matrix');
  const { given, ...around } = pageSurroundings();
  const page = new Page('matrix', panel.panel, { ...given, edits: new PageEdits() });
  pages.push(page);
  const after = async (message: unknown): Promise<readonly unknown[]> => {
    happened.length = 0;
    panel.say(message);
    await rest();
    return [...happened];
  };
  /** What the page is told while something is done. */
  const toldBy = async (work: () => unknown): Promise<readonly unknown[]> => {
    panel.told.length = 0;
    await work();
    await rest();
    return [...panel.told];
  };
  return { page, panel, ...around, after, toldBy };
}

describe('a page', () => {
  afterEach(() => {
    for (const page of pages.splice(0)) page.dispose();
    mock.timers.reset();
  });

  it('opens places inside the workspace, and nothing outside of it', async () => {
    const { after } = opened();
    const inside = 'file:///work/controls/a.yml';
    const options = { selection: new vscode.Range(new vscode.Position(3, 2), new vscode.Position(3, 2)) };
    assert.deepEqual(await after({ type: 'open', location: { uri: inside, range: RANGE }, beside: false }), [
      ['vscode.open', inside, options],
    ]);
    for (const uri of [
      'file:///etc/passwd',
      'file:///workshop/a.yml',
      'command:workbench.action.quit',
      'https://a.example',
    ])
      // oxlint-disable-next-line eslint/no-await-in-loop -- each after the other
      assert.deepEqual(await after({ type: 'open', location: { uri, range: RANGE }, beside: false }), [], uri);
  });

  it('runs the commands of the list, and no other', async () => {
    const { after } = opened();
    for (const command of PAGE_COMMANDS)
      // oxlint-disable-next-line eslint/no-await-in-loop -- each after the other
      assert.equal((await after({ type: 'run', command, parameter: {} })).length, 1, command);
    const newControl = { type: 'run', command: 'plumbline.newControl', parameter: { criteria: ['CC6.1'] } };
    assert.deepEqual(await after(newControl), [['plumbline.newControl', { criteria: ['CC6.1'] }]]);
    for (const command of ['workbench.action.terminal.new', 'vscode.open', 'plumbline.import', '', undefined, ['x']])
      // oxlint-disable-next-line eslint/no-await-in-loop -- each after the other
      assert.deepEqual(await after({ type: 'run', command, parameter: {} }), [], String(command));
  });

  it('says of an export only whose: what it writes and where to, the person does', async () => {
    const { after } = opened();
    const run = { type: 'run', command: 'plumbline.export' };
    const parameter = { folder: 'file:///work', to: 'file:///etc/passwd', format: 'csv' };
    assert.deepEqual(await after({ ...run, parameter }), [['plumbline.export', { folder: 'file:///work' }]]);
    assert.deepEqual(await after({ ...run, parameter: 'file:///etc' }), [['plumbline.export', { folder: undefined }]]);
  });

  it('hears nothing that is no message of a page', async () => {
    const { panel, after } = opened();
    for (const message of [
      undefined,
      null,
      'run',
      ['ready'],
      {},
      { type: 'exec', command: 'plumbline.export' },
      { type: 7 },
      { type: 'toString' },
      // What the client says to a page, and what only the page of an import says.
      { type: 'said', text: 'x' },
      { type: 'import', act: { kind: 'accept' } },
    ])
      // oxlint-disable-next-line eslint/no-await-in-loop -- each after the other
      assert.deepEqual(await after(message), [], JSON.stringify(message));
    assert.deepEqual(panel.told, []);
  });

  it('says why nothing came of what was pressed', async () => {
    const { after } = opened({ 'plumbline.newControl': 'no folder is open' });
    assert.deepEqual(await after({ type: 'run', command: 'plumbline.newControl' }), [
      ['error', 'That could not be done: no folder is open'],
    ]);
    assert.deepEqual(await after({ type: 'follow', target: 'file:///work/gone.yml' }), [
      ['error', 'That could not be done: there is no gone.yml'],
    ]);
  });

  it('is told what it is to show as soon as it listens, and remembers how it is laid out', async () => {
    const { page, panel, kept, after } = opened();
    page.show({ criterion: 'TSC.CC6.1' });
    assert.deepEqual(panel.told, []);
    await after({ type: 'ready' });
    assert.deepEqual(panel.told, [
      { type: 'server', state: 'running' },
      { type: 'edits', undo: 0, redo: 0, unsaved: 0 },
      { type: 'show', parameter: { criterion: 'TSC.CC6.1' } },
    ]);
    await after({ type: 'remember', layout: { search: 'kim' } });
    assert.deepEqual([...kept], [['plumbline.page.matrix', { search: 'kim' }]]);
  });

  it('is shown something else at once where it is in sight, and else when it listens again', async () => {
    const { page, panel, toldBy } = opened();
    const show = (criterion: string) => () => page.show({ criterion });
    panel.say({ type: 'ready' });
    assert.deepEqual(await toldBy(show('TSC.CC6.1')), [{ type: 'show', parameter: { criterion: 'TSC.CC6.1' } }]);
    panel.turn(false);
    assert.deepEqual(await toldBy(show('TSC.CC6.2')), []);
    panel.turn(true);
    assert.deepEqual((await toldBy(() => panel.say({ type: 'ready' }))).at(-1), {
      type: 'show',
      parameter: { criterion: 'TSC.CC6.2' },
    });
    assert.equal((await toldBy(() => panel.say({ type: 'ready' }))).length, 2);
  });

  it('is answered by the number of its question, or told why nobody can', async () => {
    const { panel, answers, toldBy } = opened();
    const ask = (id: number) => () => panel.say({ type: 'ask', id, question: { kind: 'matrix' } });
    assert.deepEqual(await toldBy(ask(7)), [
      { type: 'answer', id: 7, answer: { kind: 'nothing', question: { kind: 'matrix' } } },
    ]);
    answers.of = async () => undefined;
    assert.deepEqual(await toldBy(ask(8)), [{ type: 'failed', id: 8, reason: 'Plumbline is not running.' }]);
    answers.of = () => Promise.reject(new Error('The server stumbled.'));
    assert.deepEqual(await toldBy(ask(9)), [{ type: 'failed', id: 9, reason: 'The server stumbled.' }]);
  });

  it('has an edit made through the editor, taken back, made again and saved, and is told each time', async () => {
    const uri = 'file:///workspace/a.yml';
    const files = openFiles(new Map([[uri, 'owner: sam\n']]));
    const { panel, answers, toldBy } = opened();
    const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } };
    const edits = [{ range, newText: 'kim', oldText: 'sam' }];
    const answer = { kind: 'edit', uri, print: printOf('owner: sam\n'), edits, said: 'Kim owns it now.' };
    answers.of = async () => answer;
    const question = { kind: 'edit', at: { uri, range }, key: 'k', field: 'owner', expected: [], values: [] };
    assert.deepEqual(await toldBy(() => panel.say({ type: 'ask', id: 1, question })), [
      { type: 'edits', undo: 1, redo: 0, unsaved: 1 },
      { type: 'answer', id: 1, answer },
    ]);
    assert.equal(files.get(uri)?.getText(), 'owner: kim\n');
    assert.deepEqual((await toldBy(() => panel.say({ type: 'undo' }))).slice(-2), [
      { type: 'edits', undo: 0, redo: 1, unsaved: 1 },
      { type: 'said', text: 'Undone: Kim owns it now.' },
    ]);
    assert.equal(files.get(uri)?.getText(), 'owner: sam\n');
    assert.deepEqual((await toldBy(() => panel.say({ type: 'redo' }))).at(-1), {
      type: 'said',
      text: 'Kim owns it now.',
    });
    assert.deepEqual((await toldBy(() => panel.say({ type: 'save' }))).slice(-2), [
      { type: 'edits', undo: 1, redo: 0, unsaved: 0 },
      { type: 'said', text: 'Saved 1 file.' },
    ]);
  });

  it('shows everything as of a day that is one, or as of the usual one', async () => {
    const { days, after } = opened();
    await after({ type: 'asOf', day: '2026-09-15' });
    await after({ type: 'asOf', day: '2026-02-31' });
    await after({ type: 'asOf', day: null });
    assert.deepEqual(days, [{ day: '2026-09-15' }, undefined]);
  });

  it('copies what it is asked to', async () => {
    const { after } = opened();
    assert.deepEqual(await after({ type: 'copy', text: 'CC6.1' }), [['copy', 'CC6.1']]);
  });

  it('is told that something changed: at once in sight, in a while for all that follows, and what it missed when it is back', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { panel, update, toldBy } = opened();
    const changed = [{ type: 'changed' }];
    assert.deepEqual(await toldBy(update), changed);
    assert.deepEqual(await toldBy(update), []);
    assert.deepEqual(await toldBy(update), []);
    assert.deepEqual(await toldBy(() => mock.timers.tick(200)), changed);
    assert.deepEqual(await toldBy(() => mock.timers.tick(1000)), []);
    panel.turn(false);
    assert.deepEqual(await toldBy(update), []);
    assert.deepEqual(await toldBy(() => panel.turn(true)), changed);
    assert.deepEqual(await toldBy(() => mock.timers.tick(1000)), []);
    panel.turn(false);
    assert.deepEqual(await toldBy(() => panel.turn(true)), []);
  });

  it('is told how the server fares, and asks anew once there is something to ask', async () => {
    const { become, toldBy } = opened();
    assert.deepEqual(await toldBy(() => become('starting')), [{ type: 'server', state: 'starting' }]);
    assert.deepEqual(await toldBy(() => become('stopped')), [
      { type: 'server', state: 'stopped' },
      { type: 'changed' },
    ]);
  });

  it('is told nothing more once it is closed', async () => {
    const { page, update, become, toldBy } = opened();
    page.dispose();
    assert.deepEqual(
      await toldBy(() => {
        update();
        become('stopped');
      }),
      [],
    );
  });
});

describe('a link of a page', () => {
  const follow = async (target: string): Promise<readonly unknown[]> => {
    const { happened } = notingEditor();
    await followTarget(target);
    return happened;
  };

  it('leads into the workspace, and to the web by https after the editor has asked', async () => {
    assert.deepEqual(await follow('file:///work/a.yml#L12'), [['vscode.open', 'file:///work/a.yml#L12']]);
    assert.deepEqual(await follow('file:///work/evidence'), [['revealInExplorer', 'file:///work/evidence']]);
    assert.deepEqual(await follow('https://evidence.example/1'), [['external', 'https://evidence.example/1']]);
  });

  it('leads nowhere else, which is said', async () => {
    for (const target of [
      'file:///etc/passwd',
      'command:workbench.action.quit',
      'http://evidence.example/1',
      'vscode://publisher.extension/x',
      'javascript:alert(1)',
      'data:text/html,x',
    ])
      // oxlint-disable-next-line eslint/no-await-in-loop -- each after the other
      assert.deepEqual(await follow(target), [
        ['warning', `Plumbline opens files of the workspace and https addresses, not ${target}`],
      ]);
  });
});
