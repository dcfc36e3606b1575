/** A register of which one record is read again is what the whole, read again, would be. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { DocumentFacts, DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { DEFAULT_FACT_OPTIONS, readDocument } from '../../../server/src/facts/read-document.ts';
import { rereadRegister } from '../../../server/src/facts/reread-register.ts';
import { runs } from '../random-runs.ts';

const ROLE: DocumentRole = { role: 'register', kind: undefined };

function read(text: string): DocumentFacts {
  return readDocument(text, false, ROLE, DEFAULT_FACT_OPTIONS);
}

function reread(before: string, after: string): DocumentFacts | undefined {
  return rereadRegister({ text: before, facts: read(before) }, after, DEFAULT_FACT_OPTIONS);
}

/** Records in the ways in which people write them. */
const WAYS: readonly ((n: number) => string)[] = [
  (n) =>
    `  - id: AC-${n}\n    title: Control ${n}\n    frequency: quarterly\n    criteria: [CC6.1, CC6.2-CC6.3]\n    policies: [POL-A]\n`,
  (n) => `  - {id: AC-${n}, owner: jane.doe, criteria: {TSC: [CC6.1]}, evidence: [{title: Export}]}\n`,
  (n) =>
    `  # a word on AC-${n}\n  - id: AC-${n}\n\n    title: "Quoted: ${n}"\n    description: >\n      Folded text\n      of two lines.\n`,
  (n) => `  - id: AC-${n}\n    ownr: sam.roe\n    last_reviewed: 2026-02-30\n    owner: '{{owner}}' # later\n`,
  (n) =>
    `  - title: Without an ID ${n}\n    history:\n      - {until: 2026-03-31, frequency: monthly}\n    notes: |\n      - id: no record\n`,
  (n) =>
    `  # plumbline-ignore control-owner-missing, date-invalid: later\n  - id: AC-${n}\n    # plumbline-ignore-file key-unknown\n    ownr: x\n`,
  (n) =>
    `  - id: AC-${n} # plumbline-ignore x ${n}: y\n    title: T\n    # plumbline-ignore control-owner-missing CC6.1: z\n`,
];

function register(seed: readonly number[], ending: string): string {
  const records = seed.map((way, index) => WAYS[way % WAYS.length]?.(index) ?? '');
  const half = Math.floor(records.length / 2);
  const text = `# Controls\ncontrols:\n${records.slice(0, half).join('')}risks:\n${records.slice(half).join('')}`;
  return ending === '\n' ? text : text.replaceAll('\n', ending);
}

const SNIPPETS = [
  'x',
  ' ',
  '\n',
  '    owner: sam.roe\n',
  '  - id: NEW\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ': ',
  '#',
  '|',
  '&a ',
  '*a',
  '---\n',
  '\t',
  '- ',
  '!!str ',
  'vendors:\n',
  '{{',
  '}}',
  '\r',
  '<<<<<<< a\n',
  'plumbline-ignore x',
  '\0',
  '2026-01-01',
  ', ',
];

describe('a register after an edit in one record', () => {
  it('is read to the same as the whole', () => {
    const snippet = fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('x', '1', ' typed', 'AC-1') },
      fc.constantFrom(...SNIPPETS),
    );
    const edit = fc.tuple(fc.nat(), fc.nat(6), fc.array(snippet, { maxLength: 2 }));
    const records = fc.array(fc.nat(WAYS.length - 1), { minLength: 42, maxLength: 50 });
    let times = 0;
    fc.assert(
      fc.property(
        records,
        fc.constantFrom('\n', '\r\n'),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (ways, ending, edits) => {
          let text = register(ways, ending);
          let facts = read(text);
          for (const [at, length, snippets] of edits) {
            const start = at % (text.length + 1);
            const next = text.slice(0, start) + snippets.join('') + text.slice(start + length);
            const again = rereadRegister({ text, facts }, next, DEFAULT_FACT_OPTIONS);
            const whole = read(next);
            if (again !== undefined) {
              times += 1;
              assert.deepEqual(again.problems.toSorted(byPlace), whole.problems.toSorted(byPlace));
              assert.deepEqual({ ...again, problems: [] }, { ...whole, problems: [] });
            }
            text = next;
            facts = again ?? whole;
          }
        },
      ),
      { seed: 20_260_104, numRuns: runs(15) },
    );
    assert.ok(times > 5, `${times} edits were within one record`);
  });

  it('is not read again as a whole where somebody types in a record, the first and the last among them', () => {
    const text = register(
      Array.from({ length: 89 }, (_, index) => index),
      '\n',
    );
    for (const found of ['Control 0', 'Control 42', 'Without an ID 88', 'Quoted: 51']) {
      const at = text.indexOf(found) + found.length;
      assert.ok(at > found.length, found);
      const next = `${text.slice(0, at)} typed${text.slice(at)}`;
      assert.deepEqual(reread(text, next), read(next), found);
    }
  });

  it('is left to the reader of the whole where more than one record may be meant', () => {
    const text = register(
      Array.from({ length: 90 }, () => 0),
      '\n',
    );
    const at = text.indexOf('Control 40');
    for (const typed of ['"', '{', '\n  - id: AC-NEW\n    title: ', '\nrisks:\n', '\n---\n', '&a ', '*a ']) {
      assert.equal(reread(text, text.slice(0, at) + typed + text.slice(at)), undefined, typed);
    }
    assert.equal(reread(text, text.replace('  - id: AC-40\n', '')), undefined);
    const few = register([0, 0, 0], '\n');
    assert.equal(reread(few, few.replace('Control 1', 'Control')), undefined, 'a small register is read at once');
  });
});

function byPlace(
  a: { start: number; end: number; code: string },
  b: { start: number; end: number; code: string },
): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1);
}
