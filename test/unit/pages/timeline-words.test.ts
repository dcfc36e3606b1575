/** What a cell of the timeline says, and what can be done with it. */
import assert from 'node:assert/strict';

import { axisOf, type TimeAxis } from '../../../pages/src/timeline/axis.ts';
import { cellsOf } from '../../../pages/src/timeline/cells.ts';
import { shortName, windowName } from '../../../pages/src/timeline/day-words.ts';
import { cellActions } from '../../../pages/src/timeline/timeline-actions.ts';
import { cellCard, cellLabel } from '../../../pages/src/timeline/timeline-words.ts';
import type { TimelineControl, TimelineEvidence } from '../../../server/src/protocol/timeline-page.ts';
import { control, occurrences, PLACE } from './timeline-fixture.ts';

const days = axisOf({ start: '2026-01-01', end: '2026-12-31' }, []);
if (days === undefined) throw new Error('no axis');
const AXIS: TimeAxis = { ...days, scale: 2, width: days.days * 2 };
const FOLDER = 'file:///work';

const EVIDENCE: TimelineEvidence = {
  name: 'EV-1',
  period: '2026-Q1',
  collected: '2026-04-03',
  file: 'q1.csv',
  target: 'file:///work/evidence/q1.csv',
  fault: undefined,
  location: PLACE,
};

const QUARTERLY = control('AC-02', {
  evidence: [EVIDENCE, { ...EVIDENCE, name: 'EV-2', target: undefined, fault: 'q2.csv is not there' }],
  exceptions: [
    { name: 'EX-1', reason: '', isApproved: true, start: '2026-07-01', end: '2026-09-30', location: PLACE },
    { name: 'EX-2', reason: '', isApproved: false, start: undefined, end: undefined, location: PLACE },
  ],
  occurrences: occurrences(
    '2026-01-01..2026-03-31 performed 2026-04-15\n2026-04-01..2026-06-30 missing 2026-07-15\n2026-07-01..2026-09-30 excepted 2026-10-15\n2026-10-01..2026-12-31 upcoming 2027-01-15',
  ).map((one, index) => (index === 0 ? { ...one, evidence: [0] } : one)),
});

function labels(of: TimelineControl): readonly string[] {
  return cellsOf(of.occurrences, AXIS).map((cell) => cellLabel(of, cell));
}

function actions(of: TimelineControl, index: number) {
  const cell = cellsOf(of.occurrences, AXIS)[index];
  if (cell === undefined) throw new Error('no cell');
  return cellActions(of, cell, FOLDER);
}

