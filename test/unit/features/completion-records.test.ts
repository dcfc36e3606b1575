/** Completion of whole records and of IDs that nothing has yet. */

import assert from 'node:assert/strict';
import { type CompletionSupport, PLAIN_SUPPORT } from '../../../server/src/features/completion-offer.ts';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { expandSnippet } from '../editor/snippet-text.ts';
import { Completed } from './completed.ts';
import { FILES } from './marked-workspace.ts';

const REGISTER = 'controls/new.yml';
/** An editor such as VS Code. */
const SNIPPETS: CompletionSupport = { ...PLAIN_SUPPORT, snippets: true };

async function ids(path: string, marked: string, files = FILES): Promise<readonly string[]> {
  return (await Completed.at(path, marked, files)).labels;
}

async function taking(label: string, path: string, marked: string, support = PLAIN_SUPPORT): Promise<string> {
  return (await Completed.at(path, marked, FILES, support)).taking(label);
}

describe('completion of whole records', () => {
  it('writes what is certain where an editor has no places to fill in: the next ID, and the day it is for the user', async () => {
    const control = (indent: string): string =>
      `id: AC-03\n${indent}title:\n${indent}owner:\n${indent}type:\n${indent}nature:\n${indent}layer:\n${indent}frequency:\n` +
      `${indent}review_cadence: annual\n${indent}last_reviewed: 2026-05-15\n${indent}status: planned\n${indent}criteria: []\n` +
      `${indent}policies: []`;
    for (const [marked, before, indent] of [
      ['controls:\n  - |\n', 'controls:\n  - ', '    '],
      ['controls:\n  - con|\n', 'controls:\n  - ', '    '],
      ['controls:\n  -|\n', 'controls:\n  - ', '    '],
      ['controls:\n  -\t|\n', 'controls:\n  - ', '    '],
      ['controls:\n  |\n', 'controls:\n  - ', '    '],
      ['controls:\n- |\n', 'controls:\n- ', '  '],
      ['controls:\n    -   |\n', 'controls:\n    -   ', '        '],
      ['|\n', 'controls:\n  - ', '    '],
    ] as const) {
      assert.equal(await taking('control', REGISTER, marked), `${before}${control(indent)}\n`, JSON.stringify(marked));
    }
  });

  it('keeps the line endings of the file', async () => {
    const text = await taking('team', REGISTER, 'teams:\r\n  - |\r\n');
    assert.equal(text, 'teams:\r\n  - id:\r\n    name:\r\n    members: []\r\n');
  });

  it('offers what may be chosen, in places to fill in: people who are here, and criteria nobody speaks of first', async () => {
    const files = {
      ...FILES,
      'people.control.yml':
        'people:\n  - {id: ann, name: Ann, left: 2026-05-14}\n  - {id: "@bob", name: Bob}\n  - {id: cy, name: Cy}\n',
    };
    const completed = await Completed.at(REGISTER, 'controls:\n  - |\n', files, SNIPPETS);
    const { textEdit, insertTextFormat, insertTextMode } = completed.item('control');
    assert.deepEqual([insertTextFormat, insertTextMode], [2, 1]);
    const lines = (textEdit?.newText ?? '').split('\n').map((line) => line.trim());
    assert.deepEqual(lines.slice(0, 4), [
      'id: ${1:AC-03}',
      'title: $2',
      'owner: ${3|cy,"@bob",ann|}'.replace('cy,"@bob"', '"@bob",cy'),
      'type: ${4|preventive,detective,corrective|}',
    ]);
    assert.match(lines[10] ?? '', /^criteria: \[\$\{11\|CC1\.1,CC1\.2,/);
    assert.equal(lines[11], 'policies: [${12:POL-A}]');
  });

  it('indents further lines as the editor wants them', async () => {
    const relative = { ...SNIPPETS, keepsIndentation: false };
    const { textEdit, insertTextMode } = (await Completed.at(REGISTER, 'teams:\n  - |\n', FILES, relative)).item(
      'team',
    );
    assert.equal(textEdit?.newText, 'id: $1\n  name: $2\n  members: [$3]'.replace('$3', '${3|jane.doe,sam.roe|}'));
    assert.equal(insertTextMode, undefined);
  });

  it('is read without a finding, of each kind and with whatever is chosen first', async () => {
    for (const [list, kind] of LIST_KEYS) {
      const completed = await Completed.at('records/new.control.yml', `${list}:\n  - |\n`, FILES, SNIPPETS);
      const [first] = completed.list.items;
      const { text } = expandSnippet((first?.textEdit?.newText ?? '').split('\n'));
      const written = `${list}:\n  - ${text}\n`;
      const { problems, records } = readDocument(written, false, { role: 'register', kind: undefined });
      assert.deepEqual(problems, [], written);
      assert.equal(records[0]?.kind, kind);
      const plain = await taking(first?.label ?? '', 'records/new.control.yml', `${list}:\n  - |\n`);
      assert.deepEqual(readDocument(plain, false, { role: 'register', kind: undefined }).problems, [], plain);
    }
  });

  it('is offered only where a record begins', async () => {
    for (const marked of [
      'controls:\n  - |\n    id: A\n',
      'controls:\n  - id: A\n    |\n',
      'controls: [{|}]\n',
      'controls:\n  - evidence:\n      - |\n',
      'controls:\n  - |id: A\n',
      'controls:\n  - "|"\n',
    ]) {
      assert.ok(!(await ids(REGISTER, marked)).includes('control'), marked);
    }
  });

  it('is a policy’s front-matter, with its fences where nothing is there yet', async () => {
    const keys =
      'id:\ntitle:\nversion: "1.0"\nstatus: draft\nowner:\napprover:\napproved:\neffective:\nlast_reviewed: 2026-05-15\n' +
      'review_cadence: annual\nsatisfies: []\ncontrols: []\n';
    assert.equal(await taking('policy', 'policies/new.md', '|'), `---\n${keys}---\n`);
    assert.equal(await taking('policy', 'policies/new.md', '---\n|\n---\n'), `---\n${keys}---\n`);
    assert.equal(await taking('policy', 'policies/new.md', '---\npol|\n---\n'), `---\n${keys}---\n`);
    assert.ok((await ids('controls/new.md', '---\n|\n---\n')).includes('control'), 'a register in Markdown');
    assert.deepEqual(await ids('controls/new.md', '|'), [], 'what is no policy need not have any');
  });
});

describe('completion of a new ID', () => {
  it('is the next of the series, those of the file first, whatever is typed of it', async () => {
    assert.deepEqual(await ids(REGISTER, 'controls:\n  - id: |\n'), ['AC-03']);
    assert.deepEqual(await ids(REGISTER, 'controls:\n  - id: AC-|\n    title: x\n'), ['AC-03']);
    assert.deepEqual(await ids(REGISTER, 'controls:\n  - id: AC-99|\n'), ['AC-03'], 'its own does not count');
    assert.deepEqual(await ids(REGISTER, 'controls:\n  - {id: |}\n'), ['AC-03']);
    const two = 'controls:\n  - id: HR-007\n  - id: |\n';
    assert.deepEqual(await ids(REGISTER, two), ['HR-008', 'AC-03']);
    assert.equal(await taking('HR-008', REGISTER, two), 'controls:\n  - id: HR-007\n  - id: HR-008\n');
  });

  it('is the first where there is none yet', async () => {
    assert.deepEqual(await ids('risks/new.yml', 'risks:\n  - id: |\n'), ['R-001']);
    assert.deepEqual(await ids('exceptions/new.yml', 'exceptions:\n  - id: |\n'), ['EX-01']);
    assert.deepEqual(await ids('records/x.control.yml', 'teams:\n  - id: |\n'), []);
  });

  it('is made from what the record says', async () => {
    assert.deepEqual(await ids('evidence/new.yml', 'evidence:\n  - id: |\n    control: AC-02\n    period: 2026-Q2\n'), [
      'EV-2026-Q2-AC-02',
      'EV-3',
    ]);
    const people = 'people:\n  - id: |\n    name: Zoë van den Berg\n';
    assert.deepEqual(await ids('records/x.control.yml', people), ['zoe.berg']);
    assert.deepEqual(await ids('records/x.control.yml', 'systems:\n  - {id: |, name: Data Lake}\n'), ['data-lake']);
    assert.deepEqual(await ids('records/x.control.yml', 'vendors:\n  - {id: |, name: Okta}\n'), ['V-OKTA']);
    assert.deepEqual(await ids('policies/new.md', '---\nid: |\ntitle: Secure Development Policy\n---\n'), [
      'POL-SECURE-DEVELOPMENT',
    ]);
  });

  it('does not count on from a period or from the ID of a control', async () => {
    const files = {
      ...FILES,
      'evidence/2026.yml':
        'evidence:\n  - {id: EV-2026-Q1-AC-01, control: AC-01}\n  - {id: proof-AC-02, control: AC-02}\n',
    };
    assert.deepEqual(await ids('evidence/new.yml', 'evidence:\n  - id: |\n', files), []);
  });
});
