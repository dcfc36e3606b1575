/** The rules on incidents. */

import assert from 'node:assert/strict';
import { GOOD } from './good-workspace.ts';
import { expectFindings, type Findings, type FixtureFiles } from './rule-fixture.ts';

/** These incidents, each as the fields of an item after its ID. */
async function expectIn(items: readonly string[], more: FixtureFiles = {}): Promise<Findings> {
  const records = items.map((item, index) => `  - id: INC-${index + 1}\n    ${item.replaceAll('; ', '\n    ')}\n`);
  return expectFindings({ ...GOOD, ...more, 'incidents.control.yml': `incidents:\n${records.join('')}` });
}

const REVIEW = 'review: evidence/2026/q1-access-review.csv';

describe('incident-overdue', () => {
  it('from the day after the last that its severity allows', async () => {
    const found = await expectIn(['severity: high; detected: 2026-06-15 # want incident-overdue']);
    const { underlined, message, diagnosis } = found.one('incident-overdue');
    assert.equal(underlined, '2026-06-15');
    assert.equal(diagnosis.severity, 'warning');
    assert.equal(
      message,
      'INC-1 has been open for 15 days, since 2026-06-15; an incident of high severity is to be over within 14 days. ' +
        'Resolve it and record the day as “resolved:”.',
    );
    await expectIn([
      'severity: high; detected: 2026-06-16',
      'severity: critical; detected: 2026-06-22 # want incident-overdue',
      'severity: critical; detected: 2026-06-23',
      'severity: medium; detected: 2026-05-30 # want incident-overdue',
      'severity: medium; detected: 2026-05-31',
      'severity: low; detected: 2026-03-31 # want incident-overdue',
      'severity: low; detected: 2026-04-01',
    ]);
  });

  it('takes one without a severity for medium', async () => {
    const found = await expectIn(['detected: 2026-05-30 # want incident-overdue', 'detected: 2026-05-31']);
    assert.match(found.one('incident-overdue').message, /an incident without a severity is to be over within 30 days/);
  });

  it('takes the times that plumbline.yml sets, and its own for the rest', async () => {
    const configured = (value: string): FixtureFiles => ({
      'plumbline.yml': `incident_resolution: ${value} # want scope-missing criterion-unmapped*31\n`,
    });
    await expectIn(
      ['severity: high; detected: 2026-06-01', 'severity: critical; detected: 2026-06-22 # want incident-overdue'],
      configured('{high: P1M}'),
    );
    await expectIn(['severity: high; detected: 2026-06-28 # want incident-overdue'], configured('{high: P1D}'));
    await expectIn(['severity: high; detected: 2026-06-20'], {
      'plumbline.yml':
        'engagement: {type: 1} # want criterion-unmapped*31\nincident_resolution: P3D # want value-invalid\n',
    });
    await expectIn(['severity: high; detected: 2026-06-20'], {
      'plumbline.yml':
        'engagement: {type: 1} # want criterion-unmapped*31\nincident_resolution: {high: soon} # want value-invalid\n',
    });
  });

  it('not once it is over, as far as anybody knows on the day', async () => {
    await expectIn([
      `severity: high; detected: 2026-01-01; resolved: 2026-06-30; ${REVIEW}`,
      'severity: low; detected: 2026-01-01; status: Closed',
      'severity: low; detected: 2026-01-01; resolved: 2026-02-30 # want date-invalid',
      'severity: high; detected: 2026-01-01; status: false-positive',
    ]);
    await expectIn(['severity: high; detected: 2026-01-01 # want incident-overdue; resolved: 2026-07-01']);
    // A placeholder is no day: the incident is still open.
    await expectIn([
      'severity: low; detected: 2026-01-01 # want incident-overdue; resolved: TBD # want value-placeholder',
    ]);
  });

  it('not where the day it began cannot be known', async () => {
    await expectIn(['severity: high', 'severity: high; detected: 01/02/2026 # want date-ambiguous']);
  });
});

describe('incident-review-missing', () => {
  it('asks for the review of each grave incident that is over', async () => {
    const found = await expectIn([
      `severity: high; detected: 2026-05-02; resolved: 2026-05-03; ${REVIEW}`,
      'severity: critical; detected: 2026-05-02; resolved: 2026-05-03; review: # want incident-review-missing',
      'severity: medium; detected: 2026-05-02; resolved: 2026-05-03',
      'detected: 2026-05-02; resolved: 2026-05-03',
      'severity: high; detected: 2026-06-28',
      'severity: high; detected: 2026-05-02; resolved: 2026-05-03; review: TBD # want value-placeholder',
      'severity: high; detected: 2026-05-02; resolved: 2026-05-03; review: "https://wiki.acme.example/inc"',
    ]);
    assert.equal(found.one('incident-review-missing').underlined, 'review');
    const without = await expectFindings({
      ...GOOD,
      'incidents.control.yml':
        'incidents:\n  - {id: INC-9, severity: high, status: closed} # want incident-review-missing\n',
    });
    assert.equal(without.one('incident-review-missing').underlined, 'INC-9');
    assert.match(
      without.one('incident-review-missing').message,
      /^INC-9 was of high severity and is over, but no review of it is on file\. Add “review:” with the file/,
    );
  });

  it('leaves a path that leads nowhere to its own rule', async () => {
    await expectIn([
      'severity: high; detected: 2026-05-02; resolved: 2026-05-03; review: evidence/2026/gone.md # want link-broken',
    ]);
  });
});
