/** What fixes are called, in the pseudo-language: nothing of it is left in English but values and names of the format. */

import { deepEqual } from 'node:assert/strict';

import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { allFixes } from '../fixes/fix-fixture.ts';
import { DRIFT_CASES } from '../fixes/drift-cases.ts';
import { FRONT_MATTER_CASES } from '../fixes/front-matter-cases.ts';
import { LINK_CASES } from '../fixes/link-cases.ts';
import { MISSING_CASES } from '../fixes/missing-cases.ts';
import { RECORD_CASES } from '../fixes/record-cases.ts';
import { REGISTER_CASES } from '../fixes/register-cases.ts';
import { SILENCE_CASES } from '../fixes/silence-cases.ts';
import { SLIP_CASES } from '../fixes/slip-cases.ts';
import { VALUE_CASES } from '../fixes/value-cases.ts';
import { GOOD } from '../rules/good-workspace.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';
import { ownPlainWords, unseenMessages, whileInPseudoLanguage } from './pseudo-room.ts';

const CASES = [
  ...VALUE_CASES,
  ...MISSING_CASES,
  ...RECORD_CASES,
  ...REGISTER_CASES,
  ...SILENCE_CASES,
  ...SLIP_CASES,
  ...LINK_CASES,
  ...FRONT_MATTER_CASES,
  ...DRIFT_CASES,
];

/** The good workspace with other words in some of its files, and further files. */
function good(words: readonly (readonly [before: string, after: string])[], more: FixtureFiles = {}): FixtureFiles {
  const changed = new Map(Object.entries(GOOD));
  for (const [path, text] of changed) {
    changed.set(
      path,
      words.reduce((written, [before, after]) => written.replace(before, () => after), text),
    );
  }
  return { ...Object.fromEntries(changed), ...more };
}

const EVENTS = [['frequency: quarterly', 'frequency: per-event']] as const;
const YEAR = { 'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n' };

function population(fields: string): FixtureFiles {
  const register = `populations:\n  - {id: POP-1, control: AC-01, period: 2026, ${fields}}\n`;
  return good(EVENTS, { ...YEAR, 'evidence/populations.yml': register });
}

/** For titles that no other test asks for. */
const FURTHER: readonly FixtureFiles[] = [
  population('events: []'),
  population('collected: 2026-06-01'),
  population('collected: 2026-06-01, events: [{date: 2026-05-04}]'),
  good([
    ['    approver: chris.lee\n', ''],
    ['controls: [AC-01]\n', `controls: [AC-01]\n    approved_digest: sha256-${'a'.repeat(64)}\n`],
    ['review_cadence: annual\n', 'review_cadence: annual\n    effective: TBD\n'],
  ]),
  good([['criteria: [CC6.1, CC6.2]', 'criteria: [CC6]']]),
  good([
    ['satisfies: [CC6.1, CC6.2]', 'satisfies: [CC6.1, CC6.2, CC6.3, CC6.4]'],
    ['criteria: [CC6.1, CC6.2]\n        policies: [POL-ACCESS]', 'criteria: [CC6.1, CC6.2, CC6.3, CC6.4]'],
    ['controls: [AC-01]\n', ''],
    ['as AC-01 says', 'as it should be'],
  ]),
  good([], {
    'exceptions/exceptions.yml':
      'exceptions:\n  - {id: EX-1, control: AC-01, owner: TBD, approver: chris.lee, expires: 2026-09-01}\n',
  }),
];

/** IDs, names, paths, what stands in the files, and what is to be written into them; codes of rules aside. */
const VALUES: readonly string[] = `
  AC-01 AC-01-2026-Q1-access-review AC-02 AC-07 AC-77 AX-01 Access Annual CC1 CC2 CC3 CC4 CC5 CC6 CC7 CC8 CC9 Control
  Doe Draft E-1 EV-AC-01-2 H1 Jane Leavers Monthly P2M POL-ACCESS POL-ACCESS-2 POL-ACCESS-CONTROL POL-INCIDENT
  POL-INCIDENT-RESPONSE Policy Q1 Q2 Quarterly TBD TSC ac-02 accept access all annual annually approved approver are
  biennial cadence chris compensating control controls criteria csv date day do doe every evidence frequency https id
  inc-1-review jane lee max may md mitigate monthly okta other owner plumbline-ignore policies policy purpose
  purpose--scope q1-access-review q2 quarter quarterly ray removed review risks roe sam satisfies semiannual treatment
  type users v2 version warning what who within yml
`
  .trim()
  .split(/\s+/);

describe('fixes in the pseudo-language', () => {
  it('leave only values in plain letters', async () => {
    const titles = await whileInPseudoLanguage(async () => {
      const found: string[] = [];
      const workspaces = [...CASES, ...FURTHER.map((files) => ({ files, asOf: undefined }))];
      for (const { files, asOf } of workspaces) {
        const texts = new Map(Object.entries(files).map(([path, text]) => [path, dedent(text)]));
        // oxlint-disable-next-line eslint/no-await-in-loop -- one workspace after the other
        const engine = await engineFor(texts, asOf === undefined ? {} : { asOf });
        // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
        for (const { fixes } of await allFixes(engine, texts)) found.push(...fixes.map(({ title }) => title));
      }
      return found;
    });
    deepEqual(unseenMessages('server/src/fixes', titles), []);
    const named = RULE_CODES.filter((code) => titles.some((title) => title.includes(code)));
    const expected = [...named, ...VALUES].toSorted();
    deepEqual(ownPlainWords(titles, expected), expected);
  }).timeout(60_000);
});
