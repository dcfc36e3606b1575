/** Fixes of slips of the pen: keys, days, IDs that are given twice, comments that silence nothing. */

import { GOOD } from '../rules/good-workspace.ts';
import { control, controls, evidence, policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

/** The sound workspace with a control of which something is changed. */
function withControl(text: string): FixCase['files'] {
  return { ...SOUND, 'controls/access.yml': text };
}

const KEYS: readonly FixCase[] = [
  {
    code: 'key-unknown',
    what: 'the nearest field, in its quotes',
    files: withControl(controls(control({ owner: undefined, '"ownr"': 'jane.doe # since May' }))),
    expected: { 'controls/access.yml': ['"ownr"', '"owner"'] },
  },
  {
    code: 'key-unknown',
    what: 'in a group within a record, on one line',
    files: {
      ...GOOD,
      'vendors/register.yml':
        'vendors:\n  - {id: V-1, report: {tipe: 2, start: 2026-01-01, end: 2026-06-30}, method: inclusive}\n',
    },
    expected: { 'vendors/register.yml': ['tipe', 'type'] },
  },
  {
    code: 'key-unknown',
    what: 'the name of a list',
    files: { ...SOUND, 'risks/register.yml': 'risk:\n  - {id: R-1, owner: jane.doe, treatment: accept}\n' },
    expected: { 'risks/register.yml': ['risk:', 'risks:'] },
  },
  {
    code: 'key-unknown',
    what: 'the code of a rule in the configuration',
    files: { ...SOUND, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30}\nrules: {link-brokn: warning}\n' },
    expected: { 'plumbline.yml': ['link-brokn', 'link-broken'] },
  },
  {
    code: 'key-unknown',
    what: 'a field among the keys of the configuration',
    files: { ...SOUND, 'plumbline.yml': 'engagement: {type: 1, as_of: 2026-06-30}\nkeys:\n  ownr: [steward]\n' },
    expected: { 'plumbline.yml': ['ownr', 'owner'] },
  },
  {
    code: 'key-duplicate',
    what: 'that says the same, in all its lines, with Windows line ends',
    files: withControl(
      controls(`${control()}\n    # once more\n    title: Single sign-on # as above\n    notes: x`).replaceAll(
        '\n',
        '\r\n',
      ),
    ),
    expected: { 'controls/access.yml': ['    title: Single sign-on # as above\r\n', ''] },
    isSafe: true,
  },
  {
    code: 'key-duplicate',
    what: 'that is not read, with the list below it, at the end of the file',
    files: withControl(`${controls(control())}    criteria:\n      - CC6.2\n      - CC6.3`),
    title: 'Remove this one, which is not read',
    expected: { 'controls/access.yml': ['    criteria:\n      - CC6.2\n      - CC6.3', ''] },
  },
  {
    code: 'key-duplicate',
    what: 'in another spelling, on one line',
    files: {
      ...GOOD,
      'risks/register.yml':
        'risks:\n  - {id: R-1, owner: jane.doe, treatment: accept, reviewCadence: annual, review-cadence: quarterly}\n',
    },
    expected: { 'risks/register.yml': [', review-cadence: quarterly', ''] },
  },
];

const DAYS: readonly FixCase[] = [
  {
    code: 'date-invalid',
    what: 'a day past the end of its month',
    files: withControl(controls(control({ last_reviewed: "'2026-02-30' # or so" }))),
    title: 'Change to 2026-02-28, 28 Feb 2026',
    expected: { 'controls/access.yml': ["'2026-02-30'", "'2026-02-28'"] },
  },
  {
    code: 'date-invalid',
    what: 'month and day the other way round',
    files: withControl(controls(control({ last_reviewed: '2026-15-03' }))),
    title: 'Change to 2026-03-15, 15 Mar 2026',
    expected: { 'controls/access.yml': ['2026-15-03', '2026-03-15'] },
  },
  {
    code: 'date-invalid',
    what: 'a day in the configuration',
    files: { ...SOUND, 'plumbline.yml': 'engagement: {type: 1, as_of: 31/06/2026}\n' },
    title: 'Change to 2026-06-30, 30 Jun 2026',
    expected: { 'plumbline.yml': ['31/06/2026', '2026-06-30'] },
  },
];

const IDS: readonly FixCase[] = [
  {
    code: 'id-duplicate',
    what: 'the next of its series, with as many digits',
    files: {
      ...SOUND,
      'controls/more.yml': controls(control({ id: '"AC-01"' }), control({ id: 'AC-06' })),
      'evidence/access.yml': evidence('AC-01', 'AC-06', 'AC-07'),
    },
    expected: { 'controls/more.yml': ['"AC-01"', '"AC-07"'] },
    cursor: 'AC-07',
  },
  {
    code: 'id-duplicate',
    what: 'a policy without a number',
    files: { ...SOUND, 'policies/more.md': policy() },
    expected: { 'policies/more.md': ['POL-ACCESS', 'POL-ACCESS-2'] },
  },
  {
    code: 'id-duplicate',
    what: 'evidence of the same control',
    files: { ...SOUND, 'evidence/more.yml': evidence('AC-01') },
    expected: { 'evidence/more.yml': ['EV-AC-01', 'EV-AC-01-2'] },
  },
];

const OWN = 'owner: jane.doe # plumbline-ignore';

const COMMENTS: readonly FixCase[] = [
  {
    code: 'suppression-unused',
    what: 'with its line',
    files: withControl(
      controls(control({ '# plumbline-ignore owner-inactive': ' left in May', owner: 'jane.doe # ours' })),
    ),
    expected: { 'controls/access.yml': ['    # plumbline-ignore owner-inactive:  left in May\n', ''] },
  },
  {
    code: 'suppression-unused',
    what: 'at the end of a line, with the space before it',
    files: withControl(controls(control()).replace('owner: jane.doe', `${OWN} owner-inactive: left`)),
    expected: { 'controls/access.yml': [' # plumbline-ignore owner-inactive: left', ''] },
  },
  {
    code: 'suppression-unused',
    what: 'one of several rules',
    files: withControl(
      controls(control({ owner: 'jane.doe, sam.roe # plumbline-ignore control-owner-multiple, owner-unknown: both' })),
    ),
    expected: { 'controls/access.yml': [', owner-unknown: both', ': both'] },
  },
  {
    code: 'suppression-unused',
    what: 'the first of several rules, with what it is about',
    files: withControl(
      controls(
        control({ owner: 'jane.doe, sam.roe # plumbline-ignore owner-unknown X-1, control-owner-multiple: both' }),
      ),
    ),
    expected: { 'controls/access.yml': ['owner-unknown X-1, control', 'control'] },
  },
  {
    code: 'suppression-unused',
    what: 'a rule that is misspelt',
    files: withControl(
      controls(control({ owner: 'jane.doe, sam.roe # plumbline-ignore control-owner-multple: both' })),
    ),
    title: 'Change to “control-owner-multiple”',
    expected: { 'controls/access.yml': ['multple', 'multiple'] },
  },
  {
    code: 'suppression-unused',
    what: 'a word that only looks like ours',
    files: withControl(
      controls(control({ owner: 'jane.doe, sam.roe # plumbline-ignore-next-line control-owner-multiple: both' })),
    ),
    title: 'Change to “plumbline-ignore”',
    expected: { 'controls/access.yml': ['plumbline-ignore-next-line', 'plumbline-ignore'] },
  },
  {
    code: 'suppression-unused',
    what: 'in Markdown, over several lines',
    files: {
      ...SOUND,
      'policies/access.md': policy({}, '# Purpose\n\n<!-- plumbline-ignore link-broken:\n     later -->\nText.'),
    },
    expected: { 'policies/access.md': ['<!-- plumbline-ignore link-broken:\n     later -->\n', ''] },
  },
];

export const SLIP_CASES: readonly FixCase[] = [...KEYS, ...DAYS, ...IDS, ...COMMENTS];
