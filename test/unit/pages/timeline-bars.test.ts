/** The bars of the timeline: exceptions, populations, reports, and the gaps between them. */
import assert from 'node:assert/strict';

import { axisOf, type TimeAxis } from '../../../pages/src/timeline/axis.ts';
import { controlBars, type PlacedBar, vendorBars } from '../../../pages/src/timeline/bars.ts';
import { barLabel, barText } from '../../../pages/src/timeline/bar-words.ts';
import type { TimelineReport, TimelineVendor } from '../../../server/src/protocol/timeline-page.ts';
import { control, PLACE } from './timeline-fixture.ts';

const days = axisOf({ start: '2026-01-01', end: '2026-12-31' }, []);
if (days === undefined) throw new Error('no axis');
const AXIS: TimeAxis = { ...days, scale: 2, width: days.days * 2 };

function vendor(reports: readonly Partial<TimelineReport>[], gaps: TimelineVendor['gaps'] = []): TimelineVendor {
  const usual = { title: 'SOC 2 Type 2', start: undefined, bridge: undefined, isOneDay: false, target: undefined };
  return {
    key: 'V',
    id: 'V',
    name: 'Okta',
    owners: [],
    isReliedOn: true,
    reports: reports.map((report) => ({ ...usual, end: '2026-06-30', ...report })),
    gaps,
    location: PLACE,
  };
}

function short({ left, width, lane, bars, isOpenStart, isOpenEnd }: PlacedBar) {
  return [left, left + width, lane, bars.map(({ kind }) => kind).join('+'), isOpenStart, isOpenEnd];
}

describe('the bars of a control', () => {
  const exception = { name: 'EX-1', reason: '', isApproved: true, location: PLACE };

  it('are its exceptions; one that nobody approved begins and ends where nothing is written', () => {
    const bars = controlBars(
      control('A', { exceptions: [{ ...exception, start: '2026-02-01', end: '2027-02-01' }] }),
      AXIS,
    );
    assert.deepEqual(bars.map(short), [[62, 730, 0, 'exception', false, true]]);
    const requested = { ...exception, isApproved: false, start: undefined, end: undefined };
    assert.deepEqual(controlBars(control('A', { exceptions: [requested] }), AXIS).map(short), [
      [0, 730, 0, 'requested', true, true],
    ]);
    const past = { ...exception, start: '2025-01-01', end: '2025-06-30' };
    assert.deepEqual(controlBars(control('A', { exceptions: [past] }), AXIS), []);
  });

  it('give way to what matters more, and are one where they cannot be told apart', () => {
    const population = { name: 'POP-1', events: 0, collected: undefined, isDrawn: false, location: PLACE };
    const bars = controlBars(
      control('A', {
        unpulled: [{ start: '2026-01-01', end: '2026-05-20' }],
        populations: [{ ...population, start: '2026-01-01', end: '2026-06-30' }],
      }),
      AXIS,
    );
    assert.deepEqual(bars.map(short), [
      [0, 280, 0, 'unpulled', false, false],
      [280, 362, 0, 'undrawn', false, false],
    ]);
    const twice = [
      { ...exception, start: '2026-02-01', end: '2026-03-01' },
      { ...exception, name: 'EX-2', isApproved: false, start: '2026-02-02', end: '2026-03-01' },
    ];
    const [both] = controlBars(control('A', { exceptions: twice }), AXIS);
    assert.ok(both !== undefined);
    assert.deepEqual(short(both), [62, 120, 0, 'requested+exception', false, false]);
    assert.equal(barText(both), 'EX-2 requested, EX-1');
  });
});

describe('a bar in the midst of which another one matters more', () => {
  const exception = { name: 'EX-1', reason: '', isApproved: true, location: PLACE };
  const bars = (start: string, end: string): unknown =>
    controlBars(
      control('A', {
        unpulled: [{ start, end }],
        exceptions: [{ ...exception, start: '2026-01-01', end: '2026-12-31' }],
      }),
      AXIS,
    ).map(short);

  it('goes on after it', () => {
    assert.deepEqual(bars('2026-02-01', '2026-02-28'), [
      [0, 62, 0, 'exception', false, false],
      [62, 118, 0, 'unpulled', false, false],
      [118, 730, 0, 'exception', false, false],
    ]);
    assert.deepEqual(bars('2026-11-01', '2026-12-31'), [
      [0, 608, 0, 'exception', false, false],
      [608, 730, 0, 'unpulled', false, false],
    ]);
  });

  it('is one with it only for as long as both last', () => {
    assert.deepEqual(bars('2026-01-03', '2026-02-28'), [
      [0, 118, 0, 'unpulled+exception', false, false],
      [118, 730, 0, 'exception', false, false],
    ]);
  });

  it('gives way to each of several', () => {
    const several = controlBars(
      control('A', {
        unpulled: [
          { start: '2026-02-01', end: '2026-02-28' },
          { start: '2026-05-01', end: '2026-05-31' },
        ],
        exceptions: [{ ...exception, start: '2026-01-01', end: '2026-12-31' }],
      }),
      AXIS,
    );
    assert.deepEqual(several.map(short), [
      [0, 62, 0, 'exception', false, false],
      [62, 118, 0, 'unpulled', false, false],
      [118, 240, 0, 'exception', false, false],
      [240, 302, 0, 'unpulled', false, false],
      [302, 730, 0, 'exception', false, false],
    ]);
  });
});

describe('the bars of a vendor', () => {
  it('are its reports, the bridge letters after them, and what none covers', () => {
    const bars = vendorBars(
      vendor([{ start: '2025-07-01', bridge: '2026-08-31' }], [{ start: '2026-09-01', end: '2026-09-15' }]),
      AXIS,
    );
    assert.deepEqual(bars.map(short), [
      [0, 362, 0, 'report', true, false],
      [362, 486, 0, 'bridge', false, false],
      [486, 516, 0, 'gap', false, false],
    ]);
    const [report, bridge, gap] = bars.map((bar) => barLabel('Okta', bar));
    assert.equal(report, 'Okta, SOC 2 Type 2, 1 Jul 2025 to 30 Jun 2026');
    assert.equal(bridge, 'Okta, Bridge letter after SOC 2 Type 2, 1 Jul 2026 to 31 Aug 2026');
    assert.equal(gap, 'Okta, No report and no bridge letter covers 1 Sep 2026 to 15 Sep 2026');
  });

  it('take a second lane where one begins before the one before it ends', () => {
    const bars = vendorBars(vendor([{ end: '2026-06-30' }, { start: '2026-06-01', end: '2026-12-31' }]), AXIS);
    assert.deepEqual(
      bars.map(({ lane }) => lane),
      [0, 1],
    );
  });

  it('speak of one day for a Type 1', () => {
    const [bar] = vendorBars(
      vendor([{ title: 'SOC 2 Type 1', start: '2026-03-01', end: '2026-03-01', isOneDay: true }]),
      AXIS,
    );
    assert.ok(bar !== undefined);
    assert.equal(barLabel('Okta', bar), 'Okta, SOC 2 Type 1, as of 1 Mar 2026');
  });
});
