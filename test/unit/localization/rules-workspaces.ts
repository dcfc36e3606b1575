/**
 * Workspaces in which everything is wrong that the rules have a message for, each in one of its forms: what a rule says is
 * looked at in a language other than English. What is written in them is not English where it can be otherwise, so that a
 * word of a message cannot hide behind one of a file. What exactly is found where is put to the test beside each rule.
 */

import type { FixtureFiles } from '../rules/rule-fixture.ts';

const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A policy with its body. */
const policy = (front: string, body: string): string => `---\n${front.trim()}\n---\n\n${body}\n`;

const DRIFT = [
  '## Document control',
  '',
  '| Field | Value |',
  '| --- | --- |',
  '| Policy ID | POL-DRIFTED |',
  '| Document title | Andere Regeln |',
  '| Version | 2.0 |',
  '| Status | Draft |',
  '| Owner | Sam Roe |',
  '| Approved by | Sam Roe |',
  '| Approval date | 2026-01-14 |',
  '| Effective date | 2026-02-02 |',
  '| Last reviewed | 2025-01-14 |',
  '| Next review | 2026-01-14 |',
  '| Review frequency | Quarterly |',
  '| Last updated | 2026-01-20 |',
].join('\n');

const HISTORY = (version: string): string =>
  [
    '## Revision history',
    '',
    '| Version | Date | Change |',
    '| --- | --- | --- |',
    '| 1.9 | 2024-01-10 | First |',
    `| ${version} | 2025-01-10 | Guests |`,
  ].join('\n');

const DRIFTED = `
id: POL-DRIFT
title: Zugriff Regel
version: "2.1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
effective: 2026-02-01
last_reviewed: 2026-01-15
next_review: 2027-01-15
review_cadence: annual
satisfies: [CC6.1]`;

/** Policies, by what is wrong with them. */
const POLICIES: FixtureFiles = {
  'policies/bare.md': '# Nothing known\n',
  'policies/unclosed.md': '---\nid: POL-OPEN\n',
  'policies/lacking.md': policy('title: Karg\nstatus: approved', ''),
  'policies/empty.md': policy(
    'id:\ntitle: Leer\nowner:\napprover:\nversion:\nreview_cadence:\nsatisfies:\nstatus: in-review\neffective: 2026-01-01',
    '',
  ),
  'policies/draft.md': policy('id: POL-DRAFT\nstatus: draft\ncontrols: [AC-30]', ''),
  'policies/drafts.md': policy('id: POL-DRAFTS\nstatus: draft\ncontrols: [AC-30, AC-31]', ''),
  'policies/review.md': policy('id: POL-REVIEW\nstatus: in-review\ncontrols: [AC-30]\neffective: 2026-01-01', ''),
  'policies/reviews.md': policy('id: POL-REVIEWS\nstatus: draft\ncontrols: [AC-30, AC-31]\neffective: 2026-01-01', ''),
  'policies/changed.md': policy(
    `id: POL-CHANGED\nstatus: approved\napproved: 2026-01-15\ncontrols: [AC-30]\napproved_digest: sha256:${SHA}`,
    '',
  ),
  'policies/unknown-day.md': policy(`id: POL-CHANGED-2\nstatus: approved\napproved_digest: sha256:${SHA}`, ''),
  'policies/retired.md': policy('id: POL-OLD\nstatus: retired', ''),
  'policies/version.md': policy('id: POL-VERSION\nversion: 1.10\nowner: TBD\nowner: x\nowned: y', ''),
  'policies/self.md': policy('id: POL-SELF\nowner: jane.doe\napprover: jane.doe\nlast_reviewed: 01/02/2026', ''),
  'policies/drift.md': policy(DRIFTED, DRIFT),
  'policies/drift-2.md': policy(DRIFTED.replace('POL-DRIFT', 'POL-DRIFT-2'), HISTORY('2.2')),
  'policies/drift-3.md': policy(DRIFTED.replace('POL-DRIFT', 'POL-DRIFT-3'), HISTORY('2.0')),
  'policies/drift-4.md': policy(
    DRIFTED.replace('POL-DRIFT', 'POL-DRIFT-4').replace('last_reviewed', 'last_updated'),
    DRIFT,
  ),
  'policies/overdue.md': policy('id: POL-OVERDUE\nreview_cadence: annual\napproved: 2025-01-15', ''),
  'policies/soon.md': policy('id: POL-SOON\nreview_cadence: annual\nrevisions: [{version: "1", date: 2025-07-15}]', ''),
  'policies/links.md': policy(
    'id: POL-LINKS',
    [
      '# Links',
      '[a](fehlt.md) [b](Drift.md) [c](../../aus.md) [d](<C:/x.md>) [e]() [f](a%00b.md) [g](javascript:a)',
      '[h](htps://acme.example) [i](#linkz) [j](#gar-nichts) [k](drift.md#document-contro) AC-98',
    ].join('\n\n'),
  ),
  'policies/many.md': policy('id: POL-MANY', '[a]()\n\n'.repeat(1001)),
  'policies/more.md': policy('id: POL-MORE', '[a]()\n\n'.repeat(1002)),
  'policies/silent.md': policy(
    'id: POL-SILENT',
    [
      '<!-- plumbline-ignored link-broken: a -->',
      '<!-- plumbline-ignore -->',
      '<!-- plumbline-ignore suppression-unused: a -->',
      '<!-- plumbline-ignore link-brokn: a -->',
      '<!-- plumbline-ignore qqqqqqqqqqqq: a -->',
      '<!-- plumbline-ignore link-broken -->',
    ].join('\n\n'),
  ),
};

