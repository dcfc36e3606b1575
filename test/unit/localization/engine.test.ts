/** What is said of a proposed configuration, in the pseudo-language: every message, and no word of English but in the file itself. */

import { deepEqual, equal } from 'node:assert/strict';

import type { Engine } from '../../../server/src/engine/engine.ts';
import { type Proposal, proposeConfiguration } from '../../../server/src/engine/propose-configuration.ts';
import { engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';
import { plainWords } from './in-pseudo-language.ts';
import { saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

const COMPLY = 'name: X\nsatisfies:\n  TSC:\n    - CC6.1\n    - A1.2\n---\n# X\n';
const POLICY = '---\nid: P-1\ntitle: X\npolicy: true\nresponsible: jane.doe\n---\n';
const REGISTER = 'controls:\n  - {id: AC-1, title: X}\n';

/** Folders as people have them. */
const FOLDERS: readonly FixtureFiles[] = [
  {
    'narratives/7.md': COMPLY,
    'policies/7.md': '# X\n',
    'procedures/7.md': 'id: "7"\nname: "7"\n---\n# 7\n',
    'standards/TSC-2017.yml': 'CC6.1:\n  family: CC6\n',
  },
  { 'docs/policies/7.md': '# X\n', 'docs/policies/8.md': '# X\n', 'c7/7.yml': REGISTER, 'c7/8.yml': REGISTER },
  { '7/index.md': POLICY },
  { '7/index.md': POLICY, '8/index.md': POLICY.replace('P-1', 'P-2') },
  { 'frameworks/7.yml': 'id: F-1\ncriteria:\n  - {id: A.1, label: X}\n' },
  { 'c8/7.yml': 'id: F-1\ncriteria:\n  - {id: A.1, label: X}\n' },
  { 'policies/7.md': POLICY, 'policies/8.md': POLICY.replace('P-1', 'P-2') },
];

/** Paths, keys and IDs of the folders, and a field. */
const WRITTEN = 'F-1 TSC-2017 c7 c8 docs frameworks md owner policies responsible standards yml'.split(' ');

describe('what is said of a proposed configuration, in another language', () => {
  const engines: (readonly [Engine, FixtureFiles])[] = [];

  before(async () => {
    for (const files of FOLDERS) engines.push([await engineFor(new Map(Object.entries(files))), files]);
  });

  const propose = (): readonly Proposal[] =>
    engines.map(([engine, files]) =>
      proposeConfiguration(
        engine,
        Object.entries(files).map(([path, text]) => ({ path, text })),
      ),
    );

  it('is said in every message, and without a word of English', () => {
    const { value, keys } = saidInPseudoLanguage(propose);
    deepEqual(unsaidOf('server/src/engine', keys), []);
    deepEqual(plainWords(value.flatMap(({ recognized, decided }) => [...recognized, ...decided])), WRITTEN);
  });

  it('leaves what the file says as it is', () => {
    const { value } = saidInPseudoLanguage(propose);
    for (const [index, { text }] of propose().entries()) equal(value[index]?.text, text);
  });
});
