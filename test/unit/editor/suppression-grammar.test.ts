/** The TextMate injection for comments that silence findings: every rule and both words, in comments only, in linear time. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FILE_SUPPRESSION_WORD, SUPPRESSION_WORD } from '../../../server/src/facts/suppression-comment.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';

const FILE = new URL('../../../syntaxes/plumbline.suppression.tmLanguage.json', import.meta.url);

/** What stands in JSON on a way of keys. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

const GRAMMAR: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
const COMMENT = new RegExp(String(at(GRAMMAR, 'patterns', 0, 'match')));
const CODE = new RegExp(String(at(GRAMMAR, 'patterns', 0, 'captures', '2', 'patterns', 0, 'match')), 'g');

/** The word and the codes that are coloured in a line; undefined where nothing is. */
function coloured(line: string): readonly string[] | undefined {
  const match = COMMENT.exec(line);
  return match === null ? undefined : [match[1] ?? '', ...((match[2] ?? '').match(CODE) ?? [])];
}

describe('TextMate injection for silencing comments', () => {
  it('is injected into comments only, and not into code that a text shows', () => {
    assert.equal(
      at(GRAMMAR, 'injectionSelector'),
      'L:source.yaml comment, L:text.html.markdown comment - markup.fenced_code',
    );
  });

  it('knows both words and every rule', () => {
    for (const word of [SUPPRESSION_WORD, FILE_SUPPRESSION_WORD]) {
      assert.deepEqual(coloured(`# ${word} ${RULE_CODES.join(' ')}: a reason`), [word, ...RULE_CODES]);
      assert.deepEqual(coloured(`<!-- ${word} ${RULE_CODES.join(', ')} -->`), [word, ...RULE_CODES]);
    }
  });

  it('takes no word further on, and no other word', () => {
    for (const line of ['# see plumbline-ignore key-unknown', '# plumbline-ignore-next key-unknown', '# plumbline']) {
      assert.equal(coloured(line), undefined, line);
    }
    assert.deepEqual(coloured('# plumbline-ignore key-unknown: see value-invalid'), [
      'plumbline-ignore',
      'key-unknown',
    ]);
  });

  it('takes time in proportion to the line', () => {
    for (const unit of ['a-', 'a-a ', ' ', ', ', 'plumbline-ignore ', '#']) {
      const line = `# plumbline-ignore ${unit.repeat(Math.ceil(100_000 / unit.length))}`;
      const started = performance.now();
      coloured(`${line}!`);
      coloured(`${line.slice(2)}!`);
      const took = performance.now() - started;
      assert.ok(took < 500, `“${unit}” again and again takes ${took} ms`);
    }
  });
});
