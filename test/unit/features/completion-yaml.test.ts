/** Completion in YAML that is not finished: which place a cursor is taken to be in, and what exactly is replaced there. */

import assert from 'node:assert/strict';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';
import { fieldsOf } from '../../../server/src/domain/fields.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { Completed } from './completed.ts';
import { FILES } from './marked-workspace.ts';

const REGISTER = 'controls/new.yml';
const POLICY = 'policies/new.md';
const OWNERS = ['jane.doe', 'sam.roe', 'platform'];
const CONTROLS = ['AC-01', 'AC-02'];

async function labels(path: string, marked: string): Promise<readonly string[]> {
  return (await Completed.at(path, marked)).labels;
}

async function taking(label: string, path: string, marked: string): Promise<string> {
  return (await Completed.at(path, marked)).taking(label);
}

describe('completion of keys', () => {
  it('goes by the column, on a blank line and in a half-typed word', async () => {
    const control = 'controls:\n  - id: AC-09\n    title: New\n';
    for (const typed of ['    |\n', '    own|\n', '    |own\n', '    ow|\n    type: detective\n']) {
      const found = await labels(REGISTER, control + typed);
      assert.ok(found.includes('owner'), typed);
      assert.ok(!found.includes('id') && !found.includes('title'), 'they are there already');
      assert.equal(found.includes('type'), !typed.includes('type:'), 'also below the cursor');
    }
    assert.deepEqual(await labels(REGISTER, `${control}   |\n`), [], 'a column that goes with nothing');
  });

  it('replaces the word and no more, and adds the colon where there is none', async () => {
    assert.equal(
      await taking('owner', REGISTER, 'controls:\n  - id: A\n    ow|n\n'),
      'controls:\n  - id: A\n    owner: \n',
    );
    assert.equal(
      await taking('owner', REGISTER, 'controls:\n  - id: A\n    ow|nr: jane.doe\n'),
      'controls:\n  - id: A\n    owner: jane.doe\n',
    );
    assert.equal(
      await taking('owner', REGISTER, 'controls:\n  - id: A\n    |some words\n'),
      'controls:\n  - id: A\n    owner:  words\n',
    );
  });

  it('knows the same key by another name', async () => {
    const found = await labels(
      REGISTER,
      'controls:\n  - id: A\n    control_owner: jane.doe\n    Last-Reviewed: 2026-01-01\n    |\n',
    );
    assert.ok(!found.includes('owner') && !found.includes('last_reviewed'));
    const files = { ...FILES, 'plumbline.yml': 'keys: {owner: [steward]}\n' };
    const configured = await Completed.at(REGISTER, 'controls:\n  - id: A\n    steward: jane.doe\n    |\n', files);
    assert.ok(!configured.labels.includes('owner'));
  });

  it('begins an item where a dash is wanting, and the first key behind one', async () => {
    assert.equal(await taking('id', REGISTER, 'controls:\n  |\n'), 'controls:\n  - id: \n');
    assert.equal(await taking('id', REGISTER, 'controls:\n  - id: A\n  |\n'), 'controls:\n  - id: A\n  - id: \n');
    assert.equal(await taking('id', REGISTER, 'controls:\n  - |\n'), 'controls:\n  - id: \n');
    assert.equal(await taking('id', REGISTER, 'controls:\n  -|\n'), 'controls:\n  - id: \n');
    assert.equal(
      await taking('title', REGISTER, 'controls:\n  - |\n    id: A\n'),
      'controls:\n  - title: \n    id: A\n',
    );
    assert.ok(!(await labels(REGISTER, 'controls:\n  - |\n    id: A\n')).includes('id'));
    assert.equal(await taking('id', REGISTER, 'controls:\n- id: A\n- |\n'), 'controls:\n- id: A\n- id: \n');
  });

  it('keeps the records of a file apart, and the documents of a stream', async () => {
    const second = await labels(
      REGISTER,
      'controls:\n  - id: A\n    owner: x\n  - id: B\n    |\n  - id: C\n    type: detective\n',
    );
    assert.ok(second.includes('owner') && second.includes('type') && !second.includes('id'));
    const risks = await labels(REGISTER, 'controls:\n  - id: A\nrisks:\n  - id: R-1\n    |\n');
    assert.ok(risks.includes('likelihood') && !risks.includes('criteria'));
    const documents = await labels(
      'exceptions/a.yml',
      'kind: exception\nid: EX-1\n---\nkind: exception\n|\n---\nreason: x\n',
    );
    assert.ok(documents.includes('id') && documents.includes('reason'));
    assert.ok(!documents.includes('kind'));
  });

  it('knows groups inside records, on lines and in braces', async () => {
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - id: A\n    evidence:\n      - title: x\n        |\n'), [
      'source',
      'retention',
    ]);
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - evidence: [{title: x, |}]\n'), ['source', 'retention']);
    assert.equal(
      await taking('title', REGISTER, 'controls:\n  - evidence:\n      |\n'),
      'controls:\n  - evidence:\n      - title: \n',
    );
    assert.deepEqual(await labels('plumbline.yml', 'engagement:\n  period: {start: 2026-01-01, |}\n'), ['end']);
    assert.deepEqual(await labels('plumbline.yml', 'engagement:\n  period:\n    |\n'), ['start', 'end']);
    assert.deepEqual(await labels('plumbline.yml', 'engagement:\n  type: 2\n  |\n'), [
      'period',
      'as_of',
      'categories',
      'frameworks',
    ]);
    assert.deepEqual(
      await labels('vendors/v.yml', 'vendors:\n  - id: V\n    cuecs:\n      - {id: C, |text: x}\n'),
      ['text', 'controls'],
      'in front of a key, in its place',
    );
  });

  it('works in braces that are still open, and over several lines', async () => {
    const open = await labels(REGISTER, 'controls:\n  - {id: A, title: New, |\n  - {id: B}\n');
    assert.ok(open.includes('owner') && !open.includes('id') && !open.includes('title'));
    const several = await labels(REGISTER, 'controls:\n  - {id: A,\n     |\n     owner: jane.doe}\n');
    assert.ok(several.includes('title') && !several.includes('id') && !several.includes('owner'));
    assert.equal(await taking('owner', REGISTER, 'controls:\n  - {id: A, o|}\n'), 'controls:\n  - {id: A, owner: }\n');
  });

  it('takes the keys of a map of records for their IDs', async () => {
    const found = await labels(REGISTER, 'controls:\n  AC-09:\n    title: New\n    |\n');
    assert.ok(found.includes('owner') && !found.includes('title'));
  });

  it('offers lists at the top of a register, what the folder is called after first', async () => {
    const empty = await labels('risks/new.yml', '|');
    assert.deepEqual(empty.slice(0, 2), ['risks', 'controls']);
    assert.ok(empty.includes('kind') && empty.includes('likelihood'), 'it may hold one record as well');
    assert.equal(await taking('risks', 'risks/new.yml', '|'), 'risks:\n  - id: ');
    const begun = await labels('risks/new.yml', 'risks:\n  - id: R-1\n|');
    assert.deepEqual(
      begun,
      [...LIST_KEYS.keys()].filter((key) => key !== 'risks'),
    );
    const record = await labels('risks/new.yml', 'kind: risk\nid: R-1\n|\n');
    assert.ok(record.includes('likelihood') && !record.includes('controls:') && !record.includes('risks'));
    assert.ok(record.includes('controls'), 'the field of a risk');
    const single = await labels('risks/new.yml', 'id: R-1\ntitle: x\n|\n');
    assert.ok(single.includes('likelihood') && !single.includes('risks'));
  });

  it('offers the kinds for the one record of a file', async () => {
    assert.ok((await labels('records/new.control.yml', 'kind: |\n')).includes('vendor'));
    assert.equal(await taking('vendor', 'records/new.control.yml', 'kind: v|\n'), 'kind: vendor\n');
    assert.ok(!(await labels(REGISTER, 'controls:\n  - id: A\n    |\n')).includes('kind'), 'the list says it');
  });

  it('offers rules and fields in plumbline.yml', async () => {
    assert.equal(await taking('link-broken', 'plumbline.yml', 'rules:\n  link|\n'), 'rules:\n  link-broken: \n');
    assert.ok(!(await labels('plumbline.yml', 'rules: {link-broken: off, |}\n')).includes('link-broken'));
    assert.equal(await taking('off', 'plumbline.yml', 'rules: {link-broken: |}\n'), 'rules: {link-broken: off}\n');
    assert.ok((await labels('plumbline.yml', 'keys:\n  |\n')).includes('review_cadence'));
    assert.ok((await labels('plumbline.yml', '|')).includes('engagement'));
  });
});

