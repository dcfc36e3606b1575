/** A workspace in which one control operates, and ways to spoil it one thing at a time. */

import assert from 'node:assert/strict';
import type { Engine } from '../../../server/src/engine/engine.ts';
import type { ControlReadiness } from '../../../server/src/readiness/control-readiness.ts';
import { dedent, engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';

/** As of 2026-06-30, in the middle of a Type 2 audit of 2026: AC-01 operates. */
export const OPERATING: FixtureFiles = {
  'plumbline.yml': `
    engagement:
      type: 2
      period: {start: 2026-01-01, end: 2026-12-31}
  `,
  'policies/access.md': `
    ---
    id: POL-ACCESS
    title: Access Control Policy
    status: approved
    approver: chris.lee
    approved: 2026-01-15
    review_cadence: annual
    satisfies: [CC6.1, CC6.3]
    ---
  `,
  'controls/access.yml': `
    controls:
      - id: AC-01
        owner: jane.doe
        frequency: quarterly
        criteria: [CC6.1]
        policies: [POL-ACCESS]
  `,
  'evidence/access.yml': `
    evidence:
      - id: EV-Q1
        control: AC-01
        period: 2026-Q1
        collected: 2026-04-03
        path: evidence/2026/q1.csv
  `,
  'evidence/2026/q1.csv': 'user,kept\n',
  'people.control.yml': `
    people:
      - {id: jane.doe, name: Jane Doe}
      - {id: sam.roe, active: false}
      - {id: kim.poe, left: 2026-05-31}
    teams:
      - {id: security, members: [jane.doe]}
  `,
};

/** What is done to a workspace: text in a file put in the place of other text, a file added, or taken away. */
export type Change =
  | { readonly in: string; readonly replace: string; readonly by: string }
  | { readonly add: string; readonly text: string }
  | { readonly remove: string };

/** The engine of the operating workspace after some changes. */
export function engineAfter(changes: readonly Change[], asOf = '2026-06-30'): Promise<Engine> {
  const texts = new Map(Object.entries(OPERATING).map(([path, text]) => [path, dedent(text)]));
  for (const change of changes) {
    if ('remove' in change) {
      assert.ok(texts.delete(change.remove), change.remove);
    } else if ('add' in change) {
      texts.set(change.add, dedent(change.text));
    } else {
      const before = texts.get(change.in) ?? '';
      assert.ok(before.includes(change.replace), `${change.in} holds ${change.replace}`);
      texts.set(change.in, before.replace(change.replace, change.by));
    }
  }
  return engineFor(texts, { asOf });
}

/** The readiness of a control in a workspace. */
export function readinessIn(engine: Engine, id = 'AC-01'): ControlReadiness {
  const control = engine.snapshot.definition(id, 'control');
  assert.ok(control, id);
  return engine.readiness.control(control);
}
