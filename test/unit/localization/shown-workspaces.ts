/** Small workspaces, as of 2026-05-15, in which an editor has nearly everything to show that it can. */

import { FILES } from '../features/marked-workspace.ts';

type Files = Readonly<Record<string, string>>;

const TYPE_2 = 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}, categories: [availability]}\n';
const TYPE_1 = 'engagement: {type: 1, as_of: 2026-06-30}\n';
const OLD_DIGEST = `sha256-${'a'.repeat(64)}`;

function policy(id: string, fields: string, text = ''): string {
  return `---\nid: ${id}\ntitle: ${id}\n${fields}---\n# ${id}\n\n${text}\n`;
}

const APPROVED = 'status: approved\nversion: "1"\nowner: jane.doe\napprover: sam.roe\napproved: 2026-01-10\n';

/** Records of every kind, in every standing. */
const RECORDS: Files = {
  'plumbline.yml': `${TYPE_2}rules:\n  link-broken: off\n  scope-missing: hint\n  no-rule: hint\n`,
  'people.control.yml': `people:
  - {id: jane.doe, name: Jane Doe, role: Lead, email: jane@acme.example}
  - {id: sam.roe, name: Sam}
  - {id: max.ray, name: Max, left: 2026-01-31}
  - {id: ann.fox, active: false}
  - {name: Noid}
teams:
  - {id: ops, name: Operations, members: [jane.doe, sam.roe]}
`,
  'policies/a.md': policy('POL-A', `${APPROVED}review_cadence: annual\nlast_reviewed: 2026-01-10\ncontrols: [AC-01]\n`),
  'policies/b.md': policy(
    'POL-B',
    `${APPROVED}approved_digest: ${OLD_DIGEST}\nreview_cadence: monthly\nlast_reviewed: 2026-01-10\n`,
  ),
  'policies/c.md': policy('POL-C', 'status: retired\n'),
  'controls/one.yml': `controls:
  - {id: AC-01, title: Monthly check, owner: jane.doe, frequency: monthly, started: 2026-01-01, criteria: [CC6.1], policies: [POL-A], layer: process}
  - {id: AC-02, title: Shaky, owner: jane.doe, frequency: quarterly, started: 2026-01-01, criteria: [CC6.1-CC6.3], policies: [POL-B], risks: [R-1]}
  - {id: AC-03, title: Prevented, owner: sam.roe, frequency: per-event, type: preventive, criteria: [CC6.2], policies: [POL-A, POL-B], risks: [R-2]}
  - {id: AC-04, title: TBD, owner: TBD, criteria: [CC9.99]}
  - {id: AC-05, title: Gone, status: retired, criteria: [CC6.1]}
  - {id: AC-06, title: Weeks, owner: jane.doe, frequency: weekly, started: 2026-01-01, criteria: [CC7.1], policies: [POL-A]}
  - {id: AC-07, title: Nothing, evidence: [{title: Export, retention: P7Y}, {title: Log, retention: P1D}, {title: Mail, retention: P90D}, {title: Book, retention: P1M}, {title: Card, retention: P18M}, {title: Note, retention: P1Y}]}
  - {id: AC-09, title: Names, owner: Sam, policies: [POL-A]}
  - {id: AC-10, title: Names, owner: Noid, policies: [POL-A]}
  - {id: AC-08, title: No ID above, owner: nobody.known, policies: [POL-Z], criteria: [CC6]}
`,
  'evidence/2026.yml': `evidence:
  - {id: EV-1, control: AC-01, period: 2026-01, collected: 2026-02-02, collector: jane.doe, reviewer: sam.roe, path: evidence/a.txt, sha256: ${'0'.repeat(64)}}
  - {id: EV-2, control: AC-01, period: 2026-02, collected: 2026-04-30, path: evidence/missing.txt, sha256: ${'0'.repeat(64)}}
  - {id: EV-3, control: AC-02}
  - {control: AC-03, path: evidence/folder, sha256: ${'0'.repeat(64)}}
  - {id: EV-5, control: AC-01, path: ../out.txt}
  - {id: EV-6, control: AC-01, path: 'C:\\\\a.txt'}
  - {id: EV-7, control: AC-01, url: ftp://acme.example/a}
  - {id: EV-8, control: AC-01, period: TBD, path: evidence/A.txt}
  - {id: EV-9, control: AC-01, period: 2026-03, collected: 2026-05-10, path: evidence/a.txt, sha256: 87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7}
  - {id: EV-10, control: AC-01, period: 2025}
  - {id: EV-11, control: AC-01}
`,
  'evidence/a.txt': 'a\n',
  'evidence/free.txt': 'b\n',
  'evidence/folder/b.txt': 'c\n',
  'registers/many.control.yml': `exceptions:
  - {id: EX-1, control: AC-01, reason: Move, compensating_control: AC-02, approver: sam.roe, approved: 2026-01-10, expires: 2026-06-30, owner: jane.doe}
  - {id: EX-2, control: AC-01, expires: 2026-06-30}
  - {id: EX-3, control: AC-01}
  - {id: EX-4, control: AC-01, approver: sam.roe, approved: 2026-01-10}
  - {id: EX-5, control: AC-01, expires: 2026-03-31}
  - {id: EX-6, control: AC-01, status: closed}
risks:
  - {id: R-1, title: Loss, owner: jane.doe, likelihood: 5, impact: 4, treatment: mitigate, controls: [AC-02], review_cadence: annual, last_reviewed: 2026-02-01}
  - {id: R-2, title: Fire, likelihood: 5, impact: 5}
  - {id: R-3, title: Rain, likelihood: 3}
  - {id: R-4, title: Past, status: closed}
vendors:
  - {id: V-1, name: Host, owner: jane.doe, method: carve-out, criticality: high, report: {type: 2, start: 2024-10-01, end: 2025-12-30}}
  - {id: V-4, name: Cloud, owner: jane.doe, method: carve-out, criticality: high, report: {type: 2, start: 2026-01-02, end: 2026-05-14}}
  - {id: V-5, name: Cover, report: {type: 2, start: 2025-01-01, end: 2026-12-31}}
  - {id: V-2, name: Left, status: ended}
  - {id: V-3, name: Day, report: {type: 1, end: 2026-03-31}, cuecs: [{id: CUEC-1, text: Review accounts}]}
systems:
  - {id: app, name: App, owner: jane.doe, in_scope: true, vendor: V-1}
incidents:
  - {id: INC-1, title: One, severity: high, detected: 2026-05-14}
  - {id: INC-2, title: Two, detected: 2026-05-15}
  - {id: INC-3, title: Three, detected: 2026-05-01, resolved: 2026-05-02}
  - {id: INC-4, title: Four, status: closed}
  - {id: INC-5, title: Five, detected: 2026-05-01}
populations:
  - {id: POP-1, control: AC-03, period: 2026, collected: 2026-05-01, events: [{id: E-1, date: 2026-02-01}]}
metrics:
  - {id: M-1, title: Time, controls: [AC-01], value: 12, unit: days, target: <= 30, measured: 2026-05-01}
  - {id: M-2, title: Slow, value: 40, target: "30"}
`,
  'src/login.ts': '// @control AC-01\n',
};

