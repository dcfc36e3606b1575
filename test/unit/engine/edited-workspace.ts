/** Random sequences of what happens to a workspace while an editor is open on it: the material of the model test. */

import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { FILE } from '../rules/random-workspace.ts';
import { GOOD } from '../rules/good-workspace.ts';
import { BASELINE_FILE } from '../../../server/src/workspace/baseline-file.ts';
import { dedent } from '../rules/rule-fixture.ts';

/** Something that happens, on the disk, in the editor or on the calendar. */
export type Step =
  | { readonly step: 'write'; readonly path: string; readonly text: string }
  | { readonly step: 'delete'; readonly path: string }
  /** Of a file or of a folder: a watcher reports a folder alone, and none of what is in it. */
  | { readonly step: 'rename'; readonly from: string; readonly to: string }
  | { readonly step: 'open'; readonly path: string }
  /** Types over a stretch of an open document; of a closed one, it is opened first. */
  | { readonly step: 'type'; readonly path: string; readonly at: number; readonly over: number; readonly text: string }
  | { readonly step: 'close'; readonly path: string }
  | { readonly step: 'day'; readonly asOf: string }
  /** Records what is found now as the baseline. */
  | { readonly step: 'adopt' };

const ENGAGEMENT = `
engagement:
  type: 2
  period: {start: 2026-01-01, end: 2026-12-31}
  categories: [security, availability]
`;

/** What a configuration may change: the audit, which files are read, by which keys, and what is said of them. */
const CONFIGURATIONS = [
  ENGAGEMENT,
  `${ENGAGEMENT}late_after: P90D\n`,
  `${ENGAGEMENT}evidence_name: "{year}/{control}-{title}"\n`,
  `${ENGAGEMENT}incident_resolution: {high: P1Y, medium: P1D}\n`,
  `${ENGAGEMENT}rules: {control-evidence-missing: off, evidence-expired: error, link-broken: hint}\n`,
  `${ENGAGEMENT}keys: {owner: [steward], criteria: [meets]}\n`,
  'files: {registers: ["controls/**/*.yml"]}\n',
  'files: {exclude: ["evidence/**"], policies: ["notes/*.md"]}\n',
  'engagement: {type: 1, as_of: 2026-06-30}\n',
  `${ENGAGEMENT}  frameworks: [ISO]\n`,
  'frameworks: ["catalogs/*.yml", "frameworks/a.yml"]\n',
  '',
];

/** A file of evidence, and its digest as long as nobody writes to it. */
const EXPORT = 'evidence/2026/q1-access-review.csv';
const DIGEST = createHash('sha256')
  .update(GOOD[EXPORT] ?? '')
  .digest('hex');

/** The good workspace under a Type 2 engagement: some controls operate, so that an edit can spoil it. */
export const START: ReadonlyMap<string, string> = new Map([
  ...Object.entries(GOOD).map(([path, text]): [string, string] => [path, dedent(text)]),
  ['plumbline.yml', ENGAGEMENT],
  [
    'exceptions/a.yml',
    'exceptions:\n  - {id: EX-1, control: AC-01, approver: chris.lee, approved: 2026-04-01, expires: 2026-07-31}\n',
  ],
  [
    'evidence/verified.yml',
    `evidence:\n  - {id: EV-9, control: AC-01, period: 2026-Q2, collected: 2026-06-30, path: ${EXPORT}, sha256: ${DIGEST}}\n`,
  ],
  [
    'risks/a.yml',
    [
      'risks:',
      '  - {id: R-1, owner: jane.doe, treatment: mitigate, controls: [AC-01], next_review: 2026-07-01}',
      'vendors:',
      '  - {id: V-OKTA, method: carve-out, report: {type: 2, start: 2025-07-01, end: 2026-03-31}, cuecs: [{id: C-1, controls: [AC-01]}]}',
      'incidents:',
      '  - {id: INC-1, severity: high, detected: 2026-06-20}',
      'metrics:',
      '  - {id: M-1, control: AC-01, value: 41, target: "<= 30", measured: 2026-07-01}',
      '',
    ].join('\n'),
  ],
  [
    'exceptions/b.yml',
    'exceptions:\n  - {id: EX-2, control: AC-01, approver: chris.lee, approved: 2026-03-01, expires: 2026-05-31, compensating_control: AC-02}\n',
  ],
  [
    'frameworks/a.yml',
    'id: ISO\ncriteria:\n  - {id: A.5.1, label: Policies, maps: [CC6.1]}\n  - {id: A.5.2, label: Roles, family: People}\n',
  ],
  [
    'notes/plan.md',
    '---\nid: POL-PLAN\nsatisfies: [A1.1]\n---\n\n# Plan\n\nSee [access](../policies/access.md#scope).\n',
  ],
]);