describe('completion of values', () => {
  it('replaces the whole value, and nothing of the line besides', async () => {
    const file = (value: string): string => `controls:\n  - id: A\n    owner: ${value}\n    type: detective\n`;
    assert.equal(await taking('sam.roe', REGISTER, file('|')), file('sam.roe'));
    assert.equal(await taking('sam.roe', REGISTER, file('s|')), file('sam.roe'));
    assert.equal(await taking('sam.roe', REGISTER, file('sam.|re # who?')), file('sam.roe # who?'));
    assert.equal(await taking('sam.roe', REGISTER, file('"sam|"')), file('"sam.roe"'));
    assert.equal(await taking('sam.roe', REGISTER, file("'sa|m.r'")), file("'sam.roe'"));
    assert.deepEqual(await labels(REGISTER, file('"sam.roe"|')), [], 'behind the quotes');
    assert.deepEqual(await labels(REGISTER, file('# |')), [], 'in a comment');
  });

  it('puts the space behind a colon that has none yet', async () => {
    assert.equal(
      await taking('sam.roe', REGISTER, 'controls:\n  - id: A\n    owner:|\n'),
      'controls:\n  - id: A\n    owner: sam.roe\n',
    );
  });

  it('keeps matching while an ID is typed: its dots and dashes are part of the word', async () => {
    for (const [typed, wanted] of [
      ['CC6.', 'CC6.3'],
      ['CC6.3', 'CC6.3'],
      ['cc6.', 'CC6.3'],
      ['logical', 'CC6.1'],
    ] as const) {
      for (const marked of [
        `controls:\n  - criteria: [CC1.1, ${typed}|]\n`,
        `controls:\n  - criteria:\n      - ${typed}|\n`,
      ]) {
        const completed = await Completed.at(REGISTER, marked);
        const item = completed.item(wanted);
        assert.equal(completed.typed(item), typed);
        assert.ok(item.filterText?.startsWith(wanted));
        assert.equal(completed.taking(wanted), marked.replace(`${typed}|`, wanted));
      }
    }
    const control = await Completed.at('evidence/new.yml', 'evidence:\n  - control: AC-0|\n');
    assert.deepEqual(control.labels, CONTROLS);
    assert.equal(control.typed(control.item('AC-02')), 'AC-0');
    assert.equal(control.taking('AC-02'), 'evidence:\n  - control: AC-02\n');
  });

  it('does not offer what the list has, before and after the cursor, under any name', async () => {
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [AC-01, |]\n---\n'), ['AC-02']);
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [|, AC-02]\n---\n'), ['AC-01']);
    assert.deepEqual(await labels(POLICY, '---\ncontrols:\n  - |\n  - AC-02\n---\n'), ['AC-01']);
    assert.deepEqual(await labels(POLICY, '---\ncontrols:\n- AC-01\n- |\ntitle: x\n---\n'), ['AC-02']);
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - owner: [Jane Doe, "@x", |]\n'), ['sam.roe', 'platform']);
    const ranged = await labels(POLICY, '---\nsatisfies: [CC6.1-CC6.7, |]\n---\n');
    assert.ok(ranged.includes('CC6.8') && !ranged.includes('CC6.5'));
  });

  it('begins a list item where its dash is wanting', async () => {
    assert.equal(await taking('AC-01', POLICY, '---\ncontrols:\n  |\n---\n'), '---\ncontrols:\n  - AC-01\n---\n');
    assert.equal(
      await taking('AC-02', POLICY, '---\ncontrols:\n  - AC-01\n  |\n---\n'),
      '---\ncontrols:\n  - AC-01\n  - AC-02\n---\n',
    );
    assert.deepEqual(await labels(POLICY, '---\ncontrols:|\n  - AC-01\n---\n'), [], 'the list is below');
    assert.deepEqual(await labels(POLICY, '---\ncontrols: |\n  - AC-01\n---\n'), []);
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [AC-01]|\n---\n'), [], 'the list is closed');
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [AC-01] |\n---\n'), []);
  });

  it('offers no list where one value belongs', async () => {
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - frequency: [|]\n'), []);
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - frequency:\n      - |\n'), []);
    assert.equal(
      await taking('daily', REGISTER, 'controls:\n  - frequency:\n      |\n'),
      'controls:\n  - frequency:\n      daily\n',
    );
  });

  it('knows a framework over its criteria', async () => {
    assert.deepEqual(await labels(POLICY, '---\nsatisfies: {|}\n---\n'), ['TSC']);
    assert.equal(
      await taking('CC6.2', POLICY, '---\nsatisfies:\n  TSC: [CC6.1, |]\n---\n'),
      '---\nsatisfies:\n  TSC: [CC6.1, CC6.2]\n---\n',
    );
    assert.ok((await labels(POLICY, '---\nsatisfies:\n  TSC 2017:\n    - |\n---\n')).includes('CC1.1'));
    assert.deepEqual(await labels(POLICY, '---\nsatisfies:\n  HIPAA: [|]\n---\n'), []);
  });

  it('works in brackets that are still open, and over several lines', async () => {
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [AC-01, |\ntitle: x\n---\n'), ['AC-02']);
    assert.deepEqual(await labels(POLICY, '---\ncontrols: [\n  AC-01,\n  |\n]\n---\n'), ['AC-02']);
    assert.deepEqual(await labels(REGISTER, 'controls: [{id: A, owner: |'), OWNERS);
    assert.equal(
      await taking('sam.roe', REGISTER, 'controls: [{id: A, owner: "s|}]'),
      'controls: [{id: A, owner: "sam.roe',
    );
  });

  it('stays away from free text', async () => {
    for (const marked of [
      'controls:\n  - title: AC-|\n',
      'controls:\n  - id: A\n    description: |\n',
      'controls:\n  - id: A\n    description: >\n      First line.\n      own|\n    owner: x\n',
      'controls:\n  - id: A\n    description: "one\n      own|\n      two"\n',
      'controls:\n  - id: A\n    description: first\n      own|\n',
      'controls:\n  - id: A\n    notes: {any: |}\n',
      'controls:\n  - id: A\n    x-own:\n      |\n',
    ]) {
      // The bar of a block scalar is no cursor.
      assert.deepEqual(await labels(REGISTER, marked), [], marked);
    }
    const block = 'controls:\n  - id: A\n    description: >-\n      Text.\n\n    |\n';
    assert.ok((await labels(REGISTER, block)).includes('owner'), 'after the text');
  });

  it('offers the periods and days at hand', async () => {
    const periods = await labels('evidence/new.yml', 'evidence:\n  - period: |\n');
    assert.deepEqual(periods.slice(0, 3), ['2026-Q2', '2026-05', '2026-05-15']);
    assert.equal(new Set(periods).size, periods.length);
    assert.equal(
      await taking('2026-Q1', 'evidence/new.yml', 'evidence:\n  - {control: AC-01, period: 2026-|}\n'),
      'evidence:\n  - {control: AC-01, period: 2026-Q1}\n',
    );
  });

  it('gives no more than anybody reads, those that begin as typed first, and asks to be asked again', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) => `  - {id: ZZ-${index}, title: Like AC-0${index % 10}}\n`,
    ).join('');
    const files = { ...FILES, 'controls/many.yml': `controls:\n${many}` };
    const all = await Completed.at('evidence/new.yml', 'evidence:\n  - control: |\n', files);
    assert.ok(all.list.isIncomplete && all.labels.length === 200);
    const typed = await Completed.at('evidence/new.yml', 'evidence:\n  - control: zz-2999|\n', files);
    assert.deepEqual([typed.list.isIncomplete, typed.labels[0]], [true, 'ZZ-2999']);
    const begun = await Completed.at('evidence/new.yml', 'evidence:\n  - control: ac-0|\n', files);
    assert.deepEqual(begun.labels.slice(0, 2), CONTROLS);
  });
});

