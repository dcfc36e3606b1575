/** Which controls come first, in which order, and in which words that is explained. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { compareExposure, exposedFirst, exposureOf, exposureText } from '../../../server/src/readiness/exposure.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import { dedent, engineFor, type FixtureFiles, FOLDER } from '../rules/rule-fixture.ts';

/** As of 2026-08-01: AC-01 was never proven in its second quarter, AC-02 late in its first, AC-03 in time. */
const FILES: FixtureFiles = {
  'plumbline.yml': 'engagement: {type: 2, period: {start: 2026-01-01, end: 2026-12-31}}\n',
  'controls/access.yml': `
    controls:
      - {id: AC-01, frequency: quarterly}
      - {id: AC-02, frequency: semiannual, risks: [R-002]}
      - {id: AC-03, frequency: semiannual, type: preventive}
  `,
  'evidence/access.yml': `
    evidence:
      - {id: EV-1, control: AC-01, period: 2026-Q1, collected: 2026-04-02, url: https://acme.example/1}
      - {id: EV-2, control: AC-02, period: 2026-H1, collected: 2026-07-30, url: https://acme.example/2}
      - {id: EV-3, control: AC-03, period: 2026-H1, collected: 2026-07-02, url: https://acme.example/3}
  `,
  'risks/register.yml': `
    risks:
      - {id: R-001, likelihood: 3, impact: 4, controls: [AC-01]}
      - {id: R-002, likelihood: 5, impact: 5}
      - {id: R-003, likelihood: 4, impact: 3, controls: [AC-03]}
  `,
};

async function engineWith(changes: Record<string, string> = {}, asOf = '2026-08-01'): Promise<Engine> {
  const files = Object.entries({ ...FILES, ...changes }).map(([path, text]): [string, string] => [path, dedent(text)]);
  return engineFor(new Map(files), { asOf });
}

function said({ snapshot }: Engine, id: string): string | undefined {
  const control = snapshot.definition(id, 'control');
  assert.ok(control);
  const exposure = exposureOf(snapshot, control);
  return exposure === undefined ? undefined : exposureText(exposure);
}

function order({ snapshot }: Engine): readonly (string | undefined)[] {
  return exposedFirst(snapshot, snapshot.records('control'), (ref) => ref).map(({ id }) => id);
}

describe('exposure', () => {
  it('is a deviation of a control that mitigates a high risk, whichever of both names the other', async () => {
    const engine = await engineWith();
    assert.equal(
      said(engine, 'AC-01'),
      'First because it mitigates R-001 (likelihood 3 × impact 4), and 2026-Q2 is missing.',
    );
    assert.equal(
      said(engine, 'AC-02'),
      'First because it mitigates R-002 (likelihood 5 × impact 5), and 2026-H1 was late.',
    );
  });

  it('is one preventive control on a high risk that no detective one watches', async () => {
    const alone =
      'First because it alone prevents R-003 (likelihood 4 × impact 3), and no detective control would notice.';
    assert.equal(said(await engineWith(), 'AC-03'), alone);
    for (const type of ['type: preventive', 'type: detective', 'title: It does not say']) {
      const more = `controls:\n  - {id: AC-04, frequency: annual, ${type}, risks: [R-003]}\n`;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      assert.equal(said(await engineWith({ 'controls/more.yml': more }), 'AC-03'), undefined, type);
    }
    for (const other of ['type: corrective', 'type: detective, status: planned', 'type: detective, status: retired']) {
      const more = `controls:\n  - {id: AC-04, frequency: annual, ${other}, risks: [R-003]}\n`;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      assert.equal(said(await engineWith({ 'controls/more.yml': more }), 'AC-03'), alone, other);
    }
  });

  it('is nothing where the risk is lower, unrated, over or not there', async () => {
    for (const risk of ['likelihood: 2, impact: 5', 'impact: 5', 'likelihood: 5, impact: 5, status: closed']) {
      const register = `risks:\n  - {id: R-001, ${risk}, controls: [AC-01]}\n`;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one by one
      const engine = await engineWith({ 'risks/register.yml': register });
      assert.equal(said(engine, 'AC-01'), undefined, risk);
      assert.equal(said(engine, 'AC-02'), undefined, 'R-002 is not there');
    }
  });

  it('orders by reason, then by risk, and leaves all others where they were', async () => {
    const more =
      'controls:\n  - {id: AA-01, frequency: annual}\n  - {id: AC-05, frequency: quarterly, risks: [R-002]}\n';
    const engine = await engineWith({ 'controls/a.yml': more });
    assert.deepEqual(order(engine), ['AC-05', 'AC-01', 'AC-02', 'AC-03', 'AA-01']);
    assert.equal(compareExposure(undefined, undefined), 0);
  });

  it('names a few windows, and counts other high risks', async () => {
    const register = `${dedent(FILES['risks/register.yml'] ?? '')}  - {id: R-009, likelihood: 5, impact: 4, controls: [AC-01]}\n`;
    const controls = (FILES['controls/access.yml'] ?? '').replace('quarterly', 'monthly');
    const engine = await engineWith({ 'risks/register.yml': register, 'controls/access.yml': controls }, '2026-10-20');
    assert.equal(
      said(engine, 'AC-01'),
      'First because it mitigates R-009 (likelihood 5 × impact 4) and 1 other high risk, and 2026-04, 2026-05, 2026-06 and 3 more are missing.',
    );
  });

  it('follows what is written in the risk, in the evidence and in other controls', async () => {
    const engine = await engineWith();
    assert.deepEqual(order(engine), ['AC-01', 'AC-02', 'AC-03']);
    const write = (path: string, text: string): boolean => engine.workspace.setText(joinUri(FOLDER, path), text);
    write(
      'evidence/more.yml',
      'evidence:\n  - {id: EV-9, control: AC-01, period: 2026-Q2, collected: 2026-07-01, url: https://acme.example/9}\n',
    );
    assert.equal(said(engine, 'AC-01'), undefined);
    write('controls/more.yml', 'controls:\n  - {id: AC-04, type: detective, risks: [R-003]}\n');
    assert.equal(said(engine, 'AC-03'), undefined);
    write('risks/register.yml', dedent(FILES['risks/register.yml'] ?? '').replace('likelihood: 5', 'likelihood: 1'));
    assert.equal(said(engine, 'AC-02'), undefined);
  });
});