/** Most of it once more: IDs that several have, other lists of people, Type 1, an own framework. */
const OTHERS: readonly Files[] = [
  {
    'plumbline.yml': TYPE_1,
    CODEOWNERS: '* @acme/security jane@acme.example\n',
    'frameworks/own.yml': `id: OWN
name: Own rules
criteria:
  - {id: X1, label: First, family: Group, maps: [TSC.CC6.1]}
  - {id: X2, label: Second, applies: false}
  - {id: X5, label: Fifth, maps: [TSC.CC6.1]}
`,
    'frameworks/bare.yml': 'name: Bare\ncriteria:\n  - {id: Y1, label: Only}\n',
    'policies/a.md': policy(
      'POL-A',
      `${APPROVED}satisfies: [CC6.2, OWN.X1]\n`,
      'See AC-01 and X1.\n\n<!-- plumbline-ignore link-broken AC-02: later -->\n\n[a](javascript:x) [b](../../out.md) [c](%00) [d](https://acme.example) [e](#t)\n\n<a id="top"></a>',
    ),
    'controls/one.yml': `controls:
  - {id: AC-01, title: First, owner: "@acme/security", criteria: {OWN: [X1], TSC: [CC6.1]}, policies: [POL-A]}
  - {id: AC-02, title: Second, owner: "@unknown", criteria: [OWN.X1, Bare.Y1]}
`,
    'frameworks/series.yml': 'id: SER\ncriteria:\n  - {id: A.5.15}\n  - {id: A.5.16}\n',
    'frameworks/dup.yml': 'id: DUP\ncriteria:\n  - {id: D1}\n  - {id: D1}\n  - {id: D2}\n',
    'frameworks/dup-2.yml': 'id: DUP\ncriteria:\n  - {id: D3}\n',
    'frameworks/twice.yml':
      'id: TWICE\nname: Two times\nnames: [2X]\ncriteria:\n  - {id: T1}\n  - {id: T1}\n  - {id: T2}\n  - {id: T3}\n',
    'controls/two.yml': `controls:
  - {id: AC-03, criteria: {DUP: [D1, D2], TWICE: [T1, T2-T3], Two times: [T2], NOPE: [N1]}, owner: Sam, policies: [POL-A]} # plumbline-ignore control-unmapped AC-03: later
  - {id: AC-04, criteria: {TWICE: [T2-T3, T2], SER: [A.5]}, policies: [POL-A]}
  - {id: AC-05}
  - {id: AC-05, policies: [DUAL-1]}
  - {id: DUAL-1, policies: [POL-A]}
risks:
  - {id: DUAL-1, title: Twice}
`,
    'policies/b.md': policy(
      'POL-B',
      'controls: [AC-01, AC-02, AC-03, AC-04, AC-05, DUAL-1, AC-06, AC-07, AC-08, AC-09, AC-10]\n',
      'See DUAL-1.',
    ),
    'controls/more.yml': `controls:\n${[6, 7, 8, 9, 10].map((n) => `  - {id: AC-${String(n).padStart(2, '0')}, title: T, policies: [POL-B]}\n`).join('')}`,
    'evidence/one.yml':
      'evidence:\n  - {id: EV-1, control: AC-01, period: 2026-01, collected: 2026-02-01, url: "https://acme.example/a"}\n',
  },
  {
    'plumbline.yml': TYPE_1,
    'policies/a.md': policy('POL-A', 'controls: [AC-01]\n'),
    'controls/one.yml': 'controls:\n  - {id: AC-01, title: One, policies: [POL-A]}\n',
  },
];

