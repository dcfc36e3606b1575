/** What the review calendar is told of a folder: each duty once, with its day, whose it is, and how it stands. */
import assert from 'node:assert/strict';

import { calendarPage } from '../../../server/src/pages/calendar-page.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';

const TYPE_2 = `
  engagement:
    type: 2
    period: {start: 2026-01-01, end: 2026-12-31}
`;

function engineOf(files: FixtureFiles, asOf = '2026-06-30'): Promise<Engine> {
  return engineFor(new Map(Object.entries(files).map(([path, text]) => [path, dedent(text)])), { asOf });
}

/** A duty in a line: day, kind, state, about what, whose, and what else is known of it. */
async function linesOf(files: FixtureFiles, asOf = '2026-06-30'): Promise<readonly string[]> {
  const { subjects, duties } = calendarPage(await engineOf(files, asOf));
  return duties.map(({ subject, kind, due, state, start, end, outcome, count, lastDue, isWritten }) => {
    const about = subjects[subject];
    const span = start === undefined ? '' : start === end ? start : `${start}/${end ?? ''}`;
    const more = [
      span,
      outcome ?? '',
      count === undefined ? '' : `×${count} until ${lastDue ?? ''}`,
      isWritten === true ? 'written' : '',
    ];
    const who = about?.owners.join('+') ?? '';
    return [due, kind, state, about?.name ?? '', who === '' ? '-' : who, ...more]
      .filter((part) => part !== '')
      .join(' ');
  });
}

