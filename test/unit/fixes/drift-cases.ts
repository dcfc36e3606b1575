/** Fixes where two places say different things, and either may be right. */

import { type Changes, control, controls, policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

const CONTROLS = 'controls/access.yml';

function withControl(changes: Changes): FixCase['files'] {
  return { ...SOUND, [CONTROLS]: controls(control(changes)) };
}

const POLICY = 'policies/access.md';
const DRIFT = 'policy-metadata-drift';

const PEOPLE = `
  people:
    - {id: jane.doe, name: Jane Doe, email: jane@acme.example}
    - {id: chris.lee, name: Chris Lee}
    - {id: sam.roe, name: Sam Roe}
`;

/** A policy with a table under a heading that announces one; rows are written without their outer bars. */
function withTable(rows: readonly string[], changes: Changes = {}): FixCase['files'] {
  const table = rows.map((row) => `| ${row} |`);
  const body = ['# Access', '', '## Document control', '', ...table].join('\n');
  return { ...SOUND, 'people.control.yml': PEOPLE, [POLICY]: policy(changes, body) };
}

function withRow(row: string, changes: Changes = {}): FixCase['files'] {
  return withTable(['Field | Value', '--- | ---', row], changes);
}

const HISTORY = ['Version | Date | Change', '--- | --- | ---'];

/** Another frequency has other occurrences, of which nothing was said before. */
const OCCURRENCES = [/ evidence-/];

export const DRIFT_CASES: readonly FixCase[] = [
  {
    code: 'control-text-frequency-mismatch',
    what: 'the frequency that the title names',
    files: withControl({ title: 'Monthly access review', frequency: 'quarterly # as the board wants it' }),
    expected: { [CONTROLS]: ['frequency: quarterly #', 'frequency: monthly #'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'a frequency that has no word, in its quotes',
    files: withControl({ title: 'Keys are rotated every other month', frequency: '"quarterly"' }),
    title: 'Change the frequency to “P2M”',
    expected: { [CONTROLS]: ['"quarterly"', '"P2M"'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'the word in the title',
    files: withControl({ title: '"Annual restore test"' }),
    title: 'Change the words to “Quarterly”',
    expected: { [CONTROLS]: ['Annual restore', 'Quarterly restore'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'an adverb for an adverb',
    files: withControl({ description: 'Access is reviewed monthly.', frequency: 'annual' }),
    title: 'Change the words to “annually”',
    expected: { [CONTROLS]: ['reviewed monthly', 'reviewed annually'] },
    reveals: OCCURRENCES,
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'an adjective with its article',
    files: withControl({ description: 'The lead performs an annual access review.' }),
    title: 'Change the words to “quarterly”',
    expected: { [CONTROLS]: ['an annual access', 'a quarterly access'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'the word of a phrase',
    files: withControl({ description: 'Access is reviewed on an annual basis.' }),
    title: 'Change the words to “quarterly”',
    expected: { [CONTROLS]: ['an annual basis', 'a quarterly basis'] },
  },
  {
    code: 'control-text-frequency-mismatch',
    what: 'a phrase in a block of text',
    files: withControl({ description: '>-\n      Accounts are reviewed\n      every year.' }),
    title: 'Change the words to “every quarter”',
    expected: { [CONTROLS]: ['every year', 'every quarter'] },
  },
  {
    code: DRIFT,
    what: 'the version in the text, with its letter',
    files: withRow('Version | **v2.0**'),
    title: 'Change the text to “v2.1”',
    expected: { [POLICY]: ['v2.0', 'v2.1'] },
  },
  {
    code: DRIFT,
    what: 'the version in the front-matter, in its quotes',
    files: withRow('Version | v2.2'),
    expected: { [POLICY]: ['"2.1"', '"2.2"'] },
  },
  {
    code: DRIFT,
    what: 'the version in the front-matter, where it had none',
    files: withRow('Version | 2.2', { version: 'v1 # printed' }),
    expected: { [POLICY]: ['version: v1 #', 'version: "2.2" #'] },
  },
  {
    code: DRIFT,
    what: 'the owner in the text, by name',
    files: withRow('Owner | Sam Roe'),
    title: 'Change the text to “Jane Doe”',
    expected: { [POLICY]: ['Sam Roe', 'Jane Doe'] },
  },
  {
    code: DRIFT,
    what: 'the owner in the front-matter, by ID',
    files: withRow('Owner | Sam Roe'),
    title: 'Change the front-matter to “sam.roe”',
    expected: { [POLICY]: ['owner: jane.doe', 'owner: sam.roe'] },
  },
  {
    code: DRIFT,
    what: 'a day in the text',
    files: withRow('Approval date | 14 January 2026'),
    title: 'Change the text to “2026-01-15”',
    expected: { [POLICY]: ['14 January 2026', '2026-01-15'] },
  },
  {
    code: DRIFT,
    what: 'a day in the front-matter',
    files: withRow('Approval date | 14 January 2026'),
    title: 'Change the front-matter to “2026-01-14”',
    expected: { [POLICY]: ['approved: 2026-01-15', 'approved: 2026-01-14'] },
  },
  {
    code: DRIFT,
    what: 'a cadence in the front-matter',
    files: withRow('Review frequency | Every two years'),
    title: 'Change the front-matter to “biennial”',
    expected: { [POLICY]: ['review_cadence: annual', 'review_cadence: biennial'] },
  },
  {
    code: DRIFT,
    what: 'a cadence in the text, with its capital letter',
    files: withRow('Review frequency | Every two years'),
    title: 'Change the text to “Annual”',
    expected: { [POLICY]: ['Every two years', 'Annual'] },
  },
  {
    code: DRIFT,
    what: 'a status in the front-matter',
    files: withRow('Status | Published', { status: 'draft' }),
    title: 'Change the front-matter to “approved”',
    expected: { [POLICY]: ['status: draft', 'status: approved'] },
  },
  {
    code: DRIFT,
    what: 'an ID in the text alone',
    files: withRow('Policy ID | POL-ACCES'),
    expected: { [POLICY]: ['POL-ACCES |', 'POL-ACCESS |'] },
  },
  {
    code: DRIFT,
    what: 'a title in the front-matter',
    files: withRow('Title | Access: who may do what'),
    title: 'Change the front-matter to “Access: who may do what”',
    expected: { [POLICY]: ['title: Access Control Policy', 'title: "Access: who may do what"'] },
  },
  {
    code: DRIFT,
    what: 'a revision that the table lacks, above the newest',
    files: withTable([...HISTORY, '2.0 | 2025-01-10 | Guests', '1.0 | 2024-01-10 | First']),
    title: 'Enter version “2.1” in the table',
    expected: { [POLICY]: ['| 2.0 | 2025', '| 2.1 | 2026-01-15 |  |\n| 2.0 | 2025'] },
    cursor: '',
  },
  {
    code: DRIFT,
    what: 'a revision that the table lacks, below the newest',
    files: withTable([...HISTORY, '1.0 | 2024-01-10 | First', '2.0 | 2025-01-10 | Guests']),
    title: 'Enter version “2.1” in the table',
    expected: { [POLICY]: ['| Guests |\n', '| Guests |\n| 2.1 | 2026-01-15 |  |\n'] },
  },
  {
    code: DRIFT,
    what: 'the version in the front-matter, where the table is ahead',
    files: withTable([...HISTORY, '2.2 | 2026-03-10 | Guests']),
    title: 'Change the front-matter to “2.2”',
    expected: { [POLICY]: ['"2.1"', '"2.2"'] },
  },
];
