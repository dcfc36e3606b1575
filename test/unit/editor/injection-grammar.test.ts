/** The TextMate injection for Markdown and YAML: what it colours, what it leaves alone, and that it takes linear time. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TSC_2017 } from '../../../server/src/frameworks/tsc-2017.ts';

interface Pattern {
  readonly scope: string;
  readonly match: RegExp;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FILE = new URL('../../../syntaxes/plumbline.injection.tmLanguage.json', import.meta.url);
const GRAMMAR: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

/** The patterns in their order. Oniguruma and JavaScript agree on all that these are made of. */
function patternsOf(grammar: unknown): readonly Pattern[] {
  assert.ok(isObject(grammar) && Array.isArray(grammar['patterns']) && isObject(grammar['repository']));
  const { patterns, repository } = grammar;
  return patterns.map((pattern: unknown) => {
    assert.ok(isObject(pattern) && typeof pattern['include'] === 'string');
    const rule = repository[pattern['include'].slice(1)];
    assert.ok(isObject(rule) && typeof rule['name'] === 'string' && typeof rule['match'] === 'string');
    return { scope: rule['name'], match: new RegExp(rule['match'], 'g') };
  });
}

const PATTERNS = patternsOf(GRAMMAR);

interface Match {
  readonly index: number;
  readonly text: string;
  readonly scope: string;
}

function firstMatch({ scope, match }: Pattern, line: string, from: number): Match | undefined {
  match.lastIndex = from;
  const result = match.exec(line);
  return result === null ? undefined : { index: result.index, text: result[0], scope };
}

/**
 * What is coloured in a line, as TextMate does it: the earliest match counts, of equals the first pattern's. What a pattern
 * finds further on is kept until it is reached, as the editor's scanner keeps it.
 */
function coloured(line: string): readonly string[] {
  const found: string[] = [];
  let ahead = PATTERNS.map((pattern) => firstMatch(pattern, line, 0));
  for (;;) {
    const [first] = ahead.filter((match) => match !== undefined).toSorted((a, b) => a.index - b.index);
    if (first === undefined) return found;
    found.push(`${first.scope.split('.').at(-2) ?? ''} ${first.text}`);
    const at = first.index + first.text.length;
    ahead = PATTERNS.map((pattern, index) => {
      const kept = ahead[index];
      return kept === undefined || kept.index >= at ? kept : firstMatch(pattern, line, at);
    });
  }
}

describe('TextMate injection', () => {
  it('is injected into paragraphs, headings, tables and strings only', () => {
    assert.ok(isObject(GRAMMAR) && GRAMMAR['scopeName'] === 'plumbline.injection');
    const selector = GRAMMAR['injectionSelector'];
    assert.ok(typeof selector === 'string');
    // Before one of these begins, a match would keep the language's own grammar from beginning it.
    for (const part of selector.split(/,\s*(?=L:)/)) {
      assert.match(part, /^L:\S+ (?:\(meta\.paragraph \| markup\.heading \| markup\.table\)|(?:\S+ )?string) - /);
    }
  });

  it('has scopes that the themes of VS Code colour', () => {
    assert.deepEqual(
      PATTERNS.map(({ scope }) => scope),
      [
        'constant.numeric.criterion.plumbline',
        'support.class.record-id.plumbline',
        'keyword.other.placeholder.plumbline',
      ],
    );
  });

  it('knows the 61 criteria, and no other', () => {
    for (const { id } of TSC_2017.criteria) {
      assert.deepEqual(coloured(id), [`criterion ${id}`]);
      assert.deepEqual(coloured(`(TSC.${id}).`), [`criterion TSC.${id}`]);
    }
    for (const text of [
      'CC9.9',
      'CC6.10',
      'CC6.1.2',
      'CC6',
      'A1.4',
      'XCC6.1',
      'cc6.1',
      'v1.CC6.1',
      'P9.1',
      'a/CC6.1',
    ]) {
      assert.deepEqual(coloured(text), [], text);
    }
  });

  for (const [line, expected] of [
    ['criteria: [CC6.1, CC6.2]', ['criterion CC6.1', 'criterion CC6.2']],
    ['CC6.1-CC6.3 and CC7.1–CC7.5', ['criterion CC6.1', 'criterion CC6.3', 'criterion CC7.1', 'criterion CC7.5']],
    ['CC6.1 - Logical access', ['criterion CC6.1']],
    ['As AC-02 says, _AC-03_ and (AC-04).', ['record-id AC-02', 'record-id AC-03', 'record-id AC-04']],
    ['EV-2026-Q1-AC-02, CUEC-OKTA-1', ['record-id EV-2026-Q1-AC-02', 'record-id CUEC-OKTA-1']],
    ['POL-ACCESS, UTF-8, SHA-256, ISO-27001, CVE-2026-1234, SOC-2', []],
    ['AC-02.csv, AC-02x, xAC-02, /AC-02/, #AC-02, a@AC-02, 2026-01-15', []],
    ['{{.Name}} of {{company_name}}', ['placeholder {{.Name}}', 'placeholder {{company_name}}']],
    ['owner: TBD', ['placeholder TBD']],
    ['TODO: the board approves', ['placeholder TODO']],
    ['TODOS, mastodon, TBD_1, #TODO, { {x} }', []],
  ] as const) {
    it(`colours in “${line}”: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(coloured(line), expected);
    });
  }

  it('takes time in proportion to the line', () => {
    const units = [
      'A-',
      'A-1',
      'AC-02',
      '-',
      'A1-A1-',
      'CC6.1-',
      'TSC.',
      'TSC.CC6.',
      '{{',
      '{{a',
      '{',
      '}',
      'TODO',
      'TBD_',
      'A',
      '1',
      'CC',
    ];
    for (const unit of units) {
      const line = unit.repeat(Math.ceil(100_000 / unit.length));
      const started = performance.now();
      coloured(line);
      coloured(`${line}!`);
      const took = performance.now() - started;
      assert.ok(took < 500, `“${unit}” again and again takes ${took} ms`);
    }
  });
});
