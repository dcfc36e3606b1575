/** Files as large as they may be, and larger: what was left out is said, and no answer takes more than a second. */

import assert from 'node:assert/strict';
import { besideGood } from './beside-good.ts';

const REGISTER = 'controls/hostile.yml';
const POLICY = 'policies/hostile.md';
const HEAD = '---\nid: POL-HOSTILE\ntitle: Hostile\n---\n';

const times = (count: number, of: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);

describe('a file of 5 MB', function () {
  this.timeout(60_000);

  it('is not read, and says so where it would have counted', async () => {
    const text = 'x: y\n'.repeat(1_000_000);
    const hostile = await besideGood({
      [REGISTER]: text,
      [POLICY]: HEAD + text,
      'docs/notes.md': HEAD + text,
      'plumbline.yml': text,
      '.gitignore': text,
      CODEOWNERS: text,
      'plumbline.local.yml': text,
    });
    hostile.only(
      REGISTER,
      'yaml-syntax',
      /larger than 2 MB and was not read\. Split it, or exclude it in plumbline\.yml/,
    );
    hostile.only(POLICY, 'yaml-syntax', /larger than 2 MB/);
    hostile.only('plumbline.yml', 'yaml-syntax', /larger than 2 MB.*until then, the defaults are in force/);
    assert.deepEqual(hostile.said('docs/notes.md'), []);
  });

  it('nor is an open document of that size', async () => {
    const { engine } = await besideGood({});
    const uri = 'file:///workspace/policies/open.md';
    engine.workspace.setText(uri, HEAD + 'x '.repeat(2_500_000));
    assert.deepEqual(
      engine.diagnose(uri).map(({ message }) => message),
      ['This file is 5.0 MB long, and files of more than 2 MB are not read. Split it into smaller files.'],
    );
  });
});

describe('a register as large as it may be', function () {
  this.timeout(60_000);

  it('of 50,000 records', async () => {
    const parts = Array.from({ length: 10 }, (_, part): [string, string] => [
      `controls/part-${part}.yml`,
      `controls:\n${times(5000, (at) => `  - {id: HO-${part}-${at}, owner: jane.doe, review_cadence: annual, frequency: annual}`)}\n`,
    ]);
    const hostile = await besideGood(Object.fromEntries(parts));
    assert.equal(hostile.engine.snapshot.count('control'), 50_001);
    assert.equal(hostile.count('controls/part-3.yml', 'control-unmapped'), 1001);
    const more = hostile.all.findLast(
      ({ path, code }) => path === 'controls/part-3.yml' && code === 'control-unmapped',
    );
    assert.match(more?.message ?? '', /^4000 more findings of this rule in the file are not listed/);
  });

  it('of 50,000 records that all have one ID, or none', async () => {
    const hostile = await besideGood({
      [REGISTER]: `controls:\n${'  - {id: HO-01, owner: jane.doe}\n'.repeat(50_000)}`,
    });
    assert.equal(hostile.count(REGISTER, 'id-duplicate'), 1001);
    await besideGood({ [REGISTER]: `controls:\n${'  - {owner: jane.doe}\n'.repeat(50_000)}` });
  });

  it('of 100,000 keys in one map', async () => {
    const keys = (between: string): string => times(100_000, (at) => `k${at}: ${at}`, between);
    const block = await besideGood({ [REGISTER]: `controls:\n  - id: HO-01\n    ${keys('\n    ')}\n` });
    const last = block.in(REGISTER).at(-1);
    assert.match(last?.message ?? '', /99500 more findings on its text are not listed/);
    await besideGood({ [REGISTER]: `controls: [{id: HO-01, ${keys(', ')}}]\n` });
    await besideGood({ [POLICY]: `---\nid: POL-HOSTILE\n${keys('\n')}\n---\n# A\n` });
    await besideGood({ [REGISTER]: `${times(100_000, (at) => `list${at}: [a]`)}\ncontrols: []\n` });
  });

  it('of words that nobody knows, among as many that somebody does', async () => {
    const letters = (at: number): string =>
      at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
    await besideGood({
      [REGISTER]: `controls:\n  - id: HO-01\n    risks: [${times(20_000, (at) => `R${letters(at)}`, ', ')}]\n`,
      'risks/hostile.yml': `risks:\n${times(20_000, (at) => `  - {id: K${letters(at)}, treatment: accept}`)}\n`,
    });
    await besideGood({
      [REGISTER]: `controls:\n${times(10_000, (at) => `  - {id: HO-${at}, owner: a${letters(at)}}`)}\n`,
      'people.hostile.control.yml': `people:\n${times(10_000, (at) => `  - {id: b${letters(at)}}`)}\n`,
    });
    const headings = times(20_000, (at) => `# a${letters(at)}\n\n[x](#b${letters(at)})\n`);
    assert.equal((await besideGood({ [POLICY]: HEAD + headings })).count(POLICY, 'link-broken'), 1001);
  });

  it('of systems that all have one ID, and of evidence that all has expired', async () => {
    await besideGood({
      [REGISTER]: `controls:\n${times(8000, (at) => `  - {id: HO-${at}, systems: [s]}`)}\nsystems:\n${'  - {id: s}\n'.repeat(8000)}`,
    });
    await besideGood({
      'evidence/hostile.yml': `evidence:\n${times(10_000, (at) => `  - {id: E-${at}, control: AC-01, period: 2019-01, expires: 2020-01-01}`)}\n`,
    });
  });

  it('of faults', async () => {
    for (const line of ['- x', 'x', 'x:', '  - "x', '---\nid: HO-01', '  - &x a', '# x']) {
      const hostile = await besideGood({
        [REGISTER]: `controls:\n${`${line}\n`.repeat(Math.floor(500_000 / (line.length + 1)))}`,
      });
      assert.ok(hostile.all.length < 12_000, `${line}: ${hostile.all.length} findings`);
    }
    await besideGood({ [REGISTER]: `controls:\n${'  - id: a: b\n'.repeat(20_000)}` });
  });

  it('on a single line', async () => {
    const million = 'x'.repeat(1_000_000);
    for (const text of [
      `controls: [{id: HO-01, title: "${million}"}]\n`,
      `controls:\n  - id: HO-01\n    ${million}: y\n`,
      `controls:\n  - {id: HO-01, frequency: ${'P1D'.repeat(300_000)}, last_reviewed: "${'2026-'.repeat(100_000)}"}\n`,
      `controls:\n  - {id: HO-01, criteria: [${million}], owner: "${million.slice(0, 100_000)}", policies: [${million.slice(0, 100_000)}]}\n`,
    ]) {
      await besideGood({ [REGISTER]: text });
    }
  });
});