describe('the words of the timeline', () => {
  it('say of a cell what it is of, its days, how it stands and when it is or was due', () => {
    assert.deepEqual(labels(QUARTERLY), [
      'AC-02, Q1 2026, 1 Jan to 31 Mar: performed',
      'AC-02, Q2 2026, 1 Apr to 30 Jun: missing, was due 15 Jul 2026',
      'AC-02, Q3 2026, 1 Jul to 30 Sep: excepted on 30 Sep 2026 by an approved exception',
      'AC-02, Q4 2026, 1 Oct to 31 Dec: upcoming, due 15 Jan 2027',
    ]);
    const late = control('A', { occurrences: occurrences('2026-01-01..2026-02-14 late 2026-03-01') });
    assert.deepEqual(labels(late), ['A, 1 Jan 2026 to 14 Feb 2026: late, evidence came after 1 Mar 2026']);
  });

  it('say of a cell of several how many there are of each', () => {
    const text = Array.from({ length: 31 }, (_, day) => {
      const start = `2026-01-${String(day + 1).padStart(2, '0')}`;
      return `${start} ${day === 4 ? 'missing' : 'performed'} 2026-02-15`;
    }).join('\n');
    const daily = control('BC-01', { occurrences: occurrences(text) });
    assert.deepEqual(labels(daily), ['BC-01, Jan 2026, 1 Jan to 31 Jan: 31 expected: 30 performed, 1 missing']);
    const [cell] = cellsOf(daily.occurrences, AXIS);
    assert.ok(cell !== undefined);
    assert.deepEqual(cellCard(daily, cell), [
      { text: 'BC-01 Title of BC-01', isHeading: true },
      { text: 'Jan 2026, 1 Jan to 31 Jan' },
      { text: '31 expected: 30 performed, 1 missing', state: 'missing' },
      { text: '5 Jan 2026: missing, was due 15 Feb 2026', state: 'missing' },
    ]);
    assert.deepEqual(
      actions(daily, 0).first.map(({ label }) => label),
      ['Record evidence for 5 Jan 2026…'],
    );
  });

  it('name evidence on the card, and why it cannot be shown', () => {
    const [first, second] = cellsOf(QUARTERLY.occurrences, AXIS);
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(
      cellCard(QUARTERLY, first).map(({ text }) => text),
      [
        'AC-02 Title of AC-02',
        'Q1 2026, 1 Jan to 31 Mar',
        'Performed',
        'In time until 15 Apr 2026',
        'EV-1 · 2026-Q1 · q1.csv',
      ],
    );
    const unshown = {
      ...QUARTERLY,
      occurrences: QUARTERLY.occurrences.map((one, index) => (index === 1 ? { ...one, evidence: [1] } : one)),
    };
    assert.deepEqual(
      cellCard(unshown, second).map(({ text }) => text),
      [
        'AC-02 Title of AC-02',
        'Q2 2026, 1 Apr to 30 Jun',
        'Missing, was due 15 Jul 2026: its evidence cannot be shown',
        'EV-2 · 2026-Q1 · q2.csv is not there',
      ],
    );
    assert.deepEqual(
      actions(unshown, 1).first.map(({ label }) => label),
      ['Go to the record EV-2: q2.csv is not there', 'Record evidence for Q2 2026, 1 Apr to 30 Jun…'],
    );
  });

  it('name windows by what they are called', () => {
    const name = (start: string, end: string) => [windowName({ start, end }), shortName({ start, end })];
    assert.deepEqual(name('2026-04-01', '2026-06-30'), ['Q2 2026', 'Q2']);
    assert.deepEqual(name('2026-01-01', '2026-06-30'), ['H1 2026', 'H1']);
    assert.deepEqual(name('2026-04-01', '2026-04-30'), ['Apr 2026', 'Apr']);
    assert.deepEqual(name('2026-03-02', '2026-03-08'), ['Week 10 of 2026', 'W10']);
    assert.deepEqual(name('2026-01-01', '2026-12-31'), ['2026', '']);
    assert.deepEqual(name('2026-04-02', '2026-06-30'), [undefined, '']);
    assert.deepEqual(name('2026-04-02', '2026-04-02'), [undefined, '2 Apr']);
  });
});

describe('what a cell of the timeline does', () => {
  it('opens the evidence, the record where there is no file, the exception, or records evidence', () => {
    assert.deepEqual(
      actions(QUARTERLY, 0).first.map(({ message }) => message),
      [{ type: 'follow', target: 'file:///work/evidence/q1.csv' }],
    );
    assert.deepEqual(
      actions(QUARTERLY, 1).first.map(({ message }) => message),
      [
        {
          type: 'run',
          command: 'plumbline.newEvidence',
          parameter: { control: 'AC-02', period: '2026-04-01/2026-06-30', folder: FOLDER },
        },
      ],
    );
    assert.deepEqual(
      actions(QUARTERLY, 2).first.map(({ label, message }) => ({ label, message })),
      [{ label: 'Open EX-1', message: { type: 'open', location: PLACE, beside: false } }],
    );
    assert.deepEqual(
      actions(QUARTERLY, 0).all.map(({ label }) => label),
      ['Open EV-1 · 2026-Q1 · q1.csv', 'Go to the record EV-1', 'Go to AC-02', 'Request an exception for AC-02…'],
    );
  });

  it('leads to a control that has no ID, since nothing can be recorded for it', () => {
    const nameless = control('', { occurrences: occurrences('2026-01-01..2026-03-31 missing 2026-04-15') });
    assert.deepEqual(
      actions(nameless, 0).all.map(({ label }) => label),
      ['Go to A control'],
    );
  });
});
