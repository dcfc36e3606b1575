/** How the status bar and the tooltips name the day for which everything is judged. */

import assert from 'node:assert/strict';
import { asOfText, otherDayText, shownDayHeading, shownDayTexts } from '../../../client/src/status/judged-days.ts';
import type { JudgedDay, OfferedDay } from '../../../server/src/protocol/messages.ts';

const TODAY: JudgedDay = { day: '2026-09-15', isToday: true, folders: ['acme', 'shared'] };
const AUDIT: JudgedDay = { day: '2026-12-31', isToday: false, folders: ['beta'] };
const LATER: JudgedDay = { day: '2027-06-30', isToday: false, folders: ['gamma'] };

describe('the day in words', () => {
  const cases: readonly (readonly [readonly JudgedDay[], tooltip: string, statusBar: string])[] = [
    [[], '', ''],
    [[TODAY], 'as of today, 2026-09-15', ''],
    [[AUDIT], 'as of 2026-12-31', 'as of 2026-12-31'],
    [[TODAY, AUDIT], 'as of today, 2026-09-15 (acme, shared); and 2026-12-31 (beta)', 'as of 2 different days'],
    [
      [TODAY, AUDIT, LATER],
      'as of today, 2026-09-15 (acme, shared); 2026-12-31 (beta); and 2027-06-30 (gamma)',
      'as of 3 different days',
    ],
  ];
  for (const [days, tooltip, statusBar] of cases) {
    it(`is “${tooltip}” in full, and “${statusBar}” where there is little room`, () => {
      assert.equal(asOfText(days), tooltip);
      assert.equal(otherDayText(days), statusBar);
    });
  }
});

describe('a day that somebody looks at, in words', () => {
  const past: OfferedDay = { day: '2026-06-30', text: '30 Jun 2026', label: '', isAhead: false, isUsual: false };
  const ahead: OfferedDay = { ...past, day: '2026-12-31', text: '31 Dec 2026', isAhead: true };

  it('says in the status bar which day it is, that it is only a look, and how to go back', () => {
    assert.deepEqual(shownDayTexts(ahead), {
      statusBar: 'As of 2026-12-31',
      tooltip:
        'Findings, the matrix and hovers, in every folder, say what will be missing or overdue on 31 Dec 2026 if nothing more is recorded.\n' +
        'This is only a look: no file and no setting has changed, and it ends with this window.\n' +
        'Click to go back to today, or to the day that your settings name.',
      accessibilityLabel: 'Plumbline shows everything as of 31 Dec 2026; go back to today',
    });
    assert.equal(
      shownDayTexts(past).tooltip.split('\n')[0],
      'Findings, the matrix and hovers, in every folder, speak of 30 Jun 2026, by what the files say now.',
    );
  });

  it('stands above the matrix, and a day to come as the forecast that it is', () => {
    assert.equal(shownDayHeading(past), 'Readiness as of 30 Jun 2026');
    assert.equal(shownDayHeading(ahead), 'Readiness as of 31 Dec 2026, if nothing more is recorded');
    assert.equal(shownDayHeading(undefined), '');
  });
});