describe('completion in front-matter', () => {
  it('works before the fence is closed, and before there is a colon', async () => {
    for (const marked of [
      '---\n|',
      '---\nown|',
      '---\nid: X\nown|\n',
      '---\nid: X\n|\n\n# Title\n',
      '---\nown|\n---\n',
      '---\n|\n---\n',
    ]) {
      assert.ok((await labels(POLICY, marked)).includes('owner'), JSON.stringify(marked));
    }
    assert.equal(
      await taking('owner', POLICY, '---\nid: X\nown|\n---\n\n# Title\n'),
      '---\nid: X\nowner: \n---\n\n# Title\n',
    );
  });

  it('works without an opening fence', async () => {
    assert.deepEqual(await labels(POLICY, 'name: Access\nowner: |\n---\n\n# Title\n'), OWNERS);
    assert.ok((await labels(POLICY, 'name: Access\nown|\nacronym: AP\n---\n')).includes('owner'));
    assert.ok((await labels(POLICY, 'name: Access\nown|')).includes('owner'), 'nor a closing one');
  });

  it('does not take prose for it', async () => {
    for (const marked of [
      'Own|',
      '# Title\n\nown|\n',
      '---\nid: X\n---\nown|\n',
      '---\nid: X\n---|\n',
      'Note: this\nown|\n',
      '---\n\nSome prose.\nown|\n',
    ]) {
      assert.deepEqual(await labels(POLICY, marked), [], JSON.stringify(marked));
    }
  });

  it('knows the record of a Markdown register', async () => {
    const found = await labels('controls/ac-09.md', '---\nid: AC-09\n|\n---\n\n# Break glass\n');
    assert.ok(found.includes('frequency') && !found.includes('id') && !found.includes('satisfies'));
  });

  it('understands Windows line endings and a byte order mark', async () => {
    assert.equal(
      await taking('sam.roe', POLICY, '---\r\nid: X\r\nowner: s|\r\n---\r\n'),
      '---\r\nid: X\r\nowner: sam.roe\r\n---\r\n',
    );
    assert.ok((await labels(POLICY, '\ufeff---\nid: X\nown|\n---\n')).includes('owner'));
  });
});

