/** A small folder in which all is well, for tests over the protocol: each spoils it in its own way. */

import assert from 'node:assert/strict';

export const POLICY = `---
id: POL-ACCESS
title: Access Control Policy
version: "1.0"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
last_reviewed: 2026-01-15
review_cadence: annual
satisfies: [CC6.1]
controls: [AC-01]
---

# Access

Access is reviewed under AC-01.
`;

export const CONTROLS = `controls:
  - id: AC-01
    title: Access review
    owner: jane.doe
    frequency: annual
    review_cadence: annual
    last_reviewed: 2026-02-01
    status: operating
    criteria: [CC6.1]
    policies: [POL-ACCESS]
`;

export const CONFIGURATION =
  'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}\nrules: {criterion-unmapped: off}\n';

export const FILES = {
  'plumbline.yml': CONFIGURATION,
  'people.control.yml': 'people:\n  - {id: jane.doe, name: Jane Doe}\n  - {id: chris.lee, name: Chris Lee}\n',
  'policies/access.md': POLICY,
  'controls/access.yml': CONTROLS,
  'evidence/2026.yml':
    'evidence:\n  - {id: EV-1, control: AC-01, period: 2026, collected: 2026-03-01, collector: jane.doe, path: evidence/2026/review.csv}\n',
  'evidence/2026/review.csv': 'account,decision\n',
};

/** The policy without its owner: one finding, `policy-owner-missing`. */
export const UNOWNED = POLICY.replace('owner: jane.doe\n', '');

/** Line and character of a marked place: `|` in the line that contains it. */
export function position(text: string, marked: string): { line: number; character: number } {
  const at = marked.indexOf('|');
  const offset = text.indexOf(marked.replace('|', ''));
  assert.ok(at >= 0 && offset >= 0, `no such place: ${marked}`);
  const before = text.slice(0, offset + at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
