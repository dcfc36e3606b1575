/** Whatever a file holds, reading it ends, never throws, and every range lies inside the text. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { DocumentFacts, DocumentRole, GroupFacts } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import type { Range } from '../../../server/src/syntax/range.ts';
import { runs } from '../random-runs.ts';
import { DOCUMENT_SOURCE } from './document-source.ts';

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
      fc.property(DOCUMENT_SOURCE, fc.constantFrom(...ROLES), fc.boolean(), (text, role, markdown) => {
        const facts = readDocument(text, markdown, role);
        for (const { start, end } of rangesOf(facts)) {
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
        }
        for (const reference of [...facts.references, ...facts.criteria]) {
          assert.ok(reference.record === undefined || facts.records[reference.record] !== undefined);
        }
      }),
      { seed: 20260630, numRuns: runs(50) },
    );
  });
});
