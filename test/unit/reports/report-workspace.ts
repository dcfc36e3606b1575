/** A small company in memory for the reports' tests: one thing of each kind, and a few faults. */

import assert from 'node:assert/strict';
import picocolors from 'picocolors';
import { isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import type { CheckReport } from '../../../server/src/reports/check-report.ts';
import { goalOf } from '../../../server/src/readiness/ladder.ts';
import type { TextOf } from '../../../server/src/reports/check-text.ts';
import type { TextStyle } from '../../../server/src/reports/text-style.ts';
import { countCriteria } from '../../../server/src/readiness/matrix.ts';
import { BASELINE_FILE } from '../../../server/src/workspace/baseline-file.ts';
import { memoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';

export type Files = Readonly<Record<string, string>>;

export const SMALL: Files = {
  'plumbline.yml': `organization: Acme, Inc.
engagement:
  type: 2
  period: {start: 2026-01-01, end: 2026-12-31}
rules: {criterion-unmapped: off, control-cadence-missing: off, policy-cadence-missing: off}
`,
  'policies/access.md': `---
id: POL-ACCESS
title: Access Control Policy
version: "2.1"
status: approved
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
satisfies: [CC6.1, CC6.4]
controls: [AC-01, AC-02]
---
# Access

Everybody has as much access as the work needs.
`,
  'controls/access.yml': `controls:
  - id: AC-01
    title: Single sign-on
    owner: jane.doe
    frequency: monthly
    status: operating
    criteria: [CC6.1, CC6.2]
  - id: AC-02
    title: Quarterly user access review
    owner: [jane.doe, sam.roe]
    frequency: quarterly
    status: operating
    criteria: [CC6.2, CC9.9]
  - id: AC-03
    title: Old
    status: retired
    criteria: [CC6.3]
`,
  'evidence/access.yml': `evidence:
  - {id: EV-1, control: AC-01, period: {start: 2026-01-01, end: 2026-08-31}, collected: 2026-09-02, url: https://example.com/1}
  - {id: EV-2, control: AC-02, period: 2026-Q1, collected: 2026-04-03, url: https://example.com/2}
`,
};

/** An engine that has read the files, as of a day. */
export async function engineOf(files: Files, asOf = '2026-09-15'): Promise<Engine> {
  assert.ok(isCivilDate(asOf));
  const fileSystem = memoryFileSystem(files);
  const engine = new Engine({ folder: 'file:///workspace', fileSystem, asOf });
  await engine.workspace.load();
  return engine;
}

/** What `check` reports on the engine's folder. */
export function checkReportOf(engine: Engine): CheckReport {
  const diagnoses = engine.diagnoseAll();
  const matrix = engine.readiness.matrix();
  const goal = goalOf(engine.snapshot.configuration.engagement);
  const inScope = matrix.criteria.filter((row) => row.inScope).length;
  const figure = { folder: undefined, ready: countCriteria(matrix)[goal], inScope, goal };
  return {
    asOf: engine.snapshot.asOf,
    totals: engine.totals(diagnoses),
    diagnoses,
    silenced: engine.silencedAll().length,
    baseline: engine.hasBaseline
      ? {
          file: BASELINE_FILE,
          known: engine.judgedDocuments().flatMap(({ uri }) => engine.inBaseline(uri)).length,
          gone: engine.goneFromBaseline(),
        }
      : undefined,
    readiness: [figure],
  };
}

/** The texts of files, by the URI under which the engine knows them. */
export function textsOf(files: Files): TextOf {
  return (uri) => files[decodeURIComponent(uri.slice('file:///workspace/'.length))];
}

/** A style without colours. */
export function plainStyle(width: number, unicode = true): TextStyle {
  return { width, unicode, colors: picocolors.createColors(false) };
}

/** A style with them. */
export function colouredStyle(width: number): TextStyle {
  return { width, unicode: true, colors: picocolors.createColors(true) };
}

/** The text without the codes for colours. */
export function withoutColors(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- escape codes are what it removes
  return text.replace(/\u001b\[\d+m/g, '');
}
