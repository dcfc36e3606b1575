/** A small workspace for the formats that other programs read: an odd path, a comment that silences, a baseline, related places. */

import assert from 'node:assert/strict';

import { dayMeant } from '../../../server/src/domain/civil-date.ts';
import type { Diagnosis, Engine } from '../../../server/src/engine/engine.ts';
import { affectedCriteria } from '../../../server/src/reports/affected-criteria.ts';
import type { CheckDetails, CheckReport } from '../../../server/src/reports/check-report.ts';
import { BASELINE_FILE } from '../../../server/src/workspace/baseline-file.ts';
import { checkReportOf, engineOf, type Files } from './report-workspace.ts';

/** Where the pages of rules are to be read. */
export const PAGES = 'https://plumbline.example/rules';

/** As of 2026-09-15: two errors, a warning and a piece of information; one more is silenced, and one in the baseline. */
export const ODD: Files = {
  'plumbline.yml': `engagement: {type: 1, as_of: 2026-09-15, categories: [security]}
rules: {criterion-unmapped: off, control-cadence-missing: off, policy-cadence-missing: off}
`,
  'policies/zugriff #1, 100%.md': `---
id: POL-ACCESS
title: Access
version: "1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
next_review: 2026-10-01
satisfies: [CC6.1]
---
# Access
`,
  'controls/access.yml': `controls:
  - id: AC-01
    title: Single sign-on
    status: planned
    owner: jane.doe
    frequency: annual
    policies: [POL-ACCESS]
    criteria: [CC6.1, CC9.9]
  - id: AC-02
    title: Access review
    status: planned
    frequency: annual
    policies: [POL-ACCESS]
    criteria: [CC6.2]
  # plumbline-ignore control-owner-missing: filled in June
  - id: AC-03
    title: Leavers
    status: planned
    frequency: annual
    policies: [POL-ACCESS]
    criteria: [CC6.2]
  - id: AC-01
    title: Multi-factor sign-on
    status: planned
    owner: jane.doe
    policies: [POL-ACCESS]
    criteria: [CC6.3]
`,
  [BASELINE_FILE]: `{
  "version": 1,
  "findings": [
    {"path":"controls/access.yml","code":"control-frequency-missing","kind":"control","id":"AC-01"},
    {"path":"controls/access.yml","code":"yaml-syntax","text":"gone"}
  ]
}
`,
};

const AS_OF = dayMeant('2026-09-15');

/** The same without a baseline. */
export const ODD_WITHOUT_BASELINE: Files = Object.fromEntries(
  Object.entries(ODD).filter(([path]) => path !== BASELINE_FILE),
);

/** What the formats ask for besides the report. */
export function detailsOf(
  engine: Engine,
  { diagnoses }: Pick<CheckReport, 'diagnoses'>,
  more: Partial<CheckDetails> = {},
): CheckDetails {
  return {
    failOn: 'error',
    version: '1.2.3',
    rulePages: PAGES,
    silencedFindings: engine.silencedAll(),
    knownFindings: engine.judgedDocuments().flatMap(({ uri }) => engine.inBaseline(uri)),
    affected: affectedCriteria(engine, diagnoses),
    identityOf: (diagnosis) => engine.identityOf(diagnosis),
    pageOf: (code) =>
      `# ${code}\n\nSeverity: error\n\nA \`summary\`.\n\n## Why it matters\nBecause\nof *this* and [that](README.md).\n\nMore.\n\n## Bad\n\`\`\`yaml\na: "*b*"\n\`\`\`\n`,
    ...more,
  };
}

/** The report on files, and its details. */
export async function checkedOf(
  files: Files,
  more: Partial<CheckDetails> = {},
): Promise<{ readonly report: CheckReport; readonly details: CheckDetails; readonly engine: Engine }> {
  const engine = await engineOf(files);
  const report = checkReportOf(engine);
  return { report, details: detailsOf(engine, report, more), engine };
}

/** A report and details on findings that nobody found: for what no real message holds. */
export function inventedReport(diagnoses: readonly Diagnosis[]): {
  readonly report: CheckReport;
  readonly details: CheckDetails;
} {
  assert.ok(AS_OF !== undefined);
  const count = (severity: Diagnosis['severity']): number =>
    diagnoses.filter((one) => one.severity === severity).length;
  return {
    report: {
      asOf: AS_OF,
      totals: {
        files: 1,
        policies: 0,
        controls: 0,
        evidence: 0,
        errors: count('error'),
        warnings: count('warning'),
        information: count('information'),
        hints: count('hint'),
      },
      diagnoses,
      silenced: 0,
      baseline: undefined,
      readiness: [],
    },
    details: {
      failOn: 'error',
      version: '1.2.3',
      rulePages: PAGES,
      silencedFindings: [],
      knownFindings: [],
      affected: [],
      identityOf: ({ code, message }) => `${code} ${message}`,
      pageOf: () => undefined,
    },
  };
}
