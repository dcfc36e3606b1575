/** Packed facts come back as they were, whatever the document: what is said of a file does not depend on who has it open. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { NumberReader, NumberWriter } from '../../../server/src/facts/compact-numbers.ts';
import type { DocumentFacts, DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { packFacts, unpackFacts } from '../../../server/src/facts/packed-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { runs } from '../random-runs.ts';
import { DOCUMENT_SOURCE } from './document-source.ts';

const ROLES: readonly DocumentRole[] = [
  { role: 'policy' },
  { role: 'markdown' },
  { role: 'register', kind: undefined },
  { role: 'register', kind: 'evidence' },
];

function assertSame(facts: DocumentFacts): void {
  const packed = packFacts(facts);
  if (packed !== undefined) assert.deepEqual(unpackFacts(packed), facts);
}

describe('packed facts', () => {
  it('of a policy hold every field, reference, link, heading and line', () => {
    const text = `---
id: POL-ACCESS
title: “Zugriff” – Access
version: 2
status: approved
approved: Jun 1 2018
owner: [jane.doe, sam.roe]
review_cadence: annual
satisfies: {TSC: [CC6.1, CC6.2-CC6.3]}
controls: AC-01, AC-02
revisions: [{date: 2026-01-01, comment: TBD}, {date: 2026-02-01}]
---
# Access & more

<a id="there"></a>See AC-03, CC6.1 and [there](other.md#x "y").

<!-- plumbline-ignore link-broken, criterion-unknown CC9.9: to be written -->
`;
    const facts = readDocument(text, true, { role: 'policy' });
    assert.ok(facts.records[0]?.fields.get('revisions')?.groups.length === 2);
    assert.equal(facts.suppressions.length, 1);
    const packed = packFacts(facts);
    assert.ok(packed !== undefined);
    assert.deepEqual(unpackFacts(packed), facts);
  });

  it('of source code hold the controls that it names, and every line', () => {
    const facts = readDocument('\n// @control AC-02, AC-03\r\n', false, { role: 'code', markers: ['@control'] });
    assert.equal(facts.references.length, 2);
    const packed = packFacts(facts);
    assert.ok(packed !== undefined);
    assert.deepEqual(unpackFacts(packed), facts);
  });

  it('of whatever file are the same', () => {
    fc.assert(
      fc.property(DOCUMENT_SOURCE, fc.boolean(), fc.constantFrom(...ROLES), (text, markdown, role) => {
        assertSame(readDocument(text, markdown, role));
      }),
      { seed: 20261127, numRuns: runs(40) },
    );
  });

  it('of the example company are the same', () => {
    const policies = join(import.meta.dirname, '../../../examples/acme/policies');
    const files = readdirSync(policies).filter((name) => name.endsWith('.md'));
    assert.ok(files.length > 10);
    for (const name of files)
      assertSame(readDocument(readFileSync(join(policies, name), 'utf8'), true, { role: 'policy' }));
  });

  it('are not made of plumbline.yml, and not of a register of many records', () => {
    assert.equal(packFacts(readDocument('organization: Acme\n', false, { role: 'configuration' })), undefined);
    const many = Array.from({ length: 5 }, (_, index) => `  - id: AC-0${index}\n`).join('');
    assert.equal(
      packFacts(readDocument(`controls:\n${many}`, false, { role: 'register', kind: undefined })),
      undefined,
    );
  });
});

describe('compact numbers', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(0xffff_ffff), fc.maxSafeNat())), (pairs) => {
        const writer = new NumberWriter();
        for (const [small, large] of pairs) {
          writer.write(small);
          writer.writeLarge(large);
        }
        const reader = new NumberReader(writer.take());
        assert.deepEqual(
          pairs.map(() => [reader.read(), reader.readLarge()]),
          pairs,
        );
      }),
      { seed: 20261127, numRuns: 200 },
    );
  });
});
