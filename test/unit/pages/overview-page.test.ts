/** What the readiness overview is told of a folder: how far each category has come, what it comes to, and what to do next. */
import assert from 'node:assert/strict';

import { overviewPage } from '../../../server/src/pages/overview-page.ts';
import type { OverviewStep } from '../../../server/src/protocol/overview-page.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';

const TYPE_2 = `
  engagement:
    type: 2
    period: {start: 2026-01-01, end: 2026-12-31}
    categories: [availability]
`;

const POLICY =
  '---\nid: POL-A\ntitle: Access\nversion: "1"\nstatus: approved\nowner: kim\napprover: lee\napproved: 2026-01-15\nreview_cadence: annual\n---\n';

type Overview = ReturnType<typeof overviewPage>;

async function overviewOf(files: FixtureFiles, asOf = '2026-06-30'): Promise<Overview> {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, dedent(text)]));
  return overviewPage(await engineFor(texts, { asOf }));
}

/** A step in lines: its sentence, its reason, and of what it is to be done. */
function stepLines({ sentence, reason, items }: OverviewStep): readonly string[] {
  return [
    sentence,
    ...(reason === undefined ? [] : [reason]),
    items.map(({ name, readiness, owners }) => `${name} ${readiness} ${owners.join('+')}`.trim()).join(', '),
  ];
}

