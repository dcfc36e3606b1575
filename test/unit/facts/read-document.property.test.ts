/** Whatever a file holds, reading it ends, never throws, and every range lies inside the text. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { LIST_KEYS } from '../../../server/src/domain/kinds.ts';
import type { DocumentFacts, DocumentRole, GroupFacts } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import type { Range } from '../../../server/src/syntax/range.ts';

const KEYS = [...new Set(FIELDS.flatMap((field) => [field.name, ...field.aliases])), ...LIST_KEYS.keys(), 'kind'];
const VALUES = FIELDS.map((field) => field.example).concat(
  [
    'TBD',
    '{{.Name}}',
    '[Company]',
    '<owner>',
    '01/02/2018',
    '2026-02-30',
    '1.10',
    '~',
    '""',
    '[',
    '{',
    '"',
    '&a',
    '*a',
  ],
  ['|', '>-', '# x', '[a, [b]]', '{a: {b: c}}', 'AC-01, AC-02', '\uD800', '\u2028', '{start: 2026-01-01}'],
);
const NOISE = [
  '---',
  '...',
  '\t',
  '- ',
  '# H',
  '```',
  '<!-- AC-01',
  '[a](b.md#c)',
  '\uFEFF',
  'See AC-02 and CC6.1.',
  '\0',
];

const key = fc.constantFrom(...KEYS);
const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...VALUES) },
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('', '  ', '  - ', '    ', '- ', '\t'), key, value) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('', '  '), fc.constantFrom(...LIST_KEYS.keys()), fc.constant('')) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(''), fc.constant(''), fc.constantFrom(...NOISE)) },
);
const body = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) =>
    lines.map(([indent, name, text]) => (name === '' ? text : `${indent}${name}: ${text}`)).join(end),
  );
const source = fc.oneof(
  { weight: 3, arbitrary: body },
  { weight: 3, arbitrary: body.map((text) => `---\n${text}\n---\n\n# Policy\n\nSee AC-02.\n`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
);
const ROLES: readonly DocumentRole[] = [
  { role: 'policy' },
  { role: 'register', kind: undefined },
  { role: 'register', kind: 'control' },
  { role: 'markdown' },
  { role: 'configuration' },
];

function* rangesOfGroup(group: GroupFacts): Generator<Range> {
  yield group.range;
  for (const fact of group.fields.values()) {
    yield fact.key;
    yield fact.range;
    for (const one of fact.values) {
      yield one;
      if (one.framework !== undefined) yield one.framework;
    }
    for (const inner of fact.groups) yield* rangesOfGroup(inner);
  }
}

function* rangesOf(facts: DocumentFacts): Generator<Range> {
  for (const record of facts.records) {
    yield record.anchor;
    if (record.id !== undefined) yield record.id;
    yield* rangesOfGroup(record);
  }
  yield* facts.references;
  yield* facts.criteria;
  yield* facts.files;
  yield* facts.headings;
  for (const problem of facts.problems) {
    yield problem;
    if (problem.related !== undefined) yield problem.related.range;
  }
  if (facts.configuration === undefined) return;
  yield* rangesOfGroup(facts.configuration);
  for (const entry of [...facts.configuration.keys, ...facts.configuration.rules]) {
    yield entry.key;
    yield* entry.values;
  }
}

describe('reading any text', () => {
  it('never throws, and every range lies inside the text', () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...ROLES), fc.boolean(), (text, role, markdown) => {
        const facts = readDocument(text, markdown, role);
        for (const { start, end } of rangesOf(facts)) {
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
        }
        for (const reference of [...facts.references, ...facts.criteria]) {
          assert.ok(reference.record === undefined || facts.records[reference.record] !== undefined);
        }
      }),
      { seed: 20260630, numRuns: 400 },
    );
  });
});