const CONTROLS = `
controls:
  - {id: AC-30, title: At least annual review, frequency: continuous, status: operating, owner: [jane.doe, sam.roe]}
  - {id: AC-31, title: Annual review, frequency: quarterly, policies: [POL-GONE, POL-GONER], criteria: [CC6.1]}
  - {id: AC-32, owner:, frequency:, review_cadence:, criteria:, policies:}
  - {title: Ohne, status: operating, owner: [a.b, c.d, e.f, g.h]}
  - {id: AC-52, frequency: quarterly, status: operating, started: 2026-01-01, owner: [a.b, c.d, e.f, g.h, i.j]}
  - {status: planned, owner: weg.eins}
  - {id: AC-33, owner: weg.zwei, policies: POL-NONE, criteria: [CC6, CC6.99, CC6.1-CC6.99, XX-1, A1.1, A1, A.8.1, CC-Series]}
  - {id: AC-34, status: retired, policies: [POL-OLD]}
  - {id: AC-35, policies: [POL-OLD], criteria: {SOCK: CC6.1, ISO9: A.1, ISO: [A.8.1], TSCC: A1.1}, risks: [okta], systems: [R-99]}
  - {id: AC-36, history: [{frequency: annual}], risks: [R-98], owner: jane.deo}
  - {id: AC-37, next_review: 2026-06-29}
  - {id: AC-38, next_review: 2026-06-30}
  - {id: AC-39, next_review: 2026-07-01}
  - {id: AC-40, next_review: 2026-07-10}
  - {id: AC-41, next_review: 2026-06-01}
  - {id: AC-42, last_reviewed: 2025-06-29, review_cadence: annual}
  - {id: AC-43, last_reviewed: 2025-06-30, review_cadence: annual}
  - {id: AC-44, last_reviewed: 2025-07-01, review_cadence: annual}
  - {id: AC-45, last_reviewed: 2025-07-10, review_cadence: annual}
  - {id: AC-46, last_reviewed: 2024-07-10, review_cadence: annual}
  - {id: AC-47, frequency: per-event, status: operating, started: 2026-01-01}
  - {id: AC-48, frequency: per-event, status: operating, started: 2026-01-01}
  - {id: AC-49, frequency: daily, status: operating, started: 2026-05-25}
  - {id: AC-50, frequency: quarterly, status: operating, started: 2026-01-01}
  - {id: AC-50, colour: red}
  - {id: AC-51, status: planned}
`;

