/** The rules on occurrences: what nothing proves, where it is told, and what was proven too late. */

import assert from 'node:assert/strict';
import { expectFindings, type Findings, type FixtureFiles } from './rule-fixture.ts';
import { control, controls, policy } from './sound-records.ts';

/** A Type 2 audit of 2026 without findings of its own: nothing is asked about criteria here. */
const AUDIT: FixtureFiles = {
  'plumbline.yml': `
    engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}
    rules: {criterion-unmapped: off}
  `,
  'policies/access.md': policy(),
};

/** A register of evidence of AC-01: `2026-Q1 collected 2026-04-03`, with an ID for each. */
function evidence(...rows: readonly string[]): string {
  const records = rows.map((row, index) => {
    const [period = '', rest = ''] = row.split(' collected ');
    return `  - {id: EV-${index + 1}, control: AC-01, url: "https://drive.example/${index}", period: ${period}, collected: ${rest}`;
  });
  return `evidence:\n${records.join('\n')}\n`;
}

/** One row of a register of evidence; what follows the brace is a mark. */
function row(text: string): string {
  const [data = '', mark] = text.split(' # ');
  return `${data}}${mark === undefined ? '' : ` # ${mark}`}`;
}

function audited(register: string, rows: readonly string[], more: FixtureFiles = {}): FixtureFiles {
  return {
    ...AUDIT,
    'controls/access.yml': register,
    ...(rows.length === 0 ? {} : { 'evidence/access.yml': evidence(...rows.map(row)) }),
    ...more,
  };
}

function messages(found: Findings, code: 'evidence-occurrence-missing' | 'evidence-occurrence-late'): string[] {
  return found.of(code).map(({ message }) => message);
}

