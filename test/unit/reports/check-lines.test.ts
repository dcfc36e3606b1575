/** The findings line by line, and that the problem matcher of the extension finds them all in what the report says. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkLines } from '../../../server/src/reports/check-lines.ts';
import { PLAIN } from '../../../server/src/reports/text-style.ts';
import { engineFor } from '../rules/rule-fixture.ts';

const STYLE = { width: 80, unicode: true, colors: PLAIN };

const FILES = new Map([
  [
    'policies/access.md',
    '---\nid: POL-ACCESS\nversion: 1.10\nstatus: draft\nsatisfies: [CC6.1-CC6.2, CC9.9]\n---\n# Access\n',
  ],
  [
    'policies/a: b.md',
    '---\nid: POL-B\ntitle: B\nstatus: draft\nowner: "a\\nb:1:2: error x: y"\nsatisfies: [CC6.99]\n---\n',
  ],
  [
    'controls/a.yml',
    'controls:\n  - {id: AC-01, status: operating, review_cadence: annual, last_reviewed: 2025-07-10}\n',
  ],
]);

describe('the findings line by line', () => {
  it('say where, how grave, which rule, and what', async () => {
    const engine = await engineFor(FILES);
    const lines = checkLines(engine.diagnose('file:///workspace/policies/access.md'), STYLE).split('\n');
    assert.ok(
      lines.includes(
        'policies/access.md:3:10: warning version-not-string: YAML reads 1.10 as a number, so that 1.10 becomes 1.1. Put the version in quotes: "1.10".',
      ),
      lines.join('\n'),
    );
  });

  it('are all found by the problem matcher, but hints, which VS Code knows only by its own and would list as information', async () => {
    const all = (await engineFor(FILES)).diagnoseAll();
    assert.ok(new Set(all.map(({ severity }) => severity)).size >= 3);
    const lines = checkLines(all, STYLE).trimEnd().split('\n');
    assert.equal(lines.length, all.length);
    const pattern = patternOfManifest();
    for (const [index, { path, range, severity, code, message }] of all.entries()) {
      const place = [path, String(range.start.line + 1), String(range.start.character + 1)];
      assert.deepEqual(
        pattern.exec(lines[index] ?? '')?.slice(1),
        severity === 'hint' ? undefined : [...place, severity, code, message],
      );
    }
  });
});

/** The pattern that the extension contributes, whose groups are in this order. */
function patternOfManifest(): RegExp {
  const manifest = readFileSync('package.json', 'utf8');
  const from = manifest.indexOf('"problemPatterns"');
  const list: unknown = JSON.parse(
    manifest.slice(manifest.indexOf('[', from), manifest.indexOf('\n    ]', from) + '\n    ]'.length),
  );
  assert.ok(Array.isArray(list));
  const patterns: readonly unknown[] = list;
  const [first, ...others] = patterns;
  assert.ok(typeof first === 'object' && first !== null && 'regexp' in first && typeof first.regexp === 'string');
  const { regexp, ...groups } = first;
  assert.deepEqual(others, []);
  assert.deepEqual(groups, { name: 'plumbline', file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 });
  return new RegExp(regexp);
}