const REGISTERS = `
populations:
  - {id: POP-1, control: AC-48, period: 2026-H1, collected: 2026-06-30, events: [{id: E-1, date: 2026-02-03}, {date: 2026-02-04, evidence: EV-GONE-FILE}]}
  - {id: POP-2, control: AC-48}
  - {id: POP-3, control: AC-48, period: 2026-H1, events: []}
exceptions:
  - {id: EX-1}
  - {id: EX-2, expires:, approver:, approved:, compensating_control:}
  - {id: EX-3, approver: jane.doe}
  - {id: EX-4, approver: jane.doe, approved:}
  - {id: EX-5, expires: 2026-01-01}
  - {id: EX-6, control: AC-30, expires: 2026-01-01, compensating_control: AC-30, owner: jane.doe, approver: jane.doe}
  - {id: EX-7, control: AC-30, compensating_control: [AC-34, AC-51]}
risks:
  - {id: R-1}
  - {id: R-2, treatment:, owner:}
  - {id: R-3, treatment: mitigate}
  - {id: R-4, treatment: mitigate, controls: [AC-34]}
  - {id: R-5, treatment: mitigate, controls: [AC-34, AC-34]}
  - {id: R-6, next_review: 2026-01-01}
  - {id: R-7, review_cadence: annual, last_reviewed: 2024-01-01}
vendors:
  - {id: V-1, method: carve-out, next_review: 2026-01-01}
  - {id: V-2, criticality: critical, report:, last_reviewed: 2024-01-01, review_cadence: annual}
  - {id: V-3, criticality: high}
  - {id: V-4, criticality: high, report: {type: 2, url: "https://acme.example"}}
  - {id: V-5, criticality: high, report: {type: 2, start: 2024-10-01, end: 2025-09-30}}
  - {id: V-6, criticality: high, report: {type: 2, start: 2026-01-02, end: 2026-05-31}}
  - {id: V-7, criticality: high, report: {type: SOC 2 Type I, end: 2026-04-01}}
  - {id: V-8, criticality: high, report: [{type: SOC 2 Type I, end: 2026-04-01}, {type: 2, start: 2025-07-01, end: 2026-03-30}]}
  - {id: V-9, cuecs: [lose Worte, {id: C-1}, {text: x, controls:}, {id: C-2, controls: AC-34}, {id: C-3, controls: [AC-34, AC-34]}]}
systems:
  - {id: S-1, in_scope: true}
  - {name: Namenlos, owner:}
incidents:
  - {id: INC-1, severity: critical, detected: 2026-01-01}
  - {id: INC-2, severity: high, detected: 2026-01-01}
  - {id: INC-3, severity: medium, detected: 2026-01-01}
  - {id: INC-4, severity: low, detected: 2026-01-01}
  - {id: INC-5, detected: 2026-01-01}
  - {id: INC-6, severity: high, resolved: 2026-01-01}
  - {id: INC-7, severity: critical, resolved: 2026-01-01, review:}
metrics:
  - {id: M-1, value: 7, target: "< 5", unit: Tage}
  - {id: M-2, value: 7, target: 5}
`;

const EVIDENCE = `
evidence:
  - {id: EV-GONE-FILE, control: AC-48, path: evidence/fehlt.csv}
  - {id: EV-1, control:, path:, collector: sam.roe, reviewer: sam.roe}
  - {id: EV-2, control: AC-99, path: evidence/q1.csv, sha256: ${SHA}, expires: 2026-01-01}
  - {id: EV-3, control: POL-OLD, path: evidence/q1, sha256: ${SHA}, expires: 2026-02-30}
  - {id: EV-4, path: evidence/q1.csv, expires: 2026-01-01}
  - {id: EV-5, control: AC-50, period: 2025-Q4, collected: 2025-12-01, url: "https://acme.example"}
  - {id: EV-6, control: AC-50, period: 2027-Q4, collected: 2027-01-01, url: "https://acme.example"}
  - {id: EV-7, control: AC-49, period: 2026-06, collected: 2026-06-01, url: "https://acme.example"}
  - {id: EV-8, control: AC-50, period: 2026-Q1, collected: 2026-04-16, url: "https://acme.example"}
  - {id: EV-10, control: AC-52, period: 2026-Q1, collected: 2026-04-20, url: "https://acme.example"}
  - {id: EV-9, control: AC-30, expires: 2026-01-01, url: "https://acme.example"}
`;

const PEOPLE = `
people:
  - {id: jane.doe, name: Jane Doe, active: true}
  - {id: chris.lee, name: Chris Lee, active: true}
  - {id: sam.roe, name: Sam Roe, active: true}
  - {id: weg.eins, name: Weg Eins, active: false}
  - {id: weg.zwei, name: Weg Zwei, left: 2026-01-01}
`;