const PATHS = [
  ...START.keys(),
  'policies/a.md',
  'policies/b.md',
  'frameworks/b.yml',
  'catalogs/a.yml',
  'controls/a.yml',
  'controls/b.yml',
  'evidence/a.yml',
  'evidence/a.csv',
  'Evidence/2026/Q1-access-review.csv',
  'risks/a.yml',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitignore',
  BASELINE_FILE,
];
const FOLDERS = [
  'frameworks',
  'catalogs',
  'controls',
  'evidence',
  'evidence/2026',
  'policies',
  'docs',
  'archive',
  'notes',
  'risks',
];

/** What people type: keys, values and marks that change what the text around them means. */
const TYPED = [
  '',
  '',
  '\n',
  ' ',
  '-',
  '#',
  ': ',
  '"',
  'AC-02',
  'EV-2',
  'CC6.1, ',
  'A.5.1, ',
  'ISO.A.5.2, ',
  '\n  - {id: A.5.3, maps: [A.5.1]}\n',
  '\n  - id: AC-03\n    owner: jane.doe\n',
  '\n  - {title: Without an ID, control: AC-01, period: 2026-Q2, collected: 2026-07-01, url: "https://acme.example"}\n',
  '\n---\n',
  'retired',
  'steward: jane.doe\n',
  '\n## Scope\n',
  ' # plumbline-ignore control-owner-missing, criterion-unmapped: later\n',
  '\n<!-- plumbline-ignore-file link-broken: later -->\n',
  'plumbline-ignore',
  '\n\nAC-01 and AC-77, CC6.1.\n',
];

const path = fc.constantFrom(...PATHS);
const asOf = fc.constantFrom('2026-06-30', '2026-04-15', '2026-07-15', '2026-12-31', '2027-02-01');

const write: fc.Arbitrary<Step> = fc
  .oneof(
    { weight: 4, arbitrary: FILE },
    fc.tuple(fc.constant('plumbline.yml'), fc.constantFrom(...CONFIGURATIONS)),
    fc.tuple(fc.constant('.gitignore'), fc.constantFrom('evidence/2026\n', 'policies/*\n', '')),
    fc.constantFrom(...START),
    fc.tuple(path, fc.constantFrom('* @jane @sam-roe\n', 'controls:\n  - {id: AC-09, owner: jane.doe}\n')),
  )
  .map(([path, text]) => (text === undefined ? { step: 'delete', path } : { step: 'write', path, text }));

/** One step, those that people take most often the most often. */
export const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: write },
  {
    weight: 6,
    arbitrary: fc.record({
      step: fc.constant('type' as const),
      path,
      at: fc.nat(1200),
      over: fc.oneof(fc.nat(3), fc.nat(40)),
      text: fc.constantFrom(...TYPED),
    }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('open' as const), path }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('close' as const), path }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('delete' as const), path }) },
  fc.record({ step: fc.constant('delete' as const), path: fc.constantFrom(...FOLDERS) }),
  { weight: 2, arbitrary: fc.record({ step: fc.constant('rename' as const), from: path, to: path }) },
  fc.record({
    step: fc.constant('rename' as const),
    from: fc.constantFrom(...FOLDERS),
    to: fc.constantFrom(...FOLDERS),
  }),
  fc.record({ step: fc.constant('day' as const), asOf }),
  { weight: 2, arbitrary: fc.constant<Step>({ step: 'adopt' }) },
);