describe('whatever is offered', () => {
  it('can be taken: it is understood as what was meant, and nothing is wrong with it', async () => {
    for (const [list, kind] of LIST_KEYS) {
      for (const field of fieldsOf(kind)) {
        const marked = `${list}:\n  - id: X-1\n    ${field.name}: |\n`;
        if (field.name === 'id') continue;
        const completed = await Completed.at('records/new.control.yml', marked);
        for (const label of completed.labels) {
          const text = completed.taking(label);
          const { problems, records } = readDocument(text, false, { role: 'register', kind: undefined });
          assert.deepEqual(problems, [], text);
          assert.equal(records[0]?.fields.get(field.name)?.values[0]?.text, label);
        }
      }
    }
  });

  it('is written in quotes where YAML would take it for something else', async () => {
    const files = {
      ...FILES,
      'people.control.yml': 'people:\n  - {id: "@jane"}\n  - {id: "a: b"}\n  - {id: "a, b"}\n',
    };
    const written = (text: string): string | undefined => /owner: \[?(.*?)\]?\n/.exec(text)?.[1];
    const inList = await Completed.at(REGISTER, 'controls:\n  - owner: [|]\n', files);
    assert.deepEqual(
      inList.labels.map((label) => written(inList.taking(label))),
      ['"@jane"', '"a, b"', '"a: b"'],
    );
    const alone = await Completed.at(REGISTER, 'controls:\n  - owner: |\n', files);
    assert.deepEqual(
      alone.labels.map((label) => written(alone.taking(label))),
      ['"@jane"', 'a, b', '"a: b"'],
    );
  });
});
