/** What the status bar says of readiness, and what a screen reader says in its place. */

import assert from 'node:assert/strict';
import { readinessTexts } from '../../../client/src/status/readiness-texts.ts';
import type { SummaryParams } from '../../../server/src/protocol/messages.ts';

const SUMMARY: SummaryParams = {
  indexing: false,
  documents: 3,
  configurations: 1,
  policies: 1,
  controls: 2,
  evidence: 1,
  errors: 0,
  warnings: 0,
  information: 2,
  hints: 1,
  criteriaInScope: 38,
  criteriaReady: 1,
  attention: 4,
  goal: 'operating',
  days: [{ day: '2026-09-15', isToday: true, folders: ['acme'] }],
};

describe('the status bar', () => {
  it('says how many criteria are where they should be', () => {
    assert.deepEqual(readinessTexts(SUMMARY, ''), {
      statusBar: '1 of 38 criteria operating',
      tooltip:
        '1 of 38 criteria in scope is operating, as of today, 2026-09-15.\n' +
        '0 errors, 0 warnings, 2 for information, 1 hint.\n' +
        '1 policy, 2 controls, 1 evidence record.\n' +
        'Click to show the control matrix.',
      accessibilityLabel: 'Plumbline: 1 of 38 criteria operating, no errors or warnings',
    });
  });

  it('adds what is wrong or missing, and of which day it speaks', () => {
    const { statusBar, tooltip, accessibilityLabel } = readinessTexts(
      { ...SUMMARY, criteriaReady: 20, errors: 1, warnings: 3, goal: 'evidenced' },
      'as of 2026-12-31',
    );
    assert.equal(statusBar, '20 of 38 criteria evidenced · 1 error, 3 warnings · as of 2026-12-31');
    assert.match(
      tooltip,
      /^20 of 38 criteria in scope are evidenced, .*\n1 error, 3 warnings, 2 for information, 1 hint\.\n/,
    );
    assert.equal(accessibilityLabel, 'Plumbline: 20 of 38 criteria evidenced, 1 error, 3 warnings, as of 2026-12-31');
  });
});
