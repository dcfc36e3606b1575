/** The lines of the timeline: filtered, sorted, grouped, and what each says of itself; and the layout that is remembered. */
import assert from 'node:assert/strict';

import { NOBODY } from '../../../pages/src/owner-choice.ts';
import { headingLabel } from '../../../pages/src/timeline/items.ts';
import { linesOf, nextDue, ownersOf } from '../../../pages/src/timeline/lines.ts';
import { layoutFrom, type TimelineLayout } from '../../../pages/src/timeline/timeline-layout.ts';
import { summaryOf } from '../../../pages/src/timeline/timeline-words.ts';
import type { TimelineAnswer } from '../../../server/src/protocol/timeline-page.ts';
import { control, occurrences, PLACE } from './timeline-fixture.ts';

const FOLDER = {
  uri: 'file:///work',
  name: 'work',
  organization: undefined,
  asOf: '2026-09-15',
  isToday: true,
  period: { start: '2026-01-01', end: '2026-12-31' },
  type: 2,
  goal: 'operating',
} as const;

const ANSWER: TimelineAnswer = {
  kind: 'timeline',
  folder: FOLDER,
  folders: [FOLDER],
  today: '2026-09-15',
  configuration: undefined,
  quarters: [],
  controls: [
    control('A-1', {
      owners: ['sam.roe'],
      readiness: 'evidenced',
      occurrences: occurrences(
        '2026-01-01..2026-03-31 late 2026-04-15\n2026-04-01..2026-06-30 missing 2026-07-15\n2026-07-01..2026-09-30 upcoming 2026-10-15',
      ),
    }),
    control('A-2', { occurrences: occurrences('2026-01-01..2026-12-31 upcoming 2027-01-15') }),
    control('A-3', { owners: [], readiness: 'mapped', nothing: 'planned, not operating yet' }),
    control('A-4', {
      occurrences: occurrences('2026-01-01..2026-06-30 late 2026-07-15\n2026-07-01..2026-12-31 upcoming 2027-01-14'),
    }),
  ],
  vendors: [
    {
      key: 'V',
      id: 'V',
      name: 'Okta',
      owners: ['sam.roe'],
      isReliedOn: true,
      reports: [],
      gaps: [],
      location: PLACE,
    },
  ],
};

function lines(part: Partial<TimelineLayout>): readonly string[] {
  return linesOf(ANSWER, { ...layoutFrom(undefined), ...part }).map((line) =>
    line.kind === 'group'
      ? `[${line.label} ${line.count}${line.isOpen ? '' : ' closed'}]`
      : line.kind === 'control'
        ? line.control.id
        : line.vendor.name,
  );
}

describe('the lines of the timeline', () => {
  it('are the controls, and the vendors after them', () => {
    assert.deepEqual(lines({}), ['A-1', 'A-2', 'A-3', 'A-4', '[Vendor reports 1]', 'Okta']);
    assert.deepEqual(lines({ closed: ['vendors'] }), ['A-1', 'A-2', 'A-3', 'A-4', '[Vendor reports 1 closed]']);
  });

  it('are those of an owner, of nobody, with what is searched for, and with something missing or late', () => {
    assert.deepEqual(lines({ owner: 'sam.roe' }), ['A-1', '[Vendor reports 1]', 'Okta']);
    assert.deepEqual(lines({ owner: NOBODY }), ['A-3']);
    assert.deepEqual(lines({ search: 'a-2  JANE' }), ['A-2']);
    assert.deepEqual(lines({ states: 'missing' }), ['A-1']);
    assert.deepEqual(lines({ states: 'deviation' }), ['A-1', 'A-4']);
    assert.deepEqual(lines({ states: 'soon', closed: ['vendors'] }), [
      'A-1',
      'A-2',
      'A-4',
      '[Vendor reports 1 closed]',
    ]);
    assert.deepEqual(ownersOf(ANSWER), [NOBODY, 'jane.doe', 'sam.roe']);
  });

  it('are sorted by what falls due next, or the worst first', () => {
    assert.deepEqual(lines({ sort: 'due' }).slice(0, 4), ['A-1', 'A-4', 'A-2', 'A-3']);
    assert.deepEqual(lines({ sort: 'worst' }).slice(0, 4), ['A-1', 'A-4', 'A-2', 'A-3']);
    assert.deepEqual(ANSWER.controls.map(nextDue), ['2026-07-15', '2027-01-15', undefined, '2027-01-14']);
  });

  it('are grouped by owner or readiness, those without an owner last', () => {
    assert.deepEqual(lines({ grouping: 'owner' }).slice(0, 7), [
      '[jane.doe 2]',
      'A-2',
      'A-4',
      '[sam.roe 1]',
      'A-1',
      '[No owner 1]',
      'A-3',
    ]);
    assert.deepEqual(lines({ grouping: 'readiness', closed: ['readiness operating'] }).slice(0, 5), [
      '[Mapped 1]',
      'A-3',
      '[Evidenced 1]',
      'A-1',
      '[Operating 2 closed]',
    ]);
  });

  it('say how each control stands', () => {
    assert.deepEqual(ANSWER.controls.map(summaryOf), [
      '0 of 2 performed · 1 missing · 1 late',
      'nothing due yet',
      'planned, not operating yet',
      '0 of 1 performed · 1 late',
    ]);
    assert.deepEqual(linesOf(ANSWER, layoutFrom(undefined)).map(headingLabel), [
      'A-1 Title of A-1, sam.roe, quarterly, 0 of 2 performed · 1 missing · 1 late',
      'A-2 Title of A-2, jane.doe, quarterly, nothing due yet',
      'A-3 Title of A-3, no owner, quarterly, planned, not operating yet',
      'A-4 Title of A-4, jane.doe, quarterly, 0 of 1 performed · 1 late',
      'Vendor reports, 1',
      'Okta, no report, though we rely on it',
    ]);
  });
});

describe('the layout of the timeline', () => {
  it('is the usual one where nothing, or nonsense, is remembered', () => {
    const usual = layoutFrom(undefined);
    for (const value of [null, 7, 'x', [], { zoom: -1, grouping: 'colour', sort: 1, closed: 'all', owner: 3 }])
      assert.deepEqual(layoutFrom(value), usual);
  });

  it('comes back as it was', () => {
    const layout: TimelineLayout = {
      folder: 'file:///work',
      zoom: 3.5,
      grouping: 'owner',
      sort: 'due',
      states: 'missing',
      owner: NOBODY,
      search: 'access',
      closed: ['vendors'],
    };
    assert.deepEqual(layoutFrom(JSON.parse(JSON.stringify(layout))), layout);
    assert.equal(layoutFrom({ zoom: 'month' }).zoom, 'month');
    assert.deepEqual(layoutFrom({ closed: ['a', 1, null] }).closed, ['a']);
  });
});
