/** What two states come to side by side, and readiness over time: for a person, and for a program. */

import assert from 'node:assert/strict';
import { diffJson } from '../../../server/src/reports/diff-json.ts';
import { diffText } from '../../../server/src/reports/diff-text.ts';
import { logJson } from '../../../server/src/reports/log-json.ts';
import { logText } from '../../../server/src/reports/log-text.ts';
import { diffReport, LOG, sameReport } from './git-reports.ts';
import { plainStyle } from './report-workspace.ts';

const LEVELS = { unmapped: 3, mapped: 0, owned: 0, approved: 0, evidenced: 0, operating: 1 };

describe('two states side by side', () => {
  it('are told by what moved, came and went', () => {
    assert.equal(
      diffText(diffReport('operating'), plainStyle(100)),
      `1.0 (a1b2c3d) → the files as they are now, as of 2026-09-15

Criteria
  ▲ CC6.1  owned → approved
  ▲ A1.1   mapped, now in scope
  ▼ C1.1   was operating, no longer in scope

Controls
  ▼ AC-01  approved → owned  1
  ▲ AC-02  evidenced, new
  ▼ AC-03  was unmapped, gone

Findings that came
  1.y:1:3  error  link-broken
    1

Findings that went
  1.y:1:3  error  link-broken
    1

Criteria operating: 1 of 4 before, 2 of 5 now.
Controls operating: 1 of 4 before, 2 of 5 now.
Findings: 1 came, 1 went.
`,
    );
    assert.match(diffText(diffReport('evidenced'), plainStyle(100, false)), /^ {2}\+ CC6\.1 {2}owned -> approved$/m);
  });

  it('say so where nothing moved', () => {
    assert.match(
      diffText(sameReport(), plainStyle(100)),
      /^a1b2c3d → a1b2c3d, as of 2026-09-15\n\nNothing moved, and no findings came or went\.\n\n/,
    );
  });

  it('are the same in JSON', () => {
    const report: unknown = JSON.parse(diffJson(diffReport('operating')));
    assert.ok(typeof report === 'object' && report !== null && 'from' in report && 'to' in report);
    const ladder = { all: 4, ready: 1, levels: LEVELS };
    assert.deepEqual(report.from, {
      ref: '1.0',
      commit: `a1b2c3d4${'0'.repeat(32)}`,
      goal: 'operating',
      criteria: ladder,
      controls: ladder,
      findings: { errors: 1, warnings: 1, information: 0, hints: 0 },
    });
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 3 } };
    const finding = { file: '1.y', range, severity: 'error', code: 'link-broken', message: '1' };
    assert.deepEqual(
      { ...report, from: undefined, to: undefined },
      {
        version: 1,
        asOf: '2026-09-15',
        from: undefined,
        to: undefined,
        criteria: [
          { id: 'CC6.1', framework: 'TSC', before: 'owned', after: 'approved' },
          { id: 'A1.1', framework: 'TSC', before: null, after: 'mapped' },
          { id: 'C1.1', framework: 'TSC', before: 'operating', after: null },
        ],
        controls: [
          { id: 'AC-01', title: '1', before: 'approved', after: 'owned' },
          { id: 'AC-02', title: null, before: null, after: 'evidenced' },
          { id: 'AC-03', title: null, before: 'unmapped', after: null },
        ],
        findings: { came: [finding], went: [finding] },
      },
    );
  });
});

describe('readiness over time', () => {
  it('is a table that fits, with what moved', () => {
    assert.equal(
      logText(LOG, plainStyle(80)),
      `Day         Commit   Criteria  Controls  Errors  Warnings  Subject
2026-09-03  01b2c3d     ▼ 2/5     ▼ 2/5       2         1  ·[31m1
2026-09-02  11b2c3d   ▲ 12/15   ▲ 12/15      12         1  22222222222222222222…
2026-09-01  21b2c3d       1/4       1/4       1         1  ·[31m1
There are older commits: --limit says how many are shown.
`,
    );
    assert.equal(logText({ rows: [], hasOlder: false }, plainStyle(80)), 'No commit changed a policy or a register.\n');
  });

  it('is the same in JSON', () => {
    const report: unknown = JSON.parse(logJson({ ...LOG, rows: LOG.rows.slice(2) }));
    const ladder = { all: 4, ready: 1, levels: LEVELS };
    assert.deepEqual(report, {
      version: 1,
      hasOlder: true,
      commits: [
        {
          commit: `21b2c3d4${'0'.repeat(32)}`,
          day: '2026-09-01',
          asOf: '2026-09-15',
          subject: '\u001b[31m1',
          goal: 'operating',
          criteria: ladder,
          controls: ladder,
          findings: { errors: 1, warnings: 1, information: 0, hints: 0 },
        },
      ],
    });
  });
});
