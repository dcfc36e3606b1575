/** How one written value is understood: dates, placeholders, versions, choices, cadences, periods. */

import assert from 'node:assert/strict';
import {
  choice,
  date,
  flag,
  frequency,
  interval,
  isPlaceholderOnly,
  period,
  text,
  value,
} from '../../../server/src/facts/record.ts';
import { problemsOf, readPolicy, readYaml, recordAt, valueTexts } from './read.ts';

function policy(line: string): ReturnType<typeof readPolicy> {
  return readPolicy(`---\n${line}\n---\n\n# Policy\n`);
}

function control(line: string): ReturnType<typeof readYaml> {
  return readYaml(`controls:\n  - ${line}\n`);
}

describe('dates', () => {
  for (const written of [
    '2018-06-01',
    '"2018-06-01"',
    '2018-06-01T09:30:00Z',
    '2018/06/01',
    '2018.6.1',
    'Jun 1 2018',
    'Jun 1, 2018',
    'June 1st, 2018',
    '1 June 2018',
    '1st Jun. 2018',
    '01-Jun-2018',
  ]) {
    it(`reads ${written}`, () => {
      const read = policy(`approved: ${written}`);
      assert.equal(date(recordAt(read), 'approved'), '2018-06-01');
      assert.deepEqual(problemsOf(read), []);
    });
  }

  it('reads a date in a day-month-year order that can only be one day', () => {
    assert.equal(date(recordAt(policy('approved: 13/02/2018')), 'approved'), '2018-02-13');
    assert.equal(date(recordAt(policy('approved: 02/13/2018')), 'approved'), '2018-02-13');
    assert.equal(date(recordAt(policy('approved: 02/02/2018')), 'approved'), '2018-02-02');
  });

  it('reads 29 February in leap years only', () => {
    assert.equal(date(recordAt(policy('approved: 2024-02-29')), 'approved'), '2024-02-29');
    assert.equal(date(recordAt(policy('approved: 2000-02-29')), 'approved'), '2000-02-29');
    assert.deepEqual(problemsOf(policy('approved: 2026-02-29')), ['date-invalid “2026-02-29”']);
    assert.deepEqual(problemsOf(policy('approved: 1900-02-29')), ['date-invalid “1900-02-29”']);
  });

  it('reports what can be two days, and what is none', () => {
    const ambiguous = policy('approved: 01/02/2018');
    assert.equal(date(recordAt(ambiguous), 'approved'), undefined);
    assert.deepEqual(problemsOf(ambiguous), ['date-ambiguous “01/02/2018”']);
    for (const written of ['2026-13-01', '2026-06-31', 'Juni 1 2018', 'soon', '32/13/2018']) {
      assert.deepEqual(problemsOf(policy(`approved: ${written}`)), [`date-invalid “${written}”`]);
    }
  });
});

describe('placeholders', () => {
  for (const written of [
    '{{.Name}}',
    '{{company_name}}',
    '{{ policy.owner }}',
    '"{{company_name}}"',
    '[Company]',
    '[Your Name]',
    '<owner>',
    'TBD',
    'tbd.',
    'TODO',
    'N/A',
    'n/a',
    'not applicable',
    '"[Insert owner here]"',
    '"???"',
  ]) {
    it(`takes ${written} for no value`, () => {
      const read = policy(`owner: ${written}`);
      const record = recordAt(read);
      assert.ok(isPlaceholderOnly(record, 'owner'));
      assert.equal(value(record, 'owner'), undefined);
      assert.deepEqual(problemsOf(read), [`value-placeholder “${written}”`]);
      assert.deepEqual(read.facts.references, []);
    });
  }

  for (const written of ['jane.doe', '[jane.doe]', 'Todor Nakov', '"@acme/security"', 'Nadia']) {
    it(`takes ${written} for a value`, () => {
      assert.deepEqual(problemsOf(policy(`owner: ${written}`)), []);
    });
  }

  it('takes an ID that is a placeholder for none', () => {
    const record = recordAt(policy('id: "{{.Acronym}}"'));
    assert.equal(record.id, undefined);
  });

  it('reads around a placeholder that is part of a value', () => {
    const read = policy('title: "{{company_name}} Access Policy"');
    assert.equal(text(recordAt(read), 'title'), '{{company_name}} Access Policy');
    assert.deepEqual(problemsOf(read), []);
  });

  it('leaves every range in place', () => {
    const source = '---\ntitle: {{.Name}} policy\nowner: {{.Owner}}\nid: POL-A\n---\n';
    const read = readPolicy(source);
    const id = recordAt(read).id;
    assert.equal(source.slice(id?.start, id?.end), 'POL-A');
    assert.deepEqual(valueTexts(read, 'owner'), ['<{{.Owner}}>']);
  });
});

describe('versions', () => {
  it('reports a version that YAML reads as a number, and keeps it as it was written', () => {
    const read = policy('version: 1.10');
    assert.equal(text(recordAt(read), 'version'), '1.10');
    assert.deepEqual(problemsOf(read), ['version-not-string “1.10”']);
  });

  for (const written of ['"1.10"', "'2'", '1.10.2', 'v3', '2026-01-15']) {
    it(`reads ${written} as it stands`, () => {
      assert.deepEqual(problemsOf(policy(`version: ${written}`)), []);
    });
  }
});