describe('the readiness overview', () => {
  it('counts the criteria of each category by level, and only those at the goal as ready', async () => {
    const { categories, criteria, controls } = await overviewOf({
      'plumbline.yml': TYPE_2,
      'controls/a.yml': `
        controls:
          - {id: AC-01, owner: kim, frequency: annual, criteria: [CC6.1, CC6.2], policies: [POL-A]}
          - {id: AC-02, criteria: [CC6.2, A1.1]}
      `,
      'policies/a.md': POLICY,
      'evidence/a.yml':
        'evidence:\n  - {id: EV-1, control: AC-01, period: 2026, collected: 2026-05-01, url: "https://evidence.example/1"}\n',
    });
    const none = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
    assert.deepEqual(categories, [
      {
        id: 'security',
        label: 'Security',
        all: 33,
        ready: 1,
        byLevel: { ...none, unmapped: 31, mapped: 1, operating: 1 },
        designReady: 1,
        operationReady: 1,
      },
      {
        id: 'availability',
        label: 'Availability',
        all: 3,
        ready: 0,
        byLevel: { ...none, unmapped: 2, mapped: 1 },
        designReady: 0,
        operationReady: 0,
      },
    ]);
    assert.deepEqual([criteria.all, criteria.ready], [36, 1]);
    assert.deepEqual(controls, {
      all: 2,
      ready: 1,
      byLevel: { ...none, mapped: 1, operating: 1 },
      designReady: 1,
      operationReady: 1,
    });
  });

  it('has frameworks of the organization’s own in scope after the categories', async () => {
    const { categories } = await overviewOf({
      'frameworks/house.yml': `
        id: HOUSE
        name: House rules
        criteria:
          - {id: H1, label: Doors}
          - {id: H2, label: Windows, applies: false}
      `,
      'controls/a.yml': 'controls:\n  - {id: AC-01, criteria: [HOUSE.H1]}\n',
    });
    assert.deepEqual(
      categories.map(({ id, label, all, operationReady }) => ({ id, label, all, operationReady })),
      [
        { id: 'security', label: 'Security', all: 33, operationReady: undefined },
        { id: '=HOUSE', label: 'House rules', all: 1, operationReady: undefined },
      ],
    );
  });

  it('puts what a high risk depends on first, then the step for which most wait, and last what has no control', async () => {
    const { steps, owners } = await overviewOf({
      'plumbline.yml': TYPE_2,
      'controls/a.yml': `
        controls:
          - {id: AC-01, criteria: [CC6.1]}
          - {id: AC-02, owner: kim, criteria: [CC6.1]}
          - {id: AC-03, owner: Kim Poe, title: Third, criteria: [CC6.1]}
          - {id: AC-04, owner: lee, frequency: quarterly, criteria: [CC6.1], policies: [POL-A], risks: [R-1]}
      `,
      'policies/a.md': POLICY,
      'risks/a.yml': 'risks:\n  - {id: R-1, likelihood: 4, impact: 5, owner: kim}\n',
      'people.control.yml': 'people:\n  - {id: kim, name: Kim Poe}\n  - {id: lee, name: Lee}\n',
    });
    assert.deepEqual(steps.slice(0, -1).map(stepLines), [
      [
        'Record evidence that it operated.',
        'First because it mitigates R-1 (likelihood 4 × impact 5), and 2026-Q1 is missing.',
        'AC-04 approved lee',
      ],
      ['Name the policy it stands under.', 'AC-02 owned kim, AC-03 owned kim'],
      ['Name an owner.', 'AC-01 mapped'],
    ]);
    const last = steps.at(-1);
    assert.equal(last?.kind, 'criterion');
    assert.equal(last?.sentence, 'Say which control helps to meet it, or add one.');
    assert.equal(last?.items.length, 35);
    assert.deepEqual(last?.items[0], {
      key: 'TSC.CC1.1',
      name: 'CC1.1',
      title: 'Integrity and ethical values',
      readiness: 'unmapped',
      owners: [],
      location: undefined,
    });
    assert.deepEqual(steps[1]?.items[1], {
      key: 'controls/a.yml#AC-03',
      name: 'AC-03',
      title: 'Third',
      readiness: 'owned',
      owners: ['kim'],
      location: {
        uri: 'file:///workspace/controls/a.yml',
        range: { start: { line: 3, character: 9 }, end: { line: 3, character: 14 } },
      },
    });
    assert.deepEqual(owners, [
      { id: 'kim', label: 'Kim Poe' },
      { id: 'lee', label: 'Lee' },
    ]);
  });

  it('counts occurrences, overdue reviews, exceptions, findings and evidence', async () => {
    const overview = await overviewOf({
      'plumbline.yml': TYPE_2,
      'controls/a.yml': `
        controls:
          - {id: AC-01, frequency: quarterly, last_reviewed: 2025-01-01, review_cadence: annual}
          - {id: AC-02, frequency: annual, last_reviewed: 2026-01-01, review_cadence: annual}
      `,
      'exceptions/a.yml': `
        exceptions:
          - {id: EX-1, control: AC-01, approver: lee, approved: 2026-01-01, expires: 2026-06-29}
          - {id: EX-2, control: AC-02, approver: lee, approved: 2026-01-01, expires: 2026-07-30}
          - {id: EX-3, policies: [POL-A], approver: lee, approved: 2026-01-01, expires: 2026-07-31}
      `,
      'evidence/a.yml': `
        evidence:
          - {id: EV-1, control: AC-02, period: 2026, collected: 2026-05-01, path: evidence/a.csv, sha256: ${'0'.repeat(64)}}
      `,
      'evidence/a.csv': 'a\n',
    });
    assert.deepEqual(overview.occurrences, { performed: 0, late: 0, missing: 0, upcoming: 4, excepted: 1 });
    assert.equal(overview.reviewsOverdue, 1);
    assert.deepEqual(overview.exceptions, { expired: 1, expiringSoon: 1 });
    assert.deepEqual(overview.evidence, { verified: 0, differing: 1, pending: 0, unread: 0 });
    assert.ok(overview.findings.errors > 0 && overview.findings.warnings > 0);
    assert.equal(overview.hasConfiguration, true);
  });

  it('holds a Type 1 to its design, and knows where there is no plumbline.yml', async () => {
    const overview = await overviewOf({
      'controls/a.yml': 'controls:\n  - {id: AC-01, owner: kim, criteria: [CC6.1], policies: [POL-A]}\n',
      'policies/a.md': POLICY,
      'evidence/a.yml':
        'evidence:\n  - {id: EV-1, control: AC-01, collected: 2026-05-01, url: "https://evidence.example/1"}\n',
    });
    assert.equal(overview.hasConfiguration, false);
    assert.equal(overview.controls.ready, 1);
    assert.equal(overview.controls.byLevel.evidenced, 1);
    assert.equal(overview.controls.operationReady, undefined);
    assert.deepEqual(overview.occurrences, { performed: 0, late: 0, missing: 0, upcoming: 0, excepted: 0 });
  });
});
