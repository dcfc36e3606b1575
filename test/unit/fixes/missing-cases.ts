/** Fixes of what a record does not say: each takes what the records around it speak for. */

import { GOOD } from '../rules/good-workspace.ts';
import type { FixtureFiles } from '../rules/rule-fixture.ts';
import type { FixCase } from './fix-fixture.ts';

/** The good workspace with other texts in the place of some. */
function changed(path: string, before: string, after: string): FixtureFiles {
  const text = GOOD[path] ?? '';
  if (!text.includes(before)) throw new Error(`“${before}” stands in ${path}`);
  return { ...GOOD, [path]: text.replace(before, () => after) };
}

const POLICY = 'policies/access.md';
const CONTROL = 'controls/access.yml';

const INCIDENT_POLICY = `
  ---
  id: POL-INCIDENT
  title: Incident Response Policy
  version: "1.0"
  status: approved
  owner: sam.roe
  approver: chris.lee
  approved: 2026-01-15
  review_cadence: annual
  satisfies: [CC7.3, CC6.1]
  ---

  # Incidents
`;

export const MISSING_CASES: readonly FixCase[] = [
  {
    code: 'policy-id-missing',
    what: 'of the words of its title, with the prefix of the others',
    files: { ...GOOD, 'policies/incident.md': INCIDENT_POLICY.replace('  id: POL-INCIDENT\n', '') },
    expected: { 'policies/incident.md': ['title: ', 'id: POL-INCIDENT-RESPONSE\ntitle: '] },
    cursor: 'POL-INCIDENT-RESPONSE',
  },
  {
    code: 'policy-owner-missing',
    what: 'who owns its controls',
    files: changed(POLICY, '    owner: jane.doe\n', ''),
    title: 'Add “owner: jane.doe”, who owns its controls',
    expected: { [POLICY]: ['status: approved\n', 'status: approved\nowner: jane.doe\n'] },
    cursor: 'jane.doe',
  },
  {
    code: 'policy-owner-missing',
    what: 'never its approver, whoever else is here',
    files: {
      ...changed(POLICY, '    owner: jane.doe\n', '    owner: # to be found\n'),
      [CONTROL]: (GOOD[CONTROL] ?? '').replace('owner: jane.doe', 'owner: chris.lee'),
    },
    expected: { [POLICY]: ['owner: #', 'owner: jane.doe #'] },
  },
  {
    code: 'policy-approver-missing',
    what: 'who approved other policies',
    files: { ...GOOD, 'policies/incident.md': INCIDENT_POLICY.replace('  approver: chris.lee\n', '') },
    title: 'Add “approver: chris.lee”, who approved other policies',
    expected: { 'policies/incident.md': ['owner: sam.roe\n', 'owner: sam.roe\napprover: chris.lee\n'] },
  },
  {
    code: 'policy-version-missing',
    what: 'that of its latest revision',
    files: changed(
      POLICY,
      '    version: "2.1"\n',
      '    revisions:\n      - {date: 2026-01-15, version: "2.2"}\n      - {date: 2025-01-15, version: "2.1"}\n',
    ),
    expected: { [POLICY]: ['Policy\n', 'Policy\nversion: "2.2"\n'] },
    cursor: '2.2',
  },
  {
    code: 'policy-version-missing',
    what: 'the first, where nothing says which',
    files: changed(POLICY, '    version: "2.1"\n', ''),
    expected: { [POLICY]: ['Policy\n', 'Policy\nversion: "1.0"\n'] },
  },
  {
    code: 'policy-cadence-missing',
    what: 'the usual one',
    files: {
      ...changed(POLICY, '    review_cadence: annual\n', ''),
      'policies/incident.md': INCIDENT_POLICY.replace('review_cadence: annual', 'review_cadence: semiannual'),
    },
    expected: {
      [POLICY]: ['last_reviewed: 2026-01-15\n', 'last_reviewed: 2026-01-15\nreview_cadence: semiannual\n'],
    },
    cursor: 'semiannual',
    // Only by its cadence does a review fall due.
    reveals: [/policy-review-due-soon/],
  },
  {
    code: 'policy-unmapped',
    what: 'the criteria of its controls',
    files: changed(POLICY, '    satisfies: [CC6.1, CC6.2]\n', ''),
    expected: { [POLICY]: ['review_cadence: annual\n', 'review_cadence: annual\nsatisfies: [CC6.1, CC6.2]\n'] },
    cursor: 'CC6.1, CC6.2',
  },
  {
    code: 'policy-unmapped',
    what: 'the criteria that its text names, under the key that is there',
    files: {
      ...GOOD,
      'policies/incident.md': INCIDENT_POLICY.replace('satisfies: [CC7.3, CC6.1]', 'tsc_criteria:').replace(
        '# Incidents',
        '# Incidents\n\n  As CC7.4 and CC7.3 ask for.',
      ),
    },
    title: 'Fill in CC7.3, CC7.4, which its text names',
    expected: { 'policies/incident.md': ['tsc_criteria:', 'tsc_criteria: [CC7.3, CC7.4]'] },
  },
  {
    code: 'control-owner-missing',
    what: 'who owns the policy above it',
    files: changed(CONTROL, '        owner: jane.doe\n', ''),
    title: 'Add “owner: jane.doe”, who owns the policy above it',
    expected: { [CONTROL]: ['review\n', 'review\n    owner: jane.doe\n'] },
  },
  {
    code: 'control-owner-multiple',
    what: 'one of them',
    files: changed(CONTROL, 'owner: jane.doe', 'owner: [jane.doe, sam.roe] # both'),
    title: 'Keep sam.roe as its one owner',
    expected: { [CONTROL]: ['[jane.doe, sam.roe]', 'sam.roe'] },
  },
  {
    code: 'control-frequency-missing',
    what: 'as its title says',
    files: changed(CONTROL, '        frequency: quarterly\n', ''),
    title: 'Add “frequency: quarterly”, as its text says',
    expected: { [CONTROL]: ['owner: jane.doe\n', 'owner: jane.doe\n    frequency: quarterly\n'] },
    cursor: 'quarterly',
  },
  {
    code: 'control-frequency-missing',
    what: 'as its evidence is kept',
    files: {
      ...changed(CONTROL, '        frequency: quarterly\n', ''),
      [CONTROL]: (GOOD[CONTROL] ?? '').replace('Quarterly user', 'User').replace('        frequency: quarterly\n', ''),
      'evidence/access.yml': (GOOD['evidence/access.yml'] ?? '').replace('period: 2026-Q1', 'period: 2026-03'),
    },
    title: 'Add “frequency: monthly”, as its evidence is kept',
    expected: { [CONTROL]: ['owner: jane.doe\n', 'owner: jane.doe\n    frequency: monthly\n'] },
    // How old its evidence may be follows from the frequency.
    reveals: [/evidence-stale/],
  },
  {
    code: 'control-cadence-missing',
    what: 'the usual one',
    files: changed(CONTROL, '        review_cadence: annual\n', ''),
    expected: { [CONTROL]: ['[POL-ACCESS]\n', '[POL-ACCESS]\n    review_cadence: annual\n'] },
  },
  {
    code: 'control-unmapped',
    what: 'the criteria of its policies',
    files: changed(CONTROL, '        criteria: [CC6.1, CC6.2]\n', ''),
    title: 'Add “criteria: [CC6.1, CC6.2]”, the criteria of its policies',
    expected: { [CONTROL]: ['quarterly\n', 'quarterly\n    criteria: [CC6.1, CC6.2]\n'] },
  },
  {
    code: 'control-policy-missing',
    what: 'the policy that satisfies most of its criteria',
    files: {
      ...changed(CONTROL, '        policies: [POL-ACCESS]\n', ''),
      [POLICY]: (GOOD[POLICY] ?? '').replace('    controls: [AC-01]\n', '').replace('as AC-01 says', 'often'),
      'policies/incident.md': INCIDENT_POLICY,
    },
    title: 'Add “policies: [POL-ACCESS]”, which satisfies CC6.1, CC6.2 too',
    expected: { [CONTROL]: ['criteria: [CC6.1, CC6.2]\n', 'criteria: [CC6.1, CC6.2]\n    policies: [POL-ACCESS]\n'] },
  },
  {
    code: 'value-placeholder',
    what: 'what would be written if nothing stood there',
    files: changed(CONTROL, 'owner: jane.doe', 'owner: TBD'),
    title: 'Change “TBD” to jane.doe, who owns the policy above it',
    expected: { [CONTROL]: ['TBD', 'jane.doe'] },
    cursor: 'jane.doe',
  },
  {
    code: 'value-placeholder',
    what: 'the day that follows from the last review',
    files: changed(POLICY, 'review_cadence: annual\n', 'review_cadence: annual\n    next_review: "[date]"\n'),
    title: 'Change “[date]” to 2027-01-15, annual from 2026-01-15',
    expected: { [POLICY]: ['"[date]"', '2027-01-15'] },
  },
  {
    code: 'owner-inactive',
    what: 'the manager of the one who left',
    files: {
      ...changed(CONTROL, 'owner: jane.doe', 'owner: "max.ray"'),
      'people.control.yml': (GOOD['people.control.yml'] ?? '').replace(
        '    teams:',
        '      - {id: max.ray, left: 2026-05-31, manager: sam.roe}\n    teams:',
      ),
    },
    title: 'Name sam.roe, to whom max.ray reported',
    expected: { [CONTROL]: ['"max.ray"', '"sam.roe"'] },
  },
  {
    code: 'policy-retired-referenced',
    what: 'the policy in force that satisfies the same',
    files: {
      ...changed(CONTROL, 'policies: [POL-ACCESS]', 'policies: [POL-OLD]'),
      'policies/old.md': '---\nid: POL-OLD\nstatus: retired\nsatisfies: CC6.2\n---\n',
    },
    title: 'Name POL-ACCESS, which satisfies CC6.2 too',
    expected: { [CONTROL]: ['POL-OLD', 'POL-ACCESS'] },
  },
  {
    code: 'evidence-control-unknown',
    what: 'the control that its ID names',
    files: changed('evidence/access.yml', '        control: AC-01\n', ''),
    title: 'Add “control: AC-01”, which its ID, path or title names',
    expected: { 'evidence/access.yml': ['EV-2026-Q1-AC-01\n', 'EV-2026-Q1-AC-01\n    control: AC-01\n'] },
    cursor: 'AC-01',
  },
  {
    code: 'exception-compensation-missing',
    what: 'a control in operation that serves the same criterion',
    files: {
      ...GOOD,
      'controls/more.yml': `
        controls:
          - {id: AC-02, title: Leavers, owner: jane.doe, status: designed, frequency: annual, next_review: 2027-01-01, criteria: [CC6.2], policies: [POL-ACCESS]}
      `,
      'exceptions/register.yml': `
        exceptions:
          - {id: EX-1, control: AC-01, owner: jane.doe, approver: chris.lee, approved: 2026-03-01, expires: 2026-09-01}
      `,
    },
    title: 'Add “compensating_control: AC-02”, which serves CC6.2 too',
    expected: {
      'exceptions/register.yml': ['owner: jane.doe, ', 'owner: jane.doe, compensating_control: AC-02, '],
    },
  },
  {
    code: 'system-owner-missing',
    what: 'who owns the controls that operate on it',
    files: {
      ...changed(CONTROL, 'policies: [POL-ACCESS]', 'policies: [POL-ACCESS]\n        systems: [okta]'),
      'systems.control.yml': 'systems:\n  - id: okta\n',
    },
    title: 'Add “owner: jane.doe”, who owns its controls',
    expected: { 'systems.control.yml': ['id: okta\n', 'id: okta\n    owner: jane.doe\n'] },
  },
  {
    code: 'system-uncontrolled',
    what: 'out of scope',
    files: { ...GOOD, 'systems.control.yml': 'systems:\n  - {id: okta, owner: jane.doe}\n' },
    expected: { 'systems.control.yml': ['jane.doe}', 'jane.doe, in_scope: false}'] },
    reveals: [/^plumbline.yml scope-missing Systems are listed/],
  },
  {
    code: 'scope-missing',
    what: 'plumbline.yml itself',
    files: GOOD,
    expected: {
      'plumbline.yml':
        'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n  categories: [security]\n',
    },
    cursor: '{start: 2026-01-01, end: 2026-12-31}',
  },
  {
    code: 'scope-missing',
    what: 'the engagement below what is there, with its line ends',
    files: { ...GOOD, 'plumbline.yml': 'organization: Acme\r\ndue_soon: P30D' },
    expected: {
      'plumbline.yml': [
        'P30D',
        'P30D\r\nengagement:\r\n  type: 2\r\n  period: {start: 2026-01-01, end: 2026-12-31}\r\n  categories: [security]\r\n',
      ],
    },
  },
  {
    code: 'scope-missing',
    what: 'the period of a Type 2 report',
    files: { ...GOOD, 'plumbline.yml': 'engagement: {type: 2, categories: [security]}\n' },
    expected: { 'plumbline.yml': ['type: 2', 'type: 2, period: {start: 2026-01-01, end: 2026-12-31}'] },
  },
];
