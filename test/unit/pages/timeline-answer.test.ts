/** What the server says of the audit timeline of a folder. */
import assert from 'node:assert/strict';

import { Engine } from '../../../server/src/engine/engine.ts';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { answerQuestion } from '../../../server/src/pages/answer-question.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import type { TimelineAnswer } from '../../../server/src/protocol/timeline-page.ts';

const FOLDER = 'file:///work';

async function timeline(files: Readonly<Record<string, string>>, asOf = '2026-09-15'): Promise<TimelineAnswer> {
  if (!isCivilDate(asOf)) throw new Error(`${asOf} is no day`);
  const inFolder = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${FOLDER}/${path}`, text]));
  const engine = new Engine({ folder: FOLDER, fileSystem: memoryFileSystem(inFolder), asOf });
  await engine.workspace.load();
  const answer = answerQuestion([{ folder: FOLDER, engine }], { kind: 'timeline' });
  if (answer.kind !== 'timeline') throw new Error(`answered ${answer.kind}`);
  return answer;
}

const PERIOD = 'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\n';

/** Where something is written: the file, and its line and character from 0. */
function at(location: {
  readonly uri: string;
  readonly range: { readonly start: { line: number; character: number } };
}) {
  return `${location.uri.slice(FOLDER.length + 1)}:${location.range.start.line}:${location.range.start.character}`;
}

describe('the answer about the timeline', () => {
  it('holds each control with its occurrences, and the evidence that they rest on once', async () => {
    const { controls, quarters, today, configuration } = await timeline({
      'plumbline.yml': PERIOD,
      'controls/a.yml':
        'controls:\n  - {id: AC-1, title: Review, owner: jane.doe, frequency: semiannual, status: operating, criteria: [CC6.1]}\n',
      'evidence/e.yml':
        'evidence:\n  - {id: EV-1, control: AC-1, period: 2026-H1, collected: 2026-07-20, path: evidence/h1.csv}\n' +
        '  - {id: EV-2, control: AC-1, period: 2026-03-02, url: "https://evidence.example/x"}\n',
      'evidence/h1.csv': 'a\n',
    });
    assert.equal(today, '2026-09-15');
    assert.ok(configuration !== undefined);
    assert.equal(at(configuration), 'plumbline.yml:2:2');
    assert.deepEqual(quarters, [
      { start: '2026-01-01', end: '2026-03-31' },
      { start: '2026-04-01', end: '2026-06-30' },
      { start: '2026-07-01', end: '2026-09-30' },
      { start: '2026-10-01', end: '2026-12-31' },
    ]);
    const [control] = controls;
    assert.ok(control !== undefined && controls.length === 1);
    const { location, evidence, ...rest } = control;
    assert.equal(at(location), 'controls/a.yml:1:9');
    assert.deepEqual(rest, {
      key: 'controls/a.yml#AC-1',
      id: 'AC-1',
      name: 'AC-1',
      title: 'Review',
      owners: ['jane.doe'],
      frequency: 'semiannual',
      isPerEvent: false,
      readiness: 'owned',
      next: 'Name the policy it stands under.',
      nothing: undefined,
      occurrences: [
        { start: '2026-01-01', end: '2026-06-30', due: '2026-07-15', state: 'performed', evidence: [0, 1] },
        { start: '2026-07-01', end: '2026-12-31', due: '2027-01-15', state: 'upcoming', evidence: [] },
      ],
      unpulled: [],
      populations: [],
      exceptions: [],
    });
    assert.deepEqual(
      evidence.map(({ location: place, ...one }) => ({ ...one, at: at(place) })),
      [
        {
          name: 'EV-2',
          period: '2 Mar 2026',
          collected: undefined,
          file: 'x',
          target: 'https://evidence.example/x',
          fault: undefined,
          at: 'evidence/e.yml:2:9',
        },
        {
          name: 'EV-1',
          period: '2026-H1',
          collected: '2026-07-20',
          file: 'h1.csv',
          target: 'file:///work/evidence/h1.csv',
          fault: undefined,
          at: 'evidence/e.yml:1:9',
        },
      ],
    );
  });

  it('says why evidence of what is missing cannot be shown', async () => {
    const { controls } = await timeline({
      'plumbline.yml': PERIOD,
      'controls/a.yml': 'controls:\n  - {id: AC-1, frequency: annual}\n  - {id: AC-2, frequency: quarterly}\n',
      'evidence/e.yml':
        'evidence:\n  - {id: EV-1, control: AC-2, period: 2026-Q1, path: evidence/gone.csv}\n  - {id: EV-2, control: AC-2, period: 2026-Q2}\n',
    });
    const [, second] = controls;
    assert.deepEqual(
      second?.occurrences.map(({ state, evidence }) => [
        state,
        ...evidence.map((place) => second.evidence[place]?.fault),
      ]),
      [['missing', 'gone.csv is not there'], ['missing', 'it names no file'], ['upcoming'], ['upcoming']],
    );
  });

  it('holds the events of populations, the pulls and what none of them speaks of', async () => {
    const { controls } = await timeline({
      'plumbline.yml': PERIOD,
      'controls/a.yml': 'controls:\n  - {id: HR-1, frequency: per-event}\n',
      'controls/pop.yml':
        'populations:\n  - {id: POP-1, control: HR-1, period: 2026-Q1, collected: 2026-04-02, events: [{id: E-1, date: 2026-02-03}, {date: 2026-03-05}]}\n',
    });
    const [control] = controls;
    assert.ok(control !== undefined);
    assert.deepEqual(
      control.occurrences.map(({ start, state, event }) => [start, state, event?.name, event && at(event.location)]),
      [
        ['2026-02-03', 'missing', 'E-1', 'controls/pop.yml:1:80'],
        ['2026-03-05', 'missing', undefined, 'controls/pop.yml:1:109'],
      ],
    );
    assert.deepEqual(
      control.populations.map(({ location, ...one }) => ({ ...one, at: at(location) })),
      [
        {
          name: 'POP-1',
          start: '2026-01-01',
          end: '2026-03-31',
          events: 2,
          collected: '2026-04-02',
          isDrawn: true,
          at: 'controls/pop.yml:1:9',
        },
      ],
    );
    assert.deepEqual(control.unpulled, [{ start: '2026-04-01', end: '2026-09-15' }]);
  });

  it('tells approved exceptions from those that were only requested, by the judged day', async () => {
    const files = {
      'plumbline.yml': PERIOD,
      'controls/a.yml': 'controls:\n  - {id: AC-1, frequency: annual, status: planned}\n',
      'exceptions/e.yml':
        'exceptions:\n  - {id: EX-1, control: AC-1, reason: Old tool, approver: chris.lee, approved: 2026-03-01, expires: 2026-09-01}\n' +
        '  - {id: EX-2, control: AC-1, expires: 2026-12-01}\n',
    };
    const exceptions = async (asOf: string) =>
      (await timeline(files, asOf)).controls[0]?.exceptions.map(({ location, ...one }) => ({
        ...one,
        at: at(location),
      }));
    const first = {
      name: 'EX-1',
      reason: 'Old tool',
      start: '2026-03-01',
      end: '2026-09-01',
      at: 'exceptions/e.yml:1:9',
    };
    const second = {
      name: 'EX-2',
      reason: '',
      isApproved: false,
      start: undefined,
      end: '2026-12-01',
      at: 'exceptions/e.yml:2:9',
    };
    assert.deepEqual(await exceptions('2026-09-15'), [{ ...first, isApproved: true }, second]);
    assert.deepEqual(await exceptions('2026-02-01'), [{ ...first, isApproved: false }, second]);
  });

  it('holds the vendors with a report or on whose report we rely, by name', async () => {
    const { vendors } = await timeline({
      'plumbline.yml': PERIOD,
      'vendors/v.yml':
        'vendors:\n  - {id: V-2, name: Okta, owner: jane.doe, method: carve-out, report: [{type: 2, start: 2024-10-01, end: 2025-09-30, bridge: 2026-01-31, path: vendors/o.txt}, {type: 1, end: 2026-02-10}]}\n' +
        '  - {id: V-1, name: AWS, method: carve-out}\n  - {id: V-3, name: Paper, criticality: low}\n',
      'vendors/o.txt': 'o\n',
    });
    assert.deepEqual(
      vendors.map(({ location, ...one }) => ({ ...one, at: at(location) })),
      [
        {
          key: 'vendors/v.yml#V-1',
          id: 'V-1',
          name: 'AWS',
          owners: [],
          isReliedOn: true,
          reports: [],
          gaps: [],
          at: 'vendors/v.yml:2:9',
        },
        {
          key: 'vendors/v.yml#V-2',
          id: 'V-2',
          name: 'Okta',
          owners: ['jane.doe'],
          isReliedOn: true,
          reports: [
            {
              title: 'SOC 2 Type 2',
              start: '2024-10-01',
              end: '2025-09-30',
              bridge: '2026-01-31',
              isOneDay: false,
              target: 'file:///work/vendors/o.txt',
            },
            {
              title: 'SOC 2 Type 1',
              start: '2026-02-10',
              end: '2026-02-10',
              bridge: undefined,
              isOneDay: true,
              target: undefined,
            },
          ],
          gaps: [
            { start: '2026-02-01', end: '2026-02-09' },
            { start: '2026-02-11', end: '2026-09-15' },
          ],
          at: 'vendors/v.yml:1:9',
        },
      ],
    );
  });

  it('has no period and no quarters for a Type 1, and says why each control is empty', async () => {
    const files = { 'controls/a.yml': 'controls:\n  - {id: AC-1, frequency: annual}\n  - {title: Nameless}\n' };
    const without = await timeline(files);
    assert.equal(without.configuration, undefined);
    assert.deepEqual(without.quarters, []);
    assert.equal(without.folder.period, undefined);
    assert.deepEqual(
      without.controls.map(({ id, name, nothing }) => [id, name, nothing]),
      [
        ['AC-1', 'AC-1', 'not in use in this period'],
        ['', 'Nameless', 'does not say how often'],
      ],
    );
    const typeOne = await timeline({ ...files, 'plumbline.yml': 'engagement:\n  type: 1\n' });
    assert.ok(typeOne.configuration !== undefined);
    assert.equal(at(typeOne.configuration), 'plumbline.yml:0:0');
  });
});
