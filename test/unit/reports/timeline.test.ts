/** The timeline: what it draws for a person, at every width, and what it says to programs. */

import assert from 'node:assert/strict';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { Period } from '../../../server/src/domain/period.ts';
import { displayWidth } from '../../../server/src/reports/display-width.ts';
import type { TextStyle } from '../../../server/src/reports/text-style.ts';
import { axisOf } from '../../../server/src/reports/timeline-axis.ts';
import { timelineJson } from '../../../server/src/reports/timeline-json.ts';
import { timelineText } from '../../../server/src/reports/timeline-text.ts';
import { colouredStyle, engineOf, type Files, plainStyle, withoutColors } from './report-workspace.ts';
import { TIMELINE } from './strict-shape.ts';

/** As of 2026-09-15: one control of each frequency that draws differently, with a deviation of each kind. */
const FILES: Files = {
  'plumbline.yml': `organization: Acme, Inc.
engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}
`,
  'controls/all.yml': `controls:
  - {id: AC-01, title: Access review, owner: jane.doe, frequency: quarterly}
  - {id: AC-02, title: Leavers, owner: sam.roe, frequency: per-event}
  - {id: BC-01, title: Backups, owner: jane.doe, frequency: daily}
  - {id: MO-01, title: Capacity, owner: sam.roe, frequency: monthly}
  - {id: RM-01, title: Risk workshop, owner: jane.doe, frequency: annual, status: planned}
`,
  'evidence/all.yml': `evidence:
  - {id: Q1, control: AC-01, period: 2026-Q1, collected: 2026-04-03, url: https://acme.example/1}
  - {id: D, control: BC-01, period: {start: 2026-01-01, end: 2026-08-30}, collected: 2026-08-31, url: https://acme.example/2}
  - {id: E, control: AC-02, period: 2026-02-10, collected: 2026-02-11, url: https://acme.example/3}
${[1, 2, 3, 4, 5, 6, 7, 8].map((month) => `  - {id: M${month}, control: MO-01, period: 2026-0${month}, collected: 2026-0${month === 5 ? 8 : month + 1}-03, url: https://acme.example/m}`).join('\n')}
populations:
  - {id: POP, control: AC-02, period: 2026-Q1, collected: 2026-04-01, events: [{id: E-1, date: 2026-02-10}]}
exceptions:
  - {id: EX-1, control: MO-01, approver: chris.lee, approved: 2026-09-01, expires: 2026-09-30}
risks:
  - {id: R-004, likelihood: 4, impact: 5, controls: [MO-01]}
`,
};

async function print(style: TextStyle, files: Files = FILES, asOf = '2026-09-15'): Promise<string> {
  const { snapshot, readiness } = await engineOf(files, asOf);
  return timelineText({ snapshot, matrix: readiness.matrix() }, style);
}

describe('the timeline as text', () => {
  it('draws a row for each control under the months, and says below what deviates and what is next', async () => {
    assert.equal(
      await print(plainStyle(100)),
      `Acme, Inc. · SOC 2 Type 2 · 2026 · as of 2026-09-15
✓ performed  ◐ late  ✗ missing  ○ upcoming  ◇ excepted  ? no population drawn  │ as of 15 Sep 2026
Where several occurrences share a column, the worst of them shows.

                            Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec
                                                                              ▼ 15 Sep
AC-01  jane.doe  quarterly  ────────────────✓ ────────────────✗ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄│┄○ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○
AC-02  sam.roe   per-event         ✓          ?????????????????????????????????
BC-01  jane.doe  daily      ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓○○○○○○○○○○○○○○○○○○○○○○○○○
MO-01  sam.roe   monthly    ────✓ ────✓ ────✓ ────✓ ────◐ ────✓ ────✓ ────✓ ──│─◇ ┄┄┄┄○ ┄┄┄┄○ ┄┄┄┄○
RM-01  jane.doe  annual     planned, not operating yet

Deviations
  ◐ MO-01 Capacity: evidenced late for May (due 15 Jun). First because it mitigates R-004
    (likelihood 4 × impact 5), and 2026-05 was late.
  ✗ AC-01 Access review: nothing proves Q2 (due 15 Jul).
  ? AC-02 Leavers: no population says what happened from 1 Apr to 15 Sep.

Falls due next
  15 Sep 2026  BC-01 31 Aug
  15 Oct 2026  AC-01 Q3
  15 Nov 2026  MO-01 Oct

5 controls, 382 occurrences: 251 performed, 1 late, 1 missing, 1 excepted, 128 upcoming.
`,
    );
  });

  it('heads the quarters where months have no room, and puts the axis below the names where it must', async () => {
    const narrow = await print(plainStyle(40));
    assert.ok(
      narrow.includes(`
  Q1       Q2       Q3       Q4
                           ▼ 15 Sep
AC-01  jane.doe  quarterly
  ───────✓ ───────✗ ┄┄┄┄┄┄┄○ ┄┄┄┄┄┄┄○
`),
      narrow,
    );
    for (const width of [40, 60, 80, 132, 200]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      for (const line of (await print(plainStyle(width))).split('\n')) assert.ok(displayWidth(line) <= width, line);
    }
  });

  it('says the same with colours as without, and gets along with ASCII', async () => {
    assert.equal(withoutColors(await print(colouredStyle(80))), await print(plainStyle(80)));
    const ascii = await print(plainStyle(100, false));
    // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what it looks for
    assert.doesNotMatch(ascii, /[^\u0000-\u007f]/);
    assert.ok(ascii.includes('  ----------------+ ----------------X ..............|.o ................o\n'), ascii);
  });

  it('shows the worst of what shares a column', async () => {
    const hole = {
      ...FILES,
      'evidence/all.yml': (FILES['evidence/all.yml'] ?? '').replace(
        '{start: 2026-01-01, end: 2026-08-30}, collected: 2026-08-31',
        '{start: 2026-01-02, end: 2026-08-30}, collected: 2026-08-31',
      ),
    };
    assert.match(await print(plainStyle(100), hole), /daily +✗✓{46}○/);
  });

  it('gives windows that share a column with their neighbours a column each, as long as there are enough', async () => {
    const files = {
      ...FILES,
      'controls/all.yml': 'controls:\n  - {id: A-1, frequency: P90D}\n  - {id: A-2, frequency: weekly}\n',
    };
    const text = await print(plainStyle(132), files, '2026-01-01');
    assert.match(text, /P90D {4}│┄+○ ┄+○ ┄+○ ┄+○ ○\n/);
    assert.match(text, /weekly {2}○○ (┄?○ ){50}○\n/);
    assert.doesNotMatch(text, /share a column/);
  });

  it('marks no day outside of the period', async () => {
    const after = await print(plainStyle(100), FILES, '2027-06-01');
    assert.doesNotMatch(after, /▼|─│|│─/);
    assert.match(after, /\nNothing more falls due in this period\.\n/);
  });

  it('says that nothing deviates, and that there are no controls', async () => {
    const bare = { 'plumbline.yml': FILES['plumbline.yml'] ?? '' };
    assert.match(
      await print(plainStyle(80), bare),
      /\nThere are no controls yet\.\n\nNo deviations: nothing was missing or late by 15 Sep 2026\.\n/,
    );
  });

  it('says of a Type 1, and without a period, that there is none and what to write', async () => {
    const type1 = await print(plainStyle(80), { ...FILES, 'plumbline.yml': 'engagement: {type: 1}\n' });
    assert.equal(
      type1,
      `SOC 2 Type 1 · as of 2026-09-15

There is no audit period: a Type 1 report speaks of the design of controls as of
one day, and expects no operation over time.
For a timeline, make it a Type 2 engagement with a period in plumbline.yml:

  engagement:
    type: 2
    period: {start: 2026-01-01, end: 2026-12-31}
`,
    );
    const open = await print(plainStyle(80), { ...FILES, 'plumbline.yml': 'engagement: {type: 2}\n' });
    assert.match(open, /\nThere is no audit period yet, .*\nWrite the period in plumbline\.yml:\n/);
  });

  it('lets nothing through that a terminal would act upon', async () => {
    const files = {
      ...FILES,
      'controls/all.yml': 'controls:\n  - {id: "A\\e[31m", title: "T\\e[1m", owner: "o\\a", frequency: annual}\n',
    };
    // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
    assert.doesNotMatch(await print(plainStyle(80), files, '2027-06-01'), /[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('the axis', () => {
  const period = (start: string, end: string): Period => {
    assert.ok(isCivilDate(start) && isCivilDate(end));
    return { start, end };
  };

  it('gives each month as many columns, and names years where there are several', () => {
    const axis = axisOf(period('2025-07-01', '2026-06-30'), 50);
    assert.equal(axis.width, 48);
    assert.deepEqual(axis.heads, ['2025                    2026', 'Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun']);
  });

  it('has no quarters of the calendar where the period begins within one', () => {
    assert.deepEqual(axisOf(period('2026-02-01', '2026-12-31'), 22).heads, ['Feb Apr Jun Aug Oct Dec']);
    assert.deepEqual(axisOf(period('2026-01-15', '2026-07-14'), 48).heads, [
      '15 Jan  15 Feb  15 Mar  15 Apr  15 May  15 Jun',
    ]);
  });

  it('is never wider than its room, keeps days in order and all of them on it', () => {
    for (const [start, end] of [
      ['2026-01-01', '2026-12-31'],
      ['2026-01-31', '2026-02-01'],
      ['2000-02-29', '2026-12-31'],
      ['0001-01-01', '9999-12-31'],
    ] as const) {
      for (const room of [1, 5, 24, 100]) {
        const of = period(start, end);
        const axis = axisOf(of, room);
        assert.ok(axis.width <= room && axis.width > 0, `${start} ${room}`);
        assert.equal(axis.columnOf(of.start), 0);
        assert.ok(axis.columnOf(of.end) < axis.width);
      }
    }
  });
});

describe('the timeline as JSON', () => {
  const json = async (files: Files): Promise<string> => {
    const { snapshot, readiness } = await engineOf(files);
    return timelineJson({ snapshot, matrix: readiness.matrix() });
  };

  it('has exactly the keys of the format', async () => {
    for (const files of [FILES, {}, { 'controls/a.yml': 'controls:\n  - {title: Without an ID}\n' }]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      TIMELINE(JSON.parse(await json(files)), 'timeline');
    }
  });

  it('says when each occurrence is due', async () => {
    const report: unknown = JSON.parse(await json(FILES));
    assert.ok(typeof report === 'object' && report !== null && 'controls' in report && Array.isArray(report.controls));
    const controls: readonly unknown[] = report.controls;
    const [first, second] = controls;
    assert.deepEqual(first, {
      id: 'AC-01',
      title: 'Access review',
      owner: 'jane.doe',
      frequency: 'quarterly',
      file: 'controls/all.yml',
      readiness: 'unmapped',
      occurrences: [
        { start: '2026-01-01', end: '2026-03-31', due: '2026-04-15', state: 'performed', evidence: ['Q1'] },
        { start: '2026-04-01', end: '2026-06-30', due: '2026-07-15', state: 'missing', evidence: [] },
        { start: '2026-07-01', end: '2026-09-30', due: '2026-10-15', state: 'upcoming', evidence: [] },
        { start: '2026-10-01', end: '2026-12-31', due: '2027-01-15', state: 'upcoming', evidence: [] },
      ],
      unpulled: [],
    });
    assert.ok(typeof second === 'object' && second !== null && 'unpulled' in second);
    assert.deepEqual(second.unpulled, [{ start: '2026-04-01', end: '2026-09-15' }]);
  });
});
