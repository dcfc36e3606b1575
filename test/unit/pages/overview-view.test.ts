/** The overview's own words and choices. */
import assert from 'node:assert/strict';

import { overviewLayout } from '../../../pages/src/overview/overview-layout.ts';
import {
  celebration,
  controlsReady,
  lesserFindings,
  readyOf,
  sides,
} from '../../../pages/src/overview/overview-words.ts';
import { countsByOwner, stepsOwnedBy } from '../../../pages/src/overview/owned-steps.ts';
import { EVERYBODY, NOBODY } from '../../../pages/src/owner-choice.ts';
import type { OverviewAnswer, OverviewItem, OverviewStep } from '../../../server/src/protocol/overview-page.ts';

const item = (name: string, ...owners: readonly string[]): OverviewItem => ({
  key: name,
  name,
  title: '',
  readiness: 'mapped',
  owners,
  location: undefined,
});
const step = (key: string, ...items: readonly OverviewItem[]): OverviewStep => ({
  key,
  kind: 'control',
  sentence: key,
  reason: undefined,
  items,
});
const STEPS = [step('a', item('AC-01', 'kim'), item('AC-02')), step('b', item('AC-03', 'lee', 'kim'))];

describe('the next steps of an owner', () => {
  it('are those with something of theirs, and of these only that', () => {
    const names = (owner: string): readonly string[] =>
      stepsOwnedBy(STEPS, owner).map(({ key, items }) => `${key}: ${items.map(({ name }) => name).join(' ')}`);
    assert.deepEqual(names(EVERYBODY), ['a: AC-01 AC-02', 'b: AC-03']);
    assert.deepEqual(names('kim'), ['a: AC-01', 'b: AC-03']);
    assert.deepEqual(names(NOBODY), ['a: AC-02']);
    assert.deepEqual(names('nobody'), []);
  });

  it('are counted', () => {
    assert.deepEqual(
      [...countsByOwner(STEPS)],
      [
        [EVERYBODY, 3],
        [NOBODY, 1],
        ['kim', 2],
        ['lee', 1],
      ],
    );
  });
});

const none = { unmapped: 0, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
const stand = { all: 38, ready: 1, byLevel: none, designReady: 3, operationReady: 2 };

describe('the words of the overview', () => {
  it('say how many are where the engagement needs them', () => {
    assert.equal(controlsReady({ ...stand, ready: 2 }, 'operating'), 'of 38 controls are operating');
    assert.equal(controlsReady(stand, 'evidenced'), 'of 38 controls is evidenced');
    assert.equal(readyOf(stand, 'operating'), '1 of 38 operating');
    assert.deepEqual(sides(stand), ['Design ready: 3', 'Operation ready: 2']);
    assert.deepEqual(sides({ ...stand, operationReady: undefined }), ['Design ready: 3']);
  });

  it('say which findings there are besides errors', () => {
    const findings = { errors: 0, warnings: 2, information: 1, hints: 1 };
    assert.equal(lesserFindings(findings), '2 warnings · 1 for information · 1 hint');
    assert.equal(lesserFindings({ errors: 1, warnings: 0, information: 0, hints: 0 }), 'and no warnings');
  });

  it('say that all is ready only where it is', () => {
    const folder = {
      uri: 'file:///work',
      name: 'work',
      organization: undefined,
      asOf: '2026-06-30',
      isToday: true,
      period: undefined,
      type: 2,
      goal: 'operating',
    } as const;
    const all = { ...stand, all: 4, ready: 4 };
    const answer: OverviewAnswer = {
      kind: 'overview',
      folder,
      folders: [folder],
      hasConfiguration: true,
      categories: [],
      meanings: { unmapped: '', mapped: '', owned: '', approved: '', evidenced: '', operating: '' },
      criteria: all,
      controls: all,
      occurrences: { performed: 0, late: 0, missing: 0, upcoming: 0, excepted: 0 },
      findings: { errors: 0, warnings: 0, information: 0, hints: 0 },
      reviewsOverdue: 0,
      exceptions: { expired: 0, expiringSoon: 0 },
      evidence: { verified: 0, differing: 0, pending: 0, unread: 0 },
      steps: [],
      owners: [],
    };
    assert.equal(
      celebration(answer, '31 Dec 2026'),
      'All that is in scope is operating: 4 criteria, 4 controls. Keep collecting the evidence until 31 Dec 2026.',
    );
    assert.equal(celebration(answer, ''), 'All that is in scope is operating: 4 criteria, 4 controls.');
    assert.equal(celebration({ ...answer, criteria: stand }, ''), undefined);
    assert.equal(celebration({ ...answer, steps: STEPS }, ''), undefined);
    assert.equal(celebration({ ...answer, criteria: { ...all, all: 0, ready: 0 } }, ''), undefined);
  });
});

describe('the layout of the overview', () => {
  it('is what was remembered, or the usual one', () => {
    assert.deepEqual(overviewLayout({ folder: 'file:///a', owner: 'kim' }), { folder: 'file:///a', owner: 'kim' });
    for (const given of [undefined, null, 3, { folder: 1, owner: {} }])
      assert.deepEqual(overviewLayout(given), { folder: undefined, owner: EVERYBODY });
  });
});
