/** What is to be done for a control, and why it comes first, in the pseudo-language: every message, and no word of English. */

import { deepEqual } from 'node:assert/strict';

import type { Engine } from '../../../server/src/engine/engine.ts';
import { aspectsOf } from '../../../server/src/readiness/aspects.ts';
import { controlReadiness } from '../../../server/src/readiness/control-readiness.ts';
import { exposureOf, exposureText } from '../../../server/src/readiness/exposure.ts';
import { READINESS, READINESS_MEANINGS } from '../../../server/src/readiness/ladder.ts';
import { levelTitle, levelWord, stateCount, stateWord } from '../../../server/src/readiness/state-words.ts';
import { type Change, engineAfter } from '../readiness/readiness-fixture.ts';
import { plainWords } from './in-pseudo-language.ts';
import { saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

const CONTROL = 'controls/access.yml';
const POLICY = 'policies/access.md';
const SETTINGS = 'plumbline.yml';

const inControl = (replace: string, by: string): Change => ({ in: CONTROL, replace, by });
const inPolicy = (replace: string, by: string): Change => ({ in: POLICY, replace, by });

const RISKS = `
  risks:
    - {id: R-001, likelihood: 3, impact: 4, controls: [AC-01]}
`;
const MORE_RISKS = `
  risks:
    - {id: R-001, likelihood: 3, impact: 4, controls: [AC-01]}
    - {id: R-002, likelihood: 3, impact: 4, controls: [AC-01]}
`;
const MOST_RISKS = `
  risks:
    - {id: R-001, likelihood: 3, impact: 4, controls: [AC-01]}
    - {id: R-002, likelihood: 3, impact: 4, controls: [AC-01]}
    - {id: R-003, likelihood: 3, impact: 4, controls: [AC-01]}
`;
const risks = (text: string): Change => ({ add: 'risks/all.yml', text });
const late: Change = { in: 'evidence/access.yml', replace: '2026-04-03', by: '2026-05-30' };
const lateAgain: Change = {
  add: 'evidence/more.yml',
  text: `
    evidence:
      - {id: EV-Q2, control: AC-01, period: 2026-Q2, collected: 2026-08-20, path: evidence/2026/q1.csv}
  `,
};
const unproven: Change = { remove: 'evidence/access.yml' };

const STATES = ['performed', 'late', 'missing', 'upcoming', 'excepted'] as const;

/** IDs, names and statuses of the fixtures, and the format's names for periods. */
const WRITTEN = 'POL-ACCESS POL-OTHER Q1 Q2 R-001 W02 W03 draft kay lee planned roe sam'.split(' ');

/** Workspaces that lack another thing each. */
const LACKING: readonly (readonly Change[])[] = [
  [inControl('owner: jane.doe\n', '\n')],
  [inControl('jane.doe', '[jane.doe, sam.roe]')],
  [inControl('jane.doe', 'lee.kay')],
  [inControl('jane.doe', 'sam.roe')],
  [inPolicy('status: approved', 'status: retired')],
  [inPolicy('status: approved', 'status: draft')],
  [inPolicy('approved: 2026-01-15\n', '\n')],
  [inPolicy('approver: chris.lee\n', '\n')],
  [inPolicy('review_cadence', `approved_digest: sha256-${'0'.repeat(64)}\nreview_cadence`)],
  [inPolicy('2026-01-15', '2024-01-15')],
  [
    { in: SETTINGS, replace: 'type: 2', by: 'type: 1' },
    { in: SETTINGS, replace: 'period: {start: 2026-01-01, end: 2026-12-31}', by: 'as_of: 2026-12-31' },
    inPolicy('annual', 'P8M'),
  ],
  [inControl('policies: [POL-ACCESS]\n', '\n'), { remove: POLICY }],
  [inControl('POL-ACCESS', 'POL-OTHER'), { remove: POLICY }],
  [{ in: SETTINGS, replace: '  period: {start: 2026-01-01, end: 2026-12-31}\n', by: '' }],
  [inControl('owner', 'status: planned\n    owner')],
  [inControl('frequency: quarterly\n', '\n')],
  [inControl('quarterly', 'monthly')],
  [inControl('quarterly', 'daily')],
  [inControl('quarterly', 'per-event')],
  [inControl('criteria: [CC6.1]\n', '\n')],
  [unproven],
  [risks(RISKS), late],
  [risks(MORE_RISKS), late],
  [risks(RISKS), unproven],
  [risks(MOST_RISKS), inControl('quarterly', 'weekly'), unproven],
  [risks(RISKS), inControl('quarterly', 'monthly')],
  [risks(RISKS), inControl('owner', 'type: preventive\n    owner')],
];

describe('what is said of readiness, in another language', () => {
  const engines: Engine[] = [];

  before(async () => {
    for (const changes of LACKING) engines.push(await engineAfter(changes));
    engines.push(await engineAfter([risks(RISKS), late, lateAgain], '2026-08-30'));
  });

  it('is said in every message, and without a word of English', () => {
    const { value, keys } = saidInPseudoLanguage(() => [
      ...Object.values(READINESS_MEANINGS),
      ...READINESS.flatMap((level) => [levelWord(level), levelTitle(level)]),
      ...STATES.flatMap((state) => [stateWord(state), stateCount(state, 3)]),
      ...engines.flatMap(({ snapshot }) =>
        snapshot.records('control').flatMap((control) => {
          const readiness = controlReadiness(snapshot, control);
          const exposure = exposureOf(snapshot, control);
          return [
            readiness.next ?? '',
            aspectsOf(snapshot, control, readiness).operationToDo ?? '',
            exposure === undefined ? '' : exposureText(exposure),
          ];
        }),
      ),
    ]);
    deepEqual(unsaidOf('server/src/readiness', keys), []);
    deepEqual(plainWords(value), WRITTEN);
  });
});