describe('choices', () => {
  for (const [written, meant] of [
    ['approved', 'approved'],
    ['Approved', 'approved'],
    ['In Review', 'in-review'],
    ['in_review', 'in-review'],
    ['published', 'approved'],
    ['superseded', 'retired'],
  ] as const) {
    it(`reads status ${written} as ${meant}`, () => {
      const read = policy(`status: ${written}`);
      assert.equal(choice(recordAt(read), 'status'), meant);
      assert.deepEqual(problemsOf(read), []);
    });
  }

  it('reports a word that is none of them', () => {
    const read = policy('status: aproved');
    assert.equal(choice(recordAt(read), 'status'), undefined);
    assert.deepEqual(problemsOf(read), ['value-invalid “aproved”']);
  });
});

describe('frequencies and cadences', () => {
  for (const [written, expected] of [
    ['quarterly', { kind: 'interval', unit: 'month', count: 3 }],
    ['Semi-Annually', { kind: 'interval', unit: 'month', count: 6 }],
    ['weekly', { kind: 'interval', unit: 'day', count: 7 }],
    ['P45D', { kind: 'interval', unit: 'day', count: 45 }],
    ['continuous', { kind: 'continuous' }],
    ['per-event', { kind: 'per-event' }],
    ['Per Event', { kind: 'per-event' }],
  ] as const) {
    it(`reads the frequency ${written}`, () => {
      assert.deepEqual(frequency(recordAt(control(`frequency: ${written}`)), 'frequency'), expected);
    });
  }

  it('takes no cadence of what has no step', () => {
    assert.deepEqual(problemsOf(control('review_cadence: per-event')), ['value-invalid “per-event”']);
    assert.deepEqual(interval(recordAt(control('review_cadence: P18M')), 'review_cadence'), {
      kind: 'interval',
      unit: 'month',
      count: 18,
    });
  });
});

describe('periods', () => {
  const evidence = (written: string) => readYaml(`evidence:\n  - {id: EV-1, period: ${written}}\n`);
  for (const [written, start, end] of [
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['Q1 2026', '2026-01-01', '2026-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-W10', '2026-03-02', '2026-03-08'],
    ['2026-06-30', '2026-06-30', '2026-06-30'],
    ['{start: 2026-01-01, end: 2026-02-15}', '2026-01-01', '2026-02-15'],
  ] as const) {
    it(`reads ${written}`, () => {
      assert.deepEqual(period(recordAt(evidence(written)), 'period'), { start, end });
    });
  }

  for (const [written, problem] of [
    ['2026-Q5', 'date-invalid “2026-Q5”'],
    ['2025-W53', 'date-invalid “2025-W53”'],
    ['{start: 2026-02-01, end: 2026-01-01}', 'value-invalid “2026-01-01”'],
    ['{start: 2026-02-01}', 'value-invalid “{start: 2026-02-01}”'],
    ['01/02/2026', 'date-ambiguous “01/02/2026”'],
  ] as const) {
    it(`reports ${written}`, () => {
      assert.deepEqual(problemsOf(evidence(written)), [problem]);
      assert.equal(period(recordAt(evidence(written)), 'period'), undefined);
    });
  }
});

describe('a placeholder in brackets', () => {
  it('is no list, even where there may be none', () => {
    assert.deepEqual(problemsOf(policy('approved: [DATE]')), ['value-placeholder “[DATE]”']);
    assert.deepEqual(problemsOf(policy('owner: [Company]')), ['value-placeholder “[Company]”']);
  });
});

describe('booleans, numbers and shapes', () => {
  it('reads true and false in the words that people use', () => {
    const read = readYaml(
      'systems:\n  - {id: a, in_scope: true}\n  - {id: b, in_scope: No}\n  - {id: c, in_scope: maybe}\n',
    );
    assert.deepEqual(
      [0, 1, 2].map((index) => flag(recordAt(read, index), 'in_scope')),
      [true, false, undefined],
    );
    assert.deepEqual(problemsOf(read), ['value-invalid “maybe”']);
  });

  it('reports a number that is outside its bounds', () => {
    const read = readYaml('risks:\n  - {id: R-1, likelihood: 6, impact: high}\nmetrics:\n  - {id: m, value: twelve}\n');
    assert.deepEqual(problemsOf(read), ['value-invalid “6”', 'value-invalid “high”', 'value-invalid “twelve”']);
    assert.deepEqual(
      read.facts.problems.map(({ message }) => message),
      [
        '6 is out of bounds. Write likelihood as a number from 1 to 5.',
        '“high” is not a number. Write impact as a number from 1 to 5.',
        '“twelve” is not a number. Write value in digits, such as 12, 99.97 or 1,200.',
      ],
    );
  });

  it('reports a list or a group of keys where one value belongs', () => {
    assert.deepEqual(problemsOf(policy('approved: [2026-01-15]')), ['value-invalid “[2026-01-15]”']);
    assert.deepEqual(problemsOf(policy('owner: {name: Jane}')), ['value-invalid “{name: Jane}”']);
  });
});
