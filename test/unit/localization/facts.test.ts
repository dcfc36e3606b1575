/** What is said of the fields of records and of settings, in the pseudo-language: every message, and no word of English. */

import { deepEqual } from 'node:assert/strict';

import type { DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';
import { plainWords } from './in-pseudo-language.ts';
import { saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

const REGISTER: DocumentRole = { role: 'register', kind: undefined };
const CONTROLS: DocumentRole = { role: 'register', kind: 'control' };
const SETTINGS: DocumentRole = { role: 'configuration' };
const NAMED: DocumentRole = { role: 'framework', name: 'F-1', isNamed: true };

const MANY = Array.from({ length: 600 }, (_, index) => `  K${index}: x`).join('\n');
const LONG_LIST = Array.from({ length: 101 }, (_, index) => `x${index}`).join(', ');

/** YAML files, each with other faults; keys and values are of letters and digits that no sentence of ours has. */
const TEXTS: readonly (readonly [text: string, role: DocumentRole])[] = [
  [
    `controls:
  - id: C-1
    frequncy: daily
    qqqqqq: x
    type: detectiv
    nature: 7-7
    frequency: 7x
    started: 01/02/2031
    retired: 2031-02-40
    review_cadence: 7x
    last_reviewed: 2031-13-01
    title: "[Company]"
    lastReviewed: 2031-01-01
    last-reviewed: 2031-01-02
    history: [{until: 2031-01-01, qqqqqq: x}]
    evidence: [{qqqqqq: x, retention: 7x}]
    layer: [x, y]
    policies: {x: y}
  - [x]
  - x
  - id: "7\\n7"
  - id: ${'7'.repeat(201)}
`,
    REGISTER,
  ],
  [
    `vendors:
  - {id: V-1, qqqqqq: x, report: {qqqqqq: x, url: "javascript:x"}, cuecs: [{qqqqqq: x}]}
risks:
  - {id: R-1, qqqqqq: x, likelihood: x, impact: 9, treatment: x}
exceptions: [{id: X-1, qqqqqq: x}]
people: [{id: P-1, qqqqqq: x, active: x}]
teams: [{id: T-1, qqqqqq: x}]
systems: [{id: S-1, qqqqqq: x}]
incidents: [{id: I-1, qqqqqq: x}]
metrics: [{id: M-1, qqqqqq: x, value: x, target: x}]
populations:
  - {id: P-2, qqqqqq: x, events: [{qqqqqq: x}], period: {start: 2031-02-01, end: 2031-01-01, qqqqqq: x}}
evidence:
  - {id: E-1, qqqqqq: x, period: {start: 2031-01-01}, sha256: 7}
  - {id: E-2, period: {end: 2031-01-01}}
  - {id: E-3, period: {}}
  - {id: E-4, period: 7x}
  - {id: E-5, period: 01/02/2031}
`,
    REGISTER,
  ],
  ['controls: x\n', REGISTER],
  ['controls: [{id: C-1}]\nevidnce: [{id: E-1}]\n', REGISTER],
  ['kind: evidnce\nid: E-1\n', REGISTER],
  ['kind: 7x\nid: C-1\n', CONTROLS],
  ['<<<<<<< x\nid: C-1\n=======\nid: C-2\n>>>>>>> y\n', CONTROLS],
  ['<<<<<<< x\nid: C-1\n=======\n', CONTROLS],
  [`controls:\n${'  - {qqqqqq: x}\n'.repeat(600)}`, REGISTER],
  [
    `organization: x
qqqqqq: x
files: x
incident_resolution: x
samples: {daily: -1, annual: x}
engagement: {qqqqqq: x}
keys: {owner: [${LONG_LIST}]}
rules:
${MANY}
`,
    SETTINGS,
  ],
  ['samples: x\n', SETTINGS],
  ['- x\n', SETTINGS],
  ['- x\n', NAMED],
  ['id: F-1\n', NAMED],
  ['id: F-1\ncriteria:\n', NAMED],
  ['id: F-1\ncriteria: x\n', NAMED],
  ['id: F-1\nqqqqqq: x\ncriteria:\n  - {label: x, qqqqqq: x}\n  - [x]\n', NAMED],
  [`id: F-1\ncriteria:\n${Array.from({ length: 5001 }, (_, index) => `  - ${index}.1`).join('\n')}\n`, NAMED],
];

/** Of the front-matter of policies. */
const POLICIES = [
  '# X\n',
  '---\nid: P-1\nversion: 1.10\nowneer: x\napproved_digest: 7\nrevisions: [{dat: x}]\n---\n',
  '---\nid: P-1\nowneer: x\nrevisions: [{dat: x}]\n',
];

/** Keys, values and examples of the format, and what the fixtures hold. */
const WRITTEN =
  'Access Company P14D P7D POL-ACCESS accept active annual automated avoid continuous control controls critical daily dat date detectiv detective end evidence evidnce false frequency frequncy high hybrid id impact javascript label last last-reviewed lastReviewed layer likelihood manual mitigate monthly nature owneer owner people per-event period plumbline policies process qqqqqq quarterly retired reviewed rules semiannual start target technology title transfer treatment true type value weekly yml'.split(
    ' ',
  );

describe('what is said of fields, in another language', () => {
  it('is said in every message, and in no word of English', () => {
    const { value, keys } = saidInPseudoLanguage(() =>
      [
        ...TEXTS.map(([text, role]) => readDocument(text, false, role)),
        ...POLICIES.map((text) => readDocument(text, true, { role: 'policy' })),
      ].flatMap(({ problems }) => problems.flatMap(({ message, related }) => [message, related?.message ?? ''])),
    );
    // Every number in the table of fields has bounds.
    deepEqual(unsaidOf('server/src/facts', keys), ['Write {0} in digits, such as 12.']);
    deepEqual(plainWords(value), WRITTEN);
  });
});
