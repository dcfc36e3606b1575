/** Two states side by side as JSON, for programs. */

import type { Diagnosis } from '../engine/engine.ts';
import type { Move } from '../engine/comparison.ts';
import { figuresJson } from './figures-json.ts';
import type { DiffReport, DiffSide } from './diff-report.ts';
import { jsonText } from './json-text.ts';

/** The report as `diff --format json` prints it, with a line break at its end. What there is not in one of them is `null`. */
export function diffJson({ asOf, from, to, criteria, controls, came, went }: DiffReport): string {
  return jsonText({
    version: 1,
    asOf,
    from: sideJson(from),
    to: sideJson(to),
    criteria: criteria.map((move) => ({ id: move.id, framework: move.framework, ...levels(move) })),
    controls: controls.map((move) => ({ id: move.id, title: move.title === '' ? null : move.title, ...levels(move) })),
    findings: { came: came.map(findingJson), went: went.map(findingJson) },
  });
}

function sideJson({ ref, commit, figures }: DiffSide): object {
  return { ref: ref ?? null, commit: commit ?? null, ...figuresJson(figures) };
}

function levels({ before, after }: Move): object {
  return { before: before ?? null, after: after ?? null };
}

function findingJson({ path, range: { start, end }, severity, code, message }: Diagnosis): object {
  const range = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
  return { file: path, range, severity, code, message };
}
