/** The findings of a check as JSON, for programs: the same from run to run and from machine to machine. */

import type { PositionRange } from '../facts/line-starts.ts';
import type { Place } from '../engine/engine.ts';
import type { CheckReport } from './check-report.ts';
import { jsonText } from './json-text.ts';

/** The report as `check --format json` prints it, with a line break at its end. */
export function checkJson(report: CheckReport): string {
  const { totals, baseline, since } = report;
  return jsonText({
    version: 1,
    asOf: report.asOf,
    summary: {
      files: totals.files,
      policies: totals.policies,
      controls: totals.controls,
      evidence: totals.evidence,
      errors: totals.errors,
      warnings: totals.warnings,
      information: totals.information,
      hints: totals.hints,
      ...(baseline === undefined ? {} : { baseline: { findings: baseline.known, gone: baseline.gone ?? null } }),
      ...(since === undefined
        ? {}
        : { since: { commit: since.commit ?? null, findings: since.known, gone: since.gone } }),
    },
    diagnostics: report.diagnoses.map((diagnosis) => ({
      ...placeJson(diagnosis),
      severity: diagnosis.severity,
      code: diagnosis.code,
      message: diagnosis.message,
      related: diagnosis.related.map((place) => ({ ...placeJson(place), message: place.message })),
    })),
  });
}

function placeJson({ path, range }: Place): { readonly file: string; readonly range: PositionRange } {
  const { start, end } = range;
  return {
    file: path,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}