describe('evidence-occurrence-missing', () => {
  it('reports each window whose time to be proven is over, at the frequency from which it follows', async () => {
    const found = await expectFindings(
      audited(controls(control({ frequency: 'quarterly # want evidence-occurrence-missing*2' })), [
        '2026-Q1 collected 2026-04-03',
      ]),
      { asOf: '2026-11-01' },
    );
    assert.deepEqual(messages(found, 'evidence-occurrence-missing'), [
      'Nothing proves that AC-01 operated from 1 Apr 2026 to 30 Jun 2026; it was due by 15 Jul 2026. Record its evidence, or an approved exception.',
      'Nothing proves that AC-01 operated from 1 Jul 2026 to 30 Sep 2026; it was due by 15 Oct 2026. Record its evidence, or an approved exception.',
    ]);
    assert.deepEqual(
      found.all.map(({ about }) => about),
      ['2026-04-01', '2026-07-01'],
      'one is told from the other',
    );
    assert.equal(found.of('evidence-occurrence-missing')[0]?.underlined, 'quarterly');
  });

  it('is silent while there is still time, for what is planned, and for what an exception covers', async () => {
    const rows = ['2026-Q1 collected 2026-04-03'];
    await expectFindings(audited(controls(control()), rows), { asOf: '2026-07-15' });
    await expectFindings(audited(controls(control({ status: 'planned', frequency: 'daily' })), []));
    await expectFindings(
      audited(controls(control()), rows, {
        'exceptions/2026.yml':
          'exceptions:\n  - {id: EX-1, control: AC-01, owner: jane.doe, compensating_control: AC-01, approver: chris.lee, approved: 2026-06-01, expires: 2026-11-30} # want exception-compensation-missing\n',
      }),
      { asOf: '2026-11-01' },
    );
  });

  it('goes by the days of which evidence speaks, and not by the day on which it was collected', async () => {
    await expectFindings(
      audited(
        controls(control({ frequency: 'semiannual # want evidence-occurrence-missing' })),
        ['2026-H2 collected 2026-07-03 # want evidence-collected-early'].map((one) =>
          one.replace(' # want evidence-collected-early', ''),
        ),
      ),
      { asOf: '2026-08-01' },
    );
  });

  it('tells of days and weeks by the month', async () => {
    const found = await expectFindings(
      audited(controls(control({ frequency: 'weekly # want evidence-occurrence-missing*2', started: '2026-05-04' })), [
        '2026-05-04 collected 2026-05-04',
        '{start: 2026-05-18, end: 2026-06-07} collected 2026-06-08',
      ]),
      { asOf: '2026-07-01' },
    );
    assert.deepEqual(messages(found, 'evidence-occurrence-missing'), [
      'Nothing proves that AC-01 operated from 11 May 2026 to 17 May 2026; it was due by 1 Jun 2026. Record its evidence, or an approved exception.',
      'Nothing proves that AC-01 operated from 8 Jun 2026 to 14 Jun 2026; it was due by 29 Jun 2026. Record its evidence, or an approved exception.',
    ]);
    const daily = await expectFindings(
      audited(controls(control({ frequency: 'daily # want evidence-occurrence-missing', started: '2026-05-25' })), [
        '2026-05-25 collected 2026-05-25',
      ]),
      { asOf: '2026-06-14' },
    );
    assert.equal(
      daily.one('evidence-occurrence-missing').message,
      'Nothing proves that AC-01 operated, as was expected 4 times in 2026-05, the first of them on 26 May 2026. Record its evidence, or an approved exception.',
    );
  });

  it('reports what was expected before the definition was changed, and of a control that was retired since', async () => {
    await expectFindings(
      audited(
        controls(
          control({
            frequency: 'annual # want evidence-occurrence-missing',
            history: '[{until: 2026-03-31, frequency: quarterly}]',
          }),
        ),
        ['2026-06 collected 2026-07-01'],
      ),
    );
    await expectFindings(
      audited(
        controls(
          control({
            frequency: 'quarterly # want evidence-occurrence-missing',
            status: 'retired',
            retired: '2026-03-31',
          }),
        ),
        [],
      ),
    );
  });

  it('leaves what cannot be shown to the finding on its file', async () => {
    await expectFindings(
      audited(controls(control()), [], {
        'evidence/access.yml': `
          evidence:
            - {id: EV-1, control: AC-01, period: 2026-Q1, collected: 2026-04-03, path: evidence/gone.csv} # want evidence-file-missing
        `,
      }),
    );
  });

  it('asks for a population of what happens per event, and for the evidence of each event', async () => {
    const perEvent = controls(control({ frequency: 'per-event' }));
    const found = await expectFindings(
      audited(controls(control({ frequency: 'per-event # want evidence-occurrence-missing' })), [
        '2026-02-03 collected 2026-02-04',
      ]),
    );
    assert.equal(
      found.one('evidence-occurrence-missing').message,
      'AC-01 operates per event, and no population says what happened from 1 Jan 2026 to 30 Jun 2026. Record one under “populations:”, with “events: []” if nothing did.',
    );
    const events = await expectFindings(
      audited(perEvent, ['2026-02-03 collected 2026-02-04'], {
        'controls/populations.yml': `
          populations:
            - id: POP-H1
              control: AC-01
              period: 2026-H1
              collected: 2026-06-30
              events:
                - {id: E-1, date: 2026-02-03}
                - {id: E-2, date: 2026-03-04, evidence: EV-1}
                - {id: E-3, date: 2026-05-05} # want evidence-occurrence-missing
                - {date: 2026-05-06} # want evidence-occurrence-missing
                - {id: E-5, date: 2026-06-29}
                - {id: E-6, date: 2025-06-29}
                - {id: E-7, date: 2026-05-07, evidence: EV-GONE} # want value-invalid
        `,
      }),
    );
    assert.deepEqual(messages(events, 'evidence-occurrence-missing'), [
      'Nothing proves that AC-01 operated for E-3 on 5 May 2026; it was due by 20 May 2026. Name its evidence with “evidence:”, or record an approved exception.',
      'Nothing proves that AC-01 operated for what happened on 6 May 2026; it was due by 21 May 2026. Name its evidence with “evidence:”, or record an approved exception.',
    ]);
    assert.deepEqual(events.of('evidence-occurrence-missing')[0]?.related, [
      'controls/access.yml: AC-01 is defined here.',
    ]);
  });

  it('takes an empty population only where it says when somebody looked', async () => {
    const perEvent = controls(control({ frequency: 'per-event' }));
    const pull = (events: string, more = ''): FixtureFiles => ({
      'controls/populations.yml': `populations:\n  - {id: POP-H1, control: AC-01, period: 2026-H1${more}}\n`.replace(
        '}',
        `${events}}`,
      ),
    });
    await expectFindings(audited(perEvent, [], pull(', events: []', ', collected: 2026-06-30')));
    const gap = controls(control({ frequency: 'per-event # want evidence-occurrence-missing' }));
    const mark = ' # want evidence-occurrence-missing';
    const marked = (files: FixtureFiles): FixtureFiles =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('}\n', `}${mark}\n`)]));
    const empty = await expectFindings(audited(gap, [], marked(pull(', events: []'))));
    assert.match(
      messages(empty, 'evidence-occurrence-missing')[1] ?? '',
      /^POP-H1 says that nothing happened, but not when/,
    );
    const none = await expectFindings(audited(gap, [], marked(pull(''))));
    assert.match(messages(none, 'evidence-occurrence-missing')[1] ?? '', /^POP-H1 has no list of events/);
  });

  it('expects nothing for Type 1, and nothing where nobody has written the period', async () => {
    const files = audited(controls(control()), ['2026-Q2 collected 2026-06-20']);
    await expectFindings({ ...files, 'plumbline.yml': 'engagement: {type: 1}\nrules: {criterion-unmapped: off}\n' });
  });

  it('value-invalid: an earlier definition that does not say until when it counted', async () => {
    const found = await expectFindings(
      audited(
        controls(
          control({
            frequency: 'annual',
            history: '[{frequency: monthly}, {until: TBD}] # want value-invalid value-placeholder',
          }),
        ),
        ['2026-06 collected 2026-07-01'],
      ),
    );
    assert.equal(found.one('value-invalid').underlined, '{frequency: monthly}');
  });
});

describe('evidence-occurrence-late', () => {
  it('reports the evidence by which an occurrence was proven for the first time, when it was too late', async () => {
    const found = await expectFindings(
      audited(controls(control()), [
        '2026-Q1 collected 2026-04-20 # want evidence-occurrence-late',
        '2026-02 collected 2026-05-02',
        '2026-Q2 collected 2026-07-15',
      ]),
      { asOf: '2026-08-01' },
    );
    const { message, underlined, related } = found.one('evidence-occurrence-late');
    assert.equal(
      message,
      'EV-1 was collected on 20 Apr 2026, 5 days too late: that AC-01 operated in 2026-Q1 was to be proven by 15 Apr 2026. It stays a deviation; write down why, and collect the next one in time.',
    );
    assert.equal(underlined, '2026-04-20');
    assert.deepEqual(related, ['controls/access.yml: AC-01 is defined here.']);
  });

  it('is silent where other evidence was in time, and where the tolerance is longer', async () => {
    await expectFindings(
      audited(controls(control()), ['2026-03 collected 2026-04-02', '2026-Q1 collected 2026-05-20']),
    );
    await expectFindings(
      audited(controls(control()), ['2026-Q1 collected 2026-04-20'], {
        'plumbline.yml': `
          engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}
          late_after: P30D
          rules: {criterion-unmapped: off}
        `,
      }),
    );
  });
});
