/** The control matrix as JSON, for programs: the same from run to run and from machine to machine. */

import { CATEGORY_IDS } from '../domain/category.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Aspects } from '../readiness/aspects.ts';
import { implementationsOf } from '../readiness/implementations.ts';
import type { ControlRow, CriterionRow } from '../readiness/matrix.ts';
import type { Engagement } from '../workspace/configuration.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { jsonText } from './json-text.ts';
import { type SampleRow, samplesOf } from './samples-report.ts';
import { criteriaText, frequencyText, type MatrixReport, ownerText, recordKey, recordTitle } from './matrix-report.ts';

/** The matrix as `matrix --format json` prints it, with a line break at its end. What is not known is `null`. */
export function matrixJson(report: MatrixReport): string {
  return jsonText(matrixObject(report));
}

/** The same with `samples` at its end, as `matrix --samples --format json` prints it; an empty list without an audit period. */
export function matrixWithSamplesJson(report: MatrixReport): string {
  return jsonText({ ...matrixObject(report), samples: samplesOf(report).map(sampleJson) });
}

function sampleJson({ control, sample }: SampleRow): object {
  const { population, items, proven, late, missing } = sample;
  return { control: recordKey(control), population: population ?? null, sample: items, proven, late, missing };
}

function matrixObject({ snapshot, matrix }: MatrixReport): object {
  const { asOf } = snapshot;
  return {
    version: 1,
    asOf,
    engagement: engagementJson(snapshot.configuration.engagement, asOf),
    criteria: matrix.criteria.map(criterionJson),
    controls: matrix.controls.map((row) => controlJson(snapshot, row)),
  };
}

function engagementJson(engagement: Engagement, asOf: CivilDate): object {
  const categories = CATEGORY_IDS.filter((id) => engagement.categories.has(id));
  if (engagement.type === 1) return { type: 1, asOf: engagement.asOf ?? asOf, categories };
  const { period } = engagement;
  return { type: 2, period: period === undefined ? null : { start: period.start, end: period.end }, categories };
}

/** Design and operation by themselves; of a Type 1, which does not look at it, the operation is null. */
function aspectsJson({ isDesignReady, isOperationReady }: Aspects): object {
  const word = (isReady: boolean): string => (isReady ? 'ready' : 'not-ready');
  return { design: word(isDesignReady), operation: isOperationReady === undefined ? null : word(isOperationReady) };
}

function criterionJson(row: CriterionRow): object {
  const { framework, criterion, inScope, readiness, policies, controls, routes } = row;
  return {
    id: criterion.id,
    framework: framework.id,
    category: criterion.category ?? null,
    inScope,
    readiness,
    ...aspectsJson(row),
    policies: policies.map(recordKey),
    controls: controls.map(recordKey),
    via: routes.map(({ record, via }) => ({ record: recordKey(record), criterion: via })),
  };
}

function controlJson(snapshot: Snapshot, { control, readiness }: ControlRow): object {
  const { record, document } = control;
  const code = implementationsOf(snapshot, control).map((one) => ({ file: one.document.path, line: one.line }));
  return {
    id: record.id?.text ?? null,
    title: recordTitle(record) ?? null,
    owner: ownerText(record) ?? null,
    frequency: frequencyText(record) ?? null,
    criteria: criteriaText(snapshot, control),
    policies: readiness.policies.map(recordKey),
    evidence: readiness.evidence.map(recordKey),
    readiness: readiness.level,
    ...aspectsJson(readiness),
    file: document.path,
    ...(code.length === 0 ? {} : { implementedIn: code }),
    occurrences: readiness.occurrences.map(({ start, end, state, evidence }) => ({ start, end, state, evidence })),
  };
}