/** Of one policy and few controls, so that a lens speaks of all of them. */
function few(plumbline: string, controls: readonly string[]): Files {
  const lines = controls.map(
    (fields, index) => `  - {id: C-${index + 1}, owner: jane.doe, policies: [POL-A], ${fields}}\n`,
  );
  const evidence = controls.flatMap((fields, index) =>
    fields.includes('Proven')
      ? [
          `  - {id: E-${index + 1}, control: C-${index + 1}, period: 2026-04, collected: 2026-05-01, url: "https://acme.example/e"}\n`,
        ]
      : [],
  );
  return {
    'plumbline.yml': plumbline,
    'people.control.yml': 'people:\n  - {id: jane.doe, name: Jane Doe}\n  - {id: sam.roe}\n',
    'frameworks/own.yml':
      'id: OWN\nname: Own\ncriteria:\n  - {id: X1, family: One}\n  - {id: X2, family: Two}\n  - {id: X3}\n  - {id: X4}\n',
    'policies/a.md': policy('POL-A', `${APPROVED}review_cadence: annual\nlast_reviewed: 2026-01-10\n`),
    'controls/one.yml': `controls:\n${lines.join('')}`,
    'evidence/one.yml': `evidence:\n${evidence.join('')}`,
  };
}

const PROVEN = 'title: Proven, frequency: annual, started: 2026-01-01';
const IDLE = 'title: Idle, frequency: weekly, started: 2026-01-01';

const FEW: readonly Files[] = [
  few(TYPE_2, [`${PROVEN}, criteria: [OWN.X1]`, `${PROVEN}, criteria: [OWN.X3]`]),
  few(TYPE_2, [`${IDLE}, criteria: [OWN.X1]`]),
  few(TYPE_2, ['title: Events, frequency: per-event, started: 2026-01-01, criteria: [OWN.X1]']),
  few(TYPE_1, [IDLE, `${PROVEN}, criteria: [OWN.X1]`]),
  few(TYPE_1, [`${PROVEN}, criteria: [OWN.X1]`, `${PROVEN}, criteria: [OWN.X3]`]),
  few(TYPE_1, [`${PROVEN}, criteria: [OWN.X1]`]),
  few(TYPE_1, [IDLE]),
];

/** What somebody has begun to write. */
const BEGUN: readonly Files[] = [
  {
    'plumbline.yml': 'rules:\n  \n  link-broken: \nengagement:\n  period: {start: , end: }\nfiles:\n  registers: d\n',
    'docs/a.txt': '',
  },
  {
    'plumbline.yml': TYPE_1,
    'policies/new.md':
      '---\nid: POL-NEW\nversion: \nreview_cadence: annual\nlast_reviewed: 2026-02-01\nnext_review: \n---\n# New\n\n<a id="top"></a>\n\n[a](#)\n\n<!-- plumb\n\n<!-- plumbline-ignore \n',
    'controls/new.yml':
      '# plumb\n# plumbline-ignore \ncontrols:\n  - id: AC-01\n    last_reviewed: 2026-02-01\n    review_cadence: annual\n    next_review: \n',
    'evidence/new.yml': 'evidence:\n  - id: EV-1\n    control: AC-01\n    period: 2025\n',
    'incidents/new.control.yml': 'incidents:\n  - id: \n    detected: \n',
  },
  {
    'plumbline.yml': TYPE_1,
    'controls/a.yml': 'id: \nkind: \n',
    'risks/r.yml': 'risks:\n  - id: \n    likelihood: \n',
    'exceptions/e.yml': 'exceptions:\n  - id: \n    expires: \n',
  },
];

export const SHOWN_WORKSPACES: readonly Files[] = [FILES, RECORDS, ...OTHERS, ...FEW, ...BEGUN];
