/** Completion of values: who is here, which criteria nobody speaks for, days and periods that are likely, and what each means. */

import assert from 'node:assert/strict';
import { PLAIN_SUPPORT } from '../../../server/src/features/completion-offer.ts';
import { Completed } from './completed.ts';
import { FILES } from './marked-workspace.ts';

const REGISTER = 'controls/new.yml';
const EVIDENCE = 'evidence/new.yml';
const POLICY = 'policies/new.md';

/** Labels with what stands beside them. */
async function offered(path: string, marked: string, files = FILES): Promise<readonly (readonly [string, string])[]> {
  const { list } = await Completed.at(path, marked, files);
  return list.items.map(({ label, detail = '' }) => [label, detail]);
}

async function labels(path: string, marked: string, files = FILES): Promise<readonly string[]> {
  return (await offered(path, marked, files)).map(([label]) => label);
}

describe('completion of people', () => {
  const PEOPLE = {
    ...FILES,
    'people.control.yml':
      'people:\n  - {id: ann, name: Ann Lee, left: 2026-05-14}\n  - {id: bob, name: Bob Ray, active: false}\n' +
      '  - {id: cy, name: Cy Fox, role: Engineer, email: cyrus@acme.example}\n  - {id: di, name: Di Orr, left: 2026-12-31}\n' +
      'teams:\n  - {id: ops, name: Operations, members: [cy]}\n',
  };

  it('offers those who are here, then teams, and last those who have left, with a word', async () => {
    assert.deepEqual(await offered(REGISTER, 'controls:\n  - owner: |\n', PEOPLE), [
      ['cy', 'Cy Fox · Engineer'],
      ['di', 'Di Orr'],
      ['ops', 'Operations'],
      ['ann', 'Ann Lee · left 14 May 2026'],
      ['bob', 'Bob Ray · has left'],
    ]);
  });

  it('finds them by name and address', async () => {
    const completed = await Completed.at(REGISTER, 'controls:\n  - owner: Cy F|\n', PEOPLE);
    assert.equal(completed.item('cy').filterText, 'cy Cy Fox cyrus@acme.example');
    assert.equal(completed.taking('cy'), 'controls:\n  - owner: cy\n');
  });

  it('keeps duties apart', async () => {
    const approvers = await offered(POLICY, '---\nid: X\nowner: Cy Fox\napprover: |\n---\n', PEOPLE);
    assert.deepEqual(approvers.slice(0, 3), [
      ['di', 'Di Orr'],
      ['ops', 'Operations'],
      ['cy', 'Cy Fox · the owner'],
    ]);
    const reviewers = await labels(EVIDENCE, 'evidence:\n  - {id: E, collector: di, reviewer: |}\n', PEOPLE);
    assert.deepEqual(reviewers.slice(0, 2), ['cy', 'ops']);
  });

  it('offers people alone where a team cannot stand', async () => {
    assert.deepEqual(await labels('people.control.yml', 'teams:\n  - {id: t, members: [|]}\n', FILES), []);
    assert.deepEqual((await labels('teams.control.yml', 'teams:\n  - {id: t, members: [|]}\n', PEOPLE)).slice(0, 2), [
      'cy',
      'di',
    ]);
  });

  it('goes by CODEOWNERS where there is no register of people', async () => {
    const files = { 'plumbline.yml': '', CODEOWNERS: '* @acme/security jane@acme.example\n' };
    assert.deepEqual(await labels(REGISTER, 'controls:\n  - owner: |\n', files), [
      '@acme/security',
      'jane@acme.example',
    ]);
  });
});

describe('completion of criteria', () => {
  it('offers those in scope first that nobody speaks for, and marks them; those out of scope last', async () => {
    const all = await offered(REGISTER, 'controls:\n  - criteria: [|]\n');
    assert.deepEqual(all[0], ['CC1.1', 'Integrity and ethical values · unmapped']);
    const standing = (id: string): readonly [number, string] => {
      const at = all.findIndex(([label]) => label === id);
      return [at, all[at]?.[1].split(' · ')[1] ?? ''];
    };
    const [[mapped, word], [unmapped, mark], [out, end]] = [standing('CC6.1'), standing('A1.3'), standing('C1.1')];
    assert.deepEqual([word, mark, end], ['', 'unmapped', 'out of scope']);
    assert.ok(unmapped < mapped && mapped < out);
  });

  it('offers those of own frameworks with their prefix, and without it below their name', async () => {
    const files = {
      ...FILES,
      'plumbline.yml': `${FILES['plumbline.yml'] ?? ''}frameworks: ["frameworks/*.yml"]\n`,
      'frameworks/iso.yml': 'id: ISO\nname: ISO 27001\ncriteria:\n  - {id: A.5.15, label: Access control}\n',
    };
    const own = await Completed.at(REGISTER, 'controls:\n  - criteria: [ISO.|]\n', files);
    assert.equal(own.taking('ISO.A.5.15'), 'controls:\n  - criteria: [ISO.A.5.15]\n');
    assert.equal(own.item('ISO.A.5.15').filterText, 'ISO.A.5.15 A.5.15 Access control');
    assert.deepEqual(await labels(POLICY, '---\nsatisfies: {ISO: [|]}\n---\n', files), ['A.5.15']);
  });
});

