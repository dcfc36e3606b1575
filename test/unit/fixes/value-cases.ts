/** Fixes of values as they are written, and of IDs that nothing has. */

import { GOOD } from '../rules/good-workspace.ts';
import { control, controls, policy, SOUND } from '../rules/sound-records.ts';
import type { FixCase } from './fix-fixture.ts';

const PEOPLE = { 'people.control.yml': 'people:\n  - {id: jane.doe}\n  - {id: chris.lee}\n  - {id: sam.roe}\n' };

export const VALUE_CASES: readonly FixCase[] = [
  {
    code: 'version-not-string',
    what: 'keeps the digits and the comment',
    files: { ...SOUND, 'policies/access.md': policy({ version: '1.10 # as printed' }) },
    expected: { 'policies/access.md': ['version: 1.10 # as', 'version: "1.10" # as'] },
    isSafe: true,
  },
  {
    code: 'date-ambiguous',
    what: 'month first',
    files: { ...SOUND, 'policies/access.md': policy({ approved: '01/02/2026' }) },
    title: 'Change to 2026-01-02, 2 Jan 2026',
    expected: { 'policies/access.md': ['01/02/2026', '2026-01-02'] },
  },
  {
    code: 'date-ambiguous',
    what: 'day first, in its quotes',
    files: { ...SOUND, 'policies/access.md': policy({ approved: "'01/02/2026'" }) },
    title: 'Change to 2026-02-01, 1 Feb 2026',
    expected: { 'policies/access.md': ["'01/02/2026'", "'2026-02-01'"] },
  },
  {
    code: 'value-invalid',
    what: 'a choice that is misspelt',
    files: { ...SOUND, 'policies/access.md': policy({ status: '"aproved" # by the board' }) },
    expected: { 'policies/access.md': ['"aproved"', '"approved"'] },
  },
  {
    code: 'value-invalid',
    what: 'a frequency that is misspelt, in a record on one line',
    files: {
      ...SOUND,
      'controls/access.yml':
        'controls:\r\n  - {id: AC-01, title: x, owner: jane, frequency: quaterly, review_cadence: annual, criteria: [CC6.1], policies: [POL-ACCESS]}\r\n',
    },
    expected: { 'controls/access.yml': ['quaterly', 'quarterly'] },
  },
  {
    code: 'value-invalid',
    what: 'a severity in another tool’s word',
    files: { ...SOUND, 'plumbline.yml': 'rules: {link-broken: warn}\n' },
    expected: { 'plumbline.yml': ['warn', 'warning'] },
  },
  {
    code: 'value-invalid',
    what: 'a system that is misspelt',
    files: {
      ...SOUND,
      'controls/access.yml': controls(control({ systems: '[oktta]' })),
      'systems.control.yml': 'systems:\n  - {id: okta, owner: jane.doe}\n',
    },
    expected: { 'controls/access.yml': ['oktta', 'okta'] },
  },
  {
    code: 'criterion-unknown',
    what: 'the nearest of its series, in a list of its own line each',
    files: { ...SOUND, 'policies/access.md': policy({ satisfies: '\n  - CC6.1\n  - "CC9.3" # vendors' }) },
    expected: { 'policies/access.md': ['"CC9.3" # vendors', '"CC9.1" # vendors'] },
  },
  {
    code: 'criterion-shorthand',
    what: 'a range in brackets',
    files: { ...SOUND, 'policies/access.md': policy({ satisfies: '[CC6.1–CC6.3, A1.1] # all' }) },
    expected: { 'policies/access.md': ['[CC6.1–CC6.3, A1.1]', '[CC6.1, CC6.2, CC6.3, A1.1]'] },
    isSafe: true,
  },
  {
    code: 'criterion-shorthand',
    what: 'a series in a list of lines, without what is there already, with Windows line ends',
    files: {
      ...SOUND,
      'policies/access.md': policy({ satisfies: '\n  - CC9.1\n  - CC9 # vendors' }).replaceAll('\n', '\r\n'),
    },
    expected: { 'policies/access.md': ['- CC9 # vendors', '- CC9.2 # vendors'] },
    isSafe: true,
  },
  {
    code: 'criterion-shorthand',
    what: 'a series in a list of lines',
    files: {
      ...SOUND,
      'policies/access.md': policy({ satisfies: '\n  - CC6.1\n  - CC9 # vendors' }).replaceAll('\n', '\r\n'),
    },
    expected: { 'policies/access.md': ['  - CC9 # vendors', '  - CC9.1\r\n  - CC9.2 # vendors'] },
    isSafe: true,
  },
  {
    code: 'criterion-shorthand',
    what: 'a range that stands alone',
    files: { ...SOUND, 'controls/access.yml': controls(control({ criteria: 'CC6.1-CC6.2 # all' })) },
    expected: { 'controls/access.yml': ['criteria: CC6.1-CC6.2 # all', 'criteria: [CC6.1, CC6.2] # all'] },
    isSafe: true,
  },
  {
    code: 'criterion-shorthand',
    what: 'one of several in a single value',
    files: { ...SOUND, 'controls/access.yml': controls(control({ criteria: 'A1.1, CC6.1-CC6.2' })) },
    expected: { 'controls/access.yml': ['criteria: A1.1, CC6.1-CC6.2', 'criteria: A1.1, CC6.1, CC6.2'] },
    isSafe: true,
  },
  {
    code: 'framework-unknown',
    what: 'the nearest framework',
    files: { ...SOUND, 'policies/access.md': policy({ satisfies: '{TSCC: [CC6.1]}' }) },
    expected: { 'policies/access.md': ['TSCC', 'TSC'] },
  },
  {
    code: 'control-policy-missing',
    what: 'the nearest policy',
    files: { ...SOUND, 'controls/access.yml': controls(control({ policies: '[POL-ACESS]' })) },
    expected: { 'controls/access.yml': ['POL-ACESS', 'POL-ACCESS'] },
  },
  {
    code: 'control-unknown',
    what: 'the nearest control',
    files: { ...SOUND, 'policies/access.md': policy({ controls: '[AX-01]' }) },
    expected: { 'policies/access.md': ['AX-01', 'AC-01'] },
  },
  {
    code: 'evidence-control-unknown',
    what: 'the nearest control',
    files: {
      ...GOOD,
      'evidence/more.yml': 'evidence:\n  - {id: EV-2, control: AC-1, period: 2026-Q2, url: "https://x.example"}\n',
    },
    expected: { 'evidence/more.yml': ['AC-1,', 'AC-01,'] },
  },
  {
    code: 'owner-unknown',
    what: 'the nearest person',
    files: { ...SOUND, ...PEOPLE, 'controls/access.yml': controls(control({ owner: '"jane.do"' })) },
    expected: { 'controls/access.yml': ['"jane.do"', '"jane.doe"'] },
  },
];
