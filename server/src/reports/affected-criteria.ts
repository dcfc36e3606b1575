/** The criteria that findings touch: those that the policy or control in which one stands speaks to, or whose control one is about. */

import type { Engine, Diagnosis } from '../engine/engine.ts';
import { offsetAt } from '../facts/line-starts.ts';
import { values } from '../facts/record.ts';
import type { CriterionRow } from '../readiness/matrix.ts';
import { goalOf, type ReadinessLevel } from '../readiness/ladder.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import { TSC_2017 } from '../frameworks/tsc-2017.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

export interface AffectedCriterion {
  /** `CC6.1`, and with its framework where that is not the built-in one. */
  readonly id: string;
  readonly label: string;
  readonly readiness: ReadinessLevel;
  /** The top of the ladder for the type of engagement. */
  readonly goal: ReadinessLevel;
  readonly findings: number;
}

/** The criteria in scope that some findings in the engine's folder touch, in the catalogue's order. */
export function affectedCriteria(engine: Engine, diagnoses: readonly Diagnosis[]): readonly AffectedCriterion[] {
  const counts = new Map<string, number>();
  const byDocument = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const several = byDocument.get(diagnosis.uri);
    if (several === undefined) byDocument.set(diagnosis.uri, [diagnosis]);
    else several.push(diagnosis);
  }
  for (const several of byDocument.values()) {
    for (const keys of keysInDocument(engine, several)) {
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return [];
  const goal = goalOf(engine.snapshot.configuration.engagement);
  return engine.readiness.criteria().flatMap((row) => {
    const findings = row.inScope ? counts.get(row.key) : undefined;
    if (findings === undefined) return [];
    const { criterion, readiness } = row;
    return [{ id: idOf(row), label: criterion.label, readiness, goal, findings }];
  });
}

function idOf({ framework, criterion, key }: CriterionRow): string {
  return framework.id === TSC_2017.id ? criterion.id : key;
}

/** For each finding of one document, the keys of the criteria that it touches. */
function keysInDocument({ snapshot }: Engine, diagnoses: readonly Diagnosis[]): readonly ReadonlySet<string>[] {
  const [first] = diagnoses;
  const document = first === undefined ? undefined : snapshot.document(first.uri);
  const records = document?.records.toSorted((a, b) => a.record.range.start - b.record.range.start) ?? [];
  const lineStarts = document?.facts.lineStarts;
  const known = new Map<RecordRef, ReadonlySet<string>>();
  return diagnoses.map((diagnosis) => {
    if (diagnosis.code === 'criterion-unmapped') {
      return new Set(diagnosis.about === undefined ? [] : [`${TSC_2017.id}.${diagnosis.about}`]);
    }
    if (lineStarts === undefined) return new Set<string>();
    const offset = offsetAt(lineStarts, Number.MAX_SAFE_INTEGER, diagnosis.range.start);
    // Prose belongs to the one record of a Markdown file.
    const record =
      document?.facts.markdown === true && records.length === 1
        ? records[0]
        : records.findLast((one) => one.record.range.start <= offset && offset <= one.record.range.end);
    if (record === undefined) return new Set<string>();
    let keys = known.get(record);
    if (keys === undefined) known.set(record, (keys = keysOf(snapshot, record)));
    return keys;
  });
}

/** What a policy or control maps itself, and what the controls map that a record of another kind names. */
function keysOf(snapshot: Engine['snapshot'], record: RecordRef): ReadonlySet<string> {
  const speakers =
    record.kind === 'policy' || record.kind === 'control'
      ? [record]
      : values(record.record, 'controls')
          .map((value) => snapshot.definition(value.text, 'control'))
          .filter((control) => control !== undefined);
  return new Set(speakers.flatMap((speaker) => criteriaOf(speaker).flatMap((reference) => snapshot.expand(reference))));
}
