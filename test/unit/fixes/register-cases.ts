/** Fixes of exceptions, risks, vendors, incidents and metrics. */

import { GOOD } from '../rules/good-workspace.ts';
import type { FixtureFiles } from '../rules/rule-fixture.ts';
import type { FixCase } from './fix-fixture.ts';

const REST = 'owner: jane.doe, frequency: annual, next_review: 2027-01-01, criteria: [CC6.1], policies: [POL-ACCESS]';

/** The good workspace with a second control and a register. */
function withRegister(text: string): FixtureFiles {
  return {
    ...GOOD,
    'controls/more.yml': `
      controls:
        - {id: AC-02, title: Leavers are removed within a day, status: designed, ${REST}}
    `,
    'risks/register.yml': text,
  };
}

const EXPIRED =
  'exceptions:\n  - id: EX-1\n    control: AC-01\n    compensating_control: AC-02\n    owner: sam.roe\n    approver: chris.lee\n    approved: 2026-03-01\n    expires: 2026-06-01\n';

export const REGISTER_CASES: readonly FixCase[] = [
  {
    code: 'exception-expired',
    what: 'is closed',
    files: withRegister(EXPIRED),
    expected: { 'risks/register.yml': ['expires: 2026-06-01\n', 'expires: 2026-06-01\n    status: closed\n'] },
  },
  {
    code: 'exception-expired',
    what: 'in the place of another status',
    files: withRegister(`${EXPIRED}    status: open # as of May\n`),
    expected: { 'risks/register.yml': ['status: open #', 'status: closed #'] },
  },
  {
    code: 'exception-expiry-missing',
    what: 'half a year from the approval',
    files: withRegister(EXPIRED.replace('    expires: 2026-06-01\n', '')),
    expected: { 'risks/register.yml': ['approved: 2026-03-01\n', 'approved: 2026-03-01\n    expires: 2026-09-01\n'] },
    cursor: '2026-09-01',
  },
  {
    code: 'exception-approver-missing',
    what: 'who approved the policy above the control, today',
    files: withRegister(
      'exceptions:\n  - {id: EX-1, control: AC-01, compensating_control: AC-02, owner: sam.roe, expires: 2026-09-01}\n',
    ),
    title: 'Record the approval of chris.lee',
    expected: {
      'risks/register.yml': [
        'owner: sam.roe, expires: 2026-09-01}',
        'owner: sam.roe, approver: chris.lee, approved: 2026-06-30, expires: 2026-09-01}',
      ],
    },
    cursor: 'chris.lee',
  },
  {
    code: 'risk-untreated',
    what: 'by the controls that are named',
    files: withRegister('risks:\n  - {id: R-1, owner: jane.doe, controls: [AC-01]}\n'),
    expected: { 'risks/register.yml': ['owner: jane.doe, ', 'owner: jane.doe, treatment: mitigate, '] },
    cursor: 'mitigate',
  },
  {
    code: 'risk-untreated',
    what: 'accepted, where no control is named',
    files: withRegister('risks:\n  - id: R-1\n    owner: jane.doe\n    treatment:\n'),
    expected: { 'risks/register.yml': ['treatment:', 'treatment: accept'] },
  },
  {
    code: 'risk-owner-missing',
    what: 'the owner of its controls',
    files: withRegister('risks:\n  - {id: R-1, treatment: mitigate, controls: [AC-01, AC-02]}\n'),
    title: 'Name jane.doe, who owns its controls',
    expected: { 'risks/register.yml': ['id: R-1, ', 'id: R-1, owner: jane.doe, '] },
  },
  {
    code: 'risk-review-overdue',
    what: 'reviewed today',
    files: withRegister(
      'risks:\n  - {id: R-1, owner: jane.doe, treatment: accept, last_reviewed: 2025-06-01, review_cadence: annual}\n',
    ),
    expected: { 'risks/register.yml': ['2025-06-01', '2026-06-30'] },
  },
  {
    code: 'vendor-review-overdue',
    what: 'reviewed today, with the next day',
    files: withRegister('vendors:\n  - id: V-1\n    next_review: 2026-06-01\n    review_cadence: quarterly\n'),
    expected: {
      'risks/register.yml': [
        '    next_review: 2026-06-01\n',
        '    last_reviewed: 2026-06-30\n    next_review: 2026-09-30\n',
      ],
    },
  },
  {
    code: 'vendor-report-gap',
    what: 'a bridge letter, to be looked at',
    files: {
      ...withRegister(
        'vendors:\n  - {id: V-1, method: carve-out, report: {type: 2, start: 2025-01-01, end: 2025-12-31}}\n',
      ),
      'plumbline.yml': 'engagement: {type: 1}\n',
    },
    expected: { 'risks/register.yml': ['end: 2025-12-31', 'end: 2025-12-31, bridge: 2026-06-30'] },
    cursor: '2026-06-30',
  },
  {
    code: 'cuec-unmapped',
    what: 'the control that says the same',
    files: withRegister(
      'vendors:\n  - id: V-1\n    cuecs:\n      - {id: C-1, text: Customers remove leavers in time.}\n',
    ),
    expected: { 'risks/register.yml': ['in time.}', 'in time., controls: [AC-02]}'] },
  },
  {
    code: 'incident-overdue',
    what: 'resolved today, to be looked at',
    files: withRegister('incidents:\n  - id: INC-1\n    severity: low\n    detected: 2026-01-02\n'),
    expected: { 'risks/register.yml': ['detected: 2026-01-02\n', 'detected: 2026-01-02\n    resolved: 2026-06-30\n'] },
    cursor: '2026-06-30',
  },
  {
    code: 'incident-review-missing',
    what: 'a file to write it in',
    files: withRegister('incidents:\n  - {id: INC-1, severity: high, detected: 2026-05-02, resolved: 2026-05-03}\n'),
    expected: {
      'risks/register.yml': ['resolved: 2026-05-03}', 'resolved: 2026-05-03, review: evidence/2026/inc-1-review.md}'],
      'evidence/2026/inc-1-review.md':
        '# Review of INC-1\n\n## What happened\n\n## What caused it\n\n## What was changed\n',
    },
  },
  {
    code: 'metric-off-target',
    what: 'a number that was meant as a limit',
    files: withRegister('metrics:\n  - {id: M-1, control: AC-01, value: 12, target: 30}\n'),
    title: 'Make the target a limit: <= 30',
    expected: { 'risks/register.yml': ['target: 30', 'target: "<= 30"'] },
  },
];
