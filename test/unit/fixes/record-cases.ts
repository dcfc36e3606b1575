/** Fixes that record what somebody did: a review, an approval, evidence, an exception, a control. */

import { createHash } from 'node:crypto';
import { GOOD } from '../rules/good-workspace.ts';
import type { FixtureFiles } from '../rules/rule-fixture.ts';
import type { FixCase } from './fix-fixture.ts';

const POLICY = 'policies/access.md';
const CONTROL = 'controls/access.yml';
const EVIDENCE = 'evidence/access.yml';

function changed(path: string, before: string, after: string, files: FixtureFiles = GOOD): FixtureFiles {
  const text = files[path] ?? '';
  if (!text.includes(before)) throw new Error(`“${before}” stands in ${path}`);
  return { ...files, [path]: text.replace(before, () => after) };
}

/** Type 2 over the year 2026, so that evidence is expected for each quarter. */
const YEAR: FixtureFiles = {
  ...GOOD,
  'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
};

/** Reckoned by other means than the engine has, over the form that docs/formats.md describes. */
function digestOf(form: string): string {
  return `sha256-${createHash('sha256').update(form).digest('hex')}`;
}

function accessForm(version: string): string {
  const fields = `id: POL-ACCESS\ntitle: Access Control Policy\nversion: ${version}\nreview_cadence: annual\n`;
  const lists = 'satisfies: CC6.1\nsatisfies: CC6.2\ncontrols: AC-01\n';
  const body = '# Purpose\n\nAccess is reviewed as AC-01 says; see [the scope](#scope).\n\n## Scope\n\nEverything.\n';
  return `${fields}${lists}\n${body}`;
}