describe('completion of days and periods', () => {
  it('offers the occurrences first for which a control still needs evidence, the latest first', async () => {
    const periods = await offered(EVIDENCE, 'evidence:\n  - {id: E, control: AC-01, period: |}\n', {
      ...FILES,
      'evidence/2026.yml': 'evidence: []\n',
    });
    assert.deepEqual(periods.slice(0, 4), [
      ['2026-Q2', 'AC-01 needs it'],
      ['2026-Q1', 'AC-01 needs it'],
      ['2026-05', 'this month'],
      ['2026-05-15', 'today'],
    ]);
  });

  it('offers the periods of the year that is typed', async () => {
    const found = await labels(EVIDENCE, 'evidence:\n  - period: 2025-|\n');
    assert.ok(['2025-Q1', '2025-Q4', '2025-H2', '2025', '2025-11'].every((one) => found.includes(one)));
  });

  it('reckons by what the record says', async () => {
    const policy = '---\nreview_cadence: quarterly\nlast_reviewed: 2026-04-01\napproved: 2026-03-02\n';
    assert.deepEqual((await offered(POLICY, `${policy}next_review: |\n---\n`)).slice(0, 3), [
      ['2026-07-01', 'quarterly from the last review'],
      ['2026-08-15', 'today plus the review cadence'],
      ['2026-05-15', 'today'],
    ]);
    assert.deepEqual((await offered(POLICY, `${policy}effective: |\n---\n`)).slice(0, 2), [
      ['2026-05-15', 'today'],
      ['2026-03-02', 'the day of its approval'],
    ]);
    assert.deepEqual((await offered(EVIDENCE, 'evidence:\n  - {period: 2026-Q1, collected: |}\n')).slice(0, 2), [
      ['2026-05-15', 'today'],
      ['2026-04-01', 'the day after its period'],
    ]);
  });

  it('offers where years begin and end for a period', async () => {
    const start = await labels('plumbline.yml', 'engagement:\n  period: {start: |}\n');
    assert.deepEqual(start.slice(0, 3), ['2026-01-01', '2026-04-01', '2026-05-15']);
    const end = await labels('plumbline.yml', 'engagement:\n  period: {start: 2026-01-01, end: |}\n');
    assert.deepEqual(end.slice(0, 3), ['2026-12-31', '2026-06-30', '2026-05-15']);
  });
});

describe('completion of other values', () => {
  it('says what each means', async () => {
    assert.deepEqual((await offered(REGISTER, 'controls:\n  - frequency: |\n'))[4], [
      'quarterly',
      'every three months',
    ]);
    assert.deepEqual((await offered('plumbline.yml', 'due_soon: |\n'))[0], ['P7D', 'a week']);
    assert.deepEqual((await offered(REGISTER, 'controls:\n  - evidence: [{retention: |}]\n'))[0], [
      'P7Y',
      'seven years',
    ]);
    assert.deepEqual(await offered('risks/r.yml', 'risks:\n  - {id: R, impact: |}\n'), [
      ['1', 'the lowest'],
      ['2', 'of 5'],
      ['3', 'of 5'],
      ['4', 'of 5'],
      ['5', 'the highest'],
    ]);
  });

  it('finds a choice by another word for it', async () => {
    const { filterText } = (await Completed.at(POLICY, '---\nstatus: |\n---\n')).item('retired');
    assert.equal(filterText, 'retired archived deprecated superseded');
  });

  it('counts versions on, in quotes', async () => {
    const taking = async (marked: string): Promise<string> => (await Completed.at(POLICY, marked)).taking('2.2');
    assert.equal(await taking('---\nversion: "2.1|"\n---\n'), '---\nversion: "2.2"\n---\n');
    assert.equal(await taking('---\nversion: 2.1|\n---\n'), '---\nversion: "2.2"\n---\n');
    assert.deepEqual(await labels(POLICY, '---\nversion: |\n---\n'), ['1.0', '0.1']);
  });

  it('offers retired records last, with a word', async () => {
    const files = {
      ...FILES,
      'controls/old.yml': 'controls:\n  - {id: AC-00, title: Old one, status: retired}\n',
    };
    assert.deepEqual((await offered(EVIDENCE, 'evidence:\n  - control: |\n', files)).at(-1), [
      'AC-00',
      'Old one · retired',
    ]);
  });

  it('numbers what has its number in a list alone', async () => {
    const vendor = 'vendors:\n  - id: V\n    cuecs:\n      - {id: CUEC-1, text: x}\n      - id: |\n';
    assert.deepEqual(await labels('vendors/v.yml', vendor), ['CUEC-2']);
    assert.deepEqual(await labels('records/p.control.yml', 'populations:\n  - {id: P, events: [{id: |}]}\n'), ['E-1']);
  });

  it('offers the folders there are as globs', async () => {
    const completed = await Completed.at('plumbline.yml', 'files:\n  policies: [|]\n');
    assert.equal(completed.taking('policies/**/*.md'), 'files:\n  policies: ["policies/**/*.md"]\n');
  });

  it('says which severity a rule has by itself', async () => {
    assert.deepEqual(await offered('plumbline.yml', 'rules:\n  link-broken: |\n'), [
      ['error', 'severity · by default'],
      ['warning', 'severity'],
      ['information', 'severity'],
      ['hint', 'severity'],
      ['off', 'nothing is reported'],
    ]);
    const support = { ...PLAIN_SUPPORT, snippets: true };
    const { textEdit } = (await Completed.at('plumbline.yml', 'rules:\n  |\n', FILES, support)).item('link-broken');
    assert.equal(textEdit?.newText, 'link-broken: ${1|warning,information,hint,off,error|}');
  });
});