const FRAMEWORKS: FixtureFiles = {
  'frameworks/iso.yml': `
id: ISO27001
criteria:
  - {id: A.5.15, label: Control of access, maps: [CC6.1]}
  - {id: A.5.16}
  - {id: A.5.16}
  - {id: A.5.17, label: Walls, maps: [C1.1]}
  - {id: A.5.18, maps: [A.5.16]}
  - {id: A.8.1}
`,
  'frameworks/second.yml': 'id: ISO27001\ncriteria: [{id: A.1}]\n',
  'frameworks/other.yml': 'id: OTHER\ncriteria: [{id: A.8.1}]\n',
  'frameworks/none.yml': 'id: "--"\ncriteria: [{id: A.1}]\n',
  'frameworks/tsc.yml': 'id: TSC\ncriteria: [{id: X.1}, {id: X.2}, {id: X.3}, {id: X.4}]\n',
};

/** Everything at once, in an audit of a year. */
export const AUDIT: FixtureFiles = {
  'plumbline.yml': `
engagement:
  type: 2
  period: {start: 2026-01-01, end: 2026-12-31}
  categories: [security]
  frameworks: [ISO27001, OTHER, QQQQQQ, TSCC]
rules:
  criterion-out-of-scope: warning
  policy-unmaped: error
  qqqqqqqqqqqqqq: error
  policy-unmapped: [warning, error]
  risk-untreated: warn
  risk-owner-missing: banana
keys:
  owner: [id]
  ownr: [keeper]
  qqqqqqqqqqqqqq: [keeper]
code_markers: ["x", "@a1", "@a2", "@a3", "@a4", "@a5", "@a6", "@a7", "@a8", "@a9", "@b1", "@b2"]
evidence_name: "{id}-{control}"
incident_resolution: {low: P1D}
`,
  ...POLICIES,
  ...FRAMEWORKS,
  'controls/all.yml': CONTROLS,
  'registers.control.yml': REGISTERS,
  'evidence/all.yml': EVIDENCE,
  'evidence/q1.csv': 'a',
  'evidence/q1/a.csv': 'a',
  'people.control.yml': PEOPLE,
  'again.control.yml': 'controls: [{id: AC-41, status: retired}]\n',
  'broken.control.yml': 'controls: [\n',
};

/** Settings that are no maps, no period for an audit of one, and no system in scope. */
export const EMPTY_SETTINGS: FixtureFiles = {
  'plumbline.yml': 'engagement: {type: 2}\nrules: x\nkeys: y\n',
  'controls/all.yml': 'systems:\n  - {id: S-1, in_scope: false}\n',
};

/** Globs and names of files that cannot be used: why is said by the room below that reads them. */
export const UNREADABLE_SETTINGS: FixtureFiles = {
  'plumbline.yml': 'engagement: {type: 1}\nfiles: {policies: ["["]}\nevidence_name: "{nothing}"\n',
};

/** Without an audit period: evidence is to be no older than the frequency allows. */
export const WITHOUT_PERIOD: FixtureFiles = {
  CODEOWNERS: '* @acme/security\n',
  'controls/all.yml': `
controls:
  - {id: AC-1, frequency: quarterly, owner: "@acme/platform"}
  - {id: AC-2, frequency: monthly}
  - {id: AC-3, frequency: monthly}
evidence:
  - {id: EV-1, control: AC-1, period: 2024-Q1, url: "https://acme.example"}
  - {id: EV-2, control: [AC-2, AC-3], period: 2024-Q1, url: "https://acme.example"}
`,
};

/** A `plumbline.yml` that says nothing. */
export const SILENT: FixtureFiles = { 'plumbline.yml': '# nothing\n', 'policies/a.md': '---\nid: POL-A\n---\n' };

/** Frameworks that are not in scope, and criteria of them all the same. */
export const OUT_OF_SCOPE: FixtureFiles = {
  'plumbline.yml': 'engagement: {type: 1, frameworks: []}\nrules: {criterion-out-of-scope: warning}\n',
  'frameworks/iso.yml': 'id: ISO27001\ncriteria: [{id: A.5.15}, {id: A.5.16}]\n',
  'controls/all.yml': 'controls: [{id: AC-1, criteria: [A.5.15, A.5]}]\n',
};