describe('Markdown that is as hard to read as it can be', function () {
  this.timeout(60_000);

  for (const [what, body] of Object.entries({
    '10,000 open brackets': '['.repeat(10_000),
    '10,000 brackets, closed': `${'['.repeat(10_000)}x${']'.repeat(10_000)}`,
    '10,000 half links': '[a]('.repeat(10_000),
    '10,000 nested images': `${'!['.repeat(10_000)}x${'](https://acme.example)'.repeat(10_000)}`,
    '100,000 open tags': '<a '.repeat(100_000),
    '100,000 marks of emphasis': '*a_'.repeat(100_000),
    'runs of backticks that never match': times(2000, (at) => `${'`'.repeat((at % 500) + 1)}x`, ' '),
    'lists 500 deep': times(500, (at) => `${'  '.repeat(at)}- x`),
    '5,000 lists on a line': `${'- '.repeat(5000)}x`,
    '5,000 quotes on a line': `${'> '.repeat(5000)}x\n${'> '.repeat(5000)}y`,
    '200,000 headings': '# a\n'.repeat(200_000),
    'a line of 1 MB': 'lorem ipsum dolor '.repeat(55_000),
    'a megabyte of words that look like IDs': 'AC-01 CC6.1 XY-99 '.repeat(55_000),
    '10,000 references that are never defined': times(10_000, (at) => `[r${at}][s${at}]`, ' '),
  })) {
    it(what, async () => {
      assert.deepEqual((await besideGood({ [POLICY]: `${HEAD}\n${body}\n` })).said(POLICY), []);
    });
  }

  it('100,000 links that lead nowhere', async () => {
    const hostile = await besideGood({ [POLICY]: `${HEAD}\n${'[a](b.md) '.repeat(50_000)}\n` });
    assert.equal(hostile.count(POLICY, 'link-broken'), 1001);
  });
});