export const RECORD_CASES: readonly FixCase[] = [
  {
    code: 'policy-review-overdue',
    what: 'reviewed today',
    asOf: '2027-02-01',
    files: GOOD,
    expected: { [POLICY]: ['last_reviewed: 2026-01-15', 'last_reviewed: 2027-02-01'] },
  },
  {
    code: 'policy-review-overdue',
    what: 'the day of the next one, where only that was forgotten',
    files: changed(POLICY, 'review_cadence: annual\n', 'review_cadence: annual\n    next_review: 2026-03-01\n'),
    title: 'Set the next review to 2027-01-15: the last was on 2026-01-15, annual',
    expected: { [POLICY]: ['2026-03-01', '2027-01-15'] },
  },
  {
    code: 'policy-review-due-soon',
    what: 'reviewed today, with the day of the next one in its quotes',
    files: changed(POLICY, 'review_cadence: annual\n', 'review_cadence: annual\n    next_review: 2026-07-15 # board\n'),
    expected: {
      [POLICY]: [
        'last_reviewed: 2026-01-15\nreview_cadence: annual\nnext_review: 2026-07-15 #',
        'last_reviewed: 2026-06-30\nreview_cadence: annual\nnext_review: 2027-06-30 #',
      ],
    },
  },
  {
    code: 'control-review-overdue',
    what: 'reviewed today',
    files: changed(CONTROL, 'last_reviewed: 2026-02-01', 'last_reviewed: 2025-02-01'),
    expected: { [CONTROL]: ['2025-02-01', '2026-06-30'] },
  },
  {
    code: 'control-review-due-soon',
    what: 'reviewed today',
    files: changed(CONTROL, 'last_reviewed: 2026-02-01', 'last_reviewed: 2025-07-01'),
    expected: { [CONTROL]: ['2025-07-01', '2026-06-30'] },
  },
  {
    code: 'policy-not-approved',
    what: 'day and fingerprint of the text as it stands',
    files: changed(POLICY, 'approved: 2026-01-15\n    ', ''),
    title: 'Record its approval, on 2026-06-30',
    expected: {
      [POLICY]: [
        'approver: chris.lee\nlast_reviewed: 2026-01-15\nreview_cadence: annual\nsatisfies: [CC6.1, CC6.2]\ncontrols: [AC-01]\n',
        `approver: chris.lee\napproved: 2026-06-30\nlast_reviewed: 2026-01-15\nreview_cadence: annual\nsatisfies: [CC6.1, CC6.2]\ncontrols: [AC-01]\napproved_digest: ${digestOf(accessForm('2.1'))}\n`,
      ],
    },
  },
  {
    code: 'policy-not-approved',
    what: 'of a draft that names no approver yet: who approved other policies',
    files: {
      ...GOOD,
      'policies/incident.md':
        '---\nid: POL-INCIDENT\nversion: "1.0"\nstatus: draft\nowner: sam.roe\neffective: 2026-02-01\nreview_cadence: annual\nsatisfies: CC7.3\n---\n',
    },
    title: 'Record its approval by chris.lee, on 2026-06-30',
    expected: {
      'policies/incident.md': `---\nid: POL-INCIDENT\nversion: "1.0"\nstatus: approved\nowner: sam.roe\napprover: chris.lee\napproved: 2026-06-30\neffective: 2026-02-01\nreview_cadence: annual\nsatisfies: CC7.3\napproved_digest: ${digestOf('id: POL-INCIDENT\nversion: 1.0\neffective: 2026-02-01\nreview_cadence: annual\nsatisfies: CC7.3\n\n')}\n---\n`,
    },
  },
  {
    code: 'policy-changed-since-approval',
    what: 'the approval of the new text, as the next version',
    files: changed(
      POLICY,
      'controls: [AC-01]\n',
      `controls: [AC-01]\n    approved_digest: ${'sha256-' + 'a'.repeat(64)}\n`,
    ),
    title: 'Record the approval of the text as it is now, on 2026-06-30, as version 2.2',
    expected: {
      [POLICY]: `
        ---
        id: POL-ACCESS
        title: Access Control Policy
        version: "2.2"
        status: approved
        owner: jane.doe
        approver: chris.lee
        approved: 2026-06-30
        last_reviewed: 2026-01-15
        review_cadence: annual
        satisfies: [CC6.1, CC6.2]
        controls: [AC-01]
        approved_digest: ${digestOf(accessForm('2.2'))}
        ---

        # Purpose

        Access is reviewed as AC-01 says; see [the scope](#scope).

        ## Scope

        Everything.
      `,
    },
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'a record after the others, whose file is still to be put there',
    asOf: '2026-08-15',
    files: YEAR,
    title: 'Record the evidence of AC-01 for 2026-Q2',
    expected: {
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2026-Q2-AC-01\n    control: AC-01\n    period: 2026-Q2\n    collected: 2026-08-15\n    path: evidence/2026/AC-01-2026-Q2-quarterly-user-access-review.csv\n',
      ],
    },
    cursor: 'evidence/2026/AC-01-2026-Q2-quarterly-user-access-review.csv',
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'named by the standard, titled by what the control says is kept',
    asOf: '2026-08-15',
    files: {
      ...changed(CONTROL, '        policies:', '        evidence: [{title: Signed export}]\n        policies:', YEAR),
      'plumbline.yml': `${YEAR['plumbline.yml'] ?? ''}evidence_name: "{control}/{year}-{quarter} {title}"\n`,
      [EVIDENCE]: (YEAR[EVIDENCE] ?? '').replaceAll('evidence/2026/q1-access-review', 'evidence/AC-01/2026-Q1 signed'),
      'evidence/AC-01/2026-Q1 signed.csv': 'user\n',
    },
    expected: {
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2026-Q2-AC-01\n    control: AC-01\n    period: 2026-Q2\n    collected: 2026-08-15\n    path: evidence/AC-01/2026-Q2 signed-export.csv\n',
      ],
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'one record for the weeks of a month of which one finding speaks',
    asOf: '2026-06-20',
    files: {
      ...changed(CONTROL, 'frequency: quarterly', 'frequency: weekly\n        started: 2026-05-04', YEAR),
      [CONTROL]: (GOOD[CONTROL] ?? '')
        .replace('Quarterly user', 'User')
        .replace('frequency: quarterly', 'frequency: weekly\n        started: 2026-05-04'),
    },
    title: 'Record the evidence of AC-01 for 4 May 2026 – 31 May 2026',
    expected: {
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2026-05-04-AC-01\n    control: AC-01\n    period: {start: 2026-05-04, end: 2026-05-31}\n    collected: 2026-06-20\n    path: evidence/2026/AC-01-2026-05-04--2026-05-31-user-access-review.csv\n',
      ],
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'an exception is asked for, and excuses nothing before it is approved',
    asOf: '2026-08-15',
    files: {
      ...YEAR,
      'controls/more.yml':
        'controls:\n  - {id: AC-02, title: Leavers, owner: jane.doe, status: designed, frequency: annual, next_review: 2027-01-01, criteria: [CC6.2], policies: [POL-ACCESS]}\n',
    },
    title: 'Ask for an exception from AC-01 until 2027-02-15',
    isFirstStep: true,
    expected: {
      'exceptions/exceptions.yml':
        'exceptions:\n  - id: EX-1\n    control: AC-01\n    reason: AC-01 cannot be operated as it is defined\n    compensating_control: AC-02\n    owner: jane.doe\n    status: requested\n    expires: 2027-02-15\n',
    },
    cursor: 'AC-01 cannot be operated as it is defined',
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'the population of days that none speaks of, in which the events are to be listed',
    files: changed(CONTROL, 'frequency: quarterly', 'frequency: per-event', YEAR),
    asOf: '2026-02-20',
    title: 'Record the population of AC-01 for 1 Jan 2026 – 20 Feb 2026',
    isFirstStep: true,
    expected: {
      'evidence/populations.yml':
        'populations:\n  - id: POP-2026-01-01-AC-01\n    control: AC-01\n    period: {start: 2026-01-01, end: 2026-02-20}\n    collected: 2026-02-20\n    events:\n',
    },
    reveals: [/has no list of events/],
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'that nothing happened',
    files: {
      ...changed(CONTROL, 'frequency: quarterly', 'frequency: per-event', YEAR),
      'evidence/populations.yml': 'populations:\n  - id: POP-1\n    control: AC-01\n    period: 2026\n    events:\n',
    },
    title: 'Record that nothing happened, by a pull on 2026-06-30',
    expected: {
      'evidence/populations.yml':
        'populations:\n  - id: POP-1\n    control: AC-01\n    period: 2026\n    collected: 2026-06-30\n    events: []\n',
    },
  },
  {
    code: 'evidence-occurrence-missing',
    what: 'what was done for an event, which then names it',
    files: {
      ...changed(CONTROL, 'frequency: quarterly', 'frequency: per-event', YEAR),
      'evidence/populations.yml':
        'populations:\n  - {id: POP-1, control: AC-01, period: 2026, collected: 2026-06-01, events: [{id: E-1, date: 2026-05-04}]}\n',
    },
    title: 'Record the evidence of AC-01 for E-1',
    expected: {
      'evidence/populations.yml': ['date: 2026-05-04}', 'date: 2026-05-04, evidence: [EV-2026-05-04-AC-01]}'],
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2026-05-04-AC-01\n    control: AC-01\n    period: 2026-05-04\n    collected: 2026-06-30\n    path: evidence/2026/AC-01-2026-05-04-quarterly-user-access-review.csv\n',
      ],
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'control-evidence-missing',
    what: 'a record for the quarter that is under way, in a new register',
    files: Object.fromEntries(Object.entries(YEAR).filter(([path]) => path !== EVIDENCE)),
    asOf: '2026-03-20',
    title: 'Record the evidence of AC-01 for 2026-Q1',
    expected: {
      'evidence/evidence.yml':
        'evidence:\n  - id: EV-2026-Q1-AC-01\n    control: AC-01\n    period: 2026-Q1\n    collected: 2026-03-20\n    path: evidence/2026/AC-01-2026-Q1-quarterly-user-access-review.pdf\n',
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-expired',
    what: 'newer evidence of its control',
    asOf: '2027-04-10',
    files: changed(POLICY, 'review_cadence: annual', 'review_cadence: biennial'),
    title: 'Record the evidence of AC-01 for 10 Apr 2027',
    expected: {
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2027-04-10-AC-01\n    control: AC-01\n    period: 2027-04-10\n    collected: 2027-04-10\n    path: evidence/2027/AC-01-2027-04-10-quarterly-user-access-review.csv\n',
      ],
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-stale',
    what: 'newer evidence of its control',
    asOf: '2026-08-15',
    files: GOOD,
    expected: {
      [EVIDENCE]: [
        'expires: 2027-04-03\n',
        'expires: 2027-04-03\n  - id: EV-2026-08-15-AC-01\n    control: AC-01\n    period: 2026-08-15\n    collected: 2026-08-15\n    path: evidence/2026/AC-01-2026-08-15-quarterly-user-access-review.csv\n',
      ],
    },
    reveals: [/evidence-file-missing There is no file/],
  },
  {
    code: 'evidence-collected-early',
    what: 'the period ends when it was collected',
    files: {
      ...changed(CONTROL, 'frequency: quarterly', 'frequency: monthly'),
      [EVIDENCE]: (GOOD[EVIDENCE] ?? '').replace('collected: 2026-04-03', 'collected: 2026-03-10'),
    },
    expected: { [EVIDENCE]: ['period: 2026-Q1', 'period: {start: 2026-01-01, end: 2026-03-10}'] },
    reveals: [/evidence-stale/],
  },
  {
    code: 'criterion-unmapped',
    what: 'a planned control beside those of its series, with the next ID',
    files: GOOD,
    title: 'Write a control for CC6.3 in controls/access.yml',
    expected: {
      [CONTROL]: [
        'policies: [POL-ACCESS]\n',
        `policies: [POL-ACCESS]
  - id: AC-02
    title: Roles and least privilege
    owner: jane.doe
    frequency: quarterly
    review_cadence: annual
    last_reviewed: 2026-06-30
    status: planned
    criteria: [CC6.3]
    policies: [POL-ACCESS]
`,
      ],
    },
  },
  {
    code: 'control-unknown',
    what: 'the control that a policy names already',
    files: changed(POLICY, 'as AC-01 says', 'as AC-01 and AC-07 say'),
    title: 'Write the control AC-07 in controls/access.yml',
    expected: {
      [CONTROL]: [
        'policies: [POL-ACCESS]\n',
        `policies: [POL-ACCESS]
  - id: AC-07
    title: What AC-07 does
    owner: jane.doe
    frequency: quarterly
    review_cadence: annual
    last_reviewed: 2026-06-30
    status: planned
    criteria: [CC6.1, CC6.2]
    policies: [POL-ACCESS]
`,
      ],
    },
    cursor: 'What AC-07 does',
  },
];
