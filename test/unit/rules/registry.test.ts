/** The registry of rules: every code is described once, has a page that is true, and is put to the test by a fixture. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES, ruleOf } from '../../../server/src/rules/registry.ts';
import { RULE_CODES, type RuleCode } from '../../../server/src/rules/rule-codes.ts';
import { examplesOf, PAGE_CONTEXT } from './page-examples.ts';
import { GOOD } from './good-workspace.ts';
import { dedent, engineFor } from './rule-fixture.ts';

const PAGES = new URL('../../../docs/rules/', import.meta.url);
const TESTS = new URL('./', import.meta.url);

function page(code: string): string {
  return readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
}

describe('registry of rules', () => {
  it('describes every code once, in the order of the public list', () => {
    assert.deepEqual(
      RULES.map((rule) => rule.code),
      RULE_CODES,
    );
  });

  it('describes each in a sentence', () => {
    for (const { code, summary } of RULES) assert.match(summary, /^\S.{15,140}\.$/, code);
    assert.equal(new Set(RULES.map((rule) => rule.summary)).size, RULES.length);
  });

  it('has errors for what is wrong, and never for what is missing or due', () => {
    for (const { code, severity } of RULES) {
      if (/-(?:unknown|duplicate|syntax|invalid|ambiguous|broken|unclosed)$/.test(code))
        assert.equal(severity, 'error', code);
      if (/-overdue$|-unmapped$/.test(code)) assert.equal(severity, 'warning', code);
      if (code.endsWith('-due-soon')) assert.equal(severity, 'information', code);
    }
  });

  it('has a fixture for every code', () => {
    const tests = readdirSync(TESTS).filter((name) => name.endsWith('.test.ts') && name !== 'registry.test.ts');
    const text = tests.map((name) => readFileSync(new URL(name, TESTS), 'utf8')).join('\n');
    assert.deepEqual(
      RULE_CODES.filter((code) => !text.includes(code)),
      [],
    );
  });
});

const HEADINGS = ['Why it matters', 'Bad', 'Good', 'How to fix it'];

describe('pages of the rules', () => {
  it('are there for every code, and for no other', () => {
    const names = readdirSync(PAGES).filter((name) => name.endsWith('.md') && name !== 'README.md');
    assert.deepEqual(names.toSorted(), RULE_CODES.map((code) => `${code}.md`).toSorted());
  });

  for (const code of RULE_CODES) {
    it(`${code}: says what the registry says, in the common layout`, () => {
      const { severity, summary } = ruleOf(code);
      const text = page(code);
      const lines = text.split('\n');
      assert.equal(lines[0], `# ${code}`);
      assert.equal(lines[2], `Severity: ${severity}`);
      const meaning = text.slice(text.indexOf(lines[2]) + lines[2].length, text.indexOf('\n## '));
      assert.equal(meaning.trim().replaceAll(/\s+/g, ' '), summary);
      const headings = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));
      assert.deepEqual(headings, [...HEADINGS, severity === 'off' ? 'How to turn it on' : 'How to turn it off']);
      assert.ok(text.includes(`rules: {${code}: `), 'shows how to change its severity');
    });
  }

  for (const code of RULE_CODES) {
    it(`${code}: has a bad example that is one, and a good one that is not`, async () => {
      const bad = await findingsIn(code, 'Bad');
      const good = await findingsIn(code, 'Good');
      assert.ok(bad > 0, 'the bad example has the finding');
      // One control cannot map every criterion there is.
      if (code === 'criterion-unmapped') assert.equal(good, bad - 1);
      else assert.equal(good, 0, 'the good example has not');
    });
  }
});

/** How often a rule reports something in the example of its page, beside a workspace in which nothing is wrong. */
async function findingsIn(code: RuleCode, heading: 'Bad' | 'Good'): Promise<number> {
  const { files, asOf } = examplesOf(page(code), heading);
  const texts = Object.entries({ ...GOOD, ...PAGE_CONTEXT }).map(([path, text]) => [path, dedent(text)] as const);
  const engine = await engineFor(new Map([...texts, ...files]), { asOf });
  const isExample = (path: string): boolean => files.has(path) || path === 'plumbline.yml';
  return engine.diagnoseAll().filter((diagnosis) => diagnosis.code === code && isExample(diagnosis.path)).length;
}
