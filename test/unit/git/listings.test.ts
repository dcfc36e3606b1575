/** What Git prints of the index, of trees and of history is read byte by byte. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type LoggedCommit, LogReader, readIndex, readTree } from '../../../server/src/git/listings.ts';
import { runs } from '../random-runs.ts';

const ID = 'a'.repeat(40);
const OTHER = `${'b'.repeat(63)}0`;

/** Names as they may stand in a tree: anything but NUL, and no empty part. */
const NAME = fc
  .array(fc.oneof(fc.constantFrom('\t', '\n', '"', '\\', ' ', ':', 'ä', '日', '\u0001', '100644 '), fc.string()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    parts
      .join('')
      .replaceAll('\0', '')
      .replace(/\p{Surrogate}/gu, ''),
  )
  .filter((name) => name !== '');

describe('the listing of a tree', () => {
  it('has files, links and submodules, and passes over what it does not know', () => {
    const printed = [
      `100644 blob ${ID}\ta b.md`,
      `100755 blob ${OTHER}\trun`,
      `120000 blob ${ID}\tlink`,
      `160000 commit ${ID}\tlib`,
      `040000 tree ${ID}\tfolder`,
      'whatever',
    ].join('\0');
    assert.deepEqual(readTree(Buffer.from(`${printed}\0`)), [
      { path: 'a b.md', kind: 'file', id: ID },
      { path: 'run', kind: 'file', id: OTHER },
      { path: 'link', kind: 'link', id: ID },
      { path: 'lib', kind: 'submodule', id: ID },
    ]);
    assert.deepEqual(readTree(Buffer.alloc(0)), []);
  });

  it('gives every name as it is', () => {
    fc.assert(
      fc.property(fc.array(NAME, { maxLength: 5 }), (names) => {
        const tree = names.map((name) => `100644 blob ${ID}\t${name}\0`).join('');
        assert.deepEqual(
          readTree(Buffer.from(tree)).map(({ path }) => path),
          names,
        );
        const index = names.map((name) => `100644 ${ID} 0\t${name}\0`).join('');
        assert.deepEqual(
          readIndex(Buffer.from(index)).entries.map(({ path }) => path),
          names,
        );
      }),
      { numRuns: runs(200), seed: 1 },
    );
  });

  it('shows bytes that are no UTF-8, and does not break at them', () => {
    const bytes = Buffer.concat([Buffer.from(`100644 blob ${ID}\ta`), Buffer.from([0xff, 0]), Buffer.from('x')]);
    assert.deepEqual(readTree(bytes), [{ path: 'a\ufffd', kind: 'file', id: ID }]);
  });
});

describe('the listing of the index', () => {
  it('takes ours of what is in conflict, and says which that is', () => {
    const printed = [
      `100644 ${ID} 0\ta`,
      `100644 ${OTHER} 1\tb`,
      `100644 ${ID} 2\tb`,
      `100644 ${OTHER} 3\tb`,
      `100644 ${ID} 1\tgone-here`,
      `100644 ${OTHER} 3\tgone-here`,
      '',
    ].join('\0');
    assert.deepEqual(readIndex(Buffer.from(printed)), {
      entries: [
        { path: 'a', kind: 'file', id: ID },
        { path: 'b', kind: 'file', id: ID },
      ],
      unmerged: ['b', 'gone-here'],
    });
  });
});

describe('a log', () => {
  const COMMITS: readonly LoggedCommit[] = [
    {
      id: OTHER,
      day: '2026-02-03',
      subject: 'Übernimm \u0001 alles',
      changes: [
        { path: ':100644 x', before: undefined, after: { kind: 'file', id: ID } },
        { path: '\n\u0001b', before: { kind: 'file', id: ID }, after: { kind: 'link', id: ID } },
      ],
    },
    {
      id: ID,
      day: '2026-02-02',
      subject: '',
      changes: [{ path: 'a', before: { kind: 'submodule', id: ID }, after: undefined }],
    },
  ];
  const NONE = '0'.repeat(40);
  const PRINTED = Buffer.from(
    [
      `\u0001${OTHER} 2026-02-03 Übernimm \u0001 alles`,
      `\n:000000 100644 ${NONE} ${ID} A`,
      ':100644 x',
      `:100644 120000 ${ID} ${ID} T`,
      '\n\u0001b',
      `\u0001${ID} 2026-02-02 `,
      `\n:160000 000000 ${ID} ${NONE} D`,
      'a',
      '',
    ].join('\0'),
  );

  it('is the same wherever a piece of it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(PRINTED.length), { maxLength: 6 }), (cuts) => {
        const read: LoggedCommit[] = [];
        const reader = new LogReader((commit) => read.push(commit));
        let at = 0;
        for (const cut of [...cuts.toSorted((a, b) => a - b), PRINTED.length]) {
          reader.read(PRINTED.subarray(at, cut));
          at = cut;
        }
        reader.end();
        assert.deepEqual(read, COMMITS);
      }),
      { numRuns: runs(100), seed: 1 },
    );
  });
});
