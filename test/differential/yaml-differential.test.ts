/**
 * The fast YAML reader and the library agree: whatever the fast reader takes, it reads as the library does, and where
 * it hands over entries, the whole comes out as if the library had read it at once.
 */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readYamlFast } from '../../server/src/syntax/yaml-fast.ts';
import { readYamlWithLibrary } from '../../server/src/syntax/yaml-library.ts';
import type { YamlStream } from '../../server/src/syntax/yaml-tree.ts';
import { parseYaml } from '../../server/src/syntax/yaml.ts';
import { damaged, soup, written, yamlFiles } from './yaml-documents.ts';

const ALL = process.env['PLUMBLINE_DIFFERENTIAL'] === 'all';
const SEED = ALL ? Date.now() : 2026;
const NUMBER_OF_RUNS = ALL ? 20_000 : 700;
const TIME_LIMIT = ALL ? 1_200_000 : 60_000;

/** Real registers to damage, should there be no others. */
const REGISTER = `# Controls over access
controls:
  - id: AC-02
    title: Quarterly user access review
    owner: jane.doe                 # one accountable person
    frequency: quarterly
    last_reviewed: 2026-02-01
    criteria: [CC6.1, CC6.2, CC6.3]
    description: >-
      The owner compares the list of users
      with the list of active staff.
    evidence: [{title: Signed-off export, source: "Okta", retention: P7Y}]

  - id: AC-03
    title: 'Joiners: access is asked for'
    systems:
    - okta
    - aws
`;

function inOrder(stream: YamlStream): YamlStream {
  const problems = stream.problems.toSorted((left, right) => left.start - right.start || left.end - right.end);
  return { documents: stream.documents, comments: stream.comments, problems };
}

function isMalformed(stream: YamlStream): boolean {
  return stream.problems.some(({ code }) => code === 'yaml-syntax');
}

/**
 * Text in which the library reads a line as part of a value that stands further in, or takes properties that stand too far
 * out. YAML forbids both, and an entry that is read by itself has no such lines in it.
 */
function isLenientlyRead(text: string): boolean {
  const forgotten = /(?:[:-]|^|\n)[ \t]*(?:#[^\n]*)?\r?\n(?:\s*\n)*[ \t]*#\S|\n[ \t]*\n#/;
  const propertiesAtLineStart = /(?:^|\n)[ \t]*[!&]/;
  return forgotten.test(text) || propertiesAtLineStart.test(text);
}

/** Asserts that the readers agree on a text. Gives who read it. */
function assertAgree(text: string): 'fast' | 'library' | 'malformed' {
  const fast = readYamlFast(text);
  const library = readYamlWithLibrary(text);
  if (fast !== undefined) assert.deepEqual(inOrder(fast), inOrder(library));
  const malformed = isMalformed(library);
  if (!isLenientlyRead(text)) {
    const both = parseYaml(text);
    for (const { start, end } of both.problems) assert.ok(start >= 0 && start <= end && end <= text.length);
    // In what is malformed, the entries are read by themselves so that the fault stays local: then only the verdict agrees.
    if (malformed) assert.ok(isMalformed(both), library.problems[0]?.message);
    else assert.deepEqual(both, inOrder(library));
  }
  if (malformed) return 'malformed';
  return fast === undefined ? 'library' : 'fast';
}

describe(`YAML readers (seed ${SEED})`, () => {
  const examples = yamlFiles('examples');
  const registers = [REGISTER, ...examples.map(({ text }) => text)];

  it('agree on the examples, and the fast one reads nearly all that are well-formed', () => {
    const readers = registers.map(assertAgree).filter((reader) => reader !== 'malformed');
    const share = readers.filter((reader) => reader === 'fast').length / readers.length;
    assert.ok(share >= 0.95, `the fast reader took ${(100 * share).toFixed(0)}% of ${readers.length} files`);
  });

  it('agree on the YAML in the packages that we install', () => {
    const files = yamlFiles('node_modules');
    for (const { path, text } of files) {
      try {
        assertAgree(text);
      } catch (error) {
        throw new Error(path, { cause: error });
      }
    }
  }).timeout(TIME_LIMIT);

  const generators: readonly (readonly [string, fc.Arbitrary<string>, number])[] = [
    ['documents written from a model', written, 0.35],
    ['registers gone wrong', damaged(registers), 0.3],
    ['fragments in any order', soup, 0.05],
  ];
  for (const [name, documents, leastShare] of generators) {
    it(`agree on ${name}`, () => {
      let runs = 0;
      let taken = 0;
      fc.assert(
        fc.property(documents, (text) => {
          runs++;
          if (assertAgree(text) === 'fast') taken++;
        }),
        { seed: SEED, numRuns: NUMBER_OF_RUNS },
      );
      // A fast reader that takes little would agree with anyone.
      assert.ok(taken / runs >= leastShare, `the fast reader took ${taken} of ${runs}`);
    }).timeout(TIME_LIMIT);
  }

  it('differ in speed', () => {
    const records = REGISTER.slice(REGISTER.indexOf('  - id'));
    const text = `controls:\n${records.repeat(150)}`;
    const time = (read: () => unknown): number => {
      const start = performance.now();
      read();
      return performance.now() - start;
    };
    const library = time(() => readYamlWithLibrary(text));
    const fast = Math.min(...Array.from({ length: 5 }, () => time(() => readYamlFast(text))));
    // Forty times on a machine with nothing else to do.
    assert.ok(library > 8 * fast, `${(library / fast).toFixed(1)} times as fast as the library`);
  }).timeout(TIME_LIMIT);
});