describe('the review calendar', () => {
  it('has each occurrence of a control over the whole period, and the end of the period', async () => {
    const files = {
      'plumbline.yml': TYPE_2,
      'controls/a.yml': `
        controls:
          - {id: AC-01, title: Review, owner: jane.doe, frequency: quarterly, criteria: [CC6.1]}
      `,
      'evidence/a.yml': `
        evidence:
          - {id: EV-1, control: AC-01, period: 2026-Q1, collected: 2026-05-03, url: "https://evidence.example/q1"}
      `,
    };
    assert.deepEqual(await linesOf(files), [
      '2026-04-15 occurrence done AC-01 jane.doe 2026-01-01/2026-03-31 late',
      '2026-07-15 occurrence soon AC-01 jane.doe 2026-04-01/2026-06-30',
      '2026-10-15 occurrence later AC-01 jane.doe 2026-07-01/2026-09-30',
      '2026-12-31 engagement later -',
      '2027-01-15 occurrence later AC-01 jane.doe 2026-10-01/2026-12-31',
    ]);
  });

  it('has the next review of what is reviewed, and not of drafts, planned and retired ones', async () => {
    const files = {
      'controls/a.yml': `
        controls:
          - {id: AC-01, owner: Jane Doe, last_reviewed: 2025-06-01, review_cadence: annual}
          - {id: AC-02, last_reviewed: 2025-06-01, review_cadence: annual, status: planned}
          - {id: AC-03, last_reviewed: 2025-06-01, review_cadence: annual, status: retired}
      `,
      'policies/a.md': '---\nid: POL-A\nstatus: approved\nowner: sam.roe\nnext_review: 2026-07-30\n---\n',
      'policies/b.md': '---\nid: POL-B\nstatus: draft\nowner: sam.roe\nnext_review: 2026-07-30\n---\n',
      'risks/a.yml': `
        risks:
          - {id: R-1, last_reviewed: 2026-06-01, review_cadence: quarterly}
          - {id: R-2, last_reviewed: 2026-01-01, review_cadence: quarterly, status: closed}
      `,
      'vendors/a.yml': `
        vendors:
          - {id: V-1, owner: jane.doe, last_reviewed: 2026-01-31, review_cadence: annual}
      `,
      'people.control.yml': 'people:\n  - {id: jane.doe, name: Jane Doe}\n',
    };
    assert.deepEqual(await linesOf(files), [
      '2026-06-01 review overdue AC-01 jane.doe',
      '2026-07-30 review soon POL-A sam.roe written',
      '2026-09-01 review later R-1 -',
      '2027-01-31 review later V-1 jane.doe',
    ]);
    const { owners, soonUntil } = calendarPage(await engineOf(files));
    assert.deepEqual(owners, [
      { id: 'jane.doe', label: 'Jane Doe' },
      { id: 'sam.roe', label: 'sam.roe' },
    ]);
    assert.equal(soonUntil, '2026-07-30');
  });

  it('has exceptions that nobody has renewed or closed', async () => {
    const files = {
      'exceptions/a.yml': `
        exceptions:
          - {id: EX-1, control: AC-01, owner: kim, approver: lee, approved: 2026-01-01, expires: 2026-03-01}
          - {id: EX-2, control: AC-01, owner: kim, approver: lee, approved: 2026-03-01, expires: 2026-07-15}
          - {id: EX-3, control: AC-02, owner: kim, approver: lee, approved: 2026-01-01, expires: 2026-03-01}
          - {id: EX-4, control: AC-03, owner: kim, expires: 2026-03-01, status: closed}
      `,
    };
    assert.deepEqual(await linesOf(files), [
      '2026-03-01 exception overdue EX-3 kim',
      '2026-07-15 exception soon EX-2 kim',
    ]);
    const { subjects } = calendarPage(await engineOf(files));
    assert.deepEqual(
      subjects.map(({ name, title }) => `${name} ${title}`),
      ['EX-2 from AC-01', 'EX-3 from AC-02'],
    );
  });

  it('has the reports of vendors on which we rely, while they do not cover the period', async () => {
    const files = {
      'plumbline.yml': TYPE_2,
      'vendors/a.yml': `
        vendors:
          - {id: V-1, owner: kim, method: carve-out, report: {type: 2, start: 2025-01-01, end: 2026-05-31}}
          - {id: V-2, owner: kim, method: carve-out, report: {type: 2, start: 2025-01-01, end: 2026-12-31}}
          - {id: V-3, owner: kim, method: inclusive, report: {type: 2, start: 2025-01-01, end: 2026-01-31}}
          - {id: V-4, method: carve-out, report: {type: 2, start: 2025-01-01, end: 2025-12-31}}
          - {id: V-5, method: carve-out, report: {type: 2, start: 2025-01-01, end: 2025-12-31}, status: terminated}
      `,
    };
    assert.deepEqual(await linesOf(files), [
      '2026-03-31 vendor-report overdue V-4 -',
      '2026-08-31 vendor-report later V-1 kim',
      '2026-12-31 engagement later -',
    ]);
  });

  it('has evidence on which a control still rests when it expires, as the control’s owner’s', async () => {
    const files = {
      'controls/a.yml': 'controls:\n  - {id: AC-01, owner: kim}\n  - {id: AC-02, owner: lee}\n',
      'evidence/a.yml': `
        evidence:
          - {id: EV-1, control: AC-01, period: 2025-Q4, expires: 2026-07-01, url: "https://evidence.example/1"}
          - {id: EV-2, control: AC-01, period: 2026-Q1, expires: 2026-08-01, url: "https://evidence.example/2"}
          - {id: EV-3, control: AC-02, period: 2026-Q1, expires: 2026-06-29, url: "https://evidence.example/3"}
      `,
    };
    assert.deepEqual(await linesOf(files), [
      '2026-06-29 evidence overdue EV-3 lee',
      '2026-08-01 evidence later EV-2 kim',
    ]);
  });

  it('has open incidents by the time that one of their severity may take', async () => {
    const files = {
      'controls/incidents.yml': `
        incidents:
          - {id: INC-1, severity: critical, detected: 2026-06-01, owner: kim}
          - {id: INC-2, severity: low, detected: 2026-06-01, owner: kim}
          - {id: INC-3, severity: low, detected: 2026-06-01, resolved: 2026-06-02}
          - {id: INC-4, severity: low, status: false positive, detected: 2026-06-01}
      `,
    };
    assert.deepEqual(await linesOf(files), [
      '2026-06-08 incident overdue INC-1 kim',
      '2026-08-30 incident later INC-2 kim',
    ]);
  });

  it('has populations that nobody has drawn', async () => {
    const files = {
      'plumbline.yml': TYPE_2,
      'controls/a.yml': 'controls:\n  - {id: HR-01, owner: kim, frequency: per-event}\n',
    };
    assert.deepEqual(await linesOf(files), [
      '2026-01-01 population overdue HR-01 kim 2026-01-01/2026-06-30',
      '2026-12-31 engagement later -',
    ]);
  });

  it('puts the occurrences of a daily control together month by month', async () => {
    const files = {
      'plumbline.yml': 'engagement:\n  type: 2\n  period: {start: 2026-05-01, end: 2026-07-31}\n',
      'controls/a.yml': 'controls:\n  - {id: BC-01, owner: kim, frequency: daily}\n',
      'evidence/a.yml':
        'evidence:\n  - {id: EV-1, control: BC-01, period: 2026-05, collected: 2026-06-01, url: "https://evidence.example/5"}\n',
    };
    assert.deepEqual(await linesOf(files), [
      '2026-05-16 occurrence done BC-01 kim 2026-05-01/2026-05-31 performed ×31 until 2026-06-15',
      '2026-06-16 occurrence overdue BC-01 kim 2026-06-01/2026-06-14 ×14 until 2026-06-29',
      '2026-06-30 occurrence soon BC-01 kim 2026-06-15/2026-06-30 ×16 until 2026-07-15',
      '2026-07-16 occurrence soon BC-01 kim 2026-07-01/2026-07-31 ×31 until 2026-08-15',
      '2026-07-31 engagement later -',
    ]);
    assert.equal(calendarPage(await engineOf(files)).isGathered, true);
  });

  it('says by what a record is reviewed and evidenced, also where two have one ID', async () => {
    const files = {
      'controls/a.yml': `
        controls:
          - {id: AC-01, title: First, last_reviewed: 2026-01-01, review_cadence: annual}
          - {id: AC-01, title: Second, last_reviewed: 2026-01-01, review_cadence: annual}
          - {title: Third, last_reviewed: 2026-01-01, review_cadence: annual}
      `,
    };
    const { subjects } = calendarPage(await engineOf(files));
    assert.deepEqual(
      subjects.map(({ name, title, review, control, key }) => ({ name, title, review, control, key })),
      [
        { name: 'AC-01', title: 'First', review: 'controls/a.yml#0', control: 'AC-01', key: 'controls/a.yml#AC-01~0' },
        { name: 'AC-01', title: 'Second', review: 'controls/a.yml#1', control: 'AC-01', key: 'controls/a.yml#AC-01~1' },
        { name: 'Third', title: '', review: 'controls/a.yml#2', control: undefined, key: 'controls/a.yml#~2' },
      ],
    );
  });

  it('has the day of a Type 1 report, as done when it is over', async () => {
    const type1 = (day: string): FixtureFiles => ({ 'plumbline.yml': `engagement: {type: 1, as_of: ${day}}\n` });
    assert.deepEqual(await linesOf(type1('2026-07-10')), ['2026-07-10 engagement soon -']);
    assert.deepEqual(await linesOf(type1('2026-06-10')), ['2026-06-10 engagement done -']);
    assert.deepEqual(await linesOf({ 'plumbline.yml': 'organization: Acme\n' }), []);
  });
});
