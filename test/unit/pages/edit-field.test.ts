/** What an edit in the matrix page writes: the bytes that must change, and no others. */

import assert from 'node:assert/strict';

import { answerPage } from '../../../server/src/pages/answer-page.ts';
import type { EditedField } from '../../../server/src/protocol/page-edits.ts';
import { printOf } from '../../../server/src/protocol/text-print.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { engineFor, FOLDER } from '../rules/rule-fixture.ts';
import { askEdit, controlNamed, edit, withEdits } from './editing.ts';

const keys = (...ids: readonly string[]): readonly string[] => ids.map((id) => `TSC.${id}`);

async function outcome(path: string, text: string, field: EditedField, values: readonly string[]): Promise<string> {
  const engine = await engineFor(new Map([[path, text]]));
  const control = await controlNamed(engine, 'AC-01');
  const answer = await askEdit(engine, edit(control, field, values));
  if (answer.kind === 'refused') return answer.reason;
  assert.ok(answer.kind === 'edit', JSON.stringify(answer));
  assert.equal(answer.uri, joinUri(FOLDER, path));
  return withEdits(text, answer);
}

/** A register with one control, whose other lines are given. */
function register(...lines: readonly string[]): string {
  return [
    'controls:',
    '  - id: AC-01 # the first',
    '    title: Reviews',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

async function expectEdit(
  before: readonly string[],
  field: EditedField,
  values: readonly string[],
  after: readonly string[],
): Promise<void> {
  const path = 'controls/a.yml';
  assert.equal(await outcome(path, register(...before), field, values), register(...after));
  const crlf = (lines: readonly string[]): string => register(...lines).replaceAll('\n', '\r\n');
  assert.equal(await outcome(path, crlf(before), field, values), crlf(after));
}

describe('an edit in the matrix page', () => {
  it('replaces an owner in the quotes that it has, with its comment behind it', async () => {
    await expectEdit(['owner: sam.roe  # since May'], 'owner', ['jane.doe'], ['owner: jane.doe  # since May']);
    await expectEdit(['owner: "sam"'], 'owner', ['Jane Doe'], ['owner: "Jane Doe"']);
    await expectEdit(["owner: 'sam'"], 'owner', ["O'Neil"], ["owner: 'O''Neil'"]);
    await expectEdit(['owner: sam'], 'owner', ['Jane: CISO'], ['owner: "Jane: CISO"']);
    await expectEdit(['owner: [sam]'], 'owner', ['jane'], ['owner: [jane]']);
    await expectEdit(['owner: [sam, "ann"]'], 'owner', ['jane'], ['owner: jane']);
    await expectEdit(
      ['owner:', '  - sam', '  - ann', 'status: planned'],
      'owner',
      ['jane'],
      ['owner: jane', 'status: planned'],
    );
    await expectEdit(['control_owner: sam'], 'owner', ['jane'], ['control_owner: jane']);
  });

  it('writes a new field in the order of the table, and fills one that is empty', async () => {
    await expectEdit(['criteria: [CC6.1]'], 'owner', ['jane'], ['owner: jane', 'criteria: [CC6.1]']);
    await expectEdit(['owner: # who?'], 'owner', ['jane'], ['owner: jane # who?']);
    await expectEdit(
      ['owner: jane', 'status: planned'],
      'frequency',
      ['quarterly'],
      ['owner: jane', 'frequency: quarterly', 'status: planned'],
    );
    await expectEdit(['owner: jane'], 'criteria', keys('CC6.1', 'A1.2'), ['owner: jane', 'criteria: [CC6.1, A1.2]']);
  });

  it('takes a value away, and leaves the key', async () => {
    await expectEdit(['owner: sam # since May'], 'owner', [], ['owner: # since May']);
    await expectEdit(['frequency: "monthly"'], 'frequency', [], ['frequency:']);
  });

  it('adds and takes out criteria one by one, in a flow list', async () => {
    const flow = (...ids: readonly string[]): readonly string[] => [`criteria: [${ids.join(', ')}]  # access`];
    await expectEdit(
      flow('CC6.1', '"CC6.2"'),
      'criteria',
      keys('CC6.1', 'CC6.2', 'CC7.1'),
      flow('CC6.1', '"CC6.2"', 'CC7.1'),
    );
    await expectEdit(flow('CC6.1', 'CC6.2', 'CC6.3'), 'criteria', keys('CC6.2'), flow('CC6.2'));
    await expectEdit(flow('CC6.1', 'CC6.2', 'CC6.3'), 'criteria', keys('CC6.1', 'CC6.3'), flow('CC6.1', 'CC6.3'));
    await expectEdit(flow('CC6.1', 'CC6.2'), 'criteria', keys('CC7.1', 'CC7.2'), flow('CC7.1', 'CC7.2'));
    await expectEdit(flow('CC6.1'), 'criteria', [], flow());
    await expectEdit(flow(), 'criteria', keys('CC7.1', 'CC7.2'), flow('CC7.1', 'CC7.2'));
    await expectEdit(flow('CC6.1-3'), 'criteria', keys('CC6.1', 'CC6.3'), flow('CC6.1', 'CC6.3'));
    await expectEdit(flow('CC6.1', 'CC99.9'), 'criteria', keys('CC7.1'), flow('CC99.9', 'CC7.1'));
    await expectEdit(
      ['criteria: [', '  CC6.1, # one', '  CC6.2, # two', '  CC6.3', ']'],
      'criteria',
      keys('CC6.1', 'CC6.2'),
      ['criteria: [', '  CC6.1, # one', '  CC6.2, # two', ']'],
    );
  });

  it('and in a block list, whose comments stay with their items', async () => {
    const block = ['criteria:', '  # access', '  - CC6.1 # one', "  - 'CC6.2'", '', 'status: planned'];
    await expectEdit(block, 'criteria', keys('CC6.1', 'CC6.2', 'CC7.1'), [
      ...block.slice(0, 4),
      '  - CC7.1',
      ...block.slice(4),
    ]);
    await expectEdit(block, 'criteria', keys('CC6.2'), block.toSpliced(2, 1));
    await expectEdit(block, 'criteria', keys('CC6.1', 'CC7.1'), block.with(3, '  - CC7.1'));
    await expectEdit(block, 'criteria', keys('CC7.1'), block.with(3, "  - 'CC7.1'").toSpliced(2, 1));
    await expectEdit(block, 'criteria', [], ['criteria: []', '  # access', '', 'status: planned']);
    await expectEdit(['criteria:', '- CC6.1: Access', '- CC6.2:'], 'criteria', keys('CC6.1'), [
      'criteria:',
      '- CC6.1: Access',
    ]);
  });

  it('takes along what silences the findings of an item, and lets it speak of no other', async () => {
    const silence = '# plumbline-ignore criterion-unknown: CC6.2 is old';
    const list = ['criteria:', '  - CC6.1', `  ${silence}`, '  - CC6.2', '  - CC99.9'];
    await expectEdit(list, 'criteria', keys('CC6.1'), ['criteria:', '  - CC6.1', '  - CC99.9']);
    await expectEdit(list, 'criteria', keys('CC6.2'), list.toSpliced(1, 1));
    const refused =
      'Nothing was written: the criteria of AC-01 cannot be changed without changing something else in its file. Open the file and edit it there.';
    for (const lines of [
      ['criteria:', '  - CC6.1', `  - CC6.2 ${silence}`],
      ['criteria:', '  - CC6.1', `  ${silence}`, '  # and so on', '  - CC6.2', '  - CC99.9'],
      ['criteria: [', '  CC6.1,', `  ${silence}`, '  CC6.2,', '  CC99.9', ']'],
    ])
      assert.equal(await outcome('controls/a.yml', register(...lines), 'criteria', keys('CC7.1')), refused, lines[1]);
  });

  it('and in one value, and by framework', async () => {
    await expectEdit(['criteria: CC6.1'], 'criteria', keys('CC6.1', 'CC6.2'), ['criteria: [CC6.1, CC6.2]']);
    await expectEdit(['criteria: CC6.1, CC6.2'], 'criteria', keys('CC6.2', 'CC7.1'), ['criteria: CC6.2, CC7.1']);
    await expectEdit(['criteria: CC6.1'], 'criteria', keys('CC6.2'), ['criteria: CC6.2']);
    await expectEdit(['criteria: "CC6.1"'], 'criteria', [], ['criteria: []']);
    await expectEdit(['criteria: {TSC: [CC6.1]}'], 'criteria', keys('CC6.1', 'CC6.2'), [
      'criteria: {TSC: [CC6.1, CC6.2]}',
    ]);
    await expectEdit(['satisfies:', '  TSC:', '    - CC6.1', '    - CC6.2 # two'], 'criteria', keys('CC6.1'), [
      'satisfies:',
      '  TSC:',
      '    - CC6.1',
    ]);
  });

  it('keeps to the front-matter of a control in Markdown', async () => {
    const control = ['---', 'kind: control', 'id: AC-01', 'owner: sam', '---', '# owner: sam', ''].join('\n');
    assert.equal(
      await outcome('controls/ac-01.md', control, 'owner', ['jane']),
      control.replace('owner: sam', 'owner: jane'),
    );
  });

  it('works in a flow record', async () => {
    const text = 'controls:\n  - {id: AC-01, title: Reviews, owner: sam}\n';
    assert.equal(await outcome('controls/a.yml', text, 'owner', ['a, b']), text.replace('sam', '"a, b"'));
    assert.equal(
      await outcome('controls/a.yml', text, 'status', ['planned']),
      text.replace('sam', 'sam, status: planned'),
    );
  });

  it('refuses in a sentence what it cannot write without touching something else', async () => {
    const refused =
      'Nothing was written: the owner of AC-01 cannot be changed without changing something else in its file. Open the file and edit it there.';
    for (const lines of [
      ['owner: &who sam', 'x-also: *who'],
      ['owner:', '  - sam # first', '  - ann'],
      ['owner: {name: sam}'],
    ])
      assert.equal(await outcome('controls/a.yml', register(...lines), 'owner', ['jane']), refused, lines[0]);
  });

  it('refuses criteria and owners that stand for others too, or for which others stand', async () => {
    const refused =
      /^Nothing was written: the (?:criteria|owner) of AC-01 cannot be changed without changing something else in its file/;
    for (const lines of [
      ['criteria: &c', '  - CC6.1', '  - CC6.2', 'x-also: *c'],
      ['criteria: &c # ours', '  - CC6.1', 'x-also: *c'],
      ['criteria: &c [CC6.1, CC6.2]', 'x-also: *c'],
      ['criteria:', '  TSC: &t', '    - CC6.1', 'x-also: *t'],
      ['criteria: {TSC: &t [CC6.1]}', 'x-also: *t'],
      ['criteria:', '  - &one CC6.1', '  - CC6.2', 'x-also: *one'],
      ['x-also: &one CC6.1', 'criteria: [*one, CC6.2]'],
    ])
      assert.match(await outcome('controls/a.yml', register(...lines), 'criteria', keys('CC7.1')), refused, lines[0]);
    const owners = register('owner: [&who sam, ann]', 'x-also: *who');
    assert.match(await outcome('controls/a.yml', owners, 'owner', ['jane']), refused);
    // What only looks like one is none.
    await expectEdit(["criteria: [CC6.1, 'CC6.2'] # & *"], 'criteria', keys('CC6.1'), ['criteria: [CC6.1] # & *']);
    await expectEdit(['owner: "R&D *"'], 'owner', ['jane'], ['owner: "jane"']);
  });

  it('refuses values that mean nothing', async () => {
    const text = register('owner: sam');
    const of = (field: EditedField, ...values: readonly string[]): Promise<string> =>
      outcome('controls/a.yml', text, field, values);
    assert.equal(
      await of('frequency', 'now and then'),
      'Nothing was written: “now and then” is not a frequency. Write one such as monthly, quarterly or per-event, or a duration such as P45D.',
    );
    assert.equal(await of('status', 'lost'), 'Nothing was written: “lost” is not a status of a control.');
    assert.equal(await of('criteria', 'TSC.CC99.1'), 'Nothing was written: there is no criterion “TSC.CC99.1” here.');
    assert.equal(await of('owner', 'sam', 'ann'), 'Nothing was written: owner takes one value.');
    assert.equal(await of('owner', 'sam\nann'), 'Nothing was written: owner is a single line.');
  });

  it('refuses controls that nothing tells from others for sure', async () => {
    const two = 'controls:\n  - id: AC-01\n    owner: sam\n  - id: AC-01\n    owner: sam\n';
    assert.equal(
      await outcome('controls/a.yml', two, 'owner', ['jane']),
      'Nothing was written: more than one control is called AC-01. Open the file and edit it there.',
    );
    const engine = await engineFor(new Map([['controls/a.yml', 'controls:\n  - title: Reviews\n    owner: sam\n']]));
    const shown = await answerPage([{ folder: FOLDER, engine }], { kind: 'matrix' });
    assert.ok(shown.kind === 'matrix');
    const [control] = shown.controls;
    assert.ok(control);
    assert.deepEqual(await askEdit(engine, edit(control, 'owner', ['jane'])), {
      kind: 'refused',
      reason: 'Nothing was written: “Reviews” has no ID by which to find it again. Open the file and edit it there.',
    });
  });

  it('says for which text its edits are', async () => {
    const engine = await engineFor(new Map([['controls/a.yml', register('owner: sam')]]));
    const answer = await askEdit(engine, edit(await controlNamed(engine, 'AC-01'), 'owner', ['jane']));
    assert.ok(answer.kind === 'edit');
    assert.equal(answer.print, printOf(register('owner: sam')));
  });

  it('refuses what was asked of a text that says something else by now', async () => {
    const engine = await engineFor(new Map([['controls/a.yml', register('owner: sam')]]));
    const question = edit(await controlNamed(engine, 'AC-01'), 'owner', ['jane']);
    engine.workspace.setText(joinUri(FOLDER, 'controls/a.yml'), register('owner: ann'));
    const answer = await askEdit(engine, question);
    assert.deepEqual(answer, {
      kind: 'refused',
      reason: 'Nothing was written: AC-01 has changed meanwhile. Look at what it says now and try again.',
    });
    engine.workspace.setText(joinUri(FOLDER, 'controls/a.yml'), 'controls: []\n');
    assert.deepEqual(await askEdit(engine, question), {
      kind: 'refused',
      reason: 'Nothing was written: the file has changed meanwhile. Look at what it says now and try again.',
    });
  });
});
