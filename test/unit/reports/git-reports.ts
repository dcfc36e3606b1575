/** Reports on two states, and on many, with something of everything in them. */

import assert from 'node:assert/strict';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { Diagnosis } from '../../../server/src/engine/engine.ts';
import type { Figures } from '../../../server/src/engine/figures.ts';
import type { DiffReport } from '../../../server/src/reports/diff-report.ts';
import type { LogReport } from '../../../server/src/reports/log-report.ts';

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

export function figures(goal: Figures['goal'], ready: number): Figures {
  const byLevel = { unmapped: 3, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 0 };
  const criteria = { all: ready + 3, ready, byLevel: { ...byLevel, [goal]: ready } };
  return { goal, criteria, controls: criteria, findings: { errors: ready, warnings: 1, information: 0, hints: 0 } };
}

const FINDING: Diagnosis = {
  uri: 'file:///1.y',
  path: '1.y',
  range: { start: { line: 0, character: 2 }, end: { line: 0, character: 3 } },
  code: 'link-broken',
  severity: 'error',
  message: '1',
  related: [],
};

const TSC = { framework: 'TSC', title: undefined };

/** What moved, came and went between a branch and the files as they are now. */
export function diffReport(goal: Figures['goal']): DiffReport {
  return {
    asOf: day('2026-09-15'),
    from: { ref: '1.0', commit: `a1b2c3d4${'0'.repeat(32)}`, figures: figures(goal, 1) },
    to: { ref: undefined, commit: undefined, figures: figures(goal, 2) },
    criteria: [
      { id: 'CC6.1', ...TSC, before: 'owned', after: 'approved' },
      { id: 'A1.1', ...TSC, before: undefined, after: 'mapped' },
      { id: 'C1.1', ...TSC, before: 'operating', after: undefined },
    ],
    controls: [
      { id: 'AC-01', framework: undefined, title: '1', before: 'approved', after: 'owned' },
      { id: 'AC-02', framework: undefined, title: '', before: undefined, after: 'evidenced' },
      { id: 'AC-03', framework: undefined, title: '', before: 'unmapped', after: undefined },
    ],
    came: [FINDING],
    went: [FINDING],
  };
}

/** A commit compared with itself by the beginning of its ID. */
export function sameReport(): DiffReport {
  const side = { ref: 'a1b2', commit: `a1b2c3d4${'0'.repeat(32)}`, figures: figures('operating', 1) };
  return { asOf: day('2026-09-15'), from: side, to: side, criteria: [], controls: [], came: [], went: [] };
}

/** Three commits, after each of which something else was ready. */
export const LOG: LogReport = {
  rows: [2, 12, 1].map((ready, index) => ({
    commit: `${index}1b2c3d4${'0'.repeat(32)}`,
    day: day(`2026-09-0${3 - index}`),
    asOf: day('2026-09-15'),
    subject: index === 1 ? '2'.repeat(100) : '\u001b[31m1',
    figures: figures('operating', ready),
  })),
  hasOlder: true,
};
