/** The naming standard for evidence files. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addDays, type CivilDate, dateOf } from '../../../server/src/domain/civil-date.ts';
import {
  DEFAULT_EVIDENCE_NAME,
  type EvidenceNameFields,
  evidenceNameFor,
  type EvidenceNameTemplate,
  followsEvidenceName,
  readEvidenceName,
  splitExtension,
  titleFromName,
} from '../../../server/src/domain/evidence-name.ts';
import { readPeriod } from '../../../server/src/domain/period.ts';
import { runs } from '../random-runs.ts';

function template(text: string): EvidenceNameTemplate {
  const reading = readEvidenceName(text);
  assert.ok(reading.ok, text);
  return reading.template;
}

const USUAL = template(DEFAULT_EVIDENCE_NAME);
const REVIEW: EvidenceNameFields = { id: 'EV-7', controls: ['AC-02'], period: readPeriod('2026-Q1') };

function fieldsFor(written: string, more: Partial<EvidenceNameFields> = {}): EvidenceNameFields {
  const period = readPeriod(written);
  assert.ok(period, written);
  return { ...REVIEW, period, ...more };
}

describe('a template for names of evidence', () => {
  it('is refused where it is malformed, at what is wrong', () => {
    const faults: readonly (readonly [string, string, RegExp])[] = [
      ['{year}/{contrl}', '{contrl}', /Did you mean “\{control\}”\?/],
      ['{year}/{whatever}', '{whatever}', /There are \{year\}, /],
      ['{year}/{}-{title}', '{}', /“\{\}” is not a placeholder/],
      ['{year}/{title', '{', /not closed/],
      ['{year{title}', '{', /not closed/],
      ['{year}}', '}', /closes no placeholder/],
      ['review', 'review', /same name/],
      ['', '', /same name/],
      ['../{title}', '../{title}', /below the folder evidence/],
      ['/{title}', '/{title}', /below the folder evidence/],
      ['a//{title}', 'a//{title}', /below the folder evidence/],
      ['{year}/', '{year}/', /below the folder evidence/],
      ['evidence/{year}/{title}', 'evidence/{year}/{title}', /Leave out “evidence\/”/],
      ['{year}\\{title}', '{year}\\{title}', /set apart by “\/”/],
      ['{year}: {title}', '{year}: {title}', /“:” cannot stand in the name of a file/],
      [`{id}${'x'.repeat(200)}`, `{id}${'x'.repeat(200)}`, /at most 200 characters/],
    ];
    for (const [text, at, message] of faults) {
      const reading = readEvidenceName(text);
      assert.ok(!reading.ok, text);
      assert.equal(text.slice(reading.start, reading.end), at, text);
      assert.match(reading.message, message);
      assert.match(reading.message, /[.?]$/);
    }
  });

  it('is a plain text: what means something in a regular expression means itself', () => {
    const odd = template('(a+)+.[{year}]^{id}$');
    assert.ok(followsEvidenceName(odd, 'evidence/(a+)+.[2026]^EV-7$.csv', REVIEW));
    assert.ok(!followsEvidenceName(odd, 'evidence/aaab[2026]^EV-7$.csv', REVIEW));
  });

  it('makes the name of a file from a record', () => {
    const name = (text: string, fields: EvidenceNameFields): string | undefined =>
      evidenceNameFor(template(text), fields);
    const titled = { ...REVIEW, title: 'Q1: Überprüfung of access' };
    assert.equal(name(DEFAULT_EVIDENCE_NAME, titled), 'evidence/2026/AC-02-2026-Q1-q1-überprüfung-of-access');
    assert.equal(name('{ Year }-{QUARTER}/{id}', REVIEW), 'evidence/2026-Q1/EV-7');
    assert.equal(name('{year}/{month}/{day}-{id}', fieldsFor('12 March 2026')), 'evidence/2026/03/12-EV-7');
    assert.equal(name('{period}', fieldsFor('2026-W53')), 'evidence/2026-W53');
    // The week goes on into the next year, and is of the one that its name says.
    assert.equal(name('{year}', fieldsFor('2026-W53')), 'evidence/2026');
    const span = { start: dateOf(2026, 1, 1), end: dateOf(2026, 2, 15) };
    assert.ok(span.start !== undefined && span.end !== undefined);
    const odd = { ...REVIEW, period: { start: span.start, end: span.end } };
    assert.equal(name('{period}-{id}', odd), 'evidence/2026-01-01--2026-02-15-EV-7');
    const collected = { controls: ['AC-02'], collected: span.end };
    assert.equal(name('{period} {collected}', collected), 'evidence/2026-02-15 2026-02-15');
    assert.equal(name('{control}', { controls: ['../../etc/passwd', 'AC-02'] }), 'evidence/etc-passwd');
  });

  it('makes none where the record lacks what goes into it', () => {
    assert.equal(evidenceNameFor(USUAL, REVIEW), undefined);
    assert.equal(evidenceNameFor(template('{month}'), REVIEW), undefined);
    assert.equal(evidenceNameFor(template('{control}'), { controls: [] }), undefined);
    assert.equal(evidenceNameFor(template('{control}'), { controls: ['..'] }), undefined);
    assert.equal(evidenceNameFor(template('{title}'), { controls: [], title: '?!' }), undefined);
  });

  it('cuts a long title after a word', () => {
    const title = 'Evidence that every account of every leaver was closed on the day of leaving';
    assert.equal(
      evidenceNameFor(template('{title}'), { controls: [], title }),
      'evidence/evidence-that-every-account-of-every-leaver-was-closed-on',
    );
  });
});

describe('the name of an evidence file', () => {
  const follows = (path: string, fields = REVIEW, text = DEFAULT_EVIDENCE_NAME): boolean =>
    followsEvidenceName(template(text), path, fields);

  it('follows the template with any extension, in any letter case', () => {
    for (const path of [
      'evidence/2026/AC-02-2026-Q1-user-access-review.csv',
      'evidence/2026/AC-02-2026-Q1-user-access-review',
      'evidence/2026/AC-02-2026-Q1-backup.tar.gz',
      'Evidence/2026/ac-02-2026-q1-Review.PDF',
      'evidence/2026/AC-02-2026-Q1-1.csv',
    ])
      assert.ok(follows(path), path);
  });

  it('does not where a part is missing, is another or stands elsewhere', () => {
    for (const path of [
      'evidence/2026/q1-access-review.csv',
      'evidence/2026/AC-02-2026-Q1.csv',
      'evidence/2026/AC-02-2026-Q1-.csv',
      'evidence/2026/AC-02-2026-Q1--.csv',
      'evidence/2026/AC-02-2026-Q2-access-review.csv',
      'evidence/2026/AC-03-2026-Q1-access-review.csv',
      'evidence/2025/AC-02-2026-Q1-access-review.csv',
      'evidence/AC-02-2026-Q1-access-review.csv',
      'evidence/2026/AC-02-2026-Q1-a/b.csv',
      'evidence/2026/AC-02-2026-Q1-access review.csv',
      'exports/2026/AC-02-2026-Q1-access-review.csv',
      'evidence',
    ])
      assert.ok(!follows(path), path);
  });

  it('may name any of the controls, and anything for what the record does not say', () => {
    const path = 'evidence/2026/AC-03-2026-Q1-access-review.csv';
    assert.ok(follows(path, { ...REVIEW, controls: ['AC-02', 'AC-03'] }));
    assert.ok(follows(path, { controls: [] }));
    assert.ok(!follows('evidence/access-review.csv', { controls: [] }));
  });

  it('has a word in common with the title of the record', () => {
    const review = { ...REVIEW, title: 'Quarterly résumé of user access' };
    assert.ok(follows('evidence/2026/AC-02-2026-Q1-access-review.csv', review));
    assert.ok(follows('evidence/2026/AC-02-2026-Q1-Resume.csv', review));
    assert.ok(!follows('evidence/2026/AC-02-2026-Q1-badge-log.csv', review));
    assert.ok(follows('evidence/2026/AC-02-2026-Q1-badge-log.csv', { ...REVIEW, title: '…' }));
  });

  it('lends its own words to a title where the record has none', () => {
    const other = { ...REVIEW, collected: readPeriod('2026-04-03')?.start };
    assert.equal(titleFromName('evidence/2026/q1-access-review.csv', other), 'access-review');
    assert.equal(titleFromName('evidence/x/AC-02 2026 Q1 2026-04-03.csv', other), undefined);
    assert.deepEqual(splitExtension('a.b/backup.tar.gz'), { stem: 'a.b/backup', extension: '.tar.gz' });
    assert.deepEqual(splitExtension('a.b/backup'), { stem: 'a.b/backup', extension: '' });
    assert.deepEqual(splitExtension('.env'), { stem: '.env', extension: '' });
  });

  it('is what the template makes, whatever the record and the template', () => {
    const day: fc.Arbitrary<CivilDate> = fc
      .integer({ min: 0, max: 4000 })
      .map((days) => addDays(dateOf(2020, 1, 1) ?? assert.fail(), days));
    const record = fc.record({
      id: fc.string({ unit: 'grapheme' }),
      controls: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
      period: fc
        .tuple(day, fc.integer({ min: 0, max: 400 }))
        .map(([start, days]) => ({ start, end: addDays(start, days) })),
      collected: day,
      title: fc.string({ unit: 'grapheme', maxLength: 90 }),
    });
    const part = fc.constantFrom('{year}', '{quarter}', '{month}', '{day}', '{period}', '{control}', '{id}', '{title}');
    const written = fc
      .array(fc.tuple(part, fc.constantFrom('', '-', '/', '_', ' ')), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map(([name, after]) => name + after).join('') + 'x');
    fc.assert(
      fc.property(record, written, fc.constantFrom('', '.csv', '.tar.gz'), (fields, text, extension) => {
        const name = evidenceNameFor(template(text), fields);
        if (name === undefined || name.length > 390) return;
        assert.ok(!name.split('/').includes('..'), name);
        assert.ok(followsEvidenceName(template(text), name + extension, fields), name);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is compared in no time, however many parts may be anything', () => {
    const many = template('{title}{control}'.repeat(12));
    const path = `evidence/${'a'.repeat(380)}/b`;
    const began = process.cpuUsage().user;
    assert.ok(!followsEvidenceName(many, path, { controls: [] }));
    assert.ok(process.cpuUsage().user - began < 2_000_000);
  });
});