describe('completion of what is half typed', () => {
  it('puts right a colon that is wanting, and a tab behind a dash', async () => {
    const owner = await Completed.at(REGISTER, 'controls:\n  - id: A\n    owner ja|\n    type: detective\n');
    assert.deepEqual(owner.labels.slice(0, 2), ['jane.doe', 'sam.roe']);
    assert.equal(owner.taking('jane.doe'), 'controls:\n  - id: A\n    owner: jane.doe\n    type: detective\n');
    const severity = await Completed.at('plumbline.yml', 'rules:\n  link-broken w|\n');
    assert.equal(severity.taking('warning'), 'rules:\n  link-broken: warning\n');
    const tab = await Completed.at(REGISTER, 'controls:\n  -\town|\n');
    assert.equal(tab.taking('owner'), 'controls:\n  - owner: \n');
    const item = await Completed.at(REGISTER, 'controls:\n  - id: A\n    criteria:\n      -\tCC6|\n');
    assert.equal(item.taking('CC6.1'), 'controls:\n  - id: A\n    criteria:\n      - CC6.1\n');
  });

  it('works in a list that is not closed, an empty item, and in the middle of a word, with either line ending', async () => {
    for (const end of ['\n', '\r\n']) {
      const text = (marked: string): string => marked.replaceAll('\n', end);
      const taking = async (label: string, marked: string): Promise<string> =>
        (await Completed.at(REGISTER, text(marked))).taking(label);
      const open = 'controls:\n  - id: A\n    criteria: [CC1.1, C|\n    type: detective\n';
      assert.equal(await taking('CC6.1', open), text(open.replace('C|', 'CC6.1')));
      const empty = 'controls:\n  - id: A\n    policies:\n      -\n      - |\n';
      assert.equal(await taking('POL-A', empty), text(empty.replace('|', 'POL-A')));
      const middle = 'controls:\n  - id: A\n    frequency: quar|terly # each\n';
      assert.equal(await taking('annual', middle), text(middle.replace('quar|terly', 'annual')));
    }
    const bare = 'name: Access\nacronym: AP\nowner: ja|ne\n---\n\n# Access\n';
    assert.equal((await Completed.at(POLICY, bare)).taking('sam.roe'), bare.replace('ja|ne', 'sam.roe'));
  });

  it('tells who inserts from who replaces', async () => {
    const support = { ...PLAIN_SUPPORT, insertsOrReplaces: true };
    const middle = await Completed.at(REGISTER, 'controls:\n  - owner: ja|ne # who\n', FILES, support);
    const at = (character: number): object => ({ line: 1, character });
    assert.deepEqual(middle.item('sam.roe').textEdit, {
      newText: 'sam.roe',
      insert: { start: at(11), end: at(13) },
      replace: { start: at(11), end: at(15) },
    });
    const end = await Completed.at(REGISTER, 'controls:\n  - owner: ja|\n', FILES, support);
    assert.deepEqual(end.item('sam.roe').textEdit, { newText: 'sam.roe', range: { start: at(11), end: at(13) } });
  });
});
